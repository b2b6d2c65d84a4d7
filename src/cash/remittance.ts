import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { coreOf } from '../ledger/document-number';

/**
 * What a customer writes of what it pays (remittance advice, avis de paiement, Zahlungsavis): a total, and a line for each document
 * with what it kept back of it and why. It is no money: it explains money that comes.
 */
export interface RemittanceSaid {
  /** In its file, from 1. */
  readonly place: number;
  /** As the payer calls itself. */
  readonly payer: string | null;
  /** The day that it gives for the payment. */
  readonly on: Day | null;
  readonly currency: string;
  /** Minor units; null: it names no total. */
  readonly totalMinor: number | null;
  /** The payer's own. */
  readonly reference: string | null;
  readonly lines: readonly RemittanceLine[];
  /** Why a person must look, beside sums that do not agree: the lines were found in a text that says nothing of columns. */
  readonly isGuess: boolean;
}

export interface RemittanceLine {
  /** Line or row of the file, element of an XML file; from 1. */
  readonly place: number;
  /** Our number, as the payer writes it. */
  readonly document: string;
  /** Minor units, of a credit note < 0; null: the line does not say. */
  readonly grossMinor: number | null;
  /** What it takes as cash discount, and what it keeps back for a reason; usually ≥ 0. */
  readonly discountMinor: number;
  readonly deductionMinor: number;
  readonly paidMinor: number;
  /** In the payer's words. */
  readonly reason: string | null;
}

export type RemittanceFaultCode =
  | 'no-lines'
  | 'too-many-lines'
  | 'total-differs'
  | 'line-differs'
  | 'bad-amount'
  | 'bad-day'
  | 'no-document'
  | 'no-currency'
  | 'damaged-file';

/** What is wrong with an advice, where, and what should stand there. */
export interface RemittanceFault {
  readonly place: number;
  readonly code: RemittanceFaultCode;
  /** What stands there. */
  readonly value: string;
  /** Minor units, where figures do not agree. */
  readonly expectedMinor?: number;
  readonly saidMinor?: number;
}

export const paidOf = (lines: readonly Pick<RemittanceLine, 'paidMinor'>[]): number =>
  sum(lines.map(({ paidMinor }) => paidMinor));

/** Lines that no advice has. */
const MOST_LINES = 20_000;

/** What does not agree: gross less what is kept back with what is paid, and the total with the lines. */
export function faultsOf(said: RemittanceSaid): RemittanceFault[] {
  const { lines, totalMinor, place } = said;
  if (lines.length === 0) return [{ place, code: 'no-lines', value: '' }];
  if (lines.length > MOST_LINES) return [{ place, code: 'too-many-lines', value: String(lines.length) }];
  const faults = lines.flatMap(
    ({ grossMinor, discountMinor, deductionMinor, paidMinor, ...line }): RemittanceFault[] => {
      const expectedMinor = (grossMinor ?? 0) - discountMinor - deductionMinor;
      if (grossMinor === null || expectedMinor === paidMinor) return [];
      return [{ place: line.place, code: 'line-differs', value: line.document, expectedMinor, saidMinor: paidMinor }];
    },
  );
  const expectedMinor = paidOf(lines);
  if (totalMinor === null || totalMinor === expectedMinor) return faults;
  return [...faults, { place, code: 'total-differs', value: '', expectedMinor, saidMinor: totalMinor }];
}

/** Why a person must look before it explains any money. */
export type RemittanceQuestion = 'guessed' | 'no-total' | 'total-differs';

/** Of an advice that is taken in all the same. */
export function questionOf({ isGuess, totalMinor, lines }: RemittanceSaid): RemittanceQuestion | null {
  if (totalMinor === null) return 'no-total';
  if (totalMinor !== paidOf(lines)) return 'total-differs';
  return isGuess ? 'guessed' : null;
}

/** A document of the ledger that a line may mean. */
export interface Meant {
  readonly itemId: number;
  readonly customerId: number;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  /** + owes. */
  readonly amountMinor: number;
  readonly openMinor: number;
}

/** The number without what people put between and around it: `RE-2026/0012` and `re 2026 0012` are the same. */
const plainNumber = (document: string): string => document.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''); // prettier-ignore

/**
 * Which of the documents a line means: the number as it stands, else without signs, else without letters in front. Of several parts
 * the one that it names, else the one of that amount, else the first that is open. Undefined where several customers bear the number.
 */
export function meantBy(
  line: Pick<RemittanceLine, 'document' | 'grossMinor' | 'paidMinor'>,
  among: readonly Meant[],
): Meant | undefined {
  const named = /^(.+)\/(\d{1,3})$/.exec(line.document);
  const part = named ? Number(named[2]) : undefined;
  const same = (document: string): Meant[] => {
    const exact = among.filter((one) => one.document === document);
    if (exact.length > 0) return exact;
    const plain = plainNumber(document);
    const alike = plain === '' ? [] : among.filter((one) => plainNumber(one.document) === plain);
    if (alike.length > 0) return alike;
    const core = coreOf(document);
    return core.length < SHORTEST_CORE ? [] : among.filter((one) => coreOf(one.document) === core);
  };
  const whole = same(line.document);
  const found = whole.length > 0 || !named ? whole : same(named[1] ?? '').filter((one) => one.part === part);
  if (new Set(found.map((one) => `${one.customerId}/${one.document}`)).size !== 1) return undefined;
  const amount = line.grossMinor ?? line.paidMinor;
  const byPart = [...found].sort((a, b) => a.part - b.part);
  return (
    byPart.find((one) => one.openMinor === amount) ??
    byPart.find((one) => one.amountMinor === amount) ??
    byPart.find((one) => one.openMinor !== 0) ??
    byPart[0]
  );
}

/** Fewer digits may be anything. */
const SHORTEST_CORE = 4;
