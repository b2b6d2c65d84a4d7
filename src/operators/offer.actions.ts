import { createHash } from 'node:crypto';
import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import { isPortalLanguage } from '../languages/portal-words';
import { candidatesOf } from '../mandates/quote.store';
import type { Candidate } from '../mandates/suitable';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { lacksOf, LONGEST_TERMS, MOST_DAYS, termsInForce, type OpenOffer, type OpenTerms } from './offer';
import { insertTerms, offerOf, storeOffer, termsOf } from './offer.store';

/** Switches the public page on and off, and writes its terms: each one transaction with one audit line. */

/**
 * The same said again changes nothing, and a page can always be closed. Refuses to open one that could quote nothing or has no terms.
 * Returns what held before.
 */
export function setOffer(work: Work, companyId: number, offer: OpenOffer): Promise<OpenOffer | undefined> {
  if (!Number.isInteger(offer.validDays) || offer.validDays < 1 || offer.validDays > MOST_DAYS)
    throw new Refusal('open-days', 'A quote stands for 1 to 180 days.', 'Give a whole number of days.');
  return work.db.transaction(async (tx) => {
    const before = await offerOf(tx, companyId);
    const isSame = before?.partnerId === offer.partnerId && before.validDays === offer.validDays;
    if (isSame && before.isOpen === offer.isOpen) return before;
    const partner = await ownPartner(tx, work, companyId, offer.partnerId);
    const [lack] = lacksOf({ partner, terms: await termsOf(tx, companyId) });
    if (lack === 'no_partner' && (offer.isOpen || before?.partnerId !== offer.partnerId)) throw new Refusal('no-such-partner', 'There is no such partner.', 'See which there are: duly partner list'); // prettier-ignore
    if (offer.isOpen && lack === 'no_fees') throw new Refusal('open-no-fees', 'There are no prices that could be quoted.', 'Enter them with the partner that is your own company.'); // prettier-ignore
    if (offer.isOpen && lack === 'no_terms') throw new Refusal('open-no-terms', 'There are no terms that could be accepted.', 'Write the terms first.'); // prettier-ignore
    await storeOffer(tx, work, companyId, offer);
    const payload = { before: before ?? null, after: offer };
    await record(tx, work, { companyId, kind: 'open_offer.set', ref: `company/${companyId}`, payload });
    return before;
  });
}

export async function ownPartner(
  q: Query,
  { today }: Pick<Work, 'today'>,
  companyId: number,
  partnerId: number,
): Promise<Candidate | undefined> {
  return (await candidatesOf(q, companyId, today)).find(({ id }) => id === partnerId);
}

/** A new version; the same text again is the version that is there. */
export function writeTerms(work: Work, companyId: number, language: string, typed: string): Promise<OpenTerms> {
  const text = typed.replace(/\r\n?/g, '\n').trim();
  if (!isPortalLanguage(language)) throw new Refusal('terms-language', 'Terms cannot be written in that language.', 'Choose one of the languages of the page.'); // prettier-ignore
  if (text === '' || text.length > LONGEST_TERMS) throw new Refusal('terms-length', 'Terms have 1 to 40,000 letters.', 'Write what a creditor accepts.'); // prettier-ignore
  const sha256 = createHash('sha256').update(text).digest('hex');
  return work.db.transaction(async (tx) => {
    const all = await termsOf(tx, companyId);
    const newest = termsInForce(all).find((one) => one.language === language);
    if (newest?.sha256 === sha256) return newest;
    const made = { language, version: (newest?.version ?? 0) + 1, text, sha256 };
    const id = await insertTerms(tx, work, companyId, made);
    const payload = { language, version: made.version, sha256 };
    await record(tx, work, { companyId, kind: 'open_terms.written', ref: `company/${companyId}`, payload });
    return { ...made, id, recordedAt: work.now };
  });
}
