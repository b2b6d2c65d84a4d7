import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTestDesk, type Answered, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { openCompany } from '../companies/actions';
import { settingsOf } from '../companies/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { writeZip } from '../platform/zip';
import type { Instant } from '../kernel/day';
import { sweepUploads } from './upload.actions';
import { workById } from './upload.store';

/** Imports as people do them at the desk: upload, answer, correct, preview, book, look back, undo; and everything that may go wrong. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
beforeAll(async () => {
  desk = await openTestDesk(database);
  clerk = await desk.as('collector');
});
afterAll(() => desk.close());

const IMPORTS = '/c/acme-sas/imports';
const PROBLEMS = join(__dirname, '..', '..', 'fixtures', 'problems');
const HEAD = 'Customer no;Customer;Invoice no;Invoice date;Due date;Amount;Open;Currency';

const list = (...lines: readonly string[]): string => [HEAD, ...lines, ''].join('\n');

/** What the page says, without its markup. */
const said = ({ text }: Answered): string =>
  text
    .slice(text.indexOf('<main'))
    .replace(/<option[\s\S]*?<\/option>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, '’')
    .replace(/\s+/g, ' ');

const upload = (name: string, content: string | Uint8Array, who = clerk): Promise<Answered> =>
  who.send(IMPORTS, {}, [{ name, content }]);

const versionOf = ({ text }: Answered): string => /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';

/** A page once the work it tells of has ended, however busy the machine is. */
async function settled(path: string, who = clerk): Promise<Answered> {
  for (;;) {
    const page = await who.get(path);
    if (!said(page).includes('You may leave this page')) return page;
    await new Promise((waited) => setTimeout(waited, 100));
  }
}

/** Uploads a list under a source of its own and answers what is asked the first time. */
async function previewed(
  name: string,
  content: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { location } = await upload(name, content);
  const page = await settled(location);
  if (said(page).includes('What the file does not say')) {
    const all = { debtorType: 'company', mode: 'delta', asOf: '2026-03-02', ...answers };
    expect((await clerk.post(location, { version: versionOf(page), ...all })).status).toBe(303);
    await settled(location);
  }
  return location;
}

/** Books what is previewed there, and answers with the address of the import. */
async function book(path: string, fields: Readonly<Record<string, string>> = {}, who = clerk): Promise<string> {
  const posted = await who.post(`${path}/book`, { version: versionOf(await who.get(path)), ...fields });
  expect(posted.status).toBe(303);
  return (await settled(path, who)).location;
}

const count = async (table: string, where = '1 = 1'): Promise<number> => {
  const [row] = await rowsOf<{ n: number }>(database.db.read, `select count(*) as n from ${table} where ${where}`);
  return row?.n ?? 0;
};

const uploadsKept = (): string[] => {
  try {
    return readdirSync(join(desk.house.config.home, 'uploads'));
  } catch {
    return [];
  }
};

