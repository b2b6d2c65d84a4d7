import { askQuestion } from '../activities/question.actions';
import { sayPaid } from '../activities/said-paid.actions';
import { addDays, dayFrom, type Day } from '../kernel/day';
import { format, fromTyped } from '../kernel/money';
import { PORTAL_PAID_WORDS } from '../languages/portal-paid-words';
import { PORTAL_TOLD_WORDS } from '../languages/portal-told-words';
import { portalLanguage, PORTAL_WORDS, type PortalLanguage } from '../languages/portal-words';
import { dayText, fill } from '../languages/said';
import { heldBefore } from '../ledger/hold.store';
import { labelOf } from '../ledger/open-item';
import { arrivesBy, SAID_PAID } from '../ledger/said-paid';
import type { Work } from '../platform/work';
import type { Told } from './act.pages';
import type { Account } from './gather.pages';
import type { OwedItem } from './owed';
import type { Typed } from './page.pages';
import { filesField, filesSent, itemOptions, itemsTicked, keepFiles, tellable, toldForm, type SentFile } from './told-form.pages'; // prettier-ignore
import type { PortalVisit } from './visit.pages';

/** "I have paid it already": what, when, how much and how, with a proof; who says it again of the same invoice needs one. */
const HOWS = ['transfer', 'card', 'cash', 'cheque', 'direct_debit', 'other'] as const;
type How = (typeof HOWS)[number];

export function paidForm(visit: PortalVisit, account: Account, given: Typed): object | null {
  const { language, work, locale } = visit;
  const items = tellable(account);
  if (items.length === 0) return null;
  const w = PORTAL_PAID_WORDS[language];
  const common = PORTAL_TOLD_WORDS[language];
  return toldForm(
    visit,
    {
      ...{ name: 'paid', title: w.title, button: w.button },
      text: fill(w.text, { day: dayText(arrivesBy(work.today), locale) }),
      fields: [
        { kind: 'checks', name: 'item', label: common.items, options: itemOptions(visit, items) },
        { kind: 'date', name: 'day', label: w.day, required: true, max: work.today },
        { kind: 'text', name: 'amount', label: w.amount, required: true, most: 30 },
        { kind: 'select', name: 'how', label: w.how, options: HOWS.map((value) => ({ value, label: w.hows[value] })) },
        filesField(visit),
      ],
    },
    given,
  );
}

export interface PaidTyped {
  readonly items: readonly OwedItem[];
  readonly day: Day;
  readonly minor: number;
  readonly currency: string;
  readonly how: How;
  readonly files: readonly SentFile[];
}

const LONGEST_AGO = 730;

export async function readPaid(
  visit: PortalVisit,
  account: Account,
): Promise<PaidTyped | { readonly wrong: Readonly<Record<string, string>> }> {
  const { asked, work, company, language, locale } = visit;
  const w = PORTAL_PAID_WORDS[language];
  const common = PORTAL_TOLD_WORDS[language];
  const items = itemsTicked(visit, tellable(account));
  const currency = items[0]?.item.currency ?? company.currency;
  const day = dayFrom(asked.form.get('day') ?? '');
  const minor = fromTyped(asked.form.get('amount') ?? '', currency, locale);
  const how = HOWS.find((one) => one === asked.form.get('how')) ?? 'other';
  const files = await filesSent(visit);
  const wrong: Record<string, string> = {};
  if (items.length === 0) wrong['item'] = common.needItem;
  if (day === undefined || day > work.today || day < addDays(work.today, -LONGEST_AGO)) wrong['day'] = w.wrongDay;
  if (minor === undefined || minor <= 0) wrong['amount'] = w.wrongAmount;
  if (files === undefined) wrong['file'] = common.wrongFile;
  else if (files.length === 0 && (await allSaidBefore(visit, items))) wrong['file'] = w.needProof;
  if (day === undefined || minor === undefined || files === undefined || Object.keys(wrong).length > 0)
    return { wrong };
  return { items, day, minor, currency, how, files };
}

/** Of all of these it was said that they are paid. */
async function allSaidBefore({ work, company }: PortalVisit, items: readonly OwedItem[]): Promise<boolean> {
  const ids = items.map(({ item }) => item.itemId);
  return ids.length > 0 && (await heldBefore(work.db.read, company.id, ids, SAID_PAID)).size === ids.length;
}

const labels = (items: readonly OwedItem[]): string => items.map(({ item }) => labelOf(item)).join(', ');

/** For the people of the company, in its language. */
function noteOf(language: PortalLanguage, { items, day, minor, currency, how }: PaidTyped): string {
  const w = PORTAL_PAID_WORDS[language];
  const { locale } = PORTAL_WORDS[language];
  return fill(w.note, {
    ...{ documents: labels(items), sum: format({ minor, currency }, locale) },
    ...{ day: dayText(day, locale), how: w.hows[how] },
  });
}

export async function tellPaid(work: Work, visit: PortalVisit, typed: PaidTyped): Promise<Told> {
  const { company, customer, visitor, language, locale } = visit;
  const w = PORTAL_PAID_WORDS[language];
  const whose = { companyId: company.id, customerId: customer.id };
  const itemIds = typed.items.map(({ item }) => item.itemId);
  const title = fill(w.receipt, { documents: labels(typed.items) });
  const before = await heldBefore(work.db.read, company.id, itemIds, SAID_PAID);
  if (before.size === itemIds.length) {
    const asking = {
      ...whose,
      visitorId: visitor.id,
      entryId: typed.items[0]?.item.entryId ?? null,
      text: noteOf(language, typed),
    };
    const { questionId, answerBy } = await askQuestion(work, asking);
    await keepFiles(work, { ...whose, about: `question/${questionId}` }, typed.files);
    return { title, text: fill(w.again, { documents: labels(typed.items), day: dayText(answerBy, locale) }) };
  }
  const { activityId, until, held } = await sayPaid(work, {
    ...whose,
    itemIds,
    note: noteOf(portalLanguage(company.language), typed),
  });
  await keepFiles(work, { ...whose, about: `activity/${activityId}` }, typed.files);
  const waits = typed.items.filter(({ item }) => held.includes(item.itemId));
  return { title, text: fill(w.done, { documents: labels(waits), day: dayText(until, locale) }) };
}
