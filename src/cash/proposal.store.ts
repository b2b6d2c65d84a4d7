import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { CONFIDENCES, type Confidence, type Proposal } from './proposal';

/** Proposals as they were made last: replaced whenever something changed that they were made of. */
export async function keepProposals(tx: Tx, work: Work, companyId: number, made: readonly Proposal[]): Promise<void> {
  if (made.length === 0) return;
  const columns = {
    bank_line_id: 'bigint', company_id: 'bigint', confidence: 'text', rank: 'bigint', customer_id: 'bigint', body: 'text', made_at: 'text',
  } as const; // prettier-ignore
  const given = tableOf(
    tx,
    columns,
    made.map((one) => ({
      bank_line_id: one.receiptId,
      company_id: companyId,
      confidence: one.confidence,
      rank: CONFIDENCES.indexOf(one.confidence),
      customer_id: one.customerIds[0] ?? null,
      body: JSON.stringify(one),
      made_at: work.now,
    })),
  );
  const names = Object.keys(columns);
  const renewed = names.slice(2).map((name) => `${name} = excluded.${name}`);
  await tx.raw(
    `insert into cash_proposal (${names.join(', ')}) select ${names.join(', ')} from ${given.sql} as given where true
     on conflict (bank_line_id) do update set ${renewed.join(', ')}`,
    [...given.bindings],
  );
}

/** What was decided needs no proposal. */
export async function dropProposals(tx: Tx, companyId: number, lineIds: readonly number[]): Promise<void> {
  const given = tableOf(tx, { id: 'bigint' }, lineIds.map((id) => ({ id }))); // prettier-ignore
  await tx.raw(
    `delete from cash_proposal where company_id = ? and bank_line_id in (select id from ${given.sql} as given)`,
    [companyId, ...given.bindings],
  );
}

/** What was proposed for that customer is proposed anew: it is another record now. */
export async function dropProposalsFor(tx: Tx, companyId: number, customerId: number): Promise<void> {
  await tx('cash_proposal').where({ company_id: companyId, customer_id: customerId }).delete();
}

export async function proposalFor(q: Query, companyId: number, lineId: number): Promise<Proposal | undefined> {
  const [row] = await rowsOf<{ body: string }>(
    q,
    `select body from cash_proposal where company_id = ? and bank_line_id = ?`,
    [companyId, lineId],
  );
  return row && (JSON.parse(row.body) as Proposal);
}

/** How many wait for a decision, by how sure the proposal is. */
export async function waitingCounts(q: Query, companyId: number): Promise<Readonly<Record<Confidence, number>>> {
  const rows = await rowsOf<{ confidence: Confidence; n: number }>(
    q,
    `select confidence, count(*) as n from cash_proposal where company_id = ? group by confidence`,
    [companyId],
  );
  const counted = new Map(rows.map((row) => [row.confidence, row.n]));
  return { high: counted.get('high') ?? 0, medium: counted.get('medium') ?? 0, low: counted.get('low') ?? 0, none: counted.get('none') ?? 0 }; // prettier-ignore
}

/** Is there money for which nothing was proposed yet, and with which nothing was done? */
export async function unproposed(q: Query, companyId: number): Promise<boolean> {
  const rows = await rowsOf(
    q,
    `select 1 from v_bank_receipt l where l.company_id = ? and l.amount_minor > 0
       and not exists (select 1 from cash_proposal p where p.bank_line_id = l.id)
       and not exists (select 1 from cash_application a where a.bank_line_id = l.id and a.ended_at is null) limit 1`,
    [companyId],
  );
  return rows.length > 0;
}

export async function anyProposal(q: Query, companyId: number): Promise<boolean> {
  const rows = await rowsOf(q, `select 1 from cash_proposal where company_id = ? limit 1`, [companyId]);
  return rows.length > 0;
}
