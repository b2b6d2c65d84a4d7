import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DebtorType } from '../../customers/customer';
import type { ClaimType } from '../../kernel/claim-type';
import { day } from '../../kernel/day';
import { fromDecimal } from '../../kernel/money';
import { lawFor } from '../../law/four-countries';
import { lastSafeDay, limitationOf } from '../../law/limitation';
import { policyFor } from '../../law/policy-for';
import type { FitFacts } from './route';
import type { RouteKey } from './keys';
import { routeNamed } from './routes';
import { fitTold } from './told';

/** Which way is open to whom, by debtor, countries, amount, objection and age; a claim's law, court and last day are worked out, not given. */
const KEY_DATE = day('2026-06-30');

const LINES = readFileSync(join('fixtures', 'boxes', 'ways.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

const known = (country: string | undefined): string | null =>
  country === undefined || country === '?' ? null : country;

function lawOf(countries: string, debtor: DebtorType) {
  const [, seller, buyer, court] = /^(\w\w|\?)>(\w\w|\?)(?:@(\w\w))?$/.exec(countries) ?? [];
  const none = { region: null, governingLaw: null, language: null };
  const found = lawFor({
    ...{ debtor, contractLaw: null, said: [] },
    customer: { ...none, country: known(buyer), courtCountry: court ?? null },
    company: { ...none, country: known(seller) ?? '', courtCountry: null, language: 'en' },
  });
  return { seller: known(seller), buyer: known(buyer), court: found.court.value, found };
}

function factsOf(line: string): FitFacts {
  const [countries = '', type = '', amount = '', due = '', dispute = '', kind = '', , expected = ''] = line.split(' | ');
  const debtorType = type as DebtorType;
  const { seller, buyer, court, found } = lawOf(countries, debtorType);
  const [sum = '', currency = ''] = amount.split(' ');
  const claim = kind === '-' ? null : (kind as ClaimType);
  const on = day(due);
  const asked = { law: found.law ?? '', debtor: debtorType, claim, issuedOn: on, deliveredOn: on, dueOn: on, events: [] };
  const end = limitationOf({ ...asked, confirmed: () => true });
  const ends = end?.endsOn ?? null;
  return {
    ...{ creditorCountry: seller, debtorCountry: buyer, courtCountry: court, debtorType, currency },
    ...{ principalMinor: fromDecimal(sum, currency) ?? 0, interestMinor: 0, chargesMinor: 0 },
    ...{ dispute: dispute as FitFacts['dispute'], keyDate: KEY_DATE },
    limitation: ends === null ? null : { on: ends, lastSafeDay: lastSafeDay(ends), unsure: end?.sure !== true },
    ...(expected.includes('held') && { heldBy: ['Factor SA'] }),
  };
} // prettier-ignore

/** `open`, or `closed` with every reason; what is said of an open way beside what always is. */
function judged(facts: FitFacts, key: RouteKey) {
  const { fits, reasons } = routeNamed(key).fits(facts);
  const against = reasons.filter(({ ok }) => !ok);
  return { fits, against: against.map((one) => one.key), beside: reasons.filter(({ ok }) => ok).map((one) => one.key), reasons }; // prettier-ignore
}

it('is judged for sixty claims and more', () => {
  expect(LINES.length).toBeGreaterThan(60);
});

it.each(LINES)('%s', (line) => {
  const [key, expected = ''] = line.split(' | ').slice(6);
  const [verdict = '', beside] = expected.split('; ');
  const found = judged(factsOf(line), key as RouteKey);
  expect(found.fits ? 'open' : `closed ${found.against.join(' ')}`).toBe(verdict);
  if (beside !== undefined && found.fits) expect(found.beside).toContain(beside);
  const told = ['en', 'fr', 'de', 'sv'].map((language) => found.reasons.map((one) => fitTold(one, { language, locale: language })).join(' ')); // prettier-ignore
  for (const text of told) expect(text).not.toMatch(/[{}]|undefined/);
  if (!found.fits) expect(new Set(told).size).toBe(4);
});

it('counts a German seller and a French buyer who chose nothing by German law, to a French court', () => {
  const { found } = lawOf('DE>FR', 'company');
  expect([found.law, found.governing.reason, found.court.value]).toEqual(['DE', 'seller', 'FR']);
  const policy = policyFor({ law: found.law, debtor: 'company' });
  expect(policy).toMatchObject({ kind: 'policy', policy: { rate: { series: 'DE_BASISZINSSATZ', margins: [{ points: '8' }, { from: '2014-07-29', points: '9' }] } } });
  const due = day('2026-01-10');
  const asked = { law: 'DE', debtor: 'company' as const, claim: 'goods' as const, issuedOn: due, dueOn: due, events: [] };
  expect(limitationOf({ ...asked, confirmed: () => false })?.endsOn).toBe('2029-12-31');
}); // prettier-ignore

it('closes nothing by a last day that nobody verified, and says so', () => {
  const facts = factsOf('GB>GB | company | 4000.00 GBP | 2020-06-29 | none | goods | uk-money-claim | -');
  const unsure = { ...facts, limitation: { ...facts.limitation!, unsure: true } };
  expect([judged(facts, 'uk-money-claim').fits, judged(unsure, 'uk-money-claim').fits]).toEqual([false, true]);
  expect(judged(unsure, 'uk-money-claim').beside).toContain('limitation-doubt');
});
