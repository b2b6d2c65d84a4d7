import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holdSources, openHouse, type House } from '../src/app';
import { noticeDirectMoney } from '../src/cases/direct.actions';
import { askForEvaluations, followCases, noticeLate } from '../src/cases/jobs';
import { noticeMandates } from '../src/cases/mandate.actions';
import { noticeLateSteps } from '../src/cases/step.actions';
import { noticeUnopened } from '../src/cases/supplement-told.actions';
import type { Company } from '../src/companies/company';
import { theCompany } from '../src/companies/store';
import { configFrom } from '../src/config';
import { followInsolvencies } from '../src/insolvency/jobs';
import { CLOCK } from '../src/kernel/actor';
import { instant, type Instant } from '../src/kernel/day';
import { noticeAgreements } from '../src/mandates/agreement.actions';
import { startPostgres } from '../src/platform/testing/postgres-up';
import { onDay, type Work } from '../src/platform/work';
import { drawFeeInvoices } from '../src/operators/fee-invoice.actions';
import { followSeats } from '../src/operators/seats.actions';
import { followDirectMoney } from '../src/remittances/direct.actions';
import { joinBooked } from '../src/remittances/same-money.actions';
import { closeFoundReports, noticeLateRemittances } from '../src/remittances/late.actions';
import { tellWebhooks } from '../src/webhooks/jobs';
import { measure, print, serve, signedIn, SITE, visitorOf, type Visitor } from './pages';
import { casesOf, SEAT, seatAt, type SeatMade, type Sizes } from './pages-cases';
import { CODE, furnish, PASSWORD } from './pages-company';

/**
 * How long the desk and the clock think over cases: 5,000 that partners have and 20,000 that ended, over 100,000 open items. The pages
 * that look at many cases, each asked thirty times; and every job of the clock that follows cases, once as on the day after it caught
 * up. `tsx bench/cases.ts [open] [closed] [sqlite | postgres]`; without a database both.
 */
const ITEMS = 100_000;
const PAGE_MS = 100;

const PAGES = [
  '',
  '/cases',
  '/cases?show=us',
  '/cases?show=late',
  '/cases?show=closed',
  '/cases?q=RF-1000777',
  '/cases?sort=claimed',
  '/cases/figures',
  '/cases/totals?show=us',
  '/recovery',
  '/recovery/totals',
  '/recovery/money',
  '/reports/partners',
];

async function benchCases(database: string, home: string, sizes: Sizes): Promise<void> {
  const now = instant(new Date());
  const config = configFrom({ DATABASE_URL: database, DULY_HOME: home }, home);
  const house = await openHouse(config, () => now);
  await furnish(house, now, sizes.items);
  await casesOf(house, now, sizes);
  console.error('written');
  const what = `${house.db.dialect}, ${sizes.open} open and ${sizes.closed} closed cases`;
  await benchJobs(house, now, what);
  const seat = await seatAt(house, now);
  const ids = [1, 2, sizes.open].map((id) => house.work(CLOCK, now).ids.seal('case', id));
  const customer = house.work(CLOCK, now).ids.seal('customer', 7);
  await house.close();
  const server = await serve(database, home);
  try {
    const desk = [...PAGES, ...ids.map((id) => `/cases/${id}`), `/customers/${customer}`];
    const spots = desk.map((path) => ({ route: path, url: `/c/${CODE}${path}`, target: PAGE_MS }));
    print(what, await measure(await signedIn(SITE), spots, 'pages'));
    const theirs = ['/partner/cases', '/partner/cases?which=closed', '/partner/cases?q=werk'];
    const account = theirs.map((url) => ({ route: url, url, target: PAGE_MS }));
    print(`${what}: a partner's account`, await measure(await seated(seat), account, 'account'));
  } finally {
    server.kill();
  }
}

