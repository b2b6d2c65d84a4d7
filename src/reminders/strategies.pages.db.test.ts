import { setTimeout as later } from 'node:timers/promises';
import { openTestDesk, type Answered, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { rowOf, STEP_FIELDS } from './strategy-form';
import { SHIPPED } from './shipped';

/** Strategies as people edit them: tried out without a trace, compared, saved as a version, gone back from, chosen. */
const open = testDatabase();
let desk: TestDesk;
let at: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}`;
});
afterAll(() => desk.close());

const STANDARD = SHIPPED.find(({ code }) => code === 'standard')!;
type Fields = Record<string, string>;

/** The form as it is shown, with something typed into it. */
const typed = (change: Fields = {}, version = '0'): Fields => ({
  ...Object.fromEntries(
    STANDARD.steps.map(rowOf('EUR')).flatMap((row, n) => STEP_FIELDS.map((field) => [`${field}-${n}`, row[field]])),
  ),
  name: STANDARD.name,
  version,
  ...change,
});

const stored = async (): Promise<number> => {
  const [row] = await rowsOf<{ n: number }>(open.db.read, 'select count(*) as n from strategy');
  return row?.n ?? 0;
};

const compared = async (who: Visitor, fields: Fields): Promise<Answered> => {
  const { location } = await who.post(`${at}/strategies/standard/edit`, { ...fields, do: 'compare' });
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await who.get(location);
    if (!answer.text.includes('hx-trigger="every 1s"')) return answer;
    await later(100);
  }
  throw new Error('it never came to an end');
};

/** The rows of the worked example. */
const exampleIn = (text: string): string[] =>
  [...text.slice(text.indexOf('Worked example')).matchAll(/<tr><td class="whole">([\s\S]*?)<\/tr>/g)].map(([, row]) =>
    (row ?? '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

describe('the strategies', () => {
  it('are listed with whom they rule, and chosen by who may', async () => {
    const { text } = await (await desk.as('reader')).get(`${at}/strategies`);
    expect(text).toContain('Standard: three reminders, then a final one');
    expect(text).not.toContain('Choose</button>');
    const fields = { scope: 'customer', customer: '4711', code: 'gentle' };
    expect((await (await desk.as('collector')).post(`${at}/strategies`, fields)).status).toBe(403);
    const manager = await desk.as('manager');
    expect((await manager.post(`${at}/strategies`, { ...fields, customer: 'nobody' })).status).toBe(409);
    expect((await manager.post(`${at}/strategies`, { ...fields, code: 'unknown' })).status).toBe(409);
    expect((await manager.post(`${at}/strategies`, { scope: 'segment', segment: 'x', code: 'gentle' })).status).toBe(
      409,
    );
    await manager.post(`${at}/strategies`, fields);
    const chosen = (await manager.get(`${at}/strategies`)).text;
    expect(chosen).toContain('gentle is in force for Roux et Fils SARL.');
    expect(chosen).toContain('The manager');
    expect(chosen).toContain('1 customer');
    const customer = /name="customer" value="(cu_[a-z0-9]+)"/.exec(chosen)?.[1] ?? '';
    await manager.post(`${at}/strategies`, { scope: 'customer', customer });
    expect((await manager.get(`${at}/strategies`)).text).toContain('The choice for Roux et Fils SARL was taken back.');
    expect((await manager.get(`${at}/strategies/unknown`)).status).toBe(404);
  });
});

describe('the editor', () => {
  it('shows the line of days, the steps and the versions, to a reader without anything to press', async () => {
    const { status, text } = await (await desk.as('reader')).get(`${at}/strategies/standard`);
    expect(status).toBe(200);
    expect(text).toContain('<svg viewBox="0 0 960 210"');
    expect(text).not.toMatch(/style=/);
    expect(text).toContain('Comes with Duly');
    expect(text).not.toContain('name="do" value="add"');
  });

  it('adds, moves and removes steps without storing anything', async () => {
    const collector = await desk.as('collector');
    const edit = (fields: Fields): Promise<Answered> => collector.post(`${at}/strategies/standard/edit`, typed(fields));
    const kinds = (text: string): number => [...text.matchAll(/name="kind-\d+"/g)].length;
    expect(kinds((await edit({ do: 'add' })).text)).toBe(9);
    expect(kinds((await edit({ do: 'remove-7' })).text)).toBe(7);
    expect((await edit({ do: 'up-5' })).text).toMatch(/name="days-4" value="14"[\s\S]*name="days-5" value="14"/);
    expect((await edit({ 'days-3': '9', do: 'example' })).text).toContain('Not saved: version shipped is in force.');
    expect(await stored()).toBe(0);
    expect((await (await desk.as('reader')).post(`${at}/strategies/standard/edit`, typed({ do: 'add' }))).status).toBe(
      403,
    );
  });

  it('C42 shows a worked example in the user’s own numbers, as it stands in the form', async () => {
    const collector = await desk.as('collector');
    const show = async (fields: Fields): Promise<string[]> =>
      exampleIn((await collector.post(`${at}/strategies/standard/edit`, typed({ ...fields, do: 'example' }))).text);
    const [first, second] = await show({ customer: '4711' });
    expect(first).toBe(
      'Tue 3 Mar 2026 Reminder step 1 Email · friendly compta@roux.example F-1001, +1 €1,380.50 10 Mar 2026 48',
    );
    expect(second).toMatch(/^Tue 17 Mar 2026 Reminder step 2/);
    expect((await show({ customer: '4711', 'days-3': '60', 'days-4': '20' }))[0]).toMatch(
      /^Mon 16 Mar 2026 Reminder step 1/,
    );
    const own = { customer: '4711', amount: '1 234,50', due: '2026-04-01', 'days-3': '10' };
    const rows = await show(own);
    expect(rows.find((row) => row.includes('step 1'))).toMatch(
      /^Mon 13 Apr 2026 Reminder step 1 .*YOUR-1 €1,234\.50 20 Apr 2026 12$/,
    );
    const wrong = await collector.post(
      `${at}/strategies/standard/edit`,
      typed({ ...own, amount: 'much', do: 'example' }),
    );
    expect(wrong.text).toContain('Write an amount, such as 1250.00.');
    expect(wrong.text).toContain('value="much"');
    const nobody = await collector.post(`${at}/strategies/standard/edit`, typed({ customer: 'nobody', do: 'example' }));
    expect(nobody.text).toContain('There is no customer nobody.');
  });

  it('shows the message of each step to a real customer, in each language', async () => {
    const collector = await desk.as('collector');
    const message = async (fields: Fields): Promise<string> => {
      const answer = await collector.post(`${at}/strategies/standard/preview`, typed({ customer: '4711', ...fields }));
      expect(answer.headers.get('content-security-policy')).toContain('sandbox');
      return answer.text;
    };
    expect(await message({ step: '3', language: 'en' })).toContain('F-1001');
    expect(await message({ step: '3', language: 'de' })).toContain('lang="de"');
    expect(await message({ step: '3', language: 'fr' })).toContain('lang="fr"');
    expect(await message({ step: '6' })).toMatch(/lang="fr"[\s\S]*F-1001/);
    expect(await message({ step: '7' })).toContain('a person acts');
    expect(await message({ step: '6', 'kind-6': 'call', 'tone-6': 'firm', language: 'de' })).toMatch(
      /Guten Tag[\s\S]*F-1001[\s\S]*einen Zahlungstag mit Ihnen vereinbaren/,
    );
    expect(await message({ step: '3', 'days-3': 'x' })).toContain('no strategy yet');
    expect(await message({ step: '99' })).toContain('a person acts');
    expect((await (await desk.as('reader')).get(`${at}/strategies/standard/preview?step=3`)).text).toContain('F-1003');
  });

  it('takes what a step asks for, and says of whom it is not taken', async () => {
    const manager = await desk.as('manager');
    const edit = (fields: Fields): Promise<Answered> => manager.post(`${at}/strategies/standard/edit`, typed({ customer: '4711', do: 'example', ...fields })); // prettier-ignore
    const few = (await edit({ 'whenCount-3': '99' })).text;
    expect(few).toContain('would get nothing.');
    expect(few).toContain('What is unpaid does not yet meet the conditions of the next step.');
    expect(few).toMatch(/<details open>\s*<summary aria-label="Only if: step 4">/);
    expect((await edit({ 'segments-3': 'nobody is in it' })).text).toMatch(
      /<option value="nobody is in it" selected>nobody is in it \(no customer\)[\s\S]*keeps this step for customers of other segments/,
    );
    expect(exampleIn((await edit({ 'whenTotal-3': '0.01', 'whenAge-3': '20' })).text)[0]).toMatch(/Reminder step 1/);
    const wrong = await manager.post(`${at}/strategies/standard/save`, typed({ 'whenTotal-3': '"><script>' }));
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('unpaid in all: write an amount');
    expect(wrong.text).not.toContain('"><script>');
    const changed = await compared(manager, typed({ 'whenCount-3': '99', day: '2026-03-03' }));
    expect(changed.text).toContain('conditions not met');
    expect(await stored()).toBe(0);
  });

  it('says at the end of the example why nothing follows', async () => {
    const manager = await desk.as('manager');
    const end = async (fields: Fields): Promise<string> => {
      const { text } = await manager.post(`${at}/strategies/standard/edit`, typed({ customer: '4711', do: 'example', ...fields })); // prettier-ignore
      return /<\/table>\s*<\/div>\s*<p class="quiet">([^<]*)<\/p>/.exec(text.slice(text.indexOf('Worked example')))?.[1] ?? ''; // prettier-ignore
    };
    expect(await end({})).toMatch(/^Who the debtor is .* plain reminders only/);
    expect(await end({ 'whenCount-4': '99' })).toBe(
      'What is unpaid does not yet meet the conditions of the next step.',
    );
  });

  it('begins a new one with the steps of another', async () => {
    const manager = await desk.as('manager');
    const { text } = await manager.get(`${at}/strategies/new?from=three-times`);
    expect(text).toMatch(/<option value="three-times" selected>Three times/);
    expect([...text.matchAll(/name="kind-\d+"/g)]).toHaveLength(3);
    expect(text).toMatch(/name="days-1" value="30"[\s\S]*<option value="end_of_month" selected>/);
    expect((await manager.get(`${at}/strategies/new?from=%3Cb%3E`)).status).toBe(404);
    expect((await manager.get(`${at}/strategies/new`)).text).toMatch(/<option value="standard" selected>/);
  });

  it('compares a day under both versions, stores nothing, and refuses what is no strategy or no day', async () => {
    const collector = await desk.as('collector');
    const edited = typed({ 'days-3': '90', day: '2026-03-04' });
    const { text } = await compared(collector, edited);
    expect(text).toContain('On 4 Mar 2026');
    expect(text).toContain('nobody changes');
    const today = await compared(collector, { ...edited, day: '2026-03-03' });
    expect(today.text).toContain('On 3 Mar 2026 2 customers change, of 2.');
    expect(today.text).toContain('Send: Reminder (step 1)');
    expect(today.text).toContain('€4,435.75');
    expect(today.text).toContain('Not saved');
    expect(await stored()).toBe(0);
    for (const wrong of [{ 'days-3': '' }, { day: '2026-03-01' }, { day: '2027-03-01' }]) {
      const answer = await collector.post(`${at}/strategies/standard/edit`, { ...edited, ...wrong, do: 'compare' });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('value="90"'.replace('90', wrong['days-3'] ?? '90'));
    }
    const gone = await collector.get(`${at}/strategies/standard/compared/abc`);
    expect(gone.location).toBe(`${at}/strategies/standard`);
    const { location } = await collector.post(`${at}/strategies/standard/edit`, { ...edited, do: 'compare' });
    expect((await (await desk.as('manager')).get(location)).location).toBe(`${at}/strategies/standard`);
  });

  it('saves a version, with who and when, and goes back to one', async () => {
    const manager = await desk.as('manager');
    const fields = typed({ 'days-3': '9', name: 'Ours' });
    expect((await (await desk.as('collector')).post(`${at}/strategies/standard/save`, fields)).status).toBe(403);
    const wrong = await manager.post(`${at}/strategies/standard/save`, { ...fields, 'payBy-3': '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('says by when to pay');
    expect(wrong.text).toContain('value="Ours"');
    expect((await manager.post(`${at}/strategies/standard/save?on=2026-03-01`, fields)).status).toBe(409);
    await manager.post(`${at}/strategies/standard/save`, fields);
    const { text } = await manager.get(`${at}/strategies/standard`);
    expect(text).toContain('Ours: version 1 is in force.');
    expect(text).toContain('The manager');
    expect(text).toMatch(/name="days-3" value="9"/);
    const late = await manager.post(`${at}/strategies/standard/save`, typed({ 'days-3': '11' }, '0'));
    expect(late.status).toBe(409);
    expect(late.text).toContain('Somebody saved version 1 since you opened this page');
    expect((await manager.get(`${at}/strategies/standard?version=0`)).text).toMatch(/name="days-3" value="3"/);
    expect((await manager.get(`${at}/strategies/standard?version=7`)).status).toBe(404);
    await manager.post(`${at}/strategies/standard/back`, { version: '0' });
    const back = (await manager.get(`${at}/strategies/standard`)).text;
    expect(back).toContain('Version 2 is in force, with the steps of version shipped.');
    expect(back).toMatch(/name="days-3" value="3"/);
    const audited = await rowsOf<{ actor: string }>(
      open.db.read,
      `select actor from audit_line where kind = 'strategy.added'`,
    );
    expect(audited.map(({ actor }) => actor)).toEqual(['manager@acme.example', 'manager@acme.example']);
  });

  it('makes a new strategy under a code of its own', async () => {
    const manager = await desk.as('manager');
    expect((await (await desk.as('collector')).get(`${at}/strategies/new`)).status).toBe(403);
    expect((await manager.get(`${at}/strategies/new`)).text).toContain('Save this strategy');
    const taken = await manager.post(`${at}/strategies/new/save`, typed({ code: 'gentle' }));
    expect(taken.status).toBe(409);
    expect((await manager.post(`${at}/strategies/new/save`, typed({ code: 'new' }))).status).toBe(409);
    expect((await manager.post(`${at}/strategies/new/save`, typed({ code: 'Key Accounts' }))).status).toBe(422);
    const made = await manager.post(`${at}/strategies/new/save`, typed({ code: 'key-accounts', name: 'Key accounts' }));
    expect(made.location).toBe(`${at}/strategies/key-accounts`);
    await manager.post(`${at}/strategies`, { scope: 'company', code: 'key-accounts' });
    expect((await manager.get(`${at}/strategies`)).text).toMatch(/Key accounts[\s\S]*the company/);
  });
});
