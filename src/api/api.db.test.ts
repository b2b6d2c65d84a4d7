import fc from 'fast-check';
import { undoHandOver } from '../cases/actions';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { revokeToken, theToken } from '../mandates/token.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { handedOver, type HandedOver } from '../webhooks/testing/handed-over';
import { OPERATIONS } from './operations';
import { problem } from './shapes';
import { clientOf, clientWith, V1 } from './testing/client';

/** The API as a partner's system meets it: over real HTTP, with a token, against the shapes that are published. */
const open = testDatabase();
const NOW = '2026-03-03T09:00:00.000Z';
let desk: TestDesk;
let mine: HandedOver;
let theirs: HandedOver;
let client: Awaited<ReturnType<typeof clientOf>>;
let sealed: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  mine = await handedOver(desk, ['F-1003'], 'Agence Delmas');
  theirs = await handedOver(desk, ['F-1004'], 'Another Agency');
  client = await clientOf(desk, mine.partnerId);
  sealed = desk.house.ids.seal('case', mine.caseId);
});
afterAll(async () => {
  expect(desk.failures).toEqual([]);
  await desk.close();
});

describe('who asks', () => {
  it('is nobody without a token, with a wrong or ended one, or with one of a session', async () => {
    const ended = await clientOf(desk, mine.partnerId);
    expect((await ended.get('/cases')).status).toBe(200);
    await revokeToken(desk.work(), await theToken(desk.work(), desk.company.id, desk.house.ids.seal('partner_token', ended.id)));
    for (const secret of ['', 'dpt_short', `dpt_${'x'.repeat(43)}`, ended.secret]) {
      const heard = await clientWith(desk, secret).get('/cases');
      expect([heard.status, heard.json['code'], heard.headers.get('www-authenticate')]).toEqual([401, 'no-token', 'Bearer realm="duly"']);
      expect(heard.headers.get('content-type')).toContain('application/problem+json');
      expect(problem.safeParse(heard.json).error).toBeUndefined();
    }
    expect((await (await desk.as('administrator')).get(`${V1}/cases`)).status).toBe(401);
    expect((await client.get('/cases')).status).toBe(200);
    const [row] = await rowsOf<{ used: string }>(open.db.read, `select last_used_at as used from partner_token where id = ?`, [client.id]);
    expect(row?.used).toBe(NOW);
    expect(JSON.stringify(await rowsOf(open.db.read, `select * from partner_token`))).not.toContain(client.secret);
  }); // prettier-ignore

  it('sees its own cases and may do what its token says', async () => {
    const { json } = await client.get('/cases');
    expect((json['cases'] as { id: string }[]).map(({ id }) => id)).toEqual([sealed]);
    const strange = desk.house.ids.seal('case', theirs.caseId);
    for (const id of [strange, 'ca_sandbox', 'ca_00000000000', '1', '%00', `${sealed}x`]) {
      expect([id, (await client.get(`/cases/${id}`)).status]).toEqual([id, 404]);
      expect([id, (await client.get(`/cases/${id}/files/1`)).status]).toEqual([id, 404]);
      expect([id, (await client.post(`/cases/${id}/reports`, { kind: 'received' })).status]).toEqual([id, 404]);
    }
    const reader = await clientOf(desk, mine.partnerId, { scopes: ['case:read'] });
    expect((await reader.post(`/cases/${sealed}/reports`, { kind: 'received' })).json['code']).toBe('no-right');
    expect((await client.post('/sandbox/advance', '')).json['code']).toBe('no-sandbox');
    expect((await client.get('/nothing')).json['code']).toBe('not-found');
  });

  it('is slowed down by its token, wherever it asks from', async () => {
    const busy = await clientOf(desk, theirs.partnerId);
    await open.db.transaction((tx) => tx.raw(`insert into rate_count (key, hits, ends_at) values (?, 599, ?)`, [`api ${busy.id}`, Date.parse(NOW) + 30_000])); // prettier-ignore
    expect((await busy.get('/cases')).status).toBe(200);
    const late = await busy.get('/cases');
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '30']);
    desk.setNow('2026-03-03T09:00:31.000Z');
    expect((await busy.get('/cases')).status).toBe(200);
    desk.setNow(NOW);
  });
});

