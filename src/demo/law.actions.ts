import { holdSources } from '../app';
import type { Company } from '../companies/company';
import { findCustomer } from '../customers/store';
import { Refusal } from '../kernel/result';
import { claimOwed, giveUp, waive, type ClaimKind } from '../law/charge.actions';
import { confirmRule } from '../law/confirmation.actions';
import type { Owed } from '../law/owed';
import { owedBeside } from '../law/owed.actions';
import { papersFor } from '../law/paper';
import { noticeLateInterest } from '../law/pursue.actions';
import { paidLate } from '../law/pursue.store';
import { rangeOf, type CustomerRange } from '../ledger/hold';
import { openItemsInRange } from '../ledger/store';
import { noticed, usualItems, type Noticeable } from '../notices/gather.actions';
import { makeNote, sendNote } from '../notices/interest-note.actions';
import { makeNotice } from '../notices/make.actions';
import { languageOf } from '../notices/notice';
import { wayOf, waysTo } from '../notices/recipient.actions';
import { sendNotice } from '../notices/send.actions';
import { noticesOf } from '../notices/store';
import { onDay, type Work } from '../platform/work';
import { firstDemands } from '../reminders/demanded.store';
import type { Evening } from './evening';
import { SIGNED, signedPaperCameBack } from './law-papers.actions';
import type { Stage } from './stage.actions';

/**
 * What the law adds to the demo's last two weeks: rules are read, formal notices go out by post, interest and fixed sums are claimed and asked for
 * in a note of their own, one sum is waived. Interest of what was paid late is left to a person on the last day, the smallest given up.
 */
interface LawTale {
  /** Rules from memory that somebody read, and where. */
  readonly read: Readonly<Record<string, string>>;
  /** Formal notices by letter: on the first evening with so many left, or fewer, on which the customer had no other message. */
  readonly notices: readonly { readonly customer: string; readonly left: number }[];
  /** Whose overdue invoices bear what is claimed of them. */
  readonly claimed: string;
  /** Interest below it is given up where an invoice was paid late, in minor units. */
  readonly small: { readonly belowMinor: number; readonly why: string };
  readonly goodwill: string | null;
}

const TALES: Readonly<Record<string, LawTale>> = {
  lumen: {
    read: {
      'FR-DEFAULT-PUBLIC': 'legifrance.gouv.fr, code de la commande publique, art. R2192-10 et L2192-13',
      'FR-EVENT-PAYMENT': 'legifrance.gouv.fr, code civil, art. 2240',
      'FR-EVENT-COURT': 'legifrance.gouv.fr, code civil, art. 2241 et 2242',
    },
    notices: [
      { customer: '1007', left: 20 },
      { customer: '1018', left: 20 },
      { customer: '1038', left: 2 },
    ],
    claimed: '1010',
    small: { belowMinor: 30_00, why: 'moins de 30 € : le courrier coûterait plus' },
    goodwill: 'geste commercial : premier retard de l’année',
  },
  nordlicht: {
    read: { 'DE-EVENT-ACKNOWLEDGED': 'gesetze-im-internet.de, BGB § 212 Abs. 1 Nr. 1' },
    notices: [{ customer: '20005', left: 20 }],
    claimed: '20050',
    small: { belowMinor: 100_00, why: 'unter 100: der Aufwand lohnt nicht' },
    goodwill: null,
  },
};

export async function lawIsUsed(stage: Stage, company: Company, { on, left }: Evening): Promise<void> {
  const tale = TALES[company.code];
  if (tale === undefined) return;
  stage.turnTo(on, 18);
  const work = onDay(stage.work(), company.zone, on);
  if (left === 9) await rulesAreRead(work, company, tale);
  for (const one of tale.notices) if (one.left === left) await where(() => noticeByLetter(work, company, one.customer));
  if (left === 8) await where(() => lateIsClaimed(work, company, tale));
  if (left === 7) await where(() => askedInANote(work, company, tale));
  if (left === SIGNED.left) await signedPaperCameBack(work, company);
  if (left === 0) await paidLateIsDecided(work, company, tale);
}

/** In a demo of few mornings some of it is not owed yet. */
async function where(deed: () => Promise<void>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    if (!(error instanceof Refusal && NOT_YET.has(error.code))) throw error;
  }
}

