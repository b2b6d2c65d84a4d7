import { daysBetween, type Day } from '../kernel/day';

/** Lines of the bank that may be the money of a remittance, the likeliest first, each with its reasons. A person confirms one. */
export interface BankMoney {
  readonly id: number;
  readonly bookedOn: Day;
  readonly currency: string;
  readonly amountMinor: number;
  readonly name: string | null;
  readonly iban: string | null;
  readonly reference: string | null;
  readonly text: string;
}

export interface Sought {
  readonly netMinor: number;
  readonly currency: string;
  readonly on: Day;
  readonly reference: string;
  readonly partner: string;
  /** From which its money came before. */
  readonly ibans: readonly string[];
}

export type Reason = 'amount' | 'reference' | 'name' | 'iban';

export interface Candidate {
  readonly line: BankMoney;
  readonly reasons: readonly Reason[];
  /** Of the bank, less what is to come. */
  readonly differenceMinor: number;
  /** To the last unit and with the reference: proposed by itself. */
  readonly sure: boolean;
}

const MOST = 8;
const SHORTEST_REFERENCE = 4;
const WEIGHTS: Readonly<Record<Reason, number>> = { amount: 5, reference: 4, iban: 3, name: 2 };

export function candidatesFor(sought: Sought, lines: readonly BankMoney[]): Candidate[] {
  const fits = lines.filter(({ currency, amountMinor }) => currency === sought.currency && amountMinor > 0);
  const all = fits.flatMap((line): Candidate[] => {
    const reasons = reasonsFor(sought, line);
    const sure = reasons.includes('amount') && reasons.includes('reference');
    return reasons.length === 0 ? [] : [{ line, reasons, differenceMinor: line.amountMinor - sought.netMinor, sure }];
  });
  const weight = ({ reasons }: Candidate): number => reasons.reduce((total, reason) => total + WEIGHTS[reason], 0);
  const away = ({ line }: Candidate): number => Math.abs(daysBetween(sought.on, line.bookedOn));
  const sorted = all.sort((a, b) => weight(b) - weight(a) || away(a) - away(b) || a.line.id - b.line.id);
  const onlySure = sorted.filter(({ sure }) => sure).length === 1;
  return sorted.slice(0, MOST).map((one) => ({ ...one, sure: one.sure && onlySure }));
}

function reasonsFor({ netMinor, reference, partner, ibans }: Sought, line: BankMoney): Reason[] {
  const text = plain([line.reference, line.text, line.name].join(' '));
  const wanted = plain(reference);
  const names = partner.split(/[\s,.-]+/).map(plain).filter((word) => word.length >= SHORTEST_REFERENCE); // prettier-ignore
  return [
    ...(line.amountMinor === netMinor ? (['amount'] as const) : []),
    ...(wanted.length >= SHORTEST_REFERENCE && text.includes(wanted) ? (['reference'] as const) : []),
    ...(line.iban !== null && ibans.includes(line.iban) ? (['iban'] as const) : []),
    ...(names.length > 0 && names.every((word) => text.includes(word)) ? (['name'] as const) : []),
  ];
}

/** Letters and digits alone, without accents: banks keep no more. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