describe('a case', () => {
  it('is the claim as agencies take it, its items and its files', async () => {
    const { json, text } = await client.get(`/cases/${sealed}`);
    expect(json).toMatchObject({ number: mine.number, state: 'with_partner', currency: 'EUR', principalMinor: 231_000, openMinor: 231_000 });
    expect((json['claim'] as { reference: string }).reference).toBe(mine.number);
    expect(text).toContain('Brauhaus Nord GmbH');
    expect(text).not.toMatch(/F-1004|Another Agency|Roux/);
    const files = json['files'] as { n: number; path: string }[];
    const starts = await Promise.all(files.map(async ({ path }) => (await client.get(path)).text.replace('\ufeff', '').slice(0, 2)));
    expect(starts).toEqual(expect.arrayContaining(['%P', 'PK', 're']));
    for (const n of ['0', '99', '-1', '1.5', 'x']) expect((await client.get(`/cases/${sealed}/files/${n}`)).status).toBe(404);
  }); // prettier-ignore

  it('is not sent again where nothing changed', async () => {
    const first = await client.get(`/cases/${sealed}`);
    const etag = first.headers.get('etag') ?? '';
    const again = await client.get(`/cases/${sealed}`, { 'if-none-match': `"other", W/${etag}` });
    expect([again.status, again.text]).toEqual([304, '']);
    await client.post(`/cases/${sealed}/reports`, { kind: 'received', note: 'We have it' });
    const changed = await client.get(`/cases/${sealed}`, { 'if-none-match': etag });
    expect([changed.status, (changed.json['reports'] as { by: string }[])[0]?.by]).toEqual([200, 'partner']);
  });

  it('is listed page by page, by state and by what changed', async () => {
    const many = await handedOver(desk, ['F-1005'], 'Agence Delmas').catch(() => undefined);
    const all = (await client.get('/cases')).json['cases'] as { id: string }[];
    const seen: string[] = [];
    let cursor = '';
    do {
      const { json } = await client.get(`/cases?limit=1&cursor=${cursor}`);
      seen.push(...(json['cases'] as { id: string }[]).map(({ id }) => id));
      cursor = (json['next'] as string | null) ?? '';
    } while (cursor !== '');
    expect(seen).toEqual(all.map(({ id }) => id));
    expect(seen.length).toBe(many === undefined ? 1 : 2);
    expect((await client.get('/cases?state=closed')).json['cases']).toEqual([]);
    expect((await client.get('/cases?updatedSince=2026-03-03T09:00:00.001Z')).json['cases']).toEqual([]);
    for (const query of ['state=x', 'updatedSince=yesterday', 'updatedSince=2026-13-01T00:00:00Z', 'limit=0', 'limit=101', 'limit=x', 'cursor=x'])
      expect([query, (await client.get(`/cases?${query}`)).json['code']]).toEqual([query, 'wrong-query']); // prettier-ignore
  });
});

