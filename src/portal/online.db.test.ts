import { takeBankFile } from '../cash/actions';
import { followPayouts } from '../checkout/hear.actions';
import { useProvider } from '../checkout/keys.actions';
import { fakeProvider, HOOK_SECRET, signedAt, type FakeProvider } from '../checkout/testing/fake-provider';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { giveVisit } from '../people/visit-link.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { answerWhy } from '../reminders/explain.store';
import { customerById } from '../customers/store';
import { holdSources, papers } from '../app';

/** Paying online, from the portal's button to the invoice that is closed: against a server that speaks the provider's own HTTP. */
const open = testDatabase();
let desk: TestDesk;
let provider: FakeProvider;
let hook: string;
const before = process.env['OUTBOUND_HOSTS'];

beforeAll(async () => {
  process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
  desk = await openTestDesk({ url: open.url, home: open.home });
  await open.db.write('customer').whereIn('code', ['4711', '1007', '1020']).update({ language: 'en' });
  provider = await fakeProvider();
  const keys = { apiKey: 'sk_test_1', hookSecret: HOOK_SECRET };
  const made = await useProvider(desk.work(), {
    companyId: desk.company.id,
    kind: 'stripe',
    url: provider.url,
    ...keys,
  });
  hook = `/hooks/checkout/${desk.house.ids.seal('checkout_provider', made.id)}`;
});
afterAll(async () => {
  process.env['OUTBOUND_HOSTS'] = before ?? '';
  await provider.close();
  await desk.close();
});

