import { z } from 'zod';
import { assert } from '../kernel/assert';
import { CLAIM_TYPES } from '../kernel/claim-type';
import { dayFrom, type Day } from '../kernel/day';
import at from './data/sums/at.json';
import be from './data/sums/be.json';
import ch from './data/sums/ch.json';
import de from './data/sums/de.json';
import dk from './data/sums/dk.json';
import es from './data/sums/es.json';
import fi from './data/sums/fi.json';
import fr from './data/sums/fr.json';
import ie from './data/sums/ie.json';
import it from './data/sums/it.json';
import lu from './data/sums/lu.json';
import nl from './data/sums/nl.json';
import no from './data/sums/no.json';
import pl from './data/sums/pl.json';
import pt from './data/sums/pt.json';
import se from './data/sums/se.json';
import uk from './data/sums/uk.json';
import shared from './data/shared/limitation.json';

/**
 * What the law of a country says beside interest: fixed sums, what reminders may cost, when default begins, notice periods, limitation and
 * what interrupts it, in which order payments count, and the terms of courts. It is data, `data/sums/<country>.json`, each rule with where it
 * stands and how it is known: `read` on a page or law text; `memory` is not verified against the official text, and charges, stops and
 * threatens nothing by itself until a person has confirmed it. `UK` is England and Wales.
 */
const aDay = z
  .string()
  .refine((text) => dayFrom(text) !== undefined)
  .transform((text) => text as Day);
const decimal = z.string().regex(/^\d+(\.\d+)?$/);
const evidence = z.enum(['read', 'memory']);
const whole = z.number().int().positive();

const RULE = {
  /** `DE-LIMIT`: what a result names, and what a person confirms. */
  key: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]+)+$/),
  basis: z.strictObject({ text: z.string().min(1), evidence, url: z.url().optional() }),
  /** The first and the last day on which it holds. */
  from: aDay.optional(),
  to: aDay.optional(),
};

const DEBTORS = ['company', 'sole_trader', 'public_body', 'consumer'] as const;
const debtors = z.array(z.enum(DEBTORS)).min(1);

/** What must be so before a sum may be asked for. */
export const NEEDS = [
  'printed_on_invoice',
  'agreed_at_origin',
  'letter_14_days',
  'written_plan',
  'fair_term',
  'clause',
  'notice_over',
  'material_cost',
  'enforceable_title',
] as const;
export type Need = (typeof NEEDS)[number];
const needs = z.array(z.enum(NEEDS));

const money = { currency: z.string().length(3) };
const amount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('flat'), ...money, amount: decimal }),
  z.strictObject({
    kind: z.literal('tiers'),
    ...money,
    /** The currency of the sizes. */
    sizedIn: z.string().length(3),
    tiers: z.array(z.strictObject({ upTo: decimal.optional(), below: decimal.optional(), amount: decimal })).min(1),
  }),
  z.strictObject({
    kind: z.literal('scale'),
    ...money,
    parts: z.array(z.strictObject({ next: decimal.optional(), percent: decimal })).min(1),
    minimum: decimal,
    maximum: decimal,
  }),
  z.strictObject({
    kind: z.literal('base_percent'),
    ...money,
    tiers: z
      .array(z.strictObject({ upTo: decimal.optional(), base: decimal, percent: decimal, above: decimal }))
      .min(1),
    maximum: decimal,
  }),
  /** Published by the half-year, among the rates. */
  z.strictObject({ kind: z.literal('series'), ...money, series: z.string() }),
  z.strictObject({
    kind: z.literal('steps'),
    ...money,
    steps: z.array(z.strictObject({ from: aDay.optional(), amount: decimal, evidence })).min(1),
  }),
  /** Nothing may be asked for. */
  z.strictObject({ kind: z.literal('none') }),
  /** What it really cost; the law names no figure. */
  z.strictObject({ kind: z.literal('own_cost') }),
]);
export type AmountRule = z.infer<typeof amount>;

const fixed = z.strictObject({
  ...RULE,
  debtors,
  per: z.enum(['invoice', 'instalment', 'claim']),
  amount,
  needs,
  /** Fees that cannot be asked for beside it. */
  replaces: z.array(z.enum(['reminder', 'demand', 'plan'])),
  /** What is taken off it, or what it is taken off. */
  netted: z.enum(['legal_costs', 'reminder_fees']).optional(),
  /** On top where the creditor cannot reclaim VAT. */
  vatPercent: decimal.optional(),
  converted: z.literal('nbp_average_before_due_month').optional(),
});
export type FixedRule = z.infer<typeof fixed>;

export const OCCASIONS = ['reminder', 'demand', 'plan', 'collection', 'clause'] as const;
const fee = z.strictObject({
  ...RULE,
  occasion: z.enum(['any', ...OCCASIONS]),
  debtors,
  cap: amount,
  needs,
  firstFree: z.boolean().optional(),
  most: whole.optional(),
  daysApart: whole.optional(),
  afterDueDays: whole.optional(),
  plus: z.literal('postage').optional(),
});
export type FeeRule = z.infer<typeof fee>;

const start = z.strictObject({
  ...RULE,
  debtors,
  /** Does an agreed day, or one that only stands on the invoice, put the debtor in default by itself? */
  agreed: z.enum(['automatic', 'demand']),
  stated: z.enum(['automatic', 'statutory', 'demand']),
  /** Which demand begins it: only a formal one, only once its time is over; not said: any, at once. */
  demand: z.enum(['formal', 'formal_term', 'term']).optional(),
  statutory: z
    .strictObject({
      days: whole,
      unit: z.literal('months').optional(),
      after: z.enum(['receipt', 'due_and_receipt', 'delivery_or_invoice', 'demand_or_invoice']),
      needs: z.tuple([z.literal('warned_on_invoice')]).optional(),
      evidence: evidence.optional(),
    })
    .optional(),
});
export type StartRule = z.infer<typeof start>;

