import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim } from '../claim';
import { changed } from '../testing/changed-claim';
import { routeClaim } from '../testing/route-claims';
import { readForm } from './form-data';
import type { Box, Finding, Why } from './route';
import { routeNamed } from './routes';
import { boxAsks, findingTold } from './told';

/**
 * Every box of every form has a claim in which it is right and one in which it is found wrong. The boxes are those of the data of the
 * forms, whenever they are asked; the claims stand in the tables of `fixtures/boxes`.
 */
const rows = (file: string): string[][] =>
  readFileSync(join('fixtures', 'boxes', `${file}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' | ').map((cell) => cell.trim()));

const FAILING = rows('failing').map(([box = '', change = '', why = '']) => ({ box, change, why: why as Why }));
const PASSING = rows('passing').map(([box = '', change = '']) => ({ box, change }));

const DATA = join('src', 'dossier', 'routes', 'data');
const FORMS = readdirSync(DATA)
  .map((file) => JSON.parse(readFileSync(join(DATA, file), 'utf8')) as object)
  .filter((data) => 'sections' in data)
  .map(readForm);

const LANGUAGES = ['en', 'fr', 'de', 'sv'];

/** As each kind of debtor is asked. */
const asIs = (claim: Claim): Claim => claim;
const asPerson = (claim: Claim): Claim => ({ ...claim, debtor: { ...claim.debtor, type: 'consumer' } });

/** What its own limits say can be wrong of a box. */
function mayBe({ required, limit, asked }: Box): Why[] {
  return [
    ...(required && asked === 'yes' ? (['not-declared'] as const) : []),
    ...(required && asked !== null && asked !== 'yes' ? (['empty'] as const) : []),
    ...(limit.max === undefined || limit.width !== undefined ? [] : (['too-long'] as const)),
    ...(limit.pattern === undefined && asked !== 'day' && asked !== 'yes' ? [] : (['pattern'] as const)),
    ...(limit.choices === undefined || asked === null ? [] : (['choice'] as const)),
    ...(limit.most === undefined ? [] : (['too-high'] as const)),
  ];
}

it('knows the sixteen forms', () => {
  expect(FORMS.length).toBe(16);
});

describe.each(FORMS.map((form) => [form.key, form] as const))('%s', (key, form) => {
  const route = routeNamed(key);
  const boxes = [...new Map(form.sections.flatMap((one) => one.boxes).map((one) => [one.box, one])).values()];
  const filled = boxes.filter(({ fixed }) => fixed === undefined).map(({ box }) => box);
  const claims = async (): Promise<Claim[]> => {
    const claim = await routeClaim(key);
    return [claim, asPerson(claim), asPerson({ ...claim, answers: { ...claim.answers, 'second-name': 'Anna' } })];
  };

  it('has no box twice, and what it asks has words in every language', () => {
    const names = form.sections.flatMap((section) => section.boxes.map(({ box }) => box));
    expect(names.filter((one, n) => names.indexOf(one) !== n)).toEqual([]);
    const dumb = LANGUAGES.flatMap((language) => names.filter((one) => boxAsks(one, language) === one).map((one) => `${language} ${one}`)); // prettier-ignore
    expect(dumb).toEqual([]);
  });

  it.each([['company', asIs] as const, ['person', asPerson] as const])('finds nothing wrong where it is filled: %s', async (_, turned) => {
    const wrong = route.validate(turned(await routeClaim(key))).filter(({ level }) => level === 'wrong');
    expect(wrong.map(({ box, why }) => `${box} ${why}`)).toEqual([]);
  }); // prettier-ignore

  it('has a claim in which each box is right', async () => {
    const given = await claims();
    const isRight = (claim: Claim, what: string): boolean =>
      route.boxes(claim).some((box) => box.what === what && box.raw !== '') &&
      !route.validate(claim).some((one) => one.what === what && one.level === 'wrong');
    const without = filled.filter((what) => {
      const lines = PASSING.filter(({ box }) => box === what);
      return !given.some(
        (claim) => isRight(claim, what) || lines.some(({ change }) => isRight(changed(claim, change), what)),
      );
    });
    expect(without).toEqual([]);
  });

  it('has a claim in which each box is found wrong, and says why and where it is mended', async () => {
    const given = await claims();
    const missed: string[] = [];
    for (const what of filled) {
      const found = FAILING.filter(({ box }) => box === what).flatMap(({ change, why }): Finding[] =>
        given.flatMap((claim) => route.validate(changed(claim, change)).filter((one) => one.what === what && one.why === why).slice(0, 1)),
      ); // prettier-ignore
      if (found.length === 0) missed.push(`${what}: nothing was found`);
      const own = given.flatMap((claim) => route.boxes(claim)).find((one) => one.what === what);
      for (const why of own === undefined ? [] : mayBe(own)) {
        if (!found.some((one) => one.why === why)) missed.push(`${what}: ${why} was not found`);
      }
      missed.push(...found.filter((one) => !isTold(one)).map(({ why }) => `${what}: ${why} is not told`));
    }
    expect(missed).toEqual([]);
  });
});

/** In every language, in its own words, with every blank filled, and with a place to mend it. */
function isTold(finding: Finding): boolean {
  const told = LANGUAGES.map((language) => findingTold(finding, { language, locale: language }));
  return (
    finding.label !== '' &&
    finding.mend.place.length > 0 &&
    told.every((text) => text !== '' && !/[{}]|undefined/.test(text)) &&
    new Set(told).size === LANGUAGES.length
  );
}

it('says a court fee by its bands, and never adds it to what is claimed', async () => {
  const claim = await routeClaim('uk-money-claim');
  const fee = (minor: number): [string, string] => {
    const [first] = claim.entries;
    const one = { ...claim, interest: null, charges: [], entries: [{ ...first!, claimedMinor: minor }] };
    const of = (what: string): string => routeNamed('uk-money-claim').boxes(one).find((box) => box.what === what)?.raw ?? ''; // prettier-ignore
    return [of('court-fee'), of('total')];
  };
  const TABLE: readonly (readonly [number, string])[] = [
    [1, '35.00'], [30_000, '35.00'], [30_001, '50.00'], [50_001, '70.00'], [100_001, '80.00'], [150_001, '115.00'], [300_001, '205.00'],
    [500_000, '205.00'], [500_001, '455.00'], [1_000_000, '455.00'], [1_000_001, '500.00'], [1_234_567, '617.28'], [20_000_000, '10000.00'], [20_000_001, '10000.00'],
  ]; // prettier-ignore
  for (const [minor, expected] of TABLE) expect([minor, ...fee(minor)]).toEqual([minor, expected, (minor / 100).toFixed(2)]); // prettier-ignore
});
