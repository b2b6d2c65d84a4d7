import { changeBankAccount } from '../companies/actions';
import { applyBankChanges, confirmBankChange, giveBankAccount, stopBankChange } from '../companies/bank-change.actions';
import { payeeAccountsOf } from '../companies/store';
import type { Actor } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { assignClaims, holderNamed, sayWhoAsks, takeClaimsBack } from '../ledger/assignment.actions';
import { assignmentsOf } from '../ledger/assignment.store';
import { contentFrom, type MessageContent } from '../outbox/content';
import { deliver, type DeliveryReport } from '../outbox/delivery.actions';
import { closePostRoom, openPostRoom } from '../outbox/post.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { reminderAsker } from './gate.actions';
import { runToday } from './run.actions';
import { reminderLedger, type ReminderLedger } from './testing/ledger';

/** Claims that somebody else holds: who asks, on whose account, and what a message that waits does when that changes. */
const open = testDatabase();
const OURS = 'FR1420041010050500013M02606';
const THEIRS = 'DE89370400440532013000';
let companies = 0;

const told = (): Promise<void> => Promise.resolve();
const by = (of: ReminderLedger, day: string, name: string, at = '09') => {
  const actor: Actor = { kind: 'user', name };
  return { ...of.on(day), actor, now: `${day}T${at}:00:00.000Z` as Instant };
};

interface Assigned extends ReminderLedger {
  readonly ours: number;
  readonly theirs: number;
}

/** Two invoices of one customer that are overdue since the same day, of which the second is the factor's. */
async function assigned(how: 'we ask' | 'it asks' | 'quiet'): Promise<Assigned> {
  const of = await reminderLedger(open.db, `asg${(companies += 1)}`, open.home);
  await changeBankAccount(of.on('2026-01-02'), of.companyId, { currency: 'EUR', iban: OURS, holder: 'ACME' });
  const ours = await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
  const theirs = await of.invoice('F-2', 20_000, '2026-01-05', { dueOn: '2026-02-04' });
  await of.knownAsOf('2026-03-31');
  await assign(of, theirs, how);
  return { ...of, ours, theirs };
}

async function assign(
  of: ReminderLedger,
  itemId: number,
  how: 'we ask' | 'it asks' | 'quiet',
  on = '2026-01-10',
): Promise<void> {
  const [row] = await rowsOf<{ id: number }>(open.db.read, `select entry_id as id from v_open_item where item_id = ?`, [
    itemId,
  ]);
  const whose = { companyId: of.companyId, customerId: of.customerId };
  const terms = { notified: how !== 'quiet', weAsk: how === 'we ask' };
  await assignClaims(of.on(on), { ...whose, ...terms, entryIds: [row!.id], holder: 'Factor SA', on: on as never });
}

/** Proposed by one, confirmed by another, and a day later. */
async function account(of: ReminderLedger, iban = THEIRS, day = '2026-01-12'): Promise<void> {
  const asked = { companyId: of.companyId, told };
  const { id: payeeId } = await holderNamed(of.on(day), of.companyId, 'Factor SA');
  const given = { currency: 'EUR', iban, holder: 'Factor Collections', payeeId };
  const { proposed, inForce } = await giveBankAccount(by(of, day, 'anna', '08'), asked, given);
  expect(inForce?.iban).not.toBe(iban);
  await expect(confirmBankChange(by(of, day, 'anna'), asked, proposed!.id)).rejects.toThrow(Refusal);
  await confirmBankChange(by(of, day, 'bert', '09'), asked, proposed!.id);
  const before = new Date(Date.parse(`${day}T09:00:00.000Z`) + 24 * 3_600_000);
  const at = (moved: number): Instant => new Date(before.getTime() + moved).toISOString() as Instant;
  expect(await applyBankChanges({ ...of.on(day), now: at(-1000) }, asked)).toBe(0);
  expect(await applyBankChanges({ ...of.on(day), now: at(0) }, asked)).toBe(1);
}

const run = async (of: ReminderLedger, today: string): Promise<string[]> =>
  (await runToday(of.on(today), of.planning, { agree: 'none' })).lines.map(
    (one) => `${one.do} ${one.because} ${one.demandMinor}`,
  );

async function send(of: ReminderLedger, today: string): Promise<DeliveryReport> {
  const post = openPostRoom({ home: open.home, smtpUrl: null, askers: { reminder: reminderAsker(of.planning.holds) } });
  try {
    return await deliver(of.on(today), post, of.planning.company);
  } finally {
    await closePostRoom(post);
  }
}

async function last(of: ReminderLedger): Promise<MessageContent> {
  const rows = await rowsOf<{ blanks: string }>(open.db.read, `select blanks from v_message where company_id = ? order by id desc limit 1`, [of.companyId]); // prettier-ignore
  return contentFrom(rows[0]!.blanks);
}

const asks = ({ sections }: MessageContent): string[] =>
  sections.map(
    ({ payee, items, onHold, demandMinor, payment }) =>
    [payee ?? 'us', items.map(({ document }) => document).sort().join('+') || '-', demandMinor, payment?.iban ?? 'no account', payment?.holder ?? '', `held ${onHold.map(({ document }) => document).join('+') || '-'}`].join(' '), // prettier-ignore
  );

