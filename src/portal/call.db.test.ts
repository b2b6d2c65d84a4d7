import { hoursOf } from '../calls/testing/callers';
import { setHours } from '../calls/actions';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { PORTAL_LANGUAGES } from '../languages/portal-words';
import { PORTAL_CALL_WORDS } from '../languages/portal-call-words';
import { personByEmail } from '../people/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/** What a customer does about a call in the portal: choose, move, cancel, keep; and everything that is not offered is refused. */
const open = testDatabase();
let desk: TestDesk;
let at: string;
let personId: number;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}`;
  await desk.as('collector');
  personId = (await personByEmail(open.db.read, 'collector@acme.example'))?.id ?? 0;
  await open.db.transaction((tx) => tx('customer').update({ language: 'en' }));
});
afterAll(() => desk.close());

const rows = (sql: string): Promise<Record<string, unknown>[]> => rowsOf(open.db.read, sql, [desk.company.id]);
const offer = (more = {}): Promise<void> => setHours(desk.work(), hoursOf(desk.company.id, personId, more));

async function idOf(code: string): Promise<number> {
  const [found] = await rowsOf<{ id: number }>(open.db.read, 'select id from customer where code = ?', [code]);
  return found?.id ?? 0;
}

async function entered(code: string): Promise<Visitor> {
  const collector = await desk.as('collector');
  const page = `${at}/customers/${desk.house.ids.seal('customer', await idOf(code))}/portal-link`;
  await collector.post(page);
  const { text } = await collector.get(page);
  const who = desk.stranger();
  const path = /value="[^"]*(\/portal\/[A-Za-z0-9_-]{43})"/.exec(text)?.[1] ?? '';
  expect((await who.post(path)).location).toBe('/portal/account');
  return who;
}

const CALL = '/portal/account/call';
const onceIn = (text: string): string => /name="once" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? '';
const slotsIn = (text: string): string[] => [...text.matchAll(/<option value="([^"]+Z)"/g)].map(([, id]) => id ?? '');
const PHONE = '+33 1 23 45 67 89';

it('is chosen, said back by page and mail, moved, kept as a file and cancelled', async () => {
  await offer();
  const who = await entered('4711');
  const asked = await who.get(CALL);
  expect([asked.status, (await who.get('/portal/account/ask')).text.includes(`href="${CALL}"`)]).toEqual([200, true]);
  const [first = '', second = ''] = slotsIn(asked.text);
  const form = { once: onceIn(asked.text), slot: first, phone: PHONE, about: 'I do not know what F-1001 is' };
  expect((await who.post(CALL, form)).location).toBe(CALL);
  const shown = await who.get(CALL);
  expect(shown.text).toContain('It is agreed: we call you on Wednesday, 4 March 2026 at');
  expect(shown.text).toContain(`calls you on ${PHONE}.`);
  expect((await who.post(CALL, form)).location).toBe(CALL); // pressed twice
  expect((await who.get(CALL)).text).toContain('already');
  const file = await who.get(`${CALL}.ics`);
  expect([file.status, file.headers.get('content-type')?.split(';')[0]]).toEqual([200, 'text/calendar']);
  expect(file.text).toContain('METHOD:PUBLISH');
  expect((await who.get('/portal/account')).text).toContain('We call you on Wednesday, 4 March 2026');
  const again = await who.get(CALL);
  expect(slotsIn(again.text)).toContain(first);
  await who.post(`${CALL}/move`, { once: onceIn(again.text), slot: second });
  const moved = await who.get(CALL);
  expect(moved.text).toContain('The call is moved');
  await who.post(`${CALL}/cancel`, { once: onceIn(moved.text) });
  expect((await who.get(CALL)).text).toContain('is cancelled.');
  expect((await who.get(`${CALL}.ics`)).status).toBe(404);
  const account = (await who.get('/portal/account')).text;
  const kept = ['Your call on Wednesday, 4 March 2026 at', 'The call is moved', 'Your call is cancelled. The call on'];
  expect(kept.map((text) => account.slice(account.indexOf('receipts-title')).includes(text))).toEqual([
    true,
    true,
    true,
  ]);
  expect(await rows('select source, outcome, moved from v_call_appointment where company_id = ? order by id')).toEqual([
    { source: 'portal', outcome: 'moved', moved: 0 },
    { source: 'portal', outcome: 'cancelled', moved: 1 },
  ]);
  expect(await rows(`select kind, direction from v_activity where company_id = ? order by id`)).toEqual([
    { kind: 'reply', direction: 'in' },
    { kind: 'appointment', direction: 'in' },
    { kind: 'appointment', direction: 'in' },
  ]);
  const mails = await rows(`select attach, blanks from v_message where company_id = ? and about like 'receipt/%' order by id`); // prettier-ignore
  expect(mails.map(({ attach }) => (JSON.parse(String(attach)) as { documentIds: number[] }).documentIds.length)).toEqual([1, 1, 0]); // prettier-ignore
  expect(String(mails[0]?.['blanks'])).toContain('Your call on Wednesday, 4 March 2026 at');
});

describe('what is not offered', () => {
  const NINE = '2026-03-04T08:00:00.000Z';
  const sealed = (id: number): string => desk.house.ids.seal('person', id);

  it.each([
    ['a time of the past', () => `${sealed(personId)}/2026-03-02T08:00:00.000Z`],
    ['a time outside the hours', () => `${sealed(personId)}/2026-03-04T15:00:00.000Z`],
    ['somebody else', () => `${sealed(personId + 1)}/${NINE}`],
    ['nobody', () => `pe_00000000000/${NINE}`],
    ['a customer in place of a person', () => `${desk.house.ids.seal('customer', personId)}/${NINE}`],
    ['no time', () => ''],
    ['garbage', () => `${sealed(personId)}/${'9'.repeat(5_000)}`],
    ['a row number', () => `${personId}/${NINE}`],
    ['markup', () => '"><script>alert(1)</script>'],
  ])('is refused beside its field: %s', async (_, slot) => {
    await offer();
    const who = await entered('4711');
    const once = onceIn((await who.get(CALL)).text);
    const answered = await who.post(CALL, { once, slot: slot(), phone: PHONE, about: '<b>x</b>' });
    expect([answered.status, answered.text.includes('This time is not free any more.')]).toEqual([422, true]);
    expect(answered.text).not.toContain('<script>alert');
    expect(answered.text).not.toContain('<b>x</b>');
    expect(answered.text).toContain(`value="${PHONE}"`);
  });

  it.each(['', 'call me', '12', '+33 1 23; drop table', '1'.repeat(40), '+33 1 23 45 67 89\r\nBcc: x@y.example'])(
    'is refused: the number %j',
    async (phone) => {
      await offer();
      const who = await entered('4711');
      const { text } = await who.get(CALL);
      const answered = await who.post(CALL, { once: onceIn(text), slot: slotsIn(text)[0] ?? '', phone });
      expect([answered.status, answered.text.includes('Write the telephone number')]).toEqual([422, true]);
    },
  );

  it('is what another customer took in the same moment', async () => {
    await offer();
    const [one, two] = [await entered('4711'), await entered('1007')];
    const [first, second] = [await one.get(CALL), await two.get(CALL)];
    const [slot = ''] = slotsIn(first.text);
    const send = (who: Visitor, text: string) => who.post(CALL, { once: onceIn(text), slot, phone: PHONE });
    const answers = await Promise.all([send(one, first.text), send(two, second.text)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await rows('select 1 from v_call_appointment where company_id = ? and ended_at is null')).toHaveLength(1);
    const [took, other] = answers[0].status === 303 ? [one, two] : [two, one];
    // the other can neither move nor cancel nor read what is not theirs
    for (const path of ['/move', '/cancel']) {
      const once = onceIn((await other.get(CALL)).text);
      expect((await other.post(`${CALL}${path}`, { once, slot })).location).toBe(CALL);
    }
    expect((await other.get(`${CALL}.ics`)).status).toBe(404);
    const once = onceIn((await took.get(CALL)).text);
    await took.post(`${CALL}/cancel`, { once });
    expect(await rows('select 1 from v_call_appointment where company_id = ? and ended_at is null')).toHaveLength(0);
  });

  it('a form without its key, or of nobody who is in, does nothing', async () => {
    await offer();
    const who = await entered('4711');
    const { text } = await who.get(CALL);
    const slot = slotsIn(text)[0] ?? '';
    expect((await who.post(CALL, { once: 'x', slot, phone: PHONE })).status).toBe(404);
    expect((await desk.stranger().get(CALL)).status).toBe(410);
    expect((await desk.stranger().get(`${CALL}.ics`)).status).toBe(410);
  });
});

it('where nobody offers hours, a number is left to be called back', async () => {
  await offer({ spans: [] });
  const who = await entered('4711');
  const { text } = await who.get(CALL);
  expect([slotsIn(text).length, text.includes('We call you back')]).toEqual([0, true]);
  const wrong = await who.post(`${CALL}/back`, { once: onceIn(text), phone: 'soon', good_time: 'mornings' });
  expect([wrong.status, wrong.text.includes('value="mornings"')]).toEqual([422, true]);
  await who.post(`${CALL}/back`, { once: onceIn(text), phone: PHONE, good_time: 'mornings' });
  expect((await who.get(CALL)).text).toContain(`We call you on ${PHONE} by Thursday, 5 March 2026.`);
  const tasks = await rows(`select kind, due_on from v_task where company_id = ? and kind = 'call_back'`);
  expect(tasks).toEqual([{ kind: 'call_back', due_on: '2026-03-05' }]);
});

it.each(PORTAL_LANGUAGES)('reads in %s', async (language) => {
  await offer();
  const who = await entered('1007');
  const { text, status } = await who.get(`${CALL}?lang=${language}`).then(() => who.get(CALL));
  expect([status, text.includes(PORTAL_CALL_WORDS[language].button)]).toEqual([200, true]);
});
