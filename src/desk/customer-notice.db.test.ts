import { PDFDocument } from '@cantoo/pdf-lib';
import { holdSources } from '../app';
import { changeSetting } from '../companies/actions';
import { documentsDemanded, remindersSent } from '../dossier/facts.store';
import { day } from '../kernel/day';
import { LANGUAGES } from '../languages/said';
import { legalPaper } from '../law/paper';
import { noticed, usualItems } from '../notices/gather.actions';
import { makeNotice } from '../notices/make.actions';
import { wayOf, waysTo } from '../notices/recipient.actions';
import { sendNotice } from '../notices/send.actions';
import { deliver } from '../outbox/delivery.actions';
import { acceptInvitation, invite } from '../people/actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, PASSWORD, type TestDesk, type Visitor } from './testing/test-desk';
import { setTimeout as later } from 'node:timers/promises';

/** A legal paper from the customer's page: chosen, looked at in two languages, printed, sent, kept; over a real server. */
const open = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
let page: string;
let customerId: number;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  clerk = await desk.as('collector');
  const [row] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = '4711'`);
  customerId = row?.id ?? 0;
  page = `/c/${desk.company.code}/customers/${desk.house.ids.seal('customer', customerId)}`;
});
afterAll(() => desk.close());

const be = (type: string, country = 'FR'): Promise<unknown> =>
  open.db.write('customer').where({ id: customerId }).update({ debtor_type: type, country });
const tickedIn = (text: string): string[] => [...text.matchAll(/value="(it_[a-z0-9]+)"[^>]*checked/g)].map(([, id]) => id ?? ''); // prettier-ignore
const items = async (): Promise<string[]> => tickedIn((await clerk.get(`${page}/notice`)).text);
type Fields = Readonly<Record<string, string | readonly string[]>>;
const asked = async (change: Readonly<Record<string, string>> = {}): Promise<Fields> => ({
  ...{
    paper: 'FR-notice',
    language: 'fr',
    to: 'letter',
    dispatch: 'registered_receipt',
    number: '1A 234',
    then: 'partner',
  },
  ...{ claims: 'none', copies: 'no', item: await items(), ...change },
});
const previewed = async (change: Readonly<Record<string, string>> = {}): Promise<string> =>
  (await clerk.post(`${page}/notice/preview`, await asked(change))).text;
/** On another day people sign in again. */
const onDay = async (now: string): Promise<void> => {
  desk.setNow(now);
  clerk = desk.stranger();
  await clerk.signIn('collector@acme.example', PASSWORD);
};
/** What the page sends goes on behind it. */
const left = async (): Promise<void> => {
  for (let n = 0; n < 100; n += 1) {
    await deliver(desk.work(), desk.house.post(), desk.company);
    const waiting = await one<{ n: number }>(`select count(*) as n from message where state in ('queued', 'sending')`);
    if (waiting?.n === 0) return;
    await later(50);
  }
};
const one = async <T>(sql: string): Promise<T | undefined> => (await rowsOf<T>(open.db.read, sql, []))[0];

describe('a legal paper', () => {
  it('is none for a customer of whom nobody says what it is', async () => {
    await be('unknown');
    const { text } = await clerk.get(`${page}/notice`);
    expect(text).toContain('Nobody says what this customer is in law');
    expect(text).not.toContain('name="paper"');
  });

  it('is chosen among those of the customer’s country first, its overdue invoices ticked', async () => {
    await be('company');
    expect((await clerk.get(page)).text).toContain('Formal notice');
    await clerk.post(`${page}/addresses`, { role: 'registered', street: '4 rue du Port', postcode: '44000', city: 'Nantes', country: 'FR' }); // prettier-ignore
    const { text } = await clerk.get(`${page}/notice`);
    expect(/<option value="([A-Z]{2}-[a-z]+)" selected/.exec(text)?.[1]).toBe('FR-notice');
    expect(text).toContain('France: Mise en demeure de payer (Formal notice to pay)');
    expect(text).not.toContain('UK-claim'); // a letter of claim is for persons
    expect(tickedIn(text).length).toBeGreaterThan(0);
    expect((await (await desk.as('reader')).get(`${page}/notice`)).status).toBe(403);
  });

  it('is read in two languages side by side, its sentences of law marked and what is from memory said', async () => {
    const text = await previewed();
    expect(text).toContain('<mark>Par la présente, nous vous mettons en demeure');
    expect(text).toContain('<mark>We hereby give you formal notice to pay');
    expect(text).toContain('C. civ. art. 1231-6, 1344');
    expect(text).toContain('not verified against the official text');
    expect(text).toContain('Note: No reminder asked for these before');
    expect(text).not.toContain('fr-court');
    const { text: none } = await clerk.post(`${page}/notice/preview`, { paper: 'FR-notice' });
    expect(none).toContain('Choose a paper and at least one invoice.');
  });

  it.each`
    fields                                   | says
    ${{ language: 'de' }}                    | ${'This paper is not written in that language.'}
    ${{ paper: 'UK-claim', language: 'en' }} | ${'Choose a paper'}
    ${{ paper: '<b>', language: 'en' }}      | ${'Choose a paper'}
    ${{ paper: 'FR-constructor' }}           | ${'Choose a paper'}
    ${{ then: 'prison' }}                    | ${'Choose a paper'}
    ${{ claims: 'ransom' }}                  | ${'Choose a paper'}
    ${{ checked: 'maybe' }}                  | ${'Choose a paper'}
    ${{ item: 'it_00000000000' }}            | ${'Choose a paper'}
  `('answers $fields with what is wrong', async ({ fields, says }) => {
    const form = await asked(fields as Record<string, string>);
    const sent = { ...form, ...(fields as Record<string, string>) };
    expect((await clerk.post(`${page}/notice/preview`, sent)).text).toContain(says);
    expect((await clerk.post(`${page}/notice`, sent)).status).toBe(422);
  });

  it('says which law counts and why, and what is claimed beside the principal, or why not', async () => {
    expect((await clerk.get(`${page}/notice`)).text).toContain(
      'The law of France counts for this customer: the law of the seller',
    );
    expect(await previewed({ claims: 'all' })).toContain('the company claims nothing for late payment');
    await changeSetting(desk.work(), desk.company.id, 'latePayment', 'on_demand');
    const unsure = await previewed({ claims: 'all' });
    expect(unsure).toContain('Not claimed: ');
    expect(unsure).toContain('It must be printed on the invoice');
    const text = await previewed({ claims: 'all', checked: 'yes' });
    expect(text).toContain('<h2>Claimed beside the principal</h2>');
    expect(text).toContain('<td>fixed sums</td><td>€40.00</td>');
    expect(text).toContain('Claimed because somebody said to have checked it');
    await changeSetting(desk.work(), desk.company.id, 'latePayment', 'off');
  });

  it('is printed as a letter with its number', async () => {
    const answer = await clerk.post(`${page}/notice/pdf`, await asked());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await clerk.post(`${page}/notice/pdf`, { paper: 'FR-notice' })).status).toBe(422);
    expect(await one(`select count(*) as n from message`)).toEqual({ n: 0 });
  });

  it('leaves through the outbox, is kept with its sentences, and is the only message of the day', async () => {
    const form = await asked();
    expect((await clerk.post(`${page}/notice`, form)).status).toBe(303);
    await left();
    expect(await one(`select law, paper, debtor_type as "debtorType", language, written_on as "on", deadline_on as "until" from v_formal_notice`)).toEqual({
      ...{ law: 'FR', paper: 'notice', debtorType: 'company', language: 'fr', on: '2026-03-03', until: '2026-03-19' },
    }); // prettier-ignore
    const message = await one<{ state: string; text: string; about: string }>(
      `select state, text_sha as text, about from message`,
    );
    expect([message?.state, message?.about]).toEqual(['made', 'notice/1']);
    const said = (await desk.work().files.get(message?.text ?? '')).toString('utf8');
    expect(said).toContain('Lettre recommandée avec accusé de réception n° 1A 234');
    expect(said).toContain('le dossier sera confié à un tiers');
    const again = await clerk.post(`${page}/notice`, form);
    expect([again.status, again.text.includes('has had a message today')]).toEqual([409, true]);
    expect((await clerk.get(`${page}/notice`)).text).toContain('Mise en demeure de payer (FR), to pay by 19 Mar 2026');
  });

  it('goes by email with itself as PDF', async () => {
    await onDay('2026-03-05T09:00:00.000Z');
    await clerk.post(`${page}/contacts`, {
      role: 'main',
      email: 'anna@roux.example',
      name: 'Anna Roux',
      why: 'told us',
    });
    expect((await clerk.post(`${page}/notice`, await asked({ to: 'email', language: 'en' }))).status).toBe(303);
    await left();
    const mail = await one<{ state: string; attachments: string }>(
      `select state, attachments from message where channel = 'email'`,
    );
    expect(mail?.state).toBe('accepted');
    expect(mail?.attachments).toContain('.pdf');
  });

  it('announces no court to a public body', async () => {
    await be('public_body');
    expect(await previewed({ then: 'court' })).not.toContain('saisirons');
    await be('company');
    expect(await previewed({ then: 'court' })).toContain('saisirons');
  });

  it('stands in the recovery file as what it is', async () => {
    const scope = { companyId: desk.company.id, customerId, currency: 'EUR', keyDate: day('2026-03-05') };
    const sent = (await remindersSent(open.db.read, scope)).filter(({ reminderId }) => reminderId < 0);
    expect(sent.map(({ kind, channel, language }) => [kind, channel, language])).toEqual([
      ['final', 'letter', 'fr'],
      ['final', 'email', 'en'],
    ]);
    const demanded = (await documentsDemanded(open.db.read, scope)).filter(({ reminderId }) => reminderId === -1);
    expect(demanded.length).toBeGreaterThan(0);
  });

  it('is withdrawn where what it demands is held in the meantime', async () => {
    await onDay('2026-03-06T09:00:00.000Z');
    const work = desk.work();
    const about = { company: desk.company, customerId, holds: holdSources };
    const known = await noticed(work, about);
    const paper = legalPaper('FR', 'notice');
    if (paper === undefined) throw new Error('no French notice');
    const itemIds = usualItems(known, work.today).map(({ itemId }) => itemId);
    const choice = { paper, language: 'fr', itemIds, then: null, dispatch: null, claims: { interest: false, fixed: false, checked: false }, copies: false } as const; // prettier-ignore
    const to = wayOf(await waysTo(work, desk.company, known.customer), 'letter');
    await sendNotice(work, about, known, await makeNotice(work, about, known, { choice, to }));
    for (const item of await items()) {
      await clerk.post(`${page}/hold`, { item, kind: 'goodwill', quick: '1w', reason: 'looked at' });
    }
    expect((await deliver(work, desk.house.post(), desk.company)).withdrawn).toEqual({ held: 1 });
  });
});

describe('the letter of claim to a person in England', () => {
  it('is not sent without the official papers, and carries them behind it once they are filed', async () => {
    await onDay('2026-03-09T09:00:00.000Z');
    await open.db.write('hold').delete();
    await be('consumer', 'GB');
    const change = { paper: 'UK-claim', language: 'en', dispatch: 'none', number: '', then: 'court' };
    const text = await previewed(change);
    expect(text).toContain(
      'An official paper that must go with it is not filed: Information Sheet, Reply Form, Standard Financial Statement.',
    );
    const form = await asked(change);
    expect((await clerk.post(`${page}/notice`, form)).status).toBe(422);
    const blank = await PDFDocument.create();
    blank.addPage();
    const bytes = Buffer.from(await blank.save());
    for (const slot of ['uk-information-sheet', 'uk-reply-form', 'uk-financial-statement']) {
      const upload = { name: `${slot}.pdf`, content: bytes };
      expect((await clerk.send(`${page}/notice/official`, { slot }, [upload])).status).toBe(303);
    }
    const bad = { name: 'x.txt', content: 'no PDF' };
    expect((await clerk.send(`${page}/notice/official`, { slot: 'uk-reply-form' }, [bad])).status).toBe(409);
    expect(await previewed(change)).not.toContain('not filed');
    expect((await clerk.post(`${page}/notice`, form)).status).toBe(303);
    await left();
    const made = await one<{ raw: string }>(
      `select raw_sha as raw from message where about like 'notice/%' order by id desc limit 1`,
    );
    const pdf = await PDFDocument.load(await desk.work().files.get(made?.raw ?? ''));
    expect((await clerk.post(`${page}/notice/pdf`, await asked(change))).status).toBe(200);
    expect(pdf.getPageCount()).toBeGreaterThanOrEqual(5); // the letter, a statement, three official papers
  });
});

it('speaks every language of the desk, with no blank left open', async () => {
  await onDay('2026-03-10T09:00:00.000Z');
  for (const language of LANGUAGES) {
    const email = `${language}@acme.example`;
    const given = { email, name: language, language, roles: [{ companyId: null, role: 'collector' as const }] };
    const { secret } = await invite(desk.work(), given);
    await acceptInvitation(desk.work(), secret, { name: language, password: 'correct horse battery staple' });
    const visitor = desk.stranger();
    await visitor.signIn(email, 'correct horse battery staple');
    for (const path of ['/notice', '/notice/official']) {
      const { status, text } = await visitor.get(`${page}${path}`);
      expect([language, path, status, /[^{]\{[a-z]+\}/i.exec(text)?.[0]]).toEqual([language, path, 200, undefined]);
    }
    const form = await asked({ paper: 'UK-reminder', language: 'en' });
    const { text } = await visitor.post(`${page}/notice/preview`, form);
    expect([language, /[^{]\{[a-z]+\}/i.exec(text.replace(/<style>[\s\S]*<\/style>/, ''))?.[0]]).toEqual([language, undefined]); // prettier-ignore
  }
});
