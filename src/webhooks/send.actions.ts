import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import { follow } from '../ledger/follow.actions';
import { claimant } from '../platform/claimant';
import { askHost } from '../platform/outbound';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { secretsOf } from './actions';
import { claimDelivery, dueDeliveries, insertDeliveries, releaseDelivery, settleDelivery, type NewDelivery } from './delivery.store'; // prettier-ignore
import { eventsOfCases, webhooksOf, type EventRow, type KeptWebhook } from './store';
import { bodyOf, isWanted } from './told';
import { isGone, isTaken, nextTry, signature, SIGNATURE_HEADER, type Attempt, type Delivery, type Webhook } from './webhook'; // prettier-ignore

/**
 * Events of cases on their way to webhooks. Each is written down for each webhook that wants it in the transaction that takes it from
 * the log; then it is claimed, sent, and what was answered is written down. Whatever breaks off, it is sent again and never lost.
 */
const SUBSCRIBER = 'webhooks.tell';

/** What the log has for webhooks since the last time; where that is nothing, nothing is written. Returns how many deliveries came of it. */
export async function followCases(work: Work, companyId: number): Promise<number> {
  const subscription = { subscriber: SUBSCRIBER, companyId, kinds: { of: 'case' } } as const;
  if ((await webhooksOf(work.db.read, companyId)).length === 0) return 0;
  let made = 0;
  await follow(work, subscription, async (tx, events) => {
    const hooks = await webhooksOf(tx, companyId);
    const rows = await eventsOfCases(tx, companyId, events.map(({ id }) => id)); // prettier-ignore
    made += (await insertDeliveries(tx, work, rows.flatMap((row) => deliveriesOf(work, companyId, hooks, row)))).length; // prettier-ignore
  });
  return made;
}

function deliveriesOf(work: Work, companyId: number, hooks: readonly KeptWebhook[], row: EventRow): NewDelivery[] {
  const payload = JSON.parse(row.payload) as Readonly<Record<string, unknown>>;
  if (payload['internal'] === true) return [];
  const key = work.ids.seal('event', row.id);
  const { kind, occurredOn, recordedAt, recordedBy, number, partnerRef, state, stage } = row;
  const body = bodyOf({
    ...{ id: key, kind, payload, occurredOn, recordedAt, recordedBy, sandbox: false },
    case: { id: work.ids.seal('case', row.caseId), number, partnerRef, state, stage },
  });
  return hooks
    .filter((hook) => hook.partnerId === row.partnerId && row.id > hook.sinceEvent && isWanted(hook.kinds, kind))
    .map((hook) => ({ companyId, webhookId: hook.id, eventId: row.id, key, kind, body }));
}

export interface Sent {
  readonly answered: number;
  readonly later: number;
  readonly failed: number;
}

/** So many at a time; a webhook that does not answer once is left alone until the next time. */
const AT_ONCE = 5;
const MOST = 200;
/** The next time goes on where this one ends. */
const LONGEST_MS = 60_000;

export async function sendDue(work: Work, company: Company): Promise<Sent> {
  const done = { answered: 0, later: 0, failed: 0 };
  const due = await dueDeliveries(work.db.read, company.id, { now: work.now, most: MOST });
  if (due.length === 0) return done;
  const hooks = new Map((await webhooksOf(work.db.read, company.id)).map((hook) => [hook.id, hook]));
  const silent = new Set<number>();
  const began = performance.now();
  const next = due[Symbol.iterator]();
  const one = async (): Promise<void> => {
    for (let at = next.next(); at.done !== true; at = next.next()) {
      const hook = hooks.get(at.value.webhookId);
      if (hook === undefined || silent.has(hook.id) || performance.now() - began > LONGEST_MS) continue;
      const state = await send(laterBy(work, performance.now() - began), hook, at.value, silent);
      if (state !== undefined) done[state] += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return done;
}

/** The moment it is by now: what is signed is not older than it says. */
const laterBy = (work: Work, ms: number): Work => ({
  ...work,
  now: instant(new Date(Date.parse(work.now) + Math.round(ms))),
});

/** One delivery, claimed, sent and settled; undefined where another process is at it. */
export async function send(
  work: Work,
  hook: Webhook,
  delivery: Delivery,
  silent: Set<number> = new Set(),
): Promise<keyof Sent | undefined> {
  const by = claimant();
  try {
    if (!(await work.db.transaction((tx) => claimDelivery(tx, delivery, by.name, work.now)))) return undefined;
    if (silent.has(hook.id)) {
      await work.db.transaction((tx) => releaseDelivery(tx, delivery.id, by.name));
      return undefined;
    }
    const attempt = await attempted(work, hook, delivery);
    const taken = attempt.status !== null && isTaken(attempt.status);
    if (!taken) silent.add(hook.id);
    const nextAt = taken || isGone(attempt.status) ? undefined : nextTry(delivery.attempts + 1, attempt.at);
    const state = taken ? 'answered' : nextAt === undefined ? 'failed' : 'waiting';
    const own = { id: delivery.id, companyId: hook.companyId, by: by.name };
    await work.db.transaction(async (tx) => {
      const settled = await settleDelivery(tx, own, attempt, { state, nextAt: nextAt ?? null });
      if (settled && state === 'failed') await tellFailed(tx, work, hook, attempt);
    });
    return state === 'waiting' ? 'later' : state;
  } finally {
    by.end();
  }
}

const PATIENCE_MS = 10_000;
const LARGEST_ANSWER = 64 * 1024;
const LONGEST_SAID = 300;

async function attempted(work: Work, hook: Webhook, { key, kind, body }: Delivery): Promise<Attempt> {
  const began = performance.now();
  const ended = (status: number | null, said: string): Attempt => ({
    ...{ at: work.now, status, ms: Math.round(performance.now() - began) },
    said: said.replace(/\p{C}+/gu, ' ').slice(0, LONGEST_SAID),
  });
  try {
    const signed = signature(await secretsOf(work, hook), Math.floor(Date.parse(work.now) / 1_000), body);
    const asked = await askHost({
      ...{ url: new URL(hook.url), method: 'POST', body: Buffer.from(body), bytes: LARGEST_ANSWER },
      ...{ patienceMs: PATIENCE_MS },
      headers: {
        ...{ 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Duly-Webhooks/1' },
        ...{ [SIGNATURE_HEADER]: signed, 'duly-event-id': key, 'duly-event-type': kind },
      },
    });
    return asked.came === 'answer' ? ended(asked.status, asked.body.toString('utf8')) : ended(null, asked.why);
  } catch (error) {
    if (error instanceof Refusal) return ended(null, error.message);
    throw error;
  }
}

/** Nobody there for three days: a person asks the partner. One task a day for each webhook. */
async function tellFailed(tx: Tx, work: Work, { id, companyId, url }: Webhook, attempt: Attempt): Promise<void> {
  const about = `webhook/${id}`;
  const why = attempt.status === null ? (attempt.said ?? '') : String(attempt.status);
  await record(tx, work, { companyId, kind: 'webhook.failed', ref: about, payload: { url, ...attempt } });
  await openTasks(tx, work, [
    {
      ...{ companyId, customerId: null, kind: 'webhook_failed', key: `${about}/failed/${work.today}`, about },
      ...{ title: asks('webhookFailed', { host: new URL(url).host, why }), dueOn: work.today },
    },
  ]);
}
