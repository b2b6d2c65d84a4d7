import { z } from 'zod';
import { assert } from '../kernel/assert';
import { dayFrom, type Day } from '../kernel/day';
import at from './data/interest/at.json';
import be from './data/interest/be.json';
import ch from './data/interest/ch.json';
import de from './data/interest/de.json';
import dk from './data/interest/dk.json';
import es from './data/interest/es.json';
import fi from './data/interest/fi.json';
import fr from './data/interest/fr.json';
import ie from './data/interest/ie.json';
import it from './data/interest/it.json';
import lu from './data/interest/lu.json';
import nl from './data/interest/nl.json';
import no from './data/interest/no.json';
import pl from './data/interest/pl.json';
import pt from './data/interest/pt.json';
import se from './data/interest/se.json';
import uk from './data/interest/uk.json';
import { RATE_VALUE, shippedRates } from './rate-table';

/**
 * What each country's law says of interest on late payment, by who owes and what for: `data/interest/<country>.json`, each rule with where
 * it stands and how it is known. `UK` is England and Wales.
 */
const DEBTORS = ['company', 'sole_trader', 'public_body', 'consumer'] as const;
export type Debtor = (typeof DEBTORS)[number] | 'unknown';
/** delivery: the price of goods or services. medical: that, owed by a public healthcare body. without_fault: late through no fault. other: any other debt. */
const CLAIMS = ['delivery', 'medical', 'without_fault', 'other'] as const;
export type ClaimKind = (typeof CLAIMS)[number];
/** What must be so for the rule to hold, or what is to be known of it. */
const CONDITIONS = ['from_demand', 'demand_or_agreed_day', 'after_three_months', 'at_fault', 'court_only', 'fair_term'] as const; // prettier-ignore
export type Condition = (typeof CONDITIONS)[number];

const day = z
  .string()
  .refine((text) => dayFrom(text) !== undefined)
  .transform((text) => text as Day);
const decimal = z.string().regex(RATE_VALUE);
const basis = z.strictObject({
  text: z.string().min(1),
  evidence: z.enum(['read', 'memory']),
  url: z.url().optional(),
  from: day.optional(),
});
const series = z.string().refine((name) => shippedRates().rules.some((rule) => rule.name === name));
const dayCount = z.enum(['act/365', 'act/act', 'act/360', '30/360', 'act/366leap']);

const rate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), percent: decimal }),
  z.strictObject({
    kind: z.literal('series'),
    series,
    mode: z.enum(['locked_at_start', 'float_half_year', 'float_any_date']),
    margins: z.array(z.strictObject({ from: day.nullable(), points: decimal })).min(1),
  }),
]);
/** As far as a contract may go: the rate of the law itself, or so many times a series and so many points more. */
const bound = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('law') }),
  z.strictObject({ kind: z.literal('series'), series, times: decimal, plus: decimal }),
]);
const contract = z.strictObject({
  allowed: z.boolean(),
  basis,
  floor: bound.optional(),
  cap: bound.optional(),
  conditions: z.array(z.enum(CONDITIONS)).optional(),
});
const who = { debtors: z.array(z.enum(DEBTORS)).min(1), claims: z.array(z.enum(CLAIMS)).min(1) };

const RULES = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  dayCount: z.strictObject({ count: dayCount, alternatives: z.array(dayCount), basis }),
  counting: z.enum(['difference', 'both']),
  rounding: z.strictObject({ how: z.enum(['end', 'per_period', 'whole_unit']), basis }),
  compounding: z.strictObject({ how: z.enum(['none', 'yearly_on_anniversary']), basis }),
  allocation: z.array(z.enum(['costs', 'interest', 'principal'])).length(3),
  rules: z.array(
    z.strictObject({
      key: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]+)+$/),
      ...who,
      rate,
      conditions: z.array(z.enum(CONDITIONS)),
      contract,
      basis,
    }),
  ),
  none: z.array(z.strictObject({ ...who, reason: z.enum(['contract_only']), basis, contract: contract.optional() })),
});

export type InterestRules = z.infer<typeof RULES>;
export type InterestRule = InterestRules['rules'][number];
export type ContractRule = z.infer<typeof contract>;
export type Bound = z.infer<typeof bound>;

const SHIPPED: readonly unknown[] = [at, be, ch, de, dk, es, fi, fr, ie, it, lu, nl, no, pl, pt, se, uk];
let read: ReadonlyMap<string, InterestRules> | undefined;

/** Those of all countries; they are checked when they are first asked for. */
export const interestRules = (): ReadonlyMap<string, InterestRules> => (read ??= rulesFrom(SHIPPED));

export function rulesFrom(texts: readonly unknown[]): ReadonlyMap<string, InterestRules> {
  const all = texts.map((text) => RULES.parse(text));
  const keys = all.flatMap(({ rules }) => rules.map(({ key }) => key));
  assert(new Set(keys).size === keys.length, 'two rules of interest have one key');
  for (const { country, rules, none } of all) {
    const said = [...rules, ...none].flatMap(({ debtors, claims }) => debtors.flatMap((who) => claims.map((what) => `${who} ${what}`))); // prettier-ignore
    assert(new Set(said).size === said.length, `${country}: two rules of interest say something of the same debt`);
  }
  return new Map(all.map((one) => [one.country, one]));
}
