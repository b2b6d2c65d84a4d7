import { dayFrom, type Day } from '../../kernel/day';
import { formatAmount, fromTyped, isCurrency } from '../../kernel/money';
import type { FeeBand, FeeModel } from './fee-model';

/**
 * A fee model as somebody types it, field by field, and back. An empty "from" begins at nothing, an empty "to" has no end; a
 * row in which nothing stands is none. Whether the bands meet is another question: see faults.ts.
 */
export interface TypedFees {
  readonly name: string;
  readonly validFrom: Day;
  readonly model: FeeModel;
}

/** Which word of the form tells what is wrong with a field. */
export type FeesFault = 'needed' | 'long' | 'day' | 'currency' | 'amount' | 'percent' | 'days' | 'choice';

export const MOST_BANDS = 60;
export const MOST_STEPS = 40;
export const BAND_FIELDS = ['age_from', 'age_to', 'amount_from', 'amount_to', 'rate', 'least'] as const;
export const STEP_FIELDS = ['label', 'fee'] as const;
export const bandField = (row: number, field: (typeof BAND_FIELDS)[number]): string => `b${row}_${field}`;
export const stepField = (row: number, field: (typeof STEP_FIELDS)[number]): string => `s${row}_${field}`;

type Form = Pick<URLSearchParams, 'get'>;
const LONGEST = 120;
const MOST_DAYS = 36_500;

class Reader {
  readonly wrong: Record<string, FeesFault> = {};

  constructor(
    private readonly form: Form,
    readonly currency: string,
    private readonly locale: string,
  ) {}

  text(name: string, longest = LONGEST): string {
    const text = (this.form.get(name) ?? '').replace(/\p{C}/gu, '').trim();
    if (text.length > longest) this.wrong[name] = 'long';
    return text;
  }

  amount(name: string): number | null {
    return this.number(name, 'amount', this.currency);
  }

  /** In basis points: two digits after the mark. Beyond 100 % is another question. */
  percent(name: string): number | null {
    return this.number(name, 'percent', 'EUR', (text) => text.replace(/\s*%$/, ''));
  }

  days(name: string): number | null {
    const text = this.text(name);
    if (text === '') return null;
    if (/^\d{1,5}$/.test(text) && Number(text) <= MOST_DAYS) return Number(text);
    this.wrong[name] = 'days';
    return null;
  }

  private number(
    name: string,
    fault: FeesFault,
    currency: string,
    clean = (text: string): string => text,
  ): number | null {
    const text = clean(this.text(name));
    if (text === '') return null;
    const minor = fromTyped(text, currency, this.locale);
    if (minor !== undefined && minor >= 0 && minor < 1e13) return minor;
    this.wrong[name] = fault;
    return null;
  }
}

export function feesTyped(
  form: Form,
  locale: string,
): { readonly value: TypedFees } | { readonly wrong: Readonly<Record<string, FeesFault>> } {
  const currency = (form.get('currency') ?? '').trim().toUpperCase();
  const read = new Reader(form, isCurrency(currency) ? currency : 'EUR', locale);
  const name = read.text('name');
  const validFrom = dayFrom(read.text('valid_from'));
  const [by, of, vat] = [form.get('by'), form.get('of'), form.get('vat')];
  const hourly = read.amount('hourly');
  const model: FeeModel = {
    currency,
    setUp: { feeMinor: read.amount('set_up') ?? 0, first: form.get('set_up_first') === 'yes' },
    commission: {
      by: by === 'slices' ? 'slices' : 'whole',
      of: of === 'all' ? 'all' : 'principal',
      directBps: read.percent('direct') ?? 10_000,
      bands: bandsTyped(read),
    },
    steps: stepsTyped(read),
    hourly: hourly === null ? null : { rateMinor: hourly, capMinor: read.amount('hourly_cap') },
    withdrawal: { feeMinor: read.amount('withdrawal') ?? 0, ofPrincipalBps: read.percent('withdrawal_share') ?? 0 },
    vat: vatTyped(read, vat),
  };
  refuseHead(read, { currency, vat });
  const { wrong } = read;
  if (name === '') wrong['name'] = 'needed';
  if (validFrom === undefined) wrong['valid_from'] = 'day';
  if (validFrom === undefined || Object.keys(wrong).length > 0) return { wrong };
  return { value: { name, validFrom, model } };
}

function vatTyped(read: Reader, vat: string | null): FeeModel['vat'] {
  if (vat === 'standard') return { kind: 'standard', bps: read.percent('vat_rate') ?? 0 };
  return { kind: vat === 'reverse_charge' ? 'reverse_charge' : 'none' };
}