async function customer(code: string): Promise<{ id: number; who: Visitor }> {
  const [found] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = ?`, [code]);
  const id = found?.id ?? 0;
  const secret = await giveVisit(desk.work(), { kind: 'portal', about: `customer/${id}`, companyId: desk.company.id, days: 30 }); // prettier-ignore
  const who = desk.stranger();
  await who.post(`/portal/${secret}`);
  return { id, who };
}

/** The form of the pay page, as it stands there. */
async function formOf(who: Visitor): Promise<Record<string, string>> {
  const { text } = await who.get('/portal/account/pay');
  const form = /<form method="post" action="\/portal\/account\/pay\/online"[\s\S]*?<\/form>/.exec(text)?.[0] ?? '';
  const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  return Object.fromEntries(fields.filter(([name]) => name !== '_csrf')) as Record<string, string>;
}

const PART = 'pi_3MtwBwLkdIwHu7ix28a3tqP7';
const seconds = Date.parse('2026-03-03T09:00:00.000Z') / 1_000;
let events = 0;
async function tell(
  type: string,
  object: object,
  more: { id?: string; at?: number; created?: number; signature?: string } = {},
): Promise<string> {
  const id = more.id ?? `evt_${++events}`;
  const body = JSON.stringify({ id, type, created: more.created ?? seconds, data: { object } });
  const signature = more.signature ?? signedAt(body, more.at ?? seconds);
  const response = await fetch(`${desk.url}${hook}`, { method: 'POST', body, headers: { 'stripe-signature': signature, 'content-type': 'application/json' } }); // prettier-ignore
  return `${response.status} ${await response.text()}`;
}

const openOf = async (document: string): Promise<number> =>
  (await rowsOf<{ minor: number }>(open.db.read, `select open_minor as minor from v_open_item_ever where document = ?`, [document]))[0]?.minor ?? -1; // prettier-ignore
const session = (over: object = {}): object => ({ id: provider.asked.at(-1)?.session, amount_total: 305_525, currency: 'eur', payment_status: 'paid', payment_intent: 'pi_3MtwBwLkdIwHu7ix28a3tqP1', ...over }); // prettier-ignore

describe('paying online', () => {
  it('asks the provider once for exactly what is due, with our reference, and no key leaves elsewhere', async () => {
    const { who } = await customer('1007');
    const form = await formOf(who);
    const [one, two] = await Promise.all([who.post('/portal/account/pay/online', form), who.post('/portal/account/pay/online', form)]); // prettier-ignore
    const pages = [one.location, two.location].filter((to) => to.startsWith('/portal/account/pay/online/ck_'));
    expect(pages).toHaveLength(1);
    const { text } = await who.get(pages[0] ?? '');
    expect(text).toContain('you pay €3,055.25');
    expect(text).toContain(`href="${provider.url}/pay/cs_test_1"`.replaceAll('=', '='));
    expect(provider.asked).toHaveLength(1);
    const [asked] = provider.asked;
    expect(asked?.key).toBe('Bearer sk_test_1');
    expect(asked?.form.get('line_items[0][price_data][unit_amount]')).toBe('305525');
    expect(asked?.form.get('line_items[0][price_data][product_data][name]')).toBe('ACME SAS: F-1003, F-1004');
    expect(asked?.form.get('success_url')).toContain('/portal/account/pay/online/ck_');
    const kept = JSON.stringify(await rowsOf(open.db.read, `select * from checkout_provider`));
    expect(kept).not.toContain('sk_test_1');
  });

  it('keeps its invoices out of reminders meanwhile, and says so', async () => {
    const { id } = await customer('1007');
    const of = await customerById(open.db.read, desk.company.id, id);
    const why = await answerWhy(open.db.read, { company: desk.company, customer: of, asOn: desk.work().today, now: desk.work().now, holds: holdSources(open.db.read), papers }); // prettier-ignore
    expect(why.explanations[0].decision).toBe('hold');
    expect(JSON.stringify(why.explanations[0].chain)).toMatch(/transit|pays online/);
  });

  it('closes exactly these invoices when the provider says that it is paid, once however often it says so', async () => {
    const told = await Promise.all(
      [1, 2, 3].map(() => tell('checkout.session.completed', session(), { id: 'evt_paid' })),
    );
    expect(told.every((answer) => answer.startsWith('200 '))).toBe(true);
    expect(await tell('checkout.session.completed', session(), { id: 'evt_paid' })).toBe('200 again');
    expect([await openOf('F-1003'), await openOf('F-1004')]).toEqual([0, 0]);
    const lines = await rowsOf(open.db.read, `select amount_minor as minor, end_to_end as "endToEnd" from v_bank_line`);
    expect(lines).toEqual([{ minor: 305_525, endToEnd: 'pi_3MtwBwLkdIwHu7ix28a3tqP1' }]);
    const { who } = await customer('1007');
    const [{ id }] = (await rowsOf<{ id: number }>(open.db.read, `select id from checkout`)) as [{ id: number }];
    const page = `/portal/account/pay/online/${desk.house.ids.seal('checkout', id)}`;
    expect((await who.get(page)).text).toContain('We have received €3,055.25. Thank you.');
    expect((await (await customer('4711')).who.get(page)).status).toBe(404);
  });

  it('takes the payout at the bank for our own money', async () => {
    expect(await tell('payout.paid', { id: 'po_9', amount: 300_000, currency: 'eur', arrival_date: seconds })).toBe(
      '200 done',
    );
    const seen = await rowsOf(open.db.read, `select payout, bank_line_id as line from checkout_payout`);
    expect(seen).toEqual([{ payout: 'po_9', line: null }]);
    const line = { place: 1, entry: 1, bookedOn: desk.work().today, currency: 'EUR', amountMinor: 300_000, bankRef: 'B-1', text: 'STRIPE PAYOUT', name: 'Stripe Payments Europe' }; // prettier-ignore
    const none = { valueOn: null, reference: null, endToEnd: null, behind: null, iban: null, reversal: false, returned: null, chargesMinor: null, entryRef: null, batchRef: null, batchCount: null }; // prettier-ignore
    const said = [
      { is: 'statement' as const, statement: { account: 'FR1420041010050500013M02606', number: '1', currency: 'EUR', kind: 'statement' as const } },
      { is: 'line' as const, line: { ...none, ...line } },
      { is: 'line' as const, line: { ...none, ...line, place: 2, entry: 2, bankRef: 'B-2', text: 'ordinary money', name: 'Nobody' } },
    ]; // prettier-ignore
    await takeBankFile(desk.work(), {
      companyId: desk.company.id,
      fileName: 'b',
      format: 'camt053',
      sha256: '',
      said: () => said,
    });
    expect([
      await followPayouts(desk.work(), desk.company.id),
      await followPayouts(desk.work(), desk.company.id),
    ]).toEqual([1, 0]);
    const aside = await rowsOf(open.db.read, `select kind, note from cash_application where note like 'Paid out%'`);
    expect(aside).toEqual([{ kind: 'not_ours', note: 'Paid out by the payment provider: po_9' }]);
  });

  it('opens them again where all of it goes back, and asks a person', async () => {
    expect(
      await tell('charge.refunded', {
        payment_intent: 'pi_3MtwBwLkdIwHu7ix28a3tqP1',
        amount_refunded: 305_525,
        currency: 'eur',
      }),
    ).toBe('200 done');
    expect([await openOf('F-1003'), await openOf('F-1004')]).toEqual([231_000, 74_525]);
    const tasks = await rowsOf<{ kind: string }>(open.db.read, `select kind from v_task where kind = 'checkout_back'`);
    expect(tasks).toHaveLength(1);
    await tell('charge.refunded', {
      payment_intent: 'pi_3MtwBwLkdIwHu7ix28a3tqP1',
      amount_refunded: 305_525,
      currency: 'eur',
    });
    expect(await openOf('F-1003')).toBe(231_000);
  });

  it('counts what the provider says came in, not what was asked for; out of order too', async () => {
    const { who } = await customer('1007');
    await who.post('/portal/account/pay/online', await formOf(who));
    const asked = { amount_total: 240_000, payment_intent: 'pi_3MtwBwLkdIwHu7ix28a3tqP2' };
    expect(
      await tell('charge.refunded', {
        payment_intent: 'pi_3MtwBwLkdIwHu7ix28a3tqP2',
        amount_refunded: 240_000,
        currency: 'eur',
      }),
    ).toBe('200 waits');
    expect(
      await tell('checkout.session.completed', session({ ...asked, payment_status: 'unpaid', payment_intent: null })),
    ).toBe('200 done');
    expect(await tell('checkout.session.async_payment_succeeded', session(asked))).toBe('200 done');
    expect([await openOf('F-1003'), await openOf('F-1004')]).toEqual([231_000, 74_525]);
    const lines = await rowsOf<{ minor: number }>(
      open.db.read,
      `select amount_minor as minor from v_bank_line order by id`,
    );
    expect(lines.map(({ minor }) => minor)).toEqual([305_525, 300_000, 300_000, -305_525, 240_000, -240_000]);
  });
});

describe('what is not from the provider', () => {
  it('is refused, in one word, and changes nothing', async () => {
    const count = async (): Promise<unknown> => rowsOf(open.db.read, `select count(*) as n from checkout_event`);
    const all = await count();
    const answers = [
      await tell('checkout.session.completed', session(), { signature: '' }),
      await tell('checkout.session.completed', session(), { signature: signedAt('{}', seconds) }),
      await tell('checkout.session.completed', session(), { at: seconds - 301 }),
      await tell('checkout.session.completed', { id: 'cs' }),
    ];
    expect(answers).toEqual(answers.map(() => '400 refused'));
    const other = await fetch(`${desk.url}/hooks/checkout/cv_nonsense`, { method: 'POST', body: '{}' });
    expect([other.status, await other.text()]).toEqual([400, 'refused']);
    expect(await count()).toEqual(all);
    expect(
      await tell(
        'checkout.session.completed',
        session({ id: 'cs_elsewhere', payment_intent: 'pi_3MtwBwLkdIwHu7ix28a3tqP9' }),
      ),
    ).toBe('200 done');
    expect(await tell('customer.created', { id: 'cus_1' })).toBe('200 done');
  });

  it('nor is a form with another’s invoice, with more than is open, or with nothing', async () => {
    const { who } = await customer('1020');
    const form = await formOf(who);
    const asked = provider.asked.length;
    const [name = '', value = ''] = Object.entries(form).find(([key]) => key.startsWith('pay-it_')) ?? [];
    const theirs =
      Object.keys(await formOf((await customer('1007')).who)).find((key) => key.startsWith('pay-it_')) ?? '';
    const cases = [
      { [name]: String(Number(value) + 1) },
      { [name]: '-5' },
      { [name]: '1e9' },
      { [name]: '0' },
      { [theirs]: '100' },
    ];
    for (const wrong of cases) {
      const once = (await formOf(who))['once'] ?? '';
      const others = Object.fromEntries(Object.keys(form).filter((key) => key.startsWith('pay-')).map((key) => [key, '0'])); // prettier-ignore
      await who.post('/portal/account/pay/online', { currency: 'EUR', once, ...others, ...wrong });
      expect((await who.get('/portal/account/pay')).text).toContain('Paying online is not possible right now');
    }
    expect(provider.asked.length).toBe(asked);
  });

  it('and a provider that fails leaves the invoices as they were', async () => {
    const { who } = await customer('1020');
    for (const how of ['refuses', 'nonsense', 'moves'] as const) {
      provider.answers(how);
      const form = await formOf(who);
      await who.post('/portal/account/pay/online', form);
      expect((await who.get('/portal/account/pay')).text).toContain('Paying online is not possible right now');
    }
    provider.answers('well');
    const states = await rowsOf<{ state: string }>(
      open.db.read,
      `select distinct state from checkout where ended_at is null`,
    );
    expect(states).toEqual([]);
    expect(desk.failures).toEqual([]);
  });
});

describe('money that goes back', () => {
  it('counts parts that go back once, however many are told of at the same moment', async () => {
    const part = (total: number, id: string) => tell('charge.refunded', { payment_intent: PART, amount_refunded: total, currency: 'eur' }, { id }); // prettier-ignore
    const { who } = await customer('1020');
    await who.post('/portal/account/pay/online', await formOf(who));
    await tell('checkout.session.completed', session({ amount_total: 9_600, payment_intent: PART }));
    const again = session({ amount_total: 9_600, payment_intent: PART });
    await tell('checkout.session.async_payment_succeeded', again, { created: seconds - 86_400 });
    const came = await rowsOf(open.db.read, `select id from v_bank_line where end_to_end = ?`, [PART]);
    expect(came).toHaveLength(1);
    await Promise.all([part(1_000, 'evt_p1'), part(3_000, 'evt_p2'), part(3_000, 'evt_p2'), part(2_000, 'evt_p3')]);
    const [paid] = await rowsOf<{ back: number }>(open.db.read, `select back_minor as back from checkout where payment = ?`, [PART]); // prettier-ignore
    const lines = await rowsOf<{ minor: number }>(open.db.read, `select amount_minor as minor from v_bank_line where end_to_end = ? and amount_minor < 0`, [PART]); // prettier-ignore
    expect([paid?.back, lines.reduce((sum, { minor }) => sum + minor, 0)]).toEqual([3_000, -3_000]);
  });
});
