import { holdSources } from '../app';
import { chargesInRange } from '../ledger/charge.store';
import { deliver } from '../outbox/delivery.actions';
import { legalPaper } from '../law/paper';
import { attachDocument } from '../documents/actions';
import { rowsOf } from '../platform/db';
import { seePdf } from '../platform/testing/read-pdf';
import { renderPdf } from '../platform/pdf/render';
import { testDatabase } from '../platform/testing/database';
import { day } from '../kernel/day';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import type { Figures } from './figures';
import { noticed, usualItems, type FiguresSource, type Noticeable, type Noticed } from './gather.actions';
import { makeNotice, type MadeNotice } from './make.actions';
import { noticePdf } from './paper.actions';
import { wayOf, waysTo, type Ways } from './recipient.actions';
import { sendNotice } from './send.actions';

/** A paper that claims what the law gives beside the principal: said with its ground, added up, owed from then on, given up where it never left. */
const open = testDatabase();
let desk: TestDesk;
let customerId: number;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  const [row] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = '4711'`);
  customerId = row?.id ?? 0;
  await open.db.write('customer').where({ id: customerId }).update({ debtor_type: 'company', country: 'FR' });
});
afterAll(() => desk.close());

/** 12.34 of interest and 40.00 for each invoice. */
const figures: FiguresSource = (_work, _known, _choice, items): Promise<Figures> =>
  Promise.resolve({
    interestMinor: new Map(items.map(({ itemId }) => [itemId, 1_234])),
    fixedMinor: new Map(items.map(({ itemId }) => [itemId, 4_000])),
    ...{ costsMinor: 0, later: null, notClaimed: [] },
    rows: items.map(({ document, openMinor }) => ({
      ...{ document, baseMinor: openMinor, from: day('2026-02-10'), to: day('2026-03-03'), days: 21, percent: '12.15' },
      interestMinor: 1_234,
    })),
    running: { until: day('2026-03-03'), dailyMinor: 40 },
  });

async function made(
  paperName = 'notice',
  law = 'FR',
  copies = false,
): Promise<{ about: Noticeable; known: Noticed; ways: Ways; one: MadeNotice; send(): Promise<number> }> {
  const work = desk.work();
  const about = { company: desk.company, customerId, holds: holdSources, figures };
  const known = await noticed(work, about);
  const paper = legalPaper(law, paperName);
  if (paper === undefined) throw new Error(`no ${law} ${paperName}`);
  const itemIds = usualItems(known, work.today).map(({ itemId }) => itemId);
  const choice = { paper, language: paper.languages[0] ?? 'en', itemIds, then: null, dispatch: null, claims: { interest: true, fixed: true }, copies }; // prettier-ignore
  const ways = await waysTo(work, desk.company, known.customer);
  const one = await makeNotice(work, about, known, { choice, to: wayOf(ways, 'letter') });
  return { about, known, ways, one, send: () => sendNotice(desk.work(), about, known, one) };
}

const charged = async (): Promise<string[]> =>
  (await chargesInRange(open.db.read, { companyId: desk.company.id, first: customerId, last: customerId })).map(
    ({ kind, cause, openMinor }) => `${cause} ${kind} ${openMinor}`,
  );

describe('a paper that claims interest and fixed sums', () => {
  it('says on which ground, and asks for all of it in one amount', async () => {
    const { one } = await made();
    const { legal, sections } = one.draft.content;
    expect(legal?.said.interest[0]).toContain('L. 441-10');
    expect(legal?.said.costs[0]).toContain('80,00');
    const principal = sections[0]?.demandMinor ?? 0;
    expect(sections[0]?.payment?.amountMinor).toBe(principal + 2 * 1_234 + 2 * 4_000);
    expect(one.checks.filter(({ is }) => is === 'stop')).toEqual([]);
  });

  it('C48: is an official paper as PDF with the original bill behind it, the fixed sum and the rate a day', async () => {
    const bill = await renderPdf('<h1>THE BILL AS IT WAS SENT</h1>');
    const [entry] = await rowsOf<{ id: number }>(open.db.read, `select entry_id as id from v_open_item where document = 'F-1001'`); // prettier-ignore
    await attachDocument(desk.work(), {
      ...{ companyId: desk.company.id, customerId, about: `entry/${entry?.id ?? 0}`, kind: 'invoice', bytes: bill },
      ...{ fileName: 'F-1001.pdf', visibility: 'court' },
    });
    const { one, known, ways } = await made('notice', 'FR', true);
    expect(one.enclosed).toHaveLength(1);
    const whose = { company: desk.company, customer: known.customer, ways };
    const pages = (await seePdf(await noticePdf(desk.work(), desk.house.post(), whose, one))).pages.join(' ');
    const text = pages.replace(/[\s\u00a0\u202f]+/g, ' ');
    for (const said of ['Mise en demeure', '12,34', '40,00', '12,15', 'THE BILL AS IT WAS SENT'])
      expect(text).toContain(said);
  });

  it('is stopped where it can name no ground', async () => {
    const { one, send } = await made('notice', 'CH'); // Swiss law knows no fixed sum
    expect(one.checks).toContainEqual({ is: 'stop', code: 'unsaid', of: ['fixed'] });
    await expect(send()).rejects.toMatchObject({ code: 'notice-stopped' });
    expect(await charged()).toEqual([]);
  });

  it('makes it owed; the next one takes its place; one that never left gives it up', async () => {
    await (await made()).send();
    await deliver(desk.work(), desk.house.post(), desk.company);
    const first = ['notice/1 interest 1234', 'notice/1 fixed_sum 4000'];
    expect((await charged()).sort()).toEqual([...first, ...first].sort());
    desk.setNow('2026-03-09T09:00:00.000Z');
    await (await made()).send();
    expect(new Set((await charged()).map((one) => one.split(' ')[0]))).toEqual(new Set(['notice/2']));
    await open.db
      .write('open_item')
      .where({ customer_id: customerId })
      .where('open_minor', '>', 0)
      .update({ open_minor: 1 });
    expect((await deliver(desk.work(), desk.house.post(), desk.company)).withdrawn).toEqual({ paid: 1 });
    expect(await charged()).toEqual([]);
  });
});
