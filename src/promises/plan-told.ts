import type { Ids } from '../kernel/ids';
import { toDecimal } from '../kernel/money';
import { labelOf } from '../ledger/open-item';
import { nextOf, type JudgedPlan } from './plan';

/** How a plan is told on the command line. */
export const planJson = (judged: JudgedPlan, customer: string, ids: Ids): Record<string, unknown> => {
  const { plan, instalments } = judged;
  return {
    plan: ids.seal('plan', plan.id),
    number: plan.number,
    customer,
    state: judged.state,
    asOn: judged.asOn,
    currency: plan.currency,
    amountMinor: plan.amountMinor,
    coveredMinor: judged.coveredMinor,
    leftMinor: judged.leftMinor,
    missed: judged.missed,
    missedLimit: plan.missedLimit,
    graceDays: plan.graceDays,
    every: plan.interval,
    reference: plan.reference,
    source: plan.source,
    by: plan.byWhom,
    note: plan.note,
    approved: judged.approved,
    consent: judged.consent,
    acceptedOn: judged.acceptedOn,
    offerUntil: judged.offerUntil,
    items: plan.items.map((item) => ({
      item: ids.seal('item', item.itemId),
      document: labelOf(item),
      amountMinor: item.amountMinor,
    })),
    instalments: instalments.map(({ n, dueOn, countsUntil, amountMinor, state, coveredMinor, paidOn }) => ({
      ...{ n, dueOn, countsUntil, amountMinor, state, coveredMinor, paidOn },
    })),
    steps: plan.steps.map(({ kind, on, by, why, until }) => ({ kind, on, by, why, until })),
  };
};

const money = (minor: number, currency: string): string => `${toDecimal(minor, currency)} ${currency}`;

export function planLine(judged: JudgedPlan, customer: string): string {
  const { plan, state, leftMinor } = judged;
  const next = nextOf(judged);
  const running = state === 'accepted' || state === 'active';
  return [
    plan.number,
    customer,
    plan.items.map(labelOf).join(', '),
    `${money(plan.amountMinor, plan.currency)} in ${plan.instalments.length}`,
    state + (state === 'offered' ? ` until ${judged.offerUntil ?? ''}` : ''),
    ...(running && next ? [`next ${money(next.shortfallMinor, plan.currency)} on ${next.dueOn}`] : []),
    ...(running || state === 'defaulted' ? [`${money(leftMinor, plan.currency)} left`] : []),
    ...(judged.missed > 0 && running ? [`${judged.missed} missed`] : []),
  ].join('  ');
}

/** The schedule with what came of each instalment. */
export const scheduleLines = ({ plan, instalments }: JudgedPlan): string[] =>
  instalments.map(({ n, dueOn, amountMinor, state, coveredMinor, paidOn }) => {
    const part =
      coveredMinor > 0 && coveredMinor < amountMinor ? `, ${money(coveredMinor, plan.currency)} of it came` : '';
    const when = paidOn === null ? '' : ` on ${paidOn}`;
    return `  ${n}  ${dueOn}  ${money(amountMinor, plan.currency)}  ${state.replaceAll('_', ' ')}${when}${part}`;
  });
