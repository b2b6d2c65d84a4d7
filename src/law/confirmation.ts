import { createHash } from 'node:crypto';
import type { Instant } from '../kernel/day';
import { LAWS, rulesOf, type CountryRules } from './country-rules';
import { interestParts, type InterestPart } from './interest-parts';

/**
 * Somebody has read a rule from memory in the official text and says where. It counts once a second person has confirmed it; where nobody
 * else holds the right, a day later. What is confirmed is the rule as it stood: where it changes, it is to be read again.
 */
export interface Confirmation {
  readonly id: number;
  readonly rule: string;
  readonly digest: string;
  /** Where it was read: a gazette, an address. */
  readonly readIn: string;
  readonly proposedAt: Instant;
  readonly proposedBy: string;
  readonly confirmedAt: Instant | null;
  readonly confirmedBy: string | null;
  readonly countsFrom: Instant | null;
}

/** waits: for a second person. delayed: until a day is over. changed: the rule is another now. */
export type ConfirmationState = 'waits' | 'delayed' | 'counts' | 'changed';

const DELAY_HOURS = 24;

export const afterDelay = (now: Instant): Instant =>
  new Date(Date.parse(now) + DELAY_HOURS * 3_600_000).toISOString() as Instant;

type Parts = { readonly interest: readonly InterestPart[] } & Omit<CountryRules, 'country' | 'currency' | 'sources'>;
export type AnyRule = Parts[keyof Parts][number];

/** The rules of a country, part by part. */
export const partsOf = ({ country, currency: _, sources: __, ...parts }: CountryRules): Parts => ({
  interest: interestParts(country),
  ...parts,
});

export const isFromMemory = (rule: AnyRule): boolean =>
  rule.basis.evidence === 'memory' || JSON.stringify(rule).includes('"evidence":"memory"');

export function ruleByKey(key: string): { readonly law: string; readonly rule: AnyRule } | undefined {
  const law = LAWS.find((one) => key.startsWith(`${one}-`));
  const rules = law === undefined ? undefined : rulesOf(law);
  if (law === undefined || rules === undefined) return undefined;
  const rule = Object.values(partsOf(rules)).flatMap((part): readonly AnyRule[] => part).find((one) => one.key === key); // prettier-ignore
  return rule && { law, rule };
}

export const digestOf = (rule: AnyRule): string => createHash('sha256').update(JSON.stringify(rule)).digest('hex');

export function stateOf({ rule: key, digest, countsFrom }: Confirmation, now: Instant): ConfirmationState {
  const found = ruleByKey(key);
  if (found === undefined || digestOf(found.rule) !== digest) return 'changed';
  if (countsFrom === null) return 'waits';
  return countsFrom <= now ? 'counts' : 'delayed';
}

/** Which rules from memory count as read. */
export function confirmedOf(confirmations: readonly Confirmation[], now: Instant): (rule: string) => boolean {
  const keys = new Set(confirmations.filter((one) => stateOf(one, now) === 'counts').map(({ rule }) => rule));
  return (rule) => keys.has(rule);
}
