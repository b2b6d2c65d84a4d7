import { browsing, over, seat, type Browsing } from '../testing/browse';

/** A manager's hour, in real browsers: the wording of a message, a run that two let go at once, a report and what it is made of. */
const at = seat('manager');

const EDITOR = '/c/acme-sas/templates/reminder-friendly/en';
const body = (): Promise<string> =>
  at.who.page.$eval('[name=body]', (field) => (field as unknown as { value: string }).value);
const write = async (text: string): Promise<void> => at.who.fill({ body: text });
const sheet = async (): Promise<string> => {
  const frame = await (await at.who.page.$('iframe[name=template-sheet]'))?.contentFrame();
  return String(await frame?.evaluate('document.body.innerText'));
};
const seen = async (text: string): Promise<void> => {
  for (let tries = 0; tries < 100 && !(await sheet().catch(() => '')).includes(text); tries += 1)
    await new Promise((waited) => setTimeout(waited, 100));
  expect(await sheet()).toContain(text);
};

it('writes a message anew: sees it as it is typed, is refused what must not be missing, and goes back to a version', async () => {
  await at.who.go('/c/acme-sas/templates');
  await at.who.go(EDITOR);
  const shipped = await body();
  const OLD = 'may simply have been overlooked';
  expect(shipped).toContain(OLD);
  await write(shipped.replace('{{payment}}', ''));
  await at.who.until('{{payment}} is missing');
  expect(await at.who.press('Put in force')).toBe(422);
  expect(await body()).not.toContain('{{payment}}');
  await write(shipped.replace(OLD, 'may well have been overlooked'));
  await seen('may well have been overlooked');
  await at.who.press('Put in force');
  expect(await at.who.said('#notices')).toContain('The new wording is in force.');
  await write(shipped.replace(OLD, 'was perhaps overlooked'));
  await at.who.press('Put in force');
  expect(await at.who.said('main')).toContain('own, version 2');
  await at.who.press('Put in force again');
  expect(await at.who.said('#notices')).toContain('Version 1 is in force again.');
  expect(await body()).toContain('may well have been overlooked');
});

it('lets a run go at the same moment as a colleague: one of them is told, and nobody has two messages', async () => {
  await at.who.go('/c/acme-sas/runs');
  await at.who.press('Decide upon today');
  await at.who.page.waitForSelector('.run-review', { timeout: 60_000 });
  const colleague = await browsing(at.browser, at.desk, await at.desk.as('administrator'));
  await colleague.go(at.who.where());
  const both: readonly Browsing[] = [at.who, colleague];
  const answers = await Promise.all(both.map((one) => one.press('Approve')));
  expect([...answers].sort()).toEqual([200, 409]);
  const told = both[answers.indexOf(409)];
  const [, by] = /The (manager|administrator) has approved this run already/.exec((await told?.said('main')) ?? '') ?? [];
  expect(by).toBe(told === at.who ? 'administrator' : 'manager');
  const first = both[answers.indexOf(200)];
  await first?.until('Saved from error: 0.');
  for (let tries = 0; tries < 120 && (await at.count('message')) < 2; tries++)
    await new Promise((later) => setTimeout(later, 250)); // the figures stand there while the messages are still being written
  const customers = '(select distinct customer_id from message) as m';
  expect([await at.count('message'), await at.count(customers)]).toEqual([2, 2]);
  await told?.go(first?.where() ?? '');
  expect(await told?.said('main')).toContain(`Approved by The ${by ?? ''}`);
}); // prettier-ignore

it('opens what a figure of the ageing is made of, as of another day too', async () => {
  await at.who.go('/c/acme-sas/reports');
  await at.who.until('31–60 days');
  await at.who.page.waitForSelector('.report-whole canvas, .report-whole svg');
  await at.who.press('1,945.25');
  const items = await at.who.said('main');
  for (const document of ['F-1001', 'F-1004']) expect(items).toContain(document);
  expect(items).not.toMatch(/F-1002|F-1003|F-1005/);
  await at.who.until('1,945.25');
  const past = over(at.who.page, at.desk.url);
  await past.go('/c/acme-sas/reports?on=2026-01-20');
  expect(await past.said('main')).toMatch(/As of 20 Jan 2026.*1–30 days/);
});
