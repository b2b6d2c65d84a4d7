import type { Day } from '../kernel/day';
import type { World } from './world';

/** A line of a bank in the demo, with what it is for, and a day of an account with its lines. */
export interface BankEntry {
  readonly on: Day;
  readonly currency: string;
  /** Minor units; + came in. */
  readonly minor: number;
  readonly name: string;
  readonly iban: string | null;
  readonly text: string;
  /** Of its own for each, so that it is known again; null where the bank names none. */
  readonly endToEnd: string | null;
  /** Why it went back. */
  readonly returned: string | null;
  /** The customer whose money it is. */
  readonly code: string | null;
  readonly pays: readonly { readonly document: string; readonly minor: number }[];
  /** What went back before. */
  readonly paysAgain?: boolean;
  /** Who decides, where the rule does not: the clerk in the morning; nobody, so that a visitor finds it; the clerk, with these words. */
  readonly decides: 'clerk' | 'visitor' | { readonly aside: string };
}

/** A day of an account, as its bank writes it. */
export interface DayOfAccount {
  readonly account: World['firm']['accounts'][number];
  readonly holder: string;
  readonly on: Day;
  /** Of the account's statements of the year. */
  readonly number: number;
  readonly openingMinor: number;
  readonly closingMinor: number;
  readonly entries: readonly BankEntry[];
}

/** Without accents. */
export const bare = (text: string): string =>
  text.replaceAll('ß', 'ss').replaceAll('–', '-').normalize('NFD').replace(/\p{M}/gu, ''); // prettier-ignore
