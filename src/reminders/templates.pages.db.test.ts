import { stepPapers } from '../notices/step-papers.actions';
import { openTestDesk, type Answered, type TestDesk } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { textIn } from '../outbox/wording';
import { approveRun, issueRun, prepareRun } from './run.actions';

/** Templates as people edit them: looked at, tried out, refused where they would read badly, put in force, gone back from. */
const open = testDatabase();
let desk: TestDesk;
let at: string;
let shipped: { subject: string; body: string };
let own: { subject: string; body: string };

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}/templates/reminder-friendly/en`;
  const [row] = await rowsOf<{ source: string }>(
    open.db.read,
    `select source from template_version where company_id is null and code = 'reminder-friendly' and language = 'en'`,
  );
  shipped = textIn(row?.source ?? '');
  own = typed((body) => body.replace('may simply have been overlooked, or our messages have crossed.', OWN));
});
afterAll(() => desk.close());

const OWN = 'We may have crossed each other.';
const typed = (change: (body: string) => string = (body) => body): { subject: string; body: string } => ({
  subject: shipped.subject,
  body: change(shipped.body),
});

const kinds = async (): Promise<string[]> => {
  const rows = await rowsOf<{ kind: string }>(
    open.db.read,
    `select kind from audit_line where kind like 'template.%' and company_id is not null order by id`,
  );
  return rows.map(({ kind }) => kind);
};

const plain = ({ text }: Answered): string =>
  text.replace(/<[^>]+>/g, ' ').replace(/&#x27;|&#39;/g, '’').replace(/\s+/g, ' '); // prettier-ignore

describe('the templates', () => {
  it('are listed by language, and say whom no template can be written to', async () => {
    const reader = await desk.as('reader');
    const list = plain(await reader.get(`/c/${desk.company.code}/templates`));
    expect(list).toContain('Reminder, friendly');
    expect(list).toContain('shipped');
    await open.db.write('customer').where({ code: '4711' }).update({ language: 'pl' });
    expect(plain(await reader.get(`/c/${desk.company.code}/templates`))).toMatch(
      /Polish 1 (blocked: no template and no stand-in|English, as a stand-in)/,
    );
    await open.db.write('customer').where({ code: '4711' }).update({ language: 'fr' });
    expect((await reader.get(`/c/${desk.company.code}/templates/nothing`)).status).toBe(404);
    expect((await reader.get(`/c/${desk.company.code}/templates/free/xx`)).status).toBe(404);
    expect((await reader.get(`${at}/versions/1`)).status).toBe(404);
  });

  it('stand side by side, what must stand marked, as they read and as they are written', async () => {
    const reader = await desk.as('reader');
    const path = `/c/${desk.company.code}/templates/final-reminder`;
    const { text } = await reader.get(path);
    expect(text).toMatch(
      /<mark>Without payment or an answer by [^<{]*, the file may be passed to a third party\.<\/mark>/,
    );
    expect(text).toContain('<mark>Une erreur');
    const source = (await reader.get(`${path}?view=source`)).text;
    expect(source).toMatch(/<mark>Ohne Zahlung oder Antwort\{\{#if pay_by\}\}/);
    expect(text).toContain('announced as the law of debt collection wants it');
  });
});

describe('an editor of a template', () => {
  it('shows the mail, the text and the letter as they would be for a customer', async () => {
    const collector = await desk.as('collector');
    const mail = await collector.post(`${at}/sheet`, { ...own, customer: '4711', channel: 'email' });
    expect(mail.text).toContain(OWN);
    expect(mail.text).toContain('Invoiced to');
    expect(mail.text).toContain('4711');
    const text = await collector.post(`${at}/sheet`, { ...own, channel: 'text' });
    expect(text.text).toContain('Subject: Overdue: 3 invoices');
    const letter = await collector.post(`${at}/sheet`, { ...own, customer: '4711', channel: 'letter' });
    expect(letter.text).toContain('class="letter');
    expect((await collector.post(`${at}/sheet`, { ...own, customer: 'nobody' })).text).toContain('No such customer');
    const broken = await collector.post(
      `${at}/sheet`,
      typed((body) => `${body}\n{{colour}}`),
    );
    expect(broken.text).toContain('there is no blank {{colour}}');
    expect(((await (await desk.as('reader')).get(`${at}/sheet`)).headers.get('content-security-policy') ?? '').length).toBeGreaterThan(0); // prettier-ignore
  });

  it('refuses what is unknown, missing, locked, hidden or not harmless, and keeps what was typed', async () => {
    const collector = await desk.as('collector');
    const refused = async (change: (body: string) => string): Promise<string> => {
      const answer = await collector.post(`${at}/draft`, typed(change));
      expect(answer.status).toBe(422);
      return plain(answer);
    };
    expect(await refused((body) => body.replace('{{payment}}', ''))).toContain(
      '{{payment}} is missing: account, reference',
    );
    expect(await refused((body) => `{{colour}}\n${body}`)).toContain('Line 1: there is no blank {{colour}}.');
    expect(await refused((body) => `${body}\n<script>alert(1)</script>`)).toContain('HTML may not be used');
    expect(await refused((body) => `${body}\n{{> letter-table}}`)).toContain('may not be used');
    expect(await refused((body) => `${body}\n{{constructor.constructor}}`)).toContain('only the plain name of a blank');
    expect(await refused((body) => body.replace('set that part aside', 'ignore it'))).toContain(
      'This sentence must stand',
    );
    expect(await refused((body) => `${body}\n({{#if phone}}{{phone}}{{/if}})`)).toContain('stray signs');
    const huge = await refused(() => 'x'.repeat(100_000));
    expect(huge).toContain('longer than 20,000 characters'.replace('20,000', '20000'));
    const kept = await collector.post(
      `${at}/draft`,
      typed((body) => `${body}\n{{colour}} typed with care`),
    );
    expect(kept.text).toContain('typed with care');
    expect(await kinds()).toEqual([]);
  });

  it('keeps a draft, which changes nothing until somebody who may puts it in force', async () => {
    const [collector, manager] = [await desk.as('collector'), await desk.as('manager')];
    expect((await (await desk.as('reader')).post(`${at}/draft`, own)).status).toBe(403);
    expect((await collector.post(`${at}/draft`, own)).status).toBe(303);
    expect((await collector.post(`${at}/activate`, own)).status).toBe(403);
    const editor = await manager.get(at);
    expect(plain(editor)).toContain('This is the draft that The collector kept');
    expect(editor.text).toContain(OWN);
    expect((await manager.post(`${at}/activate`, own)).status).toBe(303);
    const after = await manager.get(at);
    expect(after.text).toContain('own, version 1');
    expect(after.text).not.toContain('This is the draft');
    expect(await kinds()).toEqual(['template.drafted', 'template.saved']);
    const same = await manager.post(`${at}/activate`, own);
    expect([same.status, await kinds()]).toEqual([303, ['template.drafted', 'template.saved']]);
  });

  it('does not let one person write over another unseen', async () => {
    const manager = await desk.as('manager');
    const other = typed((body) => body.replace('may simply', 'will simply'));
    const answer = await manager.post(`${at}/activate`, { ...other, base: 'of yesterday' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('The manager changed this wording');
    expect(answer.text).toContain('will simply');
    const base = /name="base" value="([0-9a-f]{64})"/.exec(answer.text)?.[1] ?? '';
    expect((await manager.post(`${at}/activate`, { ...other, base })).status).toBe(303);
  });

  it('shows what changed, puts an older version in force again, and goes back to the shipped one', async () => {
    const manager = await desk.as('manager');
    const changed = (await manager.get(`${at}/versions/2`)).text;
    expect(changed).toMatch(/is-out[\s\S]*We may have crossed/);
    expect(changed).toMatch(/is-in[\s\S]*will simply/);
    await manager.post(`${at}/restore`, { version: '1' });
    expect((await manager.get(at)).text).toContain(OWN);
    await manager.post(`${at}/restore`, { version: '0' });
    const again = await manager.get(at);
    expect(again.text).toContain('· shipped');
    expect(again.text).toContain('The shipped wording is in force again.');
    for (const version of ['9', '-1', 'x', '']) expect((await manager.post(`${at}/restore`, { version })).status).not.toBe(200); // prettier-ignore
    expect((await kinds()).slice(-2)).toEqual(['template.saved', 'template.dropped']);
  });
});

describe('a wording that goes beyond the debt', () => {
  const threat = 'Otherwise our lawyers will add a late fee.';
  const threatening = (): { subject: string; body: string } => typed((body) => `${body}\n\n${threat}`);

  it('is kept as a draft, and in force only when an approver answers for that very sentence', async () => {
    const [collector, manager] = [await desk.as('collector'), await desk.as('manager')];
    const checked = await collector.post(`${at}/check`, threatening());
    expect(plain(checked)).toContain(`fees or compensation: ${threat}`);
    expect(plain(checked)).toContain(`court or lawyers: ${threat}`);
    expect(checked.text).not.toContain('name="vouched"');
    expect((await collector.post(`${at}/draft`, threatening())).status).toBe(303);
    const refused = await manager.post(`${at}/activate`, threatening());
    expect([refused.status, (await manager.get(at)).text.includes('· shipped')]).toEqual([422, true]);
    const vouched = /name="vouched" value="([0-9a-f]{64})"/.exec(refused.text)?.[1] ?? '';
    const other = typed((body) => `${body}\n\nWe will send the bailiff.`);
    expect((await manager.post(`${at}/activate`, { ...other, vouched })).status).toBe(422);
    expect((await manager.post(`${at}/activate`, { ...threatening(), vouched })).status).toBe(303);
    const [line] = await rowsOf<{ payload: string }>(
      open.db.read,
      `select p.payload from audit_line l join audit_payload p on p.line_id = l.id where l.kind = 'template.saved' order by l.id desc limit 1`,
    );
    expect(JSON.parse(line?.payload ?? '{}')).toMatchObject({ vouched: [`fees: ${threat}`, `court: ${threat}`] });
  });

  it('is asked about again when it is gone back to, but not by the undo', async () => {
    const manager = await desk.as('manager');
    await manager.post(`${at}/restore`, { version: '0' });
    const { text } = await manager.get(at);
    const undo = /name="vouched" value="([0-9a-f]{64})"/.exec(text)?.[1] ?? '';
    const version = String((await versionsOf()).length);
    expect((await manager.post(`${at}/restore`, { version })).status).toBe(422);
    expect((await manager.post(`${at}/restore`, { version, vouched: undo })).status).toBe(303);
    await manager.post(`${at}/restore`, { version: '0' });
  });

  const versionsOf = (): Promise<unknown[]> =>
    rowsOf(
      open.db.read,
      `select id from template_version where company_id = ? and code = 'reminder-friendly' and language = 'en'`,
      [desk.company.id],
    );
});

describe('a wording that is on its way', () => {
  it('is counted where it would change or stay, and named with its version by the message', async () => {
    const manager = await desk.as('manager');
    const french = at.replace('/en', '/fr');
    const says = async (): Promise<string> => plain(await manager.get(french));
    const planning = { company: desk.company, holds: () => [], papers: stepPapers };
    const { id } = await prepareRun(desk.work(), planning);
    expect(await says()).not.toContain('in approved runs');
    await approveRun(desk.work(), desk.company.id, id);
    expect(await says()).toContain('2 customers in approved runs are not issued yet and get the new wording.');
    expect(plain(await manager.get(at))).not.toContain('in approved runs');
    const { text } = await manager.get(french);
    const body = /<textarea[^>]*name="body"[^>]*>([\s\S]*?)<\/textarea>/.exec(text)?.[1] ?? '';
    const subject = /name="subject" value="([^"]*)"/.exec(text)?.[1] ?? '';
    const mine = { subject: read(subject), body: `${read(body)}\n\nÀ bientôt.` };
    expect((await manager.post(`${french}/activate`, mine)).status).toBe(303);
    await issueRun(desk.work(), planning, id);
    expect(await says()).not.toContain('in approved runs');
    expect(await says()).toContain('2 messages wait in the outbox and keep the wording they were issued with.');
    const list = (await manager.get(`/c/${desk.company.code}/messages?q=roux`)).text;
    const message = /href="([^"]+\/messages\/me_[a-z0-9]+)"/.exec(list)?.[1] ?? '';
    await manager.post(`${french}/restore`, { version: '0' });
    const shown = (await manager.get(message)).text;
    expect(shown).toContain(`<a href="${french}/versions/1">Reminder, friendly · own, version 1</a>`);
  });
});

/** What a browser makes of a value. */
const read = (html: string): string =>
  html.replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'); // prettier-ignore
