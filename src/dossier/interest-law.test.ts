import { writeFileSync } from 'node:fs';
import { day } from '../kernel/day';
import { sum } from '../kernel/money';
import { policyFor } from '../law/policy-for';
import { shippedTable } from '../law/rate-table';
import { closeBrowser } from '../platform/pdf/browser';
import { readBack } from '../platform/pdf/readback';
import { seePdf } from '../platform/testing/read-pdf';
import { makeBundle } from './bundle.actions';
import type { Claim } from './claim';
import { interestTable, unknownFrom } from './interest';
import { lawTerms } from './law-terms';
import { sampleClaim } from './testing/sample-claim';
import { sampleSealer } from './testing/sample-sealer';
import type { Bundle } from './wrap.actions';

/** Interest as a law counts it in a recovery file: one figure in the table, in the PDF, on the cover and for machines. */
const sealer = sampleSealer();
afterAll(closeBrowser);

function terms(law: string): NonNullable<Claim['interest']> {
  const found = policyFor({ law, debtor: 'company' });
  if (found.kind === 'none') throw new Error(found.reason);
  return lawTerms(found.policy, shippedTable(), null);
}

interface Made {
  readonly claim: Claim;
  readonly bundle: Bundle;
  textOf(piece: string): string;
}

async function made(law: string, more: Partial<Claim> = {}): Promise<Made> {
  const { claim, originals } = await sampleClaim();
  const kept = JSON.parse(JSON.stringify({ ...claim, exhibits: [], interest: terms(law), ...more })) as Claim;
  const bundle = await makeBundle(kept, originals, { sealer });
  const { pages } = await seePdf(bundle.pdf);
  return {
    ...{ claim: kept, bundle },
    textOf: (piece) => {
      const found = bundle.index.find((one) => one.piece === piece);
      return pages.slice((found?.from ?? 1) - 1, found?.to ?? 0).join(' ');
    },
  };
}

const inMain = (minor: number, locale = 'en-GB'): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(minor / 100);

it.each([
  ['DE', 'en', 'Interest as the law counts it: BGB § 288 (2)', 'Interest to 30 June 2026'],
  ['DE', 'de', 'Zinsen, wie das Gesetz sie berechnet: BGB § 288 (2)', 'Zinsen bis 30. Juni 2026'],
  ['NL', 'en', 'On each anniversary of its first day, interest that is not paid joins', 'Interest to 30 June 2026'],
])('the law of %s, in %s: table, cover, sum and claim.json are one figure', async (law, language, intro, total) => {
  const { claim, bundle, textOf } = await made(law, { language });
  const table = interestTable(claim);
  const minor = table?.totalMinor ?? 0;
  expect(minor).toBeGreaterThan(0);
  expect(sum(table?.entries.map(({ interestMinor }) => interestMinor) ?? [])).toBe(minor);
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  expect(textOf('interest')).toContain(intro);
  expect(textOf('interest')).toContain(`${total} ${inMain(minor, locale)}`);
  expect(textOf('cover')).toContain(inMain(minor + 7_641_192, locale));
  expect(textOf('adds-up')).toContain(inMain(minor, locale));
  const { files } = await readBack(bundle.pdf);
  const file = JSON.parse(files.get('claim.json')?.toString() ?? '{}') as {
    totals: { interestMinor: number; totalMinor: number };
    interest: { law: object; entries: { interestMinor: number }[] };
  };
  expect(file.totals).toMatchObject({ interestMinor: minor, totalMinor: minor + 7_641_192 });
  expect(sum(file.interest.entries.map(({ interestMinor }) => interestMinor))).toBe(minor);
});

it('moves a due day that nobody works on, as the law does', async () => {
  const { claim } = await sampleClaim();
  const [first, ...others] = claim.entries;
  const saturday = { ...claim, entries: [{ ...first, dueOn: day('2026-01-31'), applied: [] }, ...others] } as Claim;
  const from = (interest: Claim['interest']): string | undefined =>
    interestTable({ ...saturday, interest })?.entries[0]?.segments[0]?.from;
  expect(from(terms('DE'))).toBe('2026-02-03');
  expect(from({ rates: [{ percent: '10', from: null, source: 'Terms' }] })).toBe('2026-02-01');
});

it('claims nothing for days whose rate nobody has verified, and says so', async () => {
  const { claim, textOf } = await made('DE', { keyDate: day('2026-07-10') });
  const table = interestTable(claim);
  expect(table && unknownFrom(table)).toBe('2026-07-01');
  expect(table?.dailyMinor).toBeNull();
  expect(textOf('interest')).toContain('The rate from 1 July 2026 had not been published');
  expect(textOf('interest')).toContain('What each day from 11 July 2026 adds cannot be said yet');
  expect(textOf('cover')).not.toContain('for each day');
});

it('counts no day twice of which interest was claimed before: one page shows all of it, and it adds up', async () => {
  const [whole, { claim: sample }] = [await made('DE'), await sampleClaim()];
  const [first] = sample.entries;
  const document = first?.document ?? '';
  const before = interestTable({ ...whole.claim, keyDate: day('2026-05-31') })?.entries[0]?.interestMinor ?? 0;
  const claimed = { from: day('2026-02-01'), to: day('2026-05-31'), rates: [] };
  const charges: Claim['charges'] = [
    { title: 'Interest for late payment, 1 February 2026 to 31 May 2026', document, on: claimed.to, openMinor: before, source: 'BGB § 288 (2)', kind: 'interest', counted: claimed },
    { title: 'Fixed sum for late payment', document, on: claimed.to, openMinor: 4_000, source: 'BGB § 288 (5)', kind: 'fixed_sum' },
  ];
  const entries = sample.entries.map((entry, n) => (n === 0 ? { ...entry, interestClaimedTo: claimed.to } : entry));
  const { claim, bundle, textOf } = await made('DE', { charges, entries });
  if (process.env['DULY_LOOK'] !== undefined) writeFileSync(`${process.env['DULY_LOOK']}/charges.pdf`, bundle.pdf);
  const table = interestTable(claim);
  const own = table?.entries.find((one) => one.document === document);
  expect(own?.segments[0]?.from).toBe('2026-06-01');
  const minor = table?.totalMinor ?? 0;
  const all = interestTable(whole.claim)?.totalMinor ?? 0;
  expect(Math.abs(minor + before - all)).toBeLessThanOrEqual(1); // each is rounded by itself
  expect(textOf('interest')).toContain('Interest claimed before, not counted here again');
  expect(textOf('adds-up')).toContain(`Interest claimed before`);
  expect(textOf('claim')).toContain(inMain(before + 4_000));
  for (const piece of ['adds-up', 'cover']) expect(textOf(piece)).toContain(inMain(7_641_192 + minor + before + 4_000));
  const { files } = await readBack(bundle.pdf);
  const file = JSON.parse(files.get('claim.json')?.toString() ?? '{}') as { totals: object };
  expect(file.totals).toMatchObject({ interestMinor: minor, interestClaimedMinor: before, totalMinor: 7_641_192 + minor + before + 4_000 });
}); // prettier-ignore
