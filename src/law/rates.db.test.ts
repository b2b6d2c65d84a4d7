import { day } from '../kernel/day';
import type { Work } from '../platform/work';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import type { NewRate } from './rate-history';
import { shippedRates, shippedTable } from './rate-table';
import { rateOn, type RateTable } from './rates';
import { addRates, confirmRate, loadShippedRates, refuseRate } from './rates.actions';
import { rateTable, recordedRates } from './store';

/** The table of rates in the database: shipped once, only added to, by two people, and every version of it readable for good. */
const open = testDatabase();
const by = (name: string, now = '2026-12-01'): Work => workOn(open.db, now, { actor: { kind: 'user', name } });

const ecb: NewRate = {
  ...{ series: 'ECB_MRO_HALFYEAR', from: day('2026-07-01'), value: '2.65', status: 'official' },
  source: { title: 'ECB, key interest rates', url: 'https://www.ecb.europa.eu', readOn: day('2026-11-30') },
};

const said = (table: RateTable, series = 'ECB_MRO_HALFYEAR'): string => {
  const answer = rateOn(table, series, day('2026-08-01'));
  if (!answer.known) return `unknown from ${answer.unknownFrom}`;
  const { value, status, confirmedBy, unconfirmed } = answer.row;
  return `${table.version}: ${value} ${status}${confirmedBy === undefined ? '' : ` by ${confirmedBy}`}${unconfirmed ? ' unconfirmed' : ''}`;
};

async function person(email: string): Promise<void> {
  await open.db.transaction(async (tx) => {
    const [row] = await tx('person')
      .insert({
        email,
        name: email,
        language: 'en',
        locale: 'en',
        theme: 'system',
        epoch: 1,
        password_hash: 'x',
        recorded_at: '2026-01-01T00:00:00.000Z',
        recorded_by: 'test',
      }) // prettier-ignore
      .returning<{ id: number }[]>('id');
    await tx('person_role').insert({ person_id: row!.id, company_id: null, role: 'administrator', recorded_at: '2026-01-01T00:00:00.000Z', recorded_by: 'test' }); // prettier-ignore
  });
}

it('records the shipped rows once, however often it starts, and computes the same table of them', async () => {
  expect(await loadShippedRates(by('clock'))).toBe(shippedRates().rows.length);
  expect(await loadShippedRates(by('clock'))).toBe(0);
  const table = await rateTable(open.db.read);
  expect(table.version).toBe('1');
  expect(table.series).toEqual(shippedTable().series);
  const lines = await rowsOf<{ n: number }>(open.db.read, `select count(*) as n from audit_line where kind = 'rates.loaded'`); // prettier-ignore
  expect(Number(lines[0]?.n)).toBe(1);
});

it('lets nobody change or remove a row, not even by hand', async () => {
  for (const sql of ['update law_rate set value = 1', 'delete from law_rate']) {
    await expect(open.db.transaction((tx) => tx.raw(sql))).rejects.toThrow('law_rate is append-only');
  }
});

it('takes a rate at once where one person works alone, and says that nobody confirmed it', async () => {
  const answer = await addRates(by('anna@acme.example'), [ecb]);
  expect(answer).toMatchObject({ version: 2, known: 0, awaits: false });
  expect(said(await rateTable(open.db.read))).toBe('2: 2.65 official unconfirmed');
  expect(said(await rateTable(open.db.read), 'ES_B2B')).toBe('2: 10.65 derived');
  expect(await addRates(by('anna@acme.example'), [ecb])).toMatchObject({ version: 2, added: [], known: 1 });
});

it('is confirmed by another person only, once', async () => {
  const { id } = (await recordedRates(open.db.read)).at(-1)!;
  await expect(confirmRate(by('anna@acme.example'), id)).rejects.toMatchObject({ code: 'rate-second-person' });
  await confirmRate(by('bob@acme.example'), id);
  expect(said(await rateTable(open.db.read))).toBe('3: 2.65 official by bob@acme.example');
  await expect(refuseRate(by('carl@acme.example'), id)).rejects.toMatchObject({ code: 'rate-judged' });
});

