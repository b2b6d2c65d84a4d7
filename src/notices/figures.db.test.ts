import { companyById } from '../companies/store';
import { attachDocument } from '../documents/actions';
import { sum } from '../kernel/money';
import { chargesInRange } from '../ledger/charge.store';
import { keptCharges } from '../ledger/claimed.store';
import { chargeState } from '../ledger/kept-charge';
import { legalPaper } from '../law/paper';
import { waive } from '../law/charge.actions';
import { loadShippedRates } from '../law/rates.actions';
import { deliver } from '../outbox/delivery.actions';
import { claimedMinor } from '../outbox/legal';
import { closePostRoom, openPostRoom, type PostRoom } from '../outbox/post.actions';
import { speechOf } from '../outbox/speech';
import { rowsOf } from '../platform/db';
import { closeBrowser } from '../platform/pdf/browser';
import { renderPdf } from '../platform/pdf/render';
import { testDatabase } from '../platform/testing/database';
import { seePdf } from '../platform/testing/read-pdf';
import { reminderLedger, type ReminderLedger } from '../reminders/testing/ledger';
import { checkText } from './check-text';
import { noticeAsker } from './gate.actions';
import { noticed, usualItems } from './gather.actions';
import { makeNotice, type MadeNotice } from './make.actions';
import { noticePdf } from './paper.actions';
import { paperRecipient, wayOf, waysTo, type Ways } from './recipient.actions';
import { sendNotice } from './send.actions';

/**
 * A paper claims what the law gives beside the principal: counted from the ledger, said with its ground, owed from then on, never twice. What is
 * not sure is left out and says why. The table's total is that of the charges and that of the letter.
 */
const open = testDatabase();
const TODAY = '2026-02-10';
let post: PostRoom;
let companies = 0;

beforeAll(() => {
  post = openPostRoom({ home: open.home, smtpUrl: null, askers: { notice: noticeAsker(() => []) } });
});
afterAll(async () => {
  await closePostRoom(post);
  await closeBrowser();
});

interface Case {
  readonly law: string;
  readonly debtor: string;
  readonly currency: string;
  readonly setting?: string;
  readonly customer?: object;
}

/** Two invoices, due on days that the contract names: 1,000.00 since 1 December 2025, 500.00 since 15 January 2026. */
async function ledger({ law, debtor, currency, setting = 'on_demand', customer = {} }: Case): Promise<ReminderLedger> {
  const of = await reminderLedger(open.db, `figures${(companies += 1)}`, open.home);
  await of.knownAsOf(TODAY);
  await loadShippedRates(of.on('2026-01-01'));
  const country = law === 'UK' ? 'GB' : law;
  await open.db.write('company').where({ id: of.companyId }).update({ country, currency, governing_law: country });
  await open.db
    .write('customer')
    .where({ id: of.customerId })
    .update({ debtor_type: debtor, country, ...customer });
  await open.db.write('bank_account').where({ company_id: of.companyId }).update({ currency });
  await of.set('latePayment', setting);
  await of.invoice('F-1', 100_000, '2025-11-01', { dueOn: '2025-12-01', currency });
  await of.invoice('F-2', 50_000, '2025-12-16', { dueOn: '2026-01-15', currency });
  await open.db.write('entry').where({ company_id: of.companyId }).update({ contract_on: '2025-10-01' });
  return { ...of, planning: { ...of.planning, company: await companyById(open.db.read, of.companyId) } };
}

interface Made {
  readonly one: MadeNotice;
  readonly ways: Ways;
  send(): Promise<number>;
  pdf(): Promise<string>;
}

interface Asked {
  readonly law: string;
  readonly paper?: string;
  readonly on?: string;
  readonly checked?: boolean;
  readonly copies?: boolean;
}

