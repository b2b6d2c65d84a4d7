import type { Browsing } from '../../testing/browse';
import { HOME, type CaseLife } from './case-life';

/** What people do on the way to a case and at its end, each at a browser and by the words that stand on the buttons. */

interface Prices {
  readonly name: string;
  readonly kind?: 'agency' | 'bailiff' | 'solicitor';
  readonly email: string;
  /** Percent. */
  readonly commission: string;
  /** Of money that is paid to us, percent of the commission. */
  readonly direct?: string;
  readonly withdrawal?: string;
  readonly setUp?: string;
  /** The last day of its mandate. */
  readonly until?: string;
}

/** In the register, with what it charges and a signed mandate. Answers with its page. */
export async function partnerIsKnown({ manager, file }: CaseLife, prices: Prices): Promise<string> {
  const { name, kind = 'agency', email, commission, direct = '50', withdrawal = '45', setUp = '', until = '' } = prices;
  const lives = { street: '1 rue du Port', postcode: '44000', city: 'Nantes', country: 'FR', language: 'en' };
  await manager.go(`${HOME}/recovery/partners/new`);
  await manager.fill({ name, kind, email, ...lives, countries: 'FR, DE', languages: 'fr, en, de' });
  await manager.press('Add the partner');
  const page = manager.where();
  await manager.go(`${page}/fees/new`);
  const fees = {
    set_up: setUp,
    b0_rate: commission,
    direct,
    withdrawal,
    s0_label: 'Letter before action',
    s0_fee: '60',
  };
  await manager.fill({ name: 'Standard', valid_from: '2026-01-01', ...fees, vat_rate: '20' });
  await manager.press('Keep these fees');
  await mandateIsFiled({ manager, file }, page, { from: '2026-01-01', until, signed: '2026-01-02' });
  return page;
}

interface Mandate {
  readonly from: string;
  readonly until: string;
  readonly signed: string;
}

export async function mandateIsFiled(
  { manager, file }: Pick<CaseLife, 'manager' | 'file'>,
  page: string,
  { from, until, signed }: Mandate,
): Promise<void> {
  await manager.go(`${page}/agreements/new`);
  const signature = { signed_on: signed, signed_by: 'Both directors' };
  await manager.fill({ kind: 'collection', valid_from: from, valid_until: until, ...signature });
  await manager.choose('file', file('mandate.pdf', `%PDF-1.4\n%of ${page} from ${from}\n`));
  await manager.press('File it');
  expect(await manager.said('#notices')).toContain('collection agreement: filed.');
}

interface Owing {
  readonly code: string;
  readonly name: string;
  /** Number, issued on, due on, amount. */
  readonly invoices: readonly (readonly [string, string, string, string])[];
}

const HEAD = 'Customer no;Customer;Legal name;Street;Postal Code;City;Country;Language;Email;Invoice no;Document type;Invoice date;Due date;Amount;Open;Currency'; // prettier-ignore

/** Their invoices from a file of the books, by whoever is at the browser. */
export async function invoicesComeIn({ manager, file }: CaseLife, { code, name, invoices }: Owing): Promise<void> {
  const who = `${code};${name};${name} SARL;3 quai Nord;44000;Nantes;FR;en;compta@${code}.example`;
  const lines = invoices.map(([n, issued, due, amount]) => `${who};${n};Invoice;${issued};${due};${amount};${amount};EUR`); // prettier-ignore
  await manager.go(`${HOME}/imports`);
  await manager.choose('file', file(`books-${code}.csv`, [HEAD, ...lines, ''].join('\n')));
  await manager.press('Upload');
  await manager.until('What the file does not say');
  const asksWho = (await manager.said('main')).includes('Who are the customers'); // of the first file of a source
  await manager.fill({ ...(asksWho && { debtorType: 'company' }), asOf: '2026-03-02' });
  await manager.press('Continue');
  const book = `Book ${lines.length} line${lines.length === 1 ? '' : 's'}`;
  await manager.until(book);
  await manager.press(book);
  await manager.page.waitForFunction(`location.pathname.includes('/imports/im_')`, { timeout: 60_000 });
  expect(await manager.said('main')).toContain(`is booked: ${lines.length} new`);
}

/** All that the customer owes, in a recovery file; the browser shows it. Answers with the page of the customer. */
export async function fileIsMade(manager: Browsing, name: string): Promise<string> {
  await manager.go(`${HOME}/customers?q=${encodeURIComponent(name)}`);
  await manager.press(name);
  const customer = manager.where();
  await manager.press('Recovery file');
  await manager.press('Make the file');
  await manager.page.waitForSelector('iframe[name=recovery-file]', { timeout: 90_000 });
  return customer;
}

/** The offer of that partner is taken as it stands among the quotes, and the link it is given. */
export async function quoteIsTaken(manager: Browsing, partner: string): Promise<{ here: string; link: string }> {
  await pressLabelled(manager, `Accept and hand over: ${partner}`);
  const link = String(await manager.page.evaluate(`document.querySelector('#partner-link')?.value`));
  return { here: manager.where(), link };
}

/** One of several buttons of the same words, by its whole name. */
export async function pressLabelled({ page }: Browsing, label: string): Promise<number> {
  const button = await page.waitForSelector(`main button[aria-label=${JSON.stringify(label)}]`);
  const [answer] = await Promise.all([page.waitForNavigation(), button?.click()]);
  return answer?.status() ?? 0;
}

/** The values of a list whose words contain these. */
export const valuesOf = ({ page }: Browsing, name: string, words: string): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll('main select[name=' + ${JSON.stringify(name)} + '] option')].filter((one) => one.textContent.includes(${JSON.stringify(words)})).map((one) => one.value)`,
  ) as Promise<string[]>;

interface Said {
  readonly on: string;
  /** With a comma, as banks write it. */
  readonly amount: string;
  readonly text: string;
}

const bank = { statements: 0, cents: 1_000_000 };
const written = (cents: number): string => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;

/** A statement of our bank with one receipt, as the file that it sends. */
export async function bankSays({ manager, file }: CaseLife, { on, amount, text }: Said): Promise<void> {
  const day = on.slice(2).replaceAll('-', '');
  const n = (bank.statements += 1);
  const before = written(bank.cents);
  bank.cents += Number(amount.replace(',', ''));
  const lines = [
    ...[`:20:S${n}`, ':25:FR1420041010050500013M02606', `:28C:${n}`, `:60F:C${day}EUR${before}`],
    ...[`:61:${day}${day.slice(2)}C${amount}NTRFNONREF//BK-${n}`, `:86:${text}`],
    ...[`:62F:C${day}EUR${written(bank.cents)}`, '-', ''],
  ];
  await manager.go(`${HOME}/bank`);
  await manager.choose('file', file(`bank-${n}.sta`, lines.join('\n')));
  await manager.press('Take them');
  expect(await manager.said('main')).toContain('MT940: 1 statement added, 1 of 1 lines new.');
}
