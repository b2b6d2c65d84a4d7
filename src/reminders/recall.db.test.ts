import { record } from '../audit/actions';
import { putHold } from '../ledger/actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import type { Planning } from './plan.actions';
import { approveRun, cancelRun, issueRun, prepareRun, runToday } from './run.actions';
import type { Run } from './run';
import { reminderLedger, type ReminderLedger } from './testing/ledger';

const open = testDatabase();
let companies = 0;
const TODAY = '2026-02-09';

/** A ledger with three customers who are reminded, and how often it was asked what is held. */
async function ledger(): Promise<{ of: ReminderLedger; planning: Planning; asked: () => number }> {
  const of = await reminderLedger(open.db, `recall${(companies += 1)}`, open.home);
  for (const code of ['A', 'B', 'C']) {
    const id = await of.debtor(code);
    await of.invoice(`F-${code}`, 10_000, '2026-01-05', { dueOn: '2026-02-04', customerId: id });
    await of.invoice(`G-${code}`, 20_000, '2026-01-20', { dueOn: '2026-03-01', customerId: id });
  }
  await of.knownAsOf('2026-02-06');
  let count = 0;
  const holds: Planning['holds'] = (q) => {
    count += 1;
    return of.planning.holds(q);
  };
  return { of, planning: { ...of.planning, holds }, asked: () => count };
}

async function approved({ of, planning }: { of: ReminderLedger; planning: Planning }): Promise<Run> {
  const run = await prepareRun(of.on(TODAY), planning);
  await approveRun(of.on(TODAY), of.companyId, run.id);
  return run;
}