async function made(
  of: ReminderLedger,
  { law, paper: name = 'notice', on = TODAY, checked = false, copies = false }: Asked,
): Promise<Made> {
  const work = of.on(on);
  const { company } = of.planning;
  const about = { company, customerId: of.customerId, holds: of.planning.holds };
  const known = await noticed(work, about);
  const paper = legalPaper(law, name);
  if (paper === undefined) throw new Error(`no ${law} ${name}`);
  const itemIds = usualItems(known, work.today).map(({ itemId }) => itemId);
  const claims = { interest: true, fixed: true, checked };
  const choice = { paper, language: paper.languages[0] ?? 'en', itemIds, then: null, dispatch: null, claims, copies }; // prettier-ignore
  const ways = await waysTo(work, company, known.customer);
  const one = await makeNotice(work, about, known, { choice, to: wayOf(ways, 'email') });
  return {
    one,
    ways,
    send: () => sendNotice(of.on(on), about, known, one),
    pdf: async () => {
      const letter = { ...one, draft: { ...one.draft, to: paperRecipient(ways, known.customer) } };
      const bytes = await noticePdf(work, post, { company, customer: known.customer, ways }, letter);
      return spaced((await seePdf(bytes)).pages.join(' '));
    },
  };
}

const spaced = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').replaceAll('ʼ', '’');

const charges = async ({ companyId, customerId }: ReminderLedger): Promise<string[]> =>
  (await keptCharges(open.db.read, { companyId, first: customerId, last: customerId })).map(
    (one) => `${one.document} ${one.kind} ${one.amountMinor} ${chargeState(one)}${one.checked ? ' checked' : ''}`,
  );

const figuresText = ({ one: { claim, figures } }: Made): string =>
  [
    `interest ${claim.parts.map(({ interestMinor }) => interestMinor).join('+')}`,
    `fixed ${claim.parts.map(({ fixedMinor }) => fixedMinor).join('+')}`,
    `costs ${claim.costsMinor}`,
    ...(claim.later === null ? [] : [`later ${claim.later.minor}`]),
    ...figures.left.map(({ what, why }) => `no ${what}: ${why}`),
  ].join(', ');

describe('what a paper claims beside the principal', () => {
  it.each`
    law     | debtor        | paper         | currency | figures
    ${'FR'} | ${'company'}  | ${'notice'}   | ${'EUR'} | ${'interest 2363+433, fixed 0+0, costs 0, no fixed: printed_on_invoice'}
    ${'FR'} | ${'consumer'} | ${'notice'}   | ${'EUR'} | ${'interest 0+0, fixed 0+0, costs 0, no interest: needs_demand, no fixed: not_this_debtor'}
    ${'DE'} | ${'company'}  | ${'notice'}   | ${'EUR'} | ${'interest 1998+366, fixed 4000+4000, costs 0'}
    ${'DE'} | ${'consumer'} | ${'notice'}   | ${'EUR'} | ${'interest 1220+223, fixed 0+0, costs 0, no fixed: not_this_debtor'}
    ${'UK'} | ${'company'}  | ${'notice'}   | ${'GBP'} | ${'interest 2383+418, fixed 7000+4000, costs 0'}
    ${'UK'} | ${'consumer'} | ${'claim'}    | ${'GBP'} | ${'interest 0+0, fixed 0+0, costs 0, no interest: court_only, no fixed: not_this_debtor'}
    ${'NL'} | ${'company'}  | ${'notice'}   | ${'EUR'} | ${'interest 1974+362, fixed 0+0, costs 22500'}
    ${'NL'} | ${'consumer'} | ${'consumer'} | ${'EUR'} | ${'interest 0+0, fixed 0+0, costs 0, later 22500, no interest: from_demand'}
    ${'SE'} | ${'company'}  | ${'notice'}   | ${'SEK'} | ${'interest 1900+400, fixed 45000+45000, costs 0'}
    ${'SE'} | ${'consumer'} | ${'notice'}   | ${'SEK'} | ${'interest 1900+400, fixed 0+0, costs 18000, no fixed: not_this_debtor'}
    ${'BE'} | ${'company'}  | ${'notice'}   | ${'EUR'} | ${'interest 0+0, fixed 4000+4000, costs 0, no interest: counting_not_verified'}
    ${'BE'} | ${'consumer'} | ${'notice'}   | ${'EUR'} | ${'interest 0+0, fixed 0+0, costs 0, no interest: needs_demand, no fixed: not_this_debtor'}
  `('$law to a $debtor adds up in table, charges and letter', async ({ law, debtor, paper, currency, figures }) => {
    const of = await ledger({ law, debtor, currency });
    const it = await made(of, { law, paper });
    expect(figuresText(it)).toBe(figures);
    const { claim, draft } = it.one;
    const total = claimedMinor(claim);
    const counted = sum(claim.interest.map(({ interestMinor }) => interestMinor));
    expect(counted).toBe(sum(claim.parts.map(({ interestMinor }) => interestMinor)));
    expect(draft.content.sections[0]?.payment?.amountMinor).toBe(total);
    const speech = speechOf(draft.language);
    const pdf = await it.pdf();
    expect(pdf).toContain(spaced(speech.money(total, currency as string)));
    if (total > 150_000) expect(pdf).toContain(spaced(speech.amount(total, currency as string)));
    if (claim.later !== null) expect(pdf).toContain(spaced(speech.money(claim.later.minor, currency as string)));
    if (it.one.checks.some(({ is }) => is === 'stop')) return; // the official papers of England are not filed here
    await it.send();
    const { companyId, customerId } = of;
    const owed = await chargesInRange(open.db.read, { companyId, first: customerId, last: customerId });
    expect(150_000 + sum(owed.map(({ openMinor }) => openMinor))).toBe(total);
  });
});

