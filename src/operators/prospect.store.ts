import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { brokenOff, type Prospect, type ProspectIs } from './prospect';

/** Creditors who registered: rows in, rows out. Of the link of the mail only its hash is here. */
type Row = Omit<Prospect, 'is'> & { readonly is: string };

const PROSPECT = `select id, company_id as "companyId", open_quote_id as "openQuoteId", email, person, identity as "is", terms_id as "termsId",
  terms_sha as "termsSha", accepted_at as "acceptedAt", confirm_until as "confirmUntil", confirmed_at as "confirmedAt", decision,
  decided_at as "decidedAt", decided_by as "decidedBy", reason, made_company_id as "madeCompanyId",
  finishing_at as "finishingAt", finished_at as "finishedAt" from prospect`;

const prospectFrom = (row: Row): Prospect => ({ ...row, is: JSON.parse(row.is) as ProspectIs });

async function oneOf(q: Query, where: string, bindings: readonly (string | number)[]): Promise<Prospect | undefined> {
  const rows = await rowsOf<Row>(q, `${PROSPECT} where ${where} order by id desc limit 1`, [...bindings]);
  return rows.map(prospectFrom)[0];
}

/** Who registered from the quote and did not leave the link of the mail unused. */
export const prospectOf = (q: Query, companyId: number, openQuoteId: number): Promise<Prospect | undefined> =>
  oneOf(q, 'company_id = ? and open_quote_id = ? and confirmed_at is not null', [companyId, openQuoteId]);

export const prospectById = (q: Query, companyId: number, id: number): Promise<Prospect | undefined> =>
  oneOf(q, 'company_id = ? and id = ?', [companyId, id]);

export const prospectBy = (q: Query, companyId: number, confirmSha: string): Promise<Prospect | undefined> =>
  oneOf(q, 'company_id = ? and confirm_sha = ?', [companyId, confirmSha]);

/** Those who confirmed their address: who waits first, then the newest. */
export async function prospectsOf(q: Query, companyId: number, most: number): Promise<Prospect[]> {
  const rows = await rowsOf<Row>(
    q,
    `${PROSPECT} where company_id = ? and confirmed_at is not null
     order by case when decision is null then 0 else 1 end, id desc limit ?`,
    [companyId, most],
  );
  return rows.map(prospectFrom);
}

export interface NewProspect extends Pick<
  Prospect,
  'companyId' | 'openQuoteId' | 'email' | 'person' | 'is' | 'termsId' | 'termsSha' | 'confirmUntil'
> {
  readonly confirmSha: string;
}

/** Registered again from the same quote, what was not confirmed before is replaced. */
export async function insertProspect(tx: Tx, work: Work, made: NewProspect): Promise<number> {
  const { companyId, openQuoteId } = made;
  await tx('prospect').where({ company_id: companyId, open_quote_id: openQuoteId, confirmed_at: null }).delete();
  const [row] = await tx('prospect')
    .insert({
      ...{ company_id: companyId, open_quote_id: openQuoteId, email: made.email, person: made.person },
      ...{ identity: JSON.stringify(made.is), terms_id: made.termsId, terms_sha: made.termsSha, accepted_at: work.now },
      ...{ confirm_sha: made.confirmSha, confirm_until: made.confirmUntil },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

/** Of several who press at once one gets true. */
export async function storeConfirmed(tx: Tx, now: Instant, id: number): Promise<boolean> {
  return (await tx('prospect').where({ id, confirmed_at: null }).update({ confirmed_at: now })) > 0;
}

export interface Decision {
  readonly decision: 'accepted' | 'refused';
  readonly reason: string | null;
  readonly madeCompanyId: number | null;
}

/** False where somebody decided before. */
export async function storeDecision(tx: Tx, work: Work, id: number, made: Decision): Promise<boolean> {
  const { decision, reason, madeCompanyId } = made;
  const told = await tx('prospect')
    .where({ id, decision: null })
    .update({
      ...{ decision, reason, made_company_id: madeCompanyId },
      ...{ decided_at: work.now, decided_by: actorText(work.actor) },
    });
  return told > 0;
}

/** Of several who would finish one that was accepted, one gets true. */
export async function claimFinishing(tx: Tx, now: Instant, id: number): Promise<boolean> {
  const told = await tx('prospect')
    .where({ id, decision: 'accepted', finished_at: null })
    .where((where) => void where.whereNull('finishing_at').orWhere('finishing_at', '<', brokenOff(now)))
    .update({ finishing_at: now });
  return told > 0;
}

/** Finished, or to be tried again. */
export async function endFinishing(tx: Tx, id: number, finishedAt: Instant | null): Promise<void> {
  await tx('prospect').where({ id }).update({ finishing_at: null, finished_at: finishedAt });
}

/** Whose link ran out unused before that moment. Returns how many went. */
export async function forgetUnconfirmed(tx: Tx, companyId: number, before: Instant): Promise<number> {
  return tx('prospect')
    .where({ company_id: companyId, confirmed_at: null })
    .where('confirm_until', '<', before)
    .delete();
}
