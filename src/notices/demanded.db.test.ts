import { settingsOf } from '../companies/store';
import { day } from '../kernel/day';
import { owedBeside } from '../law/owed.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import type { ReminderLedger } from '../reminders/testing/ledger';
import { demandsOf, paperEvents } from './demanded.store';
import { sendNotice } from './send.actions';
import { lawLedger, paperOn, type PaperAsked } from './testing/law-ledger';

/** A formal notice begins default where the law waits for one: by the proof that it left or arrived, and not before. */
const open = testDatabase();
const WRITTEN = '2026-02-10';

const ledger = async (law: string, currency: string): Promise<ReminderLedger> => {
  const of = await lawLedger(open, { law, debtor: 'consumer', currency, agreed: false }, WRITTEN);
  const address = { company_id: of.companyId, customer_id: of.customerId, role: 'registered', street: '1 Rue', postcode: '1000', city: 'X', country: law }; // prettier-ignore
  await open.db.write('address').insert({ ...address, recorded_at: '2026-01-01T00:00:00.000Z', recorded_by: 'test' });
  return of;
};

const rangeOf = ({ companyId, customerId }: ReminderLedger) => ({ companyId, first: customerId, last: customerId });

async function interest(of: ReminderLedger, asOn: string): Promise<string[]> {
  const { company } = of.planning;
  expect((await settingsOf(open.db.read, company.id)).latePayment).toBe('on_demand');
  const asked = { company, range: rangeOf(of), asOn: day(asOn), demanded: demandsOf(open.db.read) };
  const owed = await owedBeside(open.db.read, of.on(asOn), asked);
  return owed.map(({ item, claimable: { interest: may } }) => `${item.document} ${may.from ?? '-'}…${may.to ?? '-'} ${may.amountMinor}${may.why === null ? '' : ` ${may.why}`}${may.doubts.map((one) => ` ?${one}`).join('')}`); // prettier-ignore
}

async function sent(
  of: ReminderLedger,
  asked: Omit<PaperAsked, 'on'>,
): Promise<{ messageId: number; sentences: string[] }> {
  const { made, about, known } = await paperOn(of, { ...asked, on: WRITTEN });
  const messageId = await sendNotice(of.on(WRITTEN), about, known, made);
  return { messageId, sentences: made.sentences.filter(({ place }) => place === 'interest').map(({ key }) => key) };
}

const step = (messageId: number, kind: string, on: string, detail = '{}'): Promise<unknown> =>
  open.db.write('message_step').insert({ message_id: messageId, kind, on_day: on, detail, recorded_at: `${on}T09:00:00.000Z`, recorded_by: 'test' }); // prettier-ignore

it('FR: nothing before the formal notice left, the legal rate from the day after', async () => {
  const of = await ledger('FR', 'EUR');
  expect(await interest(of, '2026-02-09')).toEqual(['F-1 -…- 0 needs_demand', 'F-2 -…- 0 needs_demand']);
  const { messageId, sentences } = await sent(of, { law: 'FR', by: 'letter' });
  expect(sentences).toEqual(['fr-interest-consumer']);
  expect((await interest(of, '2026-03-18'))[0]).toBe('F-1 -…- 0 needs_demand'); // printed, and not posted
  await step(messageId, 'posted', '2026-02-16');
  expect((await interest(of, '2026-02-16'))[0]).toContain(' 0 not_in_default');
  // 1,000.00 and 500.00 at 2.62 % for 30 days of 365: 2.15 and 1.08; both rules are from memory
  expect(await interest(of, '2026-03-18')).toEqual([
    'F-1 2026-02-17…2026-03-18 215 ?not_verified ?rule_not_verified',
    'F-2 2026-02-17…2026-03-18 108 ?not_verified ?rule_not_verified',
  ]);
  await step(messageId, 'delivered', '2026-02-19'); // the advice of delivery says when it came
  expect((await interest(of, '2026-03-18'))[0]).toContain('2026-02-20…2026-03-18 194');
  await step(messageId, 'unposted', '2026-03-01'); // it was not posted after all
  expect((await interest(of, '2026-03-18'))[0]).toBe('F-1 -…- 0 needs_demand');
});

it('NL: nothing before the fourteen days of the letter are over, the statutory rate from the day after', async () => {
  const of = await ledger('NL', 'EUR');
  expect((await interest(of, '2026-02-09'))[0]).toBe('F-1 -…- 0 needs_demand');
  const { messageId, sentences } = await sent(of, { law: 'NL', paper: 'consumer', by: 'letter' });
  expect(sentences).toEqual(['nl-interest-later']);
  await step(messageId, 'posted', '2026-02-12');
  await step(messageId, 'delivered', '2026-02-20');
  expect((await interest(of, '2026-03-06'))[0]).toContain(' 0 not_in_default');
  // received on the 20th: its days are 21 February to 6 March; 1,000.00 at 4 % for 30 days of 365: 3.29
  expect((await interest(of, '2026-04-05'))[0]).toBe('F-1 2026-03-07…2026-04-05 329');
});

it('CH: five per cent from the day after the demand came, none from the date on the invoice', async () => {
  const of = await ledger('CH', 'CHF');
  expect((await interest(of, '2026-02-09'))[0]).toBe('F-1 -…- 0 needs_demand');
  const { messageId, sentences } = await sent(of, { law: 'CH' });
  expect(sentences).toEqual(['ch-interest-from-now']);
  await step(messageId, 'accepted', '2026-02-10');
  const [first] = await interest(of, '2026-03-12');
  expect(first).toMatch(/^F-1 2026-02-11…2026-03-12 (411|417|444)/); // 30 days of 365 or 360, or 32 of 30/360
  expect(await sent(of, { law: 'CH' }).catch((error: unknown) => String(error))).toContain('has had a message today');
});

it('does not begin by what went into the folder of the test mode', async () => {
  const of = await ledger('CH', 'CHF');
  const { messageId } = await sent(of, { law: 'CH' });
  await step(messageId, 'accepted', '2026-02-10', '{"testMode":true}');
  expect((await interest(of, '2026-03-12'))[0]).toBe('F-1 -…- 0 needs_demand');
});

it('counts as a formal letter in limitation', async () => {
  const of = await ledger('FR', 'EUR');
  const { messageId } = await sent(of, { law: 'FR' });
  expect(await paperEvents(open.db.read)(rangeOf(of))).toEqual([]);
  await step(messageId, 'accepted', '2026-02-10');
  const events = await paperEvents(open.db.read)(rangeOf(of));
  const notices = await rowsOf<{ id: number }>(open.db.read, `select id from v_formal_notice where company_id = ?`, [of.companyId]); // prettier-ignore
  expect(events.map(({ event }) => event)).toEqual(
    [0, 1].map(() => ({
      kind: 'formal_letter',
      on: '2026-02-10',
      reachedOn: '2026-02-10',
      about: `notice/${notices[0]?.id ?? 0}`,
    })),
  );
});
