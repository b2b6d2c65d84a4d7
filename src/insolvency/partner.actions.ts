import { happen } from '../cases/happening.actions';
import { caseById, itemsOfCase } from '../cases/case.panel';
import { bindOne, keepSupplement, type BoundSupplement } from '../cases/supplement.actions';
import type { Company } from '../companies/company';
import type { HoldSources } from '../dossier/actions';
import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { PROCEEDINGS, type ProceedingKind } from './proceeding';

/**
 * A partner that has a case of an insolvent customer is told with a signed supplement: what of its claim is frozen, or that the proceeding
 * is over. Files are bound before the transaction that records it; what is told is kept in it.
 */
export interface ToTell {
  readonly caseIds: readonly number[];
  readonly kind: ProceedingKind;
  readonly on: Day;
  /** Null: it is over. */
  readonly frozen: ReadonlySet<number> | null;
  /** Those that were frozen just now, after the proceeding was recorded: only cases that have one of them are told. */
  readonly fresh?: readonly number[];
  readonly holdSources: HoldSources;
}

export interface ToldCase extends BoundSupplement {
  readonly frozenMinor: number | null;
}

/** One after the other: a customer is with few partners. */
export async function boundForPartners(work: Work, company: Company, tell: ToTell): Promise<ToldCase[]> {
  const told: ToldCase[] = [];
  for (const caseId of tell.caseIds) {
    const found = await caseById(work.db.read, company.id, caseId);
    if (found === undefined) continue;
    const items = await itemsOfCase(work.db.read, found);
    const { frozen, fresh, on, kind, holdSources } = tell;
    if (fresh !== undefined && !items.some(({ itemId }) => fresh.includes(itemId))) continue;
    const frozenMinor =
      frozen === null
        ? null
        : sum(items.filter(({ itemId }) => frozen.has(itemId)).map(({ openMinor }) => openMinor));
    const { name } = PROCEEDINGS[kind];
    const more = fresh === undefined ? '' : `/${fresh.join(',')}`;
    const key = `insolvency/${kind}/${on}/${frozen === null ? 'over' : 'opened'}${more}`;
    const change = { kind: 'insolvency', on, name, frozenMinor } as const;
    told.push({ ...(await bindOne(work, company, caseId, { holdSources, also: { key, change } })), frozenMinor });
  }
  return told;
} // prettier-ignore

/** Inside the transaction that records or ends it: the supplement, the mail to the partner, and the line on the timeline of the case. */
export async function tellPartners(tx: Tx, work: Work, company: Company, told: readonly ToldCase[]): Promise<void> {
  for (const one of told) {
    await keepSupplement(tx, work, company, one);
    const { n } = one.supplement;
    const kind = one.frozenMinor === null ? 'case.insolvency_over' : 'case.insolvency';
    const frozen = one.frozenMinor === null ? {} : { frozenMinor: one.frozenMinor, currency: one.found.currency };
    await happen(tx, work, one.found, { kind, payload: { n, ...frozen } });
  }
}
