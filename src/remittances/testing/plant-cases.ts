import { handOver } from '../../cases/actions';
import { day } from '../../kernel/day';
import { bookEntries } from '../../ledger/entry.store';
import { plantCompany, plantCustomer } from '../../ledger/testing/plant';
import type { FeeModel } from '../../mandates/fees/fee-model';
import type { Db } from '../../platform/db';
import { workOn } from '../../platform/testing/work';

/** A company whose partner has cases, each of a customer of its own, with the fees that were agreed for them. */
export interface PlantedCase {
  readonly caseId: number;
  readonly customerId: number;
  readonly number: string;
  readonly itemIds: readonly number[];
}

export interface Planted {
  readonly companyId: number;
  readonly partnerId: number;
  readonly feeModelId: number;
  readonly cases: readonly PlantedCase[];
}

export const TERMS: FeeModel = {
  currency: 'EUR',
  setUp: { feeMinor: 5_000, first: false },
  commission: {
    ...{ by: 'whole', of: 'principal', directBps: 5_000 },
    bands: [{ ageFrom: 0, ageTo: null, amountFrom: 0, amountTo: null, rateBps: 1_000, leastMinor: 0 }],
  },
  steps: [{ kind: 'summons', label: 'Summons', feeMinor: 12_000 }],
  hourly: { rateMinor: 15_000, capMinor: 45_000 },
  withdrawal: { feeMinor: 2_500, ofPrincipalBps: 100 },
  vat: { kind: 'standard', bps: 2_000 },
};

/** Each case: what its invoices come to. */
export async function plantCases(
  db: Db,
  code: string,
  claims: readonly (readonly number[])[],
  { partner = 'Agence Delmas', terms = TERMS } = {},
): Promise<Planted> {
  const { companyId } = await plantCompany(db, code);
  const work = workOn(db, '2026-03-01');
  const cases: PlantedCase[] = [];
  for (const [at, amounts] of claims.entries()) {
    const customerId = await db.transaction((tx) => plantCustomer(tx, companyId, `K${at + 1}`));
    const booked = await db.transaction((tx) =>
      bookEntries(
        tx,
        work,
        amounts.map((amountMinor, n) => ({
          ...{ companyId, customerId, type: 'invoice' as const, document: `F-${at + 1}${n + 1}`, currency: 'EUR' },
          ...{ amountMinor, issuedOn: day('2026-01-01'), parts: [{ dueOn: day(`2026-01-3${n % 2}`), amountMinor }] },
        })),
      ),
    );
    const itemIds = booked.flatMap((one) => one.itemIds);
    const number = `RF-2026-000${at + 1}`;
    await plantDossier(db, { companyId, customerId, number, itemIds, amounts });
    const caseId = await handOver(work, { companyId, number, partner, partnerKind: 'agency' });
    cases.push({ caseId, customerId, number, itemIds });
  }
  const partnerId = await partnerOf(db, companyId, partner);
  const feeModelId = await pinned(db, { companyId, partnerId, cases, terms });
  return { companyId, partnerId, feeModelId, cases };
}

interface Dossier {
  readonly companyId: number;
  readonly customerId: number;
  readonly number: string;
  readonly itemIds: readonly number[];
  readonly amounts: readonly number[];
}

const RECORDED = { recorded_at: '2026-03-01T08:00:00.000Z', recorded_by: 'test' };

async function plantDossier(db: Db, { companyId, customerId, number, itemIds, amounts }: Dossier): Promise<void> {
  await db.transaction(async (tx) => {
    const [made] = await tx('dossier')
      .insert({
        ...{ company_id: companyId, customer_id: customerId, number, version: 1, currency: 'EUR' },
        ...{ key_date: '2026-03-01', route: 'amicable', principal_minor: amounts.reduce((a, b) => a + b, 0) },
        ...{ claim: '{}', readiness: '[]', pages: 1, pdf_sha: 'x', zip_sha: 'x', manifest_sha: 'x', ...RECORDED },
      })
      .returning<{ id: number }[]>('id');
    for (const [n, itemId] of itemIds.entries())
      await tx('dossier_item').insert({ dossier_id: made?.id ?? 0, item_id: itemId, claimed_minor: amounts[n] });
  });
}

async function partnerOf(db: Db, companyId: number, name: string): Promise<number> {
  const row: unknown = await db.read('partner').where({ company_id: companyId, name }).first('id');
  return (row as { id: number } | undefined)?.id ?? 0;
}

interface Pinning {
  readonly companyId: number;
  readonly partnerId: number;
  readonly cases: readonly PlantedCase[];
  readonly terms: FeeModel | null;
}

async function pinned(db: Db, { companyId, partnerId, cases, terms }: Pinning): Promise<number> {
  if (terms === null) return 0;
  return db.transaction(async (tx) => {
    const [made] = await tx('fee_model')
      .insert({
        ...{ company_id: companyId, partner_id: partnerId, name: 'Agreed', model: JSON.stringify(terms) },
        ...{ valid_from: '2026-01-01', ...RECORDED },
      })
      .returning<{ id: number }[]>('id');
    const ids = cases.map(({ caseId }) => caseId);
    await tx('recovery_case')
      .whereIn('id', ids)
      .update({ fee_model_id: made?.id ?? 0, age_days: 30 });
    return made?.id ?? 0;
  });
}
