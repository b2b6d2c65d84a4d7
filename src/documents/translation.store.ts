import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Translation } from './translation';

/** Translations: rows in, rows out. */
export async function keepTranslation(tx: Tx, companyId: number, given: Omit<Translation, 'about'>): Promise<void> {
  const { documentId, language, translator, sworn } = given;
  await tx('translation').where({ company_id: companyId, document_id: documentId }).delete();
  await tx('translation').insert({ company_id: companyId, document_id: documentId, language, translator, sworn: Number(sworn) }); // prettier-ignore
}

/** Of a customer's papers and messages. */
export async function translationsOf(q: Query, companyId: number, customerId: number): Promise<Translation[]> {
  const rows = await rowsOf<Omit<Translation, 'sworn'> & { readonly sworn: number }>(
    q,
    `select document_id as "documentId", about, language, translator, sworn from v_translation
     where company_id = ? and customer_id = ? order by document_id`,
    [companyId, customerId],
  );
  return rows.map((row) => ({ ...row, sworn: row.sworn === 1 }));
}
