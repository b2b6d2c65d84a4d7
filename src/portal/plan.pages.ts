import { addDays } from '../kernel/day';
import { format, formatAmount, sum } from '../kernel/money';
import { PORTAL_PLAN_WORDS } from '../languages/portal-plan-words';
import { dayText, fill, numberText } from '../languages/said';
import { bandOf } from '../promises/band';
import { RUNNING, type JudgedPlan } from '../promises/plan';
import { planPolicyOf } from '../promises/plan.store';
import { fieldsOf } from '../platform/web/form';
import type { Owed, OwedItem } from './owed';
import type { PortalVisit } from './visit.pages';

/** Instalments in the portal: those that run or are offered, and the form that asks for them. */
export function plansBlanks({ language, locale }: PortalVisit, plans: readonly JudgedPlan[]): unknown {
  const w = PORTAL_PLAN_WORDS[language];
  // what a clerk only considers, nobody was told of
  const shown = plans.filter(
    ({ plan, state }) => RUNNING.has(state) || state === 'offered' || (state === 'draft' && plan.source === 'portal'),
  );
  if (shown.length === 0) return null;
  return {
    w,
    rows: shown.map((judged) => {
      const { plan, state, leftMinor, offerUntil, instalments } = judged;
      const said = (minor: number): string => format({ minor, currency: plan.currency }, locale);
      const blanks = { number: plan.number, sum: said(plan.amountMinor), left: said(leftMinor) };
      const day = dayText(offerUntil ?? '', locale);
      return {
        text: fill(state === 'draft' ? w.asked : state === 'offered' ? w.offered : w.plan, { ...blanks, day }),
        caption: fill(w.caption, { number: plan.number }),
        rows: instalments.map((one) => ({
          n: numberText(one.n, locale),
          due: dayText(one.dueOn, locale),
          amount: formatAmount({ minor: one.amountMinor, currency: plan.currency }, locale),
          state: RUNNING.has(state) ? w.is[one.state] : '',
        })),
        currency: plan.currency,
      };
    }),
  };
}

/** What a customer may ask us to pay in instalments, which is not what a holder is paid: what is overdue and asked for, else what is coming. */
export function plannable({ items, toHolders }: Owed): readonly OwedItem[] {
  const theirs = new Set(toHolders.flatMap((one) => one.items.map(({ itemId }) => itemId)));
  const asked = items.filter(
    ({ item, state, askedMinor }) =>
      askedMinor > 0 && (state === 'overdue' || state === 'due') && !theirs.has(item.itemId),
  );
  const late = asked.filter(({ state }) => state === 'overdue');
  return late.length > 0 ? late : asked;
}

/** Without a band for the amount, a person decides about more. */
const USUAL_MOST = 12;
export const FIRST_WITHIN_DAYS = 62;

export async function mostInstalments({ work, company }: PortalVisit, owed: Owed): Promise<number> {
  const { bands } = await planPolicyOf(work.db.read, company.id);
  return bandOf(bands, plannableMinor(owed))?.mostInstalments ?? USUAL_MOST;
}

const plannableMinor = (owed: Owed): number => sum(plannable(owed).map(({ askedMinor }) => askedMinor));

export interface TypedPlan {
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Readonly<Record<string, string>>;
}

/** As much of the account as the form looks at. */
interface Agreed {
  readonly owes: readonly Owed[];
  readonly plans: readonly JudgedPlan[];
}

/** One form for each currency; none where nothing may be paid so, or a request waits already. */
export async function askBlanks(visit: PortalVisit, account: Agreed, { typed, wrong }: TypedPlan): Promise<unknown> {
  const { language, locale, work } = visit;
  const w = PORTAL_PLAN_WORDS[language];
  const waits = account.plans.some(({ state }) => state === 'draft' || state === 'offered');
  const owes = waits ? [] : account.owes.filter((one) => plannableMinor(one) > 0);
  if (owes.length === 0) return null;
  const forms = [];
  for (const owed of owes) {
    const most = await mostInstalments(visit, owed);
    const own = typed['plan'] === owed.currency;
    const count = own ? (typed['count'] ?? '') : String(Math.min(3, most));
    forms.push({
      currency: owed.currency,
      text: fill(w.text, { sum: format({ minor: plannableMinor(owed), currency: owed.currency }, locale) }),
      counts: Array.from({ length: most - 1 }, (_, at) => String(at + 2)).map((value) => ({ value, chosen: value === count })), // prettier-ignore
      first: own ? (typed['first'] ?? '') : addDays(work.today, 14),
      from: work.today,
      until: addDays(work.today, FIRST_WITHIN_DAYS),
      by: own ? (typed['by'] ?? '') : '',
      fields: fieldsOf(['count', 'first'], {}, own ? wrong : {}),
      ...{ wrong_count: `wrong-count-${owed.currency}`, wrong_first: `wrong-first-${owed.currency}` },
    });
  }
  return { w, forms: forms.filter(({ counts }) => counts.length > 0) };
}
