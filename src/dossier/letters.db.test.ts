import { insertAddress } from '../customers/contact.store';
import { setMail } from '../customers/mail.actions';
import { findCustomer } from '../customers/store';
import { day } from '../kernel/day';
import { deliver } from '../outbox/delivery.actions';
import { ALWAYS_SEND } from '../outbox/gate';
import { lettersToPrint } from '../outbox/list.store';
import { openPostRoom, type PostRoom } from '../outbox/post.actions';
import { recordPosted, recordPostalNews } from '../outbox/posting.actions';
import { testDatabase } from '../platform/testing/database';
import { reminderEnded } from '../reminders/gate.actions';
import { runToday } from '../reminders/run.actions';
import { reminderLedger, type ReminderLedger } from '../reminders/testing/ledger';
import { closeBrowser } from '../platform/pdf/browser';
import type { Reminder } from './claim';
import { gatherClaim } from './claim.actions';
import { demandsOf, timeUntil, wayOf } from './sending';

/** What a recovery file says of a letter: made it proves nothing, posted it is a demand of that day, refused it is evidence. */
const open = testDatabase();
afterAll(closeBrowser);

const post = (): PostRoom =>
  openPostRoom({
    home: open.home,
    smtpUrl: null,
    askers: { reminder: { gate: () => ALWAYS_SEND, ended: reminderEnded } },
  });

/** F-1 was asked for by a letter of 2 February, to pay by the 9th. */
async function written(): Promise<{ of: ReminderLedger; messageId: number }> {
  const of = await reminderLedger(open.db, 'letters', open.home);
  const { companyId, customerId } = of;
  await open.db.write('contact').where({ company_id: companyId }).update({ state: 'bounced' });
  await open.db.write('company').where({ id: companyId }).update({ street: '27 rue des Tanneurs', postcode: '69003', city: 'Lyon' }); // prettier-ignore
  await open.db.transaction((tx) =>
    insertAddress(tx, of.on('2026-01-01'), {
      companyId, customerId, role: 'billing', name: null, street: '5 avenue de la Gare', postcode: '35000', city: 'Rennes', region: null, country: 'FR',
    }),
  ); // prettier-ignore
  await of.invoice('F-1', 50_000, '2026-01-05', { dueOn: '2026-01-30' });
  await of.knownAsOf('2026-02-02');
  await runToday(of.on('2026-02-02'), of.planning, { agree: 'none' });
  await deliver(of.on('2026-02-02'), post(), of.planning.company);
  const [letter] = await lettersToPrint(open.db.read, companyId, null);
  if (!letter) throw new Error('no letter was made');
  return { of, messageId: letter.id };
}

async function told(of: ReminderLedger, today: string): Promise<Reminder> {
  const { company } = of.planning;
  const customer = await findCustomer(open.db.read, company.id, '4711');
  const asked = { company, customer, items: ['F-1'], currency: null, keyDate: day(today), language: 'en' };
  const work = of.on(today);
  const { claim } = await gatherClaim(
    work,
    open.db.read,
    { ...asked, interest: null, recipient: null, facts: null },
    [],
  );
  const [reminder] = claim.reminders;
  if (!reminder || claim.reminders.length > 1) throw new Error(`${claim.reminders.length} reminders are told`);
  return reminder;
}

describe('a letter in a recovery file', () => {
  it('is no demand before it is posted, counts from that day, and stays as evidence when it is refused', async () => {
    const { of, messageId } = await written();
    const { companyId } = of;
    const lying = await told(of, '2026-02-05');
    expect([wayOf(lying), lying.writtenOn, demandsOf([lying]).length]).toEqual(['unproven', '2026-02-02', 0]);

    const posting = { companyId, messageIds: [messageId], on: day('2026-02-05'), service: 'La Poste', number: null, proofId: null }; // prettier-ignore
    await recordPosted(of.on('2026-02-05'), post(), posting);
    const posted = await told(of, '2026-02-05');
    expect([wayOf(posted), posted.writtenOn, posted.sentOn]).toEqual(['sent', '2026-02-02', '2026-02-05']);
    expect([posted.payBy, timeUntil(posted), demandsOf([posted]).length]).toEqual(['2026-02-09', '2026-02-12', 1]);

    const news = { companyId, messageId, on: day('2026-02-08'), note: null, proofId: null };
    await recordPostalNews(of.on('2026-02-08'), post(), { ...news, is: 'refused' });
    const refused = await told(of, '2026-02-08');
    expect([wayOf(refused), refused.documents, demandsOf([refused]).length]).toEqual(['returned', ['F-1'], 0]);
    expect(refused.proof.map(({ kind }) => kind)).toEqual(['posted', 'refused']);
  });
});

