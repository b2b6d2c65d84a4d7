import { record } from '../audit/actions';
import { addDays } from '../kernel/day';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { QUOTE_DAYS, quoteState, type KeptQuote } from './quote';
import { decideQuote, insertQuote, quoteById, undeclineQuote, type NewQuote } from './quote.store';

/** Keeps quotes, declines them, and says of one whether it can be accepted: each one transaction with one audit line. */

/** Kept as it was shown, valid for fourteen days. */
export function keepQuote(work: Work, quote: Omit<NewQuote, 'validUntil'>): Promise<number> {
  return work.db.transaction((tx) => keepQuoteIn(tx, work, quote));
}

export async function keepQuoteIn(tx: Tx, work: Work, quote: Omit<NewQuote, 'validUntil'>): Promise<number> {
  const { companyId, partnerId, asked } = quote;
  const validUntil = addDays(work.today, QUOTE_DAYS);
  const id = await insertQuote(tx, work, { ...quote, validUntil });
  const payload = { partner: partnerId, claim: asked.principalMinor, currency: asked.currency, age: asked.ageDays, validUntil }; // prettier-ignore
  await record(tx, work, { companyId, kind: 'quote.kept', ref: `quote/${id}`, payload });
  return id;
}

export function declineQuote(work: Work, companyId: number, id: number): Promise<void> {
  return work.db.transaction(async (tx) => {
    const quote = await standing(tx, companyId, id);
    if (quote.acceptedAt !== null) throw alreadyAccepted();
    if (!(await decideQuote(tx, work, id, 'declined'))) return;
    await record(tx, work, {
      companyId,
      kind: 'quote.declined',
      ref: `quote/${id}`,
      payload: { partner: quote.partner },
    });
  });
}

export function undeclineAgain(work: Work, companyId: number, id: number): Promise<void> {
  return work.db.transaction(async (tx) => {
    const quote = await standing(tx, companyId, id);
    if (quote.declinedAt === null) return;
    await undeclineQuote(tx, id);
    await record(tx, work, {
      companyId,
      kind: 'quote.reopened',
      ref: `quote/${id}`,
      payload: { partner: quote.partner },
    });
  });
}

/** The quote, if it can still be accepted today: an expired one is asked for again, a declined one is looked at again. */
export async function acceptableQuote(tx: Tx, work: Work, companyId: number, id: number): Promise<KeptQuote> {
  const quote = await standing(tx, companyId, id);
  const state = quoteState(quote, work.today);
  if (state === 'expired') {
    throw new Refusal('quote-expired', `The quote of ${quote.partner} stood until ${quote.validUntil}.`, 'Ask again: the same question has its quote at once.'); // prettier-ignore
  }
  if (state === 'declined')
    throw new Refusal('quote-declined', `The quote of ${quote.partner} was declined.`, 'Ask again: the same question has its quote at once.'); // prettier-ignore
  if (state === 'accepted') throw alreadyAccepted();
  return quote;
}

const alreadyAccepted = (): Refusal =>
  new Refusal('quote-accepted', 'The quote was accepted already.', 'Look at its case.');

async function standing(tx: Tx, companyId: number, id: number): Promise<KeptQuote> {
  const quote = await quoteById(tx, companyId, id);
  if (quote === undefined)
    throw new Refusal('no-such-quote', 'There is no such quote.', 'See which there are: duly quote list');
  return quote;
}
