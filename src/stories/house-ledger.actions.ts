import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeSetting, openCompany } from '../companies/actions';
import type { Company } from '../companies/company';
import type { SettingName } from '../companies/settings';
import { addContact, correctCustomer, putAddress } from '../customers/actions';
import type { CorrectableField } from '../customers/correction';
import type { Customer } from '../customers/customer';
import { findCustomer } from '../customers/store';
import { importFile } from '../imports/actions';
import { assert } from '../kernel/assert';
import type { Day } from '../kernel/day';
import { toDecimal } from '../kernel/money';
import type { OpenItem } from '../ledger/open-item';
import { bookEntries } from '../ledger/entry.store';
import { findItems } from '../ledger/store';
import type { Work } from '../platform/work';
import { INITIAL_STRATEGY } from '../reminders/shipped';
import { addStrategy, useStrategy } from '../reminders/strategy.actions';
import type { CompanyLine, CustomerLine } from './cast';
import { writtenFormal } from './formal';
import type { InvoiceLine } from './story';

/**
 * The company of a story in the real house: opened, set, and filled from files such as an accounting program would write.
 * Customers and invoices of one day are imported together, before anything else happens.
 */
export class HouseLedger {
  private readonly customers: CustomerLine[] = [];
  private readonly invoices: InvoiceLine[] = [];
  private files = 0;

  private constructor(
    readonly company: Company,
    /** Where its files lie. */
    private readonly folder: string,
  ) {}

  static async open(work: Work, line: CompanyLine | null, named: { code: string; home: string }): Promise<HouseLedger> {
    const { code, home } = named;
    const { country, currency, settings, strategy, formal } = line ?? {
      country: 'FR',
      currency: 'EUR',
      settings: {},
      strategy: null,
      formal: false,
    };
    const account = { currency, iban: 'FR7630006000011234567890189', holder: code };
    const company = await openCompany(work, { name: code, country, currency, email: `ar@${code}.test` }, account);
    const wanted = { minCustomerMinor: 0, ...settings };
    for (const [name, value] of Object.entries(wanted)) {
      await changeSetting(work, company.id, name as SettingName, JSON.stringify(value));
    }
    if (formal) await addStrategy(work, company.id, writtenFormal(strategy ?? INITIAL_STRATEGY));
    if (strategy !== null) await useStrategy(work, company.id, { scope: 'company' }, strategy);
    return new HouseLedger(company, mkdtempSync(join(home, 'story-')));
  }

  comes(customer: CustomerLine): void {
    this.customers.push(customer);
  }

  owes(invoice: InvoiceLine): void {
    this.invoices.push(invoice);
  }

  /** Imports what was told and not imported yet. */
  async settle(work: Work): Promise<void> {
    const customers = this.customers.splice(0);
    const invoices = this.invoices.splice(0);
    if (customers.length > 0) await this.import(work, CUSTOMER_HEAD, customers.map(customerRow), 'delta');
    for (const line of customers) await this.equip(work, line);
    const dated = invoices.filter((line) => line.dueOn !== null);
    const discounted = dated.some((line) => line.discount !== null);
    if (dated.length > 0) await this.import(work, discounted ? [...ITEM_HEAD, ...DISCOUNT_HEAD] : ITEM_HEAD, dated.map((line) => this.invoiceRow(line, work.today, discounted)), 'delta'); // prettier-ignore
    for (const line of invoices.filter((one) => one.dueOn === null)) await this.book(work, line);
  }

  /** A file without a due day is refused; other ways into the ledger are not. */
  private async book(work: Work, line: InvoiceLine): Promise<void> {
    const { id: customerId } = await this.customer(work, line.customer);
    const currency = line.currency ?? this.company.currency;
    const { document, amountMinor } = line;
    const entry = {
      companyId: this.company.id,
      customerId,
      type: 'invoice',
      document,
      currency,
      amountMinor,
      issuedOn: work.today,
      dueOn: null,
    } as const;
    await work.db.transaction((tx) => bookEntries(tx, work, [entry]));
  }