function refuseHead(read: Reader, { currency, vat }: { readonly currency: string; readonly vat: string | null }): void {
  const { wrong } = read;
  if (!isCurrency(currency)) wrong['currency'] = 'currency';
  for (const field of ['direct', 'withdrawal_share', 'vat_rate'])
    if ((read.percent(field) ?? 0) > 10_000) wrong[field] = 'percent';
  if (vat === 'standard' && read.percent('vat_rate') === null) wrong['vat_rate'] ??= 'percent';
}

const NOTHING: FeeBand = { ageFrom: 0, ageTo: null, amountFrom: 0, amountTo: null, rateBps: 0, leastMinor: 0 };

/** No row at all: no commission on anything. */
function bandsTyped(read: Reader): FeeBand[] {
  const bands = Array.from({ length: MOST_BANDS }, (_, row) => bandTyped(read, row)).filter((band) => band !== null);
  return bands.length === 0 ? [NOTHING] : bands;
}

function bandTyped(read: Reader, row: number): FeeBand | null {
  const name = (field: (typeof BAND_FIELDS)[number]): string => bandField(row, field);
  if (BAND_FIELDS.every((field) => read.text(name(field)) === '')) return null;
  const rateBps = read.percent(name('rate'));
  if (rateBps === null) read.wrong[name('rate')] ??= 'percent';
  return {
    ...{ ageFrom: read.days(name('age_from')) ?? 0, ageTo: read.days(name('age_to')) },
    ...{ amountFrom: read.amount(name('amount_from')) ?? 0, amountTo: read.amount(name('amount_to')) },
    ...{ rateBps: rateBps ?? 0, leastMinor: read.amount(name('least')) ?? 0 },
  };
}

const stepsTyped = (read: Reader): FeeModel['steps'] =>
  Array.from({ length: MOST_STEPS }, (_, row) => {
    const label = read.text(stepField(row, 'label'));
    const feeMinor = read.amount(stepField(row, 'fee'));
    if (label === '' && feeMinor === null) return [];
    if (label === '') read.wrong[stepField(row, 'label')] = 'needed';
    if (feeMinor === null) read.wrong[stepField(row, 'fee')] ??= 'amount';
    return [{ kind: kindOf(label), label, feeMinor: feeMinor ?? 0 }];
  }).flat();

/** A formal step by its label: `Letter before action` → `letter_before_action`. */
const kindOf = (label: string): string =>
  label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40) || 'step';

/** What the form would hold. */
export function fieldsOfFees(model: FeeModel, locale: string): Record<string, string> {
  const amount = (minor: number | null): string => minor === null ? '' : formatAmount({ minor, currency: model.currency }, locale); // prettier-ignore
  const percent = (bps: number): string => percentText(bps, locale);
  const { setUp, commission, steps, hourly, withdrawal, vat } = model;
  const bands = commission.bands.flatMap((band, row) => [
    [bandField(row, 'age_from'), String(band.ageFrom)],
    [bandField(row, 'age_to'), band.ageTo === null ? '' : String(band.ageTo)],
    [bandField(row, 'amount_from'), amount(band.amountFrom)],
    [bandField(row, 'amount_to'), amount(band.amountTo)],
    [bandField(row, 'rate'), percent(band.rateBps)],
    [bandField(row, 'least'), band.leastMinor === 0 ? '' : amount(band.leastMinor)],
  ]);
  const ownSteps = steps.flatMap(({ label, feeMinor }, row) => [[stepField(row, 'label'), label], [stepField(row, 'fee'), amount(feeMinor)]]); // prettier-ignore
  return {
    ...{ currency: model.currency, set_up: amount(setUp.feeMinor), set_up_first: setUp.first ? 'yes' : '' },
    ...{ by: commission.by, of: commission.of, direct: percent(commission.directBps) },
    ...{ hourly: amount(hourly?.rateMinor ?? null), hourly_cap: amount(hourly?.capMinor ?? null) },
    ...{ withdrawal: amount(withdrawal.feeMinor), withdrawal_share: percent(withdrawal.ofPrincipalBps) },
    ...{ vat: vat.kind, vat_rate: vat.kind === 'standard' ? percent(vat.bps) : '' },
    ...(Object.fromEntries([...bands, ...ownSteps]) as Record<string, string>),
  };
}

/** `12.5`, `12,5`: as people of a locale write it, without the sign. */
const percentText = (bps: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false }).format(bps / 100);
