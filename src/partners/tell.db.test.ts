import { answerAsk } from '../cases/ask.actions';
import { attachDocument } from '../documents/actions';
import { timelineOf } from '../cases/timeline.panel';
import { writeMessage } from '../cases/message.actions';
import type { Visitor } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { onceIn, openCaseDesk, type CaseDesk } from './testing/case-desk';

/** What a partner tells by its buttons, and what follows: the case moves, we are asked, papers and messages are there on both sides. */
const open = testDatabase();
let at: CaseDesk;
let partner: Visitor;

beforeAll(async () => {
  at = await openCaseDesk(open);
  partner = await at.entered();
});
afterAll(() => at.desk.close());

const page = async (): Promise<string> => (await partner.get('/partner/case')).text;

/** Twice, as an impatient hand does. */
async function tell(fields: Record<string, string>) {
  const once = onceIn(await page());
  await partner.post('/partner/case/report', { once, ...fields });
  return partner.post('/partner/case/report', { once, ...fields });
}

const caseRow = async () =>
  (await rowsOf<{ stage: string; partner_ref: string | null; handler: string | null }>(open.db.read, 'select stage, partner_ref, handler from recovery_case where id = ?', [at.caseId]))[0]; // prettier-ignore
const asks = () =>
  rowsOf<{ id: number; kind: string; minor: number | null; details: string; by: string }>(open.db.read, `select id, kind, amount_minor as minor, details, recorded_by as "by" from case_ask where case_id = ? order by id`, [at.caseId]); // prettier-ignore

it('moves the case by what is told of the work, and says who works it', async () => {
  expect((await caseRow())?.stage).toBe('submitted');
  const wrong = await tell({ kind: 'received', ref: 'D-77', email: 'm@delmas.example' });
  expect([wrong.status, wrong.text.includes('This is needed.'), wrong.text.includes('value="D-77"')]).toEqual([422, true, true]); // prettier-ignore
  await tell({
    kind: 'received',
    ref: 'D-77',
    collector: 'Marie Durand',
    email: 'm@delmas.example',
    phone: '+33 1 23',
  });
  const { stage, partner_ref: ref, handler } = (await caseRow())!;
  expect([stage, ref]).toEqual(['received', 'D-77']);
  expect(JSON.parse(handler ?? '')).toEqual({ name: 'Marie Durand', email: 'm@delmas.example', phone: '+33 1 23', language: null }); // prettier-ignore
  expect((await tell({ kind: 'called', day: '2026-03-04', reached: 'reached' })).text).toContain(
    'Give a day up to today',
  );
  expect((await tell({ kind: 'called', day: '2026-03-03', reached: 'sung' })).text).toContain('Choose one.');
  await tell({ kind: 'called', day: '2026-03-03', reached: 'no_answer' });
  await tell({ kind: 'visited', day: '2026-03-03', reached: 'met', note: 'The director was there.' });
  expect((await caseRow())?.stage).toBe('pre_legal');
  const text = await page();
  for (const said of ['Called on 3 Mar 2026: nobody answered.', 'met the debtor', 'The director was there.', 'D-77; Marie Durand works it']) expect(text).toContain(said); // prettier-ignore
});

it('puts its questions to us, each once, and shows what we answer', async () => {
  await tell({ kind: 'promise', amount: '300.00', due: '2026-03-20' });
  await tell({ kind: 'plan', amount1: '100', due1: '2026-04-01', amount2: '200', due2: '2026-05-01' });
  const late = await tell({ kind: 'plan', amount1: '100', due1: '2026-05-01', amount2: '200', due2: '2026-04-01' });
  expect([late.status, late.text.includes('in the order of their days')]).toEqual([422, true]);
  await tell({ kind: 'legal_step', step: 'Order for payment', amount: '95.00' });
  await tell({ kind: 'settlement', amount: '1,500.00', due: '2026-03-31' });
  await tell({ kind: 'cost', amount: '40.00', what: 'Address research' });
  await tell({ kind: 'need_info', note: 'Proof of delivery, please.' });
  const found = await asks();
  expect(found.map(({ kind, minor }) => [kind, minor])).toEqual([
    ['plan', 30_000],
    ['plan', 30_000],
    ['legal_step', 9_500],
    ['settlement', 150_000],
    ['cost', 4_000],
    ['info', null],
  ]);
  expect(new Set(found.map(({ by }) => by))).toEqual(new Set(['partner:Agence Delmas']));
  expect((await caseRow())?.stage).toBe('needs_info');
  await answerAsk(at.desk.work(), { companyId: at.desk.company.id, askId: found[3]!.id, answer: 'no', reason: 'Too little.', approver: true }); // prettier-ignore
  const text = await page();
  for (const said of ['Proposes to settle for €1,500.00, paid by 31 Mar 2026.', '→ Too little.', 'without one it is no', 'Order for payment, at €95.00']) expect(text).toContain(said); // prettier-ignore
  const ask = /name="ask" value="(aq_[0-9a-z]+)"/.exec(text)?.[1] ?? '';
  await partner.post('/partner/case/withdraw', { ask });
  expect((await partner.post('/partner/case/withdraw', { ask })).status).toBe(409);
  expect((await partner.post('/partner/case/withdraw', { ask: 'aq_00000000000' })).status).toBe(404);
});

