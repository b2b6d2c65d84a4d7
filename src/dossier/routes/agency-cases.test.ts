import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changed } from '../testing/changed-claim';
import { routeClaim } from '../testing/route-claims';
import type { Claim } from '../claim';
import { agencySchema, oneLine, type AgencyCase } from './agency-cases';
import { agencyFile } from './files.actions';
import { routeNamed } from './routes';

/** Many claims in one file for an agency: as the published schema says, the same in the table and in JSON, and nothing that runs. */
const SCHEMA = join('fixtures', 'forms', 'agency.schema.json');

async function several(): Promise<Claim[]> {
  const claim = await routeClaim('agency');
  return [
    { ...claim, reference: 'RF-1' },
    { ...changed(claim, 'debtor.legalName = =HYPERLINK("http://x.example";"A") ; debtor.contacts.0.phone = +33 5 56 ; debtor.contacts.0.name = @SUM(1)'), reference: '-1+1', language: 'de' },
    { ...changed(claim, 'debtor.type = consumer ; charges = interest:5000:2026-01-05'), reference: 'RF-3 "quoted", with comma' },
    { ...changed(claim, 'interest = null'), reference: 'RF-4', basis: { ...claim.basis, facts: 'First.\n=cmd|\' /C calc\'!A0\n\tTabbed, and "quoted".' } },
  ];
} // prettier-ignore

it('is as the schema says that is published', async () => {
  const route = routeNamed('agency');
  const schema = agencySchema(route.sections({ ...(await routeClaim('agency')), language: 'en' }));
  if (process.env['DULY_UPDATE_FORMS'] === '1') writeFileSync(SCHEMA, `${JSON.stringify(schema, null, 2)}\n`);
  const kept = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Shape;
  expect(schema).toEqual(kept);
  const file: unknown = JSON.parse(agencyFile(await several(), 'json').bytes.toString());
  expect(against(kept, file, '')).toEqual([]);
});

it('is refused by the schema where it is spoiled', async () => {
  const kept = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Shape;
  const good = JSON.stringify(JSON.parse(agencyFile(await several(), 'json').bytes.toString()));
  const spoiled = (from: string, to: string): string[] => against(kept, JSON.parse(good.replace(from, to)), '');
  expect(good).toContain('"principal":"4756.34"');
  expect(spoiled('"principal":"4756.34"', '"principal":"4.756,34 €"')).toEqual(['.cases.0.data.sums.principal']);
  expect(spoiled('"entry-due":"2025-11-09"', '"entry-due":"9.11.2025"')).toEqual(['.cases.0.data.claims.0.entry-due']);
  expect(spoiled('"debtor-kind":"company"', '"debtor-kind":"firm"')).toEqual(['.cases.0.data.debtor.debtor-kind']);
  expect(spoiled('"duly-agency/1"', '"duly-agency/2"')).toEqual(['.format']);
  expect(spoiled('"own-costs"', '"owned"')).toEqual(['.cases.0.data.sums.own-costs', '.cases.0.data.sums.owned']);
});

it('comes back out of the table as it stands in JSON', async () => {
  const claims = await several();
  const { cases } = JSON.parse(agencyFile(claims, 'json').bytes.toString()) as { cases: AgencyCase[] };
  const expected = cases.flatMap(({ data }) => {
    const { claims: entries, ...whole } = data;
    const flat = Object.assign({}, ...Object.values(whole)) as Record<string, string>;
    return (entries as Record<string, string>[]).map((entry) => ({ ...flat, ...entry }));
  });
  const [head = [], ...rows] = readCsv(agencyFile(claims, 'csv').bytes.toString());
  const read = rows.map((row) => Object.fromEntries(row.map((cell, n) => [(head[n] ?? '').replaceAll('_', '-'), cell.replace(/^'(?=[=+\-@\t\r])/, '')]))); // prettier-ignore
  const lines = expected.map((one) =>
    Object.fromEntries(Object.entries(one).map(([name, raw]) => [name, oneLine(raw)])),
  );
  expect(read).toEqual(lines);
  expect(read.length).toBe(12);
});

it('holds nothing that a spreadsheet would run', async () => {
  const rows = readCsv(agencyFile(await several(), 'csv').bytes.toString());
  const running = rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell));
  expect(running).toEqual([]);
  expect(rows.flat()).toContain(`'=HYPERLINK("http://x.example";"A")`);
  expect(rows.flat()).toContain(`'-1+1`);
  expect(agencyFile([], 'csv').bytes.toString()).toBe('\ufeff\n');
});

it('splits what is claimed by age, and loses nothing', async () => {
  const claim = await routeClaim('agency');
  const dues = ['2026-06-29', '2025-12-30', '2025-12-29', '2025-06-30', '2025-06-29', '2024-06-30', '2024-06-29'];
  const aged = { ...claim, entries: dues.map((dueOn) => ({ ...claim.entries[0]!, dueOn: dueOn as Claim['keyDate'], claimedMinor: 100 })) };
  const { data } = (JSON.parse(agencyFile([aged], 'json').bytes.toString()) as { cases: AgencyCase[] }).cases[0]!;
  expect(data['ages']).toEqual({ 'age-to-6': '2.00', 'age-6-to-12': '2.00', 'age-12-to-24': '2.00', 'age-over-24': '1.00' });
}); // prettier-ignore

/** As any reader of CSV reads it: quotes doubled, lines inside quotes. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g)) {
    if (end === '') break;
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
} // prettier-ignore

interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}

/** Where a value is not as the schema says: the words of JSON Schema that ours uses. */
function against(shape: Shape, value: unknown, path: string): string[] {
  if (shape.const !== undefined) return value === shape.const ? [] : [path];
  if (shape.enum !== undefined) return shape.enum.includes(value) ? [] : [path];
  if (shape.items !== undefined) {
    if (!Array.isArray(value) || value.length < (shape.minItems ?? 0)) return [path];
    return value.flatMap((one: unknown, n) => against(shape.items!, one, `${path}.${n}`));
  }
  if (shape.properties !== undefined) {
    if (typeof value !== 'object' || value === null) return [path];
    const given = value as Record<string, unknown>;
    const missing = (shape.required ?? []).filter((name) => !(name in given)).map((name) => `${path}.${name}`);
    const own = Object.entries(given).flatMap(([name, one]) => {
      const inside = shape.properties?.[name];
      return inside === undefined ? [`${path}.${name}`] : against(inside, one, `${path}.${name}`);
    });
    return [...missing, ...own];
  }
  const fits =
    typeof value === 'string' &&
    value.length >= (shape.minLength ?? 0) &&
    value.length <= (shape.maxLength ?? Infinity) &&
    new RegExp(shape.pattern ?? '').test(value);
  return fits ? [] : [path];
}
