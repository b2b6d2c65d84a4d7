import { numberText, readAmount, markShown } from '../imports/formats/amount';
import { isDay, readDay, serialDay } from '../imports/formats/day';
import { cellText, type Cell, type RawRow } from '../imports/formats/row';
import type { DecimalMark } from '../imports/mapping-profile';
import { exponent } from '../kernel/money';
import type { Day } from '../kernel/day';
import { plainName } from './case-named';
import { netOf, type RemittanceLine } from './remittance';
import { fieldOf, isTotal, type RemittanceField } from './remittance-headings';

/**
 * One file in which a partner tells what it passes on for many cases. Columns are found by their headings. All that is wrong is
 * named, each with its row, column and value and what was expected; a file with anything wrong is not taken at all.
 */
export type ProblemCode =
  | 'no-headings' | 'no-rows' | 'too-many-rows' | 'damaged' | 'no-case' | 'unknown-case' | 'several-cases' | 'other-currency'
  | 'not-an-amount' | 'unclear-amount' | 'not-positive' | 'negative' | 'more-than-gross' | 'net-differs' | 'total-differs'
  | 'no-day' | 'not-a-day' | 'unclear-day' | 'future-day' | 'before-hand-over'; // prettier-ignore

export interface FileProblem {
  /** Line of the file, from 1. */
  readonly row: number;
  readonly column: RemittanceField | null;
  readonly value: string;
  readonly code: ProblemCode;
  /** What should stand there, where it can be said: an amount in minor units, or a day. */
  readonly expectedMinor?: number;
  readonly expectedDay?: Day;
}

export interface ReadLine extends RemittanceLine {
  readonly row: number;
  readonly number: string;
}

export interface FileRead {
  readonly lines: readonly ReadLine[];
  readonly problems: readonly FileProblem[];
  /** As a column of the file says it. */
  readonly reference: string | null;
}

/** A case that this partner has or had. */
export interface OwnCase {
  readonly caseId: number;
  readonly number: string;
  readonly partnerRef: string | null;
  readonly currency: string;
  readonly state: string;
  readonly handedOverOn: Day;
}

const MOST_ROWS = 5_000;
const MOST_ABOVE = 30;
const MOST_PROBLEMS = 200;
type Columns = ReadonlyMap<RemittanceField, number>;

export function readRemittance(rows: Iterable<RawRow>, own: readonly OwnCase[], today: Day): FileRead {
  const below: RawRow[] = [];
  let columns: Columns | undefined;
  let above = 0;
  for (const row of rows) {
    if (columns !== undefined) below.push(row);
    else if ((columns = headings(row)) === undefined && (above += 1) > MOST_ABOVE) break;
    if (below.length > MOST_ROWS) break;
  }
  const only = (code: ProblemCode, value = ''): FileRead => ({ lines: [], reference: null, problems: [{ row: 1, column: null, value, code }] }); // prettier-ignore
  if (columns === undefined) return only('no-headings');
  if (below.length > MOST_ROWS) return only('too-many-rows', String(MOST_ROWS));
  const full = below.filter(({ cells }) => cells.some((cell) => cellText(cell) !== ''));
  return full.length === 0 ? only('no-rows') : new Reading(columns, own, today).of(full);
}

/** A case and what was paid for it: less is no remittance. */
function headings({ cells }: RawRow): Columns | undefined {
  const found = new Map<RemittanceField, number>();
  cells.forEach((cell, at) => {
    const field = typeof cell === 'number' ? undefined : fieldOf(cellText(cell));
    if (field !== undefined && !found.has(field)) found.set(field, at);
  });
  return found.has('case') && found.has('gross') ? found : undefined;
}

const AMOUNTS = ['gross', 'commission', 'vat', 'costs', 'net'] as const;
type AmountField = (typeof AMOUNTS)[number];

class Reading {
  readonly #problems: FileProblem[] = [];
  readonly #cases = new Map<string, OwnCase[]>();
  #mark: DecimalMark = '.';

  constructor(
    private readonly columns: Columns,
    private readonly own: readonly OwnCase[],
    private readonly today: Day,
  ) {
    for (const one of own) {
      for (const name of new Set([one.number, one.partnerRef ?? ''].map(plainName))) {
        if (name !== '') this.#cases.set(name, [...(this.#cases.get(name) ?? []), one]);
      }
    }
  }

  of(rows: readonly RawRow[]): FileRead {
    this.#mark = this.#markOf(rows);
    const lines: ReadLine[] = [];
    for (const row of rows) {
      if (row.fault !== undefined) this.#wrong(row, null, 'damaged', row.fault);
      else if (isTotal(cellText(row.cells.find((cell) => cellText(cell) !== '')))) this.#total(row, lines);
      else {
        const line = this.#line(row);
        if (line) lines.push(line);
      }
    }
    if (lines.length === 0 && this.#problems.length === 0) this.#wrong({ line: 1, cells: [] }, null, 'no-rows', '');
    const reference = rows.map((row) => cellText(row.cells[this.columns.get('reference') ?? -1])).find((text) => text !== ''); // prettier-ignore
    const problems = this.#problems.slice(0, MOST_PROBLEMS);
    return { lines, problems, reference: reference === undefined ? null : reference.slice(0, 80) };
  }

  #wrong({ line: row }: Pick<RawRow, 'line' | 'cells'>, column: RemittanceField | null, code: ProblemCode, value: string, more: Pick<FileProblem, 'expectedMinor' | 'expectedDay'> = {}): undefined {
    this.#problems.push({ row, column, code, value: value.slice(0, 80), ...more });
  } // prettier-ignore