const NOT_YET: ReadonlySet<string> = new Set(['nothing-demanded', 'nothing-to-claim', 'nothing-to-note', 'written-to-today']); // prettier-ignore

/** The day before is enough where nobody else administers: they count from the next day on. */
async function rulesAreRead(work: Work, company: Company, { read }: LawTale): Promise<void> {
  for (const [rule, readIn] of Object.entries(read)) await confirmRule(work, company.id, { rule, readIn });
}

/** With the interest and the fixed sums that the law gives: the clerk has looked that the invoices say so. */
async function noticeByLetter(work: Work, company: Company, code: string): Promise<void> {
  const customer = await findCustomer(work.db.read, company.id, code);
  if ((await noticesOf(work.db.read, company.id, customer.id)).length > 0) return;
  const about: Noticeable = { company, customerId: customer.id, holds: holdSources };
  const known = await noticed(work, about);
  const paper = papersFor(known.home ?? company.country, known.debtor).find(({ name }) => name === 'notice');
  if (paper === undefined) return;
  const choice = {
    ...{ paper, language: languageOf(paper, known.customer.language, company.language), then: 'court' as const },
    itemIds: usualItems(known, work.today).map(({ itemId }) => itemId),
    dispatch: { way: 'registered_receipt' as const, number: null },
    claims: { interest: true, fixed: true, checked: true },
    copies: false,
  };
  const to = wayOf(await waysTo(work, company, customer), 'letter');
  await sendNotice(work, about, known, await makeNotice(work, about, known, { choice, to }));
}

/** Of what is overdue now. */
async function lateIsClaimed(work: Work, company: Company, { claimed: code, goodwill }: LawTale): Promise<void> {
  const { id: customerId } = await findCustomer(work.db.read, company.id, code);
  const range = { companyId: company.id, first: customerId, last: customerId };
  const open = await openItemsInRange(work.db.read, range, work.today);
  const owed = await owedOf(work, company, range, open.map(({ itemId }) => itemId)); // prettier-ignore
  const picks = owed.flatMap(({ item: { itemId }, claimable: { interest, fixed } }) => [
    ...(interest.why === null ? [{ itemId, kind: 'interest' as ClaimKind }] : []),
    ...(fixed.why === null ? [{ itemId, kind: 'fixed_sum' as ClaimKind }] : []),
  ]);
  const claiming = { company, customerId, to: work.today, demanded: firstDemands(work.db.read) };
  const made = await claimOwed(work, { ...claiming, picks, checked: true, origin: 'desk' });
  const last = made.findLast(({ kind }) => kind === 'fixed_sum');
  if (goodwill !== null && last !== undefined) await waive(work, company.id, last.id, goodwill);
}

async function askedInANote(work: Work, company: Company, { claimed: code }: LawTale): Promise<void> {
  const customer = await findCustomer(work.db.read, company.id, code);
  const about = { company, customer, holds: holdSources };
  const made = await makeNote(work, about, { language: null, currency: null });
  await sendNote(work, about, made, wayOf(await waysTo(work, company, customer), 'email'));
}

/** As the clock asks each morning; what is not worth a letter is given up at once. */
async function paidLateIsDecided(work: Work, company: Company, { small }: LawTale): Promise<void> {
  await noticeLateInterest(work, company, firstDemands);
  const paid = await paidLate(work.db.read, company.id, work);
  const range = rangeOf(company.id, [...new Set(paid.map(({ customerId }) => customerId))]);
  const late = new Map<number, number[]>();
  for (const { item, claimable } of await owedOf(
    work,
    company,
    range,
    paid.map(({ itemId }) => itemId),
  )) {
    const { why, amountMinor } = claimable.interest;
    if (why !== null || amountMinor >= small.belowMinor) continue;
    late.set(item.customerId, [...(late.get(item.customerId) ?? []), item.itemId]);
  }
  for (const [customerId, itemIds] of late) {
    const picks = itemIds.map((itemId) => ({ itemId, kind: 'interest' as const }));
    const claiming = { company, customerId, picks, to: work.today, demanded: firstDemands(work.db.read) };
    await giveUp(work, claiming, small.why);
  }
}

function owedOf(work: Work, company: Company, range: CustomerRange, itemIds: readonly number[]): Promise<Owed[]> {
  const q = work.db.read;
  return owedBeside(q, work, { company, range, asOn: work.today, itemIds, demanded: firstDemands(q) });
}
