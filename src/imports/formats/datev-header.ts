import { isCurrency } from '../../kernel/money';
import { cellText, type RawRow } from './row';

/** The first line of a DATEV file, which says what the others are. */
export interface DatevHeader {
  readonly category: string;
  readonly name: string;
  /** As 2026-04-01; empty where it is not said. */
  readonly created: string;
  /** First day of the fiscal year, as 20240101. */
  readonly begins: string;
  /** Digits of an account that is no debtor's. */
  readonly digits: number;
  readonly currency: string;
  /** `03`, `04`; empty where it is not said. */
  readonly chart: string;
}

export function headerIn(records: Generator<RawRow>): DatevHeader {
  const [first] = records;
  const cells = first?.cells ?? [];
  const cell = (at: number): string => cellText(cells[at]);
  const digits = Number(/^[4-8]$/.test(cell(13)) ? cell(13) : 4);
  const currency = isCurrency(cell(21)) ? cell(21) : '';
  const created = /^(\d{4})(\d{2})(\d{2})\d{9}$/.exec(cell(5));
  return {
    ...{ category: cell(2), name: cell(3), begins: cell(12), digits, currency },
    created: created === null ? '' : `${created[1]}-${created[2]}-${created[3]}`,
    chart: /^0[34]$/.test(cell(26)) ? cell(26) : '',
  };
}
