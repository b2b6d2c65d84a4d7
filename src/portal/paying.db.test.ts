import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCompany } from '../companies/actions';
import { giveBankAccount } from '../companies/bank-change.actions';
import type { Company } from '../companies/company';
import { agreeReferences } from '../companies/reference-agreement.actions';
import { printedIn, type Agreement } from '../companies/reference-scheme';
import type { House } from '../app';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { importFile } from '../imports/actions';
import { day, dayIn, type Instant } from '../kernel/day';
import { sendLetter } from '../reminders/free.actions';
import { letterPdf } from '../outbox/sheet.actions';
import { messageById } from '../outbox/store';
import { rowsOf } from '../platform/db';
import { flawsIn, openBrowser } from '../platform/testing/browser';
import { seePdf } from '../platform/testing/read-pdf';
import { codesInPdf, codesInPng } from '../platform/testing/seen-qr';
import { browsing } from '../desk/testing/browse';
import { closeBrowser } from '../platform/pdf/browser';
import { paidByBank, type BankTold } from './testing/bank';
import { testDatabase } from '../platform/testing/database';
import { onDay } from '../platform/work';

/**
 * A customer chooses what to pay, reads the reference off the page, and pays with it; the bank tells of it in its own writing; and just what
 * was chosen is closed, without a hand.
 */
const open = testDatabase();
let desk: TestDesk;
const EUR = 'FR1420041010050500013M02606';
const QR = 'CH4431999123000889012';
const HEAD = 'customer;customer name;document;date;due;amount;currency;street;postcode;city;country\n';

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home }, { furnish });
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
});

async function furnish(house: House, now: Instant): Promise<Company> {
  const work = house.work({ kind: 'user', name: 'maria' }, now);
  const company = await openCompany(
    work,
    { name: 'ACME SAS', country: 'FR', currency: 'EUR', email: 'ar@acme.example', phone: '+33 1 99 00 12 34', street: '1 rue de la Paix', postcode: '75002', city: 'Paris' }, // prettier-ignore
    { currency: 'EUR', iban: EUR, holder: 'ACME SAS' },
  );
  await giveBankAccount(work, { companyId: company.id, told: () => Promise.resolve() }, { currency: 'CHF', iban: QR, holder: 'ACME SAS' }); // prettier-ignore
  const address = 'Bahnhofstrasse 1;8001;Zürich;CH';
  const more = [
    ['2000', 0],
    ['2001', 1],
    ['2002', 1],
    ['2003', 1],
    ['2004', 1],
  ] as const;
  const rows = [...SCHEMES.map(([customer], n) => [customer, n] as const), ...more].flatMap(
    ([customer, n]) =>
    [1, 2, 3].map((k) => `${customer};Kunde ${n};R-${customer}-${k};2026-01-0${k};2026-02-0${k};${k}00.00;${n === 0 ? 'CHF' : 'EUR'};${address}`), // prettier-ignore
  );
  const folder = mkdtempSync(join(open.home, 'ledger-'));
  const path = join(folder, 'ledger.csv');
  writeFileSync(path, HEAD + rows.join('\n') + '\n');
  const asked = { company, path, options: { asOf: day('2026-03-02') }, yes: true, fileDay: dayIn(company.zone, now) };
  await importFile(onDay(work, company.zone), asked);
  return company;
}

/** Customer · what its bank takes · how a bank of its country writes it in a statement. */
const SCHEMES: readonly (readonly [customer: string, agreement: Agreement, asBank: (printed: string) => BankTold])[] = [
  ['1000', { scheme: 'qrr', length: 27, prefix: '' }, (printed) => ({ type: 'QRR', ref: bare(printed) })],
  ['1001', { scheme: 'rf', length: null, prefix: '' }, (printed) => ({ type: 'SCOR', ref: printed })],
  ['1002', { scheme: 'rf', length: null, prefix: '' }, (printed) => ({ text: `Zahlung ${printed} danke` })],
  ['1003', { scheme: 'viite', length: null, prefix: '' }, (printed) => ({ type: 'SCOR', ref: bare(printed) })],
  ['1004', { scheme: 'viite', length: null, prefix: '77' }, (printed) => ({ type: 'SCOR', ref: bare(printed).padStart(20, '0') })], // prettier-ignore
  ['1005', { scheme: 'rf-viite', length: null, prefix: '' }, (printed) => ({ type: 'SCOR', ref: bare(printed) })],
  ['1006', { scheme: 'kid10', length: 15, prefix: '902' }, (printed) => ({ type: 'SCOR', ref: printed })],
  ['1007', { scheme: 'kid11', length: 12, prefix: '44' }, (printed) => ({ text: `KID ${bare(printed)}` })],
  ['1008', { scheme: 'ocr', length: null, prefix: '5' }, (printed) => ({ type: 'SCOR', ref: bare(printed) })],
  ['1009', { scheme: 'ocr-length', length: null, prefix: '5' }, (printed) => ({ text: bare(printed) })],
  ['1010', { scheme: 'ogm', length: null, prefix: '12' }, (printed) => ({ text: printed })],
  ['1011', { scheme: 'ogm', length: null, prefix: '13' }, (printed) => ({ type: 'BBA', ref: bare(printed) })],
  ['1012', { scheme: 'text', length: null, prefix: '' }, (printed) => ({ text: `ref ${printed}` })],
];

