import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { daysBetween, type Day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { ageBandOf, amountBandOf } from './bands';
import { comparePartners } from './partner-results';
import { caseResults } from './partner-results.panel';
import { makeCases, type MadeCase } from './testing/cases';

/** Partners compared: counted again here, case by case, from what was put in. */
const database = testDatabase();
let desk: TestDesk;
let reader: Visitor;

const PARTNERS = ['Agence Delmas', 'Inkasso Nord', 'Maître Roche'];
/** Sixty cases of every kind; plain arithmetic takes the place of chance. */
const MADE: readonly MadeCase[] = Array.from({ length: 60 }, (_, n) => ({
  partner: PARTNERS[n % 3] ?? '',
  customer: n % 2 === 0 ? '4711' : '1007',
  handedOverOn: `2025-${String(4 + (n % 9)).padStart(2, '0')}-${String(1 + ((n * 7) % 28)).padStart(2, '0')}`,
  claimedMinor: 20_000 + ((n * 791_931) % 4_000_000),
  currency: n % 7 === 0 ? 'SEK' : 'EUR',
  ageDays: (n * 37) % 500,
  reports: n % 4 === 0 ? [['received', '2026-01-05'], ['called', '2026-01-06', 'no_answer'], n % 8 === 0 ? ['called', `2026-01-${10 + n % 9}`, 'reached'] : ['visited', `2026-01-${11 + n % 9}`, 'met'], ['paid', '2026-02-01']] : [],
  collected: n % 3 !== 2 ? [{ on: `2026-0${1 + n % 2}-11`, gross: 15_000 + n * 100, commission: 1_500 + n, vat: 300 }, { on: '2026-02-20', gross: 1_000, commission: 100, vat: 20 }] : [],
  invoiced: n % 6 === 0 ? [{ kind: 'set_up', net: 2_500 }, { kind: 'commission', net: 999 }, { kind: 'step', net: 7_000, refused: true }] : [],
  ...(n % 5 === 4 && { ended: { on: `2026-02-${10 + n % 9}`, outcome: 'paid' } }),
  undone: n % 20 === 19,
})); // prettier-ignore

beforeAll(async () => {
  desk = await openTestDesk(database);
  reader = await desk.as('reader');
  await makeCases(database.db, desk.company.id, MADE);
});
afterAll(() => desk.close());

const AT = '/c/acme-sas/reports/partners';
const PERIOD = 'from=2025-04-01&to=2025-12-31';

type Figures = readonly (number | null)[];

/** Slowly, and in one place. */
function figures(cases: readonly MadeCase[]): Figures {
  const total = (of: (one: MadeCase) => number): number => cases.reduce((sum, one) => sum + of(one), 0);
  const handed = total((one) => one.claimedMinor);
  const gross = total((one) => (one.collected ?? []).reduce((sum, paid) => sum + paid.gross, 0));
  const cost =
    total((one) => (one.collected ?? []).reduce((sum, paid) => sum + paid.commission + paid.vat, 0)) +
    total((one) => (one.invoiced ?? []).filter(({ kind, refused }) => kind !== 'commission' && !refused).reduce((sum, { net }) => sum + net, 0)); // prettier-ignore
  const middle = (days: readonly number[]): number | null => {
    let rest = [...days];
    while (rest.length > 2) rest = rest.filter((_, at) => at !== rest.indexOf(Math.max(...rest))).filter((_, at, now) => at !== now.indexOf(Math.min(...now))); // prettier-ignore
    return rest.length === 0 ? null : Math.min(...rest);
  };
  const days = (of: (one: MadeCase) => string | undefined): number[] =>
    cases.flatMap((one) => {
      const on = of(one);
      return on === undefined ? [] : [daysBetween(one.handedOverOn as Day, on as Day)];
    });
  const first = (all: readonly string[]): string | undefined => [...all].sort()[0];
  return [
    ...[cases.length, cases.filter(({ ended }) => !ended).length, handed, gross, cost, gross - cost],
    middle(
      days((one) =>
        first(
          (one.reports ?? [])
            .filter(([kind, , reached]) => kind === 'paid' || reached === 'reached' || reached === 'met')
            .map(([, on]) => on),
        ),
      ),
    ),
    middle(days((one) => first((one.collected ?? []).map(({ on }) => on)))),
    middle(days((one) => one.ended?.on)),
  ];
}

const asked = { today: '2026-03-03' as Day, from: '2025-04-01' as Day, to: '2025-12-31' as Day };

describe('partners compared', () => {
  it('are counted as by hand, in each currency, by age and amount', async () => {
    const cases = await caseResults(database.db.read, { companyId: desk.company.id, ...asked });
    let bands = 0;
    for (const currency of ['EUR', 'SEK'])
      for (const { partner, result, cells } of comparePartners(cases, currency)) {
        const own = MADE.filter((one) => one.partner === partner && one.currency === currency && !one.undone);
        const said = (of: typeof result): Figures => [
          ...[of.cases, of.open, of.handedMinor, of.grossMinor, of.costMinor, of.netMinor],
          ...[of.contactDays.value, of.moneyDays.value, of.closeDays.value],
        ];
        expect([partner, ...said(result)]).toEqual([partner, ...figures(own)]);
        expect(result.rateBps).toBe(Math.round((result.netMinor * 10_000) / result.handedMinor));
        for (const cell of cells) {
          const there = own.filter((one) => ageBandOf(one.ageDays ?? 0)?.key === cell.age && amountBandOf(one.claimedMinor, currency)?.key === cell.amount); // prettier-ignore
          expect([cell.age, cell.amount, ...said(cell.result)]).toEqual([cell.age, cell.amount, ...figures(there)]);
          bands += there.length;
        }
      }
    expect(bands).toBe(MADE.filter(({ undone }) => !undone).length);
  });

  it('open the cases that each figure was taken over', async () => {
    const { text } = await reader.get(`${AT}?${PERIOD}&currency=EUR`);
    const links = [...text.matchAll(/<a href="(\/c\/acme-sas\/cases[^"]+)">/g)].map(([, href = '']) => href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=')); // prettier-ignore
    const bands = [...new Set(links.filter((href) => href.includes('age=')))];
    expect(bands.length).toBeGreaterThan(10);
    for (const href of bands) {
      const query = new URLSearchParams(href.split('?')[1]);
      const expected = MADE.filter((one) => !one.undone && one.currency === 'EUR' && one.partner === query.get('partner') && ageBandOf(one.ageDays ?? 0)?.key === query.get('age') && amountBandOf(one.claimedMinor, 'EUR')?.key === query.get('amount')).length; // prettier-ignore
      expect([href, (await reader.get(href)).text.match(/<tr data-row>/g)?.length]).toEqual([href, expected]);
    }
  });

  it('say nothing where there are too few', async () => {
    const { text } = await reader.get(`${AT}?${PERIOD}&currency=SEK`);
    expect(text).toContain('3 cases: too few to judge');

    expect((await reader.get(`${AT}?${PERIOD}&currency=EUR`)).text).toMatch(/>-?\d+\.\d%<\/a>/);
  });

  it('are a file, and a wrong period is answered', async () => {
    const csv = (await reader.get(`${AT}/export?${PERIOD}`)).text;
    expect(csv).toContain('Agence Delmas,EUR,2025-04-01,2025-12-31,,,');
    expect((await reader.get(`${AT}/export?${PERIOD}&as=xlsx`)).bytes.subarray(0, 2).toString()).toBe('PK');
    expect((await reader.get(`${AT}?from=2026-03-01&to=2026-02-01`)).status).toBe(400);
    const none = await reader.get(`${AT}?from=2020-01-01&to=2020-01-02`);
    expect(none.text).toContain('No case was handed over in this period.');
  });

  it('C35: shows what is with the agency and what it cost, and the customer’s page says where it is', async () => {
    const { text } = await reader.get(`${AT}?${PERIOD}&currency=EUR`);
    const [, , handed, gross, cost, net] = figures(MADE.filter(({ partner, currency, undone }) => partner === 'Agence Delmas' && currency === 'EUR' && !undone)); // prettier-ignore
    for (const minor of [handed, gross, cost, net])
      expect(text).toContain(`>${((minor ?? 0) / 100).toLocaleString('en', { minimumFractionDigits: 2 })}</a>`);
    const list = (await reader.get('/c/acme-sas/cases?partner=Agence%20Delmas')).text;
    expect(list).toContain('amicable');
    const [roux] = await rowsOf<{ id: number }>(database.db.read, `select id from customer where code = '4711'`);
    const customer = await reader.get(`/c/acme-sas/customers/${desk.work().ids.seal('customer', roux?.id ?? 0)}`);
    expect(customer.text).toMatch(/Agence Delmas/);
  });
});
