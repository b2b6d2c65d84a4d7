import { formatAmount } from '../kernel/money';
import type { FeesEditorWords } from '../languages/fees-editor-words.en';
import { fill, numberText } from '../languages/said';
import { BAND_FIELDS, bandField, MOST_BANDS, MOST_STEPS, STEP_FIELDS, stepField } from './fees/typed';

/** The form of a fee model: what stands in each field, the bands and steps as rows, three of them empty. */
interface Around {
  readonly wrong: Readonly<Record<string, string>>;
  readonly claim: { readonly claimMinor: number; readonly ageDays: number };
  readonly currency: string;
  readonly locale: string;
}

const EMPTY_ROWS = 3;

/** The last row in which something stands, of bands and of steps. */
const lastRow = (form: URLSearchParams, letter: 'b' | 's'): number =>
  Math.max(-1, ...[...form].flatMap(([name, text]) => (new RegExp(`^${letter}\\d{1,2}_`).test(name) && text.trim() !== '' ? [Number.parseInt(name.slice(1), 10)] : []))); // prettier-ignore

/** How many rows of bands the form shows. */
export function rowsIn(form: URLSearchParams): number {
  const asked = /^\d{1,2}$/.test(form.get('rows') ?? '') ? Number(form.get('rows')) : 0;
  return Math.min(MOST_BANDS, Math.max(asked, lastRow(form, 'b') + 1 + EMPTY_ROWS));
}

export function feesForm(form: URLSearchParams, w: FeesEditorWords, around: Around): unknown {
  const { wrong, claim, currency, locale } = around;
  const cell = (name: string, label: string, mode: string, n: number) => ({
    ...{ name, mode, value: form.get(name) ?? '', wrong: wrong[name] ?? '' },
    label: fill(w.inRow, { label, n: numberText(n + 1, locale) }),
  });
  const one = (name: keyof FeesEditorWords['field'], more: Readonly<Record<string, unknown>> = {}) => ({
    ...{ name, label: fill(w.field[name], { currency }), value: form.get(name) ?? '', wrong: wrong[name] ?? '' },
    ...{
      hint: (w.hint as Readonly<Record<string, string>>)[name] ?? '',
      type: 'text',
      mode: 'decimal',
      required: false,
    },
    ...more,
  });
  const choice = (name: 'by' | 'of' | 'vat', labels: Readonly<Record<string, string>>) => ({
    ...{ name, label: w.field[name] },
    options: Object.entries(labels).map(([value, label], at) => ({ value, label, chosen: form.get(name) === null ? at === 0 : form.get(name) === value })), // prettier-ignore
  });
  const rows = rowsIn(form);
  const steps = Math.min(MOST_STEPS, lastRow(form, 's') + 1 + EMPTY_ROWS);
  return {
    head: [one('name', { required: true, mode: 'text' }), one('valid_from', { type: 'date', required: true }), one('currency', { required: true, mode: 'text' })], // prettier-ignore
    setUp: one('set_up'),
    setUpFirst: form.get('set_up_first') === 'yes',
    choices: [choice('by', w.line.by), choice('of', w.line.of)],
    direct: one('direct'),
    rows: String(rows),
    bandHead: BAND_FIELDS.map((field) => fill(w.band[field], { currency })),
    bands: Array.from({ length: rows }, (_, n) => ({
      n: numberText(n + 1, locale),
      cells: BAND_FIELDS.map((field) => cell(bandField(n, field), fill(w.band[field], { currency }), field.startsWith('age') ? 'numeric' : 'decimal', n)), // prettier-ignore
    })),
    stepHead: STEP_FIELDS.map((field) => fill(w.step[field], { currency })),
    steps: Array.from({ length: steps }, (_, n) => ({
      cells: STEP_FIELDS.map((field) => cell(stepField(n, field), fill(w.step[field], { currency }), field === 'fee' ? 'decimal' : 'text', n)), // prettier-ignore
    })),
    hourly: [one('hourly'), one('hourly_cap')],
    withdrawal: [one('withdrawal'), one('withdrawal_share')],
    vat: choice('vat', { standard: w.vatStandard, ...w.line.vatKind }),
    vatRate: one('vat_rate'),
    example: [
      one('example_amount', { value: formatAmount({ minor: claim.claimMinor, currency }, locale) }),
      one('example_age', { value: String(claim.ageDays), mode: 'numeric' }),
    ],
  };
}