const bare = (printed: string): string => printed.replace(/[\s+/]/g, '');

async function entered(code: string): Promise<Visitor> {
  const collector = await desk.as('collector');
  const [row] = await rowsOf<{ id: number }>(open.db.read, 'select id from customer where code = ?', [code]);
  const page = `/c/${desk.company.code}/customers/${desk.house.ids.seal('customer', row?.id ?? 0)}/portal-link`;
  await collector.post(page);
  const { text } = await collector.get(page);
  const who = desk.stranger();
  await who.post(/value="[^"]*(\/portal\/[A-Za-z0-9_-]{43})"/.exec(text)?.[1] ?? '');
  expect((await who.get('/portal/account?lang=en')).location).toBe('/portal/account');
  return who;
}

const itemsIn = (text: string): string[] => [...text.matchAll(/name="item" value="(it_[^"]+)"/g)].map(([, id]) => id ?? ''); // prettier-ignore
const referenceIn = (text: string): string => /<dt>Reference<\/dt><dd><span class="exact">([^<]*)</.exec(text)?.[1]?.replaceAll('&#x3D;', '=') ?? ''; // prettier-ignore

/** Ticks those of its invoices, with these amounts. */
async function choosing(who: Visitor, places: readonly number[], amounts: readonly string[], currency = 'EUR') {
  const items = itemsIn((await who.get('/portal/account/pay')).text);
  const ticked = places.map((n) => items[n] ?? '');
  const typed = Object.fromEntries(ticked.map((id, n) => [`amount-${id}`, amounts[n] ?? '']));
  return who.post('/portal/account/pay', { choice: currency, item: ticked, ...typed });
}

/** A statement of the account with one payment, as a bank gives it. */
const pays = (iban: string, sum: { amount: string; currency: string }, told: BankTold) =>
  paidByBank(desk, iban, sum, told);

const left = async (customer: string): Promise<string[]> => {
  const rows = await rowsOf<{ document: string; minor: number }>(
    open.db.read,
    `select i.document, i.open_minor as minor from v_open_item i join v_customer c on c.id = i.customer_id
     where c.code = ? and i.type = 'invoice' order by i.document`,
    [customer],
  );
  return rows.map(({ document, minor }) => `${document.slice(-1)}:${minor}`);
};

describe('a payment with the reference that the page printed', () => {
  it.each(SCHEMES)('%s %p closes just what was chosen', async (customer, agreement, asBank) => {
    const currency = customer === '1000' ? 'CHF' : 'EUR';
    await agreeReferences(desk.work(), desk.company.id, { currency, agreement });
    const who = await entered(customer);
    const made = await choosing(who, [0, 2], ['100.00', '120.50'], currency);
    expect(made.location).toMatch(/^\/portal\/account\/pay\/sl_/);
    const { text } = await who.get(made.location);
    const printed = referenceIn(text);
    expect(printed).toBe(printedIn(agreement.scheme, bare(printed)));
    // the same choice has the same reference
    expect((await choosing(who, [2, 0], ['120.50', '100.00'], currency)).location).toBe(made.location);
    const told = asBank(printed);
    const { matched } = await pays(currency === 'CHF' ? QR : EUR, { amount: '220.50', currency }, told);
    expect(matched).toMatchObject({ receipts: 1, applied: 1, waiting: 0 });
    expect(await left(customer)).toEqual(['1:0', '2:20000', '3:17950']);
    expect((await who.get(made.location)).text).toContain('What you chose has changed since');
  });
});

