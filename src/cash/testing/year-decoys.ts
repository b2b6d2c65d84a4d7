import { partsOf, type Day } from '../../kernel/day';
import { formatAmount } from '../../kernel/money';
import type { Dice } from './year-dice';
import type { Paying } from './year-intention';
import { NOISE, table } from './year-noise';
import type { YearItem } from './year-nouns';

/** What a payer writes on a transfer: the reference field, or words with numbers in the language of the country. */
export interface Told {
  readonly reference: string | null;
  readonly text: string;
  readonly noise: readonly string[];
}

export function dayText(on: Day, dice: Dice): string {
  const [year, month, date] = partsOf(on);
  const two = (n: number): string => String(n).padStart(2, '0');
  return dice.pick([
    `${two(date)}.${two(month)}.${year}`,
    `${two(date)}/${two(month)}/${year}`,
    `${two(date)}${two(month)}${year % 100}`,
    `${year}-${two(month)}-${two(date)}`,
    `${year}${two(month)}${two(date)}`,
  ]);
}

export function decoyed(made: Told, of: Paying, dice: Dice): Told {
  if (made.text === '' || of.collector) return made;
  const item: YearItem | undefined = of.items[0];
  const { payer } = of;
  const beside: Readonly<Record<keyof typeof NOISE.decoys, () => string>> = {
    'own purchase order beside': () => `PO ${item?.poNo ?? `45000${dice.digits(5)}`}`,
    'a date beside': () => `${dice.pick(['vom', 'du', 'dd', 'of', ''])} ${dayText(item?.issuedOn ?? of.on, dice)}`,
    'a telephone number beside': () => `Tel ${dice.pick(['0', '+33 ', '+49 '])}${dice.digits(9)}`,
    'a VAT number beside': () => payer.vatId ?? `TVA ${dice.digits(9)}`,
    'an account number beside': () => `DE${dice.digits(2)} ${dice.digits(4)} ${dice.digits(4)} ${dice.digits(4)}`,
    "payer's voucher beside": () =>
      `${dice.pick(['Beleg', 'Ref.', 'KRED', 'ZLG'])} ${dice.pick(['47', '51', '19'])}${dice.digits(dice.from(4, 8))}`,
    'the amount beside': () => `${formatAmount({ minor: of.amountMinor, currency: of.currency }, 'de')} ${of.currency}`,
    'customer code beside': () => `${dice.pick(['Kd.Nr.', 'KdNr', 'Client', 'cust'])} ${payer.code}`,
  };
  const taken = table(NOISE.decoys)
    .filter(([, chance]) => dice.chance(chance))
    .map(([word]) => word);
  const text = taken.reduce(
    (now, word) => (dice.chance(0.72) ? `${now} ${beside[word]()}` : `${beside[word]()} ${now}`),
    made.text,
  );
  return { ...made, text, noise: [...made.noise, ...taken] };
}
