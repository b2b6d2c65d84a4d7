import { z } from 'zod';
import { MESSAGE_TEMPLATES, templateFor, type Attach, type TemplateCode } from '../outbox/draft';
import type { MessageKind } from '../outbox/content';
import { condensed, conditionSchema } from './condition';

/**
 * A strategy is an ordered schedule of steps, as data: when, by which channel, in which tone, and who must agree. Reminders
 * after the due day are numbered 1, 2, 3 … (the *ladder*); what comes before the due day has a negative number and the
 * thank-you is 0. A strategy that was checked here can always be played: what could never happen is refused with its reason.
 */
export const STEP_KINDS = [
  'first_invoice',
  'pre_due',
  'thank_you',
  'reminder',
  'call',
  'final',
  'formal_notice',
  'propose_stop',
  'propose_hand_over',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** What may stand on the ladder; the others stand beside it. */
export const LADDER: ReadonlySet<StepKind> = new Set<StepKind>([
  'reminder',
  'call',
  'final',
  'formal_notice',
  'propose_stop',
  'propose_hand_over',
]);
/** Steps that a person takes: they open a task and send nothing. */
const BY_HAND: ReadonlySet<StepKind> = new Set<StepKind>(['call', 'propose_stop', 'propose_hand_over']);
/** Steps of which the customer hears nothing: they are proposed to a person, and move only what they name. */
const UNTOLD: ReadonlySet<StepKind> = new Set<StepKind>(['propose_stop', 'propose_hand_over']);
/** Steps that name only what was demanded in two earlier steps (rules.md 1). */
const AFTER_TWO: ReadonlySet<StepKind> = new Set<StepKind>(['final', 'formal_notice', 'propose_hand_over']);

export const BASES = ['due', 'previous_step', 'invoice_date', 'end_of_month', 'settled'] as const;
export type Basis = (typeof BASES)[number];

export const ATTACHED = ['invoices', 'statement', 'none'] as const satisfies readonly Attach['what'][];

const CLAIMS = ['interest', 'fixed_sum'] as const;

const days = (min: number, max: number): z.ZodNumber => z.number().int().min(min).max(max);

const stepSchema = z.strictObject({
  n: days(-9, 20),
  kind: z.enum(STEP_KINDS),
  /** Days from the due day (negative: before it), the item's own last step, the invoice date, the end of the due month. */
  trigger: z.strictObject({ basis: z.enum(BASES), days: days(-60, 365) }),
  /** Tried first; then email → letter → call, as far as the customer can be reached by it. */
  channel: z.enum(['email', 'letter', 'call', 'sms']).default('email'),
  tone: z.enum(['friendly', 'neutral', 'firm']).default('neutral'),
  template: z.enum(MESSAGE_TEMPLATES).optional(),
  /** Days since the last contact of any kind; the company's own minimum holds as well. */
  minGapDays: days(1, 90).default(6),
  /** The day asked for, counted from the day of sending. */
  payByDays: days(1, 90).nullable().default(null),
  /** automatic: goes by itself · approval: a person agrees first · task: a person does it. */
  mode: z.enum(['automatic', 'approval', 'task']).default('automatic'),
  /** Copies to the customer's own escalation contacts; never for consumers. */
  ccEscalation: z.boolean().default(false),
  /** False: no copies to who handles a single invoice. */
  ccHandlers: z.boolean().optional(),
  /** What goes with its email: copies of the invoices, a statement, nothing; left out: as the company's setting says. */
  attach: z.enum(ATTACHED).optional(),
  /** What it claims beside the invoices, where law and facts leave no doubt; a step after the due day that is sent only. */
  claims: z.array(z.enum(CLAIMS)).max(2).optional(),
  /** What it asks for before it is taken; a step after the due day only. */
  when: conditionSchema.optional(),
});

const strategySchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'small letters, digits and hyphens, such as key-accounts'),
  name: z.string().min(1, 'give it a name, of at most 80 characters').max(80, 'at most 80 characters'),
  steps: z.array(stepSchema).max(20),
});

export interface Step extends Omit<z.output<typeof stepSchema>, 'template'> {
  /** What is sent; none where a person acts. */
  readonly template: TemplateCode | null;
}

export interface Strategy {
  readonly code: string;
  readonly name: string;
  /** 0: shipped and never changed here. */
  readonly version: number;
  readonly steps: readonly Step[];
  /** The steps after the due day, in order. */
  readonly ladder: readonly Step[];
}

export const isLadder = (kind: StepKind): boolean => LADDER.has(kind);
export const isUntold = (kind: StepKind): boolean => UNTOLD.has(kind);
export const isByHand = (step: Step): boolean => BY_HAND.has(step.kind) || step.mode === 'task';
/** Told to the customer, and naming only what was asked for before. */
export const isNoticed = (kind: StepKind): boolean => AFTER_TWO.has(kind) && !UNTOLD.has(kind);
export const needsTwoDemands = (step: Step): boolean => AFTER_TWO.has(step.kind);

