import { day, endOfDay, type Day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { tasksOf } from '../tasks/store';
import { confirm, moveOn, raise, voidDispute } from './actions';
import type { Dispute } from './dispute';
import type { Objection } from './raising';
import { answer, settle } from './settle.actions';
import { disputeById, disputeHolds, movesOf } from './store';

const open = testDatabase();
const on = (today: string): ReturnType<typeof workOn> => workOn(open.db, today);

let count = 0;
/** A ledger of its own for each test, with F-1 of 1,000.00 and F-2 of 500.00. */
const fresh = async (): Promise<{ ledger: LittleLedger; f1: number; f2: number }> => {
  const ledger = await littleLedger(open.db, `acme${(count += 1)}`);
  const f1 = await ledger.invoice('F-1', 100_000, '2026-01-05');
  const f2 = await ledger.invoice('F-2', 50_000, '2026-01-10');
  return { ledger, f1, f2 };
};

const objecting = (ledger: LittleLedger, itemId: number, more: Partial<Objection> = {}): Objection => ({
  companyId: ledger.companyId,
  customerId: ledger.customerId,
  items: [{ itemId, amountMinor: null }],
  category: 'price',
  objection: 'We agreed on less.',
  ...more,
});

const which = (ledger: LittleLedger, dispute: Dispute): { companyId: number; disputeId: number } => ({
  companyId: ledger.companyId,
  disputeId: dispute.id,
});

/** What is held on a day as known at the end of another: `amount until`, `caused` where no day ends it. */
async function held(ledger: LittleLedger, asOn: string, knownOn?: string): Promise<string[]> {
  const range = { companyId: ledger.companyId, first: 0, last: Number.MAX_SAFE_INTEGER };
  const known = knownOn === undefined ? null : endOfDay(day(knownOn));
  const holds = await disputeHolds(open.db.read)(range, day(asOn), known);
  return holds.map((hold) => `${hold.amountMinor ?? 'all'} ${hold.caused ? 'caused' : `until ${hold.until ?? ''}`}`);
}

const refused = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error: unknown) =>
      error instanceof Refusal ? error.code : error instanceof WrongUse ? 'wrong-use' : String(error),
  );

