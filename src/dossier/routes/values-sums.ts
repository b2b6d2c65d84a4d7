import { exponent, sum } from '../../kernel/money';
import { fractionText } from '../../law/fraction';
import type { ClaimedEntry } from '../claim';
import { isInterest } from '../claim-charge';
import { AGES, claimedOfAge } from './age';
import { courtFee } from './fees';
import { bearsInterest, chargesOf, dayOf, interestFrom, interestOfEntry, interestSources, moneyOf, moneyOrNothing, NO_MONEY, NOTHING, percentOf, ratesClaimed, said, shortDayOf, type Form, type Written } from './form'; // prettier-ignore
import type { Question } from './values-parties';

/** Amounts, rates and days of the claim as a whole, and of each invoice. */
type Mend = Question['mend'];

const value = (mend: Mend, told: (form: Form) => Written): Question => ({ value: told, mend });

const perEntry = (told: (form: Form, entry: ClaimedEntry) => Written, mend: Mend = 'item'): Question => ({
  value: (form, entry) => (entry === null ? NOTHING : told(form, entry)),
  mend,
});

export const SUM_QUESTIONS: Readonly<Record<string, Question>> = {
  currency: value('options', ({ claim }) => said(claim.currency)),
  'key-date': value('options', (form) => dayOf(form, form.claim.keyDate)),
  principal: value('item', (form) => moneyOf(form, form.principalMinor)),
  interest: value('options', (form) => moneyOrNothing(form, form.interestMinor)),
  'interest-rate': value('options', ratesOf),
  'interest-points': value('options', pointsOf),
  'interest-from': value('options', (form) => dayOf(form, interestFrom(form))),
  'interest-daily': value('options', (form) => moneyOrNothing(form, form.interest?.dailyMinor ?? 0)),
  'interest-daily-exact': value('options', exactDailyOf),
  'interest-source': value('options', (form) => said(interestSources(form).join('; '))),
  'interest-base': value('options', (form) => (bearsInterest(form) ? moneyOf(form, form.principalMinor) : NO_MONEY)),
  charges: value('charges', (form) => moneyOrNothing(form, form.chargesMinor)),
  'charge-fixed': value('charges', (form) => moneyOrNothing(form, chargesOf(form, 'fixed_sum'))),
  'charge-reminder': value('charges', (form) => moneyOrNothing(form, chargesOf(form, 'reminder_fee'))),
  'charge-collection': value('charges', (form) => moneyOrNothing(form, chargesOf(form, 'collection_cost'))),
  'charge-penalty': value('charges', (form) => moneyOrNothing(form, chargesOf(form, 'penalty'))),
  'charge-other': value('charges', (form) => moneyOrNothing(form, chargesOf(form, 'other'))),
  'charge-reasons': value('charges', (form) => said(form.claim.charges.filter((one) => !isInterest(one)).map(({ title, source, document }) => [title, document, source].filter(Boolean).join(', ')).join('\n'))), // prettier-ignore
  'own-costs': value('item', (form) =>
    moneyOrNothing(form, sum(form.claim.costs.map(({ amountMinor }) => amountMinor))),
  ),
  'court-fee': value('form', courtFee),
  ...Object.fromEntries(AGES.map((age) => [age, value('item', (form) => moneyOrNothing(form, claimedOfAge(form.claim.entries, form.claim.keyDate, age)))])), // prettier-ignore
  total: value('item', (form) => moneyOf(form, form.totalMinor)),
  'entry-document': perEntry((_, { document }) => said(document)),
  'entry-issued': perEntry((form, { issuedOn }) => shortDayOf(form, issuedOn)),
  'entry-due': perEntry((form, { dueOn }) => shortDayOf(form, dueOn)),
  'entry-amount': perEntry((form, { amountMinor }) => moneyOf(form, amountMinor)),
  'entry-paid': perEntry((form, entry) => moneyOrNothing(form, paidOn([entry]))),
  'entry-claimed': perEntry((form, { claimedMinor }) => moneyOf(form, claimedMinor)),
  'entry-interest': perEntry((form, entry) => moneyOrNothing(form, interestOfEntry(form, entry)), 'options'),
  'entry-interest-from': perEntry((form, { document }) => shortDayOf(form, interestFrom(form, document)), 'options'),
};

const paidOn = (entries: readonly ClaimedEntry[]): number =>
  sum(entries.flatMap(({ applied }) => applied.map(({ amountMinor }) => amountMinor)));

/** What the law adds to the rate of the European Central Bank; nothing where it takes another one. */
function pointsOf({ interest, speech }: Form): Written {
  const rates = (interest?.rates ?? []).flatMap(({ published }) =>
    published?.series === ECB ? [published.points] : [],
  );
  const points = [...new Set(rates)];
  const text = points.map((one) => Number(one).toLocaleString(speech.words.locale, { maximumFractionDigits: 6 }));
  return { text: text.join('; '), raw: points.join('; '), holds: 'percent' };
}

const ECB = 'ECB_MRO_HALFYEAR';

/** A rate; several with the day from which each holds. */
function ratesOf(form: Form): Written {
  const rates = ratesClaimed(form);
  const text = rates.map(({ percent, from }, n) =>
    n === 0 || from === null ? percentOf(form, percent) : `${percentOf(form, percent)} (${dayOf(form, from).text})`,
  );
  return { text: text.join('; '), raw: rates.map(({ percent }) => percent).join('; '), holds: 'percent' };
}

const exactMoney = ({ claim, speech }: Form, amount: string): string =>
  new Intl.NumberFormat(speech.words.locale, { style: 'currency', currency: claim.currency, maximumFractionDigits: 4 })
    .format(Number(amount))
    .replace(/\u00a0|\u202f/g, ' ');

/** What each further day adds, to four decimals: a small daily amount that is rounded first is wrong after a month. */
function exactDailyOf(form: Form): Written {
  const daily = form.interest?.daily;
  if (!daily) return NO_MONEY;
  const text = fractionText(daily, exponent(form.claim.currency), 4);
  return { text: exactMoney(form, text), raw: text, holds: 'money' };
}
