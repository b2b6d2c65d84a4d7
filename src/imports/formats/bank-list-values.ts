import { readAmount } from './amount';
import { currencyOf } from './currency-mark';
import { isDay, orderShown, readDay } from './day';
import { markShown } from './amount';
import { cellText, type Cell } from './row';
import type { DateOrder, DecimalMark } from '../mapping-profile';
import type { Day } from '../../kernel/day';
import { exponent } from '../../kernel/money';
import { numberText } from './amount';

/** How a bank's list writes days and amounts: decided by all that stands in it, else left open to be asked. */
export interface Decided<T> {
  readonly value: T | undefined;
  /** One cell that can be read in several ways. */
  readonly sample: string;
}

/** Month first is written only where the decimal mark is a point and the words are English. */
export function dateOrderOf(
  cells: readonly Cell[],
  mark: DecimalMark | undefined,
  foreign: boolean,
): Decided<DateOrder> {
  let left: DateOrder[] = ['dmy', 'mdy', 'ymd'];
  let sample = '';
  for (const cell of cells) {
    const shown = orderShown(cellText(cell));
    if (!(shown instanceof Set)) continue;
    const orders = shown as ReadonlySet<DateOrder>;
    sample ||= cellText(cell);
    left = left.filter((order) => orders.has(order));
  }
  if (sample === '') return { value: 'dmy', sample };
  const [only] = left;
  if (left.length <= 1) return { value: only, sample };
  const usual = left.filter((order) => order !== 'ymd');
  if (usual.length === 1) return { value: usual[0], sample };
  if (mark === ',' || foreign || sample.includes('.')) return { value: 'dmy', sample };
  const rising = usual.filter((order) => isMonotone(cells, order));
  const different = new Set(cells.map(cellText)).size;
  return { value: rising.length === 1 && different >= 4 ? rising[0] : undefined, sample };
}

/** From the first day to the last, or the other way round. */
function isMonotone(cells: readonly Cell[], order: DateOrder): boolean {
  const days = cells.flatMap((cell) => {
    const found = readDay(cellText(cell), { order, serial: false });
    return isDay(found) ? [found] : [];
  });
  const up = days.every((day, at) => at === 0 || day >= (days[at - 1] ?? day));
  return up || days.every((day, at) => at === 0 || day <= (days[at - 1] ?? day));
}

export function decimalMarkOf(cells: readonly Cell[]): Decided<DecimalMark> {
  const found = new Set<DecimalMark>();
  let sample = '';
  for (const cell of cells) {
    if (typeof cell === 'number') continue;
    const text = sideAside(cellText(cell)).text;
    const shown = markShown(text);
    if (shown === ',' || shown === '.') found.add(shown);
    else if (shown === 'unclear') sample ||= text;
  }
  const [only] = found;
  if (found.size === 1 || (found.size === 0 && sample === '')) return { value: only ?? '.', sample };
  return { value: undefined, sample: sample === '' ? [...cells].map(cellText).find((text) => /[.,]/.test(text)) ?? '' : sample }; // prettier-ignore
}

/** An amount as it stands there: + or − as written, and the letter beside it that says which side it is of. */
export interface Written {
  readonly minor: number;
  readonly side: 1 | -1 | 0;
  readonly mark: string;
}

const IN =
  /^(?:h|c|cr|haben|kredit|credit|crédit|crediteur|bij|in|\+|gutschrift|abono|avere|entrata|crédito|haber)\.?$/i;
const OUT =
  /^(?:s|d|dr|soll|debet|debit|débit|debiteur|af|out|-|lastschrift|cargo|dare|uscita|débito|debe|belastung)\.?$/i;

/** Which side a word says: + came in; 0 where it says none. */
export const sideOf = (text: string): 1 | -1 | 0 => (IN.test(text.trim()) ? 1 : OUT.test(text.trim()) ? -1 : 0);

function sideAside(text: string): { text: string; side: 1 | -1 | 0 } {
  const found = /^(.*\d[.,]?)\s*(H|S|CR|DR|C|D)\.?$/i.exec(text);
  return found ? { text: found[1] ?? '', side: sideOf(found[2] ?? '') } : { text, side: 0 };
}

/** null where the cell is empty, undefined where it is no amount of that currency. */
export function writtenAmount(cell: Cell | undefined, mark: DecimalMark, currency: string): Written | null | undefined {
  const digits = exponent(currency);
  const { text, side } = sideAside(typeof cell === 'number' ? numberText(cell) : cellText(cell));
  if (text === '' || /^[-–—]$/.test(text)) return null;
  const found = readAmount(text, typeof cell === 'number' ? '.' : mark, digits);
  if (typeof found === 'string' || found.rounded) return undefined;
  const named = found.mark === '' ? undefined : currencyOf(found.mark);
  if (found.mark !== '' && named === undefined) return undefined;
  if (typeof named === 'string' && named !== currency) return undefined;
  return { minor: found.minor, side, mark: found.mark };
}

export function writtenDay(cell: Cell | undefined, order: DateOrder): Day | undefined {
  const found = readDay(cellText(cell), { order, serial: false });
  return isDay(found) ? found : undefined;
}
