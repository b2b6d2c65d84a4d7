import type { Day } from '../kernel/day';

/** Money that went out. */
export interface WentOut {
  readonly id: number;
  readonly bookedOn: Day;
  readonly name: string | null;
  readonly iban: string | null;
  /** Reference, the payer's own mark and the text, one after the other. */
  readonly said: string;
}

/** Lines of the bank that may have paid an invoice for a new case: exactly its amount went out, to its account or under its reference. */
export interface PaidBy {
  readonly line: WentOut;
  readonly byReference: boolean;
  readonly byIban: boolean;
}

export interface PaymentSought {
  readonly paymentReference: string;
  readonly number: string;
  /** Of the operator, in use or not any more. */
  readonly ibans: readonly string[];
}

const MOST = 5;

/** Those under its reference first. */
export function paymentsFor({ paymentReference, number, ibans }: PaymentSought, lines: readonly WentOut[]): PaidBy[] {
  const wanted = [paymentReference, number].map(plain);
  const all = lines.map((line) => ({
    line,
    byReference: wanted.some((one) => plain(line.said).includes(one)),
    byIban: line.iban !== null && ibans.includes(line.iban),
  }));
  const likely = all.filter(({ byReference, byIban }) => byReference || byIban);
  return likely.sort((a, b) => Number(b.byReference) - Number(a.byReference)).slice(0, MOST);
}

/** Letters and digits alone: banks keep no more. */
const plain = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