it('takes papers by what they are, and gives back only what its partner may see', async () => {
  const pdf = '%PDF-1.4\n%a receipt\n';
  await partner.send('/partner/case/papers', { paper: 'proof' }, [{ name: 'receipt.exe', content: pdf }]);
  await partner.send('/partner/case/papers', { paper: 'proof' }, [{ name: 'receipt.exe', content: pdf }]);
  const rows = await rowsOf<{ id: number; name: string; visibility: string; by: string }>(open.db.read, `select id, file_name as name, visibility, recorded_by as "by" from document where about = ?`, [`case/${at.caseId}`]); // prettier-ignore
  expect(rows.map(({ name, visibility, by }) => [name, visibility, by])).toEqual([['receipt.pdf', 'partner', 'partner:Agence Delmas']]); // prettier-ignore
  const bad = await partner.send('/partner/case/papers', { paper: 'proof' }, [{ name: 'page.pdf', content: '<script>alert(1)</script>' }, { name: 'x.pdf', content: pdf }]); // prettier-ignore
  expect([bad.status, bad.text.includes('of a kind that is not taken')]).toEqual([422, true]);
  expect((await partner.send('/partner/case/papers', { paper: 'proof' }, [])).status).toBe(422);
  expect((await at.desk.stranger().send('/partner/case/papers', { paper: 'proof' }, [{ name: 'a.pdf', content: pdf }])).status).toBe(410); // prettier-ignore
  const seal = (id: number): string => at.desk.work().ids.seal('document', id);
  const got = await partner.get(`/partner/case/papers/${seal(rows[0]!.id)}`);
  expect([got.status, got.text, got.headers.get('content-disposition')]).toEqual([200, pdf, 'attachment; filename=receipt.pdf']); // prettier-ignore
  const ours = { companyId: at.desk.company.id, customerId: null, kind: 'other' as const, fileName: 'n.txt' };
  const inside = await attachDocument(at.desk.work(), { ...ours, about: `case/${at.caseId}`, bytes: Buffer.from('internal marker') }); // prettier-ignore
  const others = await attachDocument(at.desk.work(), { ...ours, about: `case/${at.otherId}`, visibility: 'partner', bytes: Buffer.from('of another case') }); // prettier-ignore
  for (const { document } of [inside, others])
    expect((await partner.get(`/partner/case/papers/${seal(document.id)}`)).status).toBe(404);
  expect(await page()).not.toContain('n.txt');
});

it('carries messages both ways, and none of our notes', async () => {
  const { desk, caseId } = at;
  const wrote = { companyId: desk.company.id, caseId, author: 'Anna Clerk' };
  await writeMessage(desk.work(), { ...wrote, text: 'Did you reach them?', key: 'a' });
  await writeMessage(desk.work(), { ...wrote, text: 'MARKER-INTERNAL', visibility: 'internal', key: 'b' });
  const text = await page();
  expect([text.includes('Did you reach them?'), text.includes('MARKER-INTERNAL'), text.includes('Mark as read')]).toEqual([true, false, true]); // prettier-ignore
  const once = onceIn(text);
  const answer = { once, text: '<b>Tomorrow</b>\nagain' };
  await Promise.all([1, 2].map(() => partner.post('/partner/case/message', answer)));
  const after = await page();
  expect([after.split('&lt;b&gt;Tomorrow').length - 1, after.includes('Mark as read')]).toEqual([1, false]);
  expect((await partner.post('/partner/case/message', { once: 'b'.repeat(32), text: ' ' })).status).toBe(422);
  expect((await partner.post('/partner/case/message', { text: 'x' })).status).toBe(404);
  const newest = (reader: 'us' | 'partner') => timelineOf(desk.house.db.read, desk.company.id, caseId, { for: reader, filter: '', offset: 0, limit: 1, mails: [] }); // prettier-ignore
  const kinds = [(await newest('us'))[0]?.kind, (await newest('partner')).map(({ kind }) => kind).includes('case.message')]; // prettier-ignore
  expect(kinds).toEqual(['case.message', false]); // many messages push nothing out of what happened
});

it('shows the claim by kind, and where the debtor was told to pay', async () => {
  const text = await page();
  for (const said of ['What is claimed, by kind', 'Principal', 'FR14 2004 1010 0505 0001 3M02 606', 'pay to this account of the creditor']) expect(text).toContain(said); // prettier-ignore
});

it('stands hostile input', async () => {
  const long = 'x'.repeat(50_000);
  for (const kind of [
    'received',
    'need_info',
    'called',
    'promise',
    'plan',
    'paid',
    'legal_step',
    'cost',
    'closed',
    'nothing',
    '',
  ])
    for (const value of [long, `'; drop table case_ask; --`, '\u0000\u202e', '-1', '9'.repeat(30), '2026-02-31']) {
      const fields = {
        kind,
        once: onceIn(await page()),
        amount: value,
        day: value,
        due: value,
        note: value,
        ref: value,
      };
      const { status } = await partner.post('/partner/case/report', { ...fields, reached: value, outcome: value, step: value, what: value }); // prettier-ignore
      expect([303, 404, 409, 422]).toContain(status);
    }
  expect(at.desk.failures).toEqual([]);
});

it('lets nobody go on when the case is over', async () => {
  const collector = await at.desk.as('collector');
  const kase = `/c/${at.desk.company.code}/cases/${at.desk.work().ids.seal('case', at.caseId)}`;
  await collector.post(`${kase}/close`, { outcome: 'returned' });
  const over = await partner.get('/partner/case');
  expect([over.status, over.text.includes('This case is closed'), over.text.includes('Brauhaus')]).toEqual([410, true, false]); // prettier-ignore
  for (const path of ['file?as=pdf', 'papers/do_00000000000']) expect((await partner.get(`/partner/case/${path}`)).status).toBe(404); // prettier-ignore
  for (const path of ['report', 'message']) expect((await partner.post(`/partner/case/${path}`, { once: 'c'.repeat(32), kind: 'received', text: 'x' })).status).toBe(409); // prettier-ignore
});