describe('a payment with the reference that a letter printed', () => {
  it.each([
    ['2000', 'CHF', { scheme: 'qrr', length: 27, prefix: '' }, /\d\d(?: \d{5}){5}/, 'QRR'],
    ['2001', 'EUR', { scheme: 'kid10', length: 15, prefix: '903' }, /903\d{12}/, 'SCOR'],
  ] as const)('%s, %s, closes all that it asked for', async (customer, currency, agreement, shape, type) => {
    await agreeReferences(desk.work(), desk.company.id, { currency, agreement });
    const [row] = await rowsOf<{ id: number }>(open.db.read, 'select id from customer where code = ?', [customer]);
    const items = await rowsOf<{ id: number }>(open.db.read, 'select item_id as id from v_open_item where customer_id = ? order by item_id', [row?.id]); // prettier-ignore
    const address = { street: 'Bahnhofstrasse 1', postcode: '8001', city: 'Zürich', region: null, country: 'CH' };
    const id = await sendLetter(desk.work(), {
      ...{ company: desk.company, customerId: row?.id ?? 0, language: 'de', subject: 'Rechnungen', text: 'Guten Tag' },
      to: { channel: 'letter', name: 'Kunde', contactId: null, addressId: null, address },
      ...{ itemIds: items.slice(0, 2).map((item) => item.id), attach: 'none', holds: () => [] },
    });
    const letter = await messageById(open.db.read, desk.company.id, id);
    const pdf = await letterPdf(desk.work(), desk.house.post(), desk.company, letter!);
    const { pages } = await seePdf(pdf!);
    const ref = shape.exec(pages.join(' '))?.[0] ?? '';
    const codes = codesInPdf(pdf!).flat().map(({ bytes }) => bytes.toString('utf8').split('\n')).filter(([first = '']) => !first.startsWith('http')); // prettier-ignore
    // to this payer's bank in the code too: the Swiss one as QRR, the KID as words of an EPC code
    expect(codes.map((lines) => (lines[0] === 'SPC' ? lines[28] : lines[10]))).toEqual([bare(ref)]);
    const { matched } = await pays(currency === 'CHF' ? QR : EUR, { amount: '300.00', currency }, { type, ref: bare(ref) });
    expect(matched).toMatchObject({ receipts: 1, applied: 1, waiting: 0 });
    expect(await left(customer)).toEqual(['1:0', '2:0', '3:30000']);
  }); // prettier-ignore
});

