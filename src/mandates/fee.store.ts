import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { feeModelSchema, type FeeModel } from './fees/fee-model';

/** What partners charge, by the days in which it holds: rows in, rows out. */
export interface DatedFees {
  readonly id: number;
  readonly partnerId: number;
  readonly name: string;
  readonly model: FeeModel;
  readonly validFrom: Day;
  /** Its last day; null: until another one holds. */
  readonly validUntil: Day | null;
}

interface Row extends Omit<DatedFees, 'model'> {
  readonly model: string;
}

const FEES = `select id, partner_id as "partnerId", name, model, valid_from as "validFrom", valid_until as "validUntil" from fee_model`;

const feesFrom = (row: Row): DatedFees => ({ ...row, model: feeModelSchema.parse(JSON.parse(row.model)) });

/** Without those that were taken back, the newest first. */
export async function feesOf(q: Query, companyId: number, partnerId: number): Promise<DatedFees[]> {
  const rows = await rowsOf<Row>(
    q,
    `${FEES} where company_id = ? and partner_id = ? and ended_at is null order by valid_from desc, id desc`,
    [companyId, partnerId],
  );
  return rows.map(feesFrom);
}

/** Those that hold on a day, of all partners, the newest first. */
export async function feesInForce(q: Query, companyId: number, today: Day): Promise<DatedFees[]> {
  const rows = await rowsOf<Row>(
    q,
    `${FEES} where company_id = ? and valid_from <= ? and (valid_until is null or valid_until >= ?) and ended_at is null
     order by valid_from desc, id desc`,
    [companyId, today, today],
  );
  return rows.map(feesFrom);
}

export interface FeesSought {
  readonly companyId: number;
  readonly partnerId: number;
  readonly currency: string;
  readonly today: Day;
  /** Of the quote or the case; null: the newest that holds today. */
  readonly feeModelId: number | null;
}

/** By what a partner charges a claim in that currency; undefined where nothing was agreed for it. */
export async function agreedFees(q: Query, sought: FeesSought): Promise<DatedFees | undefined> {
  const { companyId, partnerId, currency, today, feeModelId } = sought;
  const pinned = feeModelId === null ? undefined : await feesById(q, companyId, feeModelId);
  const all = feeModelId === null ? await feesInForce(q, companyId, today) : pinned === undefined ? [] : [pinned];
  return all.find((one) => one.partnerId === partnerId && one.model.currency === currency);
}

/** What was agreed for a case for good; null where nothing was. */
export const pinnedModel = async (q: Query, companyId: number, feeModelId: number | null): Promise<FeeModel | null> =>
  feeModelId === null ? null : ((await feesById(q, companyId, feeModelId))?.model ?? null);

/** Also one that was taken back: a case may have been handed over under it. */
export async function feesById(q: Query, companyId: number, id: number): Promise<DatedFees | undefined> {
  const [row] = await rowsOf<Row>(q, `${FEES} where company_id = ? and id = ?`, [companyId, id]);
  return row && feesFrom(row);
}

export async function insertFees(
  tx: Tx,
  work: Work,
  companyId: number,
  { partnerId, name, model, validFrom, validUntil }: Omit<DatedFees, 'id'>,
): Promise<number> {
  const [row] = await tx('fee_model')
    .insert({
      ...{ company_id: companyId, partner_id: partnerId, name, model: JSON.stringify(model) },
      ...{ valid_from: validFrom, valid_until: validUntil },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

export async function putFeesEnd(tx: Tx, id: number, validUntil: Day | null): Promise<void> {
  await tx('fee_model').where({ id }).update({ valid_until: validUntil });
}

export async function withdrawFees(tx: Tx, work: Work, id: number): Promise<void> {
  await tx('fee_model')
    .where({ id })
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
}