it('shows what Swedish law rounds to whole kronor in a row of its own: each other row can be counted again', async () => {
  const of = await ledger({ law: 'SE', debtor: 'company', currency: 'SEK' });
  const it = await made(of, { law: 'SE' });
  const rows = it.one.claim.interest.map(({ document, days, interestMinor, rounded = false }) => `${document} ${rounded ? 'rounded' : days} ${interestMinor}`); // prettier-ignore
  expect(rows).toEqual(['F-1 30 822', 'F-1 41 1123', 'F-1 rounded -45', 'F-2 26 356', 'F-2 rounded 44']);
  expect(await it.pdf()).toContain('F-1 Avrundning −0,45');
});

describe('what is not sure', () => {
  it('is left out and says why; ticked as checked it is claimed, and the charge keeps that', async () => {
    const of = await ledger({ law: 'FR', debtor: 'company', currency: 'EUR' });
    const without = await made(of, { law: 'FR' });
    const [check] = without.one.checks.filter(({ code }) => code === 'not_claimed');
    expect(check && checkText(check)).toBe('Not claimed: fixed sums of F-1, F-2 (It must be printed on the invoice).');
    const checked = await made(of, { law: 'FR', checked: true });
    expect(checked.one.claim.parts.map(({ fixedMinor }) => fixedMinor)).toEqual([4_000, 4_000]);
    expect(checked.one.checks.map(({ code }) => code)).toContain('as_checked');
    await checked.send();
    expect((await charges(of)).filter((one) => one.includes('fixed'))).toEqual([
      'F-1 fixed_sum 4000 open checked',
      'F-2 fixed_sum 4000 open checked',
    ]);
  });

  it.each`
    title                                         | change                           | left
    ${'nothing where the company claims nothing'} | ${{ setting: 'off' }}            | ${['interest off', 'fixed off']}
    ${'nothing in hardship'}                      | ${{ customer: { hardship: 1 } }} | ${['interest hardship', 'fixed hardship']}
  `('claims $title', async ({ change, left }) => {
    const of = await ledger({ law: 'DE', debtor: 'company', currency: 'EUR', ...(change as object) });
    const { one } = await made(of, { law: 'DE' });
    expect(one.figures.left.map(({ what, why }) => `${what} ${why}`)).toEqual(left);
    expect(claimedMinor(one.claim)).toBe(150_000);
  });

  it('claims nothing by a paper of another law than the claim’s', async () => {
    const of = await ledger({ law: 'DE', debtor: 'company', currency: 'EUR' });
    const { one } = await made(of, { law: 'FR' });
    expect(one.figures.left.map(({ what, why }) => `${what} ${why}`)).toEqual([
      'interest other_law',
      'fixed other_law',
    ]);
  });

  it('claims no interest while a credit waits to be applied', async () => {
    const of = await ledger({ law: 'DE', debtor: 'company', currency: 'EUR' });
    await of.receive({ document: 'G-1', amountMinor: 10_000, on: '2026-01-20', type: 'credit_note' });
    const { one } = await made(of, { law: 'DE' });
    expect(one.figures.left.map(({ what, why }) => `${what} ${why}`)).toEqual(['interest credits_open']);
    expect(claimedMinor(one.claim)).toBe(150_000 - 10_000 + 8_000);
  });
});

