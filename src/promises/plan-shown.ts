import { formatAmount } from '../kernel/money';
import type { PlansWords } from '../languages/plans-words.en';
import { dayText, fill, numberText } from '../languages/said';
import type { InstalmentState, JudgedInstalment, JudgedPlan, PlanState } from './plan';
import type { Instalment } from './schedule';

/** How plans look in the desk: the schedule as a table, and the tone of a state. */
export const PLAN_TONES: Readonly<Record<PlanState, 'good' | 'bad' | 'wait' | 'quiet' | ''>> = {
  draft: 'quiet',
  offered: 'wait',
  accepted: '',
  active: '',
  completed: 'good',
  defaulted: 'bad',
  cancelled: 'quiet',
};

const TONES: Readonly<Record<InstalmentState, 'good' | 'bad' | 'wait' | 'quiet' | ''>> = {
  coming: 'quiet',
  open: '',
  paid: 'good',
  paid_late: 'good',
  awaiting_allocation: 'wait',
  missed: 'bad',
};

export interface Spoken {
  readonly w: PlansWords;
  readonly locale: string;
  readonly currency: string;
}

/** A schedule that is only considered: nothing has come of it. */
export function scheduleBlanks(instalments: readonly Instalment[], { w, locale, currency }: Spoken): unknown {
  const said = (minor: number): string => formatAmount({ minor, currency }, locale);
  return {
    w: w.table,
    currency,
    judged: false,
    rows: instalments.map((one) => ({
      ...{ n: numberText(one.n, locale), due: dayText(one.dueOn, locale), until: dayText(one.countsUntil, locale) },
      ...{ amount: said(one.amountMinor), came: '', state: '', tone: '' },
    })),
    total: said(instalments.reduce((all, one) => all + one.amountMinor, 0)),
    cameTotal: '',
  };
}

export function judgedBlanks({ plan, instalments, coveredMinor, acceptedOn }: JudgedPlan, spoken: Spoken): unknown {
  if (acceptedOn === null) return scheduleBlanks(plan.instalments, spoken);
  const { w, locale, currency } = spoken;
  const said = (minor: number): string => formatAmount({ minor, currency }, locale);
  return {
    w: w.table,
    currency,
    judged: true,
    rows: instalments.map((one) => ({
      ...{ n: numberText(one.n, locale), due: dayText(one.dueOn, locale), until: dayText(one.countsUntil, locale) },
      ...{ amount: said(one.amountMinor), came: said(one.coveredMinor), tone: TONES[one.state] },
      state: stateText(one, spoken),
    })),
    total: said(plan.amountMinor),
    cameTotal: said(coveredMinor),
  };
}

const stateText = ({ state, paidOn }: JudgedInstalment, { w, locale }: Spoken): string =>
  paidOn === null
    ? w.instalment[state]
    : fill(w.table.on, { state: w.instalment[state], day: dayText(paidOn, locale) });
