import { markSms } from '../customers/actions';
import { insertContact } from '../customers/contact.store';
import { customerById } from '../customers/store';
import { day, type Instant } from '../kernel/day';
import { smsDraftFrom } from '../outbox/sms-gateway';
import { setGateway } from '../outbox/sms-setup.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { answerWhy } from './explain.store';
import { runToday } from './run.actions';
import { addStrategy, useStrategy } from './strategy.actions';
import { reminderLedger, type ReminderLedger } from './testing/ledger';

/** A step that goes as a short message: from the strategy to what is queued, why, and what happens where it cannot. */
const open = testDatabase();
let companies = 0;

interface Given {
  readonly phone?: string;
  readonly type?: string;
  readonly gateway?: boolean;
}

async function ledger({
  phone = '06 12 34 56 78',
  type = 'company',
  gateway = true,
}: Given = {}): Promise<ReminderLedger> {
  const of = await reminderLedger(open.db, `text${(companies += 1)}`, open.home);
  const { companyId, customerId, planning } = of;
  const work = of.on('2026-02-01');
  await open.db.write('customer').where({ id: customerId }).update({ debtor_type: type });
  await open.db.transaction(
    (tx) =>
    insertContact(tx, work, { companyId, customerId, role: 'reminder', name: 'Anna', email: null, phone, language: 'de' }), // prettier-ignore
  );
  const made = smsDraftFrom({ sender: 'ACME', url: 'https://sms.example.com/send' });
  if ('wrong' in made) throw new Error('wrong');
  if (gateway) await setGateway(work, planning.company, made.draft);
  const step = { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, channel: 'sms', tone: 'friendly', payByDays: 7 }; // prettier-ignore
  await addStrategy(work, companyId, { code: 'by-text', name: 'By text', steps: [step] });
  await useStrategy(work, companyId, { scope: 'company' }, 'by-text');
  await of.invoice('F-1', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
  await of.knownAsOf('2026-02-20');
  return of;
}

async function queued(of: ReminderLedger): Promise<string[]> {
  await runToday(of.on('2026-02-09'), of.planning, { agree: 'none' });
  const rows = await rowsOf<{ channel: string; recipient: string; code: string; language: string; attach: string }>(
    open.db.read,
    `select m.channel, m.recipient, t.code, m.language, m.attach from v_message m join template_version t on t.id = m.template_version_id
     where m.company_id = ? order by m.id`,
    [of.companyId],
  );
  return rows.map(({ channel, recipient, code, language }) => `${channel} ${recipient} ${code} ${language}`);
}

it('goes to the mobile of the contact, in words of its own and in its language, and why says so', async () => {
  const of = await ledger();
  expect(await queued(of)).toEqual(['sms +33612345678 sms de']);
  const customer = await customerById(open.db.read, of.companyId, of.customerId);
  const { explanations } = await answerWhy(open.db.read, {
    ...{ company: of.planning.company, customer, asOn: day('2026-02-09'), now: '2026-02-09T12:00:00.000Z' as Instant },
    holds: of.planning.holds(open.db.read),
    papers: of.planning.papers,
  });
  expect(JSON.stringify(explanations)).toContain('sms to +33612345678 (reminder contact)');
});

it.each<[string, Given]>([
  ['a landline', { phone: '01 23 45 67 89' }],
  ['no gateway', { gateway: false }],
  ['a consumer who did not agree', { type: 'consumer' }],
])('%s: it goes by email', async (_, given) => {
  const of = await ledger(given);
  expect(await queued(of)).toEqual([`email 4711@${of.planning.company.code}.test reminder-friendly fr`]);
});

it('where one did not arrive the next goes by email', async () => {
  const of = await ledger();
  const [contact] = await rowsOf<{ id: number }>(open.db.read, `select id from v_contact where company_id = ? and phone is not null`, [of.companyId]); // prettier-ignore
  await open.db.transaction((tx) => markSms(tx, of.companyId, contact!.id, 'undelivered'));
  expect(await queued(of)).toEqual([`email 4711@${of.planning.company.code}.test reminder-friendly fr`]);
});
