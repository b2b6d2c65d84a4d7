import { csvRecords } from '../imports/formats/csv';
import { day } from '../kernel/day';
import { keysOf } from './alike';
import { kindIn, readAnnouncements } from './announcement';

/** Lists of proceedings as they come, and as they should not. */
const TODAY = day('2026-03-02');
const read = (text: string, delimiter = ';') =>
  readAnnouncements(csvRecords([text], { delimiter, lineLength: 10_000, width: 0 }), TODAY);

it.each([
  ['BODACC', ';', 'dateparution;numeroannonce;tribunal;commercant;registre;cp;ville;familleavis_lib;Date jugement\n2026-02-27;812;Greffe de Lyon;Boulangerie Roux;123 456 789 RCS Lyon;69003;Lyon;Liquidation judiciaire;2026-02-20\n', { name: 'Boulangerie Roux', register: '123 456 789 RCS Lyon', openedOn: '2026-02-20', publishedOn: '2026-02-27', court: 'Greffe de Lyon', kind: 'Liquidation judiciaire', postcode: '69003' }],
  ['Insolvenzbekanntmachungen', '\t', 'Veröffentlichungsdatum\tAktenzeichen\tGericht\tName\tSitz\tRegister\n01.03.2026\t67g IN 12/26\tHamburg\tNord GmbH\tHamburg\tHRB 4711\n', { name: 'Nord GmbH', number: '67g IN 12/26', court: 'Hamburg', publishedOn: '2026-03-01', openedOn: null }],
  ['a Gazette', ',', 'Company Name,Company Number,Notice Type,Publication Date,Insolvency Practitioner\n"Smith, Sons Ltd",01234567,Winding-up order,27/02/2026,"J. Doe"\n', { name: 'Smith, Sons Ltd', register: '01234567', kind: 'Winding-up order', publishedOn: '2026-02-27', administrator: 'J. Doe' }],
])('reads %s', (_, delimiter, text, first) => {
  expect(read(text, delimiter)).toMatchObject({ problems: [], rows: [first] });
}); // prettier-ignore

const HEAD = 'Name;SIREN;Ouverture\n';
it.each([
  ['', 'no-headings'],
  ['a;b;c\n1;2;3\n', 'no-headings'],
  [HEAD, 'no-rows'],
  [`${HEAD};;2026-02-20\n`, 'nobody'],
  [`${HEAD}Roux;123456789;\n`, 'no-day'],
  [`${HEAD}Roux;123456789;2026-02-31\n`, 'not-a-day'],
  [`${HEAD}Roux;123456789;2026-02-20' or 1=1\n`, 'not-a-day'],
  [`${HEAD}Roux;123456789;2027-01-01\n`, 'future-day'],
  [`${HEAD}"Roux;123456789;2026-01-01\n`, 'damaged'],
  [`${HEAD}Ro\0ux;123456789;2026-01-01\n`, 'damaged'],
  [`${HEAD}${'Roux;123456789;2026-01-01\n'.repeat(50_001)}`, 'too-many-rows'],
])('refuses %j as %s', (text, code) => {
  const { rows, problems } = read(text);
  expect([rows, problems.map((one) => one.code)]).toEqual([[], [code]]);
}); // prettier-ignore

it('names the line of each row that cannot be used, and takes the others', () => {
  const text = `Liste du jour\n${HEAD}Roux;123456789;20/02/2026\nBad;;soon\n=cmd|' /C calc'!A0;987654321;2026-02-01\n`;
  const { rows, problems } = read(text);
  expect(problems).toEqual([{ row: 4, code: 'not-a-day', value: 'soon' }]);
  expect(rows.map(({ row, name }) => [row, name])).toEqual([[3, 'Roux'], [5, "=cmd|' /C calc'!A0"]]); // prettier-ignore
});

it('keeps long texts short', () => {
  expect(read(`${HEAD}${'x'.repeat(5_000)};123456789;2026-02-20\n`).rows[0]?.name).toHaveLength(200);
});

const who = { name: '', register: '', vat: '', postcode: '', court: '' };
it.each([
  ['FR', { register: '123 456 789 RCS Lyon' }, { register: '12345678900017' }, true],
  ['FR', { register: '123 456 789' }, { register: '123 456 780' }, false],
  ['FR', { register: '123456789' }, { register: '123 456 789 00017' }, true],
  ['FR', { register: '123456789' }, { vat: 'FR32 123456789' }, true],
  ['DE', { register: 'HRB 4711' }, { register: 'HRB 4711' }, false],
  ['DE', { register: 'HRB 4711', court: 'AG Hamburg' }, { register: 'Amtsgericht Hamburg HRB 4711' }, true],
  ['DE', { register: 'HRB 4711', court: 'AG Hamburg' }, { register: 'HRB 4711 Bremen' }, false],
  ['GB', { register: '01234567' }, { register: '1234567' }, true],
  ['GB', { register: '12' }, { register: '12' }, false],
  ['NL', { vat: 'NL 1234.56.789 B01' }, { vat: 'NL123456789B01' }, true],
])('%s: %j and %j are one by their number: %s', (country, a, b, same) => {
  const [one, other] = [keysOf(country, { ...who, ...a }), keysOf(country, { ...who, ...b })];
  expect(one.numbers.some((key) => other.numbers.includes(key))).toBe(same);
});

it('compares names only with their postcode', () => {
  const key = (name: string, postcode: string) => keysOf('DE', { ...who, name, postcode }).name;
  expect(key('Müller GmbH', '20457')).toBe(key('Mueller GmbH', '20457'));
  expect([key('Müller GmbH', ''), key('', '20457')]).toEqual([null, null]);
});

it.each([
  ['FR', 'Jugement de liquidation judiciaire simplifiée', 'fr_liquidation'],
  ['DE', 'Sicherungsmaßnahmen', 'de_preliminary'],
  ['DE', 'Eröffnungen', 'de_insolvency'],
  ['GB', 'Creditors’ Voluntary Liquidation', 'gb_cvl'],
  ['SE', 'Konkurs inledd', 'se_konkurs'],
  ['FR', 'Konkurs', null],
])('%s calls “%s” %s', (country, said, kind) => expect(kindIn(country, said)).toBe(kind));
