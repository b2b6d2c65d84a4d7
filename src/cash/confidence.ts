import { IS_CLOSE, IS_EXACT, type Fit } from './covering';
import type { PayerKnown } from './paying';
import type { Confidence, Naming } from './proposal';

/**
 * How much may be built on a finding: what names the items × how the amount fits × whether the payer is known. After the matrix that
 * accountants know (party × document number × amount); a number in the text that is short, or an amount that others owe too, counts
 * for less. `high` may apply itself where the company says so; all else waits for a person.
 */
export interface Finding {
  readonly naming: Naming;
  readonly fit: Fit;
  readonly payer: PayerKnown;
  /** The numbers by which it was found are long or lettered enough to be nothing else. */
  readonly telling: boolean;
  /** No other open item of the company has this amount. */
  readonly rare: boolean;
  /** How many items it pays. */
  readonly items: number;
}

/** Fits by column: exact · close (cents, fee, late discount) · short · over. Payers by row: fully · partially · no · other. */
const MATRIX: Readonly<Record<Naming, string>> = {
  //            fully partially no   other
  advice: '      HHHM  HHHM     MMMM MMMM',
  reference: '   HHHM  HHMM     HMMM HLLL',
  minted: '      HMMM  HMMM     HMMM MLLL',
  plan: '        HHHM  HHHM     HHHM MLLL',
  numbers: '     HHHM  HMMM     HMLL MLLL',
  some_numbers: 'HMMM  MMLL     MLLL LLLL',
  like: '        HMML  MLLL     LLLL LLLL',
  all_due: '     HMLL  MLLL     .... ....',
  all_open: '    HMLL  MLLL     .... ....',
  one: '         HMLL  MLLL     L... ....',
  several: '     MLLL  LLLL     .... ....',
  oldest: '      LLLL  LLLL     .... ....',
  nothing: '     LLLL  LLLL     .... ....',
};

const ROWS: readonly PayerKnown[] = ['fully', 'partially', 'no', 'other'];
const LETTERS: Readonly<Record<string, Confidence>> = { H: 'high', M: 'medium', L: 'low', '.': 'none' };

export function confidenceOf(finding: Finding): Confidence {
  const { naming, fit, payer, telling, rare, items } = finding;
  const cells = MATRIX[naming].trim().split(/\s+/);
  const column = IS_EXACT.has(fit) ? 0 : IS_CLOSE.has(fit) ? 1 : fit === 'short' ? 2 : 3;
  const told = LETTERS[cells[ROWS.indexOf(payer)]?.[column] ?? '.'] ?? 'none';
  if (told !== 'high') return told;
  // What is missing of several items may be missing of any of them; a plan counts what comes for all of them.
  if (column > 0 && items > 1 && naming !== 'plan') return 'medium';
  // Numbers that could be anything, and nobody known who pays: only an amount that nobody else owes.
  const several = rare || items > 1;
  if (
    naming === 'numbers' &&
    (payer === 'partially' ? !telling && !several : payer !== 'fully' && !(telling && several))
  )
    return 'medium';
  return told;
}