describe('the way of a file into the ledger', () => {
  it('asks what the file does not say, with typed answers kept when one is missing', async () => {
    const { location, status } = await upload(
      'march.csv',
      list('4711;Roux;F-2001;2026-02-01;2026-03-01;10.00;10.00;EUR'),
    );
    expect(status).toBe(303);
    const page = await settled(location);
    expect(said(page)).toMatch(/Which day does the list show\?.*Who are the customers/);
    const half = await clerk.post(location, { version: versionOf(page), debtorType: 'consumer' });
    expect(half.status).toBe(422);
    expect(said(half)).toContain('Please answer this.');
    expect(half.text).toMatch(/value="consumer" required checked/);
    const wrong = await clerk.post(location, { version: versionOf(page), debtorType: 'consumer', asOf: '2026-02-31' });
    expect([wrong.status, said(wrong).includes('Write a day as year-month-day.')]).toEqual([422, true]);
  });

  it('previews, books once, and shows what came of it', async () => {
    const before = await count('import');
    const path = await previewed('april.csv', list('4711;Roux;F-2002;2026-02-01;2026-03-01;10.00;10.00;EUR'));
    const preview = await settled(path);
    expect(said(preview)).toMatch(/What booking it would change.*Lines 1 0 0.*EUR 10\.00/);
    expect(said(preview)).toContain('Book 1 line');
    expect(await count('import')).toBe(before);
    const booked = await book(path);
    expect(booked).toMatch(/\/imports\/im_\w+$/);
    const result = await clerk.get(booked);
    expect(said(result)).toMatch(/Import of april\.csv.*What it changed.*Lines 1 0 0/);
    expect(result.text).toContain('/c/acme-sas/items');
    expect([await count('import'), await count('entry', `document = 'F-2002'`)]).toEqual([before + 1, 1]);
    const again = await clerk.post(`${path}/book`, { version: versionOf(preview) });
    expect(again.location).toBe(booked);
    expect(said(await clerk.get(booked))).toContain('This file was booked already');
    expect((await settled(path)).location).toBe(booked);
    expect(await count('import')).toBe(before + 1);
    expect(said(await clerk.get(IMPORTS))).toContain('april.csv');
  });

  it('asks of a damaged customer number whom it means before it books, and keeps the answer for the next file', async () => {
    const line = (code: string, document: string): string =>
      `${code};Zeller & Fils;${document};2026-02-01;2026-03-01;10.00;10.00;EUR`;
    await book(await previewed('zeros.csv', list(line('0047110', 'F-2050'))));
    const path = await previewed('no-zeros.csv', list(line('47110', 'F-2051')));
    const asked = await settled(path);
    expect(said(asked)).toMatch(
      /Number 47110, Zeller &amp; Fils other zeros, the same name Is customer 0047110, Zeller &amp; Fils Is another customer/,
    );
    expect(said(asked)).not.toContain('Book 1 line');
    expect(said(await clerk.get(`${IMPORTS}/codes`))).toContain('no-zeros.csv : 1 number to decide');
    const nothing = await clerk.post(path, { version: versionOf(asked), codes: '1', 'code-7': 'same' });
    expect(nothing.status).toBe(303);
    expect(said(await settled(path))).not.toContain('Book 1 line');
    await clerk.post(path, { version: versionOf(await settled(path)), codes: '1', 'code-0': 'same' });
    expect(said(await settled(path))).toMatch(/decided before.*Is customer 0047110.*|Book 1 line/);
    await book(path);
    expect(await count('customer', `name = 'Zeller & Fils'`)).toBe(1);
    await book(await previewed('no-zeros-again.csv', list(line('47110', 'F-2052'))));
    expect(await count('entry', `document in ('F-2050', 'F-2051', 'F-2052')`)).toBe(3);
    expect(await count('customer', `name = 'Zeller & Fils'`)).toBe(1);
  });

  it('lists what was decided of numbers, each to be taken back and put in force again', async () => {
    const codes = `${IMPORTS}/codes`;
    const page = await clerk.get(codes);
    expect(said(page)).toMatch(/47110 0047110 · Zeller &amp; Fils \S+/);
    const source = /name="source" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const fields = { source, code: '47110' };
    const reader = await desk.as('reader');
    expect((await reader.get(codes)).text).not.toContain('name="code"');
    expect((await reader.post(codes, fields)).status).toBe(403);
    expect((await clerk.post(codes, { source: 'nowhere', code: '47110' })).status).toBe(409);
    expect((await clerk.post(codes, {})).status).toBe(404);
    await clerk.post(codes, fields);
    const taken = said(await clerk.get(codes));
    expect(taken).toContain(`47110 of ${source} is no longer decided: the next file asks again.`);
    expect(taken).not.toContain('47110 0047110');
    expect((await clerk.post(codes, fields)).status).toBe(409);
    await clerk.post(codes, { ...fields, meant: '0047110' });
    expect(said(await clerk.get(codes))).toContain('47110 0047110');
    expect((await clerk.post(codes, { ...fields, meant: '1' })).status).toBe(409);
    expect(await count('audit_line', `kind in ('import.code_forgotten', 'import.code_kept')`)).toBe(2);
  });

  it('keeps for the company what customers are of whom nobody says it, and leaves what is said', async () => {
    const path = await previewed(
      'kinds.csv',
      'Customer no;Customer;Debtor type;Country\n8001;One;consumer;FR\n8002;Two;;FR\n',
      { debtorType: 'company' },
    );
    await book(path);
    const rows = await rowsOf<{ code: string; type: string }>(
      database.db.read,
      `select code, debtor_type as type from customer where code in ('8001', '8002') order by code`,
    );
    expect(rows.map(({ code, type }) => `${code} ${type}`)).toEqual(['8001 consumer', '8002 unknown']);
    expect((await settingsOf(database.db.read, desk.company.id)).debtorType).toBe('company');
    const next = await upload('kinds-2.csv', list('8002;Two;F-8002;2026-02-01;2026-03-01;1.00;1.00;EUR'));
    expect((await settled(next.location)).text).not.toContain('name="debtorType" value="sole_trader"');
  });

  it('takes corrections: another meaning of a column, and what does not fit is told where it stands', async () => {
    const path = await previewed('columns.csv', list('4711;Roux;F-2003;2026-02-01;2026-03-01;10.00;7.00;EUR'));
    const page = await settled(path);
    const twice = await clerk.post(path, {
      version: versionOf(page),
      whole: '1',
      'column-5': 'open',
      'column-6': 'open',
    });
    expect([twice.status, said(twice).includes('Two columns cannot both be “Open amount”.')]).toEqual([422, true]);
    const currency = await clerk.post(path, { version: versionOf(page), whole: '1', currency: 'EURO', termsDays: 'x' });
    expect(currency.status).toBe(422);
    expect(currency.text).toContain('value="EURO"');
    expect(said(currency)).toMatch(/Give the ISO code.*Days such as 30/);
    await clerk.post(path, { version: versionOf(page), whole: '1', 'column-6': '', kind: 'invoices' });
    const corrected = await settled(path);
    expect(said(corrected)).toMatch(/Kind invoices/);
    const stale = await clerk.post(`${path}/book`, { version: versionOf(page) });
    expect(stale.location).toBe(path);
    expect(said(await settled(path))).toContain('Somebody changed this upload in the meantime.');
    await clerk.post(`${path}/leave`);
    expect((await clerk.get(path)).status).toBe(404);
  });

  it('lists the lines with problems, gives them as a file, and takes the others alone', async () => {
    const lines = [
      '4711;Roux;F-2004;2026-02-31;2026-03-01;10.00;10.00;EUR',
      '=HYPERLINK("x");Evil;F-2005;2026-02-01;2026-03-01;=1+1;1.00;EUR',
      '4711;Roux;F-2006;2026-02-01;2026-03-01;3.00;3.00;EUR',
    ];
    const path = await previewed('faulty.csv', list(...lines));
    const page = await settled(path);
    expect(said(page)).toMatch(
      /2 problems.*Nothing was imported.*2 Invoice date 2026-02-31.*Take the other 1 line alone/,
    );
    const report = await clerk.get(`${path}/problems`);
    expect(report.headers.get('content-disposition')).toContain('problems-faulty.csv');
    expect(report.text.split('\n')).toHaveLength(4);
    expect(report.text).toContain(`"'=1+1"`.slice(1, -1));
    expect(report.text).not.toMatch(/(^|,)"?=/m);
    await clerk.post(path, { version: versionOf(page), good_rows: '1' });
    const good = await settled(path);
    expect(said(good)).toContain('Book 1 line, without 2 lines with problems');
    const booked = await book(path);
    expect(said(await clerk.get(booked))).toMatch(/These lines were left out.*2026-02-31/);
    expect((await clerk.get(`${booked}/problems`)).text).toContain('2026-02-31');
    expect(await count('entry', `document in ('F-2004', 'F-2005', 'F-2006')`)).toBe(1);
  });
});

describe('a list that shows everything', () => {
  it('shows what is missing with its sum, must be confirmed where it is much, and is closed or undone', async () => {
    const work = desk.work();
    const company = await openCompany(work, { name: 'Snapshot GmbH', country: 'DE', currency: 'EUR' });
    const at = `/c/${company.code}/imports`;
    const manager = await desk.as('manager');
    const send = async (name: string, content: string, answers: Readonly<Record<string, string>>): Promise<string> => {
      const { location } = await manager.send(at, {}, [{ name, content }]);
      const page = await settled(location, manager);
      if (said(page).includes('What the file does not say')) {
        await manager.post(location, { version: versionOf(page), ...answers });
        await settled(location, manager);
      }
      return location;
    };
    const all = (...lines: readonly string[]): string =>
      list(...lines.map((line) => `1;Eins;${line};2026-02-01;2026-03-01;100.00;100.00;EUR`));
    const first = await send('op-2026-03-01.csv', all('S-1', 'S-2', 'S-3'), {
      mode: 'snapshot',
      debtorType: 'company',
      asOf: '2026-03-01',
    });
    await book(first, {}, manager);
    const second = await send('op-2026-03-02.csv', all('S-1'), {});
    const preview = await manager.get(second);
    expect(said(preview)).toMatch(
      /2 items are missing \(everything\).*EUR 200\.00 300\.00 67 %.*That is 67 % of what was open/,
    );
    const unconfirmed = await manager.post(`${second}/book`, { version: versionOf(preview) });
    expect([unconfirmed.status, said(unconfirmed).includes('Tick that the list is whole')]).toEqual([422, true]);
    const booked = await book(second, { confirm: '1' }, manager);
    const result = await manager.get(booked);
    expect(said(result)).toMatch(/Presumed settled by this list.*S-2.*S-3.*Close 2 items, €200\.00/);
    await manager.post(`${booked}/close`);
    expect(said(await manager.get(booked))).toContain('2 items were closed.');
    await manager.post(`${booked}/close`);
    expect(said(await manager.get(booked))).toContain('nothing was changed');
    const undo = await manager.get(`${booked}/undo`);
    expect(said(undo)).toMatch(/Undo the import of op-2026-03-02\.csv.*No message, dispute or promise depends on it/);
    await manager.post(`${booked}/undo`);
    expect((await settled(`${booked}/undo`, manager)).location).toBe(booked);
    const undone = said(await manager.get(booked));
    expect(undone).toContain('This import was taken back by The manager');
    expect(undone).toMatch(/Undone\. Entries cancelled: \d+/);
    await manager.post(`${booked}/undo`);
    expect(said(await manager.get(booked))).toContain('This import is undone already.');
    expect((await manager.get(`${booked}/undo`)).location).toBe(booked);
  });

  it('remembers how the last list of the source was meant', async () => {
    const rows = await rowsOf<{ mode: string }>(
      database.db.read,
      `select mode from import where file_name like 'op-2026%' order by id`,
    );
    expect(rows.map(({ mode }) => mode)).toEqual(['snapshot', 'snapshot']);
  });
});

describe('what cannot be taken', () => {
  it.each([
    ['nothing.csv', '', 'the file is empty'],
    ['ledger.csv', readFileSync(join(PROBLEMS, 'pdf-named.csv')), 'the file is a PDF'],
    ['secret.xlsx', readFileSync(join(PROBLEMS, 'password.xlsx')), 'protected with a password'],
    ['old.xls', readFileSync(join(PROBLEMS, 'old-excel.xls')), 'has headings and no rows'],
    ['list.zip', readFileSync(join(PROBLEMS, 'list-in-a.zip')), 'a ZIP archive without a workbook'],
    ['cut.xlsx', readFileSync(join(PROBLEMS, 'truncated.xlsx')), 'damaged'],
  ])('%s: a page says why, and what to do', async (name, content, why) => {
    const before = await count('import');
    const { location } = await upload(name, content);
    const page = await settled(location);
    expect([page.status, said(page)]).toEqual([200, expect.stringContaining(why)]);
    expect(said(page)).toContain('This file cannot be imported');
    expect(page.text).not.toContain('/book"');
    const booked = await clerk.post(`${location}/book`, { version: versionOf(page) || '3' });
    expect([booked.location, await count('import')]).toEqual([location, before]);
    await clerk.post(`${location}/leave`);
    expect((await clerk.get(location)).status).toBe(404);
  });

  it('says so where no file was chosen', async () => {
    const none = await clerk.send(IMPORTS, {}, []);
    expect([none.status, said(none).includes('Choose a file first.')]).toEqual([422, true]);
  });
});

describe('several people and processes', () => {
  it('books once where two press at the same time', async () => {
    const before = await count('import');
    const path = await previewed('race.csv', list('4711;Roux;F-2010;2026-02-01;2026-03-01;10.00;10.00;EUR'));
    const version = versionOf(await clerk.get(path));
    const other = await desk.as('manager');
    const both = await Promise.all([clerk.post(`${path}/book`, { version }), other.post(`${path}/book`, { version })]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect((await settled(path)).location).toMatch(/\/imports\/im_/);
    expect([await count('import'), await count('entry', `document = 'F-2010'`)]).toEqual([before + 1, 1]);
  });

  it('sees that the process which worked on it is no more, and takes it up again', async () => {
    const path = await previewed('broken.csv', list('4711;Roux;F-2011;2026-02-01;2026-03-01;10.00;10.00;EUR'));
    const id = desk.house.ids.open('upload', path.split('/').at(-1) ?? '') ?? 0;
    await database.db
      .write('import_work')
      .where({ id })
      .update({
        state: 'working',
        task: 'book',
        claimed_by: `${(await import('node:os')).hostname()}/999999999/gone/1`,
        claimed_at: '2026-03-03T08:59:00.000Z',
      });
    const page = await clerk.get(path);
    expect(said(page)).toContain('Nothing was half done: this file is not booked.');
    await clerk.post(path, { version: versionOf(page), again: '1' });
    expect(said(await settled(path))).toContain('Book 1 line');
    await book(path);
    expect(await count('entry', `document = 'F-2011'`)).toBe(1);
  });

  it('shows how far it is while another process works on it, and polls for it', async () => {
    const path = await previewed('far.csv', list('4711;Roux;F-2012;2026-02-01;2026-03-01;10.00;10.00;EUR'));
    const id = desk.house.ids.open('upload', path.split('/').at(-1) ?? '') ?? 0;
    const held = {
      state: 'working',
      task: 'book',
      claimed_by: 'another-machine/1/x/1',
      claimed_at: '2026-03-03T08:59:00.000Z',
    };
    const progress = JSON.stringify({ rows: 50_000, taken: 25, of: 100, elapsedMs: 10_000 });
    await database.db
      .write('import_work')
      .where({ id })
      .update({ ...held, progress });
    const page = await clerk.get(path);
    expect(said(page)).toMatch(
      /Booking far\.csv 25 % 50,000 rows, 5,000 rows a second, about 30 seconds left.*You may leave this page/,
    );
    const part = await clerk.get(`${path}/progress`, { headers: { 'hx-request': 'true' } });
    expect(part.text).toContain('hx-trigger="every 1s"');
    expect(part.text).not.toContain('<html');
    expect((await clerk.get(`${path}/progress`)).location).toBe(path);
    expect(said(await clerk.get(IMPORTS))).toMatch(/far\.csv is being worked on/);
    const left = await clerk.post(`${path}/leave`);
    expect([left.location, (await clerk.get(path)).status]).toEqual([path, 200]);
    await database.db.write('import_work').where({ id }).update({ state: 'waiting', claimed_by: null });
    const ended = await clerk.get(`${path}/progress`, { headers: { 'hx-request': 'true' } });
    expect(ended.headers.get('hx-redirect')).toBe(path);
  });
});

describe('invoices as PDF', () => {
  const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`);

  it('are attached by the number in their names; what fits nothing is listed', async () => {
    const zip = await writeZip(
      [
        { name: 'scans/F-1001.pdf', bytes: pdf('one') },
        { name: 'scans/holiday.pdf', bytes: pdf('two') },
        { name: 'F-1002.txt', bytes: Buffer.from('no') },
      ],
      '2026-03-03T09:00:00.000Z' as Instant,
    );
    const { location } = await upload('scans.zip', zip);
    const page = await settled(location);
    expect(said(page)).toMatch(/2 files fit a document.*F-1001.*1 file fits none.*holiday\.pdf no document carries/);
    await book(location);
    const done = await settled(location);
    expect(said(done)).toMatch(/1 file was attached\..*F-1002\.txt is not a PDF/);
    expect((await clerk.get(`${location}/problems`)).text).toContain('holiday.pdf');
    expect(await count('document', `about like 'entry/%' and file_name = 'F-1001.pdf'`)).toBe(1);
    await book(location);
    expect(await count('document', `about like 'entry/%' and file_name = 'F-1001.pdf'`)).toBe(1);
  });

  it('that unpack to more than is taken are refused whole', async () => {
    const bomb = Buffer.alloc(201 * 2 ** 20);
    bomb.write('%PDF-1.4');
    const zip = await writeZip([{ name: 'F-1004.pdf', bytes: bomb }], '2026-03-03T09:00:00.000Z' as Instant);
    const { location } = await upload('bomb.zip', zip);
    await settled(location);
    await book(location);
    expect(said(await settled(location))).toContain('The ZIP cannot be unpacked');
    expect(await count('document', `file_name = 'F-1004.pdf'`)).toBe(0);
  });

  it('several at once are one upload; a ledger as PDF is told what it should be', async () => {
    const both = await clerk.send(IMPORTS, {}, [
      { name: 'F-1003.pdf', content: pdf('three') },
      { name: 'F-1003.pdf', content: pdf('four') },
    ]);
    expect(said(await clerk.get(both.location))).toContain('2 files fit a document');
    const alone = await upload('open items.pdf', pdf('five'));
    expect(said(await clerk.get(alone.location))).toContain('A list of receivables must be CSV or Excel, not PDF.');
  });
});

describe('who may, and when', () => {
  it('lets a reader see the history and results, and change nothing', async () => {
    const reader = await desk.as('reader');
    const history = await reader.get(IMPORTS);
    expect([history.status, history.text.includes('type="file"')]).toEqual([200, false]);
    expect((await upload('x.csv', 'x', reader)).status).toBe(403);
  });

  it('takes nothing on another day, and from nobody', async () => {
    const on = await clerk.get(`${IMPORTS}?on=2026-03-01`);
    expect([on.status, on.text.includes('type="file"')]).toEqual([200, false]);
    const sent = await clerk.send(`${IMPORTS}?on=2026-03-01`, {}, [{ name: 'a.csv', content: 'a' }]);
    expect(sent.status).toBe(409);
    const kept = uploadsKept().length;
    expect((await upload('b.csv', 'b', desk.stranger())).location).toMatch(/^\/sign-in/);
    expect(uploadsKept()).toHaveLength(kept);
  });

  it('does not know an upload or import of another company', async () => {
    const path = await previewed('mine.csv', list('4711;Roux;F-2020;2026-02-01;2026-03-01;10.00;10.00;EUR'));
    const foreign = path.replace('/c/acme-sas/', '/c/snapshot-gmbh/');
    const manager = await desk.as('manager');
    for (const below of ['', '/progress', '/problems'])
      expect((await manager.get(`${foreign}${below}`)).status).toBe(404);
    for (const below of ['', '/book', '/leave']) expect((await manager.post(`${foreign}${below}`)).status).toBe(404);
    const [first] = await rowsOf<{ id: number }>(database.db.read, 'select min(id) as id from import');
    const other = `/c/snapshot-gmbh/imports/${desk.house.ids.seal('import', first?.id ?? 0)}`;
    for (const below of ['', '/undo', '/problems', '/undo/progress'])
      expect((await manager.get(`${other}${below}`)).status).toBe(404);
    for (const below of ['/close', '/undo']) expect((await manager.post(`${other}${below}`)).status).toBe(404);
  });

  it('removes after a week what nobody came back to', async () => {
    const path = await previewed('forgotten.csv', list('4711;Roux;F-2030;2026-02-01;2026-03-01;10.00;10.00;EUR'));
    const id = desk.house.ids.open('upload', path.split('/').at(-1) ?? '') ?? 0;
    const work = desk.work();
    const place = (await workById(work.db.read, desk.company.id, id))?.place ?? '';
    await sweepUploads({ ...work, now: '2026-03-09T09:00:00.000Z' as Instant }, desk.house.config.home);
    expect(uploadsKept()).toContain(place);
    const torn = join(desk.house.config.home, 'incoming', 'torn');
    writeFileSync(torn, 'half a fi');
    await sweepUploads({ ...work, now: '2099-03-11T09:00:00.000Z' as Instant }, desk.house.config.home);
    expect(uploadsKept()).toEqual([]);
    expect(existsSync(torn)).toBe(false);
    expect((await clerk.get(path)).status).toBe(404);
  });
});
