import { format, formatAmount } from '../kernel/money';
import { PORTAL_PLAN_WORDS, type PortalPlanWords } from '../languages/portal-plan-words';
import { dayText, fill } from '../languages/said';
import type { JudgedPlan } from '../promises/plan';

/** The instalments that are agreed, on a statement: when each is due and what came of it. */
export function planTables(plans: readonly JudgedPlan[], language: string, locale: string): object[] {
  const words: Readonly<Record<string, PortalPlanWords>> = PORTAL_PLAN_WORDS;
  const w = words[language] ?? PORTAL_PLAN_WORDS.en;
  return plans.map(({ plan, instalments, leftMinor }) => {
    const said = (minor: number): string => format({ minor, currency: plan.currency }, locale);
    const amount = (minor: number): string => formatAmount({ minor, currency: plan.currency }, locale);
    return {
      ...{ caption: fill(w.caption, { number: plan.number }), due: w.due, amount: w.amount, yours: w.yours },
      text: fill(w.plan, { number: plan.number, sum: said(plan.amountMinor), left: said(leftMinor) }),
      rows: instalments.map((one) => ({
        ...{ due: dayText(one.dueOn, locale), state: w.is[one.state], amount: amount(one.amountMinor) },
      })),
    };
  });
}
