import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import type { PortalLanguage } from '../languages/portal-words';
import type { FeeQuote } from '../mandates/fees/quote';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { OpenlyAsked, OpenQuote } from './open-quote';

/** Quotes that were asked for on public pages: rows in, rows out. Of the token of a link only its hash is here. */
export async function insertOpenQuote(
  tx: Tx,
  work: Work,
  made: Omit<OpenQuote, 'id' | 'recordedAt'> & { readonly tokenSha: string },
): Promise<number> {
  const { companyId, tokenSha, language, feeModelId, asked, told, validUntil } = made;
  const [row] = await tx('open_quote')
    .insert({
      ...{ company_id: companyId, token_sha: tokenSha, language, fee_model_id: feeModelId },
      ...{ asked: JSON.stringify(asked), told: JSON.stringify(told), currency: asked.currency },
      ...{ claim_minor: asked.principalMinor, valid_until: validUntil },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

interface Row {
  readonly id: number;
  readonly companyId: number;
  readonly language: PortalLanguage;
  readonly feeModelId: number;
  readonly asked: string;
  readonly told: string;
  readonly validUntil: Day;
  readonly recordedAt: string;
}

const QUOTE = `select id, company_id as "companyId", language, fee_model_id as "feeModelId", asked, told,
  valid_until as "validUntil", recorded_at as "recordedAt" from open_quote`;

const quoteFrom = (row: Row): OpenQuote => ({
  ...row,
  asked: JSON.parse(row.asked) as OpenlyAsked,
  told: JSON.parse(row.told) as FeeQuote,
});

export async function openQuoteBy(q: Query, companyId: number, tokenSha: string): Promise<OpenQuote | undefined> {
  const rows = await rowsOf<Row>(q, `${QUOTE} where company_id = ? and token_sha = ?`, [companyId, tokenSha]);
  return rows.map(quoteFrom)[0];
}

export async function openQuoteById(q: Query, companyId: number, id: number): Promise<OpenQuote | undefined> {
  const rows = await rowsOf<Row>(q, `${QUOTE} where company_id = ? and id = ?`, [companyId, id]);
  return rows.map(quoteFrom)[0];
}

/** The newest first. */
export async function openQuotesOf(q: Query, companyId: number, most: number): Promise<OpenQuote[]> {
  const rows = await rowsOf<Row>(q, `${QUOTE} where company_id = ? order by id desc limit ?`, [companyId, most]);
  return rows.map(quoteFrom);
}

/** Those whose last day lies before that day and from which nobody registered. Returns how many went. */
export async function forgetOpenQuotes(tx: Tx, companyId: number, before: Day): Promise<number> {
  const gone = await rowsOf(
    tx,
    `delete from open_quote where company_id = ? and valid_until < ?
       and not exists (select 1 from prospect p where p.open_quote_id = open_quote.id) returning id`,
    [companyId, before],
  );
  return gone.length;
}
