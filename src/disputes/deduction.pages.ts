import { changeSetting } from '../companies/actions';
import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { grouped } from '../kernel/grouped';
import { format, fromTyped, isCurrency, sum, toDecimal } from '../kernel/money';
import { CODE_WORDS } from '../languages/code-words';
import { countText, dayText, fill, inLanguage } from '../languages/said';
import { SHORT_PAYMENT_WORDS } from '../languages/short-payment-words';
import { WRITE_OFF_WORDS } from '../languages/write-off-words';
import { labelOf } from '../ledger/open-item';
import { proposeThese, type WriteOffDeps } from '../ledger/write-off.actions';
import { page, see, type Answer } from '../platform/web/answer';
import { typedIn, type Typed } from '../platform/web/form';
import { COURSE, type ShortPaymentRules } from './deduction';
import { restsOf, type Rest } from './deduction.actions';
import { currenciesOwed } from './deduction.store';

/** Short payments: the rests that wait for somebody, what is proposed for each, and what the company calls one. */
export const deductionRoutes = (deps: WriteOffDeps): readonly Route[] => [
  { method: 'get', path: '/disputes/rests', right: 'see', visit: (visit) => show(visit, null, false) },
  { method: 'post', path: '/disputes/rests/write-off', right: 'work', visit: (visit) => writeOff(visit, deps) },
  { method: 'post', path: '/disputes/rests/rules', right: 'administer', visit: keepRules },
];

const wordsOf = (visit: Visit) => inLanguage(SHORT_PAYMENT_WORDS, visit.language);

/** What one person can look at. */
const MOST_SHOWN = 500;

async function show(visit: Visit, typed: Typed | null, wrong: boolean): Promise<Answer> {
  const w = wordsOf(visit);
  const { work, company, locale } = visit;
  const rests = await restsOf(work.db.read, { companyId: company.id, today: work.today });
  const blanks = {
    w,
    rows: rests.slice(0, MOST_SHOWN).map((one) => rowOf(visit, one)),
    all: visit.may('work') && visit.on === null ? wholes(visit, rests) : [],
    rules: visit.may('administer') && visit.on === null ? await rulesBlanks(visit, typed, wrong) : null,
    more: rests.length > MOST_SHOWN ? `+ ${new Intl.NumberFormat(locale).format(rests.length - MOST_SHOWN)}` : '',
  };
  return page('pages/disputes/rests', w.title, blanks, { status: wrong ? 422 : 200 });
}

function rowOf(visit: Visit, one: Rest): object {
  const w = wordsOf(visit);
  const { work, locale, at } = visit;
  const customer = at.customer(work.ids.seal('customer', one.customerId));
  const item = work.ids.seal('item', one.itemId);
  const course = COURSE[one.kind];
  return {
    document: labelOf(one),
    href: `${customer}#${item}`,
    customer: one.customerName,
    code: one.customerCode,
    rest: format({ minor: one.restMinor, currency: one.currency }, locale),
    paidOn: dayText(one.paidOn, locale),
    reason: inLanguage(CODE_WORDS, visit.language).rest[one.kind],
    course: w.course[course],
    decide: course === 'ask' || !visit.may('work') || visit.on !== null ? '' : `${customer}/short-payment?item=${item}`,
    decideShort: w.form.submit,
  };
}

/** What is proposed for write-off, a button a currency. */
function wholes(visit: Visit, rests: readonly Rest[]): object[] {
  const w = wordsOf(visit).all;
  const { items } = inLanguage(WRITE_OFF_WORDS, visit.language);
  return [...small(rests)].map(([currency, of]) => ({
    currency,
    action: visit.at.under('/disputes/rests/write-off'),
    submit: fill(w.submit, {
      n: countText(items, of.length, visit.locale),
      sum: format({ minor: sum(of.map(({ restMinor }) => restMinor)), currency }, visit.locale),
    }),
  }));
}

const small = (rests: readonly Rest[]): Map<string, Rest[]> =>
  grouped(rests.filter(({ kind }) => COURSE[kind] === 'write_off'), ({ currency }) => currency); // prettier-ignore

