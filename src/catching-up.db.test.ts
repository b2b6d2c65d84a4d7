import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { openHouse, type House } from './app';
import { clockWork } from './clock-work';
import { changeSetting, openCompany } from './companies/actions';
import type { Company } from './companies/company';
import { configFrom } from './config';
import { importFile } from './imports/actions';
import { day, dayIn, type Instant } from './kernel/day';
import { startClock, type Clock } from './platform/clock';
import { rowsOf } from './platform/db';
import { testDatabase } from './platform/testing/database';
import { onDay } from './platform/work';

/**
 * A server that stood still for ten days, over 29 February: its clock is moved, not its days played one by one. Companies in Paris and in
 * Auckland, where it is another day at the same moment.
 */
const open = testDatabase();
let house: House;
let clock: Clock;
let now = '2028-02-23T07:30:00.000Z' as Instant;
const companies: Company[] = [];

/** Due on the 18th, the 26th (a Saturday) and the 29th of February; the last is so large that it would go first. */
const LEDGER = `Customer No;Customer Name;Email;Country;Document No;Document Type;Document Date;Due Date;Currency;Amount;Open Amount
1;Anna;ap@anna.example;FR;A-1;Invoice;2028-01-10;2028-02-18;EUR;900.00;900.00
1;Anna;ap@anna.example;FR;A-2;Invoice;2028-01-10;2028-02-29;EUR;100.00;100.00
2;Bruno;ap@bruno.example;FR;B-1;Invoice;2028-01-10;2028-02-26;EUR;400.00;400.00
3;Clara;ap@clara.example;FR;C-1;Invoice;2028-01-10;2028-02-29;EUR;300.00;300.00
4;Denis;ap@denis.example;FR;D-1;Invoice;2028-01-10;2028-03-10;EUR;9000.00;9000.00
`;

async function known(company: Company, asOf: string): Promise<void> {
  const path = join(open.home, `${company.code}-${asOf}.csv`);
  writeFileSync(path, LEDGER);
  const work = onDay(house.work({ kind: 'user', name: 'maria' }, now), company.zone);
  await importFile(work, { company, path, options: { asOf: day(asOf) }, yes: true, fileDay: dayIn(company.zone, now) });
}

beforeAll(async () => {
  house = await openHouse(configFrom({ DATABASE_URL: open.url, DULY_HOME: open.home }, open.home), () => now);
  const work = house.work({ kind: 'user', name: 'maria' }, now);
  for (const [name, country] of [['Paris SA', 'FR'], ['Auckland Ltd', 'NZ']] as const) {
    const account = { currency: 'EUR', iban: 'FR1420041010050500013M02606', holder: name };
    const company = await openCompany(work, { name, country, currency: 'EUR', email: 'ar@us.example' }, account);
    companies.push(company);
    await changeSetting(work, company.id, 'debtorType', 'company');
    await changeSetting(work, company.id, 'maxMessagesPerDay', '3');
    await known(company, '2028-02-22');
  }
  const log = pino({ level: 'silent' });
  clock = startClock({ db: house.db, log, now: () => now, due: (at) => clockWork(house, at) });
}); // prettier-ignore
afterAll(async () => {
  await clock.stop();
  await house.close();
});

const at = async (instant: string): Promise<void> => {
  now = instant as Instant;
  await clock.tick();
};

const said = (): Promise<unknown[]> =>
  rowsOf(
    open.db.read,
    `select k.code as company, r.issued_on as "on", c.code as customer, r.kind, r.step, count(ri.item_id) as items
     from v_reminder r join v_company k on k.id = r.company_id join v_customer c on c.id = r.customer_id
     join v_reminder_item ri on ri.reminder_id = r.id where r.state = 'issued'
     group by k.code, r.issued_on, c.code, r.kind, r.step order by 1, 2, 3`,
  );
const line = (company: string, on: string, customer: string, step: number, items = 1): object => ({
  ...{ company, on, customer, step, items },
  kind: step < 0 ? 'pre_due' : 'reminder',
});

test('nothing is sent on what was known before; then one message each, the overdue first, no step skipped, no more than a day bears', async () => {
  await at('2028-02-23T07:30:00.000Z'); // 8:30 in Paris, 20:30 in Auckland
  const sent = [line('paris-sa', '2028-02-23', '1', 1), line('paris-sa', '2028-02-23', '2', -1)];
  const waiting = [line('auckland-ltd', '2028-02-23', '1', 1), line('auckland-ltd', '2028-02-23', '2', -1)];
  expect(await said()).toEqual([...waiting, ...sent]); // what Auckland wrote waits until it is 20:30 in France

  await at('2028-03-06T11:30:00.000Z'); // 12:30 on Monday in Paris, 0:30 on Tuesday in Auckland: too early there
  expect(await said()).toEqual(sent); // what lay for twelve days does not leave any more
  const blocked = await rowsOf<{ company: string }>(open.db.read, `select c.code as company from v_task t join v_company c on c.id = t.company_id where t.kind = 'run_blocked'`); // prettier-ignore
  expect(blocked).toEqual([{ company: 'paris-sa' }]);

  for (const company of companies) await known(company, '2028-03-06');
  await at('2028-03-06T22:00:00.000Z'); // 23:00 on Monday in Paris, 11:00 on Tuesday in Auckland
  const caught = (await said()).slice();
  for (const [company, on] of [['auckland-ltd', '2028-03-07'], ['paris-sa', '2028-03-06']] as const) {
    expect(caught.filter((one) => (one as { company: string; on: string }).on === on)).toEqual([
      line(company, on, '1', 1, company === 'paris-sa' ? 2 : 2),
      line(company, on, '2', 1),
      line(company, on, '3', 1),
    ]);
  } // prettier-ignore
  const waits = await rowsOf(open.db.read, `select c.code as customer, d.because from v_decision d join v_customer c on c.id = d.customer_id join v_run r on r.id = d.run_id where r.as_on = '2028-03-06' and d.because = 'daily_maximum'`); // prettier-ignore
  expect(waits).toEqual([{ customer: '4', because: 'daily_maximum' }]);

  await at('2028-03-06T22:30:00.000Z');
  expect(await said()).toEqual(caught); // once a day, however often the clock looks
  await known(companies[0] as Company, '2028-03-07');
  await at('2028-03-07T09:00:00.000Z');
  expect(await said()).toContainEqual(line('paris-sa', '2028-03-07', '4', -1));
});
