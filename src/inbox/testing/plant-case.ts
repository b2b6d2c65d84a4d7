import type { Db } from '../../platform/db';

/** A case in the hands of a partner whose address is known, as far as mail about it needs it: RF-2026-0001, files@agency.example. */
export async function plantCase(
  db: Db,
  { companyId, customerId }: { readonly companyId: number; readonly customerId: number },
): Promise<number> {
  const recorded = { recorded_at: '2026-01-01T00:00:00.000Z', recorded_by: 'test' };
  const whose = { company_id: companyId, customer_id: customerId };
  const put = async (table: string, row: Record<string, unknown>): Promise<number> => {
    const [made] = await db.write(table).insert(row).returning<{ id: number }[]>('id');
    return made?.id ?? 0;
  };
  const dossier = await put('dossier', {
    ...{ ...whose, ...recorded, number: 'RF-2026-0001', version: 1, currency: 'EUR', key_date: '2026-01-31' },
    ...{ route: 'amicable', principal_minor: 100_00, claim: '{"exhibits":[]}', readiness: '[]', pages: 1 },
    ...{ pdf_sha: 'none', zip_sha: 'none', manifest_sha: 'none' },
  });
  const partner = await put('partner', {
    ...{ company_id: companyId, name: 'Agence', kind: 'agency', email: 'Files@agency.example', ...recorded },
  });
  return put('recovery_case', {
    ...{ ...whose, ...recorded, dossier_id: dossier, partner_id: partner },
    ...{ state: 'with_partner', handed_over_on: '2026-02-01' },
  });
}