it('waits for the second person where there is one', async () => {
  await person('anna@acme.example');
  await person('bob@acme.example');
  const better = { ...ecb, value: '2.9' };
  expect(await addRates(by('anna@acme.example'), [better])).toMatchObject({ version: 4, awaits: true });
  expect(said(await rateTable(open.db.read))).toBe('4: 2.65 official by bob@acme.example');
  const proposed = (await recordedRates(open.db.read)).at(-1)!;
  expect(await addRates(by('bob@acme.example'), [better])).toMatchObject({ added: [], known: 1 });
  await confirmRate(by('bob@acme.example', '2026-12-02'), proposed.id);
  expect(said(await rateTable(open.db.read))).toBe('5: 2.9 official by bob@acme.example');
});

it('never lets a refused rate hold; what came with Duly is superseded, not refused', async () => {
  await addRates(by('anna@acme.example', '2026-12-03'), [{ ...ecb, value: '3.5' }]);
  const rates = await recordedRates(open.db.read);
  await refuseRate(by('bob@acme.example', '2026-12-03'), rates.at(-1)!.id);
  expect(said(await rateTable(open.db.read))).toBe('7: 2.9 official by bob@acme.example');
  await expect(refuseRate(by('bob@acme.example', '2026-12-03'), rates[0]!.id)).rejects.toMatchObject({
    code: 'rate-shipped',
  });
  await expect(confirmRate(by('bob@acme.example', '2026-12-03'), rates[0]!.id)).rejects.toMatchObject({
    code: 'rate-sure',
  });
  await expect(confirmRate(by('bob@acme.example', '2026-12-03'), 987_654)).rejects.toMatchObject({
    code: 'no-such-rate',
  });
});

it('makes a remembered row of the shipped table sure, once somebody compared it with the official text', async () => {
  const denmark = (await recordedRates(open.db.read)).find(({ row }) => row.series === 'DK_NATIONALBANKEN_HALFYEAR' && row.from === '2026-01-01')!; // prettier-ignore
  expect(denmark.row.status).toBe('memory');
  await confirmRate(by('bob@acme.example', '2026-12-03'), denmark.id);
  const answer = rateOn(await rateTable(open.db.read), 'DK_NATIONALBANKEN_HALFYEAR', day('2026-03-01'));
  expect(answer).toMatchObject({ row: { status: 'memory', confirmedBy: 'bob@acme.example' } });
});

it('reads any past version again, and what was known at a moment', async () => {
  const versions = await Promise.all([1, 2, 3, 4, 5].map((version) => rateTable(open.db.read, { version })));
  expect(versions.map((table) => said(table))).toEqual([
    '1: 2.4 derived',
    '2: 2.65 official unconfirmed',
    '3: 2.65 official by bob@acme.example',
    '4: 2.65 official by bob@acme.example',
    '5: 2.9 official by bob@acme.example',
  ]);
  const then = await rateTable(open.db.read, { knownAt: '2026-12-01T23:59:59.999Z' as Work['now'] });
  expect(said(then)).toBe('4: 2.65 official by bob@acme.example');
  const before = await rateTable(open.db.read, { knownAt: '2020-01-01T00:00:00.000Z' as Work['now'] });
  expect(said(before)).toBe('1: 2.4 derived');
});

it('takes back what it gave out as known already, what is computed too', async () => {
  const table = await rateTable(open.db.read);
  const rows = Object.values(table.series).flatMap((one) => one.rows).filter(({ series }) => series !== 'CH_OR104'); // prettier-ignore
  const answer = await addRates(by('anna@acme.example', '2026-12-03'), rows);
  expect(answer).toMatchObject({ added: [], known: rows.length });
});

it('has two who add at once count the version up one after the other', async () => {
  const both = await Promise.all(
    ['3.1', '3.2'].map((value, at) =>
      addRates(by(`p${at}@acme.example`), [{ ...ecb, from: day('2027-01-01'), value }]),
    ),
  );
  expect(new Set(both.map(({ version }) => version)).size).toBe(2);
});
