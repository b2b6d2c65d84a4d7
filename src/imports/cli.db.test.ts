import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from '../platform/db';
import { diskFiles } from '../platform/files';
import { silentShell } from './testing/shell';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn, type Spoken } from '../platform/testing/work';
import { writeZip } from '../platform/zip';
import { plantCompany } from '../ledger/testing/plant';
import { attachFolder } from './attach-many.actions';
import { importCommands } from './cli';

const open = testDatabase();

const CSV = `Customer No;Customer Name;Invoice No;Invoice Date;Due Date;Amount;Open Amount;Currency
4711;ACME SAS;F-1001;2026-03-01;2026-03-31;100.00;100.00;EUR
4711;ACME SAS;F-1002;2026-03-05;2026-04-04;200.00;150.00;EUR
4711;ACME SAS;CN-9;2026-03-06;2026-04-04;-20.00;-20.00;EUR
`;

let companyId = 0;
const work = () => workOn(open.db, '2026-03-10', { files: diskFiles(join(open.home, 'files')) });
const run = (...args: string[]): Promise<Spoken> =>
  duly(
    work(),
    (program, shell) => importCommands(program, shell, () => ({ dependents: [], withdraw: () => Promise.resolve() })),
    args,
  );

function file(name: string, text: string): string {
  const path = join(open.home, name);
  writeFileSync(path, text);
  const day = new Date('2026-03-09T08:00:00Z');
  utimesSync(path, day, day);
  return path;
}

describe('duly import', () => {
  beforeAll(async () => {
    companyId = (await plantCompany(open.db, 'cli')).companyId;
  });

  it('answers scripts in the shape that was promised, first as a dry run', async () => {
    const path = file('march.csv', CSV);
    const { json: preview } = await run('import', path, '--as-of', '2026-03-09', '--dry-run', '--json');
    expect(preview).toMatchObject({ import: null, format: 'csv', rows: 3, booked: 3, unchanged: 0, problems: [] });
    const { json } = await run('import', path, '--as-of', '2026-03-09', '--json');
    expect(json).toMatchObject({
      import: expect.stringMatching(/^im_/) as string,
      format: 'csv',
      rows: 3,
      booked: 3,
      unchanged: 0,
      problems: [],
      totals: { EUR: { invoicesMinor: 30_000, creditNotesMinor: -2_000, paymentsMinor: 0, openMinor: 23_000 } },
    });
    const { json: again } = await run('import', path, '--as-of', '2026-03-09', '--json');
    expect(again).toMatchObject({ booked: 0, unchanged: 3 });
  });

  it('tells a person what was read, what changed, and what was assumed', async () => {
    const { text } = await run('import', file('march.csv', CSV), '--yes');
    expect(text.split('\n')).toEqual([
      expect.stringMatching(/^Import \d+: march.csv, csv, items, as of 2026-03-09 \(assumed\)$/),
      '0 lines new, 0 changed, 3 unchanged.',
      'EUR: invoices 300,00 €, credit notes -20,00 €, payments 0,00 €, open 230,00 €'.replaceAll(' €', '\u00a0€'),
      'Assumed: The file does not say which day it shows. As of which day is what it calls open? 2026-03-09 was assumed.',
      expect.stringMatching(
        /^Nothing says what one customer of this file is .* Say --debtor-type company, or: duly company set/,
      ),
    ]);
  });

  it('asks what the file does not say, and says how to answer', async () => {
    await expect(run('import', file('march.csv', CSV))).rejects.toMatchObject({
      code: 'open-questions',
      remedy: 'Say --as-of VALUE, or --yes to take the likelier answer.',
    });
  });

  it('refuses a bad file as a bad file, once, with its problems for the script', async () => {
    const path = file('bad.csv', CSV.replace('200.00;150.00', '200.00;15O.00'));
    const refused = run('import', path, '--as-of', '2026-03-09', '--json');
    await expect(refused).rejects.toMatchObject({
      name: 'BadFile',
      message: expect.stringContaining('bad.csv:3: Open Amount "15O.00"') as string,
      answer: {
        import: null,
        booked: 0,
        problems: [expect.objectContaining({ file: 'bad.csv', line: 3, column: 'Open Amount', value: '15O.00' })],
      },
    });
    await expect(run('import', file('nothing.csv', ''), '--json')).rejects.toMatchObject({ name: 'BadFile' });
  });

  it('takes a person at their word about columns', async () => {
    const text = CSV.replace('Currency', 'Whrg')
      .replace('4711;ACME SAS;CN-9', '4711;ACME SAS;CN-8')
      .replaceAll('F-', 'X-');
    const path = file('columns.csv', text.replaceAll(';EUR', ';USD').replace('USD\n4711', 'n/a\n4711'));
    const to = ['import', path, '--as-of', '2026-03-09', '--source', 'shop', '--dry-run', '--json'];
    await expect(run(...to)).rejects.toMatchObject({
      code: 'open-questions',
      remedy: 'Say --column currency=Whrg (it is column Whrg) or --currency CODE (it is none of them).',
    });
    const { json } = await run(...to, '--column', 'currency=Whrg', '--good-rows');
    expect(json).toMatchObject({ rows: 2, totals: { USD: { openMinor: 13_000 } } });
    const { json: other } = await run(...to, '--ignore', 'Whrg', '--ignore', 'Open Amount', '--currency', 'EUR');
    expect(other).toMatchObject({ rows: 3, totals: { EUR: { openMinor: 28_000 } } });
  });

  it.each([
    ['--kind', 'everything'],
    ['--mode', 'sometimes'],
    ['--currency', 'XYZ'],
    ['--terms', 'soon'],
    ['--date-order', 'middle'],
    ['--scope', 'moon'],
    ['--delimiter', 'ab'],
    ['--encoding', 'ebcdic'],
    ['--column', 'colour=Amount'],
    ['--column', 'amount='],
    ['--debtor-type', 'unknown'],
  ])('does not accept %s %s', async (option, value) => {
    await expect(run('import', file('march.csv', CSV), option, value)).rejects.toMatchObject({ name: 'WrongUse' });
  });

  it('lists, closes and undoes imports', async () => {
    const { json: before } = await run('import', 'list', '--json');
    const first = (before as { import: string; number: number }[]).at(-1);
    const { json } = await run('import', 'undo', first?.import ?? '', '--json');
    expect(json).toMatchObject({ import: first?.import, cancelled: 4, sent: [] });
    const { text } = await run('import', 'list');
    expect(text).toContain('undone 2026-03-10');
    const { text: closed } = await run('import', 'close', String((before as { number: number }[])[0]?.number));
    expect(closed).toBe('0 items were closed.');
    await expect(run('import', 'undo', 'x')).rejects.toMatchObject({ name: 'WrongUse' });
  });
});

