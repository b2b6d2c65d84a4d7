import { setParent } from '../customers/group.actions';
import { setMail } from '../customers/mail.actions';
import { Refusal } from '../kernel/result';
import { customerById } from '../customers/store';
import { putHold } from '../ledger/actions';
import { addDays, day, dayIn, type Instant } from '../kernel/day';
import { contentFrom, type MessageContent } from '../outbox/content';
import { deliver, type DeliveryReport } from '../outbox/delivery.actions';
import { closePostRoom, openPostRoom } from '../outbox/post.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { drillAll, drillLetter } from './drill.actions';
import { answerWhy } from './explain.store';
import { reminderAsker } from './gate.actions';
import { previewLine } from './preview.actions';
import { leaveOut, putBack } from './review.actions';
import { releaseRun } from './release-run.actions';
import { approveLines, approveRun, issueRun, prepareRun, reportOf, runToday, type RunReport } from './run.actions';
import { reminderLedger, type ReminderLedger } from './testing/ledger';

/** Who pays for others, and the head of a group that wants one message, is written to once, customer by customer. */
const open = testDatabase();
let companies = 0;

interface Group extends ReminderLedger {
  readonly entities: readonly number[];
  readonly code: string;
}

/** 4711 pays for (or heads) 4712 and 4713; all three owe an invoice that is overdue since the same day. */
async function group(as: 'payer' | 'head'): Promise<Group> {
  const code = `grp${(companies += 1)}`;
  const of = await reminderLedger(open.db, code, open.home);
  const entities = [await of.debtor('4712'), await of.debtor('4713')];
  for (const customerId of entities) {
    const whose = { companyId: of.companyId, customerId };
    if (as === 'payer') await setMail(of.on('2026-01-02'), whose, { payerId: of.customerId });
    else await setParent(of.on('2026-01-02'), whose, of.customerId);
  }
  const head = { companyId: of.companyId, customerId: of.customerId };
  if (as === 'head') await setMail(of.on('2026-01-02'), head, { groupMessages: true });
  for (const [at, customerId] of [of.customerId, ...entities].entries())
    await of.invoice(`F-${at + 1}`, 10_000 * (at + 1), '2026-01-05', { dueOn: '2026-02-04', customerId });
  await of.knownAsOf('2026-02-20');
  return { ...of, entities, code };
}

const run = (of: ReminderLedger, today: string, agree: 'none' | 'all' = 'none'): Promise<RunReport> =>
  runToday(of.on(today), of.planning, { agree });

interface Sent {
  readonly id: number;
  readonly customerId: number;
  readonly recipient: string;
  readonly day: string;
  readonly content: MessageContent;
}

async function sent(of: ReminderLedger): Promise<Sent[]> {
  const rows = await rowsOf<Sent & { blanks: string }>(
    open.db.read,
    `select id, customer_id as "customerId", recipient, day, blanks from v_message where company_id = ? order by id`,
    [of.companyId],
  );
  return rows.map(({ blanks, ...row }) => ({ ...row, content: contentFrom(blanks) }));
}

async function send(of: ReminderLedger, today: string): Promise<DeliveryReport> {
  const askers = { reminder: reminderAsker(of.planning.holds) };
  const post = openPostRoom({ home: open.home, smtpUrl: null, askers });
  try {
    return await deliver(of.on(today), post, of.planning.company);
  } finally {
    await closePostRoom(post);
  }
}

const blocks = ({ content }: Sent): string[] =>
  content.sections.map(
    ({ entity, currency, demandMinor, items, onHold }) =>
      `${entity?.code ?? '-'} ${currency} ${demandMinor} ${items.map((one) => one.document).join('+')} | ${onHold.map((one) => one.document).join('+')}`,
  );
const told = (report: RunReport): string[] =>
  report.lines.map((one) => `${one.customer} ${one.do} ${one.step ?? '-'} ${one.because} ${one.outcome ?? '-'}`).sort();