  /** The next list of open items, on which one document is missing. */
  async vanish(work: Work, document: string): Promise<void> {
    const [gone] = await findItems(work.db.read, { companyId: this.company.id, text: document });
    const rows = [['NOBODY', 'X-0', work.today, work.today, '1.00', '1.00', gone?.currency ?? 'EUR', '', '']];
    await this.import(work, ITEM_HEAD, rows, 'snapshot');
  }

  private async import(
    work: Work,
    head: readonly string[],
    rows: readonly (readonly string[])[],
    mode: 'delta' | 'snapshot',
  ): Promise<void> {
    const path = join(this.folder, `${(this.files += 1)}.csv`);
    writeFileSync(path, [head, ...rows].map((cells) => cells.join(';')).join('\n'));
    const request = { company: this.company, path, options: { asOf: work.today }, fileDay: work.today, yes: true };
    await importFile(work, mode === 'delta' ? { ...request, mode } : { ...request, mode, scope: {} });
  }

  private invoiceRow(line: InvoiceLine, on: Day, discounted: boolean): string[] {
    const currency = line.currency ?? this.company.currency;
    const amount = toDecimal(line.amountMinor, currency);
    return [
      line.customer,
      line.document,
      on,
      line.dueOn ?? '',
      amount,
      amount,
      currency,
      String(line.level ?? ''),
      line.paymentMethod ?? '',
      ...(discounted
        ? [line.discount === null ? '' : toDecimal(line.discount.minor, currency), line.discount?.until ?? '']
        : []),
    ];
  }

  /** What no file of customers carries. */
  private async equip(work: Work, line: CustomerLine): Promise<void> {
    const companyId = this.company.id;
    const { id: customerId } = await this.customer(work, line.code);
    const corrected: Partial<Record<CorrectableField, string>> = {
      ...(line.debtorType !== 'unknown' && { debtor_type: line.debtorType }),
      ...(line.region !== null && { region: line.region }),
      ...(line.internal && { internal: '1' }),
      ...(line.hardship && { hardship: '1' }),
      ...(line.maxStep !== null && { max_step: String(line.maxStep) }),
      ...(line.paymentMethod !== null && { payment_method: line.paymentMethod }),
    };
    for (const [field, text] of Object.entries(corrected)) {
      await correctCustomer(work, {
        companyId,
        customerId,
        field: field as CorrectableField,
        text,
        why: 'so the story goes',
      });
    }
    for (const { role, email, phone, language } of line.contacts) {
      await addContact(work, { companyId, customerId, role, name: null, email, phone, language });
    }
    if (!line.hasAddress) return;
    const address = { street: '1, Main Street', postcode: '10000', city: 'Town', region: null, country: line.country };
    await putAddress(work, { companyId, customerId, role: 'billing', name: null, ...address });
  }

  async customer(work: Work, code: string): Promise<Customer> {
    return findCustomer(work.db.read, this.company.id, code);
  }

  /** A customer, or the item of a document with its customer. */
  async whom(work: Work, text: string): Promise<{ customerId: number } | { customerId: number; itemId: number }> {
    const found = await findItems(work.db.read, { companyId: this.company.id, text, among: 'all' }).catch(() => []);
    const [item] = found;
    if (item) return { customerId: item.customerId, itemId: item.itemId };
    return { customerId: (await this.customer(work, text)).id };
  }

  async item(work: Work, document: string): Promise<OpenItem> {
    const [item] = await findItems(work.db.read, { companyId: this.company.id, text: document, among: 'all' });
    assert(item !== undefined, `the story has no document ${document}`);
    return item;
  }
}

const CUSTOMER_HEAD = [
  'Customer no',
  'Customer name',
  'Country',
  'Language',
  'Segment',
  'Credit limit',
  'Parent customer',
];
const customerRow = (line: CustomerLine): string[] => [
  line.code,
  line.name,
  line.country,
  line.language ?? '',
  line.segment ?? '',
  line.limitMinor === null ? '' : (line.limitMinor / 100).toFixed(2),
  line.parent ?? '',
];

const ITEM_HEAD = ['Customer no', 'Document no', 'Document date', 'Due date', 'Amount', 'Open amount', 'Currency', 'Reminder level', 'Payment method']; // prettier-ignore
const DISCOUNT_HEAD = ['Cash discount', 'Discount date'];
