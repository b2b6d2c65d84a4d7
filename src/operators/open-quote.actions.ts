import { randomBytes } from 'node:crypto';
import { record } from '../audit/actions';
import { pastCases } from '../cases/past-cases.panel';
import { addDays } from '../kernel/day';
import type { PortalLanguage } from '../languages/portal-words';
import { offersFor } from '../mandates/quote';
import { linkHash } from '../people/access-link';
import type { Work } from '../platform/work';
import { KEPT_DAYS, type OpenOffer } from './offer';
import { ownPartner } from './offer.actions';
import type { OpenlyAsked, Unquoted } from './open-quote';
import { forgetOpenQuotes, insertOpenQuote } from './open-quote.store';
import { forgetUnconfirmed } from './prospect.store';

/** Quotes for whoever asks, from the company's own prices by the same calculation as every other quote; kept under a random token. */
export interface AskingOpenly {
  readonly companyId: number;
  readonly offer: OpenOffer;
  readonly language: PortalLanguage;
  readonly asked: OpenlyAsked;
}

const TOKEN_BYTES = 32;

/** The token stands in the link alone. What cannot be quoted is not kept. */
export async function quoteOpenly(work: Work, asking: AskingOpenly): Promise<{ readonly token: string } | Unquoted> {
  const { companyId, offer, language, asked } = asking;
  const partner = await ownPartner(work.db.read, work, companyId, offer.partnerId);
  if (partner === undefined) return { unsuited: ['no_model'] };
  const { currency, principalMinor, ageDays } = asked;
  const claim = { debtor: '', country: asked.debtor.country, language: null, currency, principalMinor, ageDays, interestMinor: 0, costsMinor: 0 }; // prettier-ignore
  const [found] = offersFor(claim, [partner], await pastCases(work.db.read, companyId), []);
  const { quote: told = null, modelId = null, unsuited = [] } = found ?? {};
  if (told === null || modelId === null) return { unsuited };
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const validUntil = addDays(work.today, offer.validDays);
  await work.db.transaction(async (tx) => {
    const made = { companyId, tokenSha: linkHash(token), language, feeModelId: modelId, asked, told, validUntil };
    const id = await insertOpenQuote(tx, work, made);
    const payload = { creditor: asked.creditor.name, claim: principalMinor, currency, validUntil };
    await record(tx, work, { companyId, kind: 'open_quote.asked', ref: `open_quote/${id}`, payload });
  });
  return { token };
}

/** What nobody registered from is forgotten a month after its last day, and who never confirmed as soon as the link has run out. */
export function forgetOldQuotes(work: Work, companyId: number): Promise<number> {
  return work.db.transaction(async (tx) => {
    const prospects = await forgetUnconfirmed(tx, companyId, work.now);
    return prospects + (await forgetOpenQuotes(tx, companyId, addDays(work.today, -KEPT_DAYS)));
  });
}
