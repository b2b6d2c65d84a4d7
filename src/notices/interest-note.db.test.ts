import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holdSources } from '../app';
import { changeSetting } from '../companies/actions';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { NOTE_LANGUAGES } from '../languages/interest-note-words';
import { claimOwed, reverseCharge, waive } from '../law/charge.actions';
import { loadShippedRates } from '../law/rates.actions';
import { keptCharges } from '../ledger/claimed.store';
import { customerById } from '../customers/store';
import { deliver } from '../outbox/delivery.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { demandsOf } from './demanded.store';
import { makeNote, notePdf, sendNote, type NoteAbout } from './interest-note.actions';
import { wayOf, waysTo } from './recipient.actions';

/** What is claimed beside invoices goes out as a document of its own, with the invoice that it is about and every line of how it was counted. */
const open = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
let customerId: number;
let itemId: number;

beforeAll(async () => {
  desk = await openTestDesk(open);
  clerk = await desk.as('collector');
  await loadShippedRates(desk.work());
  await changeSetting(desk.work(), desk.company.id, 'latePayment', 'on_demand');
  const [row] = await rowsOf<{ id: number; itemId: number }>(open.db.read, `select customer_id as id, item_id as "itemId" from v_open_item where document = 'F-1001'`); // prettier-ignore
  customerId = row?.id ?? 0;
  itemId = row?.itemId ?? 0;
  await open.db.write('customer').where({ id: customerId }).update({ debtor_type: 'company' });
});
afterAll(() => desk.close());

const about = async (): Promise<NoteAbout> => ({
  ...{
    company: desk.company,
    holds: holdSources,
    customer: await customerById(open.db.read, desk.company.id, customerId),
  },
});
const made = async (language: string | null = null) =>
  makeNote(desk.work(), await about(), { language, currency: null });
const range = () => ({ companyId: desk.company.id, first: customerId, last: customerId });
const claim = (kind: 'interest' | 'fixed_sum') =>
  claimOwed(desk.work(), { company: desk.company, customerId, picks: [{ itemId, kind }], to: desk.work().today, checked: true, origin: 'desk', demanded: demandsOf(open.db.read) }); // prettier-ignore

function textOf(pdf: Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'note-')), 'note.pdf');
  writeFileSync(path, pdf);
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/[\u00a0\u202f]/g, ' ');
}

describe('C32: an interest note', () => {
  it('is not made of nothing', async () => {
    await expect(made()).rejects.toMatchObject({ code: 'nothing-to-note' });
    const page = await clerk.get(await path());
    expect([page.status, page.text.includes('name="to"')]).toEqual([200, false]);
  });

  it('names its invoice, every line with the row of its rate, and adds up to what is open', async () => {
    await claim('interest');
    await claim('fixed_sum');
    const note = await made('en');
    const text = textOf(await notePdf(desk.work(), await about(), note));
    const kept = await keptCharges(open.db.read, range());
    expect(note.totalMinor).toBe(kept.reduce((sum, { openMinor }) => sum + openMinor, 0));
    for (const said of [
      'F-1001',
      '1,200.00',
      '15 Jan 2026',
      '48',
      '12.15 %',
      'European Central Bank: 2.15 %',
      'L441-10',
      '19.17',
      '40.00',
      '€59.17',
      'each further day adds 0.399452',
    ])
      // prettier-ignore
      expect(text).toContain(said);
    expect(text).not.toMatch(/undefined|\{\{|NaN/);
  });

  it.each(NOTE_LANGUAGES)('is wholly in the language %s', async (language) => {
    const text = textOf(await notePdf(desk.work(), await about(), await made(language)));
    expect(text).toContain({ en: 'Interest note', fr: 'Note d’intérêts', de: 'Zinsnote', sv: 'Räntenota', nl: 'Rentenota', es: 'Nota de intereses' }[language as 'en']); // prettier-ignore
    expect(text).not.toMatch(/undefined|\{\{|\{[a-z]+\}/);
    if (language !== 'en') expect(text).not.toContain('Interest');
  });

  it('takes off what was waived, and asks for no more', async () => {
    const [interest] = (await keptCharges(open.db.read, range())).filter(({ kind }) => kind === 'interest');
    await waive(desk.work(), desk.company.id, interest?.id ?? 0, 'goodwill');
    const note = await made('en');
    expect(note.totalMinor).toBe(4_000);
    expect(textOf(await notePdf(desk.work(), await about(), note))).not.toContain('19.17');
    await reverseCharge(desk.work(), desk.company.id, interest?.id ?? 0, 'waived by mistake');
    await claim('interest');
    expect((await made()).totalMinor).toBe(5_917);
  });

  it('leaves through the outbox with the paper, asks for exactly that, and is written once a day', async () => {
    const page = await clerk.get(await path());
    expect(page.text).toContain('59.17');
    const wrong = await clerk.post(await path(), { language: 'xx', to: 'fax' });
    expect(wrong.status).toBe(422);
    expect((await clerk.post(await path(), { language: 'en', to: 'email' })).status).toBe(303);
    const [message] = await rowsOf<{ about: string; blanks: string; id: number }>(open.db.read, `select id, about, blanks from v_message where about like 'note/%'`); // prettier-ignore
    expect(message?.blanks).toContain('"amountMinor":5917');
    expect((await clerk.post(await path(), { language: 'en', to: 'email' })).status).toBe(409);
    const minted = await rowsOf<{ n: number }>(open.db.read, `select sum(c.amount_minor) as n from v_payment_reference r join v_payment_reference_charge c on c.reference_id = r.id where r.about = ?`, [message?.about ?? '']); // prettier-ignore
    expect(Number(minted[0]?.n)).toBe(5_917);
    expect((await (await desk.as('reader')).get(await path())).status).toBe(403);
  });

  it('is withdrawn in the moment of sending where something of it is not open any more', async () => {
    desk.setNow('2026-03-10T09:00:00.000Z');
    await sendNote(desk.work(), await about(), await made(), wayOf(await waysTo(desk.work(), desk.company, (await about()).customer), 'email')); // prettier-ignore
    const [fixed] = (await keptCharges(open.db.read, range())).filter(({ kind }) => kind === 'fixed_sum');
    await waive(desk.work(), desk.company.id, fixed?.id ?? 0, 'goodwill');
    const { withdrawn } = await deliver(desk.work(), desk.house.post(), desk.company);
    expect(withdrawn).toMatchObject({ paid: 1 });
  });

  it('asks nothing of a customer in hardship', async () => {
    await open.db.write('customer').where({ id: customerId }).update({ hardship: 1 });
    await expect(made()).rejects.toMatchObject({ code: 'nothing-to-note' });
    await open.db.write('customer').where({ id: customerId }).update({ hardship: 0 });
  });
});

const path = async (): Promise<string> =>
  Promise.resolve(`/c/acme-sas/customers/${desk.work().ids.seal('customer', customerId)}/interest/note`);
