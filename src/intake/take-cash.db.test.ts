import { appendFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { undoStatement } from '../cash/actions';
import { remittancesOf } from '../cash/remittance.store';
import { statementsOf } from '../cash/store';
import { settingsOf } from '../companies/store';
import type { Day } from '../kernel/day';
import { freshnessOf } from '../ledger/freshness.store';
import { judgeFreshness } from '../ledger/freshness';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { writeZip } from '../platform/zip';
import { intakeNamed, markSeen } from './actions';
import type { Drop } from './drop';
import { filesOf } from './file.store';
import { openFolder } from './folder.actions';
import { intakeCounts, lateSources } from './panel';
import { takeNew } from './take.actions';
import { F1, F2, list, mt940, openPlace, type Place } from './testing/place';

/** Files of the bank and advices that come by themselves: known by their content, taken as a person would, each money once. */
const open = testDatabase();
let at: Place;
beforeEach(async () => {
  at = await openPlace(open.db);
  await at.account();
});

const STATEMENT = mt940('02 100', '03 200', ['03 100 F-1001 ACME']);
const ADVICE = 'Invoice number;Gross;Discount;Paid\nF-1001;100.00;2.00;98.00\nTotal;;;98.00\n';
const MAIL = (name: string, content: string | Buffer): string =>
  ['From: ap@acme.example', 'To: ar@us.example', 'Subject: payment', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=B', '', '--B', 'Content-Type: application/octet-stream', `Content-Disposition: attachment; filename=${name}`, 'Content-Transfer-Encoding: base64', '', Buffer.from(content).toString('base64'), '--B--', ''].join('\r\n'); // prettier-ignore

const result = (name: string, folder = 'done'): string => {
  const said = at.names(folder).find((one) => one.endsWith(`${name}.result.txt`)) ?? '';
  return readFileSync(join(at.folder, folder, said), 'utf8');
};
const statements = async (): Promise<string[]> =>
  (await statementsOf(open.db.read, at.company.id)).map((one) => `${one.closingOn ?? '–'} ${one.added}/${one.lines}`);
const advices = async (): Promise<string[]> =>
  (await remittancesOf(open.db.read, at.company.id)).map((one) => `${one.format} ${one.totalMinor} ${one.question ?? 'sure'}`); // prettier-ignore
const refused = async () => {
  const [file] = await filesOf(open.db.read, at.company.id, { problems: true, most: 1, offset: 0 });
  return file;
};

describe('a file of the bank', () => {
  it('is taken by its content, whatever its name, and put away with counts and sums', async () => {
    const id = await at.add({ takes: 'bank', pattern: '*', source: 'bank' });
    at.put('whatever.pdf', STATEMENT);
    expect((await at.lookTwice(id)).taken).toEqual([{ name: 'whatever.pdf', verdict: 'booked' }]);
    expect(await statements()).toEqual(['2026-03-03 1/1']);
    expect(result('whatever.pdf')).toMatch(/statements: 1 new, 0 known; lines: 1, new: 1[^]*EUR: 1 lines, in €100.00, out €0.00/); // prettier-ignore
    at.put('again.sta', STATEMENT, '2026-03-04T08:00:00.000Z');
    expect((await at.lookTwice(id, '2026-03-04T09:00:00.000Z')).taken).toEqual([
      { name: 'again.sta', verdict: 'known' },
    ]);
    expect(await statements()).toEqual(['2026-03-03 1/1']);
  });

  it('with anything unsure is refused whole, says why, stands on Today until somebody has dealt with it', async () => {
    const id = await at.add({ takes: 'bank', pattern: '*', source: 'bank' });
    at.put('other.sta', mt940('02 1', '03 2', ['03 1 x'], 'FR7630006000011234567890189'));
    at.put('bad.sta', STATEMENT.replace('C100,00', 'Cx00,00'));
    at.put('list.csv', list(F1));
    const { taken } = await at.lookTwice(id);
    expect(taken.map(({ name, verdict }) => `${name} ${verdict}`).sort()).toEqual(['bad.sta problems', 'list.csv problems', 'other.sta problems']); // prettier-ignore
    expect([await statements(), (await intakeCounts(open.db.read, at.company.id)).problems]).toEqual([[], 3]);
    expect(result('other.sta', 'failed')).toContain('FR7630006000011234567890189');
    expect(result('bad.sta', 'failed')).toMatch(/"x00,00"|bad-amount|damaged-file/);
    const file = await refused();
    expect(file && (await markSeen(at.work(), file))).toBe(true);
    expect(file && (await markSeen(at.work(), file))).toBe(false);
    expect((await intakeCounts(open.db.read, at.company.id)).problems).toBe(2);
    at.put('other.sta', mt940('02 1', '03 2', ['03 1 x']), '2026-03-03T08:30:00.000Z');
    expect((await at.lookTwice(id, '2026-03-03T10:00:00.000Z')).taken).toEqual([
      { name: 'other.sta', verdict: 'booked' },
    ]);
  });

  it('in a ZIP is taken one by one; what is refused says so, the rest counts', async () => {
    const id = await at.add({ takes: 'anything', pattern: '*', source: 'bank' });
    const zip = await writeZip([{ name: 'a.sta', bytes: Buffer.from(STATEMENT) }, { name: 'b.txt', bytes: Buffer.from('hello') }], at.work().now); // prettier-ignore
    at.put('month.zip', zip);
    expect((await at.lookTwice(id)).taken).toEqual([{ name: 'month.zip', verdict: 'problems' }]);
    expect(await statements()).toEqual(['2026-03-03 1/1']);
    expect(result('month.zip', 'failed')).toMatch(/a\.sta: statements: 1 new[^]*why: month\.zip\/b\.txt/);
  });
});

describe('an advice', () => {
  it.each<[string, string, string | Buffer, string]>([
    ['a table', 'x.dat', ADVICE, 'table 9800 sure'],
    ['a mail with one', 'x.msg', MAIL('a.csv', ADVICE), 'mail 9800 sure'],
    ['a mail with a printed one', 'x', MAIL('a.pdf', readFileSync(join(__dirname, '../../fixtures/imports/remittance/es-aviso-de-pago.pdf'))), 'mail 296000 sure'], // prettier-ignore
    ['a printed one', 'x.txt', readFileSync(join(__dirname, '../../fixtures/imports/remittance/fr-avis-de-paiement.pdf')), 'pdf 288000 guessed'], // prettier-ignore
  ])('that is %s is known by its content', async (_, name, content, expected) => {
    const ofOne = F2.replace('1007;Brauhaus Nord', '4711;ACME SAS');
    await at.ledger.csv(list(F1, ofOne), { source: 'erp', mode: 'delta', options: { asOf: '2026-03-02' as never }, today: '2026-03-02' }); // prettier-ignore
    const id = await at.add({ takes: 'anything', pattern: '*' });
    at.put(name, content);
    expect((await at.lookTwice(id)).taken).toEqual([{ name, verdict: 'booked' }]);
    expect(await advices()).toEqual([expected]);
    expect(result(name)).toContain('advices: rm_');
    at.put(name, content, '2026-03-04T08:00:00.000Z');
    expect((await at.lookTwice(id, '2026-03-04T09:00:00.000Z')).taken).toEqual([{ name, verdict: 'known' }]);
    expect(await advices()).toEqual([expected]);
  });

  it('that does not agree with itself is refused with both figures; a mail without one says so', async () => {
    const id = await at.add({ takes: 'remittances', pattern: '*' });
    at.put('a.csv', ADVICE.replace('Total;;;98', 'Total;;;99'));
    at.put('b.eml', MAIL('terms.txt', 'hello'));
    const { taken } = await at.lookTwice(id);
    expect(taken.map(({ verdict }) => verdict)).toEqual(['problems', 'problems']);
    expect(result('a.csv', 'failed')).toContain('total-differs');
    expect(await advices()).toEqual([]);
  });
});

describe('what is neither', () => {
  it('goes the way that it always went: lists are read like their source, papers wait with what they belong to', async () => {
    const id = await at.add({ takes: 'anything', pattern: '*' });
    at.put('open.xml', list(F1, F2));
    at.put('F-1001.pdf', Buffer.from('%PDF-1.4\n%%EOF\n'));
    at.put('nothing', '');
    const { taken } = await at.lookTwice(id);
    expect(taken.map(({ name, verdict }) => `${name} ${verdict}`).sort()).toEqual(['F-1001.pdf waiting', 'nothing waiting', 'open.xml booked']); // prettier-ignore
    const works = await rowsOf(open.db.read, `select kind, file_name, found from import_work where company_id = ? and kind = 'documents'`, [at.company.id]); // prettier-ignore
    expect(works).toEqual([{ kind: 'documents', file_name: 'F-1001.pdf', found: 'matched' }]);
  });

  it('is a list of open items, though it has numbers and amounts like an advice', async () => {
    const id = await at.add({ takes: 'anything', pattern: '*' });
    at.put('remittance.csv', list(F1, F2));
    await at.lookTwice(id);
    expect([await advices(), await at.taken()]).toEqual([[], ['remittance.csv booked']]);
  });
});

describe('the gate', () => {
  const judged = async (today: string) =>
    judgeFreshness(await freshnessOf(open.db.read, at.company.id), { freshness: 'daily', freshnessDays: 0 }, today as Day); // prettier-ignore

  it('waits for a bank that is required, as far as its statement closes, and no less for the list', async () => {
    const id = await at.add({ takes: 'bank', pattern: '*', source: 'bank', required: '1' });
    expect(await judged('2026-03-03')).toMatchObject({ fresh: false, late: ['bank'] });
    at.put('a.sta', mt940('02 100', '02 100', []));
    await at.lookTwice(id);
    expect(await judged('2026-03-03')).toMatchObject({ fresh: true, late: [], asOf: '2026-03-02' });
    at.put('b.sta', STATEMENT, '2026-03-04T08:00:00.000Z');
    await at.lookTwice(id, '2026-03-04T09:00:00.000Z');
    // the bank has told, the list has not: a bank never stands for it
    expect(await judged('2026-03-04')).toMatchObject({ fresh: false, late: [], asOf: '2026-03-02' });
    await at.ledger.csv(list(F1, F2), { source: 'erp', mode: 'snapshot', scope: {}, options: { asOf: '2026-03-03' as never }, today: '2026-03-04' }); // prettier-ignore
    expect(await judged('2026-03-04')).toMatchObject({ fresh: true, asOf: '2026-03-03' });
  });

  it('knows no more of a bank than what stands: a statement that is taken back has told nothing', async () => {
    const id = await at.add({ takes: 'bank', pattern: '*', source: 'bank', required: '1' });
    at.put('a.sta', mt940('02 100', '02 100', []));
    await at.lookTwice(id);
    const [statement] = await statementsOf(open.db.read, at.company.id);
    await undoStatement(at.work('2026-03-03T10:00:00.000Z'), at.company.id, statement?.id ?? 0);
    expect(await judged('2026-03-03')).toMatchObject({ fresh: false, late: ['bank'] });
  });

  it('of what brings anything is late where neither list nor bank has told', async () => {
    const late = async (today: string) =>
      lateSources(open.db.read, at.company.id, { known: await freshnessOf(open.db.read, at.company.id), settings: await settingsOf(open.db.read, at.company.id), today: today as Day }); // prettier-ignore
    const id = await at.add({ takes: 'anything', pattern: '*', source: 'house' });
    await at.add({ name: 'advices', place: 'advices', takes: 'remittances', source: 'advices' });
    expect(await late('2026-03-03')).toEqual(['house']);
    at.put('a.sta', mt940('02 100', '02 100', []));
    await at.lookTwice(id);
    expect([await late('2026-03-03'), await late('2026-03-06')]).toEqual([[], ['house']]);
  });

  it('does not believe a day that has not come, nor a bank that nobody required', async () => {
    const id = await at.add({ takes: 'bank', pattern: '*', source: 'bank' });
    at.put('a.sta', mt940('02 100', '31 100', []));
    await at.lookTwice(id);
    const known = await freshnessOf(open.db.read, at.company.id);
    expect(known.find(({ kind }) => kind === 'bank')).toMatchObject({
      source: 'bank',
      asOf: '2026-03-03',
      rhythm: null,
    });
    expect(await judged('2026-03-06')).toMatchObject({ fresh: false, asOf: '2026-03-02' });
  });
});

describe('very much at once, or to harm', () => {
  it('is taken oldest first, some at a look, and the rest is counted', async () => {
    const id = await at.add({ takes: 'bank', pattern: '*', source: 'bank' });
    for (let n = 0; n < 1_000; n++) {
      const minute = String(59 - Math.floor(n / 20)).padStart(2, '0');
      at.put(`s${n}.txt`, `no statement ${n}`, `2026-03-03T07:${minute}:${String(n % 20).padStart(2, '0')}.000Z`);
    }
    await at.look(id, '2026-03-03T09:00:00.000Z');
    const look = await at.look(id, '2026-03-03T09:01:00.000Z');
    expect([look.taken.length, look.ahead, look.refused]).toEqual([20, 980, []]);
    expect(look.taken.map(({ name }) => name)).toEqual(Array.from({ length: 20 }, (_, n) => `s${980 + n}.txt`));
  }, 120_000);

  it('that grows while it is read is put back, and taken when it lies still', async () => {
    const id = await at.add({ takes: 'bank', pattern: '*', source: 'bank' });
    at.put('a.sta', STATEMENT);
    const intake = await intakeNamed(at.work(), at.company.id, 'erp');
    const drop = await openFolder(at.deps.root, at.company, intake);
    const [entry] = (await drop.list()).filter(({ name }) => name === 'a.sta');
    if (!entry) throw new Error('it is not there');
    const growing: Drop = {
      ...drop,
      fetch: async (file, ...rest) => {
        await drop.fetch(file, ...rest);
        appendFileSync(join(at.folder, 'working', file.held), '\n');
      },
    };
    const { deps, company } = at;
    expect(await takeNew({ deps, work: at.work(), company, intake, drop: growing }, entry)).toBeUndefined();
    expect([at.names(), at.names('working'), await at.taken(), await statements()]).toEqual([['a.sta', 'working'], [], [], []]); // prettier-ignore
    expect((await at.lookTwice(id)).taken).toEqual([{ name: 'a.sta', verdict: 'booked' }]);
  });

  it('with names to harm, links out and a file that grows: nothing is lost and nothing leaves the folder', async () => {
    const id = await at.add({ takes: 'anything', pattern: '*', source: 'bank' });
    const names = ['a;rm -rf ~.sta', '$(x).sta', "it's.sta", '%2e%2e%2f.sta', 'ünï—cödé ß.sta', '-rf', 'con', 'x.result.txt', "'; drop table intake;--.sta", '<b>x.sta']; // prettier-ignore
    names.forEach((name, n) =>
      at.put(name, mt940(`02 ${n}00`, `03 ${n}01`, [`03 1 no ${n}`]), '2026-03-03T08:00:00.000Z'),
    );
    const outside = join(at.home, 'secret.sta');
    writeFileSync(outside, STATEMENT);
    symlinkSync(outside, join(at.folder, 'link.sta'));
    mkdirSync(join(at.folder, 'deep'));
    symlinkSync(at.home, join(at.folder, 'deep', 'out'));
    await at.look(id, '2026-03-03T09:00:00.000Z');
    at.put('-rf', mt940('02 500', '03 502', ['03 2 grown']), '2026-03-03T08:59:59.000Z');
    const look = await at.look(id, '2026-03-03T09:01:00.000Z');
    expect(look.taken.map(({ name }) => name).sort()).toEqual(names.filter((name) => name !== '-rf').sort());
    expect(look.unsettled).toEqual(['-rf']);
    expect(look.refused.map(({ name, fault }) => `${name} ${fault}`).sort()).toEqual(['deep folder', 'link.sta link']);
    expect((await at.look(id, '2026-03-03T09:02:00.000Z')).taken).toEqual([{ name: '-rf', verdict: 'booked' }]);
    expect(at.names('done')).toHaveLength(names.length * 2);
    expect(readFileSync(outside, 'utf8')).toBe(STATEMENT);
  });
});
