import type { Day } from '../kernel/day';
import { WrongUse } from '../kernel/result';
import { toDecimal } from '../kernel/money';
import { asks } from '../languages/task-title';
import { proposeForDispute } from '../law/interest-hold.actions';
import { waiveCharges } from '../ledger/charge.store';
import { labelOf } from '../ledger/open-item';
import { openItemsOf } from '../ledger/store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { changing, move, recorded, ruleFor, tasksAbout, type Which } from './change.actions';
import type { Dispute } from './dispute';
import { changeDispute, insertFindings } from './move.store';
import { reviewDay } from './raising';
import { checkAnswerDay, checkMove, settled, type Settled, type Settlement } from './settling';

/** The answer to a dispute and its settlement: what was said to the customer, who was right, and what follows from it. */
export interface Answer extends Which {
  /** With reasons: it becomes an exhibit. */
  readonly text: string;
  readonly sentOn: Day;
  readonly reviewOn?: Day;
}

/** The reasoned answer that was sent. The dispute waits for the customer, and what is disputed stays held back. */
export async function answer(work: Work, given: Answer): Promise<Dispute> {
  return changing(work, given, async (tx, dispute) => {
    const text = given.text.trim();
    if (text === '') throw new WrongUse('The answer is missing.', 'Give the reasons: --text "…"');
    checkMove(dispute.state, 'waiting_customer');
    checkAnswerDay(dispute, given.sentOn, work.today);
    const reviewOn = reviewDay(await ruleFor(tx, dispute), work.today, given.reviewOn);
    await move(tx, work, dispute, { to: 'waiting_customer', reviewOn, note: said(given.sentOn, text) });
    await changeDispute(tx, work, dispute.id, { answer: text, answeredOn: given.sentOn });
    return recorded(tx, work, given, { kind: 'answered', payload: { text, sentOn: given.sentOn }, on: given.sentOn });
  });
}

/** Who was right; `settling.ts` says what each outcome needs. */
export async function settle(work: Work, which: Which, settlement: Settlement): Promise<Dispute> {
  return changing(work, which, async (tx, dispute) => {
    const result = settled(dispute, settlement, work.today);
    const reviewOn = reviewDay(await ruleFor(tx, dispute), work.today);
    const moveId = await move(tx, work, dispute, {
      to: 'resolved',
      outcome: result.outcome,
      resumesOn: result.resumesOn,
      reviewOn,
      note: noteOf(settlement, result),
    });
    await insertFindings(tx, moveId, result.findings);
    await changeDispute(tx, work, dispute.id, {
      answer: result.answer,
      answeredOn: result.answeredOn,
      settledOn: work.today,
      ...(settlement.rootCause === undefined ? {} : { rootCause: settlement.rootCause }),
    });
    await closeTasksAbout(tx, work, { ...tasksAbout(dispute), outcome: `settled: ${result.outcome}` });
    if (result.outcome === 'justified') await giveUpCharges(tx, work, dispute);
    await expectCreditNote(tx, work, dispute, { moveId, reviewOn, ...result });
    await askOfInterest(tx, work, dispute, result);
    return recorded(tx, work, which, { kind: 'settled', payload: result });
  });
}

/** An answer stays with its move, also where the dispute is taken up again and answered anew. */
const said = (on: Day, text: string): string => `answer of ${on}: ${text}`;

function noteOf(settlement: Settlement, { answer: text, answeredOn }: Settled): string | null {
  const isNew = settlement.answer !== undefined && text !== null && answeredOn !== null;
  const parts = [settlement.note, isNew ? said(answeredOn, text) : undefined].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join('; ');
}

/** Interest and costs that were objected to with right are claimed no more. */
async function giveUpCharges(tx: Tx, work: Work, { companyId, id, items }: Dispute): Promise<void> {
  const chargeIds = items.flatMap(({ charges }) => charges.map(({ chargeId }) => chargeId));
  if (chargeIds.length > 0) await waiveCharges(tx, work, { companyId, chargeIds, why: `dispute/${id}` });
}

/** Interest of what was found justified may not run for these days: a person says so, or not. Of what is not due yet nothing ran. */
async function askOfInterest(tx: Tx, work: Work, dispute: Dispute, { findings }: Settled): Promise<void> {
  const { id: disputeId, companyId, customerId } = dispute;
  const found = new Set(findings.flatMap(({ itemId, justifiedMinor }) => (justifiedMinor > 0 ? [itemId] : [])));
  const items = (await openItemsOf(tx, companyId, [...found]))
    .filter(({ dueOn }) => dueOn !== null && dueOn < work.today)
    .map((item) => ({ itemId: item.itemId, label: labelOf(item) }));
  await proposeForDispute(tx, work, { companyId, customerId, disputeId, items });
}

/** What was found justified is credited by a person; the dispute closes itself when the credit note arrives. */
async function expectCreditNote(
  tx: Tx,
  work: Work,
  dispute: Dispute,
  { moveId, reviewOn, findings }: Settled & { readonly moveId: number; readonly reviewOn: Day },
): Promise<void> {
  if (findings.every(({ justifiedMinor }) => justifiedMinor === 0)) return;
  const parts = dispute.items.flatMap((item) => {
    const found = findings.find((finding) => finding.itemId === item.itemId);
    return found ? `${labelOf(item)} ${toDecimal(found.justifiedMinor, item.currency)} ${item.currency}` : [];
  });
  await openTasks(tx, work, [
    {
      companyId: dispute.companyId,
      customerId: dispute.customerId,
      kind: 'credit_note',
      key: `dispute/${dispute.id}/credit/${moveId}`,
      about: `dispute/${dispute.id}`,
      title: asks('creditNote', { parts: parts.join(', ') }),
      dueOn: reviewOn,
      assignee: 'billing',
    },
  ]);
}
