import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { declareHardship } from '../activities/hardship.actions';
import { logActivity } from '../activities/actions';
import type { OperationSpec } from '../api/operation';
import { OPERATIONS } from '../api/operations';
import { clientOf, clientWith, V1, type Client, type Heard } from '../api/testing/client';
import { ask } from '../cases/ask.actions';
import { endCase } from '../cases/closing.actions';
import { writeMessage } from '../cases/message.actions';
import type { Company } from '../companies/company';
import type { Visitor } from '../desk/testing/test-desk';
import { openCompany } from '../companies/actions';
import { attachDocument } from '../documents/actions';
import { importFile } from '../imports/actions';
import { day } from '../kernel/day';
import { SCOPES } from '../mandates/token';
import { makeToken } from '../mandates/token.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { seePdf } from '../platform/testing/read-pdf';
import { readZip } from '../platform/zip';
import { tellRemittance } from '../remittances/actions';
import { handedOver, openCaseDesk, type CaseDesk } from './testing/case-desk';
import { seated } from './testing/seated';

/**
 * The walls around a partner: from a link, from an account and from a token every page, table, file and entry of an archive is read,
 * and every number of what is somebody else's is tried. Nothing that was planted for our eyes comes out.
 */
const open = testDatabase();
const MARKERS = {
  internalNote: 'MARKER-NOTE-7F',
  internalMessage: 'MARKER-MESSAGE-7F',
  hardship: 'MARKER-HARDSHIP-7F',
  otherMessage: 'MARKER-OTHER-MESSAGE-7F',
  otherAsk: 'MARKER-OTHER-ASK-7F',
  internalPaper: 'MARKER-PAPER-7F',
  otherPaper: 'MARKER-OTHER-PAPER-7F',
  otherMoney: 'MARKER-MONEY-7F',
  otherCustomer: 'Roux et Fils',
  otherPartner: 'Another Agency',
  otherCompany: 'MARKER-COMPANY-7F',
  /** Of another company, at a partner of the same name. */
  otherDebtor: 'MARKER-BETA-7F',
  /** What stood in a case of the partner that is over. */
  endedDebtor: 'MARKER-ENDED-DEBTOR-7F',
  endedMessage: 'MARKER-ENDED-7F',
  endedPaper: 'MARKER-ENDED-PAPER-7F',
} as const;
const OURS = Object.values(MARKERS);

let at: CaseDesk;
/** Of what is none of theirs, as an address knows it: each kind with its sealed numbers. */
let strange: Readonly<Record<'case' | 'document' | 'ask' | 'partner_remittance', readonly string[]>>;
/** The case of the partner that is over, and of another company one at a partner of its name. */
let ended: number;
let beta: { readonly company: Company; readonly partnerId: number; readonly caseId: number };
/** Who came to the case by its link while it was open. */
let late: Visitor;

beforeAll(async () => {
  at = await openCaseDesk(open);
  strange = await planted();
});
afterAll(() => at.desk.close());
afterEach(() => expect(at.desk.failures).toEqual([]));

