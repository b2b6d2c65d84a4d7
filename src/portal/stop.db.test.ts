import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { holdSources } from '../app';
import { optOutsOf } from '../outbox/opt-out.store';
import { deliver } from '../outbox/delivery.actions';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { issueStatements } from '../statements/issue.actions';
import { beginStatements } from '../statements/run.actions';

/** No more statements by email: by the link in them, by a mail program's own button, and back again at the desk. */
const open = testDatabase();
let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk(open);
});
afterAll(() => desk.close());

const choice = { asOn: day('2026-03-02'), from: null, segment: '', minMinor: 0, onlyOverdue: false, withCredits: false, format: 'pdf' } as const; // prettier-ignore
const ROUX = 'compta@roux.example';

/** A run of statements, delivered; the mails that it made. */
async function sent(reason: string, deliverThem = true): Promise<ParsedMail[]> {
  const { house, company } = desk;
  const before = new Set(mailFiles());
  const holds = holdSources;
  const run = await beginStatements(desk.work(), { company, choice: { ...choice, reason }, holds });
  await issueStatements(desk.work(), { company, holds, post: () => house.post() }, run!.id);
  if (!deliverThem) return [];
  await deliver(desk.work(), house.post(), company);
  const made = mailFiles().filter((file) => !before.has(file));
  return Promise.all(made.map((file) => simpleParser(readFileSync(file))));
}

function mailFiles(): string[] {
  const folder = join(desk.house.config.home, 'outbox');
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.eml'))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

const optOuts = async () => [...(await optOutsOf(desk.house.db.read, desk.company.id, [ROUX, 'x@y.example'])).keys()];
const to = (mail: ParsedMail): string => [mail.to].flat()[0]?.value[0]?.address ?? '';

it('goes by one press, once, for that address alone; a look changes nothing; the desk shows it and takes it back', async () => {
  const mails = await sent('');
  const mine = mails.find((mail) => to(mail) === ROUX)!;
  const list = mine.headerLines.find(({ key }) => key === 'list-unsubscribe')!.line;
  const path = /<https?:\/\/[^/]+(\/portal\/statements\/[^>]+)>/.exec(list.replace(/\s+/g, ''))![1]!;
  expect(mine.text).not.toContain('/portal/statements/'); // the line is for mail programs; people have the statement

  const customer = desk.stranger();
  const page = await customer.get(path, { headers: { 'accept-language': 'fr' } });
  expect(page.status).toBe(200);
  expect(page.text).toContain('ACME SAS');
  for (const secret of ['Roux', ROUX, '4711', 'F-1001']) expect(page.text).not.toContain(secret);
  expect(await optOuts()).toEqual([]);

  // hostile: another message, another signature, cut, of another kind; all alike
  const wrong = [path.replace('me_', 'me_0'), path.replace(/.$/, (last) => (last === '0' ? '1' : '0')), path.slice(0, -3), '/portal/statements/x', path.replace(/\.\w+$/, '')]; // prettier-ignore
  for (const one of wrong) {
    const answers = [await customer.get(one), await customer.post(one, { 'List-Unsubscribe': 'One-Click' })];
    expect(answers.map(({ status }) => status)).toEqual([410, 410]);
  }
  expect(await optOuts()).toEqual([]);

  // as a mail provider does it: no session, no page before
  for (let times = 0; times < 2; times += 1) {
    const pressed = await fetch(desk.url + path, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect(pressed.status).toBe(200);
  }
  expect(await optOuts()).toEqual([ROUX]);
  const rows = await rowsOf<{ n: number }>(desk.house.db.read, `select count(*) as n from mail_opt_out`);
  expect(rows[0]!.n).toBe(1);

  const others = await sent('asked for');
  expect(others.map(to)).not.toContain(ROUX);
  expect(others.length).toBe(mails.length - 1);
  const left = await rowsOf<{ why: string }>(
    desk.house.db.read,
    `select why from statement_line where outcome = 'left_out' and why = 'unwanted'`,
  );
  expect(left).toHaveLength(1);

  const clerk = await desk.as('collector');
  const [row] = await rowsOf<{ id: number }>(desk.house.db.read, `select id from customer where code = '4711'`);
  const at = `/c/acme-sas/customers/${desk.work().ids.seal('customer', row!.id)}`;
  const shown = await clerk.get(at);
  expect(shown.text).toContain('no statements by e-mail');
  const again = /href="([^"]+\/contacts\/[^"]+\/statements)"/.exec(shown.text)![1]!;
  expect((await clerk.get(again)).text).toContain('Send statements to');
  await clerk.post(again, {});
  expect(await optOuts()).toEqual([]);
  expect((await clerk.get(at)).text).not.toContain('no statements by e-mail');
  expect(desk.failures).toEqual([]);
});

it('holds back what lies in the outbox already', async () => {
  await sent('once more', false);
  const [message] = await rowsOf<{ id: number }>(
    desk.house.db.read,
    `select id from message where recipient = ? and state = 'queued'`,
    [ROUX],
  );
  await open.db.write('mail_opt_out').insert({ company_id: desk.company.id, address: ROUX, message_id: message!.id, recorded_at: '2026-03-04T08:00:00.000Z', recorded_by: 'test' }); // prettier-ignore
  const report = await deliver(desk.work(), desk.house.post(), desk.company);
  expect(report.withdrawn).toEqual({ unwanted: 1 });
});
