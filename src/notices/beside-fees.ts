import { maxDay, type Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { ruleFor, rulesOf } from '../law/country-rules';
import type { Doubt } from '../law/owed-claimable';
import { feeCap, type Occasion, type Unmet } from '../law/fixed-sum';
import type { KeptCharge } from '../ledger/kept-charge';
import { doubted, hasSentence, leftOf, standing, type Bearing, type BesideAsked } from './beside-line';
import { factsOf } from './beside-facts';
import { NO_COSTS, type CostAnswer, type CostLine, type Ground, type LeftWhy } from './figures';

/**
 * What a letter itself may cost the debtor: a reminder, a demand. No more than the law's cap, no oftener than it lets, not before its days;
 * where it names no number of times, once. What was asked for before and is open is asked for again, beside it. A cap that nobody has read is
 * no cap: then nothing is asked for, whoever ticks what, until somebody has confirmed the rule.
 */
const FEES: Readonly<Record<string, Occasion>> = {
  ...{ 'SE-reminder': 'reminder', 'SE-notice': 'demand', 'FI-reminder': 'reminder', 'FI-notice': 'demand' },
  // the warning before collection and the Danish demand cost what a reminder costs
  ...{ 'NO-reminder': 'reminder', 'NO-notice': 'reminder', 'DK-reminder': 'reminder', 'DK-notice': 'reminder' },
};

export function feesOf(bears: readonly Bearing[], asked: BesideAsked): CostAnswer[] {
  const { paper } = asked;
  const occasion = FEES[`${paper.law}-${paper.name}`];
  const [first] = bears;
  if (occasion === undefined || first === undefined || !hasSentence(asked, 'costs')) return [];
  const before = feesBefore(bears);
  const open = before.filter(({ waivedAt, openMinor }) => waivedAt === null && openMinor > 0);
  const stand = open.map(({ aroseOn, openMinor }): CostLine => ({ on: aroseOn, minor: openMinor }));
  const grounds = open.map(({ openMinor }) => groundOf(openMinor, ''));
  const kept: CostAnswer[] = open.length === 0 ? [] : [{ ...NO_COSTS, costsMinor: sum(stand.map(({ minor }) => minor)), lines: stand, grounds }]; // prettier-ignore
  // a fixed sum stands for what letters cost
  const replaced = bears.some(({ owed }) => owed.fixed !== null && ('replaces' in owed.fixed || owed.fixed.none === 'already')); // prettier-ignore
  if (replaced) return kept;
  if (bears.some(({ owed }) => owed.claimable.interest.why === 'hardship')) return [leftOf('costs', 'hardship', first)];
  return [...kept, ...freshFee(bears, asked, { occasion, before })];
}

const feesBefore = (bears: readonly Bearing[]): KeptCharge[] => [
  ...new Map(bears.flatMap((line) => standing(line, 'fee')).map((one) => [one.id, one])).values(),
];

interface Fees {
  readonly occasion: Occasion;
  readonly before: readonly KeptCharge[];
}

/** Of the oldest invoice that may bear one: a letter costs once, however many it names. */
function freshFee(bears: readonly Bearing[], asked: BesideAsked, fees: Fees): CostAnswer[] {
  const oldest = [...bears].sort((a, b) => a.owed.item.dueOn.localeCompare(b.owed.item.dueOn) || a.itemId - b.itemId);
  const answers = oldest.map((line) => feeOf(line, asked, fees));
  const found = answers.find((one) => 'costsMinor' in one);
  return found === undefined ? answers.slice(0, 1) : [found];
}

function feeOf(line: Bearing, asked: BesideAsked, { occasion, before }: Fees): CostAnswer {
  const { paper, debtor, today, currency, wanted } = asked;
  const { item } = line.owed;
  const same = before.filter(({ cause }) => occasionOf(cause) === occasion);
  if (same.some(({ aroseOn }) => aroseOn === today)) return leftOf('costs', 'already', line);
  const rules = (rulesOf(paper.law)?.fees ?? []).filter((one) => one.occasion === occasion);
  const most = ruleFor(rules, debtor, today)?.most ?? 1;
  if (same.length >= most) return leftOf('costs', 'already', line);
  const lastOn = [...before.map(({ aroseOn }) => aroseOn), ...(asked.askedOn?.get(line.itemId) ?? [])].reduce<Day | null>((last, on) => (last === null ? on : maxDay(last, on)), null); // prettier-ignore
  const facts = { ...factsOf([line], asked, []), dueOn: item.dueOn, debtor, occasion };
  const found = feeCap({ ...facts, before: { count: same.length, lastOn } });
  if ('none' in found) return leftOf('costs', found.none === 'debtor_unknown' || found.none === 'first_free' || found.none === 'most_reached' ? 'already' : found.none, line); // prettier-ignore
  const hard = found.unmet.find(({ code }) => HARD.includes(code));
  if (hard !== undefined || found.money === null) return leftOf('costs', whyOf(hard), line);
  if (found.money.currency !== currency) return leftOf('costs', 'other_currency', line);
  const { start } = line.owed;
  const unsure = start === null || 'none' in start ? [] : start.unsure;
  const doubts = [...unsure.flatMap((one) => (one === 'debtor_unknown' ? [] : [one])), ...found.unmet.map(({ code }) => code as Doubt)]; // prettier-ignore
  if (doubts.length > 0 && !wanted.checked) return doubted('costs', doubts, line);
  const { minor } = found.money;
  const fee = { entryId: item.entryId, cause: causeOf(occasion, today), amountMinor: minor, rule: found.rule, basis: found.basis.text, checked: doubts.length > 0 }; // prettier-ignore
  const lines = [{ on: today, minor }];
  return { ...NO_COSTS, costsMinor: minor, lines, fees: [fee], grounds: [groundOf(minor, found.basis.text)], checked: doubted('costs', doubts, line).left }; // prettier-ignore
}

const groundOf = (amountMinor: number, basis: string): Ground => ({
  ...{ what: 'costs', document: '', amountMinor, since: null, basis },
});

/** What no tick of a person helps over: a day that has not come, a sum that nobody has read. */
const HARD: readonly Unmet['code'][] = [
  ...(['not_in_default', 'not_verified', 'other_currency', 'not_published', 'own_cost', 'too_early'] as const),
  ...(['exchange_rate', 'rate_not_verified'] as const),
];

const whyOf = (unmet: Unmet | undefined): LeftWhy =>
  unmet === undefined ? 'no_rule' : unmet.code === 'not_verified' ? 'rule_not_verified' : unmet.code;

/** The cause of a fee: for a demand once for an invoice, for a reminder once a day. */
const causeOf = (occasion: Occasion, today: Day): string => (occasion === 'demand' ? 'demand' : `${occasion}/on ${today}`); // prettier-ignore
const occasionOf = (cause: string): Occasion => (cause === 'demand' ? 'demand' : 'reminder');