describe('the page', () => {
  it('shows codes that a bank’s app reads from the screen, to the byte, and values to copy', async () => {
    await agreeReferences(desk.work(), desk.company.id, { currency: 'EUR', agreement: { scheme: 'rf', length: null, prefix: '' } }); // prettier-ignore
    const browser = await openBrowser();
    try {
      for (const [customer, currency, first] of [['2002', 'EUR', 'BCD'], ['1000', 'CHF', 'SPC']] as const) {
        const visitor = await entered(customer);
        const made = await choosing(visitor, [1], ['50.00'], currency);
        const who = await browsing(browser, desk, visitor);
        await who.page.setViewport({ width: 390, height: 900, deviceScaleFactor: 2 });
        expect(await who.go(made.location)).toBe(200);
        const [code, ...others] = codesInPng(await who.page.screenshot({ fullPage: true }));
        expect([others.length, code?.level]).toEqual([0, 'M']);
        const lines = code?.bytes.toString('utf8').split('\n') ?? [];
        const reference = referenceIn((await visitor.get(made.location)).text);
        expect([lines[0], lines[first === 'BCD' ? 9 : 28]]).toEqual([first, bare(reference)]);
        expect(lines[first === 'BCD' ? 7 : 18]).toBe(first === 'BCD' ? 'EUR50' : '50.00');
        expect(await who.page.evaluate('[...document.querySelectorAll("button[data-copy]")].map((one) => one.dataset.copy).join(" ")')).toContain(bare(reference)); // prettier-ignore
        const wide = await who.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'); // prettier-ignore
        expect(wide).toBe(0);
        const flaws = await flawsIn(who.page);
        await who.go('/portal/account/pay');
        expect([...flaws, ...(await flawsIn(who.page))]).toEqual([]);
      } // prettier-ignore
    } finally {
      await browser.close();
    }
  }, 60_000);

  it('gives the code and the Swiss payment part to keep', async () => {
    const who = await entered('1000');
    const made = await choosing(who, [0], ['20.00'], 'CHF');
    const { text } = await who.get(made.location);
    const [bill = ''] = /\/portal\/account\/pay\/sl_\w+\/bill/.exec(text) ?? [];
    const [[code] = []] = codesInPdf((await who.get(bill)).bytes);
    const lines = code?.bytes.toString('utf8').split('\n') ?? [];
    expect(lines.slice(18, 28)).toEqual(['20.00', 'CHF', 'S', 'Kunde 0', 'Bahnhofstrasse 1', '', '8001', 'Zürich', 'CH', 'QRR']); // prettier-ignore
    expect((await who.get(`${made.location}/code`)).status).toBe(200);
  });

  it('makes nothing of what is foreign, above what is open, or no amount', async () => {
    const [who, other] = [await entered('2003'), await entered('2004')];
    const theirs = itemsIn((await other.get('/portal/account/pay')).text);
    const own = itemsIn((await who.get('/portal/account/pay')).text);
    const send = (fields: Record<string, string | string[]>) => who.post('/portal/account/pay', { choice: 'EUR', ...fields }); // prettier-ignore
    const foreign = await send({ item: theirs[0] ?? '', [`amount-${theirs[0] ?? ''}`]: '1.00' });
    const nowhere = await send({ item: 'it_00000000000', 'amount-it_00000000000': '1.00' });
    expect([foreign.status, nowhere.status, foreign.text === nowhere.text]).toEqual([404, 404, true]);
    expect((await send({ choice: 'CHF', item: own[0] ?? '' })).status).toBe(404);
    for (const amount of ['100.01', '0', '-5.00', 'all', '', '1e2', '9'.repeat(400)]) {
      const wrong = await send({ item: own[0] ?? '', [`amount-${own[0] ?? ''}`]: amount });
      expect([amount, wrong.status, wrong.text.includes('not above what is open')]).toEqual([amount, 422, true]);
    }
    expect((await send({})).text).toContain('Tick at least one invoice.');
    const made = await choosing(other, [0], ['10.00']);
    expect((await other.get(made.location)).status).toBe(200);
    for (const more of ['', '/code', '/bill']) expect((await who.get(`${made.location}${more}`)).status).toBe(404);
    expect((await desk.stranger().get(made.location)).status).toBe(410);
    expect((await who.get('/portal/account/pay/sl_00000000000')).status).toBe(404);
    expect((await who.get(`${made.location}?amount=1.00&item=x`)).status).toBe(404);
  });

  it('makes so many references in a day and no more, and gives those that were made', async () => {
    const who = await entered('2004');
    const cents = (n: number): string => `1.${String(n).padStart(2, '0')}`;
    const answers: number[] = [];
    for (let n = 0; n < 42; n += 1) answers.push((await choosing(who, [0], [cents(n)])).status);
    expect([answers.filter((status) => status === 303).length, answers.at(-1)]).toEqual([39, 422]);
    expect((await choosing(who, [0], [cents(0)])).status).toBe(303);
  }, 60_000);

  it('says whether an account is ours, and notes when it is not', async () => {
    const who = await entered('2003');
    const asked = async (iban: string) => (await who.post('/portal/account/iban', { iban })).text;
    expect(await asked('fr14 2004 1010 0505 0001 3m02 606')).toContain('Yes. FR14 2004 1010 0505 0001 3M02 606');
    const no = await asked('DE89 3704 0044 0532 0130 00');
    expect(no).toContain('No. DE89 3704 0044 0532 0130 00 is not our account.');
    expect(no).toContain('+33 1 99 00 12 34');
    expect(await asked('DE89 3704 0044 0532 0130 01')).toContain('This is not a complete IBAN');
    expect((await desk.stranger().post('/portal/account/iban', { iban: EUR })).status).toBe(410);
    const lines = await rowsOf<{ kind: string }>(open.db.read, `select kind from audit_line where kind = 'portal.iban_unknown'`); // prettier-ignore
    expect(lines).toHaveLength(1);
  });

  it('speaks six languages, with no blank left open', async () => {
    const who = await entered('2003');
    const made = await choosing(who, [0], ['10.00']);
    for (const [lang, said] of [['nl', 'Uw overschrijving'], ['es', 'Su transferencia'], ['fr', 'Votre virement'], ['sv', 'Din betalning'], ['de', 'Ihre Überweisung']] as const) {
      await who.get(`/portal/account?lang=${lang}`);
      for (const path of [made.location, '/portal/account/pay', '/portal/account/iban']) {
        const { status, text } = await who.get(path);
        expect([path, status, /\{\w+\}/.test(text)]).toEqual([path, 200, false]);
        if (path === made.location) expect(text).toContain(said);
      }
    } // prettier-ignore
  });
});
