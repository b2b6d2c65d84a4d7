import type { Verdict } from './intake';

/** What came of a file of the bank or of an advice, as it is kept with the file: what was taken, and why something was not. */
export type Told =
  | { readonly is: 'bank'; readonly parts: readonly BankPart[]; readonly done: boolean }
  | {
      readonly is: 'remittances';
      readonly remittances: readonly number[];
      readonly refused: NotTaken | null;
      readonly done: boolean;
    };

/** One file of the bank; of a ZIP each in it. */
export type BankPart = { readonly file: string } & (
  | {
      readonly statements: readonly number[];
      /** Statements that were there before. */
      readonly repeated: number;
      readonly lines: number;
      readonly added: number;
      readonly joined: number;
      /** Lines of which a person says whether another file tells them too. */
      readonly twins: number;
      readonly notices: number;
    }
  | { readonly refused: NotTaken }
);

/** A Refusal as it was, with the places that it names. */
export interface NotTaken {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly faults: readonly Fault[];
}

export interface Fault {
  readonly place: number;
  readonly value: string;
  readonly code: string;
  readonly expectedMinor?: number;
  readonly saidMinor?: number;
}

/** What came of a file of the bank or of an advice in figures, as it stands now: what was taken back since is not in them. */
export interface Figures {
  readonly told: Told;
  readonly totals: readonly Total[];
  /** Statements or advices, by their public numbers. */
  readonly made: readonly string[];
}

export interface Total {
  readonly currency: string;
  readonly lines: number;
  /** Minor units: what came in, and what went out (≥ 0); of an advice what it pays. */
  readonly inMinor: number;
  readonly outMinor: number;
}

const MOST_FAULTS = 50;

export const notTaken = (refusal: {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly facts: Readonly<Record<string, unknown>>;
}): NotTaken => ({
  code: refusal.code,
  message: refusal.message,
  remedy: refusal.remedy,
  faults: ((refusal.facts['faults'] ?? []) as readonly Fault[]).slice(0, MOST_FAULTS),
});

export const isRefused = (part: BankPart): part is BankPart & { readonly refused: NotTaken } => 'refused' in part;

/** What was not taken, with the file that it was in. */
export function refusalsIn(told: Told): readonly (NotTaken & { readonly file: string })[] {
  if (told.is === 'remittances') return told.refused === null ? [] : [{ ...told.refused, file: '' }];
  return told.parts.flatMap((part) => (isRefused(part) ? [{ ...part.refused, file: part.file }] : []));
}

/** Taken before is no problem: nothing is there to be done. */
export function verdictOf(told: Told): Verdict {
  const refused = refusalsIn(told);
  if (refused.some(({ code }) => code !== 'remittance-known')) return 'problems';
  if (refused.length > 0) return 'known';
  if (told.is === 'remittances') return told.remittances.length > 0 ? 'booked' : 'known';
  const isNew = told.parts.some((part) => !isRefused(part) && part.statements.length > 0);
  return isNew ? 'booked' : 'known';
}

/** The parts as they were told before a process broke off, each once, come in the place of what reading them again says. */
export function resumed(before: Told | null, part: BankPart): BankPart {
  if (before?.is !== 'bank' || isRefused(part)) return part;
  return before.parts.find((one) => one.file === part.file) ?? part;
}
