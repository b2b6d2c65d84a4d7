import { fromDecimal, toDecimal } from '../kernel/money';
import { templateFor } from '../outbox/draft';
import type { Condition } from './condition';
import { isLadder, isUntold, type Step, type StepKind } from './strategy';

/**
 * A strategy as a form: a row of fields per step, in the order in which they are taken. Numbers are not typed: they follow
 * from the order and the kind. What has only one right value for a kind is not asked for.
 */
export const STEP_FIELDS = [
  'kind',
  'basis',
  'days',
  'channel',
  'tone',
  'template',
  'gap',
  'payBy',
  'mode',
  'cc',
  'noCc',
  'claimInterest',
  'claimFixed',
  'attach',
  'whenCount',
  'whenTotal',
  'whenAge',
  'segments',
  'notSegments',
] as const;
export type StepField = (typeof STEP_FIELDS)[number];
export type StepRow = Readonly<Record<StepField, string>>;

export const CONDITIONS = ['whenCount', 'whenTotal', 'whenAge', 'segments', 'notSegments'] as const;

/** Between several that were chosen. */
const SEVERAL = '\n';
export const severalIn = (text: string): string[] => text.split(SEVERAL).filter((one) => one !== '');

/** The most rows that a form is read for. */
const MOST_ROWS = 20;

/** Amounts are those of the company's currency. */
export const rowOf =
  (currency: string) =>
  (step: Step): StepRow => ({
    kind: step.kind,
    basis: step.trigger.basis,
    days: String(step.trigger.days),
    channel: step.channel,
    tone: step.tone,
    template: ownTemplate(step),
    gap: String(step.minGapDays),
    payBy: step.payByDays === null ? '' : String(step.payByDays),
    mode: step.mode,
    cc: step.ccEscalation ? '1' : '',
    noCc: step.ccHandlers === false ? '1' : '',
    claimInterest: step.claims?.includes('interest') === true ? '1' : '',
    claimFixed: step.claims?.includes('fixed_sum') === true ? '1' : '',
    attach: step.attach ?? '',
    ...conditionOf(step.when, currency),
  });

const conditionOf = (when: Condition | undefined, currency: string): Pick<StepRow, (typeof CONDITIONS)[number]> => ({
  whenCount: when?.count === undefined ? '' : String(when.count),
  whenTotal: when?.totalMinor === undefined ? '' : toDecimal(when.totalMinor, currency),
  whenAge: when?.days === undefined ? '' : String(when.days),
  segments: (when?.segments ?? []).join(SEVERAL),
  notSegments: (when?.notSegments ?? []).join(SEVERAL),
});

/** Empty where it follows from the kind and the tone. */
function ownTemplate({ kind, tone, template }: Step): string {
  if (
    template === null ||
    kind === 'call' ||
    kind === 'formal_notice' ||
    kind === 'propose_stop' ||
    kind === 'propose_hand_over'
  )
    return '';
  return template === templateFor(kind, tone) ? '' : template;
}

/** The rows as they were typed, `kind-0`, `days-0` …; they end with the first number that has none. */
export function rowsIn(form: URLSearchParams): StepRow[] {
  const rows: StepRow[] = [];
  while (rows.length < MOST_ROWS && form.has(`kind-${rows.length}`)) {
    const at = rows.length;
    const typed = (field: StepField): string => form.getAll(`${field}-${at}`).join(SEVERAL).trim();
    rows.push(Object.fromEntries(STEP_FIELDS.map((field) => [field, typed(field)])) as StepRow);
  }
  return rows;
}

const NEW_ROW: StepRow = {
  kind: 'reminder',
  basis: 'previous_step',
  days: '14',
  channel: 'email',
  tone: 'neutral',
  template: '',
  gap: '7',
  payBy: '7',
  mode: 'automatic',
  cc: '',
  noCc: '',
  claimInterest: '',
  claimFixed: '',
  attach: '',
  whenCount: '',
  whenTotal: '',
  whenAge: '',
  segments: '',
  notSegments: '',
};

/** `add`, `remove-2`, `up-2`, `down-2`: the rows after that; undefined where the deed is none of these. */
export function rearranged(rows: readonly StepRow[], deed: string): StepRow[] | undefined {
  if (deed === 'add') return rows.length < MOST_ROWS ? withNew(rows) : [...rows];
  const found = /^(remove|up|down)-(\d{1,2})$/.exec(deed);
  const at = Number(found?.[2] ?? '-1');
  const row = rows[at];
  if (!found || !row) return undefined;
  const rest = rows.filter((_, n) => n !== at);
  if (found[1] === 'remove') return rest;
  rest.splice(Math.max(0, at + (found[1] === 'up' ? -1 : 1)), 0, row);
  return rest;
}

