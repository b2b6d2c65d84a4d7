import { join } from 'node:path';
import { changeSetting } from '../../companies/actions';
import { companyById } from '../../companies/store';
import type { SettingName } from '../../companies/settings';
import { disputeHolds } from '../../disputes/store';
import { day } from '../../kernel/day';
import { stepPapers } from '../../notices/step-papers.actions';
import { noteFreshness } from '../../ledger/freshness.store';
import { ledgerHolds } from '../../ledger/store';
import { littleLedger, type LittleLedger } from '../../ledger/testing/little-ledger';
import { loadShippedTemplates } from '../../outbox/template.actions';
import type { Db } from '../../platform/db';
import { diskFiles } from '../../platform/files';
import { workOn } from '../../platform/testing/work';
import type { Work } from '../../platform/work';
import { promiseHolds } from '../../promises/store';
import type { Planning } from '../plan.actions';

/** A little ledger whose customers can be reminded: templates, an account, an email address, payments known to the day. */
export interface ReminderLedger extends LittleLedger {
  readonly planning: Planning;
  on(today: string): Work;
  /** A customer with an email address, a company like any other. */
  debtor(code: string, more?: Record<string, unknown>): Promise<number>;
  knownAsOf(day: string): Promise<void>;
  set(name: SettingName, value: unknown): Promise<void>;
}

export async function reminderLedger(db: Db, code: string, home: string): Promise<ReminderLedger> {
  const ledger = await littleLedger(db, code);
  const { companyId, customerId } = ledger;
  const on = (today: string): Work => workOn(db, today, { files: diskFiles(join(home, 'files')) });
  await loadShippedTemplates(on('2026-01-01'));
  const recorded = { recorded_at: '2026-01-01T00:00:00.000Z', recorded_by: 'test' };
  const equip = async (id: number, number: string, more: Record<string, unknown>): Promise<void> => {
    await db
      .write('customer')
      .where({ id })
      .update({ debtor_type: 'company', language: 'fr', ...more });
    const contact = { role: 'main', email: `${number}@${code}.test`, state: 'ok' };
    await db.write('contact').insert({ company_id: companyId, customer_id: id, ...contact, ...recorded });
  };
  await equip(customerId, '4711', {});
  await db
    .write('bank_account')
    .insert({ company_id: companyId, currency: 'EUR', iban: 'FR7630006000011234567890189', holder: code, ...recorded });
  await changeSetting(on('2026-01-01'), companyId, 'minCustomerMinor', '0');
  const company = await companyById(db.read, companyId);
  let imports = 0;
  return {
    ...ledger,
    planning: { company, holds: (q) => [ledgerHolds(q), disputeHolds(q), promiseHolds(q)], papers: stepPapers },
    on,
    debtor: async (number, more = {}) => {
      const id = await ledger.customer(number);
      await equip(id, number, more);
      return id;
    },
    knownAsOf: async (asOf) => {
      imports += 1;
      const noted = {
        companyId,
        source: 'test',
        kind: 'items',
        asOf: day(asOf),
        assumed: false,
        importId: imports,
      } as const;
      await db.transaction((tx) => noteFreshness(tx, on(asOf), noted));
    },
    set: async (name, value) => {
      await changeSetting(on('2026-01-01'), companyId, name, JSON.stringify(value));
    },
  };
}