  #cell = ({ cells }: RawRow, field: RemittanceField): Cell | undefined => cells[this.columns.get(field) ?? -1];

  #line(row: RawRow): ReadLine | undefined {
    const before = this.#problems.length;
    const found = this.#case(row);
    const on = this.#day(row, found);
    const digits = exponent(found?.currency ?? 'EUR');
    const [gross, commission, vat, costs, net] = AMOUNTS.map((field) => this.#amount(row, field, digits));
    if (this.#problems.length > before || found === undefined || on === undefined || typeof gross !== 'number') return undefined; // prettier-ignore
    const line = { caseId: found.caseId, number: found.number, row: row.line, on, grossMinor: gross };
    const kept = { commissionMinor: commission ?? null, vatMinor: vat ?? null, costsMinor: costs ?? null };
    const whole = { ...line, ...kept };
    const expectedMinor = netOf(whole);
    if (expectedMinor < 0) { this.#wrong(row, 'commission', 'more-than-gross', cellText(this.#cell(row, 'commission'))); return; } // prettier-ignore
    if (typeof net !== 'number' || net === expectedMinor) return whole;
    if (commission === null && vat === null && costs === null && net < gross) return { ...whole, commissionMinor: gross - net }; // prettier-ignore
    this.#wrong(row, 'net', 'net-differs', cellText(this.#cell(row, 'net')), { expectedMinor });
  }

  #case(row: RawRow): OwnCase | undefined {
    const text = cellText(this.#cell(row, 'case'));
    if (text === '') {
      this.#wrong(row, 'case', 'no-case', '');
      return;
    }
    const all = this.#cases.get(plainName(text)) ?? [];
    const out = all.filter(({ state }) => state === 'with_partner');
    const [found, other] = out.length > 0 ? out : all;
    if (found === undefined) {
      this.#wrong(row, 'case', 'unknown-case', text);
      return;
    }
    if (other !== undefined) {
      this.#wrong(row, 'case', 'several-cases', text);
      return;
    }
    const currency = cellText(this.#cell(row, 'currency')).toUpperCase();
    if (currency !== '' && currency !== found.currency) {
      this.#wrong(row, 'currency', 'other-currency', currency);
      return;
    }
    return found;
  }

  #day(row: RawRow, found: OwnCase | undefined): Day | undefined {
    const cell = this.#cell(row, 'on');
    const text = cellText(cell);
    if (text === '') {
      this.#wrong(row, 'on', 'no-day', '');
      return;
    }
    const order = /^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(text) ? 'dmy' : null;
    const day = typeof cell === 'number' ? serialDay(cell) : readDay(text, { order, serial: true });
    if (!isDay(day)) {
      this.#wrong(row, 'on', day.fault === 'ambiguous-day' ? 'unclear-day' : 'not-a-day', text);
      return;
    }
    if (day > this.today) {
      this.#wrong(row, 'on', 'future-day', text, { expectedDay: this.today });
      return;
    }
    if (found !== undefined && day < found.handedOverOn) {
      this.#wrong(row, 'on', 'before-hand-over', text, { expectedDay: found.handedOverOn });
      return;
    }
    return day;
  }

  /** Null: nothing stands there; undefined: no amount, and said. */
  #amount(row: RawRow, field: AmountField, digits: number): number | null | undefined {
    const cell = this.#cell(row, field);
    const text = cellText(typeof cell === 'number' ? numberText(cell) : cell);
    if (text === '' || /^[-–—]$/.test(text)) {
      if (field !== 'gross') return null;
      this.#wrong(row, field, 'not-an-amount', text);
      return undefined;
    }
    const amount = readAmount(text, typeof cell === 'number' ? '.' : this.#mark, digits);
    if (typeof amount === 'string' || (amount.rounded && typeof cell !== 'number')) { this.#wrong(row, field, 'not-an-amount', text); return; } // prettier-ignore
    if (field === 'gross' && amount.minor <= 0) {
      this.#wrong(row, field, 'not-positive', text);
      return;
    }
    if (field === 'net' || amount.minor >= 0) return amount.minor;
    this.#wrong(row, field, 'negative', text);
  }

  /** The mark that any amount shows beyond doubt; where none does, amounts such as 1.000 are not guessed. */
  #markOf(rows: readonly RawRow[]): DecimalMark {
    const cells = rows.flatMap((row) => AMOUNTS.map((field) => ({ row, field, cell: this.#cell(row, field) })));
    const texts = cells.filter(({ cell }) => typeof cell === 'string');
    const shown = texts.map((one) => ({ ...one, mark: markShown(cellText(one.cell)) }));
    const sure = (['.', ','] as const).filter((mark) => shown.some((one) => one.mark === mark));
    const unclear = shown.find(({ mark }) => (sure.length > 1 ? mark === ',' : mark === 'unclear'));
    if (sure.length !== 1 && unclear) this.#wrong(unclear.row, unclear.field, 'unclear-amount', cellText(unclear.cell));
    return sure[0] ?? '.';
  }

  #total(row: RawRow, lines: readonly ReadLine[]): void {
    if (this.#problems.length > 0) return;
    const said = this.#cell(row, 'gross');
    if (cellText(said) === '') return;
    const minor = this.#amount(row, 'gross', exponent(this.own[0]?.currency ?? 'EUR'));
    const expectedMinor = lines.reduce((total, line) => total + line.grossMinor, 0);
    if (typeof minor === 'number' && minor !== expectedMinor) this.#wrong(row, 'gross', 'total-differs', cellText(said), { expectedMinor }); // prettier-ignore
  }
}
