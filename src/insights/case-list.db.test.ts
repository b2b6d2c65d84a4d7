import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { testDatabase } from '../platform/testing/database';
import { makeCases, type MadeCase } from './testing/cases';

/** The list of cases: what each waits for, whose turn it is, what is late; the same in the list, its totals and its file. */
const database = testDatabase();
let desk: TestDesk;
let reader: Visitor;

const base = { partner: 'Delmas', customer: '4711', handedOverOn: '2026-02-01', claimedMinor: 100_000 };
/** Today is 3 March 2026. */
const MADE: readonly (MadeCase & { readonly expected: string })[] = [
  { ...base, stage: 'submitted', expected: 'confirm 2026-02-03 late' },
  { ...base, handedOverOn: '2026-03-02', stage: 'submitted', expected: 'confirm 2026-03-04' },
  { ...base, stage: 'received', stagedOn: '2026-03-02', moves: [['submitted', 'received', '2026-03-02']], expected: 'write 2026-03-04' },
  { ...base, stage: 'needs_info', stagedOn: '2026-02-20', expected: 'inform 2026-02-27 late' },
  { ...base, stage: 'contract_pending', stagedOn: '2026-02-28', expected: 'sign 2026-03-06' },
  { ...base, stage: 'set_up_due', stagedOn: '2026-02-28', expected: 'pay_set_up 2026-03-06' },
  { ...base, asks: ['2026-03-20', '2026-03-03'], messages: ['2026-03-01'], expected: 'answer 2026-03-03' },
  { ...base, messages: ['2026-02-26'], expected: 'read 2026-03-02 late' },
  { ...base, stage: 'paused', pausedUntil: '2026-03-02', expected: 'go_on 2026-03-02 late' },
  { ...base, stage: 'legal', steps: ['2026-03-15', '2026-03-09'], expected: 'step 2026-03-09' },
  { ...base, reports: [['received', '2026-02-02'], ['called', '2026-02-03']], expected: 'collect 2026-05-02' },
  { ...base, partner: 'Nord', ended: { on: '2026-02-10', outcome: 'paid' }, expected: 'closed' },
  { ...base, undone: true, expected: 'none' },
  { ...base, partner: 'Nord', customer: '1007', claimedMinor: 700_000, currency: 'SEK', ageDays: 200, ref: 'N/77 =1+1', unopened: true, collected: [{ on: '2026-03-01', gross: 50_000, commission: 5_000, vat: 1_000 }], reports: [['called', '2026-02-14']], expected: 'collect 2026-05-02' },
  { ...base, reports: [['received', '2026-02-02'], ['closed', '2026-03-02']], expected: 'end 2026-03-09' },
]; // prettier-ignore

beforeAll(async () => {
  desk = await openTestDesk(database);
  reader = await desk.as('reader');
  await makeCases(database.db, desk.company.id, MADE);
});
afterAll(() => desk.close());

const AT = '/c/acme-sas/cases';
type Row = Record<string, string>;

async function rowsAt(query: string): Promise<Row[]> {
  const { text } = await reader.get(`${AT}/export?${query}`);
  const [head = '', ...lines] = text.replace('\ufeff', '').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines
    .filter(Boolean)
    .map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])));
}

const numbers = async (query: string): Promise<number[]> =>
  (await rowsAt(query)).map(({ number = '' }) => Number(number.slice(-4))).sort((a, b) => a - b);
const numbered = (which: (one: (typeof MADE)[number]) => boolean): number[] =>
  MADE.flatMap((one, at) => (one.expected !== 'none' && which(one) ? [at + 1] : []));

