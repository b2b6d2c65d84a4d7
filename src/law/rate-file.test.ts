import { day } from '../kernel/day';
import { LARGEST_FILE, ratesFromFile } from './rate-file';
import { ratesCsv } from './rate-shown';
import { shippedRates, shippedTable, tableOf } from './rate-table';

/** Files of rates: what is taken, and what is wrong with what is not, line by line; one wrong line and nothing is taken. */
const known = { rules: shippedRates().rules, table: shippedTable(), today: day('2026-11-28') };

const read = (text: string | Buffer): readonly string[] => {
  const answer = ratesFromFile(typeof text === 'string' ? Buffer.from(text) : text, known);
  return 'faults' in answer
    ? answer.faults.map(({ line, text: fault }) => `${line ?? 'file'}: ${fault}`)
    : answer.rates.map(({ series, from, value, status, certainTo }) =>
        [series, from, value, status, certainTo ?? ''].join(' ').trim(),
      );
};

const HEAD = 'series,from,value,status,source,url,readOn,certainTo';
const line = (
  given: Partial<Record<'series' | 'from' | 'value' | 'status' | 'source' | 'url' | 'readOn' | 'certainTo', string>>,
): string => {
  const { series, from, value, status, source, url, readOn, certainTo } = {
    ...{ series: 'SE_RIKSBANK_REFERENCE', from: '2026-07-01', value: '2.5', status: 'official', source: 'Riksbanken' },
    ...{ url: '', readOn: '2026-11-20', certainTo: '' },
    ...given,
  };
  return [series, from, value, status, source, url, readOn, certainTo].join(',');
};

it.each([
  [{}, 'SE_RIKSBANK_REFERENCE 2026-07-01 2.5 official'],
  [{ value: '2.50' }, 'SE_RIKSBANK_REFERENCE 2026-07-01 2.5 official'],
  [{ value: '"2,5"' }, 'SE_RIKSBANK_REFERENCE 2026-07-01 2.5 official'],
  [{ value: '-0.50' }, 'SE_RIKSBANK_REFERENCE 2026-07-01 -0.5 official'],
  [
    { series: 'PL_ODSETKI_ZA_OPOZNIENIE', from: '2026-10-08', value: '9.25' },
    'PL_ODSETKI_ZA_OPOZNIENIE 2026-10-08 9.25 official 2026-11-20',
  ],
  [
    { series: 'NL_WETTELIJKE_RENTE', value: '4', certainTo: '2026-12-31' },
    'NL_WETTELIJKE_RENTE 2026-07-01 4 official 2026-12-31',
  ],
  [{ series: 'NO_STANDARDKOMPENSASJON', value: '450' }, 'NO_STANDARDKOMPENSASJON 2026-07-01 450 official 2026-11-20'],
  [{ series: 'BE_CIVIL', from: '2027-01-01', value: '4' }, 'BE_CIVIL 2027-01-01 4 official'],
] as const)('takes %j', (given, expected) => expect(read(`${HEAD}\n${line(given)}\n`)).toEqual([expected]));

it.each([
  [{ series: 'RIKSBANK' }, 'series “RIKSBANK” is no series'],
  [{ series: '__proto__' }, 'series “__proto__” is no series'],
  [{ series: 'CH_OR104' }, 'is fixed by the code itself'],
  [{ from: '1.7.2026' }, 'from “1.7.2026” is no day'],
  [{ from: '2026-02-30' }, 'is no day'],
  [{ from: '2026-07-15' }, 'Expected was 2026-01-01, 2026-07-01'],
  [{ from: '2028-01-01' }, 'is too far ahead. Expected was a day to 2027-11-28'],
  [{ series: 'BE_CIVIL', from: '2026-07-01' }, 'a rate for each year. Expected was 2026-01-01'],
  [{ value: '2.5%' }, 'value “2.5%” is no rate'],
  [{ value: '1e3' }, 'is no rate'],
  [{ value: '0x10' }, 'is no rate'],
  [{ value: '' }, 'value “” is no rate'],
  [{ value: 'NaN' }, 'is no rate'],
  [{ value: '"1,234"' }, 'is no rate'],
  [{ value: '2.123456' }, 'is no rate'],
  [{ value: '250' }, 'is too much. Expected was at most 100'],
  [{ status: 'certain' }, 'status “certain” is no status'],
  [{ source: '' }, 'that says where the rate was read'],
  [{ source: '   ' }, 'that says where the rate was read'],
  [{ source: 'x'.repeat(400) }, 'that says where the rate was read'],
  [{ source: '\u202eknabskir' }, 'that says where the rate was read'],
  [{ url: 'javascript:alert(1)' }, 'is no address of a page'],
  [{ url: 'https://user:pw@bank.se' }, 'is no address of a page'],
  [{ url: 'https://bank.se/<script>' }, 'is no address of a page'],
  [{ readOn: '2027-01-01' }, 'lies ahead. Expected was a day to 2026-11-28'],
  [{ readOn: 'today' }, 'is no day'],
  [{ certainTo: '2026-12-31' }, 'only series that change on any day have one'],
  [{ series: 'NL_WETTELIJKE_RENTE', certainTo: '2026-01-01' }, 'is before the first day'],
  [{ series: 'NL_WETTELIJKE_RENTE', certainTo: '2099-01-01' }, 'is too far ahead'],
  [
    { series: 'PT_B2B_DL62_2013', from: '2025-07-01', value: '11.15' },
    'is not what the law computes: 10.15 (ECB_MRO_HALFYEAR 2.15)',
  ],
] as const)('says what is wrong with %j', (given, fault) => {
  const [said] = read(`${HEAD}\n${line(given)}\n`);
  expect(said).toContain('2: ');
  expect(said).toContain(fault);
});

