import { exponent, isCurrency } from '../../kernel/money';
import type { Day } from '../../kernel/day';
import type { RemittanceFault, RemittanceLine, RemittanceSaid } from '../../cash/remittance';
import type { DecimalMark } from '../mapping-profile';
import { markShown, numberText, readAmount } from './amount';
import { isDay, readDay } from './day';
import { fieldOf, isAdviceTitle, isOfList, isTotal, type AdviceField } from './remittance-words';
import { cellText, type Cell, type RawRow } from './row';

/** An advice as a table: its columns are found by their headings, what stands above them may name total, reference and day. */
export interface AdviceTable {
  readonly said: RemittanceSaid | null;
  readonly faults: readonly RemittanceFault[];
}

type Columns = ReadonlyMap<AdviceField, number>;

/** Rows above the headings that are looked at. */
const MOST_ABOVE = 60;
const MOST_ROWS = 25_000;

/** Null where it has no headings of an advice. */
export function adviceOf(rows: Iterable<RawRow>, currency: string): AdviceTable | null {
  const above: RawRow[] = [];
  const below: RawRow[] = [];
  let columns: Columns | undefined;
  for (const row of rows) {
    if (columns !== undefined) below.push(row);
    else if ((columns = headings(row)) === undefined) above.push(row);
    if (above.length > MOST_ABOVE || below.length > MOST_ROWS) break;
  }
  if (columns === undefined) return null;
  if (below.length > MOST_ROWS) return { said: null, faults: [{ place: 1, code: 'too-many-lines', value: '' }] };
  return new Reading(columns, currency).of(above, below);
}

/**
 * Whether a table is an advice beyond doubt, where nobody said what it is: it calls itself one, or says what was paid and what was kept
 * back, and not what is due. A list of open items has numbers and amounts too.
 */
export function isSurelyAdvice(rows: Iterable<RawRow>): boolean {
  let seen = 0;
  let titled = false;
  for (const row of rows) {
    if ((seen += 1) > MOST_ABOVE) return false;
    const texts = row.cells.filter((cell) => typeof cell !== 'number').map((cell) => cellText(cell));
    titled ||= texts.some((text) => isAdviceTitle(text));
    const columns = headings(row);
    if (columns === undefined) continue;
    const says = columns.has('paid') && (columns.has('discount') || columns.has('deduction'));
    return !texts.some((text) => isOfList(text)) && (titled || says);
  }
  return false;
}

/** A number of a document and an amount: less is no advice. */
function headings({ cells }: RawRow): Columns | undefined {
  const found = new Map<AdviceField, number>();
  cells.forEach((cell, at) => {
    const field = typeof cell === 'number' ? undefined : fieldOf(cellText(cell));
    if (field !== undefined && !found.has(field)) found.set(field, at);
  });
  return found.has('document') && (found.has('paid') || found.has('gross')) ? found : undefined;
}

const AMOUNTS = ['gross', 'discount', 'deduction', 'paid'] as const;

class Reading {
  readonly #faults: RemittanceFault[] = [];
  #mark: DecimalMark = '.';
  #currency: string;

  constructor(
    private readonly columns: Columns,
    currency: string,
  ) {
    this.#currency = currency;
  }

