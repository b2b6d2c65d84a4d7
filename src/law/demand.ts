import { maxDay, type Day } from '../kernel/day';
import { countryOfLaw, ruleFor, rulesOf, type Debtor } from './country-rules';
import { noticeDeadline } from './notice-deadline';

/** A message that asked for payment after the due day, as the law looks at it. */
export interface Demand {
  /** The day on which it left: posted, or taken by the mail server. */
  readonly on: Day;
  /** Known from an advice of delivery. */
  readonly receivedOn: Day | null;
  readonly channel: 'email' | 'letter' | 'sms';
  /** The last day that it gave; null: none. */
  readonly until: Day | null;
  /** A formal notice: a paper of the law, no reminder. */
  readonly formal: boolean;
}

export interface DemandAsked {
  readonly law: string;
  readonly debtor: Debtor;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  /** Where the debtor is. */
  readonly country: string | null;
  readonly region: string | null;
}

/** The demand that puts in default by that law, and the last day before it does. Null: none of them. */
export function demandThatCounts(
  asked: DemandAsked,
  demands: readonly Demand[],
): { readonly demandedOn: Day; readonly endsOn: Day } | null {
  const { law, debtor, issuedOn, dueOn } = asked;
  // of an unknown debtor the rule that is kindest to it
  const rule = ruleFor(rulesOf(law)?.starts ?? [], debtor === 'unknown' ? 'consumer' : debtor, issuedOn);
  const mine = demands.filter(({ on, formal }) => on > (dueOn ?? issuedOn) && (formal || rule?.demand?.startsWith('formal') !== true)); // prettier-ignore
  const [first] = [...mine].sort((a, b) => a.on.localeCompare(b.on));
  if (first === undefined) return null;
  const demandedOn = first.receivedOn ?? first.on;
  return { demandedOn, endsOn: rule?.demand?.endsWith('term') === true ? endOfTime(asked, first) : demandedOn };
}

/** Of the time that the law wants for it, and of what it gave where that is more. */
function endOfTime({ law, debtor, country, region }: DemandAsked, { on, receivedOn, channel, until }: Demand): Day {
  const home = countryOfLaw(law);
  const where = { region: country === home ? region : null, abroad: country !== null && country !== home };
  const found = noticeDeadline({ law, debtor, channel, sentOn: on, receivedOn, ...where });
  const least = 'none' in found ? (receivedOn ?? on) : found.payBy;
  return until === null ? least : maxDay(least, until);
}