/** A new reminder comes before the steps that end a strategy, and first where there is none. */
function withNew(rows: readonly StepRow[]): StepRow[] {
  const last = rows.findIndex(
    ({ kind }) => kind === 'final' || kind === 'formal_notice' || kind === 'propose_hand_over',
  );
  const at = last < 0 ? rows.length : last;
  const first = !rows.slice(0, at).some(({ kind }) => isLadder(kind as StepKind));
  const row = first ? { ...NEW_ROW, basis: 'due', days: '3', tone: 'friendly' } : NEW_ROW;
  return [...rows.slice(0, at), row, ...rows.slice(at)];
}

/** What the rows say, for `checkStrategy` to judge: a number that is none stays as it was typed, and is refused there. */
export function writtenFrom(code: string, name: string, rows: readonly StepRow[], currency: string): unknown {
  const kinds = rows.map(({ kind }) => kind as StepKind);
  const before = kinds.filter(isBefore).length;
  let [early, late] = [0, 0];
  const steps = rows.map((row) => {
    const kind = row.kind as StepKind;
    const n = isBefore(kind) ? (early += 1) - 1 - before : kind === 'thank_you' ? 0 : (late += 1);
    return stepFrom(row, kind, n, currency);
  });
  return { code, name, steps };
}

const isBefore = (kind: StepKind): boolean => kind === 'first_invoice' || kind === 'pre_due';

function stepFrom(row: StepRow, kind: StepKind, n: number, currency: string): unknown {
  const beside = BESIDE[kind];
  const byHand = kind === 'call' || isUntold(kind);
  const byLaw = kind === 'formal_notice';
  return {
    n,
    kind,
    trigger: { basis: beside ?? row.basis, days: daysFrom(row, kind) },
    channel: kind === 'call' ? 'call' : isUntold(kind) ? 'email' : row.channel,
    // of a legal paper it is not asked
    tone: row.tone === '' ? 'firm' : row.tone,
    ...(row.template === '' || byHand || byLaw ? {} : { template: row.template }),
    minGapDays: whole(row.gap),
    payByDays: beside !== undefined || byHand || byLaw || row.payBy === '' ? null : whole(row.payBy),
    mode: byHand ? 'task' : row.mode,
    ccEscalation: row.cc === '1',
    ...(row.noCc === '1' ? { ccHandlers: false } : {}),
    ...claimsIn(row),
    ...(row.attach === '' || byHand ? {} : { attach: row.attach }),
    ...(beside !== undefined || CONDITIONS.every((field) => row[field] === '')
      ? {}
      : { when: whenFrom(row, currency) }),
  };
}

/** Before the due day they are typed without their sign. */
function daysFrom(row: StepRow, kind: StepKind): number | string {
  const days = whole(row.days);
  return kind === 'pre_due' && typeof days === 'number' ? -Math.abs(days) : days;
}

function claimsIn({ claimInterest, claimFixed }: StepRow): object {
  const claims = [...(claimInterest === '1' ? ['interest'] : []), ...(claimFixed === '1' ? ['fixed_sum'] : [])];
  return claims.length === 0 ? {} : { claims };
}

/** What a step beside the ladder counts from; the others choose. */
const BESIDE: Partial<Record<StepKind, string>> = {
  first_invoice: 'invoice_date',
  pre_due: 'due',
  thank_you: 'settled',
};

function whenFrom({ whenCount, whenTotal, whenAge, segments, notSegments }: StepRow, currency: string): unknown {
  const plain = whenTotal.replace(/[\s\u00a0\u202f']/g, '').replace(/,(?=\d{1,2}$)/, '.');
  return {
    ...(whenCount === '' ? {} : { count: whole(whenCount) }),
    ...(whenTotal === '' ? {} : { totalMinor: fromDecimal(plain, currency) ?? whenTotal }),
    ...(whenAge === '' ? {} : { days: whole(whenAge) }),
    ...(segments === '' ? {} : { segments: severalIn(segments) }),
    ...(notSegments === '' ? {} : { notSegments: severalIn(notSegments) }),
  };
}

const whole = (text: string): number | string => (/^-?\d{1,4}$/.test(text) ? Number(text) : text);