describe('a message to a payer in the recovery file of one for whom it pays', () => {
  it('says nothing of the others, and the payer is named as such', async () => {
    const of = await reminderLedger(open.db, 'payers', open.home);
    const { company } = of.planning;
    const entities = [await of.debtor('4712'), await of.debtor('4713')];
    for (const customerId of entities)
      await setMail(of.on('2026-01-02'), { companyId: of.companyId, customerId }, { payerId: of.customerId });
    for (const [at, customerId] of [of.customerId, ...entities].entries())
      await of.invoice(`F-${at + 1}`, 11_111 * (at + 1), '2026-01-05', { dueOn: '2026-01-30', customerId });
    await of.knownAsOf('2026-02-02');
    await runToday(of.on('2026-02-02'), of.planning, { agree: 'none' });
    await deliver(of.on('2026-02-02'), post(), company);
    const customer = await findCustomer(open.db.read, company.id, '4712');
    const asked = { company, customer, items: ['F-2'], currency: null, keyDate: day('2026-02-10'), language: 'en' };
    const more = { interest: null, recipient: null, facts: null };
    const { claim } = await gatherClaim(of.on('2026-02-10'), open.db.read, { ...asked, ...more }, []);
    const [reminder, ...others] = claim.reminders;
    expect(others).toEqual([]);
    expect(reminder).toMatchObject({ extract: true, documents: ['F-2'], demandMinor: 22_222 });
    expect(reminder?.text).toMatch(/F-2[^]*222,22/);
    expect(reminder?.proof.map(({ kind }) => kind)).toEqual(['kept']);
    expect(claim.debtor).toMatchObject({ code: '4712', payer: 'Customer 4711 (4711)' });
    expect(JSON.stringify(claim)).not.toMatch(/F-1\b|F-3|4713|111,11|333,33|666,66/);
  });
});

it('in hardship no interest is claimed, whatever was asked for', async () => {
  const of = await reminderLedger(open.db, 'hard', open.home);
  await of.invoice('F-1', 50_000, '2026-01-05', { dueOn: '2026-01-30' });
  await of.knownAsOf('2026-02-02');
  const { company } = of.planning;
  const claimed = async (): Promise<boolean> => {
    const customer = await findCustomer(open.db.read, company.id, '4711');
    const interest = { rates: [{ percent: '9', from: null, source: 'Terms' }] };
    const asked = { company, customer, items: ['F-1'], currency: null, keyDate: day('2026-02-10'), language: 'en' };
    const more = { interest, recipient: null, facts: null };
    return (await gatherClaim(of.on('2026-02-10'), open.db.read, { ...asked, ...more }, [])).claim.interest !== null;
  };
  expect(await claimed()).toBe(true);
  await open.db.write('customer').where({ id: of.customerId }).update({ hardship: 1 });
  expect(await claimed()).toBe(false);
});

it('claims interest as the law says only where the law is known, and the debtor too', async () => {
  const of = await reminderLedger(open.db, 'by-law', open.home);
  await of.invoice('F-1', 50_000, '2026-01-05', { dueOn: '2026-01-30' });
  await of.knownAsOf('2026-02-02');
  const claimed = async (more: object): Promise<string | undefined> => {
    await open.db.write('customer').where({ id: of.customerId }).update(more);
    const { company } = of.planning;
    const customer = await findCustomer(open.db.read, company.id, '4711');
    const asked = { company, customer, items: ['F-1'], currency: null, keyDate: day('2026-02-10'), language: 'en' };
    const { claim } = await gatherClaim(
      of.on('2026-02-10'),
      open.db.read,
      { ...asked, interest: 'law', recipient: null, facts: null },
      [],
    );
    return claim.interest?.law?.policy.key;
  };
  await expect(claimed({ debtor_type: 'unknown' })).rejects.toMatchObject({ code: 'no-interest-by-law' });
  await expect(claimed({ debtor_type: 'company', governing_law: 'US' })).rejects.toMatchObject({ code: 'no-interest-by-law' }); // prettier-ignore
  expect(await claimed({ debtor_type: 'company', governing_law: 'DE' })).toBe('DE-B2B-288-2');
});
