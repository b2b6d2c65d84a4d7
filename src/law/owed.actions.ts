import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import type { Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { keptCharges } from '../ledger/claimed.store';
import type { CustomerRange } from '../ledger/hold';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { confirmedAt } from './confirmation.actions';
import type { DemandSource } from './demand-source';
import { interestHolds } from './interest-hold.store';
import { interestItems, interestMoves } from './interest.store';
import { owedOfItem, type Owed, type OwedAsked } from './owed';
import { besideItems, owedDebtors } from './owed.store';
import { rateTable } from './store';

/**
 * What is owed beside principal, gathered set-based for as many customers as are asked for: open items that are overdue and those that were
 * paid late, with what was applied to them, what was claimed, and when they were demanded. The engine counts; nobody is charged here.
 */
export interface Gathering {
  readonly company: Company;
  readonly range: CustomerRange;
  /** Past or to come: what is not published yet is not counted. */
  readonly asOn: Day;
  /** Only these; empty: all. */
  readonly itemIds?: readonly number[];
  readonly demanded: DemandSource;
}

export async function owedBeside(q: Query, work: Pick<Work, 'now'>, asked: Gathering): Promise<Owed[]> {
  const { company, range, asOn, itemIds = [] } = asked;
  const wanted = new Set(itemIds);
  const all = await interestItems(q, { range, asOn, among: 'paid_late_too' });
  const only = range.only === undefined ? null : new Set(range.only);
  const items = all.filter((one) => (wanted.size === 0 || wanted.has(one.itemId)) && (only === null || only.has(one.customerId))); // prettier-ignore
  if (items.length === 0) return [];
  const moves = grouped(await interestMoves(q, { range, asOn, among: 'paid_late_too' }), ({ itemId }) => itemId);
  const besides = await besideItems(q, company.id, items.map(({ entryId }) => entryId)); // prettier-ignore
  const beside = new Map(besides.map((one) => [one.entryId, one]));
  const debtors = new Map((await owedDebtors(q, range)).map((one) => [one.customerId, one]));
  const charges = grouped(await keptCharges(q, range), ({ entryId }) => entryId);
  const holds = grouped(await interestHolds(q, range), ({ customerId }) => customerId);
  const demanded = await asked.demanded(range);
  const counting = await countingAt(q, work, company, asOn);
  return items.flatMap((one) => {
    const [debtor, more] = [debtors.get(one.customerId), beside.get(one.entryId)];
    if (debtor === undefined || more === undefined) return [];
    const { receivedOn, deliveredOn, contractLaw } = more;
    const facts = {
      ...{ debtor, item: { ...one, receivedOn, deliveredOn, contractLaw }, moves: moves.get(one.itemId) ?? [] },
      holds: holds.get(one.customerId) ?? [],
      ...{ charges: charges.get(one.entryId) ?? [], demands: demanded.get(one.itemId) ?? [] },
    };
    return [owedOfItem(facts, counting)];
  });
}

async function countingAt(q: Query, work: Pick<Work, 'now'>, company: Company, asOn: Day): Promise<OwedAsked> {
  return {
    ...{ company, asOn, settings: await settingsOf(q, company.id), table: await rateTable(q) },
    confirmed: await confirmedAt(q, work, company.id),
  };
}
