import { endCase } from './closing.actions';
import { onceIn, openCaseDesk, type CaseDesk } from '../partners/testing/case-desk';
import { PASSWORD, type Visitor } from '../desk/testing/test-desk';
import { testDatabase } from '../platform/testing/database';

/** What the head of a case marks: where it is and has been, whose turn it is, what is late; the same on the overview above the list. */
const open = testDatabase();
let at: CaseDesk;
let home: string;
let here: string;

beforeAll(async () => {
  at = await openCaseDesk(open);
  home = `/c/${at.desk.company.code}`;
  here = `${home}/cases/${at.desk.house.ids.seal('case', at.caseId)}`;
});
afterAll(() => at.desk.close());
afterEach(() => expect(at.desk.failures).toEqual([]));

const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Signs in anew: the session of a day ends in its night. */
async function clerk(): Promise<Visitor> {
  const who = at.desk.stranger();
  await who.signIn('collector@acme.example', PASSWORD);
  return who;
}

async function seen(path: string, now: string): Promise<string> {
  at.desk.setNow(now);
  return (await (await clerk()).get(path)).text;
}

async function marks(now: string) {
  const text = await seen(here, now);
  const [, track = ''] = /<ol class="case-track">(.*?)<\/ol>/s.exec(text) ?? [];
  const [, next = ''] = /<p class="case-next">(.*?)<\/p>/s.exec(text) ?? [];
  const [, expected = ''] = /<details class="case-milestones">(.*?)<\/details>/s.exec(text) ?? [];
  return {
    now: [...track.matchAll(/<li class="is-now" aria-current="step"><b>([^<]*)/g)].map(([, name]) => name),
    been: [...track.matchAll(/<li class="is-been"><b>([^<]*)<\/b>(?:<small>([^<]*))?/g)].map(([, name, days]) => `${name ?? ''} ${days ?? ''}`), // prettier-ignore
    next: plain(next),
    ours: next.includes('is-ours'),
    late: /class="is-wait">([^<]*)/.exec(next)?.[1] ?? '',
    expected: [...expected.matchAll(/<tr><th scope="row">([^<]*)<\/th><td><span class="([^"]*)">([^<]*)/g)].map((row) => row.slice(1).join('|')), // prettier-ignore
  };
}

const tell = async (fields: Readonly<Record<string, string>>): Promise<void> => {
  const partner = await at.entered();
  const once = onceIn((await partner.get('/partner/case')).text);
  expect((await partner.post('/partner/case/report', { once, ...fields })).status).toBe(303);
};

it('marks where a new case is, what is expected by when, and that it is the partner’s turn', async () => {
  expect(await marks('2026-03-03T09:00:00.000Z')).toMatchObject({
    now: ['handed over'],
    been: [],
    next: expect.stringContaining('Next · Agence Delmas confirms the file by 5 Mar 2026.') as string,
    ours: false,
    late: '',
    expected: expect.arrayContaining(['File confirmed||by 5 Mar 2026']) as string[],
  });
});

it('marks what is late, once it is, in the head and among what is expected', async () => {
  const { late, expected, next } = await marks('2026-03-10T09:00:00.000Z');
  expect([late, expected[0]]).toEqual(['late', 'File confirmed|is-wait|late since 5 Mar 2026']);
  expect(next).toContain('out for 7 days');
});

it('goes on with the partner, keeps that it was late, and counts the days of each stage', async () => {
  await tell({ kind: 'received' });
  await tell({ kind: 'called', day: '2026-03-10', reached: 'reached' });
  const { now, been, late, expected, ours } = await marks('2026-03-12T09:00:00.000Z');
  expect([now, late, ours]).toEqual([['pre-legal'], '', false]);
  expect(been).toEqual(['handed over 7 days', 'received 0 days']);
  expect(expected[0]).toBe('File confirmed|quiet|on 10 Mar 2026, late: due 5 Mar 2026');
  expect(expected[2]).toContain('First call or visit||on 10 Mar 2026');
});

it('marks that it is our turn where the partner asks, here and on the overview, until we have answered', async () => {
  const waiting = async (): Promise<string> => /Waiting for us<\/a><\/h2><p class="today-sum">(\d+)/.exec(await seen(`${home}/cases/figures`, '2026-03-12T09:00:00.000Z'))?.[1] ?? ''; // prettier-ignore
  const before = Number(await waiting());
  await tell({ kind: 'need_info', note: 'Was it delivered?' });
  const { next, ours, now } = await marks('2026-03-12T09:00:00.000Z');
  expect([ours, now, next.includes('We answer Agence Delmas by')]).toEqual([true, ['waiting for us'], true]);
  expect(Number(await waiting())).toBe(before + 1);
  const text = await seen(here, '2026-03-12T09:00:00.000Z');
  const ask = /name="ask" value="(aq_[0-9a-z]+)"/.exec(text)?.[1] ?? '';
  expect((await (await clerk()).post(`${here}/answer`, { ask, answer: 'yes', reason: 'Yes.' })).status).toBe(303);
  const after = await marks('2026-03-12T09:00:00.000Z');
  expect([after.ours, after.now]).toEqual([false, ['pre-legal']]);
  expect(Number(await waiting())).toBe(before);
});

it('marks a case that is over as closed, with nothing expected any more', async () => {
  expect((await (await clerk()).post(`${here}/move`, { to: 'legal' })).status).toBe(303);
  expect((await marks('2026-03-13T09:00:00.000Z')).now).toEqual(['legal']);
  await endCase(at.desk.work(), at.desk.company.id, 'RF-2026-0001', { outcome: 'returned' });
  const { now, next, late, ours, expected } = await marks('2026-06-30T09:00:00.000Z');
  expect([now, late, ours, next.includes('Nothing: the case is over.')]).toEqual([['closed'], '', false, true]);
  expect(expected.some((row) => row.includes('is-wait'))).toBe(false);
});
