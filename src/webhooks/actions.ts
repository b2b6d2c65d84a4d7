import { randomBytes } from 'node:crypto';
import { record } from '../audit/actions';
import { instant, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { lastEvent } from '../ledger/event.store';
import { isNamedHost, judgedHost } from '../platform/outbound';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { deliveryById, insertDeliveries, replayDeliveries } from './delivery.store';
import { endWebhook, forgetBefore, insertWebhook, pauseWebhook, renewSecret, webhookById, webhooksOf, type KeptWebhook } from './store'; // prettier-ignore
import { bodyOf, isWanted, PUBLISHED, type CaseEvent } from './told';
import { OVERLAP_HOURS, urlFrom, type Delivery, type Webhook } from './webhook';

/**
 * Webhooks are added, paused, ended and replayed; each time one line in the record, never with a secret in it. The secret is told once,
 * when a webhook is added or its secret is renewed, and lies in the folder keys.
 */
export interface WebhookGiven {
  readonly companyId: number;
  readonly partnerId: number;
  readonly url: string;
  /** None: all that are published. */
  readonly kinds: readonly string[];
}

const MOST = 10;

/** Refuses an address that may not be asked, a kind that is not published, and an eleventh webhook of one partner. */
export async function addWebhook(
  work: Work,
  given: WebhookGiven,
): Promise<{ readonly id: number; readonly secret: string }> {
  const { companyId, partnerId } = given;
  const url = urlFrom(given.url, (host) => isNamedHost(host));
  if (url === undefined) throw wrongUrl();
  const kinds = checkedKinds(given.kinds);
  await judgedHost(url.hostname, Number(url.port || 443));
  const { name, secret } = await newSecret(work);
  try {
    const id = await work.db.transaction(async (tx) => {
      const before = await webhooksOf(tx, companyId, partnerId);
      if (before.length >= MOST)
        throw new Refusal('webhook-many', 'This partner has ten webhooks already.', 'End one of them first.');
      if (before.some((one) => one.url === url.href))
        throw new Refusal('webhook-there', 'There is a webhook to this address already.', 'End it first: a new one may be sent other things.'); // prettier-ignore
      const sinceEvent = await lastEvent(tx, companyId);
      const made = await insertWebhook(tx, work, { companyId, partnerId, url: url.href, kinds, secret: name, sinceEvent }); // prettier-ignore
      await note(tx, work, 'added', { id: made, companyId }, { url: url.href, kinds, partner: partnerId });
      return made;
    });
    return { id, secret };
  } catch (error) {
    await work.files.secrets.remove(name);
    throw error;
  }
}

async function newSecret(work: Work): Promise<{ readonly name: string; readonly secret: string }> {
  const secret = `whsec_${randomBytes(32).toString('base64url')}`;
  const name = `webhook-${randomBytes(12).toString('hex')}`;
  await work.files.secrets.put(name, Buffer.from(secret));
  return { name, secret };
}

/**
 * A new secret, told this once. The one before signs too for a day; `now`: it ends at once, as where somebody else may know it.
 * Refuses a second time within that day, unless `now`: whoever has not changed over would be left behind.
 */
export async function rotateSecret(work: Work, webhook: Webhook, now: boolean): Promise<{ readonly secret: string; readonly until: string | null }> {
  const { secret: old, before } = webhook;
  if (before !== null && before.until > work.now && !now)
    throw new Refusal('webhook-rotated', 'The secret of this webhook was renewed less than 24 hours ago.', 'Wait until the one before has ended, or let it end at once.');
  const { name, secret } = await newSecret(work);
  const until = now ? null : instant(new Date(Date.parse(work.now) + OVERLAP_HOURS * 3_600_000));
  try {
    await work.db.transaction(async (tx) => {
      if (!(await renewSecret(tx, webhook, { secret: name, before: until === null ? null : { secret: old, until } })))
        throw new Refusal('webhook-moved', 'This webhook was changed meanwhile.', 'Look at it again, and decide anew.');
      await note(tx, work, 'rotated', webhook, { url: webhook.url, until });
    });
  } catch (error) {
    await work.files.secrets.remove(name);
    throw error;
  }
  for (const one of [...(now ? [old] : []), ...(before === null ? [] : [before.secret])]) await work.files.secrets.remove(one);
  return { secret, until };
} // prettier-ignore

/** The clock: secrets whose day of overlap is over are forgotten. Returns how many. */
export async function forgetSecrets(work: Work, companyId: number): Promise<number> {
  let many = 0;
  for (const { id, before } of await webhooksOf(work.db.read, companyId)) {
    if (before === null || before.until > work.now) continue;
    await work.files.secrets.remove(before.secret);
    await work.db.transaction((tx) => forgetBefore(tx, id, before.secret));
    many += 1;
  }
  return many;
}

function checkedKinds(kinds: readonly string[]): readonly string[] {
  const unknown = kinds.find((kind) => !PUBLISHED.includes(kind));
  if (unknown !== undefined)
    throw new Refusal('webhook-kind', `${unknown} is no kind of event.`, 'Choose of those that are listed.');
  return [...new Set(kinds)].sort();
}

/** Those that sign at this moment, the newest first. Throws Refusal where the folder keys lacks the newest. */
export async function secretsOf(work: Work, { secret, before }: Webhook): Promise<readonly string[]> {
  const kept = await work.files.secrets.get(secret);
  const old = before !== null && before.until > work.now ? await work.files.secrets.get(before.secret) : undefined;
  if (kept !== undefined) return [kept, ...(old === undefined ? [] : [old])].map((one) => one.toString('utf8'));
  throw new Refusal(
    'webhook-secret',
    'The secret of this webhook is not in the folder keys of this installation.',
    'Put the folder keys back from where you keep it, or end the webhook and add it again.',
  );
}

export const setPaused = (work: Work, webhook: Webhook, paused: boolean): Promise<void> =>
  work.db.transaction(async (tx) => {
    await pauseWebhook(tx, work, webhook.id, paused);
    await note(tx, work, paused ? 'paused' : 'resumed', webhook, { url: webhook.url });
  });

/** Nothing more is sent there, and its secret is gone; what was sent stays in the log. */
export async function removeWebhook(work: Work, webhook: Webhook): Promise<void> {
  const ended = await work.db.transaction(async (tx) => {
    if (!(await endWebhook(tx, work, webhook.id))) return false;
    await note(tx, work, 'ended', webhook, { url: webhook.url });
    return true;
  });
  if (!ended) return;
  for (const one of [webhook.secret, ...(webhook.before === null ? [] : [webhook.before.secret])])
    await work.files.secrets.remove(one);
}

/** Returns how many are sent once more. Refuses where there is nothing of that kind. */
export const replay = (
  work: Work,
  webhook: Webhook,
  which: { readonly id: number } | { readonly since: Day },
): Promise<number> =>
  work.db.transaction(async (tx) => {
    const many = await replayDeliveries(tx, work, webhook.id, which);
    if (many === 0)
      throw new Refusal('webhook-no-replay', 'There is nothing that could be sent once more.', 'What was not answered yet is sent by itself.'); // prettier-ignore
    await note(tx, work, 'replayed', webhook, { url: webhook.url, many, ...which });
    return many;
  });

/** One made-up event, to see whether it arrives: it waits as the others do, for whoever sends it at once. */
export const addTest = (work: Work, webhook: Webhook): Promise<Delivery> =>
  work.db.transaction(async (tx) => {
    const key = `test_${randomBytes(8).toString('hex')}`;
    const body = bodyOf({
      ...{ id: key, kind: 'test', payload: {}, occurredOn: work.today, recordedAt: work.now, recordedBy: 'clock:test' },
      sandbox: true,
      case: { id: 'ca_test', number: 'RF-TEST', partnerRef: null, state: 'with_partner', stage: 'submitted' },
    });
    const { companyId, id: webhookId } = webhook;
    const [id = 0] = await insertDeliveries(tx, work, [{ companyId, webhookId, eventId: null, key, kind: 'test', body }]); // prettier-ignore
    await note(tx, work, 'tested', webhook, { url: webhook.url });
    const made = await deliveryById(tx, webhookId, id);
    if (made === undefined) throw noSuchWebhook();
    return made;
  });

/** For those of a partner: what happened in the made-up case on which it tries things out. Returns how many will hear of it. */
export async function tellSandbox(tx: Tx, work: Work, partnerId: number, companyId: number, event: CaseEvent): Promise<number> {
  const hooks = (await webhooksOf(tx, companyId, partnerId)).filter(({ kinds }) => isWanted(kinds, event.kind));
  const { id: key, kind } = event;
  const made = hooks.map(({ id }) => ({ companyId, webhookId: id, eventId: null, key, kind, body: bodyOf(event) }));
  return (await insertDeliveries(tx, work, made)).length;
} // prettier-ignore

export async function theWebhook(work: Work, companyId: number, sealed: string): Promise<KeptWebhook> {
  const id = work.ids.open('webhook', sealed);
  const found = id === undefined ? undefined : await webhookById(work.db.read, companyId, id);
  if (found === undefined) throw noSuchWebhook();
  return found;
}

const noSuchWebhook = (): Refusal =>
  new Refusal('no-such-webhook', 'There is no such webhook.', 'See which there are: duly webhook list');

const wrongUrl = (): Refusal =>
  new Refusal(
    'webhook-url',
    'That is no address of a webhook.',
    'Give an https address such as https://agency.example/hooks/duly.',
  );

const note = (
  tx: Tx,
  work: Work,
  what: string,
  { id, companyId }: { readonly id: number; readonly companyId: number },
  payload: unknown,
): Promise<void> => record(tx, work, { companyId, kind: `webhook.${what}`, ref: `webhook/${id}`, payload });