async function planted(): Promise<typeof strange> {
  const { desk, caseId, otherId, otherPartnerId } = at;
  const { ids } = desk.house;
  const work = desk.work();
  const companyId = desk.company.id;
  const [owing] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = '1007'`);
  const customerId = owing?.id ?? 0;
  const about = { companyId, customerId };
  await logActivity(work, { ...about, kind: 'note', note: MARKERS.internalNote, onDay: work.today });
  await declareHardship(work, { ...about, source: 'desk', hard: MARKERS.hardship, possible: MARKERS.hardship, wantsCall: false }); // prettier-ignore
  const wrote = { companyId, author: 'Anna Clerk' };
  await writeMessage(work, { ...wrote, caseId, text: MARKERS.internalMessage, visibility: 'internal', key: 'i' });
  await writeMessage(work, { ...wrote, caseId: otherId, text: MARKERS.otherMessage, key: 'o' });
  const askId = await ask(desk.work(), { companyId, caseId: otherId, kind: 'info', note: MARKERS.otherAsk, key: 'q' });
  const kept = { companyId, customerId: null, kind: 'other' as const };
  const inside = await attachDocument(work, { ...kept, fileName: 'n.txt', about: `case/${caseId}`, bytes: Buffer.from(MARKERS.internalPaper) }); // prettier-ignore
  const paper = await attachDocument(work, { ...kept, fileName: 'o.txt', about: `case/${otherId}`, visibility: 'partner', bytes: Buffer.from(MARKERS.otherPaper) }); // prettier-ignore
  const line = { caseId: otherId, on: day('2026-03-01'), grossMinor: 1_000, commissionMinor: null, vatMinor: null, costsMinor: null }; // prettier-ignore
  const money = await tellRemittance(work, { companyId, partnerId: otherPartnerId, reference: MARKERS.otherMoney, on: day('2026-03-02'), documentId: null, key: 'm'.repeat(32), lines: [line] }); // prettier-ignore
  const gone = await oneIsOver();
  beta = await atBeta();
  return {
    case: [...[otherId, ended, beta.caseId, 999].map((id) => ids.seal('case', id)), 'ca_00000000000', '1', '%00'],
    document: [inside.document.id, paper.document.id, gone, 999].map((id) => ids.seal('document', id)),
    ask: [ids.seal('ask', askId ?? 0), ids.seal('ask', 999)],
    partner_remittance: [ids.seal('partner_remittance', money.id)],
  };
}

/** Their own, seen by its link while it was open. Answers with a paper of it. */
async function oneIsOver(): Promise<number> {
  const { desk } = at;
  const work = desk.work();
  const companyId = desk.company.id;
  await owes(desk.company, MARKERS.endedDebtor, 'F-9001');
  ended = await handedOver(desk, ['F-9001'], 'Agence Delmas', { code: 'K-9' });
  await writeMessage(work, { companyId, author: 'Anna Clerk', caseId: ended, text: MARKERS.endedMessage, key: 'e' });
  const { document } = await attachDocument(work, { companyId, customerId: null, kind: 'other', fileName: 'e.txt', about: `case/${ended}`, visibility: 'partner', bytes: Buffer.from(MARKERS.endedPaper) }); // prettier-ignore
  late = await at.entered(ended);
  const before = await crawl(late, '/partner/case');
  for (const marker of [MARKERS.endedDebtor, MARKERS.endedMessage, MARKERS.endedPaper]) expect(before.text).toContain(marker); // prettier-ignore
  const [file] = await rowsOf<{ number: string }>(open.db.read, 'select d.number from recovery_case c join dossier d on d.id = c.dossier_id where c.id = ?', [ended]); // prettier-ignore
  await endCase(work, companyId, file?.number ?? '', { outcome: 'returned' });
  return document.id;
}

/** Somebody who owes 99.00 to a company since autumn. */
async function owes(company: Company, name: string, document: string): Promise<void> {
  const path = join(open.home, `${document}.csv`);
  const head = 'Customer No;Customer Name;Legal Name;Street;Postal Code;City;Country;Document No;Document Type;Document Date;Due Date;Currency;Amount;Open Amount'; // prettier-ignore
  const line = `K-9;${name};${name};Weg 1;20457;Hamburg;DE;${document};Invoice;2025-11-20;2025-12-20;EUR;99.00;99.00`;
  writeFileSync(path, `${head}\n${line}\n`);
  const work = at.desk.work();
  await importFile(work, { company, path, options: { asOf: day('2026-03-02') }, yes: true, fileDay: work.today });
}

async function atBeta(): Promise<typeof beta> {
  const { desk } = at;
  const work = desk.work();
  const company = await openCompany(work, { name: MARKERS.otherCompany, country: 'DE', currency: 'EUR', email: 'ar@beta.example' }, { currency: 'EUR', iban: 'DE89370400440532013000', holder: MARKERS.otherCompany }); // prettier-ignore
  await owes(company, MARKERS.otherDebtor, 'F-9002');
  const caseId = await handedOver(desk, ['F-9002'], 'Agence Delmas', { company, code: 'K-9' });
  const [row] = await rowsOf<{ id: number }>(open.db.read, 'select partner_id as id from recovery_case where id = ?', [caseId]); // prettier-ignore
  return { company, partnerId: row?.id ?? 0, caseId };
}

/** What a reader of these bytes reads: the text of each page of a PDF, each entry of an archive (a workbook is one), else as it stands. */
async function textsIn(bytes: Buffer): Promise<string[]> {
  const start = bytes.subarray(0, 4).toString('latin1');
  if (start === '%PDF') return [...(await seePdf(bytes)).pages];
  if (start !== 'PK\u0003\u0004') return [bytes.toString('utf8')];
  const texts: string[] = [];
  for await (const entry of readZip(bytes)) texts.push(entry.name, ...(await textsIn(entry.bytes)));
  return texts;
}

interface Crawled {
  readonly paths: readonly string[];
  readonly posts: readonly string[];
  readonly text: string;
}

/** Every page and file that is reached from a page by its links, and where its forms lead. */
async function crawl(who: Pick<Visitor, 'get'>, from: string): Promise<Crawled> {
  const [waiting, posts, texts] = [[from], new Set<string>(), [] as string[]];
  const paths = new Set(waiting);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const { status, bytes, text, location } = await who.get(path);
    expect([path, status < 400]).toEqual([path, true]);
    texts.push(location, ...(await textsIn(bytes)));
    if (!text.startsWith('<!')) continue;
    const found = (pattern: RegExp): string[] =>
      [...text.matchAll(pattern)].map(
        ([, href = '']) => href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=').split('#')[0] ?? '',
      );
    for (const action of found(/<form[^>]*action="([^"]*)"/g)) posts.add(action);
    for (const next of found(/<a [^>]*href="(\/partner\/[^"]*)"/g))
      if (!paths.has(next)) {
        paths.add(next);
        waiting.push(next);
      }
  }
  return { paths: [...paths], posts: [...posts], text: texts.join('\n') };
}

const leaks = (text: string): string[] => OURS.filter((marker) => text.includes(marker));

/** Everything of somebody else's, at every address of a case that takes a number. */
async function tryStrange(who: Visitor, base: string): Promise<void> {
  const once = 'd'.repeat(32);
  for (const id of strange.document) {
    const { status, text } = await who.get(`${base}/papers/${id}`);
    expect([id, status, leaks(text)]).toEqual([id, 404, []]);
    const taken = await who.post(`${base}/remittance-take`, { once, file: id, reference: 'x' });
    expect([id, taken.status >= 400 && taken.status < 500, leaks(taken.text)]).toEqual([id, true, []]);
  }
  for (const id of strange.ask) expect((await who.post(`${base}/withdraw`, { once, ask: id })).status).toBe(404);
  for (const n of ['0', '1', '2', '-1', 'x', '1e9']) expect((await who.get(`${base}/supplement?n=${n}`)).status).toBe(404); // prettier-ignore
}

it('finds nothing of ours by what is planted unless it looks: the desk sees it all', async () => {
  const clerk = await at.desk.as('manager');
  const page = async (id: number): Promise<string> => (await clerk.get(`/c/${at.desk.company.code}/cases/${at.desk.house.ids.seal('case', id)}`)).text; // prettier-ignore
  expect(leaks(await page(at.caseId))).toContain(MARKERS.internalMessage);
  expect(leaks(await page(at.otherId))).toEqual(expect.arrayContaining([MARKERS.otherMessage, MARKERS.otherAsk]));
});

it('shows by a link one case, all of it, and nothing else', async () => {
  const who = await at.entered();
  const { paths, posts, text } = await crawl(who, '/partner/case');
  expect([paths.length > 4, posts.length > 3, text.includes('Brauhaus Nord GmbH')]).toEqual([true, true, true]);
  expect(leaks(text)).toEqual([]);
  await tryStrange(who, '/partner/case');
  expect(paths.every((path) => path.startsWith('/partner/case'))).toBe(true);
});

it('shows to an account its cases, and nothing of another partner, company or customer', async () => {
  const who = await seated(at, 'marie@delmas.example');
  const own = `/partner/cases/${at.desk.house.ids.seal('case', at.caseId)}`;
  const list = await crawl(who, '/partner/cases');
  for (const path of [own, `${own}/file?as=pdf`, `${own}/remittance`, '/partner/cases?which=closed']) expect(list.paths).toContain(path); // prettier-ignore
  expect(list.text).toContain('Brauhaus Nord GmbH');
  expect([list.text.includes('RF-2026-0001'), list.text.includes('RF-2026-0002'), leaks(list.text)]).toEqual([true, false, []]); // prettier-ignore
  for (const as of ['csv', 'xlsx'])
    expect(leaks((await textsIn((await who.get(`/partner/cases.${as}`)).bytes)).join('\n'))).toEqual([]);
  await tryStrange(who, own);
  const sealedEnded = at.desk.house.ids.seal('case', ended);
  // every address of its own case, with the number of one that is not
  for (const id of strange.case) {
    for (const path of [...list.paths, `${own}/supplement?n=1`].filter((one) => one.startsWith(own))) {
      const { status, text, bytes } = await who.get(path.replace(own, `/partner/cases/${id}`));
      const over = id === sealedEnded && path.endsWith('/remittance'); // the last money of a case that is over may be on its way
      expect([id, path, over || [400, 404, 410].includes(status), leaks([text, ...(await textsIn(bytes))].join())]).toEqual([id, path, true, []]); // prettier-ignore
    }
    for (const post of list.posts.filter((one) => one.startsWith(own))) {
      const { status, text } = await who.post(post.replace(own, `/partner/cases/${id}`), { once: 'f'.repeat(32), kind: 'received', text: 'x', gross: '' }); // prettier-ignore
      expect([id, post, status >= 400 && status < 500, leaks(text)]).toEqual([id, post, true, []]);
    }
  }
});

it('says of a case that is over that it is, and no more: by the link that led to it, by an account, by a token', async () => {
  const sealed = at.desk.house.ids.seal('case', ended);
  const file = (await at.desk.as('manager').then((who) => who.get(`/c/${at.desk.company.code}/cases/${sealed}`))).text;
  const [number = ''] = /RF-2026-\d{4}/.exec(file) ?? [];
  const gone = ['', '/file?as=pdf', '/file?as=zip', '/supplement?n=1', `/papers/${strange.document[2] ?? ''}`];
  for (const path of gone) {
    const { status, text } = await late.get(`/partner/case${path}`);
    expect([path, status >= 400 && status < 500, leaks(text)]).toEqual([path, true, []]);
  }
  // its last money may be on its way: a form with its number
  expect([(await late.get('/partner/case/remittance')).text].map((text) => [text.includes(number), leaks(text)])).toEqual([[true, []]]); // prettier-ignore
  for (const path of ['report', 'message', 'read', 'remittance', 'withdraw', 'papers'])
    expect([path, [400, 403, 404, 409, 410, 422].includes((await late.post(`/partner/case/${path}`, { once: 'a'.repeat(32), kind: 'received', text: 'x' })).status)]).toEqual([path, true]); // prettier-ignore
  const who = await seated(at, 'paul@delmas.example');
  const closed = (await who.get('/partner/cases?which=closed')).text;
  expect([closed.includes(number), closed.includes('RF-2026-0002'), leaks(closed)]).toEqual([true, false, []]);
  const client = await clientOf(at.desk, at.partnerId);
  for (const path of [`/cases/${sealed}`, '/cases', '/cases?state=closed']) expect([path, leaks((await client.get(path)).text)]).toEqual([path, []]); // prettier-ignore
  const kept =
    'select count(*) as n from case_report where case_id = ? union all select count(*) from case_message where case_id = ?';
  expect((await rowsOf<{ n: number }>(open.db.read, kept, [ended, ended])).map(({ n }) => n)).toEqual([0, 1]);
});

it('keeps two creditors apart whose partners have one name', async () => {
  const who = await seated({ ...at, desk: { ...at.desk, company: beta.company }, partnerId: beta.partnerId }, 'lea@beta.example'); // prettier-ignore
  const theirs = await crawl(who, '/partner/cases');
  expect([theirs.text.includes(MARKERS.otherDebtor), theirs.text.includes('99.00')]).toEqual([true, true]);
  for (const foreign of ['Brauhaus Nord', 'ACME SAS', '2,310.00', MARKERS.endedMessage, MARKERS.endedDebtor]) expect(theirs.text).not.toContain(foreign); // prettier-ignore
  for (const id of [at.caseId, at.otherId, ended].map((one) => at.desk.house.ids.seal('case', one)))
    for (const path of ['', '/file?as=pdf']) expect((await who.get(`/partner/cases/${id}${path}`)).status).toBe(404);
});

/** Every operation at an address in which `of` stands, with a body that would be taken. */
function asks(client: Client, of: Readonly<Record<string, string>>, only: (path: string) => boolean): readonly (() => Promise<Heard>)[] {
  const all = Object.values(OPERATIONS) as readonly OperationSpec[];
  return all
    .filter(({ path, sandbox }) => sandbox !== true && only(path))
    .map(({ path, method, given, takes, query }) => {
      const search = new URLSearchParams(Object.entries(query ?? {}).map(([name, { example }]): [string, string] => [name, example]));
      const address = `${path.replace(/:(\w+)/g, (_, name: string) => of[name] ?? '1')}?${search.toString()}`;
      return () => (method === 'get' ? client.get(address) : client.post(address, given?.example ?? takes?.example.content ?? ''));
    });
} // prettier-ignore

it('gives to a token its cases, and nothing else: every operation, with every number of somebody else', async () => {
  const client = await clientOf(at.desk, at.partnerId);
  const { ids } = at.desk.house;
  const sealed = ids.seal('case', at.caseId);
  const whole = await client.get(`/cases/${sealed}`);
  const texts = [whole.text];
  for (const path of ['/cases', '/cases?state=closed', '/remittances', '/statement', `/cases/${sealed}/steps`, `/cases/${sealed}/documents`])
    texts.push((await client.get(path)).text); // prettier-ignore
  for (const { path } of whole.json['files'] as { path: string }[]) {
    const heard = await fetch(`${at.desk.url}${path.startsWith('/api') ? path : `${V1}${path}`}`, { headers: { authorization: `Bearer ${client.secret}` } }); // prettier-ignore
    texts.push(...(await textsIn(Buffer.from(await heard.arrayBuffer()))));
  }
  expect([texts.length > 5, leaks(texts.join('\n'))]).toEqual([true, []]);
  const before = await rowsOf(open.db.read, 'select (select count(*) from event) + (select count(*) from document) + (select count(*) from audit_line) as n'); // prettier-ignore
  const over = ids.seal('case', ended); // of it is said that it is over
  const none = async (of: Readonly<Record<string, string>>, only: (path: string) => boolean): Promise<void> => {
    const meant = of['case'] === over ? 410 : 404;
    for (const ask of asks(client, of, only)) {
      const { status, text, json } = await ask();
      expect([of, status, json['status'], leaks(text)]).toEqual([of, meant, meant, []]);
    }
  };
  for (const id of strange.case) await none({ case: id }, (path) => path.includes(':case'));
  for (const id of strange.document) await none({ case: sealed, document: id }, (path) => path.includes(':document'));
  for (const id of strange.ask) await none({ case: sealed, ask: id }, (path) => path.includes(':ask'));
  for (const id of strange.partner_remittance) await none({ remittance: id }, (path) => path.includes(':remittance'));
  for (const id of strange.case.filter((one) => one !== over).slice(0, 3)) {
    const line = { case: id, paidOn: '2026-03-03', grossMinor: 100 };
    const { status, text } = await client.post('/remittances', { reference: 'X', on: '2026-03-03', lines: [line] });
    expect([id, status, leaks(text)]).toEqual([id, 422, []]);
  }
  const file = `Case;Day;Gross\nRF-2026-0002;2026-03-03;1.00\n`;
  expect((await client.post('/remittances/file?name=a.csv', file)).status).toBe(422);
  expect(await rowsOf(open.db.read, 'select (select count(*) from event) + (select count(*) from document) + (select count(*) from audit_line) as n')).toEqual(before); // prettier-ignore
});

it('gives to a token of another company nothing of this one, though the partner is called the same', async () => {
  const [companyId, partnerId] = [beta.company.id, beta.partnerId];
  const { secret } = await makeToken(at.desk.work(), { companyId, partnerId, name: 'theirs', scopes: SCOPES, sandbox: false });
  const client = clientWith(at.desk, secret);
  for (const id of [at.caseId, at.otherId, ended].map((one) => at.desk.house.ids.seal('case', one)))
    for (const ask of asks(client, { case: id }, (path) => path.includes(':case'))) expect((await ask()).status).toBe(404);
  const texts = [await client.get('/cases'), await client.get('/remittances'), await client.get('/statement')].map(({ text }) => text);
  expect(texts.join('').includes(MARKERS.otherDebtor)).toBe(true);
  for (const foreign of ['Brauhaus Nord', 'ACME SAS', '231000', MARKERS.endedDebtor]) expect(texts.join('')).not.toContain(foreign);
}); // prettier-ignore

it('opens to nobody else: not without a link, not to our own people, not by a token at a page', async () => {
  const sealed = at.desk.house.ids.seal('case', at.caseId);
  const { paths, posts } = await crawl(await at.entered(), '/partner/case');
  const pages = [...paths, '/partner/cases', '/partner/cases.csv', '/partner/cases.xlsx', `/partner/cases/${sealed}`, `/partner/cases/${sealed}/file?as=zip`]; // prettier-ignore
  const ours = await Promise.all([
    at.desk.as('reader'),
    at.desk.as('collector'),
    at.desk.as('manager'),
    at.desk.as('administrator'),
  ]);
  const visitors = [at.desk.stranger(), ...ours];
  for (const who of visitors) {
    for (const path of pages) {
      const { status, text } = await who.get(path);
      expect([path, status, text.includes('Brauhaus')]).toEqual([path, 410, false]);
    }
    for (const path of posts.filter((one) => one.startsWith('/partner/case')))
      expect([path, [403, 404, 410].includes((await who.post(path, { once: 'e'.repeat(32) })).status)]).toEqual([path, true]); // prettier-ignore
    expect((await who.get(`${V1}/cases`)).status).toBe(401);
  }
  const { secret } = await clientOf(at.desk, at.partnerId);
  const answer = await fetch(`${at.desk.url}/partner/cases/${sealed}`, { headers: { authorization: `Bearer ${secret}` }, redirect: 'manual' }); // prettier-ignore
  expect(answer.status).toBe(410);
  const visitor = await at.entered();
  for (const path of [`/c/${at.desk.company.code}/cases`, `/c/${at.desk.company.code}/recovery/money`, '/account'])
    expect([path, (await visitor.get(path)).location.includes('/sign-in')]).toEqual([path, true]);
});

it('shows of a case that is over how it ended, and nothing more, to a token that had it', async () => {
  const client = await clientOf(at.desk, at.partnerId);
  const sealed = at.desk.house.ids.seal('case', at.caseId);
  const paper = ((await client.post(`/cases/${sealed}/documents?name=a.txt&kind=proof`, 'Proof')).json['document'] ?? '') as string; // prettier-ignore
  await endCase(at.desk.work(), at.desk.company.id, 'RF-2026-0001', { outcome: 'uncollectable', why: '' });
  for (const ask of asks(client, { case: sealed, document: paper }, (path) => path.includes(':case'))) {
    const { status, json, text } = await ask();
    expect([status, json['code'], text.includes('Brauhaus')]).toEqual([410, 'case-over', false]);
  }
  const list = await client.get('/cases');
  const mine = (list.json['cases'] as { id: string }[]).find(({ id }) => id === sealed);
  expect(mine).toMatchObject({ state: 'closed', outcome: 'uncollectable', debtor: null, principalMinor: null });
  expect(list.text).not.toContain('Brauhaus');
});