export type Checked =
  { readonly ok: true; readonly strategy: Strategy } | { readonly ok: false; readonly errors: string[] };

/** What somebody wrote, as a strategy, or every reason why it is none, each naming the step and what would be right. */
export function checkStrategy(written: unknown, version = 1): Checked {
  const parsed = strategySchema.safeParse(written);
  if (!parsed.success) return { ok: false, errors: parsed.error.issues.map(inWords) };
  const { code, name } = parsed.data;
  const steps = parsed.data.steps
    .map(withTemplate)
    .map(condensedIn)
    .sort((a, b) => a.n - b.n);
  const ladder = steps.filter((step) => isLadder(step.kind));
  const errors = [...shapeErrors(code, ladder), ...numberErrors(steps, ladder), ...sideErrors(steps, ladder)];
  for (const { n, kind, template, attach } of steps)
    if (template === null && attach !== undefined)
      errors.push(`step ${n} (${kind}): nothing is sent with it; leave out attach`);
  for (const { n, kind, mode, claims = [] } of steps)
    if (claims.length > 0 && (!['reminder', 'final', 'formal_notice'].includes(kind) || mode === 'task'))
      errors.push(
        `step ${n} (${kind}): only a reminder, a final one or a formal notice that is sent claims anything; leave out claims`,
      );
  errors.push(...ladderErrors(ladder), ...basisErrors(steps, ladder), ...conditionErrors(steps), ...smsErrors(steps));
  return errors.length > 0 ? { ok: false, errors } : { ok: true, strategy: { code, name, version, steps, ladder } };
}

