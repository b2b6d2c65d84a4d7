import { record } from '../audit/actions';
import { zoneOf } from '../companies/country';
import { calendarOf } from '../kernel/calendar';
import type { Instant } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import { waitForCompany } from '../platform/db';
import { composeMail, type Answer } from '../platform/mail';
import { httpGateway, type SmsGateway } from '../platform/sms';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { appendSteps, storeEvidence, type Evidence } from './delivery.store';
import { freshDoors } from './door.actions';
import { fileName } from './plain';
import type { Underway } from './message';
import { outcomeFrom, settle, settleAndTell, type Outcome } from './outcome.actions';
import { atOnce, judge, type PostRoom } from './post.actions';
import { prepare, type Prepared, type Sender } from './prepare.actions';
import { hiding } from './render';
import { renderSms } from './render-sms';
import { opensAt } from './send-window';
import { SMS, smsSize } from './sms';
import {
  closedPhones,
  gatewayOf,
  handedSince,
  pauseGateway,
  putOff,
  unsettledSms,
  waitingSms,
  type KeptGateway,
} from './sms.store';
import { underwayOf, type MessageRow } from './store';

/**
 * Short messages that were claimed: put into words, kept as evidence, judged once more, handed over one by one, answered. In test mode
 * they lie in the folder of mails and go to nobody. Where no answer comes a person decides, as with emails.
 */
export async function deliverSms(
  work: Work,
  post: PostRoom,
  sender: Sender,
  rows: readonly MessageRow[],
): Promise<readonly Outcome[]> {
  const prepared = await prepare(work, sender, rows, freshDoors(work, post, sender));
  const way = await wayOf(work, post, sender);
  const outcomes: Outcome[] = [];
  for (const [at, of] of prepared.entries()) {
    const outcome = await deliverOne({ work, post, sender, way }, of);
    outcomes.push(outcome);
    if (outcome.is !== 'later' || !outcome.unavailable) continue;
    const rest = prepared.slice(at + 1).map(({ row }): Outcome => ({ ...outcome, message: underwayOf(row) }));
    await settle(atOnce(work, post), post, sender.company.id, rest);
    return [...outcomes, ...rest];
  }
  return outcomes;
}

/** How short messages leave now, and under which name it is written down. */
interface Way {
  readonly name: string;
  send(ready: Ready): Promise<Answer>;
}

interface Delivering {
  readonly work: Work;
  readonly post: PostRoom;
  readonly sender: Sender;
  readonly way: Way;
}

interface Ready {
  readonly message: Underway;
  readonly id: string;
  readonly key: string;
  readonly to: string;
  readonly name: string;
  readonly text: string;
  readonly evidence: Evidence;
}

async function wayOf(work: Work, post: PostRoom, { company, settings }: Sender): Promise<Way> {
  const kept = await gatewayOf(work.db.read, company.id);
  if (settings.testMode) {
    const from = { name: kept?.sender ?? company.tradingName ?? company.legalName, address: 'sms@duly.invalid' };
    const send = async ({ key, to, text, name }: Ready): Promise<Answer> => {
      const address = `${to.replace('+', '')}@sms.invalid`;
      const raw = await composeMail({
        ...{ from, to: { name: `${name} ${to}`.trim(), address }, cc: [], replyTo: from.address, subject: 'SMS' },
        ...{ html: '', text, messageId: `${fileName(key, 100)}@sms.invalid`, references: [], date: work.now },
        ...{ language: 'en', headers: { 'X-Duly-Mode': 'test' }, attachments: [] },
      });
      return post.folder.send({ key, raw, from: from.address, to: [address] });
    };
    return { name: post.folder.name, send };
  }
  if (kept === undefined) return { name: SMS, send: () => Promise.resolve(NO_GATEWAY) };
  const gateway = await openGateway(work, kept);
  return { name: SMS, send: ({ id, to, text }) => gateway.send({ id, to, text, from: kept.sender }) };
}

const NO_GATEWAY: Answer = { outcome: 'later', answer: 'there is no gateway for short messages', unavailable: true };

export async function openGateway(work: Work, kept: KeptGateway): Promise<SmsGateway> {
  const secret = kept.secret === null ? undefined : await work.files.secrets.get(kept.secret);
  return httpGateway(kept.settings, secret?.toString('utf8') ?? null);
}

async function deliverOne(delivering: Delivering, of: Prepared): Promise<Outcome> {
  const { work, post, sender, way } = delivering;
  const ready = await compose(work, sender, of);
  const now = atOnce(work, post);
  const stopped = await passGate(delivering, ready);
  let outcome: Outcome;
  if (stopped !== undefined) outcome = stopped;
  else if ('fault' in ready) outcome = { is: 'failed', message: ready.message, reason: ready.fault, bounced: false };
  else {
    const answer = await way.send(ready);
    if (answer.outcome === 'later' && answer.settings === true) await rest(now, sender.company.id, answer.answer);
    outcome = outcomeFrom(ready.message, answer);
  }
  await settle(now, post, sender.company.id, [outcome]);
  return outcome;
}

/** It does not take our key, and will not by itself: nothing more is given to it until a person has seen to it. */
async function rest(work: Work, companyId: number, said: string): Promise<void> {
  const kept = await gatewayOf(work.db.read, companyId);
  if (kept === undefined) return;
  const why = said.slice(0, 300);
  await work.db.transaction(async (tx) => {
    if (!(await pauseGateway(tx, kept.id, work.now, why))) return;
    await record(tx, work, { companyId, kind: 'sms.paused', ref: aboutGateway(kept), payload: { answer: why } });
    await openTasks(tx, work, [
      {
        ...{ companyId, customerId: null, kind: 'sms_trouble', key: `${aboutGateway(kept)}/${work.now}` },
        ...{ about: aboutGateway(kept), title: asks('smsTrouble', { why }), dueOn: work.today },
      },
    ]);
  });
}