it('takes a published figure where what it is computed from is not sure itself', () => {
  expect(read(`${HEAD}\n${line({ series: 'ES_B2B', value: '10.9' })}\n`)).toEqual(['ES_B2B 2026-07-01 10.9 official']);
});

it('names every fault of the file, and takes nothing', () => {
  const faults = read(
    [HEAD, line({ value: 'x', status: 'y' }), line({}), '', line({ from: 'z' }), line({})].join('\n'),
  );
  expect(faults.map((text) => text.split(':')[0])).toEqual(['2', '2', '5', '6']);
  expect(faults.at(-1)).toContain('stands in line 3 already');
});

it.each([
  ['nothing', '', 'It is empty.'],
  ['blanks', ' \n\n', 'It is empty.'],
  ['names alone', HEAD, 'It holds no rate.'],
  ['no names', line({}), 'Its first line names the columns'],
  ['an unknown column', `${HEAD},margin\n${line({})},1`, 'margin is too much'],
  ['a column twice', `${HEAD},from\n${line({})},1`, 'is too much'],
  ['a column missing', 'series,from,value\nX,2026-01-01,1', 'status, source is missing'],
  ['a value missing', `${HEAD}\nSE_RIKSBANK_REFERENCE,2026-07-01,2.5`, 'It has 3 values for 8 columns'],
  ['an open quote', `${HEAD}\n"SE_RIKS`, 'It is no CSV'],
  ['Latin-1', Buffer.from([0x73, 0xe9, 0x72]), 'It is not text in UTF-8.'],
  ['a NUL', `${HEAD}\0`, 'It is not text in UTF-8.'],
  ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe]), 'It is not text in UTF-8.'],
  ['too much', Buffer.alloc(LARGEST_FILE + 1, 'a'), 'a file of rates has at most'],
  ['too many rates', `${HEAD}\n${'a,b,c,d,e,f,g,h\n'.repeat(5001)}`, 'It holds 5001 rates; at most 5000 are taken.'],
  ['half a JSON', '[{"series":', 'It is no JSON'],
  ['a JSON that is no list', '{"a": 1}', 'It is no list of rates.'],
  ['a list of other things', '[1, null, []]', 'It is no rate: an object'],
  ['an unknown field', '[{"series": "X", "margin": 1}]', 'margin: known are series, from'],
  ['a field that is no text', '[{"series": {"a": 1}}]', 'series: known are'],
  ['a field of the language itself', '[{"__proto__": {"series": "X"}}]', '__proto__: known are'],
] as const)('refuses a file with %s', (_, text, fault) => expect(read(text as string)[0]).toContain(fault));

it('reads JSON, semicolons, tabs, a byte order mark and Windows line ends', () => {
  const rate = { series: 'SE_RIKSBANK_REFERENCE', from: '2026-07-01', value: 2.5, status: 'official', source: 'Riksbanken', url: null }; // prettier-ignore
  const expected = ['SE_RIKSBANK_REFERENCE 2026-07-01 2.5 official'];
  expect(read(JSON.stringify([rate]))).toEqual(expected);
  expect(read(JSON.stringify({ rates: [rate] }))).toEqual(expected);
  const csv = [HEAD, line({})].join('\r\n');
  expect(read(`\ufeff${csv.replaceAll(',', ';')}\r\n`)).toEqual(expected);
  expect(read(csv.replaceAll(',', '\t'))).toEqual(expected);
});

it('takes back word for word what it gives out, and gives no formula to a spreadsheet', () => {
  const { rules, rows } = shippedRates();
  const stepped = new Map(rules.map(({ name, reading }) => [name, reading]));
  // without the first days of statutes; within a series of steps the next row ends the one before, whatever it says itself
  const halves = rows.filter(({ series }) => series !== 'CH_OR104' && !/^(ES|IE)_B2B$|^DK_MORARENTE/.test(series));
  const open = halves.filter(({ series, certainTo }) => certainTo !== undefined || stepped.get(series) !== 'step');
  const answer = ratesFromFile(Buffer.from(ratesCsv(open)), { ...known, table: tableOf('0', rules, []) });
  expect(answer).toEqual({ rates: open });
  const evil = { ...rows[0]!, source: { title: '=HYPERLINK("x")', url: null, readOn: null } };
  expect(ratesCsv([evil])).toContain(`"'=HYPERLINK(""x"")"`);
});
