import { addWorkdays, rollBack, TARGET } from '../kernel/calendar';
import { addDays, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';

/**
 * How far the ledger is known, against how far it must be known for anything to be sent: the source's own as-of day (the
 * day its list was printed, its statement closed) is compared with the last banking day, not with the hour of the upload.
 */
export interface Known {
  readonly source: string;
  /** items: what is open, payments included · payments · invoices: says nothing of what was paid · bank: what came in there. */
  readonly kind: 'items' | 'payments' | 'invoices' | 'bank';
  /** Empty: nothing came of it yet, and it is waited for. */
  readonly asOf: Day | null;
  /** The source did not say: it was taken to be the day of the upload. */
  readonly assumed: boolean;
  /** Nothing is sent without its word; how often it must come. */
  readonly rhythm?: Rhythm | null;
}

export type Rhythm = FreshnessRule['freshness'];

export interface FreshnessRule {
  readonly freshness: 'daily' | 'weekly';
  /** Bank days of delay that are tolerated on top. */
  readonly freshnessDays: number;
}

export interface Freshness {
  readonly fresh: boolean;
  /** How far payments are known; empty: nothing was imported. */
  readonly asOf: Day | null;
  readonly assumed: boolean;
  /** The as-of day that is needed at least. */
  readonly needed: Day;
  readonly sources: readonly Known[];
  /** Required sources that have not delivered in their time. */
  readonly late?: readonly string[];
}

/** What a source tells: lists of the ledger, or statements of the bank. Each has a freshness of its own. */
export type Tells = 'items' | 'bank';

const tellsOf = ({ kind }: Known): Tells => (kind === 'bank' ? 'bank' : 'items');

/**
 * Where sources are required, the ledger is known as far as the oldest of them, each by its own rhythm. Else payments are known as
 * far as the newest list that tells of them; where none ever did, as far as the newest import. A bank that is required comes on top of
 * what lists must tell, never in their place.
 */
export function judgeFreshness(sources: readonly Known[], rule: FreshnessRule, today: Day): Freshness {
  const required = sources.filter(({ rhythm }) => rhythm);
  if (required.length === 0) return judgeNewest(sources, rule, today);
  const judged = judgeRequired(required, sources, { rule, today });
  if (required.some((one) => tellsOf(one) === 'items')) return judged;
  const lists = judgeNewest(sources, rule, today);
  if (!lists.fresh) return { ...lists, late: judged.late ?? [] };
  return (judged.asOf ?? '') <= (lists.asOf ?? '') ? judged : { ...judged, asOf: lists.asOf, assumed: lists.assumed };
}

function judgeNewest(sources: readonly Known[], rule: FreshnessRule, today: Day): Freshness {
  const newest = newestOf(sources.filter((one) => tellsOf(one) === 'items'));
  const needed = neededAsOf(rule, today);
  const asOf = newest?.asOf ?? null;
  return {
    fresh: asOf !== null && asOf >= needed,
    asOf,
    assumed: newest?.assumed ?? false,
    needed,
    sources,
    late: [],
  };
}

interface By {
  readonly rule: FreshnessRule;
  readonly today: Day;
}

function judgeRequired(required: readonly Known[], sources: readonly Known[], by: By): Freshness {
  const whose = new Map(required.map((one) => [`${tellsOf(one)}/${one.source}`, one]));
  const each = [...whose.values()].map((one) => judgedOf(one.source, sources, by, tellsOf(one)));
  const late = each.filter((one) => one.late);
  const oldest = (among: typeof each) =>
    among.reduce((worst, one) => ((one.asOf ?? '') < (worst.asOf ?? '') ? one : worst));
  const told = each.filter(({ asOf }) => asOf !== null);
  const shown = told.length > 0 ? oldest(told) : newestOf(sources.filter((one) => tellsOf(one) === 'items'));
  return {
    fresh: late.length === 0,
    asOf: shown?.asOf ?? null,
    assumed: shown?.assumed ?? false,
    needed: oldest(late.length > 0 ? late : each).needed,
    sources,
    late: [...new Set(late.map(({ source }) => source))],
  };
}

/** How far one source has told, and whether that is too little by its own rhythm, else by the company's. */
export function judgedOf(source: string, sources: readonly Known[], { rule, today }: By, tells: Tells = 'items') {
  const own = sources.filter((known) => known.source === source && tellsOf(known) === tells);
  const rhythm = own.find((known) => known.rhythm)?.rhythm ?? rule.freshness;
  const newest = newestOf(own);
  const needed = neededAsOf({ ...rule, freshness: rhythm }, today);
  const asOf = newest?.asOf ?? null;
  return { source, asOf, assumed: newest?.assumed ?? false, needed, late: asOf === null || asOf < needed };
}

function newestOf(sources: readonly Known[]): Known | undefined {
  const known = sources.filter(({ asOf }) => asOf !== null);
  const telling = known.filter(({ kind }) => kind !== 'invoices');
  return (telling.length > 0 ? telling : known).reduce<Known | undefined>(
    (best, one) => (best === undefined || (one.asOf ?? '') > (best.asOf ?? '') ? one : best),
    undefined,
  );
}

/** Nothing is sent while a required source is late. */
export const requiredLate = (late: readonly string[], needed: Day): Refusal =>
  new Refusal(
    'ledger-stale',
    `Required sources have not delivered in their time: ${late.join(', ')}. To send anything the ledger must be known as of ${needed}.`,
    'Import what came in since: duly import FILE',
    { late, needed },
  );

/** Daily: the last banking day before today. Weekly: the last banking day a week ago. Less the tolerated delay. */
export function neededAsOf(rule: FreshnessRule, today: Day): Day {
  const last = rollBack(TARGET, addDays(today, rule.freshness === 'daily' ? -1 : -7));
  return rule.freshnessDays === 0 ? last : addWorkdays(TARGET, last, -rule.freshnessDays);
}