export const aboutGateway = ({ id }: Pick<KeptGateway, 'id'>): string => `sms_gateway/${id}`;

type Composed = Ready | { readonly message: Underway; readonly fault: string };

async function compose(work: Work, { company }: Sender, { row, facts, template }: Prepared): Promise<Composed> {
  const message = underwayOf(row);
  try {
    const { text } = renderSms(facts, template());
    // what is kept hides what opens the customer's account
    const { subject, text: hiddenText, html } = renderSms(hiding(facts), template());
    const [kept, shown] = await Promise.all([work.files.put(Buffer.from(hiddenText), 'lightly'), work.files.put(Buffer.from(html), 'lightly')]); // prettier-ignore
    const id = work.ids.seal('message', row.id);
    return {
      ...{ message, id, to: row.recipient, name: row.to_name ?? '', text },
      key: `${fileName(company.code, 40)}/${row.day}/${id}`,
      evidence: {
        ...{ id: row.id, claimedBy: row.claimed_by, subject, thread: null, attachments: [] },
        ...{ htmlSha: shown.sha256, textSha: kept.sha256, rawSha: kept.sha256 },
      },
    };
  } catch (error) {
    if (error instanceof Refusal) return { message, fault: `${error.code}: ${error.message}` };
    throw error;
  }
}

/** The last look, in the company's lock. What passes is noted as handed over, with its evidence. */
function passGate({ work, post, sender, way }: Delivering, composed: Composed): Promise<Outcome | undefined> {
  const companyId = sender.company.id;
  const now = atOnce(work, post);
  const { message } = composed;
  return now.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const { id, customerId, about, contactId } = message;
    const verdicts = await judge(tx, post, [{ messageId: id, companyId, customerId, about }], now.now);
    const verdict = verdicts.get(id);
    if (verdict?.do === 'withdraw') return { is: 'withdrawn', message, reason: verdict.reason };
    const closed = contactId !== null && (await closedPhones(tx, companyId, [contactId])).has(contactId);
    if (closed) return { is: 'failed', message, reason: 'contact-sms', bounced: false };
    if ('fault' in composed) return undefined;
    const ours = await storeEvidence(tx, [composed.evidence]);
    if (!ours.has(id)) return { is: 'later', message, reason: 'in other hands', unavailable: false };
    const { parts } = smsSize(composed.text);
    const detail = { to: way.name, key: composed.key, raw: composed.evidence.rawSha, parts };
    await appendSteps(tx, now, [{ messageId: id, kind: 'handed_over', onDay: work.today, detail }]);
    return undefined;
  });
}

const WORKING = { days: [1, 2, 3, 4, 5, 6], from: 8, until: 20 };

/** What would reach somebody at night, on a Sunday or on a holiday where they are waits for the next morning there. */
export async function holdTillMorning(work: Work, { company }: Sender, now: Instant): Promise<void> {
  const waiting = await waitingSms(work.db.read, company.id, now);
  const places = grouped(waiting, ({ country, region }) => `${country ?? company.country} ${country === null ? (company.region ?? '') : (region ?? '')}`); // prettier-ignore
  for (const [place, some] of places) {
    const [country = company.country, region = ''] = place.split(' ');
    const calendar = calendarOf(country, region === '' ? null : region);
    const zone = country === company.country ? company.zone : zoneOf(country);
    const until = opensAt({ hours: WORKING, zone, isClosed: (day) => calendar.isHoliday(day) }, now);
    if (until === null) continue;
    await work.db.transaction((tx) => putOff(tx, company.id, some.map(({ id }) => id), until)); // prettier-ignore
  }
}

/** How many may leave now: so many a minute. */
export async function roomForSms(work: Work, { company, settings }: Sender, now: Instant): Promise<number> {
  if (settings.testMode) return Infinity;
  const kept = await gatewayOf(work.db.read, company.id);
  if (kept === undefined || kept.pausedAt !== null) return 0;
  const since = new Date(Date.parse(now) - 60_000).toISOString() as Instant;
  return Math.max(0, kept.perMinute - (await handedSince(work.db.read, company.id, since)));
}

const DAYS = 3;
const MOST_ASKED = 50;

/** Asks the provider what became of what it took. What did not arrive reached nobody: its step is none, and its telephone is flagged. */
export async function followSms(
  work: Work,
  post: PostRoom,
  company: Sender['company'],
): Promise<{ readonly delivered: number; readonly undelivered: number }> {
  const came = { delivered: 0, undelivered: 0 };
  const kept = await gatewayOf(work.db.read, company.id);
  if (kept === undefined || kept.pausedAt !== null || kept.settings.statusUrl === null) return came;
  const since = new Date(Date.parse(work.now) - DAYS * 86_400_000).toISOString() as Instant;
  const gateway = await openGateway(work, kept);
  for (const row of await unsettledSms(work.db.read, company.id, since, MOST_ASKED)) {
    const status = await gateway.statusOf(row.provider_ref ?? '');
    if (status.is === 'open') continue;
    came[status.is === 'delivered' ? 'delivered' : 'undelivered'] += 1;
    await work.db.transaction(async (tx) => {
      await waitForCompany(tx, company.id);
      if (status.is === 'delivered') await appendSteps(tx, work, [{ messageId: row.id, kind: 'delivered', onDay: work.today }]); // prettier-ignore
      else await settleAndTell(tx, work, post, company.id, [{ is: 'failed', message: underwayOf(row), reason: status.why, bounced: true }]); // prettier-ignore
    });
  }
  return came;
}