function inWords(issue: z.core.$ZodIssue): string {
  const where = issue.path.map((part) => (typeof part === 'number' ? `[${String(part)}]` : String(part))).join('.');
  const place = where.replace(/\.\[/g, '[');
  if (issue.code === 'unrecognized_keys') {
    return `${place === '' ? '' : `${place}: `}unknown ${issue.keys.join(', ')}; a step has n, kind, trigger, channel, tone, template, minGapDays, payByDays, mode, ccEscalation, ccHandlers, attach, claims, when; its when has count, totalMinor, days, segments, notSegments`;
  }
  return `${place === '' ? 'the strategy' : place}: ${issue.message}`;
}

function withTemplate(step: z.output<typeof stepSchema>): Step {
  if (step.kind === 'call' || step.kind === 'propose_stop' || step.kind === 'propose_hand_over')
    return { ...step, template: null };
  // what it says is the law's: the words of a final reminder stand in for it until it is made
  if (step.kind === 'formal_notice') return { ...step, tone: 'firm', template: templateFor('final', 'firm') };
  return { ...step, template: step.template ?? templateFor(step.kind satisfies MessageKind, step.tone) };
}

function condensedIn({ when, ...step }: Step): Step {
  const asked = condensed(when);
  return asked === undefined ? step : { ...step, when: asked };
}

function conditionErrors(steps: readonly Step[]): string[] {
  const errors: string[] = [];
  for (const { n, kind, when } of steps) {
    if (when === undefined) continue;
    const at = `step ${n} (${kind})`;
    if (!isLadder(kind)) errors.push(`${at}: only steps after the due day may ask for something; leave out when`);
    if (when.segments?.some((one) => when.notSegments?.includes(one)) === true)
      errors.push(`${at}: the same segment is asked for and left out`);
  }
  return errors;
}

const smsErrors = (steps: readonly Step[]): string[] =>
  steps
    .filter(({ kind, channel }) => channel === 'sms' && kind !== 'reminder')
    .map(
      ({ n, kind }) => `step ${n} (${kind}): only a reminder goes as a short message; its channel is email or letter`,
    );

/** The address of a strategy that is yet to be: none can have it as its code. */
export const NEW_CODE = 'new';

function shapeErrors(code: string, ladder: readonly Step[]): string[] {
  if (code === 'none' || ladder.length > 0) return [];
  return ['steps: none comes after the due day; a customer who is never to be reminded is given the strategy none'];
}

function numberErrors(steps: readonly Step[], ladder: readonly Step[]): string[] {
  const errors: string[] = [];
  for (const [at, step] of steps.entries()) {
    if (steps[at - 1]?.n === step.n) errors.push(`step ${step.n}: there are two of that number`);
    if (step.kind === 'thank_you' && step.n !== 0) errors.push(`step ${step.n}: the thank-you has the number 0`);
    if (isBefore(step) && step.n >= 0)
      errors.push(`step ${step.n}: ${step.kind} comes before the due day: number it -1, -2 …`);
  }
  for (const [at, step] of ladder.entries()) {
    if (step.n !== at + 1) errors.push(`step ${step.n}: after the due day steps are numbered 1, 2, 3 … without a gap`);
  }
  return errors;
}

const isBefore = (step: Step): boolean => step.kind === 'first_invoice' || step.kind === 'pre_due';

const SIDE_BASIS: Partial<Record<StepKind, Basis>> = {
  first_invoice: 'invoice_date',
  pre_due: 'due',
  thank_you: 'settled',
};

function sideErrors(steps: readonly Step[], ladder: readonly Step[]): string[] {
  const errors: string[] = [];
  for (const step of steps) {
    const at = `step ${step.n} (${step.kind})`;
    const basis = SIDE_BASIS[step.kind];
    if (basis === undefined && step.trigger.basis === 'settled')
      errors.push(`${at}: only a thank-you counts from the payment`);
    if (basis === undefined) continue;
    if (step.trigger.basis !== basis) errors.push(`${at}: its basis is ${basis}`);
    if (step.payByDays !== null) errors.push(`${at}: it asks for no day to pay by; leave out payByDays`);
    if (step.channel === 'call') errors.push(`${at}: it is a message; its channel is email or letter`);
    if (step.kind === 'pre_due' && step.trigger.days >= 0)
      errors.push(`${at}: its days are negative, before the due day`);
    if (step.kind !== 'pre_due' && step.trigger.days < 0) errors.push(`${at}: its days are 0 or more`);
  }
  if (ladder.length > 0 && steps.filter((step) => step.kind === 'first_invoice').length > 1) {
    errors.push('steps: there is one first invoice, so one message about it');
  }
  return errors;
}

function ladderErrors(ladder: readonly Step[]): string[] {
  const errors: string[] = [];
  for (const [at, step] of ladder.entries()) {
    const name = `step ${step.n} (${step.kind})`;
    const isMessage = step.kind === 'reminder' || step.kind === 'final';
    if (isMessage && step.payByDays === null) errors.push(`${name}: says by when to pay; give payByDays`);
    if (isMessage && step.channel === 'call') errors.push(`${name}: it is a message; use the kind call for a call`);
    if (step.kind === 'call' && step.channel !== 'call') errors.push(`${name}: its channel is call`);
    if (BY_HAND.has(step.kind) && step.mode !== 'task') errors.push(`${name}: a person does it: its mode is task`);
    if (AFTER_TWO.has(step.kind) && at < 2)
      errors.push(`${name}: names only what was demanded in two earlier steps; put two before it`);
    if (step.kind === 'propose_stop' && at === 0)
      errors.push(`${name}: is proposed after a reminder; put one before it`);
    const next = ladder[at + 1];
    errors.push(...noticedErrors(step, name, next));
    if (step.kind === 'propose_hand_over' && next) errors.push(`${name}: nothing comes after it`);
  }
  return errors;
}

/** Of the steps that name only what was asked for before: what may follow, and of a formal notice what is the law's. */
function noticedErrors(step: Step, name: string, next: Step | undefined): string[] {
  if (!isNoticed(step.kind)) return [];
  const isFinal = step.kind === 'final';
  const follows: readonly StepKind[] = isFinal ? ['formal_notice', 'propose_hand_over'] : ['propose_hand_over'];
  const after = `after it comes only ${isFinal ? 'a formal notice or ' : ''}the proposal to hand over`;
  return [
    ...(next && !follows.includes(next.kind) ? [`${name}: ${after}`] : []),
    ...(!isFinal && step.payByDays !== null
      ? [`${name}: its last day to pay is counted by the law; leave out payByDays`]
      : []),
    ...(!isFinal && step.channel === 'call' ? [`${name}: it is a message; use the kind call for a call`] : []),
  ];
}

function basisErrors(steps: readonly Step[], ladder: readonly Step[]): string[] {
  const errors: string[] = [];
  const lastDays = new Map<Basis, number>();
  for (const step of ladder) {
    const { basis, days: after } = step.trigger;
    if (basis === 'previous_step' && step.n === 1)
      errors.push('step 1: there is no step before it; use due, invoice_date or end_of_month');
    if (basis !== 'settled' && after < 1)
      errors.push(`step ${step.n}: overdue begins on the day after the due day; its days are 1 or more`);
    if (basis !== 'previous_step' && after <= (lastDays.get(basis) ?? 0)) {
      errors.push(`step ${step.n}: comes no later than the step before it`);
    }
    lastDays.set(basis, after);
  }
  const byInvoiceDate = ladder.filter((step) => step.trigger.basis === 'invoice_date');
  if (byInvoiceDate.length === 0) return errors;
  if (byInvoiceDate.length < ladder.length) {
    errors.push('steps: once one counts from the invoice date all do; a mixture would overtake itself');
  }
  if (steps.some((step) => step.kind === 'pre_due')) {
    errors.push('steps: counted from the invoice date there is no notice before the due day');
  }
  return errors;
}