  of(above: readonly RawRow[], below: readonly RawRow[]): AdviceTable {
    const rows = below.filter(({ cells }) => cells.some((cell) => cellText(cell) !== ''));
    this.#currency = this.#currencyOf(rows);
    this.#mark = this.#markOf(rows);
    const lines: RemittanceLine[] = [];
    let totalMinor: number | null = null;
    for (const row of rows) {
      if (row.fault !== undefined) this.#faults.push({ place: row.line, code: 'damaged-file', value: row.fault });
      else if (row.cells.some((cell) => typeof cell !== 'number' && isTotal(cellText(cell))))
        totalMinor = this.#total(row) ?? totalMinor;
      else {
        const line = this.#line(row);
        if (line) lines.push(line);
      }
    }
    const text = (field: AdviceField): string | null => first(rows, this.columns.get(field));
    const label = (words: RegExp): string | null => beside(above, words);
    const said: RemittanceSaid = {
      ...{ place: 1, lines, isGuess: false, currency: this.#currency },
      payer:
        text('payer') ??
        label(/^(?!.*(date|datum|dag|fecha)).*(payer|zahler|payeur|betal|pagador|von|from|emetteur|auftraggeber)/),
      on: dayOf(text('on') ?? label(/date|datum|fecha|dag/)),
      totalMinor: totalMinor ?? this.#above(above),
      reference: text('reference') ?? label(/ref|avis|advice|nummer|numero|number/),
    };
    return { said, faults: this.#faults };
  }

  #currencyOf(rows: readonly RawRow[]): string {
    const named = rows.map(({ cells }) => cellText(cells[this.columns.get('currency') ?? -1]).toUpperCase());
    // `Valuta` heads days too
    const all = new Set(named.filter((text) => text !== '' && !/^\d/.test(text)));
    const [only = this.#currency] = all;
    if (all.size <= 1 && isCurrency(only)) return only;
    this.#faults.push({ place: 1, code: 'no-currency', value: [...all].slice(0, 5).join(', ') });
    return this.#currency;
  }

  /** The mark that any amount shows beyond doubt. Amounts that show both, or none that is sure, are not guessed. */
  #markOf(rows: readonly RawRow[]): DecimalMark {
    const shown = new Set<ReturnType<typeof markShown>>();
    for (const { cells } of rows) {
      for (const field of AMOUNTS) {
        const cell = cells[this.columns.get(field) ?? -1];
        if (typeof cell === 'string') shown.add(markShown(cellText(cell)));
      }
    }
    const sure = (['.', ','] as const).filter((mark) => shown.has(mark));
    if (sure.length > 1 || (sure.length === 0 && shown.has('unclear')))
      this.#faults.push({ place: 1, code: 'bad-amount', value: '1.000 / 1,000' });
    return sure[0] ?? '.';
  }

  #line({ line: place, cells }: RawRow): RemittanceLine | undefined {
    const cell = (field: AdviceField): Cell | undefined => cells[this.columns.get(field) ?? -1];
    const document = cellText(cell('document')).slice(0, LONGEST);
    const [gross, discount, deduction, paid] = AMOUNTS.map((field) => this.#amount(place, cell(field)));
    if (gross === undefined || discount === undefined || deduction === undefined || paid === undefined)
      return undefined;
    if (gross === null && paid === null) return undefined;
    if (document === '') {
      this.#faults.push({ place, code: 'no-document', value: '' });
      return undefined;
    }
    const reason = cellText(cell('reason')).slice(0, LONGEST);
    return { place, document, ...kept({ gross, discount, deduction, paid }), reason: reason === '' ? null : reason };
  }

  /** Null: nothing stands there; undefined: no amount, and said. */
  #amount(place: number, cell: Cell | undefined): number | null | undefined {
    const text = cellText(typeof cell === 'number' ? numberText(cell) : cell);
    if (text === '' || /^[-–—]$/.test(text)) return null;
    const amount = readAmount(text, typeof cell === 'number' ? '.' : this.#mark, exponent(this.#currency));
    if (typeof amount !== 'string') return amount.minor;
    this.#faults.push({ place, code: 'bad-amount', value: text.slice(0, 60) });
    return undefined;
  }

  /** The amount under what is paid, else the last of the row. */
  #total({ line, cells }: RawRow): number | null {
    const under = cells[this.columns.get('paid') ?? this.columns.get('gross') ?? -1];
    const last = [...cells].reverse().find((cell) => markShown(cellText(cell)) !== undefined);
    return this.#amount(line, cellText(under) === '' ? last : under) ?? null;
  }

  #above(rows: readonly RawRow[]): number | null {
    const row = rows.find(({ cells }) => cells.some((cell) => typeof cell !== 'number' && isTotal(cellText(cell))));
    return row === undefined ? null : this.#total(row);
  }
}

const LONGEST = 500;

interface Figures {
  readonly gross: number | null;
  readonly discount: number | null;
  readonly deduction: number | null;
  readonly paid: number | null;
}

/** What is missing follows from the rest; what is taken off may be written with a minus. */
function kept({
  gross,
  discount,
  deduction,
  paid,
}: Figures): Pick<RemittanceLine, 'grossMinor' | 'discountMinor' | 'deductionMinor' | 'paidMinor'> {
  const [given, other] = [discount ?? 0, deduction ?? 0];
  const isMinus = gross !== null && (paid === null ? gross > 0 && given + other < 0 : gross + given + other === paid && gross - given - other !== paid); // prettier-ignore
  const discountMinor = isMinus ? -given : given;
  const named = isMinus ? -other : other;
  const paidMinor = paid ?? (gross ?? 0) - discountMinor - named;
  const deductionMinor = deduction === null && gross !== null ? gross - discountMinor - paidMinor : named;
  return { grossMinor: gross, discountMinor: discountMinor || 0, deductionMinor: deductionMinor || 0, paidMinor };
}

function first(rows: readonly RawRow[], at: number | undefined): string | null {
  if (at === undefined) return null;
  for (const { cells } of rows) {
    const text = cellText(cells[at]);
    if (text !== '') return text.slice(0, LONGEST);
  }
  return null;
}

const plainLabel = (text: string): string => text.slice(0, 60).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** What stands beside a label above the headings. */
function beside(rows: readonly RawRow[], words: RegExp): string | null {
  for (const { cells } of rows) {
    const at = cells.findIndex((cell) => typeof cell !== 'number' && words.test(plainLabel(cellText(cell))) && !isTotal(cellText(cell))); // prettier-ignore
    const text = at < 0 ? '' : cellText(cells.slice(at + 1).find((cell) => cellText(cell) !== ''));
    if (text !== '') return text.slice(0, LONGEST);
  }
  return null;
}

/** It is told, never counted with: a day that can be read in two ways is none. With dots it is read in one. */
function dayOf(text: string | null): Day | null {
  const found =
    text === null
      ? null
      : readDay(text, { order: /^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(text) ? 'dmy' : null, serial: false });
  return found !== null && isDay(found) ? found : null;
}