describe('invoice PDFs in bulk', () => {
  const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.4\n% ${text}\n`);
  const names = [
    'F-1001.pdf',
    'sub/F 1002 copy.pdf',
    'Avoir CN-9.pdf',
    'terms.pdf',
    'F-1001 F-1002.pdf',
    'page F-1001.html',
    '.DS_Store',
  ];
  const bytesOf = (name: string): Buffer => (name.endsWith('.html') ? Buffer.from('<html>') : pdf(name));

  beforeAll(async () => {
    await run('import', file('again.csv', CSV), '--as-of', '2026-03-09');
    mkdirSync(join(open.home, 'pdfs', 'sub'), { recursive: true });
    for (const name of names) writeFileSync(join(open.home, 'pdfs', name), bytesOf(name));
  });

  const attach = (path: string) => attachFolder(work(), silentShell, { companyId, path, kind: 'invoice' });

  it('are attached by their names from a folder; what does not fit is listed', async () => {
    const first = await attach(join(open.home, 'pdfs'));
    expect(first).toEqual({
      attached: 3,
      unchanged: 0,
      unmatched: [
        'F-1001 F-1002.pdf: fits F-1001 (invoice, 4711) and F-1002 (invoice, 4711)',
        'terms.pdf',
        expect.stringContaining('page F-1001.html: ') as string,
      ],
    });
    const filed = await rowsOf(
      open.db.read,
      `select d.kind, d.title from v_document d where d.company_id = ? order by d.title`,
      [companyId],
    );
    expect(filed).toEqual([
      { kind: 'credit_note', title: 'CN-9' },
      { kind: 'invoice', title: 'F-1001' },
      { kind: 'invoice', title: 'F-1002' },
    ]);
  });

  it('are attached once, also when they come in a ZIP', async () => {
    const zip = join(open.home, 'pdfs.zip');
    const entries = names.map((name) => ({ name, bytes: bytesOf(name) }));
    writeFileSync(zip, await writeZip(entries, work().now));
    expect(await attach(zip)).toMatchObject({ attached: 0, unchanged: 3 });
    await expect(attach(join(open.home, 'pdfs', 'F-1001.pdf'))).rejects.toMatchObject({ name: 'WrongUse' });
  });
});
