import { addDays, type Day } from '../kernel/day';
import { boundedRate, type BoundedStretch } from '../law/contract-bounds';
import type { ContractBounds } from '../law/policy-for';
import type { RateTable } from '../law/rates';
import type { InterestRate, InterestTerms } from './claim-interest';

/**
 * A contract's rates between what the law makes their floor and their cap. A floor that is not known, or is known from memory only, raises
 * nothing; where a cap is not known, nothing is claimed from that day on.
 */
export interface ContractDays {
  readonly table: RateTable;
  /** First day of interest of all that is claimed. */
  readonly from: Day;
  /** The day after the last. */
  readonly to: Day;
  readonly contractOn: Day | null;
}

export function boundedTerms(
  rates: readonly InterestRate[],
  { floor, cap, basis }: ContractBounds,
  days: ContractDays,
): InterestTerms {
  const own = {
    kind: 'steps',
    steps: rates.map(({ percent, from }) => ({ percent, from: from ?? days.from })),
  } as const;
  const sure = basis.evidence === 'memory' ? null : floor;
  const both = boundedRate(own, { floor: sure, cap, basis }, days);
  const known = both.unknownFrom === null ? [] : withoutFloor(own, { floor: null, cap, basis }, days, both.unknownFrom);
  const stretches = [...both.stretches, ...known];
  const last = stretches.at(-1);
  return {
    rates: stretches.length === 0 ? rates : stretches.flatMap((one, n) => rateOf(one, stretches[n - 1], { rates, basis: basis.text })), // prettier-ignore
    ...(last?.to === days.to ? {} : { knownTo: last?.to ?? addDays(days.from, -1) }),
  };
}

/** From there on the floor is not known: the contract's own rate is the lower one, and may be claimed. */
function withoutFloor(
  own: Parameters<typeof boundedRate>[0],
  bounds: ContractBounds,
  days: ContractDays,
  from: Day,
): readonly BoundedStretch[] {
  return boundedRate(own, bounds, { ...days, from, contractOn: days.contractOn ?? days.from }).stretches;
}

interface Contract {
  readonly rates: readonly InterestRate[];
  readonly basis: string;
}

/** A stretch that says the same as the one before it is no rate of its own. */
function rateOf(
  { from, percent, applied, contract }: BoundedStretch,
  before: BoundedStretch | undefined,
  { rates, basis }: Contract,
): InterestRate[] {
  if (before?.percent === percent && before.applied === applied && before.contract === contract) return [];
  const own = rates.filter((one) => one.from === null || one.from <= from).at(-1);
  const source = own?.source ?? '';
  const first = before === undefined ? null : from;
  return applied === 'contract'
    ? [{ percent: own?.percent ?? percent, from: first, source }]
    : [{ percent, from: first, source, bounded: { as: applied, contract, basis } }];
}
