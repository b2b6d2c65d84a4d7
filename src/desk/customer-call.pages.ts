import { lastContacts } from '../activities/store';
import { grouped } from '../kernel/grouped';
import { format, sum } from '../kernel/money';
import { codeText } from '../languages/code-words';
import { countText, dayText, fill } from '../languages/said';
import { putSaidPaid } from '../ledger/actions';
import { heldBefore } from '../ledger/hold.store';
import { isOverdue, labelOf } from '../ledger/open-item';
import { SAID_PAID } from '../ledger/said-paid';
import type { Work } from '../platform/work';
import { judgedPromises } from '../promises/store';
import { lastMessages } from '../reminders/past.store';
import { owedItems } from './customer-choice.pages';
import type { FormAt } from './customer-form.pages';
import { wordFacts } from './customer-promise.pages';

/** What one should know before one calls: what is overdue, the last promise and what its word is worth, the last contact. */
export async function callFacts(at: FormAt): Promise<string[]> {
  const promise = await lastPromise(at);
  const word = promise.length === 0 ? [] : await wordFacts(at);
  return [...(await overdueFacts(at)), ...promise, ...word, ...(await lastContact(at))];
}

async function overdueFacts(at: FormAt): Promise<string[]> {
  const { visit } = at.view;
  const { call: c } = at.f;
  const overdue = (await owedItems(at)).filter((item) => isOverdue(item, visit.work.today));
  if (overdue.length === 0) return [c.nothingOverdue];
  return [...grouped(overdue, ({ currency }) => currency)].map(([currency, items]) =>
    fill(countText(c.overdue, items.length, visit.locale), {
      sum: format({ minor: sum(items.map(({ openMinor }) => openMinor)), currency }, visit.locale),
      day: dayText(items[0]?.dueOn ?? '', visit.locale),
    }),
  );
}

async function lastPromise({ view, f }: FormAt): Promise<string[]> {
  const { visit, customer, codes } = view;
  const range = { companyId: visit.company.id, customers: { first: customer.id, last: customer.id } };
  const history = await judgedPromises(visit.work.db.read, range, visit.work.today);
  const last = [...history].sort((a, b) => a.promise.id - b.promise.id).at(-1);
  if (last === undefined) return [];
  const { amountMinor, currency, promisedOn } = last.promise;
  return [
    fill(f.call.lastPromise, {
      amount: format({ minor: amountMinor, currency }, visit.locale),
      day: dayText(promisedOn, visit.locale),
      verdict: codeText(codes.verdict, last.verdict.state),
    }),
  ];
}

/** By a person or by a message of ours, whichever was later. */
async function lastContact({ view, f }: FormAt): Promise<string[]> {
  const { visit, customer, codes } = view;
  const { today, db } = visit.work;
  const range = { companyId: visit.company.id, first: customer.id, last: customer.id };
  const [people, messages] = await Promise.all([
    lastContacts(db.read, range, today, null),
    lastMessages(db.read, { range, asOn: today, knownAt: null, holds: [] }),
  ]);
  const [person, message] = [people.get(customer.id), messages.get(customer.id)];
  if (person !== undefined && (message === undefined || person.onDay >= message.on)) {
    const what = codeText(codes.activity, person.kind);
    return [fill(f.call.lastContact, { day: dayText(person.onDay, visit.locale), what })];
  }
  if (message === undefined) return [];
  const what = message.what === 'letter' ? f.call.byLetter : f.call.byEmail;
  return [fill(f.call.lastContact, { day: dayText(message.on, visit.locale), what })];
}

/** "It is paid": the document it is about, else all that is overdue, waits five bank days; once. Empty: nothing is open of it. */
export async function waitForMoney(
  at: FormAt,
  work: Work,
  said: { readonly about?: string | undefined; readonly note?: string | undefined },
): Promise<string> {
  const { visit, customer } = at.view;
  const { call: c } = at.f;
  const asked = said.about === undefined ? undefined : work.ids.open('item', said.about);
  const items = (await owedItems(at)).filter((item) =>
    asked === undefined ? isOverdue(item, work.today) : item.itemId === asked,
  );
  if (items.length === 0) return '';
  const itemIds = items.map(({ itemId }) => itemId);
  const known = await heldBefore(work.db.read, visit.company.id, itemIds, SAID_PAID);
  const before = items.filter(({ itemId }) => known.has(itemId)).map(labelOf);
  const again = before.length === 0 ? '' : fill(c.paidBefore, { documents: before.slice(0, 5).join(', ') });
  if (before.length === items.length) return again;
  const reason = said.note === undefined || said.note === '' ? c.paidReason : said.note.slice(0, 300);
  const whose = { companyId: visit.company.id, customerId: customer.id };
  const { held, until } = await putSaidPaid(work, { ...whose, itemIds, reason });
  const waits = fill(countText(c.paidWaits, held.length, visit.locale), { day: dayText(until, visit.locale) });
  return [waits, again].filter((one) => one !== '').join(' ');
}