describe('a dispute', () => {
  it('C12: holds its item with reason, author, review day and history, from the day it was raised', async () => {
    const { ledger, f1 } = await fresh();
    const dispute = await raise(on('2026-03-02'), objecting(ledger, f1));
    expect(await held(ledger, '2026-03-01')).toEqual([]);
    expect(await held(ledger, '2026-03-02')).toEqual(['all caused']);
    const range = { companyId: ledger.companyId, first: 0, last: Number.MAX_SAFE_INTEGER };
    const [hold] = await disputeHolds(open.db.read)(range, day('2026-06-01'), null);
    expect(hold).toMatchObject({
      itemId: f1,
      kind: 'dispute',
      reason: 'Price: not answered yet',
      author: 'maria',
      from: '2026-03-02',
      until: '2026-03-09',
      caused: true,
    });
    await moveOn(on('2026-03-03'), { ...which(ledger, dispute), to: 'in_review', note: 'asked Anna', owner: 'anna' });
    const [first, second] = await movesOf(open.db.read, dispute.id);
    expect(first).toMatchObject({ fromState: null, toState: 'new', onDay: '2026-03-02', recordedBy: 'maria' });
    expect(second).toMatchObject({ fromState: 'new', toState: 'in_review', note: 'asked Anna' });
    expect(await disputeById(open.db.read, ledger.companyId, dispute.id)).toMatchObject({
      owner: 'anna',
      reviewOn: '2026-03-10',
    });
  });

  it('C11: over a part holds that part only, the rest stays demandable', async () => {
    const { ledger, f1, f2 } = await fresh();
    const items = [
      { itemId: f1, amountMinor: 30_000 },
      { itemId: f2, amountMinor: null },
    ];
    await raise(on('2026-03-02'), objecting(ledger, f1, { items }));
    expect(await held(ledger, '2026-03-02')).toEqual(['30000 caused', 'all caused']);
  });

  it('opens one task for its owner, and its settlement closes it', async () => {
    const { ledger, f1 } = await fresh();
    const dispute = await raise(on('2026-03-02'), objecting(ledger, f1, { category: 'quality' }));
    const filter = { companyId: ledger.companyId };
    expect(await tasksOf(open.db.read, filter)).toMatchObject([
      { kind: 'dispute_answer', assignee: 'quality', dueOn: '2026-03-16', about: `dispute/${dispute.id}` },
    ]);
    await settle(on('2026-03-04'), which(ledger, dispute), { outcome: 'unjustified', answer: 'As ordered.' });
    expect(await tasksOf(open.db.read, filter)).toEqual([]);
  });

  it('found unjustified needs a reasoned answer that was sent; C23: it resumes seven days after that day', async () => {
    const { ledger, f1 } = await fresh();
    const dispute = await raise(on('2026-03-02'), objecting(ledger, f1));
    const unjustified = { outcome: 'unjustified' as const };
    expect(await refused(settle(on('2026-03-04'), which(ledger, dispute), unjustified))).toBe('answer-missing');
    await answer(on('2026-03-05'), { ...which(ledger, dispute), text: 'See order 77.', sentOn: day('2026-03-04') });
    expect(await held(ledger, '2026-03-05')).toEqual(['all caused']);
    const after = await settle(on('2026-03-06'), which(ledger, dispute), unjustified);
    expect(after).toMatchObject({
      state: 'resolved',
      answer: 'See order 77.',
      answeredOn: '2026-03-04',
      resumesOn: '2026-03-11',
    });
    expect(await held(ledger, '2026-03-06')).toEqual(['all until 2026-03-10']);
    expect(await held(ledger, '2026-03-10')).toEqual(['all until 2026-03-10']);
    expect(await held(ledger, '2026-03-11')).toEqual([]);
  });

  it('found partly justified holds all until the answer was read, then what awaits its credit note', async () => {
    const { ledger, f1 } = await fresh();
    const dispute = await raise(
      on('2026-03-02'),
      objecting(ledger, f1, { items: [{ itemId: f1, amountMinor: 30_000 }] }),
    );
    const partly = { outcome: 'partly' as const, answer: 'Half of it is right.', answeredOn: day('2026-03-05') };
    const asked = (amountMinor: number): Promise<Dispute> =>
      settle(on('2026-03-05'), which(ledger, dispute), { ...partly, justified: [{ itemId: f1, amountMinor }] });
    expect(await refused(asked(30_000))).toBe('not-partly');
    expect(await refused(asked(30_001))).toBe('justified-amount');
    expect(await refused(asked(-5))).toBe('justified-amount');
    expect(await refused(settle(on('2026-03-05'), which(ledger, dispute), partly))).toBe('not-partly');
    await asked(12_000);
    expect(await held(ledger, '2026-03-11')).toEqual(['30000 caused']);
    expect(await held(ledger, '2026-03-12')).toEqual(['12000 caused']);
    await ledger.receive({ document: 'G-1', amountMinor: 5_000, on: '2026-03-20', type: 'credit_note', to: f1 });
    expect(await held(ledger, '2026-03-19')).toEqual(['12000 caused']);
    expect(await held(ledger, '2026-03-20')).toEqual(['7000 caused']);
    expect(await tasksOf(open.db.read, { companyId: ledger.companyId })).toMatchObject([
      { kind: 'credit_note', title: 'Issue the credit note that was found justified: F-1 120.00 EUR' },
    ]);
  });

  it('is answered for a past day from what was known at its end, and from what is known now', async () => {
    const { ledger, f1 } = await fresh();
    const dispute = await raise(on('2026-03-05'), objecting(ledger, f1, { raisedOn: day('2026-03-02') }));
    await settle(on('2026-03-10'), which(ledger, dispute), {
      outcome: 'unjustified',
      answer: 'No.',
      answeredOn: day('2026-03-06'),
    });
    expect(await held(ledger, '2026-03-03', '2026-03-03')).toEqual([]);
    expect(await held(ledger, '2026-03-03')).toEqual(['all caused']);
    expect(await held(ledger, '2026-03-14', '2026-03-09')).toEqual(['all caused']);
    expect(await held(ledger, '2026-03-14')).toEqual([]);
    expect(await held(ledger, '2026-03-09')).toEqual(['all caused']);
  });

  it('that was raised by mistake never held anything, once that is known', async () => {
    const { ledger, f1 } = await fresh();
    const dispute = await raise(on('2026-03-02'), objecting(ledger, f1));
    await voidDispute(on('2026-03-06'), which(ledger, dispute), 'wrong customer');
    expect(await held(ledger, '2026-03-04', '2026-03-05')).toEqual(['all caused']);
    expect(await held(ledger, '2026-03-04')).toEqual([]);
    expect(await refused(voidDispute(on('2026-03-06'), which(ledger, dispute), 'again'))).toBe('no-such-move');
    await raise(on('2026-03-06'), objecting(ledger, f1));
    expect(await held(ledger, '2026-03-06')).toEqual(['all caused']);
  });

  it('that was answered may be taken up again, and then waits for a new answer', async () => {
    const { ledger, f1 } = await fresh();
    const dispute = await raise(on('2026-03-02'), objecting(ledger, f1));
    await settle(on('2026-03-04'), which(ledger, dispute), { outcome: 'unjustified', answer: 'No.' });
    expect(await held(ledger, '2026-03-20')).toEqual([]);
    await moveOn(on('2026-03-20'), { ...which(ledger, dispute), to: 'in_review', note: 'new evidence' });
    expect(await held(ledger, '2026-03-20')).toEqual(['all caused']);
    expect(await held(ledger, '2026-03-19')).toEqual([]);
    const again = settle(on('2026-03-21'), which(ledger, dispute), { outcome: 'unjustified' });
    expect(await refused(again)).toBe('answer-missing');
    const notes = (await movesOf(open.db.read, dispute.id)).map((move) => move.note);
    expect(notes).toEqual([null, 'answer of 2026-03-04: No.', 'new evidence']);
  });

  it('is closed by a person only after it was settled, and then holds nothing', async () => {
    const { ledger, f1 } = await fresh();
    const dispute = await raise(on('2026-03-02'), objecting(ledger, f1));
    expect(await refused(confirm(on('2026-03-03'), which(ledger, dispute), 'ok'))).toBe('not-settled');
    await settle(on('2026-03-03'), which(ledger, dispute), { outcome: 'justified' });
    expect(await held(ledger, '2026-04-03')).toEqual(['100000 caused']);
    await confirm(on('2026-04-04'), which(ledger, dispute), 'customer agrees');
    expect(await held(ledger, '2026-04-03')).toEqual(['100000 caused']);
    expect(await held(ledger, '2026-04-04')).toEqual([]);
    const step = { ...which(ledger, dispute), to: 'in_review' as const };
    expect(await refused(moveOn(on('2026-04-05'), step))).toBe('dispute-closed');
  });

  it('leaves one audit line and one event per change', async () => {
    const { ledger, f1 } = await fresh();
    const dispute = await raise(on('2026-03-02'), objecting(ledger, f1));
    await settle(on('2026-03-03'), which(ledger, dispute), { outcome: 'justified' });
    const lines = await rowsOf<{ kind: string }>(
      open.db.read,
      `select kind from audit_line where company_id = ? and ref = ? order by id`,
      [ledger.companyId, `dispute/${dispute.id}`],
    );
    expect(lines.map((line) => line.kind)).toEqual(['dispute.raised', 'dispute.settled']);
    const events = await rowsOf<{ kind: string; occurred_on: Day }>(
      open.db.read,
      `select kind, occurred_on from v_event where company_id = ? and subject = ? order by id`,
      [ledger.companyId, `dispute/${dispute.id}`],
    );
    expect(events.map((event) => `${event.kind} ${event.occurred_on}`)).toEqual([
      'dispute.raised 2026-03-02',
      'dispute.settled 2026-03-03',
    ]);
  });
});

