import { holdSources } from '../app';
import { answerQuestion } from '../activities/question.actions';
import { questionsOf } from '../activities/question.store';
import { offeredTo } from '../calls/offered.actions';
import type { Company } from '../companies/company';
import { contactsInRange, findCustomer } from '../customers/store';
import { formatAmount } from '../kernel/money';
import { isCredit, isOverdue, type OpenItem } from '../ledger/open-item';
import { openItemsInRange } from '../ledger/store';
import { deliver } from '../outbox/delivery.actions';
import { onDay, within, type Work } from '../platform/work';
import { sendLetter } from '../reminders/free.actions';
import { plainPaper } from './papers';
import { phoneOf, type Phone, type PhoneFile } from './phone.actions';
import { SAID, type Saying } from './said';
import type { Stage } from './stage.actions';
import { LAST_DAY } from './world';

/**
 * The last evening of a company: what customers say in the portal before anybody looks, so that the desk of the demo has everything to
 * decide and answer. A customer of whom nothing is overdue by then says nothing.
 */
export async function customersTell(stage: Stage, company: Company): Promise<void> {
  for (const [n, saying] of SAID.filter((one) => one.company === company.code).entries()) {
    const telling = await tellingOf(stage, company, saying, 1 + n * 2);
    if (telling !== undefined) await say(telling);
  }
  stage.turnTo(LAST_DAY, 18, 55);
  await deliver(onDay(stage.work(), company.zone, LAST_DAY), stage.house.post(), company);
}

interface Telling {
  readonly stage: Stage;
  readonly company: Company;
  readonly saying: Saying;
  readonly minute: number;
  readonly phone: Phone;
  /** The oldest first. */
  readonly overdue: readonly OpenItem[];
}

async function tellingOf(stage: Stage, company: Company, saying: Saying, minute: number): Promise<Telling | undefined> {
  const { read } = stage.house.db;
  const { id } = await findCustomer(read, company.id, saying.customer);
  const items = await openItemsInRange(read, { companyId: company.id, first: id, last: id }, LAST_DAY);
  const overdue = items
    .filter((item) => !isCredit(item) && isOverdue(item, LAST_DAY))
    .sort((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1));
  if (overdue.length === 0) return undefined;
  return { stage, company, saying, minute, overdue, phone: await phoneOf(stage, company, saying.customer, minute) };
}

async function say(telling: Telling): Promise<void> {
  const { saying, phone, stage, overdue } = telling;
  const [first] = overdue;
  if (first === undefined) return;
  const item = stage.house.ids.seal('item', first.itemId);
  switch (saying.says) {
    case 'question':
      return questions(telling, saying.texts, item);
    case 'paid': {
      const amount = formatAmount({ minor: first.openMinor, currency: first.currency }, saying.language);
      return phone.send('paid', { form: 'paid', item, day: saying.day, amount, how: 'transfer' }, [
        await paperOf(saying, first),
      ]);
    }
    case 'data':
      return phone.send('data', { form: 'data-contact', ...saying.fields });
    case 'not-me':
      return phone.send('not-me', { form: 'not-me', reason: saying.text });
    case 'care':
      return phone.send('care', { form: 'care', hard: saying.hard, possible: saying.possible, call: 'yes' });
    case 'blocked':
      return phone.send('blocked', { form: 'blocked', kind: saying.kind, item, note: saying.text });
    case 'dispute':
      return phone.send('dispute', { item, category: saying.category, objection: saying.text }, [
        await paperOf(saying, first),
      ]);
    case 'plan':
      return phone.send('plan', { plan: first.currency, count: String(saying.count), first: saying.first, by: saying.by }); // prettier-ignore
    case 'promise': {
      const amount = formatAmount({ minor: first.openMinor, currency: first.currency }, saying.language);
      return phone.send('promise', { currency: first.currency, day: saying.day, amount, by: saying.by });
    }
    case 'visit':
      return phone.send('visit', { wishes: saying.text });
    case 'call':
      return call(telling, saying.text, saying.phone);
  }
}

async function paperOf(sent: Extract<Saying, { paper: string }>, { document, openMinor, currency }: OpenItem): Promise<PhoneFile> {
  const sum = `${formatAmount({ minor: openMinor, currency }, sent.language)} ${currency}`;
  // the plain fonts of PDF know no narrow space
  const lines = [...sent.lines, `${document} : ${sum}`].map((line) => line.replace(/[\u202f\u00a0]/g, ' '));
  return { name: sent.file, bytes: await plainPaper({ title: sent.paper, lines, on: LAST_DAY }) };
} // prettier-ignore

/** Asked, answered by the clerk, asked again: the second waits. */
async function questions({ stage, company, saying, minute, phone }: Telling, texts: readonly string[], item: string): Promise<void> {
  const [first = '', answer, again] = texts;
  await phone.send('question', { form: 'question', text: first, item });
  if (answer === undefined || again === undefined) return;
  stage.turnTo(LAST_DAY, 18, minute + 1);
  await answered(onDay(stage.work(), company.zone, LAST_DAY), company, saying, answer);
  const later = await phoneOf(stage, company, saying.customer, minute + 2);
  await later.send('question', { form: 'question', text: again });
} // prettier-ignore

async function answered(work: Work, company: Company, { customer: code, language, subject = '' }: Saying, text: string): Promise<void> {
  const { id: customerId } = await findCustomer(work.db.read, company.id, code);
  const [contact] = await contactsInRange(work.db.read, { companyId: company.id, first: customerId, last: customerId });
  const [question] = await questionsOf(work.db.read, { companyId: company.id, customerId });
  if (question === undefined || contact === undefined || contact.email === null) return;
  const to = { channel: 'email', email: contact.email, name: contact.name, contactId: contact.id } as const;
  const letter = { company, customerId, to, language, subject, text, itemIds: [], attach: 'none', holds: holdSources, beside: true } as const;
  await work.db.transaction(async (tx) => {
    const inside = within(work, tx);
    const messageId = await sendLetter(inside, letter);
    await answerQuestion(inside, { companyId: company.id, customerId, questionId: question.id }, messageId);
  });
} // prettier-ignore

/** At the first time of tomorrow that somebody offers; where nobody offers any, to be called back. */
async function call({ stage, company, saying, phone }: Telling, about: string, number: string): Promise<void> {
  const work = onDay(stage.work(), company.zone, LAST_DAY);
  const customer = await findCustomer(work.db.read, company.id, saying.customer);
  const { slots } = await offeredTo(work.db.read, work, company, customer);
  const slot = slots.find(({ onDay: day }) => day > LAST_DAY);
  if (slot === undefined) return phone.send('call/back', { phone: number, about, good_time: '' });
  const value = `${work.ids.seal('person', slot.personId)}/${slot.startsAt}`;
  return phone.send('call', { slot: value, phone: number, about });
}