describe('claims that a factor holds', () => {
  it('are asked for on its account, apart from ours, once a second person and a day have passed', async () => {
    const of = await assigned('we ask');
    await account(of);
    expect(await run(of, '2026-02-09')).toEqual(['send first_step 30000']);
    expect(asks(await last(of))).toEqual([
      `us F-1 10000 ${OURS} ACME held -`,
      `Factor SA F-2 20000 ${THEIRS} Factor Collections held -`,
    ]);
    expect((await last(of)).sections.map(({ payment }) => payment?.reference)[1]).toBe('F-2');
    expect(await send(of, '2026-02-09')).toMatchObject({ accepted: 1 });
    const [left] = await rowsOf<{ sha: string }>(open.db.read, `select text_sha as sha from v_message where company_id = ?`, [of.companyId]); // prettier-ignore
    const text = (await of.on('2026-02-09').files.get(left!.sha)).toString();
    expect(text).toContain('Factor Collections');
    expect(text).toContain('libère de la dette');
  });

  it.each([
    ['whose account nobody knows', 'we ask', false],
    ['that it asks for itself', 'it asks', true],
  ] as const)('%s are not asked for', async (_, how, known) => {
    const of = await assigned(how);
    if (known) await account(of);
    expect(await run(of, '2026-02-09')).toEqual(['send first_step 10000']);
    expect(asks(await last(of))).toEqual([`us F-1 10000 ${OURS} ACME held F-2`]);
  });

  it('that it lets us ask for, all of them, are asked for from the day on which it says so', async () => {
    const of = await assigned('it asks');
    await account(of);
    const { id } = await holderNamed(of.on('2026-01-13'), of.companyId, ' Factor SA ');
    expect((await sayWhoAsks(of.on('2026-01-13'), of.companyId, id, true)).weChase).toBe(true);
    await expect(sayWhoAsks(of.on('2026-01-13'), of.companyId, id + 1000, true)).rejects.toThrow(Refusal);
    expect(await run(of, '2026-02-09')).toEqual(['send first_step 30000']);
  });

  it('of which the customer knows nothing are asked for on our account', async () => {
    const of = await assigned('quiet');
    await account(of);
    await run(of, '2026-02-09');
    expect(asks(await last(of))).toEqual([`us F-1+F-2 30000 ${OURS} ACME held -`]);
  });

  it('have nothing taken off by money that lies with us: a person says first what it is for', async () => {
    const of = await assigned('we ask');
    await account(of);
    await of.receive({ document: 'C-1', amountMinor: 4_000, on: '2026-01-20', type: 'credit_note' });
    expect(await run(of, '2026-02-09')).toEqual(['send first_step 26000']);
    expect(asks(await last(of)).map((line) => line.split(' held')[0])).toEqual([
      `us F-1 6000 ${OURS} ACME`,
      `Factor SA F-2 20000 ${THEIRS} Factor Collections`,
    ]);
    const more = await assigned('we ask');
    await account(more);
    await more.receive({ document: 'C-1', amountMinor: 14_000, on: '2026-01-20', type: 'credit_note' });
    expect(await run(more, '2026-02-09')).toEqual(['hold assigned 0']);
  });
});

describe('a message that waits is withdrawn', () => {
  const waiting = async (): Promise<Assigned> => {
    const of = await assigned('we ask');
    await account(of);
    await run(of, '2026-02-09');
    return of;
  };

  it('when what it asks for is assigned', async () => {
    const of = await waiting();
    await assign(of, of.ours, 'we ask', '2026-02-09');
    expect(await send(of, '2026-02-09')).toMatchObject({ accepted: 0, withdrawn: { held: 1 } });
    expect(await run(of, '2026-02-10')).toEqual(['send first_step 30000']);
    expect(asks(await last(of))).toEqual([`Factor SA F-1+F-2 30000 ${THEIRS} Factor Collections held -`]);
  });

  it('when it is ours again', async () => {
    const of = await waiting();
    const whose = { companyId: of.companyId, customerId: of.customerId };
    const ids = (await assignmentsOf(open.db.read, whose)).map(({ id }) => id);
    await takeClaimsBack(of.on('2026-02-09'), whose, { ids, why: 're-assigned', deedId: null });
    expect(await send(of, '2026-02-09')).toMatchObject({ accepted: 0, withdrawn: { held: 1 } });
  });

  it('when the holder’s account is another', async () => {
    const of = await waiting();
    await account(of, 'DE02120300000000202051', '2026-02-09');
    expect(await send(of, '2026-02-09')).toMatchObject({ accepted: 0, withdrawn: { held: 1 } });
  });
});

describe('an account of a holder', () => {
  it('can be stopped, leaves ours as it is, and is one for each holder', async () => {
    const of = await assigned('we ask');
    const asked = { companyId: of.companyId, told };
    const one = await holderNamed(of.on('2026-01-12'), of.companyId, 'Factor SA');
    const two = await holderNamed(of.on('2026-01-12'), of.companyId, 'Bank AB');
    const give = (payeeId: number) => giveBankAccount(by(of, '2026-01-12', 'anna'), asked, { currency: 'EUR', iban: THEIRS, holder: 'X', payeeId }); // prettier-ignore
    const first = await give(one.id);
    expect(await give(two.id)).toMatchObject({ inForce: null, proposed: { payeeId: two.id } });
    await expect(give(one.id)).rejects.toThrow('under way');
    await stopBankChange(by(of, '2026-01-12', 'carl'), asked, first.proposed!.id);
    expect(await applyBankChanges({ ...of.on('2026-03-01'), now: '2026-03-01T09:00:00.000Z' as Instant }, asked)).toBe(
      0,
    );
    expect(await payeeAccountsOf(open.db.read, of.companyId)).toEqual([]);
    await expect(holderNamed(of.on('2026-01-12'), of.companyId, '   ')).rejects.toThrow();
  });
});
