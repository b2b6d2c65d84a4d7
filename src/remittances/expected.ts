import { grouped } from '../kernel/grouped';
import { share, sum } from '../kernel/money';
import { billOf, stepFee, type BillLineKind, type CollectedAmount } from '../mandates/fees/bill';
import type { FeeCase } from '../mandates/fees/commission';
import type { FeeModel } from '../mandates/fees/fee-model';

/**
 * What a partner's invoice should say by what was agreed for the case and by its actual course, line by line, each with its reason. The
 * amounts are those of `billOf`, by which quotes are made too: the number shown is the number billed, and the number expected. What was billed before, and is not refused, is not billed again. Amounts in minor units, net of VAT.
 */
export const LINE_KINDS = ['set_up', 'commission', 'step', 'hours', 'withdrawal', 'disbursement', 'other'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export type Why =
  | 'set_up' | 'set_up_back' | 'commission' | 'step' | 'step_agreed' | 'hours' | 'hours_cap' | 'withdrawal'
  | 'billed_before' | 'step_not_done' | 'no_such_step' | 'no_hours_agreed' | 'not_withdrawn' | 'nothing_agreed' | 'no_case' | 'not_in_model'; // prettier-ignore

export interface Expected {
  /** Null: nothing was agreed by which it could be said. */
  readonly minor: number | null;
  readonly why: Why;
  /** What the reason is made of: commission due, kept already, billed before. */
  readonly dueMinor?: number;
  readonly keptMinor?: number;
  readonly billedMinor?: number;
  /** The agreed VAT of such a fee, in basis points; none where nothing was agreed that says it. */
  readonly vatBps?: number;
}

/** A line that was billed for the case in an invoice that is not refused. */
export interface BilledBefore {
  readonly kind: LineKind;
  readonly step: string | null;
  readonly minor: number;
}

export interface StepDone {
  readonly kind: string;
  readonly done: boolean;
  /** Agreed before it was taken; null: nothing beside the model. */
  readonly costMinor: number | null;
}

export interface CaseCourse {
  readonly model: FeeModel | null;
  readonly claim: FeeCase;
  /** All that came in until now, in its order. */
  readonly collected: readonly CollectedAmount[];
  /** Of the commission on that: what the partner kept of remittances. */
  readonly keptMinor: number;
  readonly withdrawn: boolean;
  /** Taken back before the partner began: what was billed for setting it up is given back. */
  readonly returned: boolean;
  readonly steps: readonly StepDone[];
  readonly before: readonly BilledBefore[];
}

export interface InvoiceLine {
  readonly kind: LineKind;
  /** Of a step: which; else what the partner writes. */
  readonly about: string | null;
  readonly minor: number;
}

function expectedOf(line: InvoiceLine, course: CaseCourse | undefined): Expected {
  if (course === undefined) return { minor: null, why: 'no_case' };
  const { model } = course;
  const before = course.before.filter(({ kind, step }) => kind === line.kind && (kind !== 'step' || step === stepOf(line.about, model))); // prettier-ignore
  const billedMinor = before.reduce((total, { minor }) => total + minor, 0);
  if (model === null) return { minor: null, why: 'nothing_agreed' };
  switch (line.kind) {
    case 'set_up':
      if (line.minor < 0) return { minor: course.returned ? 0 - billedMinor : 0, why: 'set_up_back', billedMinor };
      return billedMinor > 0 ? { minor: 0, why: 'billed_before', billedMinor } : { minor: feeOf(model, course, 'set_up'), why: 'set_up' }; // prettier-ignore
    case 'commission':
      return commission(course, feeOf(model, course, 'commission'), billedMinor);
    case 'step':
      return step(line, course, { model, times: before.length, billedMinor });
    case 'hours':
      return hours(line, model, billedMinor);
    case 'withdrawal':
      if (!course.withdrawn) return { minor: 0, why: 'not_withdrawn' };
      return before.length > 0 ? { minor: 0, why: 'billed_before', billedMinor } : { minor: feeOf(model, course, 'withdrawal'), why: 'withdrawal' }; // prettier-ignore
    case 'disbursement':
    case 'other':
      return { minor: null, why: 'not_in_model' };
  }
}

/** What the bill of the case says, as it stands today. */
const feeOf = (model: FeeModel, { claim, collected, withdrawn }: CaseCourse, what: BillLineKind): number =>
  billOf(model, { claim, collected, steps: [], minutes: 0, withdrawn }).lines.find(({ kind }) => kind === what)?.feeMinor ?? 0; // prettier-ignore

function commission({ keptMinor }: CaseCourse, dueMinor: number, billedMinor: number): Expected {
  const minor = Math.max(0, dueMinor - keptMinor - billedMinor);
  return { minor, why: minor === 0 && billedMinor > 0 ? 'billed_before' : 'commission', dueMinor, keptMinor, billedMinor }; // prettier-ignore
}

/** The kind of the step that a line names, by the model's own words or label. */
export function stepOf(about: string | null, model: FeeModel | null): string | null {
  const named = plain(about ?? '');
  return model?.steps.find(({ kind, label }) => plain(kind) === named || plain(label) === named)?.kind ?? (named === '' ? null : named.replaceAll(' ', '_')); // prettier-ignore
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim(); // prettier-ignore

interface StepBilled {
  readonly model: FeeModel;
  /** So often it was billed before. */
  readonly times: number;
  readonly billedMinor: number;
}

/** Each time that it was done is billed once. */
function step({ about }: InvoiceLine, { steps }: CaseCourse, { model, times, billedMinor }: StepBilled): Expected {
  const kind = stepOf(about, model);
  const all = steps.filter((one) => one.kind === kind);
  const taken = all.filter(({ done }) => done)[times];
  if (taken === undefined && times > 0) return { minor: 0, why: 'billed_before', billedMinor };
  const isAgreed = model.steps.some((one) => one.kind === kind) || all.some(({ costMinor }) => costMinor !== null);
  if (!isAgreed) return { minor: 0, why: 'no_such_step' };
  if (taken === undefined) return { minor: 0, why: 'step_not_done' };
  if (taken.costMinor !== null) return { minor: taken.costMinor, why: 'step_agreed' };
  return { minor: stepFee(model, kind ?? ''), why: 'step' };
}

/** How many hours it took, nobody here can say; that they stay below the cap, anybody can. */
function hours({ minor }: InvoiceLine, { hourly }: FeeModel, billedMinor: number): Expected {
  if (hourly === null) return { minor: 0, why: 'no_hours_agreed' };
  const left = hourly.capMinor === null ? minor : Math.max(0, hourly.capMinor - billedMinor);
  return left < minor ? { minor: left, why: 'hours_cap', billedMinor } : { minor, why: 'hours' };
}

export interface Checked {
  readonly line: InvoiceLine;
  readonly expected: Expected;
}

/** Each line after those before it: what stands on one invoice twice is billed twice. */
export function checked(lines: readonly (InvoiceLine & { readonly caseId: number | null })[], courses: ReadonlyMap<number, CaseCourse>): Checked[] {
  const now = new Map(courses);
  return lines.map(({ caseId, ...line }) => {
    const course = caseId === null ? undefined : now.get(caseId);
    const expected = { ...expectedOf(line, course), ...vatOf(line.kind, course?.model ?? null) };
    if (course !== undefined && caseId !== null)
      now.set(caseId, { ...course, before: [...course.before, { kind: line.kind, step: line.kind === 'step' ? stepOf(line.about, course.model) : null, minor: line.minor }] });
    return { line, expected };
  });
} // prettier-ignore

/** Money laid out may bear VAT or none: its receipt says it. */
function vatOf(kind: LineKind, model: FeeModel | null): Pick<Expected, 'vatBps'> {
  if (model === null || kind === 'disbursement' || kind === 'other') return {};
  return { vatBps: model.vat.kind === 'standard' ? model.vat.bps : 0 };
}

/**
 * What the VAT of these lines comes to at the agreed rates. It may be rounded line by line or on the sum of each rate: what lies between
 * is as agreed. Null: the rate of a line is not agreed.
 */
export function vatExpected(lines: readonly { readonly minor: number; readonly vatBps?: number | undefined }[], vatMinor: number): number | null {
  const rates = grouped(lines, ({ vatBps }) => vatBps);
  const ways = [...rates].map(([bps, all]) => {
    const on = (minor: number): number => share(minor, BigInt(bps ?? 0), 10_000n);
    return [sum(all.map(({ minor }) => on(minor))), on(sum(all.map(({ minor }) => minor)))] as const;
  });
  if (rates.has(undefined)) return null;
  const [least, most] = [sum(ways.map((both) => Math.min(...both))), sum(ways.map((both) => Math.max(...both)))];
  return Math.min(Math.max(vatMinor, least), most);
} // prettier-ignore

/** + the partner asks for more than was agreed. Of lines of which nothing was agreed, nothing. */
export const differenceOf = (all: readonly Checked[]): number =>
  all.reduce((total, { line, expected }) => total + (expected.minor === null ? 0 : line.minor - expected.minor), 0);