/** By the invitation, as who takes the seat. */
async function seated({ secret, code }: SeatMade): Promise<Visitor> {
  const ask = visitorOf(SITE);
  const { text } = await ask(`/partner/invitation/${secret}`);
  const token = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const given = { _csrf: token, email: SEAT, name: 'Seat', password: PASSWORD, code: code() };
  await ask(`/partner/invitation/${secret}`, { method: 'POST', body: new URLSearchParams(given) });
  return ask;
}

type Job = (work: Work, company: Company) => Promise<unknown>;

/** `tick`: each minute; else each morning. Milliseconds within which it ought to be done. */
const JOBS: readonly { readonly name: string; readonly target: number; readonly run: Job }[] = [
  { name: 'tick: pauses and silence', target: 50, run: (work, { id }) => followCases(work, id) },
  { name: 'tick: insolvencies', target: 50, run: (work, company) => followInsolvencies(work, company, holdSources) },
  { name: 'tick: money untold', target: 50, run: (work, { id }) => noticeDirectMoney(work, id) },
  { name: 'tick: steps late', target: 50, run: (work, { id }) => noticeLateSteps(work, id) },
  { name: 'tick: money paid directly', target: 50, run: (work, { id }) => followDirectMoney(work, id) },
  { name: 'tick: money told twice', target: 50, run: (work, { id }) => joinBooked(work, id) },
  { name: 'tick: reports found', target: 50, run: (work, { id }) => closeFoundReports(work, id) },
  { name: 'tick: fee invoices', target: 50, run: (work, company) => drawFeeInvoices(work, company) },
  { name: 'tick: seats', target: 50, run: (work, { id }) => followSeats(work, id) },
  { name: 'tick: webhooks', target: 50, run: (work, company) => tellWebhooks(work, company) },
  { name: 'morning: cases late', target: 1_000, run: (work, { id }) => noticeLate(work, id) },
  { name: 'morning: evaluations', target: 1_000, run: (work, company) => askForEvaluations(work, company) },
  { name: 'morning: supplements unopened', target: 1_000, run: (work, company) => noticeUnopened(work, company) },
  { name: 'morning: mandates', target: 1_000, run: (work, { id }) => noticeMandates(work, id) },
  { name: 'morning: agreements', target: 1_000, run: (work, { id }) => noticeAgreements(work, id) },
  { name: 'morning: money not passed on', target: 1_000, run: (work, { id }) => noticeLateRemittances(work, id) },
];

/** The first time finds what is new and does it; afterwards there is nothing to do, and finding that out is what is measured. */
async function benchJobs(house: House, now: Instant, what: string): Promise<void> {
  const company = await theCompany(house.db.read, CODE);
  const work = onDay(house.work(CLOCK, now), company.zone);
  const rows = [];
  for (const { name, target, run } of JOBS) {
    const first = await timed(() => run(work, company));
    console.error(`${name}: the first time ${first.toFixed(0)} ms`);
    const again = [];
    for (let round = 0; round < 5; round += 1) again.push(await timed(() => run(work, company)));
    again.sort((a, b) => a - b);
    rows.push({ route: name, url: '', status: 200, target, p50: again[2] ?? 0, p95: again.at(-1) ?? 0 });
  }
  await followCases(work, company.id); // as the next minute does
  print(`${what}: the clock`, rows);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function main([open = '5000', closed = '20000', only]: readonly string[]): Promise<void> {
  for (const dialect of only === undefined ? ['sqlite', 'postgres'] : [only]) {
    const home = mkdtempSync(join(tmpdir(), 'duly-bench-'));
    const server = dialect === 'postgres' ? await startPostgres() : undefined;
    try {
      await benchCases(server?.url ?? join(home, 'duly.sqlite'), home, { items: ITEMS, open: Number(open), closed: Number(closed) }); // prettier-ignore
    } finally {
      await server?.stop();
      rmSync(home, { recursive: true, force: true });
    }
  }
}

void main(process.argv.slice(2)).finally(() => process.channel?.unref());
