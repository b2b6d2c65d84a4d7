import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { ProposalKind, ProposalValue } from './proposal';

/** What customers propose to correct, and what was decided: rows in, rows out. */
export interface Proposal {
  readonly id: number;
  readonly customerId: number;
  readonly visitorId: number;
  readonly contactId: number | null;
  readonly kind: ProposalKind;
  readonly value: ProposalValue;
  readonly recordedAt: Instant;
  readonly decision: 'accepted' | 'declined' | null;
}

export type NewProposal = Omit<Proposal, 'id' | 'recordedAt' | 'decision'> & { readonly companyId: number };

export async function insertProposal(tx: Tx, work: Work, proposal: NewProposal): Promise<number> {
  const [made] = await tx('proposal')
    .insert({
      company_id: proposal.companyId,
      customer_id: proposal.customerId,
      visitor_id: proposal.visitorId,
      contact_id: proposal.contactId,
      kind: proposal.kind,
      value: JSON.stringify(proposal.value),
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

const MOST = 50;

/** Newest first; `open`: only those that nobody decided. */
export async function proposalsOf(
  q: Query,
  { companyId, customerId, open }: { readonly companyId: number; readonly customerId: number; readonly open?: boolean },
): Promise<Proposal[]> {
  const rows = await rowsOf<Omit<Proposal, 'value'> & { value: string }>(
    q,
    `select id, customer_id as "customerId", visitor_id as "visitorId", contact_id as "contactId", kind, value,
       recorded_at as "recordedAt", decision from proposal
     where company_id = ? and customer_id = ? ${open === true ? 'and decided_at is null' : ''} order by id desc limit ?`,
    [companyId, customerId, MOST],
  );
  return rows.map((row) => ({ ...row, value: JSON.parse(row.value) as ProposalValue }));
}

/** Decided once. Returns whether it was open. */
export async function storeDecision(
  tx: Tx,
  work: Work,
  which: { readonly companyId: number; readonly proposalId: number },
  decided: { readonly decision: 'accepted' | 'declined'; readonly why: string },
): Promise<boolean> {
  const changed = await tx('proposal')
    .where({ company_id: which.companyId, id: which.proposalId, decided_at: null })
    .update({
      decision: decided.decision,
      decided_at: work.now,
      decided_by: actorText(work.actor),
      decided_why: decided.why,
    });
  return changed > 0;
}
