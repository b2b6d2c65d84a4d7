import type { Page } from 'puppeteer';
import { simpleParser } from 'mailparser';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { holdSources } from '../app';
import { attachDocument } from '../documents/actions';
import { day } from '../kernel/day';
import { PORTAL_NOT_ME_WORDS } from '../languages/portal-not-me-words';
import { PORTAL_PAPER_WORDS } from '../languages/portal-paper-words';
import { PORTAL_PAY_WORDS } from '../languages/portal-pay-words';
import { PORTAL_STEP_WORDS } from '../languages/portal-step-words';
import { PORTAL_STOP_WORDS } from '../languages/portal-stop-words';
import { PORTAL_LANGUAGES, PORTAL_WORDS, type PortalLanguage } from '../languages/portal-words';
import { dayText, fill } from '../languages/said';
import { allocate } from '../ledger/actions';
import { deliver } from '../outbox/delivery.actions';
import { testDatabase } from '../platform/testing/database';
import { issueStatements } from '../statements/issue.actions';
import { beginStatements } from '../statements/run.actions';
import { receiptOn } from './testing/acts';
import { faultsOn } from './testing/looked';
import { fillIn, openPhones, PAYS, tap, type Phones } from './testing/phone';
import { standsOf } from './testing/stands';
import { codeIn, codeMails } from './testing/step-up';

/**
 * What is paid and what is taken along, by touch on a small phone, in each language: choosing and copying, the account in doubt, papers
 * behind a code, what was paid in full, who is not meant, and no more statements. On one database: the browser takes nearly all of the
 * time, and what stands behind each page is tested on both beside it.
 */
const open = testDatabase();
let phones: Phones;

beforeAll(async () => {
  phones = await openPhones(open, ['pay', 'papers', PAYS, 'not me', 'statements']);
  for (const language of PORTAL_LANGUAGES) {
    await papersOf(await phones.customerId('papers', language));
    await applied(await phones.customerId(PAYS, language));
    const id = await phones.customerId('statements', language);
    await open.db.write('customer').where({ id }).update({ segment: 'statements', language });
  }
}, 120_000);
afterAll(() => phones.close(), 120_000);