describe('the list of cases', () => {
  it('says of each what it waits for, and by when', async () => {
    const found = await rowsAt('show=all&sort=number');
    expect(found.map(({ number = '', next, next_by: by }) => [Number(number.slice(-4)), next === '' ? 'closed' : `${next} ${by}`])).toEqual(
      MADE.flatMap(({ expected }, at) => (expected === 'none' ? [] : [[at + 1, expected.replace(' late', '')]])),
    ); // prettier-ignore
  });

  it('shows the open ones, those that wait for us, the late ones, the closed ones', async () => {
    const open = numbered(({ expected }) => expected !== 'closed');
    expect(await numbers('')).toEqual(open);
    expect(await numbers('show=late')).toEqual(numbered(({ expected }) => expected.endsWith('late')));
    expect(await numbers('show=us')).toEqual(
      numbered(({ expected }) => /^(answer|inform|sign|pay_set_up|read|end)/.test(expected)),
    );
    expect(await numbers('show=closed')).toEqual([12]);
    expect(await numbers('show=all')).toEqual(numbered(() => true));
  });

  it.each([
    ['show=all&partner=Nord', [12, 14]],
    ['stage=legal', [10]],
    ['next=read', [8]],
    ['currency=sek', [14]],
    ['currency=EUR&age=181-365', []],
    ['age=181-365', [14]],
    ['currency=SEK&amount=5000-25000', [14]],
    ['currency=SEK&amount=1000-5000', []],
    ['supplement=unopened', [14]],
    ['show=all&outcome=paid', [12]],
    ['q=n/77', [14]],
    ['q=100%25', []],
    ['from=2026-03-01', [2]],
    ['to=2026-01-01', []],
    ['kind=bailiff', []],
    ["partner=' or 1=1 --", numbered(({ expected }) => expected !== 'closed')],
    ['stage=nothing&show=shoe&sort=;drop', numbered(({ expected }) => expected !== 'closed')],
  ])('finds by %s', async (query, expected) => {
    expect(await numbers(query)).toEqual(expected);
  });

  it('shows what is claimed, what came in, what is open; a text of the partner is no formula', async () => {
    const [row] = await rowsAt('currency=SEK');
    expect(row).toMatchObject({
      claimed: '7000.00',
      came_in: '500.00',
      open: '6500.00',
      last_heard_on: '2026-02-14',
      days: '30',
    });
    const { text } = await reader.get(`${AT}?currency=SEK`);
    for (const said of [
      'RF-T-0014',
      '7,000.00',
      '500.00',
      '6,500.00',
      'Partner ends the amicable phase',
      '14 Feb 2026',
    ])
      expect(text).toContain(said);
    expect((await reader.get(`${AT}/export?as=xlsx`)).bytes.subarray(0, 2).toString()).toBe('PK');
    const totals = await reader.get(`${AT}/totals?show=all&partner=Nord`, { headers: { 'hx-request': 'true' } });
    expect(totals.text).toMatch(/1 case.*1,000\.00[\s\S]*1 case.*7,000\.00/);
  });

  it('says above how they stand as a whole, each figure with its list', async () => {
    const { text } = await reader.get(`${AT}/figures`);
    expect(text).toMatch(/With partners[\s\S]*€12,000\.00[\s\S]*12 cases[\s\S]*SEK[\s\S]*6,500\.00/);
    expect(text).toMatch(/Came in this month[\s\S]*500\.00/);
    expect(text).toMatch(/Waiting for us<\/a><\/h2><p class="today-sum">6/);
    expect(text).toMatch(/late">Late<\/a><\/h2><p class="today-sum">4/);
    for (const [, href = ''] of text.matchAll(/<td class="num"><a href="([^"]+)">/g))
      expect((await reader.get(href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))).text).toContain(
        '<tr data-row>',
      );
  });

  it('is read in every language, and leads from the recovery files and back', async () => {
    expect((await reader.get('/c/acme-sas/recovery')).text).toContain(`href="${AT}"`);
    expect((await reader.get(AT)).text).toContain('href="/c/acme-sas/recovery"');
  });
});

describe('where there is none', () => {
  it('says what will stand there, and the next step', async () => {
    await database.db.transaction((tx) => tx('recovery_case').update({ state: 'undone' }));
    const { text } = await reader.get(AT);
    expect(text).toContain('No case yet. A case begins when a recovery file is handed over');
    expect(text).toContain('To the recovery files');
  });
});
