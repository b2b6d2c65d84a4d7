import { noticeMissingRates } from '../law/missing-rates.actions';
import { addRates, confirmRate } from '../law/rates.actions';
import { recordedRates } from '../law/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk } from './testing/test-desk';

/** Settings, Rates: what is missing, a rate that one person adds and another confirms, wrong ones answered field by field. */
const open = testDatabase();
let desk: TestDesk;
const at = '/c/acme-sas/settings/rates';

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
});
afterAll(() => desk.close());

const RATE = { series: 'FR_TIL_PRO', from: '2026-07-01', value: '2,71', status: 'official', source: 'Arrêté du 20 juin 2026', url: 'https://www.legifrance.gouv.fr/x', readOn: '', certainTo: '' }; // prettier-ignore
const kept = () => rowsOf<{ value: string; awaits: number; recorded_by: string }>(open.db.read, `select value, awaits, recorded_by from law_rate where origin = 'person' order by id`); // prettier-ignore

it('lists every series with its rate today, how it is known and where it ends', async () => {
  const { status, text } = await (await desk.as('manager')).get(at);
  expect(status).toBe(200);
  for (const part of [
    'ECB_MRO_HALFYEAR',
    'Basiszinssatz, § 247 BGB',
    'secondary source',
    'official page',
    'for good',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain(`method="post" action="${at}`);
});

it('shows a series with its picture, each row with its source and who entered it', async () => {
  const { text } = await (await desk.as('administrator')).get(`${at}?series=DK_NATIONALBANKEN_HALFYEAR`);
  for (const part of [
    'data-chart',
    'forbrug.dk',
    'came with Duly',
    'not verified against the official text',
    'I have compared it',
  ]) {
    expect(text).toContain(part);
  }
  expect((await (await desk.as('administrator')).get(`${at}?series=__proto__`)).status).toBe(404);
  expect((await (await desk.as('administrator')).get(`${at}?series=%00`)).status).toBe(404);
});

it('gives the table as a file', async () => {
  const whole = await (await desk.as('manager')).get(`${at}/export`);
  expect(whole.text.split('\n')[0]).toBe('series,from,value,status,source,url,readOn,certainTo');
  const one = await (await desk.as('manager')).get(`${at}/export?series=CH_OR104`);
  expect(one.text).toContain('CH_OR104,1912-01-01,5,official');
  expect(one.text.trim().split('\n')).toHaveLength(2);
});

it.each([
  [{ value: 'two' }, 'This is no rate. Write it as 2.15.'],
  [{ value: '<script>alert(1)</script>' }, 'This is no rate.'],
  [{ from: '2026-07-14' }, 'a rate for each half-year: 2026-01-01, 2026-07-01.'],
  [{ from: '' }, 'This is no day.'],
  [{ series: 'X' }, 'This is no series.'],
  [{ source: '' }, 'Say where it was read'],
  [{ url: 'javascript:alert(1)' }, 'This is no address of a page.'],
  [{ readOn: '2199-01-01' }, 'This day lies ahead.'],
  [{ series: 'PT_B2B_DL62_2013', from: '2025-07-01', value: '11.15' }, 'The law computes 10.15'],
] as const)('answers %j field by field and keeps what was typed', async (wrong, said) => {
  const answer = await (await desk.as('administrator')).post(at, { ...RATE, ...wrong });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(said);
  if (!('source' in wrong)) expect(answer.text).toContain('Arrêté du 20 juin 2026');
  expect(answer.text).not.toContain('<script>alert');
  expect(await kept()).toEqual([]);
});

it('lets nobody but administrators of all companies add or confirm', async () => {
  for (const role of ['manager', 'collector', 'reader'] as const) {
    expect((await (await desk.as(role)).post(at, RATE)).status).toBe(403);
  }
  expect(await kept()).toEqual([]);
});

it('makes a task of what the law of the company needs and nobody knows, once, and closes it when it is known', async () => {
  const tasks = () => rowsOf<{ title: string; done_at: string | null; outcome: string | null }>(open.db.read, `select title, done_at, outcome from task where kind = 'rate_missing' order by key`); // prettier-ignore
  const work = {
    ...desk.house.work({ kind: 'clock', name: 'clock' }, '2026-08-03T05:00:00.000Z' as never),
    today: '2026-08-03' as never,
  };
  expect(await noticeMissingRates(work, desk.company)).toBe(2);
  expect(await noticeMissingRates(work, desk.company)).toBe(0);
  expect((await tasks()).map(({ title }) => title)).toEqual([
    expect.stringContaining('Rate of 2026 H2 is missing or not verified: ECB main refinancing rate'),
    expect.stringContaining('used by FR-B2B-L441-10'),
  ]);
  const source = { title: 'Arrêté', url: null, readOn: null };
  await addRates(work, [
    { series: 'FR_TIL_PRO', from: '2026-07-01' as never, value: '2.9', status: 'official', source },
  ]);
  const states = async (): Promise<unknown[]> => (await tasks()).map(({ outcome }) => outcome);
  expect(await states()).toEqual([null, null]); // it waits for a second person
  const waiting = (await recordedRates(open.db.read)).at(-1)!;
  await confirmRate({ ...work, actor: { kind: 'user', name: 'administrator@acme.example' } }, waiting.id);
  expect(await states()).toEqual([null, 'known']);
});

it('holds a rate at once where one person works alone, and shows that nobody confirmed it', async () => {
  const administrator = await desk.as('administrator');
  const answer = await administrator.post(at, { ...RATE, series: 'SE_RIKSBANK_REFERENCE', value: '2,25', source: 'Riksbanken <b>' }); // prettier-ignore
  expect(answer.location).toBe(`${at}?series=SE_RIKSBANK_REFERENCE`);
  const { text } = await administrator.get(answer.location);
  expect(text).toContain('Nobody else has confirmed it yet.');
  expect(text).toContain('not confirmed by a second person');
  expect(text).toContain('Riksbanken &lt;b&gt;');
  await administrator.post(at, { ...RATE, series: 'SE_RIKSBANK_REFERENCE', value: '2.25', source: 'Riksbanken <b>' });
  expect((await administrator.get(at)).text).toContain('This rate stands there already.');
});

it('waits for the second person where there is one', async () => {
  const at2 = '2026-01-01T00:00:00.000Z';
  await open.db.transaction(async (tx) => {
    const [row] = await tx('person')
      .insert({
        email: 'eva@acme.example',
        name: 'Eva',
        language: 'en',
        locale: 'en',
        theme: 'system',
        epoch: 1,
        password_hash: 'x',
        recorded_at: at2,
        recorded_by: 'test',
      }) // prettier-ignore
      .returning<{ id: number }[]>('id');
    await tx('person_role').insert({ person_id: row!.id, company_id: null, role: 'administrator', recorded_at: at2, recorded_by: 'test' }); // prettier-ignore
  });
  const administrator = await desk.as('administrator');
  expect((await administrator.post(at, RATE)).location).toBe(at);
  const { text } = await administrator.get(at);
  expect(text).toContain('You added this one: somebody else confirms it.');
  const [path] = /\/c\/acme-sas\/settings\/rates\/lr_[0-9a-z]+\/refuse/.exec(text) ?? [];
  const own = await administrator.post(path!.replace('refuse', 'confirm'), {});
  expect(own.text).toContain('You added this rate yourself.');
  const tasks = () => rowsOf<{ assignee: string; done: unknown }>(open.db.read, `select assignee, done_at is not null as done from task where kind = 'rate_confirm' and assignee = 'eva@acme.example'`); // prettier-ignore
  expect((await tasks()).map(({ assignee, done }) => [assignee, Number(done)])).toEqual([['eva@acme.example', 0]]);
  const waiting = (await recordedRates(open.db.read)).at(-1)!;
  await confirmRate({ ...desk.work(), actor: { kind: 'user', name: 'eva@acme.example' } }, waiting.id);
  expect((await tasks()).map(({ done }) => Number(done))).toEqual([1]);
  const seen = await administrator.get(`${at}?series=FR_TIL_PRO`);
  expect(seen.text).toContain('confirmed by Eva');
  expect((await administrator.post(path!, {})).text).toContain('A second person has judged this rate already.');
  expect((await administrator.post(`${at}/lr_00000000000/confirm`, {})).status).toBe(404);
  expect((await administrator.post(`${at}/file`, {})).text).toContain('Choose a file first.');
});

it('takes a file whole or not at all, and names each line that is wrong', async () => {
  const administrator = await desk.as('administrator');
  const count = async (): Promise<number> => (await kept()).length;
  const before = await count();
  const head = 'series,from,value,status,source\n';
  const good = 'NO_FORSINKELSESRENTE_TOTAL,2026-07-01,12.25,official,Finansdepartementet\n';
  const bad = await administrator.send(`${at}/file`, {}, [{ name: 'rates.csv', content: `${head}${good}X,2026-07-01,1,official,<i>\n` }]); // prettier-ignore
  expect(bad.text).toContain('Line 3: series “X” is no series.');
  expect(await count()).toBe(before);
  const done = await administrator.send(`${at}/file`, {}, [{ name: 'rates.csv', content: `${head}${good}` }]);
  expect(done.location).toBe(at);
  expect((await administrator.get(at)).text).toContain('Rates added: 1; already there: 0.');
  expect(await count()).toBe(before + 1);
});
