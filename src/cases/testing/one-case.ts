import { day, type Instant } from '../../kernel/day';
import { createIds } from '../../kernel/ids';
import type { Actor } from '../../kernel/actor';
import type { FileStore } from '../../platform/files';
import type { Db } from '../../platform/db';
import type { Work } from '../../platform/work';
import { handOver } from '../actions';

interface Opened {
  readonly db: Db;
}

/** A company with one customer, two invoices of 50.00 and a recovery file over both: the least that a case needs. */
export async function ledgerOf(open: Opened, companyId: number): Promise<void> {
  const recorded = { recorded_at: '2026-01-01T00:00:00.000Z', recorded_by: 'test' };
  const made = { company_id: companyId, ...recorded };
  await open.db.transaction(async (tx) => {
    const company = { country: 'FR', currency: 'EUR', language: 'fr', zone: 'Europe/Paris' };
    await tx('company').insert({ id: companyId, code: `c${companyId}`, legal_name: 'Co', ...company, ...recorded });
    await tx('customer').insert({ id: companyId, code: 'A', name: 'A', collector: 'lea', ...made });
    for (const n of [1, 2]) {
      const id = companyId * 10 + n;
      const amounts = { currency: 'EUR', amount_minor: 5000 };
      const entry = { type: 'invoice', document: `F-${n}`, identity: `F-${n}`, issued_on: '2026-01-01', ...amounts };
      await tx('entry').insert({ id, customer_id: companyId, ...entry, ...made });
      const item = { entry_id: id, part: 1, due_on: '2026-01-31', open_minor: 5000, ...amounts };
      await tx('open_item').insert({ id, company_id: companyId, customer_id: companyId, ...item });
    }
    await tx('dossier').insert({
      ...{ id: companyId, customer_id: companyId, number: 'RF-1', version: 1, currency: 'EUR', key_date: '2026-05-01' },
      ...{ route: 'amicable', principal_minor: 10000, claim: '{}', readiness: '[]', pages: 1 },
      ...{ pdf_sha: 'x', zip_sha: 'x', manifest_sha: 'x' },
      ...made,
    });
    for (const n of [1, 2])
      await tx('dossier_item').insert({ dossier_id: companyId, item_id: companyId * 10 + n, claimed_minor: 5000 });
  });
}

const MARIA: Actor = { kind: 'user', name: 'maria' };
export const DELMAS: Actor = { kind: 'partner', name: 'Agence Delmas' };

/** Somebody's work on a day. */
export const workOn = (open: Opened, today: string, actor: Actor = MARIA): Work => ({
  ...{ db: open.db, files: {} as FileStore, ids: createIds(1n), actor },
  ...{ now: `${today}T09:00:00.000Z` as Instant, today: day(today) },
});

/** Its recovery file in the hands of Agence Delmas since that day. */
export async function caseOf(open: Opened, companyId: number, since: string): Promise<number> {
  await ledgerOf(open, companyId);
  const asked = { companyId, number: 'RF-1', partner: 'Agence Delmas', partnerKind: 'agency' } as const;
  return handOver(workOn(open, since), asked);
}
