import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { regularTerms, shareOut, type Dated } from './agreed-plan';
import { recordAgreed } from './agreed-plan.actions';
import { answerAsk, ask } from './ask.actions';
import { asksOf } from './ask.store';
import { caseOf, DELMAS, workOn } from './testing/one-case';

const open = testDatabase();
const TODAY = '2026-05-12';
let id = 0;
let keys = 0;

const asked = async (instalments: readonly { on: string; minor: number }[]): Promise<number> =>
  (await ask(workOn(open, '2026-05-11', DELMAS), { companyId: 1, caseId: id, kind: 'plan', details: { instalments }, key: `p${(keys += 1)}` })) ?? 0; // prettier-ignore
const agree = (askId: number): Promise<void> => {
  const work = workOn(open, TODAY);
  return answerAsk(work, { companyId: 1, askId, answer: 'yes', reason: null, approver: true, then: recordAgreed(work, true) }); // prettier-ignore
};
const decision = async (askId: number) => (await asksOf(open.db.read, 1, id)).find((one) => one.id === askId)?.decision;
const written = async () => ({
  promises: await rowsOf(open.db.read, `select amount_minor as minor, promised_on as "on", by_whom as "by" from promise order by id`), // prettier-ignore
  parts: await rowsOf(open.db.read, `select item_id as item, amount_minor as minor from promise_part order by promise_id, item_id`), // prettier-ignore
  plans: await rowsOf(open.db.read, `select p.amount_minor as minor, p.by_whom as "by" from plan p order by p.id`),
  steps: await rowsOf(open.db.read, `select kind from plan_step order by id`),
  audit: await rowsOf(open.db.read, `select count(*) as n from audit_line`),
});

describe('what a partner settled with the debtor, once we agree', () => {
  beforeAll(async () => {
    id = await caseOf(open, 1, '2026-05-04');
  });

  it.each([
    ['a day that is past', [{ on: '2026-05-11', minor: 5_000 }], 'promise-in-the-past'],
    ['a day beyond a year', [{ on: '2028-06-01', minor: 5_000 }], 'promise-too-far'],
  ])('%s is refused whole: nothing is answered and nothing recorded', async (_, instalments, code) => {
    const askId = await asked(instalments);
    const before = await written();
    await expect(agree(askId)).rejects.toMatchObject({ code });
    expect(await decision(askId)).toBeNull();
    expect(await written()).toEqual(before);
  });

  it('one day is a promise over the oldest invoices of the case', async () => {
    const askId = await asked([{ on: '2026-06-01', minor: 7_000 }]);
    await agree(askId);
    expect(await decision(askId)).toBe('yes');
    expect(await written()).toMatchObject({
      promises: [{ minor: 7_000, on: '2026-06-01', by: 'Agence Delmas' }],
      parts: [{ item: 11, minor: 5_000 }, { item: 12, minor: 2_000 }], // prettier-ignore
      plans: [],
    });
  });

  it('one day for more than the invoices, as interest comes on top, is a promise of all that is open of them', async () => {
    await agree(await asked([{ on: '2026-06-02', minor: 12_345 }]));
    expect((await written()).promises.at(-1)).toMatchObject({ minor: 10_000, on: '2026-06-02' });
  });

  it('instalments for more than the invoices stand in the answer alone', async () => {
    const before = await written();
    const askId = await asked([{ on: '2026-06-01', minor: 9_000 }, { on: '2026-07-01', minor: 9_000 }]); // prettier-ignore
    await agree(askId);
    expect(await decision(askId)).toBe('yes');
    expect(await written()).toEqual({ ...before, audit: expect.anything() as unknown });
  });

  it('several days are a plan that runs, and a second one over the same invoices is refused whole', async () => {
    const dates = [{ on: '2026-06-01', minor: 4_000 }, { on: '2026-07-01', minor: 4_000 }, { on: '2026-08-03', minor: 2_000 }]; // prettier-ignore
    await agree(await asked(dates.map((one, at) => (at === 2 ? { ...one, on: '2026-08-01' } : one))));
    const { plans, steps } = await written();
    expect(plans).toEqual([{ minor: 10_000, by: 'Agence Delmas' }]);
    expect(steps.at(-1)).toEqual({ kind: 'accepted' });
    const second = await asked(dates);
    await expect(agree(second)).rejects.toMatchObject({ code: 'in-a-plan' });
    expect(await decision(second)).toBeNull();
    expect((await written()).plans).toHaveLength(1);
  });
});

describe('its terms', () => {
  const dated = (...given: (readonly [string, number])[]): Dated[] => given.map(([on, minor]) => ({ on: day(on), minor })); // prettier-ignore

  it.each([
    ['weekly', dated(['2026-06-01', 50], ['2026-06-08', 50])],
    ['biweekly', dated(['2026-06-01', 33], ['2026-06-15', 33], ['2026-06-29', 34])],
    ['monthly', dated(['2026-05-31', 50], ['2026-06-30', 50], ['2026-07-31', 10])],
  ])('are %s where its days are', (interval, instalments) => {
    expect(regularTerms(instalments, day(TODAY))).toMatchObject({ interval });
  });

  it.each([
    ['days without an interval', dated(['2026-06-01', 50], ['2026-06-11', 50])],
    ['amounts that rise', dated(['2026-06-01', 50], ['2026-07-01', 70], ['2026-08-01', 90])],
    ['a first day that is past', dated(['2026-05-01', 50], ['2026-06-01', 50])],
  ])('are none for %s', (_, instalments) => {
    expect(regularTerms(instalments, day(TODAY))).toBeUndefined();
  });

  it('share an amount out in the order of the items, and say what is above them', () => {
    const free = [{ itemId: 1, freeMinor: 10 }, { itemId: 2, freeMinor: 0 }, { itemId: 3, freeMinor: 5 }]; // prettier-ignore
    expect(shareOut(12, free)).toEqual({ parts: [{ itemId: 1, amountMinor: 10 }, { itemId: 3, amountMinor: 2 }], rest: 0 }); // prettier-ignore
    expect(shareOut(20, free)).toEqual({ parts: [{ itemId: 1, amountMinor: 10 }, { itemId: 3, amountMinor: 5 }], rest: 5 }); // prettier-ignore
  });
});
