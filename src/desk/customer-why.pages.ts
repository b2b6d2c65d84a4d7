import { daysBetween, type Day } from '../kernel/day';
import { countText, dayText, fill, numberText } from '../languages/said';
import { format } from '../kernel/money';
import { factText, linkText } from '../reminders/chain-said';
import type { Explanation } from '../reminders/explain';
import { stepText, type CustomerView } from './customer-asked.pages';
import type { Gathered } from './customer-gather.pages';

/**
 * The why line: what comes next and what it rests on, what is done on the day that is asked about and for which reason, on
 * what knowledge that is said, and the whole chain of rules in a fold.
 */
export function whyBlanks(view: CustomerView, { why, whyOn }: Gathered): unknown {
  const { visit, w, said } = view;
  const [lead, ...others] = why.explanations;
  return {
    day: whyOn,
    on: visit.on ?? '',
    basis: fill(w.why.basis[lead.basis], { day: dayText(whyOn, visit.locale) }),
    next: nextText(view, lead),
    lines: [lead, ...others].map((one) => lineOf(view, one)),
    known:
      why.knownNow === null
        ? ''
        : `${w.why.known} ${said.does[why.knownNow.decision]}. ${said.because[why.knownNow.because]}`,
    chains: [lead, ...others].map((one) => ({
      currency: one.currency,
      links: one.chain.map((link) => linkText(link, visit, one.currency)),
    })),
  };
}

function nextText(view: CustomerView, { next }: Explanation): string {
  const { visit, w } = view;
  if (next === null) return w.why.nothing;
  const step = stepText(view, { n: next.step, kind: next.kind });
  const told = fill(w.why.next, { step, day: dayText(next.on, visit.locale) });
  const late = lateText(view, next.driver, next.on);
  return late === '' ? `${told}.` : `${told}, ${late}.`;
}

/** `because FA-2291 is 31 days late`. */
function lateText(
  { visit, w }: CustomerView,
  { document, dueOn }: { readonly document: string; readonly dueOn: Day | null },
  on: Day,
): string {
  const late = dueOn === null ? 0 : daysBetween(dueOn, on);
  return late > 0 ? fill(w.why.because, { document, late: countText(w.head.late, late, visit.locale) }) : '';
}

/** What is done about one currency that day, and why. */
function lineOf(view: CustomerView, explanation: Explanation): unknown {
  const { visit, w, said } = view;
  const { told, decision, because, currency } = explanation;
  const until = told.until === null ? '' : fill(w.why.until, { day: dayText(told.until, visit.locale) });
  const step =
    told.step === null || ['none', 'net', 'hold', 'wait'].includes(decision)
      ? ''
      : stepText(view, said.kind[told.step.kind] === said.does[decision] ? { ...told.step, kind: null } : told.step);
  return {
    does: said.does[decision],
    step,
    sum: told.demandMinor > 0 && currency !== '' ? format({ minor: told.demandMinor, currency }, visit.locale) : '',
    until,
    because: said.because[because],
    about: told.documents.length === 0 ? '' : fill(w.why.about, { documents: documentsText(view, told.documents) }),
    undone: told.undone === null ? '' : fill(w.why.undone, { why: factText(told.undone, visit, currency) }),
  };
}

const MOST_NAMED = 3;

function documentsText({ visit, w }: CustomerView, documents: readonly string[]): string {
  const named = documents.slice(0, MOST_NAMED).join(', ');
  if (documents.length <= MOST_NAMED) return named;
  return fill(w.why.more, { documents: named, n: numberText(documents.length - MOST_NAMED, visit.locale) });
}
