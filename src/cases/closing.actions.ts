import { learnEnd } from '../advice/ends.store';
import { actorText } from '../kernel/actor';
import { format, sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { stopOf } from '../reminders/stop.store';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { aboutsOf, CASE_OVER, move } from './actions';
import { REST_OF, type Case, type Outcome } from './case';
import { caseById, itemsOfCase, type CaseView } from './case.panel';
import { isSettlement, type Closing } from './closing';
import { happen } from './happening.actions';
import { aboutStep } from './step.actions';
import { stepsOf } from './step.store';
import { caseOfDossier, closeCase } from './store';

/**
 * The end of a case: one transaction with its audit line. The partner's access ends with it, tasks about it close, and what
 * nobody asks for any more opens the question whether the customer is still delivered to.
 */
export function endCase(work: Work, companyId: number, number: string, closing: Closing): Promise<void> {
  return move(work, { companyId, number, to: 'closed' }, async (tx, found) => {
    const { outcome, why = '' } = closing;
    const view = await viewOf(tx, found);
    const settledMinor = settledFor(view, closing);
    const mergedInto = await mergedWith(tx, view, closing);
    await closeCase(tx, found.id, {
      ...{ on: work.today, outcome, at: work.now, by: actorText(work.actor) },
      ...{ why: why.trim() === '' ? null : why.trim(), settledMinor, withdrawalMinor: null, mergedInto },
    });
    await leave(tx, work, found);
    if (outcome !== 'merged') await learnEnd(tx, taughtBy(work, found, outcome));
    await askWhatIsDelivered(tx, work, { ...view, customer: found.customer }, outcome);
    const more = { ...(settledMinor !== null && { settledMinor }), ...(closing.into !== undefined && { into: closing.into }) };
    await happen(tx, work, found, { kind: 'case.closed', payload: { number, outcome, ...more, ...(why !== '' && { why }) } });
  });
} // prettier-ignore

const taughtBy = (work: Work, { id, companyId, customerId, partner, handedOverOn }: Case, outcome: Outcome) => ({
  ...{ caseId: id, companyId, customerId, partner, handedOverOn, outcome, endedOn: work.today },
});

async function viewOf(q: Query, { companyId, id }: Case): Promise<CaseView> {
  const view = await caseById(q, companyId, id);
  if (view === undefined) throw new Refusal('no-such-case', 'There is no such case.', 'See which there are: duly case list'); // prettier-ignore
  return view;
}

function settledFor({ principalMinor, currency }: CaseView, { outcome, settledMinor }: Closing): number | null {
  if (outcome !== 'settled') return null;
  if (settledMinor !== undefined && isSettlement(settledMinor, principalMinor)) return settledMinor;
  throw new Refusal(
    'no-settlement',
    'A settlement needs the sum that was agreed.',
    `Give it, above nothing and below ${format({ minor: principalMinor, currency }, 'en')}: --amount 1250.00`,
  );
}

/** The other case is with a partner, of the same customer and currency, and took nothing that was merged before. */
async function mergedWith(q: Query, view: CaseView, { outcome, into }: Closing): Promise<number | null> {
  if (outcome !== 'merged') return null;
  const other = into === undefined ? undefined : await caseOfDossier(q, view.companyId, into);
  const target = other && (await caseById(q, view.companyId, other.id));
  const fits =
    target?.state === 'with_partner' &&
    target.id !== view.id &&
    target.customerId === view.customerId &&
    target.currency === view.currency;
  if (fits) return target.id;
  throw new Refusal(
    'cannot-merge',
    'It can only be merged into an open case of the same customer in the same currency.',
    'Name it: --into RF-2026-0002',
  );
}

/** What was to be done about the case is not to be done any more. Its partner reads that it is over, and nothing else; reopened, it reads on. */
export async function leave(tx: Tx, work: Work, { id, companyId }: Case): Promise<void> {
  const abouts = [...aboutsOf(id), ...(await stepsOf(tx, companyId, id)).map((step) => aboutStep(id, step.id))];
  await closeTasksAbout(tx, work, { companyId, abouts, outcome: CASE_OVER });
}

/** Where the rest was given up: is anything delivered at all, and where nothing came, only what was paid before? A person answers both. */
async function askWhatIsDelivered(tx: Tx, work: Work, view: CaseView & { customer: string }, outcome: Outcome): Promise<void> {
  const { id, companyId, customerId, customer, number, currency } = view;
  const task = { companyId, customerId, about: `case/${id}`, dueOn: work.today };
  const stop = { ...task, kind: 'delivery_stop', key: `case/${id}/stop/${work.today}`, title: asks('stopAfterCase', { customer, number }) };
  const minor = sum((await itemsOfCase(tx, view)).map(({ openMinor }) => Math.max(0, openMinor)));
  const why = PREPAY_AFTER[outcome];
  const prepays = why === undefined || minor === 0 || (await stopOf(tx, { companyId, customerId, kind: 'prepay' })) !== undefined;
  await openTasks(tx, work, [
    ...(REST_OF[outcome] === 'nobody' ? [stop] : []),
    ...(prepays
      ? []
      : [{ ...task, kind: 'prepayment', key: `case/${id}/prepayment/${work.today}`, title: asks(why, { customer, number, amount: { minor, currency } }) }]),
  ]);
} // prettier-ignore

const PREPAY_AFTER: Readonly<Partial<Record<Outcome, 'prepayAfterLoss' | 'prepayAfterInsolvency'>>> = {
  uncollectable: 'prepayAfterLoss',
  insolvent: 'prepayAfterInsolvency',
};