const customerOf = async (of: ReminderLedger, code: string): Promise<number> => {
  const [row] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where company_id = ? and code = ?`, [of.companyId, code]); // prettier-ignore
  return row?.id ?? 0;
};

interface Sent {
  readonly code: string;
  readonly recipient: string;
  readonly blanks: string;
}
const messages = (of: ReminderLedger): Promise<Sent[]> =>
  rowsOf<Sent>(
    open.db.read,
    `select c.code, m.recipient, m.blanks from message m join customer c on c.id = m.customer_id where m.company_id = ? order by c.code`,
    [of.companyId],
  );

/** What differs from one run to the next by its nature: whose number it is. */
const said = (rows: readonly Sent[], of: ReminderLedger): string[] =>
  rows.map(({ blanks, recipient }) =>
    `${recipient} ${blanks}`
      .replaceAll(of.planning.company.code, 'us')
      .replace(/"(fileNumber|reference)":"[^"]*"/g, '"$1":"…"')
      .replace(/\[\d+,"([FG]-.)"/g, '["$1"'),
  );

describe('a run that is issued', () => {
  it('carries out what it decided where nothing was recorded since, and says just what it would say if it decided again', async () => {
    const [calm, busy] = [await ledger(), await ledger()];
    const [first, second] = [await approved(calm), await approved(busy)];
    await open.db.transaction((tx) => record(tx, busy.of.on(TODAY), { companyId: busy.of.companyId, kind: 'anything', ref: 'any/1', payload: {} })); // prettier-ignore
    const before = [calm.asked(), busy.asked()];
    expect((await issueRun(calm.of.on(TODAY), calm.planning, first.id)).messages).toBe(3);
    expect((await issueRun(busy.of.on(TODAY), busy.planning, second.id)).messages).toBe(3);
    expect([calm.asked() - (before[0] ?? 0), busy.asked() - (before[1] ?? 0)]).toEqual([0, 1]);
    expect(said(await messages(calm.of), calm.of)).toEqual(said(await messages(busy.of), busy.of));
    const items = (of: ReminderLedger): Promise<unknown[]> =>
      rowsOf(
        open.db.read,
        `select r.step, r.kind, r.demand_minor, r.pay_by_on, ri.step as taken, ri.advances, ri.demanded, ri.demanded_minor
         from reminder r join reminder_item ri on ri.reminder_id = r.id where r.company_id = ? order by r.id, ri.item_id`,
        [of.companyId],
      );
    expect(await items(calm.of)).toEqual(await items(busy.of));
    expect(await items(calm.of)).toHaveLength(3);
  });

  it('writes nothing that refers to what is not there', async () => {
    const { of, planning } = await ledger();
    await runToday(of.on(TODAY), planning, { agree: 'none' });
    const refers = [
      ['reminder', 'customer_id', 'customer'], ['reminder', 'driver_item_id', 'open_item'], ['reminder', 'run_id', 'run'],
      ['reminder', 'decision_id', 'decision'], ['reminder', 'message_id', 'message'], ['reminder_item', 'reminder_id', 'reminder'],
      ['reminder_item', 'item_id', 'open_item'], ['message', 'customer_id', 'customer'], ['message', 'contact_id', 'contact'],
      ['message', 'template_version_id', 'template_version'], ['payment_reference', 'customer_id', 'customer'],
      ['payment_reference_item', 'reference_id', 'payment_reference'], ['payment_reference_item', 'item_id', 'open_item'],
    ]; // prettier-ignore
    for (const [table = '', column = '', to = ''] of refers) {
      const [row] = await rowsOf<{ there: number; gone: number }>(
        open.db.read,
        `select count(t.id) as there, count(f.${column}) - count(t.id) as gone from ${table} f left join ${to} t on t.id = f.${column}`,
      );
      expect([table, column, Number(row?.there) > 0, Number(row?.gone)]).toEqual([table, column, true, 0]);
    }
  });

  it('decides again from the first thing that was recorded on: what changed is left to the next run', async () => {
    const given = await ledger();
    const run = await approved(given);
    const { of, planning } = given;
    await putHold(of.on(TODAY), { companyId: of.companyId, customerId: await customerOf(of, 'B'), itemIds: [], amountMinor: null, kind: 'admin', reason: 'asked', until: null }); // prettier-ignore
    expect(await issueRun(of.on(TODAY), planning, run.id)).toEqual({ messages: 2, tasks: 0, changed: 1 });
    expect((await messages(of)).map((one) => one.code)).toEqual(['A', 'C']);
  });

  it('sees a payment that was only told to the event log', async () => {
    const given = await ledger();
    const run = await approved(given);
    const { of, planning } = given;
    await of.receive({ document: 'P-1', amountMinor: 10_000, on: TODAY, customerId: await customerOf(of, 'C')  }); // prettier-ignore
    expect(await issueRun(of.on(TODAY), planning, run.id)).toMatchObject({ messages: 2, changed: 1 });
  });

  it('does not trust a moment in which somebody was writing', async () => {
    const given = await ledger();
    const { of, planning } = given;
    if (open.db.dialect === 'sqlite') {
      expect((await approved(given)).known).not.toBeNull(); // the only writer is the run itself
      return;
    }
    let end = (): void => undefined;
    const told = new Promise<void>((resolve) => (end = resolve));
    let begun = (): void => undefined;
    const underway = new Promise<void>((resolve) => (begun = resolve));
    const writing = open.db.transaction(async (tx) => {
      await tx('hold').insert({ company_id: of.companyId, customer_id: await customerOf(of, 'A'), kind: 'admin', reason: 'late', from_on: TODAY, recorded_at: `${TODAY}T01:00:00.000Z`, recorded_by: 'test' }); // prettier-ignore
      await record(tx, of.on(TODAY), { companyId: of.companyId, kind: 'hold.put', ref: 'hold/1', payload: {} });
      begun();
      await told;
    });
    await underway;
    const run = await approved(given);
    expect(run.known).toBeNull();
    end();
    await writing;
    expect(await issueRun(of.on(TODAY), planning, run.id)).toMatchObject({ messages: 2, changed: 1 });
  });

  it('stops where it was cancelled, and what somebody else has issued meanwhile is not issued again', async () => {
    const given = await ledger();
    const { of, planning } = given;
    const run = await approved(given);
    const both = await Promise.all([
      issueRun(of.on(TODAY), planning, run.id),
      issueRun(of.on(TODAY), planning, run.id).catch(() => ({ messages: 0 })),
    ]);
    expect(both.map((one) => one.messages).sort()).toEqual([0, 3]);
    expect(await messages(of)).toHaveLength(3);
    const outcomes = await rowsOf(open.db.read, `select distinct outcome from decision where run_id = ?`, [run.id]);
    expect(outcomes).toEqual([{ outcome: 'issued' }]);
    await expect(cancelRun(of.on(TODAY), of.companyId, run.id, 'late')).rejects.toThrow();
    expect((await runToday(of.on(TODAY), planning, { agree: 'none' })).issued.messages).toBe(0);
  });
});