describe.each(PORTAL_LANGUAGES)('in %s', (language) => {
  let page: Page;
  beforeAll(async () => {
    phones.desk.setNow(`2026-03-03T${10 + PORTAL_LANGUAGES.indexOf(language)}:00:00.000Z`);
    page = await phones.phone();
    const granted = ['clipboard-read', 'clipboard-write'].map((name) => ({
      permission: { name },
      state: 'granted' as const,
    }));
    await page.browserContext().setPermission(phones.desk.url, ...granted);
  });
  afterAll(() => page.browserContext().close());
  const good = async (): Promise<void> => expect(await faultsOn(page, language)).toEqual([]);

  it('choose what to pay, and copy its values', async () => {
    await phones.enter(page, 'pay', language);
    await good();
    await touch(page, 'pay');
    await good();
    await fillIn(page, 'form[action$="/pay"]', 'item=#2'); // both are ticked: not that one
    await tap(page, 'form[action$="/pay"] button');
    await good();
    const text = await textOf(page);
    const sums = [600, 400].map((sum) => text.includes(new Intl.NumberFormat(language).format(sum)));
    expect([text.includes(PORTAL_PAY_WORDS[language].chosen), ...sums]).toEqual([true, true, false]);
    const copied: string[] = [];
    for (const button of await page.$$('button.copy')) {
      await button.tap();
      await page.waitForFunction(`document.querySelectorAll('button.copy [aria-live]')[${copied.length}].textContent !== ''`, { timeout: 2_000 }); // prettier-ignore
      copied.push(String(await page.evaluate('navigator.clipboard.readText()')));
    }
    expect(copied).toContain('FR1420041010050500013M02606');
    expect(copied).toContain('600.00');
    const [made] = await phones.rows<{ reference: string }>(`select reference from v_payment_reference where customer_id = ? order by id desc`, [await phones.customerId('pay', language)]); // prettier-ignore
    expect(copied).toContain(made?.reference);
  });

  it('ask whether an account is ours', async () => {
    const before = await doubted();
    await phones.enter(page, 'pay', language);
    await touch(page, 'pay');
    for (const [iban, says, told] of [
      ['FR14 2004 1010 0505 0001 3M02 606', 'ibanYes', 0],
      ['DE89 3704 0044 0532 0130 00', 'ibanNo', 1],
      ['DE00 3704 0044 0532 0130 00', 'ibanNone', 1],
    ] as const) {
      await fillIn(page, 'form[action$="/iban"]', `iban=${iban}`);
      await tap(page, 'form[action$="/iban"] button');
      const words = fill(PORTAL_PAY_WORDS[language][says], { iban, company: 'ACME SAS' });
      expect(plain(await page.$eval('#iban [role=alert]', (one) => one.textContent ?? ''))).toBe(plain(words));
      expect((await doubted()) - before).toBe(told);
    }
    await good();
  });

  it('take papers along, after a code', async () => {
    const w = PORTAL_STEP_WORDS[language];
    await phones.enter(page, 'papers', language);
    await touch(page, 'papers');
    await good();
    await tap(page, 'a[href="/portal/account/papers/statement.pdf"]');
    await good();
    await tap(page, 'form[action$="/code/send"] button');
    await good();
    const mail = (await codeMails(phones.desk)).at(-1);
    expect([mail?.subject, (mail?.text ?? '').includes(fill(w.mail, { code: codeIn(mail) }))]).toEqual([fill(w.subject, { company: 'ACME SAS' }), true]); // prettier-ignore
    await fillIn(page, 'form[action$="/code"]', 'code=00000000');
    await tap(page, 'form[action$="/code"] button');
    expect(await page.$eval('#wrong-code', (one) => one.textContent)).toBe(w.wrong);
    await good();
    await fillIn(page, 'form[action$="/code"]', `code=${codeIn(mail)}`);
    await tap(page, 'form[action$="/code"] button');
    expect(await receiptOn(page)).toBe(plain(w.done));
    await good();
    const kinds: string[] = [];
    for (const path of await page.$$eval('main a[download], main a[href*="/papers/"]', (all) => all.map((one) => one.getAttribute('href') ?? ''))) // prettier-ignore
      kinds.push(String(await page.evaluate(`fetch(${JSON.stringify(path)}).then(async (one) => [one.status, (await one.text()).slice(0, 2)].join(' '))`))); // prettier-ignore
    expect(kinds.sort()).toEqual(['200 %P', '200 %P', '200 %P', '200 <!', '200 PK', '200 PK']);
  });

  it('see what was paid in full', async () => {
    const id = await phones.customerId(PAYS, language);
    await phones.enter(page, PAYS, language);
    await touch(page, 'papers');
    await good();
    await touch(page, 'papers/paid');
    await good();
    const [row] = await phones.rows<{ code: string }>(`select code from customer where id = ?`, [id]);
    const code = row?.code ?? '';
    const text = await textOf(page);
    expect([text.includes(`${code}-1`), text.includes(`${code}-2`)]).toEqual([true, false]);
    const said = { company: 'ACME SAS', customer: `Kowalski ${code}`, code, day: dayText(phones.desk.work().today, PORTAL_WORDS[language].locale) }; // prettier-ignore
    expect(text).toContain(plain(fill(PORTAL_PAPER_WORDS[language].receiptText, said)));
    await tap(page, 'form[action$="/leave"] button');
    await good();
  });

  it('say that they are not meant, and see nothing any more', async () => {
    const { thanks, told } = PORTAL_NOT_ME_WORDS[language];
    const id = await phones.customerId('not me', language);
    await phones.enter(page, 'not me', language);
    await touch(page, 'wrong');
    await fillIn(page, '#not-me', 'reason=Zx');
    await tap(page, '#not-me button');
    for (const path of ['', '/portal/account']) {
      if (path !== '') await page.goto(phones.desk.url + path);
      await good();
      expect(await textOf(page)).toBe(plain(`${thanks} ${told}`));
    }
    expect(await standsOf(phones, id)).toBe('reply in; task: wrong_person by 2026-03-03');
    expect(await phones.rows(`select state from contact where customer_id = ?`, [id])).toEqual([
      { state: 'opted_out' },
    ]);
  });

  it('want no more statements', async () => {
    const w = PORTAL_STOP_WORDS[language];
    await page.setExtraHTTPHeaders({ 'accept-language': language });
    await page.browserContext().deleteCookie(...(await page.browserContext().cookies()));
    await page.goto(phones.desk.url + (await stopPath(language)));
    await good();
    const stopped = (): Promise<unknown[]> => phones.rows(`select 1 from mail_opt_out where address = ?`, [mailboxOf(language)]); // prettier-ignore
    expect([await textOf(page), (await stopped()).length]).toEqual([plain(`${w.title} ${fill(w.text, { company: 'ACME SAS' })} ${w.button}`), 0]); // prettier-ignore
    await tap(page, 'main button');
    await good();
    expect([await textOf(page), (await stopped()).length]).toEqual([plain(`${w.doneTitle} ${fill(w.doneText, { company: 'ACME SAS' })}`), 1]); // prettier-ignore
  });
});