describe('a paper that claims', () => {
  it('claims only what came since; a waived sum is not asked for again', async () => {
    const of = await ledger({ law: 'DE', debtor: 'company', currency: 'EUR' });
    await (await made(of, { law: 'DE' })).send();
    const before = await charges(of);
    const next = await made(of, { law: 'DE', on: '2026-02-20' });
    await next.send();
    const after = await charges(of);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map((one) => one.split(' ')[1])).toEqual(['interest', 'interest']);
    const range = { companyId: of.companyId, first: of.customerId, last: of.customerId };
    const stand = await chargesInRange(open.db.read, range);
    expect(150_000 + sum(stand.map(({ openMinor }) => openMinor))).toBe(claimedMinor(next.one.claim));
    for (const { id, kind } of await keptCharges(open.db.read, range)) {
      if (kind === 'fixed_sum') await waive(of.on('2026-02-20'), of.companyId, id, 'as a courtesy');
    }
    const third = await made(of, { law: 'DE', on: '2026-03-02' });
    expect(third.one.claim.parts.map(({ fixedMinor }) => fixedMinor)).toEqual([0, 0]);
    expect(third.one.figures.left.map(({ what, why }) => `${what} ${why}`)).toEqual(['fixed already']);
  });

  it('asks for the scale over all invoices together, each bearing its share', async () => {
    const of = await ledger({ law: 'NL', debtor: 'company', currency: 'EUR' });
    const { one, send } = await made(of, { law: 'NL' });
    expect(one.claim.costsMinor).toBe(22_500);
    await send();
    expect((await charges(of)).filter((text) => text.includes('fixed'))).toEqual([
      'F-1 fixed_sum 15000 open',
      'F-2 fixed_sum 7500 open',
    ]);
    expect((await made(of, { law: 'NL', on: '2026-02-20' })).one.claim.costsMinor).toBe(22_500);
  });

  it('counts as never claimed where it did not leave', async () => {
    const of = await ledger({ law: 'DE', debtor: 'company', currency: 'EUR' });
    await (await made(of, { law: 'DE' })).send();
    await open.db.write('open_item').where({ customer_id: of.customerId }).update({ open_minor: 1 });
    expect((await deliver(of.on(TODAY), post, of.planning.company)).withdrawn).toEqual({ paid: 1 });
    expect(new Set((await charges(of)).map((one) => one.split(' ')[3]))).toEqual(new Set(['reversed']));
  });
});

it('C48: is an official paper as PDF with the original bill behind it, the fixed sum and the rate a day', async () => {
  const of = await ledger({ law: 'FR', debtor: 'company', currency: 'EUR' });
  const { companyId, customerId } = of;
  const [entry] = await rowsOf<{ id: number }>(open.db.read, `select entry_id as id from v_open_item where company_id = ? and document = 'F-1'`, [companyId]); // prettier-ignore
  await attachDocument(of.on(TODAY), {
    ...{ companyId, customerId, about: `entry/${entry?.id ?? 0}`, kind: 'invoice', fileName: 'F-1.pdf' },
    ...{ bytes: await renderPdf('<h1>THE BILL AS IT WAS SENT</h1>'), visibility: 'court' },
  });
  const it = await made(of, { law: 'FR', checked: true, copies: true });
  expect(it.one.enclosed).toHaveLength(1);
  const pdf = await it.pdf();
  for (const said of ['Mise en demeure', '23,63', '40,00', '12,15', 'THE BILL AS IT WAS SENT'])
    expect(pdf).toContain(said);
});
