import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import { acceptableQuote, keepQuoteIn } from '../mandates/quote.actions';
import { partnersOf } from '../mandates/partner.store';
import { decideQuote, type NewQuote } from '../mandates/quote.store';
import type { Tx } from '../platform/db';
import { within, type Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import { handOver } from './actions';
import { caseById } from './case.panel';
import { moveIn } from './course.actions';
import { latestDossier } from './store';
import { dossierById } from './recovery.panel';

/**
 * Accepting a quote registers the case: its file is handed over under the terms that were shown. Several at once are one: all
 * files go, or none does and it is said which stands against it.
 */
export interface Registered {
  readonly caseId: number;
  readonly number: string;
  readonly partner: string;
}

interface Accepting {
  readonly companyId: number;
  /** Of a customer in hardship, or of a file that was promised to another partner. */
  readonly why?: string;
}

export function acceptQuotes(
  work: Work,
  { companyId, why }: Accepting,
  quoteIds: readonly number[],
): Promise<Registered[]> {
  return work.db.transaction(async (tx) => {
    const registered: Registered[] = [];
    for (const id of quoteIds) registered.push(await acceptIn(tx, work, { companyId, ...(why && { why }) }, id));
    return registered;
  });
}

/** Offers as they are shown, kept and accepted in one go. */
export function takeOffers(
  work: Work,
  accepting: Accepting,
  offers: readonly Omit<NewQuote, 'validUntil' | 'companyId'>[],
): Promise<Registered[]> {
  return work.db.transaction(async (tx) => {
    const registered: Registered[] = [];
    for (const offer of offers) {
      const id = await keepQuoteIn(tx, work, { ...offer, companyId: accepting.companyId });
      registered.push(await acceptIn(tx, work, accepting, id));
    }
    return registered;
  });
}

async function acceptIn(tx: Tx, work: Work, { companyId, why }: Accepting, id: number): Promise<Registered> {
  const quote = await acceptableQuote(tx, work, companyId, id);
  const quoted = quote.dossierId === null ? undefined : await dossierById(tx, companyId, quote.dossierId);
  if (quoted === undefined)
    throw new Refusal('quote-without-file', 'This quote is of no recovery file.', 'Make the file, and ask for its quote there.'); // prettier-ignore
  const newest = await latestDossier(tx, companyId, quoted.number);
  if (newest?.id !== quoted.id)
    throw new Refusal('quote-of-older-file', `The quote is of an older version of ${quoted.number}.`, 'Ask again: the same question has its quote at once.'); // prettier-ignore
  const partner = (await partnersOf(tx, companyId)).find((one) => one.id === quote.partnerId);
  if (partner === undefined)
    throw new Refusal('partner-gone', `${quote.partner} is no partner any more.`, 'Choose another partner.');
  const terms = { quoteId: id, feeModelId: quote.feeModelId };
  const caseId = await handOver(within(work, tx), {
    ...{ companyId, number: quoted.number, partner: partner.name, partnerKind: partner.kind, terms },
    ...(why && { why }),
  });
  await decideQuote(tx, work, id, 'accepted');
  const payload = { number: quoted.number, partner: partner.name, case: caseId };
  await record(tx, work, { companyId, kind: 'quote.accepted', ref: `quote/${id}`, payload });
  return { caseId, number: quoted.number, partner: partner.name };
}

/** The set-up fee is paid: the partner's work begins. Said again, nothing changes. */
export function setUpPaid(work: Work, companyId: number, caseId: number): Promise<void> {
  return work.db.transaction(async (tx) => {
    const found = await caseById(tx, companyId, caseId);
    if (found === undefined)
      throw new Refusal('no-such-case', 'There is no such case.', 'See which there are: duly case list');
    const tasks = { companyId, abouts: [`case/${caseId}`], kind: 'set_up_fee', outcome: 'paid' };
    if (found.stage !== 'set_up_due' || found.state !== 'with_partner') return;
    await moveIn(tx, work, found, { to: 'received', why: 'set_up_paid' });
    await closeTasksAbout(tx, work, tasks);
  });
}
