import { exponent } from '../../kernel/money';
import type { FitData } from './form-data';
import type { Evidence, Fit, FitFacts, FitReason } from './route';

/** Is a route open to a claim? Each condition that it sets, met or not, with the facts that say so. */
export function fitOf(data: FitData, facts: FitFacts): Fit {
  const reasons = [
    ...held(facts),
    ...places(data, facts),
    ...kinds(data, facts),
    ...sums(data, facts),
    dispute(data, facts),
    ...limitation(data, facts),
  ];
  return { fits: reasons.every(({ ok }) => ok), reasons };
}

const reason = (
  key: FitReason['key'],
  ok: boolean,
  facts: Readonly<Record<string, string>> = {},
  evidence: Evidence = 'read',
): FitReason => ({ key, ok, facts, evidence });

/** What somebody else holds is not ours to pursue. */
const held = ({ heldBy = [] }: FitFacts): FitReason[] =>
  heldBy.length === 0 ? [] : [reason('held', false, { holder: heldBy.join(', ') })];

function places({ debtorIn, courtIn, crossBorderIn }: FitData, facts: FitFacts): FitReason[] {
  const { debtorCountry, creditorCountry } = facts;
  const court = facts.courtCountry ?? debtorCountry;
  const within = (some: readonly string[], one: string | null): boolean => one !== null && some.includes(one);
  return [
    ...(debtorIn ? [reason('debtor-country', within(debtorIn, debtorCountry), { country: debtorCountry ?? '', wanted: debtorIn.join(' ') })] : []),
    ...(courtIn ? [reason('court-country', within(courtIn, court), { country: court ?? '', wanted: courtIn.join(' ') })] : []),
    ...(crossBorderIn
      ? [
          reason('member-states', within(crossBorderIn, debtorCountry) && within(crossBorderIn, creditorCountry), { creditor: creditorCountry ?? '', debtor: debtorCountry ?? '' }),
          reason('court-member', within(crossBorderIn, court), { country: court ?? '' }),
          reason('cross-border', creditorCountry !== debtorCountry, { country: debtorCountry ?? '' }),
        ]
      : []),
  ]; // prettier-ignore
}

function kinds({ types, typesEvidence, currency }: FitData, facts: FitFacts): FitReason[] {
  const type = facts.debtorType;
  return [
    ...(types === undefined
      ? []
      : type === 'unknown'
        ? [reason('debtor-unknown', false)]
        : [reason('debtor-type', types.includes(type), { type }, typesEvidence)]),
    ...(currency ? [reason('currency', currency.includes(facts.currency), { currency: facts.currency, wanted: currency.join(', ') })] : []),
  ]; // prettier-ignore
}

function sums({ most, mostEvidence }: FitData, facts: FitFacts): FitReason[] {
  if (most === undefined) return [];
  const { principalMinor, interestMinor, chargesMinor, currency } = facts;
  const interest = most.of === 'principal' ? 0 : interestMinor;
  const charges = most.of === 'total' ? chargesMinor : 0;
  const minor = principalMinor + interest + charges;
  const limit = most.amount * 10 ** exponent(currency);
  return [reason('amount', minor <= limit, { minor: String(minor), limit: String(limit), currency }, mostEvidence)];
}

/** An objection without an answer stops every route; one that was answered, those that are for what nobody contests. */
function dispute({ dispute: taken }: FitData, facts: FitFacts): FitReason {
  if (facts.dispute === 'unanswered') return reason('dispute-unanswered', false);
  if (facts.dispute === 'none') return reason('dispute', true);
  return taken === 'answered' ? reason('dispute-answered', true) : reason('dispute', false);
}

/**
 * Not asked where nobody knows the day; readiness says that. A day that is not sure closes nothing by itself: it is said, for a person to
 * check. An amicable way stays open when the time is over, and may threaten nobody with a court.
 */
function limitation({ beforeLimitation }: FitData, { limitation: end, keyDate }: FitFacts): FitReason[] {
  if (end === null) return [];
  const facts = { day: end.on, safe: end.lastSafeDay };
  const isOver = end.on < keyDate;
  if (!beforeLimitation) return isOver ? [reason('limitation-amicable', true, facts)] : [];
  if (isOver) return [end.unsure ? reason('limitation-doubt', true, facts) : reason('limitation', false, facts)];
  const evidence = end.unsure ? 'memory' : 'read';
  return [reason(end.lastSafeDay < keyDate ? 'limitation-near' : 'limitation', true, facts, evidence)];
}