describe('an objection is refused', () => {
  it('for items, amounts, days and words that are not right, and changes nothing', async () => {
    const { ledger, f1 } = await fresh();
    const other = await fresh();
    const neighbour = await ledger.customer('4712');
    const theirs = await ledger.invoice('F-9', 10_000, '2026-01-05', { customerId: neighbour });
    const paid = await ledger.invoice('F-3', 10_000, '2026-01-05');
    await ledger.receive({ document: 'P-3', amountMinor: 10_000, on: '2026-01-20', to: paid });
    const credit = await ledger.receive({ document: 'G-3', amountMinor: 1_000, on: '2026-01-20', type: 'credit_note' });
    const half = (amountMinor: number): Partial<Objection> => ({ items: [{ itemId: f1, amountMinor }] });
    const cases: [string, Objection][] = [
      ['no-such-item', objecting(ledger, 999_999)],
      ['no-such-item', objecting(ledger, other.f1)],
      ['no-such-item', objecting(ledger, theirs)],
      ['nothing-open', objecting(ledger, paid)],
      ['not-owed', objecting(ledger, credit.itemId)],
      ['dispute-amount', objecting(ledger, f1, half(0))],
      ['dispute-amount', objecting(ledger, f1, half(-1))],
      ['dispute-amount', objecting(ledger, f1, half(100_001))],
      ['dispute-amount', objecting(ledger, f1, half(0.5))],
      ['dispute-amount', objecting(ledger, f1, half(Number.NaN))],
      ['wrong-use', objecting(ledger, f1, { items: [] })],
      ['wrong-use', objecting(ledger, f1, { items: [1, 2].map(() => ({ itemId: f1, amountMinor: null })) })],
      ['wrong-use', objecting(ledger, f1, { category: 'weather' })],
      ['wrong-use', objecting(ledger, f1, { category: '__proto__' })],
      ['wrong-use', objecting(ledger, f1, { objection: '  ' })],
      ['wrong-use', objecting(ledger, f1, { raisedOn: '2026-02-31' as Day })],
      ['in-the-future', objecting(ledger, f1, { raisedOn: day('2026-03-03') })],
      ['review-in-the-past', objecting(ledger, f1, { reviewOn: day('2026-03-01') })],
    ];
    for (const [code, objection] of cases) {
      expect([code, await refused(raise(on('2026-03-02'), objection))]).toEqual([code, code]);
    }
    expect(await held(ledger, '2026-03-02')).toEqual([]);
  });

  it('where a dispute stands on the item already, unless that was answered as unjustified', async () => {
    const { ledger, f1 } = await fresh();
    const first = await raise(on('2026-03-02'), objecting(ledger, f1));
    expect(await refused(raise(on('2026-03-02'), objecting(ledger, f1)))).toBe('already-disputed');
    await settle(on('2026-03-02'), which(ledger, first), { outcome: 'unjustified', answer: 'No.' });
    await raise(on('2026-03-03'), objecting(ledger, f1, { category: 'delivery' }));
  });

  it('where two people raise it at the same moment: one is told', async () => {
    const { ledger, f1 } = await fresh();
    const both = await Promise.all([1, 2].map(() => refused(raise(on('2026-03-02'), objecting(ledger, f1)))));
    expect(both.sort()).toEqual(['already-disputed', 'done']);
  });

  it('and so are answers and moves of other companies, before the objection, in the future, and backwards', async () => {
    const { ledger, f1 } = await fresh();
    const other = await fresh();
    const dispute = await raise(on('2026-03-02'), objecting(ledger, f1));
    const said = { ...which(ledger, dispute), text: 'Because.' };
    expect(
      await refused(
        answer(on('2026-03-05'), { ...said, companyId: other.ledger.companyId, sentOn: day('2026-03-05') }),
      ),
    ).toBe('no-such-dispute');
    expect(await refused(answer(on('2026-03-05'), { ...said, sentOn: day('2026-03-01') }))).toBe('answer-day');
    expect(await refused(answer(on('2026-03-05'), { ...said, sentOn: day('2026-03-06') }))).toBe('answer-day');
    expect(await refused(answer(on('2026-03-05'), { ...said, sentOn: '2026-02-30' as Day }))).toBe('wrong-use');
    expect(await refused(answer(on('2026-03-05'), { ...said, text: ' ', sentOn: day('2026-03-05') }))).toBe(
      'wrong-use',
    );
    const back = { ...which(ledger, dispute), to: 'in_review' as const };
    expect(await refused(moveOn(on('2026-03-01'), back))).toBe('before-last-move');
    expect(await refused(voidDispute(on('2026-03-02'), which(ledger, dispute), ' '))).toBe('wrong-use');
  });
});
