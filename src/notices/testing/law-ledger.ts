import { companyById } from '../../companies/store';
import { legalPaper } from '../../law/paper';
import { loadShippedRates } from '../../law/rates.actions';
import type { Db } from '../../platform/db';
import { reminderLedger, type ReminderLedger } from '../../reminders/testing/ledger';
import { noticed, usualItems, type Noticeable, type Noticed } from '../gather.actions';
import { makeNotice, type MadeNotice } from '../make.actions';
import type { NoticeChoice } from '../notice';
import { wayOf, waysTo } from '../recipient.actions';
import type { Whose } from '../paper.actions';

/** A creditor and a debtor of one country, with two invoices that are late, and papers written to the debtor: for tests. */
export interface LawCase {
  readonly law: string;
  readonly debtor: string;
  readonly currency: string;
  readonly setting?: string;
  readonly customer?: object;
  /** The contract names the days of payment. */
  readonly agreed?: boolean;
}

export interface LawLedgers {
  readonly db: Db;
  readonly home: string;
}

let companies = 0;

/** 1,000.00 since 1 December 2025, 500.00 since 15 January 2026. */
export async function lawLedger({ db, home }: LawLedgers, one: LawCase, today: string): Promise<ReminderLedger> {
  const { law, debtor, currency, setting = 'on_demand', customer = {}, agreed = true } = one;
  const of = await reminderLedger(db, `law${(companies += 1)}`, home);
  await of.knownAsOf(today);
  await loadShippedRates(of.on('2026-01-01'));
  const country = law === 'UK' ? 'GB' : law;
  await db.write('company').where({ id: of.companyId }).update({ country, currency, governing_law: country, email: 'ar@acme.example' }); // prettier-ignore
  await db.write('customer').where({ id: of.customerId }).update({ debtor_type: debtor, country, ...customer }); // prettier-ignore
  await db.write('bank_account').where({ company_id: of.companyId }).update({ currency });
  await of.set('latePayment', setting);
  await of.invoice('F-1', 100_000, '2025-11-01', { dueOn: '2025-12-01', currency });
  await of.invoice('F-2', 50_000, '2025-12-16', { dueOn: '2026-01-15', currency });
  if (agreed) await db.write('entry').where({ company_id: of.companyId }).update({ contract_on: '2025-10-01' });
  return { ...of, planning: { ...of.planning, company: await companyById(db.read, of.companyId) } };
}

export interface PaperAsked extends Partial<Pick<NoticeChoice, 'then' | 'copies' | 'dispatch'>> {
  readonly law: string;
  readonly paper?: string;
  readonly on: string;
  readonly by?: 'email' | 'letter';
  readonly language?: string;
  readonly checked?: boolean;
}

export interface PaperMade {
  readonly made: MadeNotice;
  readonly about: Noticeable;
  readonly known: Noticed;
  readonly whose: Whose;
}

/** A paper as it would be written that day, with all that the law lets claim. */
export async function paperOn(of: ReminderLedger, asked: PaperAsked): Promise<PaperMade> {
  const { law, paper: name = 'notice', on, by = 'email', language, then = null, checked = false, copies = false, dispatch = null } = asked; // prettier-ignore
  const work = of.on(on);
  const { company } = of.planning;
  const about = { company, customerId: of.customerId, holds: of.planning.holds };
  const known = await noticed(work, about);
  const paper = legalPaper(law, name);
  if (paper === undefined) throw new Error(`no ${law} ${name}`);
  const itemIds = usualItems(known, work.today).map(({ itemId }) => itemId);
  const choice = { paper, language: language ?? paper.languages[0] ?? 'en', itemIds, then, dispatch, claims: { interest: true, fixed: true, checked }, copies }; // prettier-ignore
  const ways = await waysTo(work, company, known.customer);
  const made = await makeNotice(work, about, known, { choice, to: wayOf(ways, by) });
  return { made, about, known, whose: { company, customer: known.customer, ways } };
}
