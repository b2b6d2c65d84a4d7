import type { Move } from '../customers/moves';

/** What is with a partner comes along when two records of one customer become one. */
export const CASE_MOVES: readonly Move[] = [
  {
    table: 'recovery_case',
    items: 'select x.item_id from case_item x where x.case_id = r.id',
    whole: `r.state = 'with_partner'`,
  },
  { table: 'debtor_finance' },
  { table: 'insolvency', items: 'select x.item_id from insolvency_item x where x.insolvency_id = r.id', whole: 'r.ended_at is null' },
  { table: 'insolvency_notice', unless: 'exists (select 1 from insolvency_notice o where o.customer_id = :winner and o.key = r.key)' },
]; // prettier-ignore