const touch = (page: Page, path: string): Promise<void> => tap(page, `main a[href="/portal/account/${path}"]`);
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const textOf = async (page: Page): Promise<string> => plain(await page.$eval('main', (one) => one.textContent ?? ''));
const doubted = async (): Promise<number> =>
  (await phones.rows(`select 1 from audit_line where kind = 'portal.iban_unknown'`)).length;

async function papersOf(customerId: number): Promise<void> {
  const entries = await phones.rows<{ id: number }>(`select id from v_entry where customer_id = ?`, [customerId]);
  for (const { id } of entries) {
    const bytes = Buffer.from(`%PDF-1.4\n${id}\n%%EOF\n`);
    await attachDocument(phones.desk.work(), { companyId: phones.desk.company.id, customerId, about: `entry/${id}`, kind: 'invoice', fileName: `zx-${id}.pdf`, bytes }); // prettier-ignore
  }
}

async function applied(customerId: number): Promise<void> {
  const items = await phones.rows<{ id: number; document: string }>(`select item_id as id, document from v_open_item where customer_id = ?`, [customerId]); // prettier-ignore
  const idOf = (end: string): number => items.find(({ document }) => document.endsWith(end))?.id ?? 0;
  const work = phones.desk.work();
  const whose = { companyId: phones.desk.company.id, fromItemId: idOf('-P'), to: { itemId: idOf('-1') } };
  await allocate(work, [{ ...whose, amountMinor: 60_000, allocatedOn: work.today, basis: 'manual' }]);
}

const sent: { mails?: Promise<Map<string, string>> } = {};

/** From the line in the mail that brought a statement. */
async function stopPath(language: PortalLanguage): Promise<string> {
  sent.mails ??= statements();
  return (await sent.mails).get(mailboxOf(language)) ?? 'no statement';
}

const mailboxOf = (language: PortalLanguage): string => `jk@k05${PORTAL_LANGUAGES.indexOf(language)}.example`;

async function statements(): Promise<Map<string, string>> {
  const { house, company } = phones.desk;
  const choice = { asOn: day('2026-03-02'), from: null, segment: 'statements', minMinor: 0, onlyOverdue: false, withCredits: false, format: 'pdf', reason: '' } as const; // prettier-ignore
  const run = await beginStatements(phones.desk.work(), { company, choice, holds: holdSources });
  await issueStatements(phones.desk.work(), { company, holds: holdSources, post: () => house.post() }, run!.id);
  await deliver(phones.desk.work(), house.post(), company);
  const folder = join(house.config.home, 'outbox');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(files.map((name) => simpleParser(readFileSync(join(folder, name)))));
  return new Map(
    mails.flatMap((mail) => {
      const list = mail.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line.replace(/\s+/g, '') ?? '';
      const path = /<https?:\/\/[^/]+(\/portal\/statements\/[^>]+)>/.exec(list)?.[1];
      return path === undefined ? [] : [[[mail.to].flat()[0]?.value[0]?.address?.toLowerCase() ?? '', path]];
    }),
  );
}
