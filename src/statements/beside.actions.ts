import { format, formatAmount, sum } from '../kernel/money';
import { accountWords } from '../languages/account-words';
import { chargeWords } from '../languages/charge-words';
import { dayText } from '../languages/said';
import type { ClaimedCharge } from '../ledger/charge';
import { chargeSaid } from '../ledger/charge-said';
import type { Statement } from '../ledger/statement';
import { amountCell, dayCell, type Cell, type Sheet } from '../platform/sheet';
import { localeOf } from './paper';

/**
 * Interest and costs beside an account: no entries of it, and yet claimed, and paid by payments that are entries. So all that stand are
 * listed, paid or not, and the account is told with them and without them.
 */
interface Told {
  readonly made: readonly Statement[];
  readonly charges: readonly ClaimedCharge[];
}

/** Of a currency: what its account closes with when these are counted. */
const closing = (currency: string, { made, charges }: Told): number =>
  (made.find((one) => one.currency === currency)?.closingMinor ?? 0) +
  sum(charges.filter((charge) => charge.currency === currency).map(({ amountMinor }) => amountMinor));

const currenciesOf = ({ charges }: Told): string[] => [...new Set(charges.map(({ currency }) => currency))].sort();

/** One table per currency in which something is claimed. */
export function besideBlanks(told: Told, language: string, locale: string): object[] {
  const w = chargeWords(language);
  const { open } = accountWords(language);
  return currenciesOf(told).map((currency) => {
    const amount = (minor: number): string => formatAmount({ minor, currency }, locale);
    const rows = told.charges.filter((charge) => charge.currency === currency);
    return {
      ...{ w, open, title: `${w.title}, ${currency}` },
      rows: rows.map((charge) => ({
        ...{ day: dayText(charge.aroseOn, locale), what: chargeSaid(language, locale, charge) },
        ...{ amount: amount(charge.amountMinor), open: amount(charge.openMinor) },
      })),
      sum: amount(sum(rows.map(({ openMinor }) => openMinor))),
      balance: format({ minor: closing(currency, told), currency }, locale),
    };
  });
}

export function besideSheets(told: Told, language: string): Sheet[] {
  const w = chargeWords(language);
  const a = accountWords(language);
  return currenciesOf(told).map((currency) => {
    const rows = told.charges.filter((charge) => charge.currency === currency);
    const [to] = told.made.map((one) => one.to);
    return {
      name: `${currency} ${w.sheet}`,
      head: [a.day, w.what, a.open.amount, a.open.open],
      rows: [
        ...rows.map((charge): Cell[] => [
          ...[dayCell(charge.aroseOn), chargeSaid(language, localeOf(language), charge)],
          ...[amountCell(charge.amountMinor, currency), amountCell(charge.openMinor, currency)],
        ]),
        [to === undefined ? null : dayCell(to), w.balance, null, amountCell(closing(currency, told), currency)],
      ],
    };
  });
}
