import { z } from 'zod';
import { byPartner } from '../kernel/actor';
import { addWorkdays, TARGET } from '../kernel/calendar';
import { dayFrom, type Day, type Instant } from '../kernel/day';

/**
 * What a partner asks of us, or the clock on its behalf: a step, an offer, a cost, an answer. Each has a day by which we answer, and
 * says what it means when we do not. What binds us never comes about by silence.
 */
export const ASK_KINDS = ['legal_step', 'settlement', 'plan', 'cost', 'info', 'extension', 'evaluation'] as const;
export type AskKind = (typeof ASK_KINDS)[number];

export type Silence = 'no' | 'yes';
export const ANSWERS = ['yes', 'no', 'other'] as const;
export type AskAnswer = (typeof ANSWERS)[number];
/** other: something else than was asked, which the reason says · withdrawn: it is not asked any more. */
export type Decision = AskAnswer | 'withdrawn';

const aDay = z.string().transform((text, at) => {
  const found = dayFrom(text);
  if (found === undefined) at.addIssue({ code: 'custom', message: 'a day such as 2026-03-02' });
  return found as Day;
});
const text = (most: number): z.ZodString => z.string().trim().min(1).max(most);
const minor = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** What is said of an ask besides its amount, by kind. */
export const ASK_DETAILS = {
  /** Which step: a kind of `case_step` or words of the partner. */
  legal_step: z.strictObject({ step: text(80), on: aDay.optional() }),
  /** `amountMinor`: what the debtor pays for all. */
  settlement: z.strictObject({ payBy: aDay.optional() }),
  plan: z.strictObject({
    instalments: z
      .array(z.strictObject({ on: aDay, minor }))
      .min(1)
      .max(60),
  }),
  /** `amountMinor`: what it will cost at most. */
  cost: z.strictObject({ about: text(200), step: z.number().int().positive().optional() }),
  info: z.strictObject({}),
  /** Of the time in which it is placed nowhere else. */
  extension: z.strictObject({ until: aDay, reason: z.enum(['promise', 'agreement', 'payment', 'manual']) }),
  /** See evaluation.ts. */
  evaluation: z.looseObject({}),
} as const;

export type AskDetails<Kind extends AskKind> = z.output<(typeof ASK_DETAILS)[Kind]>;

/** Whose amount must be said. */
export const NEEDS_AMOUNT: readonly AskKind[] = ['settlement', 'cost'];
/** What cannot be understood without words. */
export const NEEDS_NOTE: readonly AskKind[] = ['info', 'extension'];
/** What it would bind us to is agreed by a person, never by silence. */
export const MAY_BE_SILENT: readonly AskKind[] = ['info', 'extension'];

/** So many bank days we have where the partner names no day. */
const ANSWER_DAYS: Readonly<Record<AskKind, number>> = {
  ...{ legal_step: 10, settlement: 5, plan: 5, cost: 5, info: 5, extension: 5, evaluation: 10 },
};

export const usualAnswerBy = (kind: AskKind, today: Day): Day => addWorkdays(TARGET, today, ANSWER_DAYS[kind]);

export interface Ask {
  readonly id: number;
  readonly companyId: number;
  readonly caseId: number;
  readonly kind: AskKind;
  /** False: a recommendation. */
  readonly required: boolean;
  /** As its kind says: `detailsOf`. */
  readonly details: string;
  readonly amountMinor: number | null;
  readonly note: string | null;
  readonly answerBy: Day;
  readonly silence: Silence;
  readonly askedAt: Instant;
  readonly askedBy: string;
  readonly decidedAt: Instant | null;
  readonly decidedBy: string | null;
  readonly decision: Decision | null;
  readonly reason: string | null;
}

export const detailsOf = <Kind extends AskKind>(kind: Kind, ask: Pick<Ask, 'details'>): AskDetails<Kind> =>
  ASK_DETAILS[kind].parse(JSON.parse(ask.details)) as AskDetails<Kind>;

/** A question of the partner. The clock's evaluation is for us to decide, and none of its. */
export const isPartnersAsk = ({ askedBy, kind }: Pick<Ask, 'askedBy' | 'kind'>): boolean =>
  byPartner(askedBy) && kind !== 'evaluation';

/**
 * Is the right to approve needed to say yes? A step in law and a settlement: always. A cost: above what the company lets everybody
 * decide (`limitMinor`, in the currency of the case; null: any cost). A plan gives nothing away but time.
 */
export function needsApproval(ask: Pick<Ask, 'kind' | 'amountMinor'>, limitMinor: number | null): boolean {
  if (ask.kind === 'legal_step' || ask.kind === 'settlement') return true;
  return ask.kind === 'cost' && (limitMinor === null || (ask.amountMinor ?? 0) > limitMinor);
}