describe('what is told', () => {
  const paid = { kind: 'paid', amountMinor: 10_000, paidOn: '2026-03-02', note: 'half of it' };
  const told = () => rowsOf<{ kind: string; by: string; note: string | null }>(open.db.read, `select kind, recorded_by as by, note from case_report where kind = 'paid' order by id`); // prettier-ignore

  it('counts once under its key, however often and from however many it comes; another body is refused', async () => {
    const before = (await told()).length;
    const first = await client.post(`/cases/${sealed}/reports`, paid, 'pay-1');
    const again = await client.post(`/cases/${sealed}/reports`, paid, 'pay-1');
    expect([first.json, again.json, again.headers.get('idempotent-replay')]).toEqual([{ taken: true, case: sealed }, first.json, 'true']);
    const other = await client.post(`/cases/${sealed}/reports`, { ...paid, amountMinor: 1 }, 'pay-1');
    expect([other.status, other.json['code']]).toEqual([409, 'key-used']);
    await Promise.all([1, 2, 3, 4].map(() => client.post(`/cases/${sealed}/reports`, paid, 'pay-2')));
    const rows = await told();
    expect(rows.length).toBe(before + 2);
    expect(rows.at(-1)).toEqual({ kind: 'paid', by: 'partner:Agence Delmas', note: 'half of it' });
    const lines = await rowsOf<{ actor: string }>(open.db.read, `select distinct actor from audit_line where kind = 'case.told_paid'`);
    expect(lines).toEqual([{ actor: 'partner:Agence Delmas' }]);
    const tasks = await rowsOf(open.db.read, `select 1 from task where kind = 'case_report' and title like '%100,00%'`);
    expect(tasks.length).toBe(rows.length);
  }); // prettier-ignore

  it('is written and asked as on the page: once, read in the case, and asked of a person', async () => {
    const write = { author: 'A. Clerk', text: 'She has moved.\nDo you know where to?' };
    await client.post(`/cases/${sealed}/messages`, write, 'write-1');
    await client.post(`/cases/${sealed}/messages`, write, 'write-1');
    const asked = { kind: 'plan', amountMinor: 20_000, details: { instalments: [{ on: '2026-04-01', minor: 10_000 }, { on: '2026-05-01', minor: 10_000 }] } }; // prettier-ignore
    expect((await client.post(`/cases/${sealed}/asks`, asked, 'ask-9')).status).toBe(200);
    expect((await client.post(`/cases/${sealed}/asks`, asked, 'ask-9')).status).toBe(200);
    const { json } = await client.get(`/cases/${sealed}`);
    expect((json['messages'] as { text: string }[]).filter(({ text }) => text === write.text)).toHaveLength(1);
    expect((json['asks'] as { kind: string; decision: string | null }[]).filter(({ kind, decision }) => kind === 'plan' && decision === null)).toHaveLength(1); // prettier-ignore
    expect(OPERATIONS.whole.answer.safeParse(json).error).toBeUndefined();
    const tasks = await rowsOf(open.db.read, `select 1 from task where kind in ('case_message', 'case_ask')`);
    expect(tasks.length).toBeGreaterThan(1);
    for (const wrong of [{ kind: 'cost' }, { kind: 'plan', details: { instalments: [] } }, { kind: 'info' }])
      expect([wrong, (await client.post(`/cases/${sealed}/asks`, wrong)).status]).toEqual([wrong, 400]);
    for (const wrong of [
      { kind: 'evaluation' },
      { kind: 'info', note: '\u0000' },
      { kind: 'plan', answerBy: '2026-02-30' },
    ])
      expect([wrong, (await client.post(`/cases/${sealed}/asks`, wrong)).status]).toEqual([wrong, 422]);
  });

  it('is refused with the fields that are wrong, and leaves its key free', async () => {
    const late = await client.post(`/cases/${sealed}/reports`, { ...paid, paidOn: '2026-03-04' }, 'pay-3');
    expect([late.status, late.json['wrong']]).toEqual([422, [{ at: '/paidOn', why: 'that day has not come' }]]);
    expect((await client.post(`/cases/${sealed}/reports`, { ...paid, paidOn: '2026-03-01' }, 'pay-3')).status).toBe(
      200,
    );
    for (const key of ['', 'a b', 'é', 'x'.repeat(101)])
      expect((await client.post(`/cases/${sealed}/reports`, paid, key).catch(() => ({ status: 400 }))).status).toBe(400); // prettier-ignore
  });

  it('never fails, whatever is sent, and keeps nothing of what is wrong', async () => {
    const rows = async () => (await rowsOf(open.db.read, `select id from case_report`)).length;
    const before = await rows();
    const shape = { kind: fc.constantFrom('received', 'paid', 'closed', 'x', null), amountMinor: fc.oneof(fc.integer(), fc.double(), fc.string()), paidOn: fc.oneof(fc.string(), fc.constant('2026-02-31')), outcome: fc.string(), note: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('\u0000'), fc.constant(7)), more: fc.jsonValue() };
    const hostile = fc.oneof(fc.record(shape, { requiredKeys: [] }), fc.jsonValue(), fc.string(), fc.uint8Array({ maxLength: 400 }));
    let good = 0;
    await fc.assert(
      fc.asyncProperty(hostile, async (body) => {
        const heard = await client.post(`/cases/${sealed}/reports`, body);
        good += heard.status === 200 ? 1 : 0;
        return [200, 400, 422].includes(heard.status) && (heard.status === 200 || problem.safeParse(heard.json).success);
      }),
      { numRuns: 80, seed: 8 },
    );
    expect(await rows()).toBe(before + good);
    expect((await client.post(`/cases/${sealed}/reports`, { kind: 'received', note: 'x'.repeat(70_000) })).status).toBe(413);
    const bomb = await fetch(`${desk.url}${V1}/cases/${sealed}/reports`, { method: 'POST', headers: { authorization: `Bearer ${client.secret}`, 'idempotency-key': 'k', 'content-encoding': 'gzip' }, body: 'no gzip' });
    expect(bomb.status).toBe(400);
    expect((await client.get('/cases/%E0%A4%A')).status).toBe(400);
  }); // prettier-ignore
});

it('ends with the case: what was taken back is a line in the list', async () => {
  await undoHandOver(desk.work(), desk.company.id, mine.number);
  for (const path of [`/cases/${sealed}`, `/cases/${sealed}/files/1`]) expect((await client.get(path)).json['code']).toBe('case-over'); // prettier-ignore
  expect((await client.post(`/cases/${sealed}/reports`, { kind: 'received' })).status).toBe(410);
  const { json } = await client.get('/cases?state=undone');
  expect(json['cases']).toMatchObject([{ id: sealed, state: 'undone', debtor: null, principalMinor: null }]);
  expect(JSON.stringify(json)).not.toContain('Brauhaus');
});