async function writeOff(visit: Visit, deps: WriteOffDeps): Promise<Answer> {
  const w = wordsOf(visit).all;
  const { work, company, at } = visit;
  const currency = visit.asked.form.get('currency') ?? '';
  const rests = await restsOf(work.db.read, { companyId: company.id, today: work.today });
  const itemIds = (small(rests).get(currency) ?? []).map(({ itemId }) => itemId);
  const { refused } = inLanguage(WRITE_OFF_WORDS, visit.language);
  const chosen = { currency, itemIds, reason: w.reason };
  const id = await proposeThese(work, { ...deps, companyId: company.id }, chosen, refused);
  visit.asked.session.tell({ text: w.done });
  return see(at.under(`/write-offs/${work.ids.seal('write_off', id)}`));
}

async function rulesBlanks(visit: Visit, typed: Typed | null, wrong: boolean): Promise<object> {
  const w = wordsOf(visit).rules;
  const { shortPayments } = await settingsOf(visit.work.db.read, visit.company.id);
  const { tolerance, mostPercent } = shortPayments;
  return {
    action: visit.at.under('/disputes/rests/rules'),
    most: typed?.['most'] ?? String(mostPercent),
    wrong: wrong ? w.wrong : '',
    rows: (await currenciesOf(visit, shortPayments)).map((currency) => {
      const set = tolerance[currency];
      return {
        currency,
        amountLabel: fill(w.amount, { currency }),
        percentLabel: fill(w.percent, { currency }),
        amount: typed?.[`amount-${currency}`] ?? (set === undefined ? '' : toDecimal(set.minor, currency)),
        percent: typed?.[`percent-${currency}`] ?? (set === undefined ? '' : String(set.percent)),
      };
    }),
  };
}

/** The company's own, those that customers owe in, and those that have a tolerance. */
async function currenciesOf({ company, work }: Visit, { tolerance }: ShortPaymentRules): Promise<string[]> {
  const owed = await currenciesOwed(work.db.read, company.id);
  return [...new Set([company.currency, ...owed, ...Object.keys(tolerance)])].filter(isCurrency);
}

async function keepRules(visit: Visit): Promise<Answer> {
  const typed = typedIn(visit.asked.form);
  const { work, company, at } = visit;
  const { shortPayments } = await settingsOf(work.db.read, company.id);
  const currencies = await currenciesOf(visit, shortPayments);
  const rules = rulesTyped(visit, currencies, typed);
  if (rules === undefined) return show(visit, typed, true);
  await changeSetting(work, company.id, 'shortPayments', JSON.stringify(rules));
  const { mostPercent, tolerance } = shortPayments;
  const before = currencies.flatMap((currency) => {
    const set = tolerance[currency];
    return [
      [`amount-${currency}`, set === undefined ? '' : toDecimal(set.minor, currency)],
      [`percent-${currency}`, set === undefined ? '' : String(set.percent)],
    ];
  });
  const fields = Object.fromEntries([['most', String(mostPercent)], ...before]) as Record<string, string>;
  visit.asked.session.tell({
    text: wordsOf(visit).rules.done,
    undo: { path: at.under('/disputes/rests/rules'), fields },
  });
  return see(at.under('/disputes/rests'));
}

/** Undefined where something of it cannot be. */
function rulesTyped(visit: Visit, currencies: readonly string[], typed: Typed): ShortPaymentRules | undefined {
  const most = wholeIn(typed['most'] ?? '', 0, 50);
  const tolerance: Record<string, { minor: number; percent: number }> = {};
  for (const currency of currencies) {
    const [amount, share] = [(typed[`amount-${currency}`] ?? '').trim(), (typed[`percent-${currency}`] ?? '').trim()];
    if (amount === '' && share === '') continue;
    const minor = fromTyped(amount, currency, visit.locale) ?? 0;
    const percent = wholeIn(share, 1, 100);
    if (minor <= 0 || minor > MOST_MINOR || percent === undefined) return undefined;
    tolerance[currency] = { minor, percent };
  }
  return most === undefined ? undefined : { tolerance, mostPercent: most };
}

const MOST_MINOR = 100_000_000;

function wholeIn(text: string, min: number, max: number): number | undefined {
  const value = /^\d{1,3}$/.test(text.trim()) ? Number(text) : undefined;
  return value !== undefined && value >= min && value <= max ? value : undefined;
}
