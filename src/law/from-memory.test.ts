import type { Day } from '../kernel/day';
import { fromDecimal } from '../kernel/money';
import { LAWS, NEEDS, rulesOf, type Debtor } from './country-rules';
import { feeCap, fixedSum, type FeeFacts } from './fixed-sum';
import { interestRules } from './interest-rules';
import { noticeDeadline } from './notice-deadline';
import { policyFor } from './policy-for';

/** What nobody has read in the official text is never ready to be charged or counted on, wherever in a rule it hides; and what was read is. */
const ON = '2026-05-20' as Day;
const holdsMemory = (rule: object): boolean => JSON.stringify(rule).includes('"memory"');

const facts = (law: string, debtor: Debtor, currency: string): FeeFacts => ({
  ...{ law, debtor, on: ON, occasion: 'reminder', dueOn: '2026-03-10' as Day, defaultSince: '2026-03-11' as Day },
  claim: { minor: fromDecimal('5000', currency)!, currency },
  known: new Set(NEEDS),
  confirmed: () => false,
  published: () => ({ value: '460', sure: true }),
  before: { count: 1, lastOn: '2026-04-01' as Day },
});

const sums = LAWS.flatMap((law) => {
  const { currency, fixed, fees } = rulesOf(law)!;
  return [
    ...fixed.flatMap((rule) => rule.debtors.map((debtor) => ({ rule, debtor, sum: fixedSum(facts(law, debtor, currency)) }))), // prettier-ignore
    ...fees
      .filter(({ occasion }) => occasion === 'any' || occasion === 'reminder')
      .flatMap((rule) => rule.debtors.map((debtor) => ({ rule, debtor, sum: feeCap(facts(law, debtor, currency)) }))),
  ];
});

it.each(sums.map((one) => [one.rule.key, one.debtor, one] as const))('%s of a %s', (_, __, { rule, sum }) => {
  if ('none' in sum) return; // nothing is asked for at all
  expect(sum.rule).toBe(rule.key);
  expect(sum.unmet.some(({ code }) => code === 'not_verified')).toBe(holdsMemory(rule));
});

const policies = [...interestRules()].flatMap(([law, { rules, dayCount, rounding, compounding }]) =>
  rules.flatMap(
    (rule) =>
    rule.debtors.flatMap((debtor) => rule.claims.map((claimKind) => ({ law, rule, debtor, claimKind, how: [dayCount, rounding, compounding] }))), // prettier-ignore
  ),
);

it.each(policies.map((one) => [one.rule.key, one.debtor, one.claimKind, one] as const))(
  '%s of a %s, %s',
  (_, __, ___, one) => {
    const { law, rule, debtor, claimKind, how } = one;
    const found = policyFor({ law, debtor, claimKind, contractTerms: null });
    if (found.kind !== 'policy') throw new Error('there is a rule');
    expect(found.policy.key).toBe(rule.key);
    const memory = rule.basis.evidence === 'memory' || how.some(({ basis }) => basis.evidence === 'memory');
    expect(found.unsure.length > 0).toBe(memory);
  },
);

it.each(LAWS.flatMap((law) => rulesOf(law)!.notices.map((rule) => [rule.key, law, rule] as const)))(
  '%s',
  (_, law, rule) => {
    for (const debtor of rule.debtors) {
      const found = noticeDeadline({ law, debtor, channel: 'letter', sentOn: ON, receivedOn: ON }); // prettier-ignore
      if ('none' in found) throw new Error('there is a rule');
      expect(found.unsure.includes('not_verified')).toBe(rule.basis.evidence === 'memory');
    }
  },
);