const refusal = async (asked: Promise<unknown>): Promise<string> => {
  const error: unknown = await asked.then(
    () => 'nothing was refused',
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? error.code : String(error);
};

describe('a payer of several customers', () => {
  it('gets one message, each customer with its own sum and reference; the gap holds for all', async () => {
    const of = await group('payer');
    await of.receive({
      document: 'G-1',
      amountMinor: 4_000,
      on: '2026-01-20',
      type: 'credit_note',
      customerId: of.entities[0]!,
    });
    const first = await run(of, '2026-02-09');
    expect(told(first)).toEqual([
      '4711 send 1 first_step issued',
      '4712 send 1 first_step issued',
      '4713 send 1 first_step issued',
    ]);
    expect(first.issued.messages).toBe(1);
    const [message, ...others] = await sent(of);
    expect(others).toEqual([]);
    expect(message).toMatchObject({ customerId: of.customerId, recipient: `4711@${of.code}.test` });
    expect(blocks(message!)).toEqual(['4711 EUR 10000 F-1 | ', '4712 EUR 16000 F-2 | ', '4713 EUR 30000 F-3 | ']);
    const references = message!.content.sections.map(({ payment }) => payment?.reference);
    expect(new Set(references).size).toBe(3);
    expect(await send(of, '2026-02-09')).toMatchObject({ accepted: 1 });
    const [left] = await rowsOf<{ subject: string; textSha: string }>(
      open.db.read,
      `select subject, text_sha as "textSha" from v_message where company_id = ?`,
      [of.companyId],
    );
    expect(left?.subject).toMatch(/3 factures, 560,00\s€ – .* – client 4711/);
    const text = (await of.on('2026-02-09').files.get(left!.textSha)).toString('utf8');
    expect(text).toContain('Ce qui est demandé, par client · EUR');
    expect(text).toMatch(/Customer 4712 \(4712\) · Factures échues · EUR/);
    expect(text).toMatch(/Facturé à Customer 4711 \(4711\), Customer 4712 \(4712\) et Customer 4713 \(4713\)/);
    const late = { dueOn: '2026-02-08', customerId: of.entities[1]! };
    await of.invoice('F-9', 1_000, '2026-01-06', late);
    expect(told(await run(of, '2026-02-10'))).toContain('4713 wait 2 step_not_reached -');
    const [debtor] = await setUp(of, '4714');
    await of.invoice('F-10', 5_000, '2026-01-06', { dueOn: '2026-02-04', customerId: debtor! });
    expect(told(await run(of, '2026-02-11'))).toContain('4714 wait 1 min_gap -');
    expect(await sent(of)).toHaveLength(1);
  });

  it('is named where one asks why, and gets nothing while a hold on it as a whole stands', async () => {
    const of = await group('payer');
    const why = async (asOn: string): Promise<string> => {
      const { planning, entities } = of;
      const customer = await customerById(open.db.read, of.companyId, entities[0]!);
      const now = `${asOn}T09:00:00.000Z` as Instant;
      const asked = {
        company: planning.company,
        customer,
        asOn: dayIn('UTC', now),
        now,
        holds: planning.holds(open.db.read),
        papers: planning.papers,
      };
      const { explanations } = await answerWhy(open.db.read, asked);
      return `${explanations[0].because}: ${explanations[0].chain.map(({ fact }) => fact).join(' · ')}`;
    };
    expect(await why('2026-02-09')).toContain('first_step: Customer 4712');
    expect(await why('2026-02-09')).toMatch(/written to through \S.* 4711, who pays for it/);
    const whole = { companyId: of.companyId, customerId: of.customerId, itemIds: [], amountMinor: null };
    await putHold(of.on('2026-02-09'), { ...whole, kind: 'goodwill', reason: 'until Friday', until: null });
    expect(await why('2026-02-09')).toMatch(/^goodwill: .*until Friday/);
  });

  it('a payment between makes the gate hold the whole message back; the next run says it right', async () => {
    const of = await group('payer');
    await run(of, '2026-02-09');
    const [item] = await itemOf(of, 'F-2');
    await of.receive({
      document: 'P-1',
      amountMinor: 20_000,
      on: '2026-02-09',
      customerId: of.entities[0]!,
      to: item!.id,
    });
    expect(await send(of, '2026-02-09')).toMatchObject({ accepted: 0, withdrawn: { paid: 1 } });
    expect(told(await run(of, '2026-02-10')).filter((one) => one.includes('issued'))).toEqual([
      '4711 send 1 first_step issued',
      '4713 send 1 first_step issued',
    ]);
    expect(await send(of, '2026-02-10')).toMatchObject({ accepted: 1 });
  });

  it('what a person has to agree to makes the whole message wait, and the daily maximum counts it once', async () => {
    const of = await group('payer');
    await of.set('ceilingMinor', 25_000);
    await of.set('maxMessagesPerDay', 1);
    const run1 = await prepareRun(of.on('2026-02-09'), of.planning);
    const preview = await previewLine(of.on('2026-02-09'), of.planning, run1, of.entities[0]!);
    expect(preview.draft?.customerId).toBe(of.customerId);
    expect(preview.draft?.content.sections).toHaveLength(3);
    await approveRun(of.on('2026-02-09'), of.companyId, run1.id);
    expect((await issueRun(of.on('2026-02-09'), of.planning, run1.id)).messages).toBe(0);
    const { lines } = await runToday(of.on('2026-02-09'), of.planning, { agree: 'none' });
    expect(lines.map(({ do: does, because }) => `${does} ${because}`)).toEqual([
      'approve above_ceiling',
      'approve group_waits',
      'approve group_waits',
    ]);
    const [, one = 0] = of.entities;
    expect(await approveLines(of.on('2026-02-09'), of.companyId, run1.id, [one])).toBe(3); // it is one message
    expect((await issueRun(of.on('2026-02-09'), of.planning, run1.id)).messages).toBe(1);
    expect(await sent(of)).toHaveLength(1);
  });

  it('goes without what a person takes out of it, and waits again with it once that is put back', async () => {
    const of = await group('payer');
    await of.set('ceilingMinor', 25_000);
    const [, large = 0] = of.entities;
    const today = of.on('2026-02-09');
    const { id: runId } = await prepareRun(today, of.planning);
    const stands = async (): Promise<string[]> => told({ ...(await reportOf(today, of.companyId, runId)) });
    const waiting = ['4711 approve 1 group_waits -', '4712 approve 1 group_waits -', '4713 approve 1 above_ceiling -'];
    expect(await stands()).toEqual(waiting);
    const out = { runId, customerId: large, itemIds: [], why: 'they visit us', remember: false };
    await leaveOut(today, of.planning, out);
    expect(await stands()).toEqual([
      '4711 send 1 first_step -',
      '4712 send 1 first_step -',
      '4713 approve 1 above_ceiling left_out',
    ]);
    expect((await reportOf(today, of.companyId, runId)).run.counts).toMatchObject({ first_step: 2, above_ceiling: 1 });
    await putBack(today, of.companyId, runId, large);
    expect(await stands()).toEqual(waiting);
    await putBack(today, of.companyId, runId, large);
    await leaveOut(today, of.planning, out);
    const preview = await previewLine(today, of.planning, { id: runId, asOn: today.today }, of.customerId);
    expect(preview.draft?.content.sections.map(({ entity }) => entity?.code)).toEqual(['4711', '4712']);
    await approveRun(today, of.companyId, runId);
    expect((await issueRun(today, of.planning, runId)).messages).toBe(1);
    expect(blocks((await sent(of))[0]!)).toEqual(['4711 EUR 10000 F-1 | ', '4712 EUR 20000 F-2 | ']);
    expect(await send(of, '2026-02-09')).toMatchObject({ accepted: 1 });
  });

  it('of only some is narrowed first: what waited for the rest waits no more, and nothing else is agreed to', async () => {
    const of = await group('payer');
    await of.set('ceilingMinor', 25_000);
    const [one = 0, large = 0] = of.entities;
    const today = of.on('2026-02-09');
    const { id: runId } = await prepareRun(today, of.planning);
    await releaseRun(today, of.companyId, { runId, messages: 1, only: [one] });
    expect(told({ ...(await reportOf(today, of.companyId, runId)) })).toEqual([
      '4711 approve 1 group_waits left_out',
      '4712 send 1 first_step -',
      '4713 approve 1 above_ceiling left_out',
    ]);
    const agreed = await rowsOf(open.db.read, `select 1 from decision where run_id = ? and approved_by is not null`, [
      runId,
    ]);
    expect(agreed).toEqual([]);
    expect((await issueRun(today, of.planning, runId)).messages).toBe(1);
    expect(blocks((await sent(of))[0]!)).toEqual(['- EUR 20000 F-2 | ']);
    const other = await group('payer');
    await other.set('ceilingMinor', 25_000);
    const { id } = await prepareRun(other.on('2026-02-09'), other.planning);
    const chosen = [other.entities[0]!, other.entities[1]!];
    await releaseRun(other.on('2026-02-09'), other.companyId, { runId: id, messages: 2, only: chosen });
    expect((await issueRun(other.on('2026-02-09'), other.planning, id)).messages).toBe(1);
    expect(blocks((await sent(other))[0]!)).toEqual(['4712 EUR 20000 F-2 | ', '4713 EUR 30000 F-3 | ']);
    expect([large > 0, (await sent(other)).length]).toEqual([true, 1]);
  });

  it('waits no more once what asked for agreement is held, and then keeps to the maximum of the day', async () => {
    const of = await group('payer');
    await of.set('ceilingMinor', 25_000);
    await of.set('maxMessagesPerDay', 1);
    const alone = await of.debtor('4720');
    await of.invoice('F-30', 24_000, '2026-01-05', { dueOn: '2026-02-04', customerId: alone });
    const today = of.on('2026-02-09');
    const { id: runId } = await prepareRun(today, of.planning);
    const stands = async (): Promise<string[]> => told({ ...(await reportOf(today, of.companyId, runId)) });
    expect(await stands()).toContain('4720 send 1 first_step -');
    const [item] = await itemOf(of, 'F-3');
    const [, large = 0] = of.entities;
    await leaveOut(today, of.planning, {
      runId,
      customerId: large,
      itemIds: [item!.id],
      why: 'unclear',
      remember: true,
    });
    expect(await stands()).toEqual([
      '4711 send 1 first_step -',
      '4712 send 1 first_step -',
      '4713 hold - admin -',
      '4720 wait 1 daily_maximum -',
    ]);
  });

  it('is played in a fire drill as the runs then do, and its letter says all of it', async () => {
    const of = await group('payer');
    const [one = 0, two = 0] = of.entities;
    await of.invoice('F-8', 2_000, '2026-01-05', { dueOn: '2026-02-06', customerId: one });
    await of.invoice('F-9', 3_000, '2026-01-05', { dueOn: '2026-02-11', customerId: two });
    const [younger = 0] = await setUp(of, '4714');
    await of.invoice('F-20', 4_000, '2026-01-20', { dueOn: '2026-02-09', customerId: younger });
    const asked = { days: 30, pays: 'nobody', lateDays: 30 } as const;
    await of.knownAsOf('2026-02-08');
    const drilled = await drillAll(of.on('2026-02-09'), of.planning, asked);
    const played = drilled.report.rows.map(({ on, code, n }) => `${on} ${code} ${n}`).sort();
    const letter = await drillLetter(of.on('2026-02-09'), of.planning, asked, {
      customerId: one,
      on: day('2026-02-23'),
    });
    const ran: string[] = [];
    for (let on = day('2026-02-09'); on < '2026-03-11'; on = addDays(on, 1)) {
      await of.knownAsOf(addDays(on, -1));
      const { lines } = await run(of, on, 'all');
      await send(of, on);
      ran.push(...lines.filter(({ outcome }) => outcome === 'issued').map((line) => `${on} ${line.customer} ${line.step ?? 0}`)); // prettier-ignore
    }
    expect(played).toEqual(ran.sort());
    expect(played).toContain('2026-02-23 4712 2');
    expect(played.find((row) => row.includes('4714'))).toBe('2026-02-16 4714 1'); // alone it would be the 12th
    const left = (await sent(of)).find((message) => message.day === '2026-02-23');
    expect(left?.content.sections).toHaveLength(3);
    const saidIn = (content: MessageContent | undefined): string[] => (content?.sections ?? []).map(({ entity, demandMinor }) => `${entity?.code ?? ''} ${demandMinor}`); // prettier-ignore
    expect(saidIn(letter?.content)).toEqual(saidIn(left?.content));
    expect(await drillLetter(of.on('2026-03-10'), of.planning, asked, { customerId: one, on: day('2026-03-11') })).toBeUndefined(); // prettier-ignore
  });

  it('is one other customer who pays for itself', async () => {
    const of = await group('payer');
    const [one, two] = of.entities as [number, number];
    const set = (customerId: number, payerId: number): Promise<string> =>
      refusal(setMail(of.on('2026-02-01'), { companyId: of.companyId, customerId }, { payerId }));
    expect(await set(one, one)).toBe('second-payer');
    expect(await set(of.customerId, two)).toBe('second-payer');
    const [fourth] = await setUp(of, '4719', false);
    expect(await set(fourth!, two)).toBe('second-payer');
    const foreign = await group('payer');
    expect(await set(fourth!, foreign.customerId)).toBe('no-such-customer');
    const whose = { companyId: of.companyId, customerId: fourth! };
    expect(await refusal(setMail(of.on('2026-02-01'), whose, { groupMessages: true }))).toBe('no-entities');
    expect(await refusal(setMail(of.on('2026-02-01'), whose, { writtenApart: true }))).toBe('no-head');
  });
});

describe('the head of a group that wants one message', () => {
  it('gets it; an entity taken out gets its own; what is held stands in its own block', async () => {
    const of = await group('head');
    const [one, two] = of.entities as [number, number];
    await setMail(of.on('2026-02-01'), { companyId: of.companyId, customerId: two }, { writtenApart: true });
    await of.invoice('F-8', 2_000, '2026-01-05', { dueOn: '2026-02-04', customerId: one });
    const [item] = await itemOf(of, 'F-8');
    const part = { companyId: of.companyId, customerId: one, itemIds: [item!.id], amountMinor: null };
    await putHold(of.on('2026-02-09'), { ...part, kind: 'goodwill', reason: 'asked', until: null });
    expect((await run(of, '2026-02-09')).issued.messages).toBe(2);
    const messages = await sent(of);
    expect(messages.map(({ recipient }) => recipient).sort()).toEqual([`4711@${of.code}.test`, `4713@${of.code}.test`]);
    const joint = messages.find(({ customerId }) => customerId === of.customerId);
    expect(blocks(joint!)).toEqual(['4711 EUR 10000 F-1 | ', '4712 EUR 20000 F-2 | F-8']);
  });

  it('is written to nobody twice where the run breaks off between two transactions', async () => {
    const of = await group('head');
    const alone = await of.debtor('4720');
    await of.invoice('F-30', 3_000, '2026-01-05', { dueOn: '2026-02-04', customerId: alone });
    const planned = await prepareRun(of.on('2026-02-09'), of.planning);
    await approveRun(of.on('2026-02-09'), of.companyId, planned.id);
    await setMail(
      of.on('2026-02-09'),
      { companyId: of.companyId, customerId: of.entities[1]! },
      { writtenApart: true },
    );
    const killed = (): void => {
      throw new Error('killed');
    };
    for (const progress of [killed, killed, undefined, undefined])
      await issueRun(of.on('2026-02-09'), of.planning, planned.id, progress).catch(() => undefined);
    const messages = await sent(of);
    expect(messages.map(({ recipient }) => recipient)).toEqual([`4720@${of.code}.test`, `4711@${of.code}.test`]);
    expect(blocks(messages[1]!)).toHaveLength(2); // the third is written to apart since, and has its turn in the next run
    await of.knownAsOf('2026-02-10');
    expect(told(await run(of, '2026-02-10'))).toContain('4713 send 1 first_step issued');
  });

  it('each keeps its own step, and a notice before the due day of one waits for what is overdue of another', async () => {
    const of = await group('head');
    await run(of, '2026-02-09');
    await send(of, '2026-02-09');
    const [fourth] = await setUp(of, '4714', false);
    await setParent(of.on('2026-02-10'), { companyId: of.companyId, customerId: fourth! }, of.customerId);
    await of.invoice('F-20', 7_000, '2026-01-20', { dueOn: '2026-02-25', customerId: fourth! });
    await of.knownAsOf('2026-02-22');
    const report = await run(of, '2026-02-23');
    expect(told(report)).toContain('4714 wait -1 other_message -');
    expect(told(report)).toContain('4711 send 2 next_step issued');
  });

  it('a notice waits no more once what went before it is taken out, unless it is taken out too', async () => {
    const of = await group('head');
    const [fourth = 0] = await setUp(of, '4714', false);
    await setParent(of.on('2026-02-09'), { companyId: of.companyId, customerId: fourth }, of.customerId);
    await of.invoice('F-20', 7_000, '2026-01-20', { dueOn: '2026-02-11', customerId: fourth });
    const today = of.on('2026-02-09');
    const { id: runId } = await prepareRun(today, of.planning);
    const stands = async (): Promise<string[]> => told({ ...(await reportOf(today, of.companyId, runId)) });
    const out = (customerId: number): Promise<void> =>
      leaveOut(today, of.planning, { runId, customerId, itemIds: [], why: 'they visit us', remember: false });
    expect(await stands()).toContain('4714 wait -1 other_message -');
    for (const customerId of [of.customerId, ...of.entities]) await out(customerId);
    expect(await stands()).toContain('4714 send -1 pre_due -');
    await putBack(today, of.companyId, runId, of.customerId);
    expect(await stands()).toContain('4714 wait -1 other_message -');
    await out(fourth);
    await out(of.customerId);
    expect(await stands()).toContain('4714 wait -1 other_message left_out');
    await putBack(today, of.companyId, runId, fourth);
    expect(await stands()).toContain('4714 send -1 pre_due -');
    await approveRun(today, of.companyId, runId);
    expect((await issueRun(today, of.planning, runId)).messages).toBe(1);
    expect(blocks((await sent(of))[0]!)).toEqual(['- EUR 7000 F-20 | ']);
  });
});

async function setUp(of: Group, number: string, through = true): Promise<number[]> {
  const id = await of.debtor(number);
  if (through)
    await setMail(of.on('2026-02-09'), { companyId: of.companyId, customerId: id }, { payerId: of.customerId });
  return [id];
}

const itemOf = (of: Group, document: string): Promise<{ id: number }[]> =>
  rowsOf(open.db.read, `select item_id as id from v_open_item where company_id = ? and document = ?`, [
    of.companyId,
    document,
  ]);
