import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { agreementsOf } from './agreement.store';
import { feesInForce } from './fee.store';
import type { FeeQuote } from './fees/quote';
import { agreementsNeeded } from './mandate';
import type { Asked, KeptQuote } from './quote';
import type { PartnerIdentity } from './partner';
import type { Candidate } from './suitable';

/** Quotes that were kept, and whom a quote can be asked of with what is in force: rows in, rows out. */
interface PartnerRow {
  readonly id: number;
  readonly name: string;
  readonly kind: Candidate['kind'];
  readonly country: string | null;
  readonly needsAgreement: PartnerIdentity['needsAgreement'];
  readonly countries: string;
  readonly districts: string;
  readonly languages: string;
}

export async function candidatesOf(q: Query, companyId: number, today: Day): Promise<Candidate[]> {
  const partners = await rowsOf<PartnerRow>(
    q,
    `select id, name, kind, country, needs_agreement as "needsAgreement", countries, districts, languages
     from partner where company_id = ? and ended_at is null order by name, id`,
    [companyId],
  );
  const models = grouped(await feesInForce(q, companyId, today), ({ partnerId }) => partnerId);
  const agreements = grouped(await agreementsOf(q, companyId), ({ partnerId }) => partnerId);
  const listIn = (text: string): string[] => JSON.parse(text) as string[];
  return partners.map(({ country, needsAgreement, ...one }) => ({
    ...one,
    ...{ countries: listIn(one.countries), districts: listIn(one.districts), languages: listIn(one.languages) },
    models: models.get(one.id) ?? [],
    papers: agreementsNeeded({ kind: one.kind, country, needsAgreement }, agreements.get(one.id) ?? [], today),
  }));
}

export interface NewQuote {
  readonly companyId: number;
  readonly partnerId: number;
  readonly feeModelId: number;
  readonly customerId: number | null;
  readonly dossierId: number | null;
  readonly asked: Asked;
  readonly told: FeeQuote;
  readonly validUntil: Day;
}

export async function insertQuote(tx: Tx, work: Work, made: NewQuote): Promise<number> {
  const [row] = await tx('quote')
    .insert({
      company_id: made.companyId,
      partner_id: made.partnerId,
      fee_model_id: made.feeModelId,
      customer_id: made.customerId,
      dossier_id: made.dossierId,
      asked: JSON.stringify(made.asked),
      currency: made.asked.currency,
      claim_minor: made.asked.principalMinor,
      age_days: made.asked.ageDays,
      told: JSON.stringify(made.told),
      valid_until: made.validUntil,
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

const QUOTE = `select q.id, q.partner_id as "partnerId", p.name as partner, q.fee_model_id as "feeModelId", q.customer_id as "customerId",
    q.dossier_id as "dossierId", q.asked, q.told, q.currency, q.claim_minor as "claimMinor", q.age_days as "ageDays",
    q.valid_until as "validUntil", q.recorded_at as "recordedAt", q.accepted_at as "acceptedAt", q.declined_at as "declinedAt"
  from quote q join partner p on p.id = q.partner_id`;

type QuoteRow = Omit<KeptQuote, 'asked' | 'told'> & { readonly asked: string; readonly told: string };

const keptFrom = (row: QuoteRow): KeptQuote => ({
  ...row,
  asked: JSON.parse(row.asked) as Asked,
  told: JSON.parse(row.told) as FeeQuote,
});

/** The newest first, so many at most. */
export async function quotesOf(q: Query, companyId: number, most: number): Promise<KeptQuote[]> {
  const rows = await rowsOf<QuoteRow>(q, `${QUOTE} where q.company_id = ? order by q.id desc limit ?`, [
    companyId,
    most,
  ]);
  return rows.map(keptFrom);
}

export async function quoteById(q: Query, companyId: number, id: number): Promise<KeptQuote | undefined> {
  const rows = await rowsOf<QuoteRow>(q, `${QUOTE} where q.company_id = ? and q.id = ?`, [companyId, id]);
  return rows.map(keptFrom)[0];
}

/** False where somebody decided before. */
export async function decideQuote(tx: Tx, work: Work, id: number, how: 'accepted' | 'declined'): Promise<boolean> {
  const told = await tx('quote')
    .where({ id, accepted_at: null, declined_at: null })
    .update({ [`${how}_at`]: work.now, [`${how}_by`]: actorText(work.actor) });
  return told > 0;
}

/** It was declined by mistake. */
export async function undeclineQuote(tx: Tx, id: number): Promise<void> {
  await tx('quote').where({ id, accepted_at: null }).update({ declined_at: null, declined_by: null });
}
