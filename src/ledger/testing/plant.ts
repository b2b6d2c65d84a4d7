import type { Db } from '../../platform/db';

/** A company with one customer, put straight into the tables, for tests of rooms that stand on them. */
export async function plantCompany(db: Db, code: string): Promise<{ companyId: number; customerId: number }> {
  const recorded = { recorded_at: '2026-01-01T00:00:00.000Z', recorded_by: 'test' };
  return db.transaction(async (tx) => {
    const [company] = await tx('company')
      .insert({
        code,
        legal_name: code,
        country: 'FR',
        currency: 'EUR',
        language: 'fr',
        zone: 'Europe/Paris',
        ...recorded,
      })
      .returning<{ id: number }[]>('id');
    const companyId = company?.id ?? 0;
    return { companyId, customerId: await plantCustomer(tx, companyId, '4711') };
  });
}

export async function plantCustomer(
  tx: Parameters<Parameters<Db['transaction']>[0]>[0],
  companyId: number,
  code: string,
): Promise<number> {
  const recorded = { recorded_at: '2026-01-01T00:00:00.000Z', recorded_by: 'test' };
  const [made] = await tx('customer')
    .insert({ company_id: companyId, code, name: `Customer ${code}`, country: 'FR', ...recorded })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}
