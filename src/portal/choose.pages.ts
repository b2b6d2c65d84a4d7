import { formatAmount } from '../kernel/money';
import { PORTAL_PAY_WORDS } from '../languages/portal-pay-words';
import { PORTAL_PLAN_WORDS } from '../languages/portal-plan-words';
import { countText, fill } from '../languages/said';
import { daysLate, labelOf } from '../ledger/open-item';
import type { Payees } from '../ledger/payee';
import { chargeWords } from '../languages/charge-words';
import { chargeText } from './charges.pages';
import { choicesOf, type ChargeLine, type Choice, type ChoiceLine } from './choice';
import type { Owed } from './owed';
import { accountPath, ofVisit, type PortalVisit } from './visit.pages';

/** What may be chosen to be paid: a form for each currency and account, which works without a script. */
export interface ChooseTyped {
  /** Which form it was. */
  readonly key: string;
  readonly ticked: readonly string[];
  amountOf(id: string): string;
  /** By the id of an item, or `all`. */
  readonly wrong: Readonly<Record<string, string>>;
}

export function chooseBlanks(
  visit: PortalVisit,
  owes: readonly Owed[],
  payees: Payees,
  given?: ChooseTyped,
): Record<string, unknown> {
  const p = PORTAL_PAY_WORDS[visit.language];
  const choices = choicesOf(owes, payees, visit.work.today);
  return {
    p,
    choose: choices.map((choice) => {
      const key = keyOf(visit, choice);
      const typed = given?.key === key ? given : undefined;
      const { currency, payee } = choice;
      return {
        ...{ currency, key, action: accountPath(ofVisit(visit), 'pay') },
        title: payee === null ? fill(p.choose, { currency }) : fill(p.chooseHolder, { currency, holder: payee.holder }),
        lines: [
          ...choice.lines.map((line) => lineBlanks(visit, line, typed)),
          ...choice.charges.map((line) => chargeBlanks(visit, line, typed)),
        ],
        wrong: typed?.wrong['all'] ?? '',
      };
    }),
  };
}

/** Of a form: its currency, and whom it pays. */
export const keyOf = ({ work }: PortalVisit, { currency, payee }: Choice): string =>
  payee === null ? currency : `${currency}.${work.ids.seal('holder', payee.holderId)}`;

function lineBlanks(visit: PortalVisit, line: ChoiceLine, typed: ChooseTyped | undefined): unknown {
  const { work, locale, language } = visit;
  const { item, state, minor } = line;
  const id = work.ids.seal('item', item.itemId);
  const amount = (of: number): string => formatAmount({ minor: of, currency: item.currency }, locale);
  const p = PORTAL_PAY_WORDS[language];
  return {
    ...{ id, document: labelOf(item), subject: item.subject ?? '', isCredit: state === 'credit' },
    open: fill(state === 'credit' ? p.credit : p.open, { sum: amount(Math.abs(item.openMinor)) }),
    state: stateText(visit, line),
    ticked: typed === undefined ? line.isTicked : typed.ticked.includes(id),
    amount: typed === undefined ? amount(minor) : typed.amountOf(id),
    label: fill(p.amountOf, { document: labelOf(item) }),
    wrong: typed?.wrong[id] ?? '',
    first: typed !== undefined && Object.keys(typed.wrong)[0] === id,
  };
}

function chargeBlanks(visit: PortalVisit, line: ChargeLine, typed: ChooseTyped | undefined): unknown {
  const { work, locale, language } = visit;
  const { charge, state, isTicked } = line;
  const id = work.ids.seal('charge', charge.chargeId);
  const amount = formatAmount({ minor: charge.openMinor, currency: charge.currency }, locale);
  const p = PORTAL_PAY_WORDS[language];
  const document = chargeText(visit, charge);
  return {
    ...{ id, document, subject: '', isCredit: false, open: fill(p.open, { sum: amount }) },
    state: state === 'asked' ? chargeWords(language).only : visit.w.owe.state[state],
    ticked: typed === undefined ? isTicked : typed.ticked.includes(id),
    amount: typed === undefined ? amount : typed.amountOf(id),
    label: fill(p.amountOf, { document }),
    wrong: typed?.wrong[id] ?? '',
  };
}

function stateText({ w, work, locale, language }: PortalVisit, { item, state }: ChoiceLine): string {
  if (state === 'credit') return '';
  if (state === 'overdue') return countText(w.owe.state.overdue, daysLate(item, work.today) ?? 0, locale);
  return state === 'planned' ? PORTAL_PLAN_WORDS[language].planned : w.owe.state[state];
}
