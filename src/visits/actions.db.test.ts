import { lastContacts } from '../activities/store';
import { changeSetting } from '../companies/actions';
import { companyById } from '../companies/store';
import { customerById } from '../customers/store';
import { day, type Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { ledgerHolds } from '../ledger/store';
import { contentFrom } from '../outbox/content';
import { rowsOf, type Tx } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import type { Work } from '../platform/work';
import { reminderLedger, type ReminderLedger } from '../reminders/testing/ledger';
import { approveVisit, cancelVisit, moveVisit, planVisit, recordVisit, type VisitPlan } from './actions';
import { addAgent, changeAgent } from './agent.actions';
import { askOtherDay, refuseVisit, requestVisit } from './asked.actions';
import type { Visitable } from './facts.actions';
import { visitAsker } from './gate.actions';
import { askForOutcomes } from './jobs';
import { visitById } from './store';
import type { Visit } from './visit';

/** Visits: planned far enough ahead, told before, refused at once, and recorded; with a manager's word where it takes one. */
const open = testDatabase();
let count = 0;
const AGENT = { name: 'Anna Berg', role: 'Field agent', qualification: 'mediator', partner: '', phone: '+33 6 12 34 56 78', email: 'anna@agents.example', hours: '', areas: '' }; // prettier-ignore

interface House extends ReminderLedger {
  readonly about: Visitable;
  plan(more?: Partial<VisitPlan>): VisitPlan;
  planned(more?: Partial<VisitPlan>): Promise<Visit>;
  told(): Promise<string[]>;
  tasks(): Promise<string[]>;
  sent(visit: Visit): Promise<void>;
}

const TODAY = '2026-03-03';

async function house(customer: Record<string, unknown> = {}): Promise<House> {
  const ledger = await reminderLedger(open.db, `visits${(count += 1)}`, open.home);
  const { companyId, customerId } = ledger;
  const work = ledger.on(TODAY);
  await open.db
    .write('customer')
    .where({ id: customerId })
    .update({ country: 'FR', language: 'en', ...customer });
  const place = { role: 'registered', street: '4 rue du Port', postcode: '44000', city: 'Nantes', country: 'FR' };
  const recorded = { recorded_at: work.now, recorded_by: 'test' };
  const [address] = await open.db
    .write('address')
    .insert({ company_id: companyId, customer_id: customerId, ...place, ...recorded })
    .returning<{ id: number }[]>('id');
  const agentId = await addAgent(work, companyId, AGENT);
  const about: Visitable = {
    company: await companyById(open.db.read, companyId),
    customerId,
    holds: (q) => [ledgerHolds(q)],
  };
  const plan = (more: Partial<VisitPlan> = {}): VisitPlan => ({
    ...{
      agentId,
      onDay: day('2026-03-12'),
      part: 'morning',
      addressId: address?.id ?? 0,
      reason: 'talk',
      way: 'email',
    },
    ...more,
  });
  return {
    ...{ ...ledger, about, plan },
    planned: (more) => planVisit(work, about, plan(more)),
    told: async () => {
      const sql = `select state, channel, language, blanks from v_message where company_id = ? and about like 'visit/%' order by id`;
      const rows = await rowsOf<Record<string, string>>(open.db.read, sql, [companyId]);
      return rows.map(({ state, channel, language, blanks }) => {
        const { visit } = contentFrom(blanks ?? '');
        return [state, channel, language, visit?.change, visit?.onDay, visit?.from, visit?.agent].join(' ');
      });
    },
    tasks: async () => {
      const sql = `select kind, outcome from v_task where company_id = ? order by id`;
      const rows = await rowsOf<Record<string, string | null>>(open.db.read, sql, [companyId]);
      return rows.map((row) => [row['kind'], row['outcome']].filter(Boolean).join(' '));
    },
    sent: (visit) => open.db.write('message').where({ id: visit.messageId }).update({ state: 'accepted' }),
  };
}

const asking = async ({ about }: House) => ({
  company: about.company,
  customer: await customerById(open.db.read, about.company.id, about.customerId),
});
const inTx = <T>(work: Work, act: (tx: Tx) => Promise<T>): Promise<T> => work.db.transaction(act);
const stateOf = async (of: House, { id }: Visit): Promise<string | undefined> =>
  (await visitById(open.db.read, of.companyId, id))?.state;

describe('a visit', () => {
  it('is planned and announced; a second one is not', async () => {
    const of = await house();
    expect(await of.planned()).toMatchObject({ state: 'planned', needsApproval: false, address: { lines: ['4 rue du Port', '44000 Nantes'] } }); // prettier-ignore
    expect(await of.told()).toEqual(['queued email en announced 2026-03-12 8:00 Anna Berg']);
    await expect(of.planned()).rejects.toThrow('A visit to this customer is planned already.');
  });

  it.each([
    ['too soon', { onDay: day('2026-03-09') }],
    ['too soon for a letter', { onDay: day('2026-03-12'), way: 'letter' }],
    ['on a Sunday', { onDay: day('2026-03-15') }],
    ['on a holiday of the customer', { onDay: day('2026-04-06') }],
    ['in the past', { onDay: day('2026-02-27') }],
    ['by nobody', { agentId: 999_999 }],
    ['nowhere', { addressId: 999_999 }],
  ] as const)('%s is refused, and nothing is kept', async (_, more) => {
    const of = await house();
    await expect(of.planned(more)).rejects.toThrow(Refusal);
    expect([await of.told(), await of.tasks()]).toEqual([[], []]);
  });

  it('by an agent or to an address of another company is refused', async () => {
    const [one, other] = [await house(), await house()];
    await expect(one.planned({ agentId: other.plan().agentId })).rejects.toThrow('There is no such agent');
    await expect(one.planned({ addressId: other.plan().addressId })).rejects.toThrow('There is no such address');
    await changeAgent(one.on(TODAY), one.companyId, one.plan().agentId, { ...AGENT, active: false });
    await expect(one.planned()).rejects.toThrow('There is no such agent');
    await expect(changeAgent(one.on(TODAY), other.companyId, one.plan().agentId, { ...AGENT, active: true })).rejects.toThrow(Refusal); // prettier-ignore
  });

  it.each([
    ['of our own', async (of: House) => open.db.write('customer').where({ id: of.customerId }).update({ internal: 1 })],
    [
      'that an adviser speaks for',
      async (of: House) =>
        open.db.write('contact').insert({ company_id: of.companyId, customer_id: of.customerId, role: 'adviser', email: 'a@b.test', state: 'ok', recorded_at: TODAY, recorded_by: 't' }), // prettier-ignore
    ],
    [
      'that is insolvent',
      async (of: House) =>
        open.db.write('hold').insert({ company_id: of.companyId, customer_id: of.customerId, kind: 'insolvency', reason: 'x', from_on: '2026-03-01', caused: 1, recorded_at: '2026-03-01T08:00:00.000Z', recorded_by: 't' }), // prettier-ignore
    ],
  ])('to a customer %s is refused', async (_, make) => {
    const of = await house();
    await make(of);
    await expect(of.planned()).rejects.toThrow('Nobody may be sent to this customer');
  });

  it.each([{ debtor_type: 'consumer' }, { debtor_type: 'unknown' }, { hardship: 1 }])(
    'to %j is announced only when a manager has agreed',
    async (customer) => {
      const of = await house(customer);
      const visit = await of.planned();
      expect([visit.state, await of.told(), await of.tasks()]).toEqual(['waiting', [], ['visit_approve']]);
      await expect(recordVisit(of.on('2026-03-12'), of.companyId, visit.id, { outcome: 'met', note: 'x' })).rejects.toThrow(Refusal); // prettier-ignore
      await expect(approveVisit(of.on('2026-03-10'), of.about, visit.id)).rejects.toThrow('before its announcement');
      const approved = await approveVisit(of.on(TODAY), of.about, visit.id);
      expect([approved.state, await of.told(), await of.tasks()]).toEqual(['planned', ['queued email en announced 2026-03-12 8:00 Anna Berg'], ['visit_approve approved']]); // prettier-ignore
      await expect(approveVisit(of.on(TODAY), of.about, visit.id)).rejects.toThrow(Refusal);
    },
  );

  it('is moved: what has left is told to be so, what has not is taken back', async () => {
    const of = await house();
    const visit = await of.planned();
    const later = of.plan({ onDay: day('2026-03-13'), part: 'afternoon' });
    const moved = await moveVisit(of.on(TODAY), of.about, visit.id, later);
    await of.sent(moved);
    await moveVisit(of.on(TODAY), of.about, visit.id, of.plan({ onDay: day('2026-03-16') }));
    await cancelVisit(of.on(TODAY), of.about, visit.id, 'paid');
    expect(await of.told()).toEqual([
      'withdrawn email en announced 2026-03-12 8:00 Anna Berg',
      'accepted email en announced 2026-03-13 12:00 Anna Berg',
      'withdrawn email en moved 2026-03-16 8:00 Anna Berg',
    ]);
    await expect(cancelVisit(of.on(TODAY), of.about, visit.id, '')).rejects.toThrow(Refusal);
  });

  it('that was announced and is cancelled is told to be so; in shadow mode nobody is sent', async () => {
    const of = await house();
    const visit = await of.planned();
    await of.sent(visit);
    await cancelVisit(of.on(TODAY), of.about, visit.id, '');
    expect((await of.told())[1]).toBe('queued email en cancelled 2026-03-12 8:00 Anna Berg');
    await changeSetting(of.on(TODAY), of.companyId, 'shadowMode', 'true');
    await expect(of.planned()).rejects.toThrow('Shadow mode is on');
    expect(await of.told()).toHaveLength(2);
  });

  it('is recorded on or after its day, and keeps the next reminder at its distance', async () => {
    const of = await house();
    const visit = await of.planned();
    const record = (on: string, outcome: 'met' | 'wrong_address') =>
      recordVisit(of.on(on), of.companyId, visit.id, { outcome, note: 'talked at the door' });
    await expect(record('2026-03-11', 'met')).rejects.toThrow('The day of this visit has not come.');
    expect(await record('2026-03-12', 'met')).toMatchObject({ state: 'over', outcome: 'met' });
    const range = { companyId: of.companyId, first: of.customerId, last: of.customerId };
    expect((await lastContacts(open.db.read, range, day('2026-03-12'), null)).get(of.customerId)).toMatchObject({ kind: 'visit', onDay: '2026-03-12' }); // prettier-ignore
    await expect(record('2026-03-12', 'met')).rejects.toThrow(Refusal);
  });

  it('to a wrong address asks for the right one; of one that nobody speaks of somebody is asked, once', async () => {
    const of = await house();
    const visit = await of.planned();
    expect(await askForOutcomes(of.on('2026-03-12'), of.companyId)).toBe(0);
    expect(await askForOutcomes(of.on('2026-03-13'), of.companyId)).toBe(1);
    expect(await askForOutcomes(of.on('2026-03-14'), of.companyId)).toBe(0);
    await recordVisit(of.on('2026-03-14'), of.companyId, visit.id, { outcome: 'wrong_address', note: '' });
    expect(await of.tasks()).toEqual(['visit_outcome wrong_address', 'find_address']);
  });
});

describe('the customer', () => {
  it('asks for a visit, and gets one; asks for another day; wants none, and nobody comes', async () => {
    const of = await house();
    const work = of.on(TODAY);
    const who = await asking(of);
    const wishes = { agentId: null, wishes: 'Tuesday mornings' };
    expect(await inTx(work, (tx) => requestVisit(tx, work, who, wishes))).toBe('2026-03-06');
    await expect(inTx(work, (tx) => requestVisit(tx, work, who, wishes))).rejects.toThrow('is planned already');
    const visit = await of.planned({ reason: 'asked' });
    expect([visit.source, visit.wishes, await of.tasks()]).toEqual(['portal', 'Tuesday mornings', ['visit_request planned']]); // prettier-ignore
    await inTx(work, (tx) => askOtherDay(tx, work, who, { visitId: visit.id, wishes: 'Friday' }));
    await inTx(work, (tx) => refuseVisit(tx, work, who, visit.id));
    expect(await stateOf(of, visit)).toBe('refused');
    expect((await of.told())[0]).toMatch(/^withdrawn/);
    expect(await of.tasks()).toEqual(['visit_request planned', 'visit_move refused', 'visit_refused']);
    const mails = await rowsOf<{ recipient: string; subject: string }>(open.db.read, 'select recipient, subject from house_mail where company_id = ?', [of.companyId]); // prettier-ignore
    expect(mails).toEqual([{ recipient: 'anna@agents.example', subject: expect.stringContaining('12') as string }]);
    await expect(inTx(work, (tx) => refuseVisit(tx, work, who, visit.id))).rejects.toThrow(Refusal);
    // and is not visited again without a manager's word
    expect(await of.planned()).toMatchObject({ state: 'waiting', needsApproval: true });
  });
});

describe('an announcement', () => {
  const verdict = async (of: House, visit: Visit, on: string, about = `visit/${visit.id}/announced/x`) => {
    const waiting = { messageId: visit.messageId ?? 0, companyId: of.companyId, customerId: of.customerId, about };
    return (await visitAsker.gate(open.db.read)([waiting], `${on}T09:00:00.000Z` as Instant)).get(waiting.messageId)
      ?.do;
  };
  it('leaves only while it is true and early enough', async () => {
    const of = await house();
    const visit = await of.planned();
    expect(await verdict(of, visit, '2026-03-04')).toBe('send');
    expect(await verdict(of, visit, '2026-03-06')).toBe('withdraw');
    expect(await verdict(of, { ...visit, messageId: (visit.messageId ?? 0) + 1 }, '2026-03-04')).toBe('withdraw');
    await cancelVisit(of.on(TODAY), of.about, visit.id, '');
    expect(await verdict(of, visit, '2026-03-04')).toBe('withdraw');
    expect(await verdict(of, visit, '2026-03-20', `visit/${visit.id}/cancelled/x`)).toBe('send');
  });

  it.each([
    ['2026-03-04', 'accepted', []],
    ['2026-03-06', 'posted', ['visit_unannounced']],
    ['2026-03-04', 'failed', ['visit_unannounced']],
    ['2026-03-04', 'returned', ['visit_unannounced']],
  ] as const)('that on %s is %s: %j', async (on, state, tasks) => {
    const of = await house();
    const visit = await of.planned();
    const ending = { messageId: visit.messageId ?? 0, companyId: of.companyId, customerId: of.customerId };
    const ended = { ...ending, about: `visit/${visit.id}/announced/x`, state, reason: null };
    await inTx(of.on(on), (tx) => visitAsker.ended?.(tx, of.on(on), [ended]) ?? Promise.resolve());
    expect(await of.tasks()).toEqual(tasks);
  });
});
