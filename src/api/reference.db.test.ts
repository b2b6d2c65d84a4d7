import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SENT_KINDS } from '../cases/partner-papers.actions';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { testDatabase } from '../platform/testing/database';
import { handedOver } from '../webhooks/testing/handed-over';
import { openApi } from './openapi';
import { curlOf, type OperationSpec } from './operation';
import { OPERATIONS } from './operations';
import { clientOf, V1 } from './testing/client';

/** What is published for whoever writes a partner's system: kept, given to anybody, and every example of it runs as it stands there. */
const open = testDatabase();
const ROOT = join(__dirname, '../..');
const run = promisify(execFile);
const ALL = Object.values(OPERATIONS) as readonly OperationSpec[];
let desk: TestDesk;
let folder: string;
/** What the variables of the examples stand for: of real cases, and of the made-up one. */
let real: Record<string, string>;
let sandbox: Record<string, string>;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  const mine = await handedOver(desk, ['F-1003'], 'Agence Delmas');
  folder = mkdtempSync(join(open.home, 'curl-'));
  for (const { takes } of ALL) if (takes) writeFileSync(join(folder, takes.example.name), takes.example.content);
  const named = async (caseId: string, isSandbox: boolean): Promise<Record<string, string>> => {
    const asks = await clientOf(desk, mine.partnerId, { sandbox: isSandbox });
    const line = { case: caseId, paidOn: '2026-03-03', grossMinor: 500 };
    const document = await asks.post(`/cases/${caseId}/documents?name=a.txt&kind=proof`, 'Proof');
    const ask = await asks.post(`/cases/${caseId}/reports`, { kind: 'need_info', note: 'Which court?' });
    const remittance = await asks.post('/remittances', { reference: 'first', on: '2026-03-03', lines: [line] });
    expect([document.status, ask.status, remittance.status]).toEqual([200, 200, 200]);
    return {
      ...{ DULY: `${desk.url}${V1}`, TOKEN: asks.secret, CASE: caseId, DOCUMENT: String(document.json['document']) },
      ...{ ASK: String(ask.json['ask']), REMITTANCE: (remittance.json['remittance'] as { id: string }).id },
    };
  };
  real = await named(desk.house.ids.seal('case', mine.caseId), false);
  sandbox = await named('ca_sandbox', true);
});
afterAll(async () => {
  expect(desk.failures).toEqual([]);
  await desk.close();
});

let keys = 0;

/** As somebody types it who reads the page. */
async function typed(line: string, variables: Record<string, string>): Promise<{ status: string; body: string }> {
  const env = { ...process.env, ...variables, KEY: `key-${(keys += 1)}` };
  const { stdout } = await run('sh', ['-c', `${line} -s -w '\\n%{http_code}'`], { cwd: folder, env, encoding: 'latin1', maxBuffer: 50_000_000 }); // prettier-ignore
  const at = stdout.lastIndexOf('\n');
  return { status: stdout.slice(at + 1), body: Buffer.from(stdout.slice(0, at), 'latin1').toString('utf8') };
}

it('is a description that is kept, and is given to anybody', async () => {
  const golden = join(ROOT, 'fixtures/openapi.json');
  const text = `${JSON.stringify(openApi(), null, 2)}\n`;
  if (process.env['DULY_UPDATE_OPENAPI'] === '1') writeFileSync(golden, text);
  expect(text).toBe(readFileSync(golden, 'utf8'));
  expect(await (await fetch(`${desk.url}${V1}/openapi.json`)).json()).toEqual(openApi());
  const ids = [...text.matchAll(/"operationId": "(\w+)"/g)].map(([, id]) => id);
  expect([ids.length, new Set(ids).size]).toEqual([ALL.length + 1, ALL.length + 1]);
  for (const kind of SENT_KINDS) expect(OPERATIONS.send.query.kind.what).toContain(kind);
});

it('is a page with every example, and the README has the same', async () => {
  const page = (await (await fetch(`${desk.url}${V1}`)).text()).replace(/&quot;/g, '"').replace(/&#x27;|&#39;/g, "'").replace(/&#x3D;/g, '=').replace(/&amp;/g, '&'); // prettier-ignore
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8').split('\n');
  for (const one of ALL) expect(page).toContain(curlOf(one));
  expect(readme.filter((line) => line.startsWith('curl "$DULY'))).toEqual(ALL.map(curlOf));
  for (const said of [
    'Duly-Signature',
    'For 24 hours after that was renewed there are two',
    'case.told_paid',
    'case.supplement_made',
    '600',
    'problem+json',
  ])
    expect(page).toContain(said);
});

it.each(ALL)('has an example of $id that runs', async (operation) => {
  for (const variables of operation.sandbox ? [sandbox] : [real, sandbox]) {
    const line = curlOf(operation);
    if (operation.id === 'sendRemittanceFile') writeFileSync(join(folder, 'remittance.csv'), (operation.takes?.example.content ?? '').replace('RF-2026-0001', variables === sandbox ? 'RF-SANDBOX-1' : 'RF-2026-0001')); // prettier-ignore
    const { status, body } = await typed(line, variables);
    expect([line, status, status === '200' ? '' : body]).toEqual([line, '200', '']);
    if (operation.answer) expect(operation.answer.safeParse(JSON.parse(body)).error?.issues).toBeUndefined();
    else expect(body.length).toBeGreaterThan(4);
  }
});