/** Which days are no last day to pay: it moves to the next that is none of them. */
const shift = z.strictObject({ ...RULE, saturday: z.boolean(), sunday: z.boolean(), holidays: z.boolean() });
export type ShiftRule = z.infer<typeof shift>;

const notice = z.strictObject({
  ...RULE,
  debtors,
  /** At least so many, where the law says it; else what is customary. */
  days: whole.optional(),
  practice: z.tuple([whole, whole]).optional(),
  counts: z.enum(['sending', 'day_after_receipt', 'third_workday']),
  electronic: z.literal('day_after_sending').optional(),
  exactAmount: z.boolean().optional(),
});
export type NoticeRule = z.infer<typeof notice>;

const limitation = z.strictObject({
  ...RULE,
  debtors,
  /** Only of these claims; else of all. */
  claims: z.array(z.enum(CLAIM_TYPES)).optional(),
  years: whole,
  /** From the due day, from the day on which it was delivered, or from that on which the contract was made. */
  after: z.enum(['due', 'delivery', 'contract']),
  /** It begins so many months later. */
  months: whole.optional(),
  /** It ends with the year. */
  yearEnd: z.boolean().optional(),
});
export type LimitationRule = z.infer<typeof limitation>;

export const EVENT_KINDS = [
  'part_payment',
  'acknowledgement',
  'letter',
  'formal_letter',
  'lawyers_letter',
  'court_action',
  'enforcement',
  'negotiation',
  'mediation',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

const event = z.strictObject({
  ...RULE,
  debtors: debtors.optional(),
  kinds: z.array(z.enum(EVENT_KINDS)).min(1),
  /** restart: anew from the next day. suspend: its days do not count. stops: in time for good. one_year_once: a year more, once. */
  effect: z.enum(['restart', 'suspend', 'stops', 'one_year_once', 'none']),
});
export type EventRule = z.infer<typeof event>;

const allocation = z.strictObject({
  ...RULE,
  debtors,
  order: z.array(z.enum(['costs', 'interest', 'principal'])).min(1),
  free: z.literal('debtor_then_creditor').optional(),
});
export type AllocationRule = z.infer<typeof allocation>;

const court = z.strictObject({
  ...RULE,
  act: z.enum(['opposition', 'objection', 'protest', 'serve_order', 'order_lapses']),
  counts: z.enum(['service', 'order']),
  days: whole.optional(),
  weeks: whole.optional(),
  months: whole.optional(),
});
export type CourtRule = z.infer<typeof court>;

const country = z.strictObject({
  country: z.string().length(2),
  currency: z.string().length(3),
  sources: z.array(z.string()).min(1),
  fixed: z.array(fixed),
  fees: z.array(fee),
  starts: z.array(start).min(1),
  shifts: z.array(shift),
  notices: z.array(notice).min(1),
  limitation: z.array(limitation).min(1),
  events: z.array(event).min(1),
  allocation: z.array(allocation).min(1),
  courts: z.array(court),
});
export type CountryRules = z.infer<typeof country>;

const sharedRules = z.strictObject({ sources: z.array(z.string()).min(1), limitation: z.array(limitation).min(1) });

const FILES = { at, be, ch, de, dk, es, fi, fr, ie, it, lu, nl, no, pl, pt, se, uk };
export const LAWS = Object.keys(FILES).map((code) => code.toUpperCase());

const made = new Map<string, CountryRules>();

/** The rules of a law; undefined where there are none for that country. */
export function rulesOf(law: string): CountryRules | undefined {
  const known = made.get(law);
  if (known !== undefined) return known;
  if (!Object.hasOwn(FILES, law.toLowerCase()) || law !== law.toUpperCase()) return undefined;
  const own = country.parse(FILES[law.toLowerCase() as keyof typeof FILES]);
  // What a convention says holds beside the law of each country that is known here
  const { sources, limitation: common } = sharedRules.parse(shared);
  const here = common.map((rule) => ({ ...rule, key: rule.key.replace('XX', law) }));
  const rules = { ...own, sources: [...own.sources, ...sources], limitation: [...own.limitation, ...here] };
  assert(rules.country === law, `the rules of ${law} are those of ${rules.country}`);
  made.set(law, rules);
  return rules;
}

/** The law of a country: that of the United Kingdom is known for England and Wales alone. */
export function lawOf(country: string | null, region: string | null = null): string | null {
  if (country === null) return null;
  const code = country.toUpperCase();
  if (code === 'GB' || code === 'UK') return /^(SCT|NIR)$/i.test(region ?? '') ? null : 'UK';
  return LAWS.includes(code) ? code : null;
}

/** Where the law keeps holidays: ISO 3166. */
export const countryOfLaw = (law: string): string => (law === 'UK' ? 'GB' : law);

/** Does a rule hold on that day? */
export const holdsOn = (
  { from, to }: { readonly from?: Day | undefined; readonly to?: Day | undefined },
  on: Day,
): boolean => (from === undefined || from <= on) && (to === undefined || on <= to);

/** What the debtor is; `unknown` gets nothing but plain reminders. */
export type Debtor = (typeof DEBTORS)[number] | 'unknown';

/** The rule among these for such a debtor on that day. */
export const ruleFor = <
  Rule extends { readonly debtors: readonly Debtor[]; readonly from?: Day | undefined; readonly to?: Day | undefined },
>(
  rules: readonly Rule[],
  debtor: Debtor,
  on: Day,
): Rule | undefined => rules.find((rule) => rule.debtors.includes(debtor) && holdsOn(rule, on));
