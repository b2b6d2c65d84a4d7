import { day, type Instant } from '../../kernel/day';
import { createIds } from '../../kernel/ids';
import type { Db } from '../../platform/db';
import type { FileStore } from '../../platform/files';
import type { Work } from '../../platform/work';

/** A company with one customer, its invoices and recovery files over them, for what is tried with cases and needs no desk. */
export interface Debts {
  readonly companyId: number;
  /** Of each: document, amount in cents, day of issue, day of delivery. */
  readonly invoices: readonly (readonly [string, number, string, (string | null)?])[];
  /** Of each: its number, and the places of its invoices in the list above. */
  readonly files: readonly (readonly [string, readonly number[]])[];
  readonly country?: string;
  readonly claim?: string;
}

const recorded = { recorded_at: '2026-01-01T00:00:00.000Z', recorded_by: 'test' };

/** The number of the item of an invoice. */
export const itemOf = (companyId: number, place: number): number => companyId * 100 + place + 1;

export async function owe(db: Db, debts: Debts): Promise<void> {
  const { companyId, invoices, files, country = 'FR', claim = '{}' } = debts;
  const made = { company_id: companyId, ...recorded };
  await db.transaction(async (tx) => {
    const place = { country, currency: 'EUR', language: country === 'FR' ? 'fr' : 'en', zone: 'Europe/Paris' };
    await tx('company').insert({ id: companyId, code: `c${companyId}`, legal_name: 'Creditor SA', ...place, ...recorded }); // prettier-ignore
    const named = { code: 'K-1', name: 'Debtor Sàrl', legal_name: 'Debtor Sàrl', country, debtor_type: 'company' };
    await tx('customer').insert({ id: companyId, ...named, ...made });
    for (const [n, [document, amount, issued, delivered = null]] of invoices.entries()) {
      const id = itemOf(companyId, n);
      const entry = { type: 'invoice', document, currency: 'EUR', amount_minor: amount, issued_on: issued };
      const more = { identity: document, delivery_on: delivered, net_minor: Math.round(amount / 1.2), vat_minor: amount - Math.round(amount / 1.2) }; // prettier-ignore
      await tx('entry').insert({ id, customer_id: companyId, ...entry, ...more, ...made });
      const item = { entry_id: id, part: 1, currency: 'EUR', due_on: issued, amount_minor: amount, open_minor: amount };
      await tx('open_item').insert({ id, company_id: companyId, customer_id: companyId, ...item });
    }
    for (const [n, [number, places]] of files.entries()) {
      const id = itemOf(companyId, n);
      const principal = places.reduce((total, at) => total + (invoices[at]?.[1] ?? 0), 0);
      await tx('dossier').insert({
        ...{ id, customer_id: companyId, number, version: 1, currency: 'EUR', key_date: '2026-05-01', claim },
        ...{ route: 'amicable', principal_minor: principal, readiness: '[]', pages: 1 },
        ...{ pdf_sha: 'x', zip_sha: 'x', manifest_sha: 'x' },
        ...made,
      });
      for (const at of places) {
        const claimed = { claimed_minor: invoices[at]?.[1] ?? 0 };
        await tx('dossier_item').insert({ dossier_id: id, item_id: itemOf(companyId, at), ...claimed });
      }
    }
  });
}

/** Someone of the company on a day. */
export const workOn = (db: Db, today: string, name = 'maria'): Work => ({
  db,
  files: {} as FileStore,
  ids: createIds(1n),
  actor: { kind: 'user', name },
  now: `${today}T09:00:00.000Z` as Instant,
  today: day(today),
});
