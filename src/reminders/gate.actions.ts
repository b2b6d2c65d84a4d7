import { companyById, settingsOf } from '../companies/store';
import type { Company } from '../companies/company';
import { kindOfDebtor } from '../customers/customer';
import { customerById } from '../customers/store';
import { addDays, dayIn, daysBetween, type Day, type Instant } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import type { HoldSource } from '../ledger/hold';
import { everAssigned, payeesOf } from '../ledger/payee.store';
import { spansOf } from '../ledger/spans';
import { contentFrom } from '../outbox/content';
import type { Ending, SendGate, Verdict, Waiting } from '../outbox/gate';
import type { Asker } from '../outbox/post.actions';
import { messagesById } from '../outbox/store';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { judgeAgain, SAVED } from './again';
import { saysWherePaid } from './assigned';
import type { Facts } from './facts';
import { gather } from './facts.store';
import { endReminders, leavingReminders, remindersOfMessages, type LeavingReminder } from './reminder.store';
import { rulesOf } from './rules.store';

/**
 * The gate for reminders: in the moment of sending, each is judged again on what the ledger says then. What is no longer
 * right is withdrawn, and its steps never happened; so it is with what failed or came back.
 */
export function reminderAsker(holds: (q: Query) => readonly HoldSource[]): Asker {
  return { gate: (q) => reminderGate(q, holds(q)), ended: reminderEnded };
}

function reminderGate(q: Query, holds: readonly HoldSource[]): SendGate {
  return async (waiting, now) => {
    const verdicts = new Map<number, Verdict>();
    for (const [companyId, asked] of byCompany(waiting)) {
      const company = await companyById(q, companyId);
      const leaving = await leavingReminders(q, asked.map((one) => one.messageId)); // prettier-ignore
      const byMessage = grouped(leaving, (one) => one.messageId);
      for (const [today, some] of grouped(leaving, (one) => judgedOn(one, company.zone, now))) {
        const facts = await factsFor(q, { company, today, customerIds: some.map((one) => one.customerId), holds });
        for (const { messageId } of some)
          verdicts.set(messageId, verdictOn(byMessage.get(messageId) ?? [], facts, today));
      }
      for (const messageId of await ofAnotherKind(q, companyId, leaving)) verdicts.set(messageId, ANOTHER_KIND);
      for (const messageId of await paidElsewhere(q, companyId, leaving)) verdicts.set(messageId, PAID_ELSEWHERE);
      for (const { messageId } of asked) if (!verdicts.has(messageId)) verdicts.set(messageId, TAKEN_BACK);
    }
    return verdicts;
  };
}

const PAID_ELSEWHERE: Verdict = { do: 'withdraw', reason: 'held' };

const ANOTHER_KIND: Verdict = { do: 'withdraw', reason: 'left_out' };

/** Legal papers to debtors who, as is known by now, are of another kind in law: these have other rights and other days. */
async function ofAnotherKind(q: Query, companyId: number, leaving: readonly LeavingReminder[]): Promise<number[]> {
  const papers = leaving.filter(({ kind }) => kind === 'formal_notice');
  if (papers.length === 0) return [];
  const settings = await settingsOf(q, companyId);
  const now = new Map<number, string>();
  for (const { customerId } of papers)
    now.set(customerId, kindOfDebtor(await customerById(q, companyId, customerId), settings).type);
  const rows = await messagesById(q, companyId, papers.map(({ messageId }) => messageId)); // prettier-ignore
  const debtors = new Map(rows.map(({ id, blanks }) => [id, contentFrom(blanks).legal?.debtor]));
  return papers.flatMap(({ messageId, customerId }) =>
    [undefined, now.get(customerId)].includes(debtors.get(messageId)) ? [] : [messageId],
  );
}

/** Messages that name an account to which what they ask for is not paid any more: assigned since, or ours again. */
async function paidElsewhere(q: Query, companyId: number, leaving: readonly LeavingReminder[]): Promise<number[]> {
  const itemIds = leaving.flatMap(({ items }) => items.flatMap(({ itemId }) => (itemId > 0 ? [itemId] : [])));
  const assigned = await everAssigned(q, companyId, itemIds);
  if (assigned.size === 0) return [];
  const payees = await payeesOf(q, companyId, [...assigned]);
  const about = leaving.filter(({ items }) => items.some(({ itemId }) => assigned.has(itemId)));
  const rows = await messagesById(q, companyId, [...new Set(about.map(({ messageId }) => messageId))]);
  return rows.filter((row) => !saysWherePaid(contentFrom(row.blanks), payees)).map(({ id }) => id);
}

/**
 * The day on which a message is judged: today. What was issued as of another day than it was (`--as-of`) is judged on that
 * day, moved on by the days that have passed since.
 */
function judgedOn(reminder: LeavingReminder, zone: string, now: Instant): Day {
  const passed = daysBetween(dayIn(zone, reminder.recordedAt), dayIn(zone, now));
  return addDays(reminder.issuedOn, Math.max(0, passed));
}

interface Asked {
  readonly company: Company;
  readonly today: Day;
  readonly customerIds: readonly number[];
  readonly holds: readonly HoldSource[];
}

async function factsFor(q: Query, asked: Asked): Promise<ReadonlyMap<number, Facts>> {
  const { company, today: asOn, holds } = asked;
  const rules = await rulesOf(q, company, asOn);
  const found = new Map<number, Facts>();
  for (const span of spansOf(asked.customerIds)) {
    const range = { companyId: company.id, ...span };
    for (const facts of await gather(q, rules, { range, asOn, knownAt: null, holds })) {
      found.set(facts.customer.customer.id, facts);
    }
  }
  return found;
}

const TAKEN_BACK: Verdict = { do: 'withdraw', reason: 'taken back' };

/** All currencies of a message must still be right. */
function verdictOn(reminders: readonly LeavingReminder[], facts: ReadonlyMap<number, Facts>, today: Day): Verdict {
  for (const reminder of reminders) {
    if (reminder.state !== 'issued') return TAKEN_BACK;
    const known = facts.get(reminder.customerId);
    if (!known) return { do: 'withdraw', reason: 'paid' };
    const again = judgeAgain(reminder, known, today);
    if (again.do === 'withdraw') return { do: 'withdraw', reason: again.because };
  }
  return reminders.length === 0 ? TAKEN_BACK : { do: 'send' };
}

const byCompany = (waiting: readonly Waiting[]): Map<number, Waiting[]> => grouped(waiting, (one) => one.companyId);

/** Endings by which a message was read by nobody. A letter that was refused is evidence, but no step. */
const NEVER_REACHED: ReadonlySet<Ending['state']> = new Set<Ending['state']>([
  'failed',
  'withdrawn',
  'returned',
  'refused',
]);

/** What failed, was withdrawn or came back was no reminder: its items stand where they stood. */
export async function reminderEnded(tx: Tx, work: Work, endings: readonly Ending[]): Promise<void> {
  const lost = new Map(endings.filter((one) => NEVER_REACHED.has(one.state)).map((one) => [one.messageId, one]));
  if (lost.size === 0) return;
  const reminders = await remindersOfMessages(tx, [...lost.keys()]);
  await endReminders(tx, work, reminders.map(({ id, messageId }) => ({ id, why: whyOf(lost.get(messageId)) })), 'ignored'); // prettier-ignore
}

function whyOf(ending: Ending | undefined): string {
  const reason = ending?.reason ?? ending?.state ?? '';
  return SAVED.some((saved) => saved === reason) ? `gate: ${reason}` : reason;
}
