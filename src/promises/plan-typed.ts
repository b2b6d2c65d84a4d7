import { dayFrom, type Day } from '../kernel/day';
import { fromTyped } from '../kernel/money';
import type { PlansWords } from '../languages/plans-words.en';
import { isPlanSource, type PlanSource } from './plan';
import type { PlanTerms } from './planning';
import { isInterval, MOST_GRACE_DAYS, MOST_INSTALMENTS } from './schedule';

/** The form of a plan as it was typed: its terms, or what is wrong, field by field. */
export interface TypedPlan {
  readonly terms: PlanTerms;
  readonly source: PlanSource;
  readonly byWhom: string;
  readonly note: string;
}

export type ReadPlan =
  | { readonly ok: true; readonly plan: TypedPlan }
  | { readonly ok: false; readonly wrong: Readonly<Record<string, string>> };

interface In {
  readonly currency: string;
  readonly locale: string;
  readonly today: Day;
}

export function readPlan(typed: Readonly<Record<string, string>>, w: PlansWords['form'], given: In): ReadPlan {
  const wrong: Record<string, string> = {};
  const text = (name: string): string => (typed[name] ?? '').trim();
  const amount = (name: string): number | null => {
    if (text(name) === '') return null;
    const minor = fromTyped(text(name), given.currency, given.locale);
    if (minor === undefined || minor <= 0) wrong[name] = w.wrongAmount;
    return minor ?? null;
  };
  const whole = (name: string, from: number, to: number): number | null => {
    if (text(name) === '') return null;
    const n = /^\d{1,6}$/.test(text(name)) ? Number(text(name)) : -1;
    if (n < from || n > to) wrong[name] = w.wrongNumber;
    return n;
  };
  const dayOn = (name: string): Day => {
    const on = dayFrom(text(name));
    if (on === undefined || on < given.today) wrong[name] = w.wrongDay;
    return on ?? given.today;
  };
  const [count, eachMinor] = [whole('count', 1, MOST_INSTALMENTS), amount('each')];
  if ((count === null) === (eachMinor === null)) wrong['count'] ??= w.wrongSize;
  const downMinor = amount('down');
  const graceDays = whole('grace', 0, MOST_GRACE_DAYS);
  const missedLimit = whole('missed', 1, MOST_INSTALMENTS);
  const [every, source] = [text('every'), text('source')];
  const plan: TypedPlan = {
    terms: {
      firstOn: dayOn('firstOn'),
      interval: isInterval(every) ? every : 'monthly',
      of: count === null ? { eachMinor: eachMinor ?? 0 } : { count },
      down:
        downMinor === null
          ? null
          : { amountMinor: downMinor, dueOn: text('downOn') === '' ? given.today : dayOn('downOn') },
      ...(graceDays === null ? {} : { graceDays }),
      ...(missedLimit === null ? {} : { missedLimit }),
    },
    source: isPlanSource(source) ? source : 'team',
    byWhom: text('by').slice(0, 200),
    note: text('note').slice(0, 2_000),
  };
  return Object.keys(wrong).length === 0 ? { ok: true, plan } : { ok: false, wrong };
}
