import type { Visit } from '../companies/visit.pages';
import { format, formatAmount } from '../kernel/money';
import { importTold } from '../languages/import-told';
import type { ImportsWords } from '../languages/imports-words';
import { countText, dayText, fill, numberText } from '../languages/said';
import { percent } from './diff';
import type { Outcome } from './outcome';
import { meantText, scopeText } from './recognised.pages';

/** What an import changes or changed, in figures that a clerk can check against the list: the same for the preview and for the result. */
export type Figures = Pick<
  Outcome,
  'kind' | 'mode' | 'scope' | 'booked' | 'changed' | 'unchanged' | 'totals' | 'rows' | 'asOf' | 'asOfAssumed'
>;

export function figureBlanks(visit: Visit, w: ImportsWords, figures: Figures): Readonly<Record<string, unknown>> {
  const { locale } = visit;
  const { kind, booked, changed, unchanged, mode, scope, totals } = figures;
  const n = (count: number): string => numberText(count, locale);
  return {
    kind: w.kind[kind],
    asOf: `${dayText(figures.asOf, locale)}${figures.asOfAssumed ? ` (${w.assumed})` : ''}`,
    rows: n(figures.rows),
    meant: kind === 'items' ? meantText(w, mode, scope) : '',
    lines: {
      label: kind === 'customers' ? w.preview.customers : w.preview.lines,
      new: n(booked),
      changed: n(changed),
      unchanged: n(unchanged),
    },
    totals: Object.entries(totals).map(([currency, sums]) => {
      const money = (minor: number): string => formatAmount({ minor, currency }, locale);
      return {
        currency,
        invoices: money(sums.invoicesMinor),
        creditNotes: money(sums.creditNotesMinor),
        payments: money(sums.paymentsMinor),
        adjustments: money(sums.adjustmentsMinor),
        open: money(sums.openMinor),
      };
    }),
  };
}

/** What is missing of a list that shows everything: how many, how much, which part of what was open. */
function missingBlanks({ locale }: Visit, w: ImportsWords, outcome: Outcome): unknown {
  if (outcome.mode !== 'snapshot') return null;
  const { missing, scope } = outcome;
  const p = w.preview;
  const said = { scope: scopeText(w, scope) };
  return {
    text: missing.items === 0 ? fill(p.missingNone, said) : fill(countText(p.missingText, missing.items, locale), said),
    closed: missing.closed === 0 ? '' : countText(p.closed, missing.closed, locale),
    sums: Object.entries(missing.byCurrency).map(([currency, sum]) => ({
      currency,
      missing: formatAmount({ minor: sum.openMinor, currency }, locale),
      before: formatAmount({ minor: sum.beforeMinor, currency }, locale),
      share: `${numberText(percent(sum), locale)} %`,
    })),
    confirm: missing.mustConfirm ? confirmBlanks(outcome, w, locale) : null,
  };
}

function confirmBlanks({ missing }: Outcome, w: ImportsWords, locale: string): unknown {
  const sums = Object.entries(missing.byCurrency);
  const most = Math.max(...sums.map(([, sum]) => percent(sum)));
  return {
    why: fill(w.preview.confirmWhy, { percent: numberText(most, locale) }),
    label: fill(countText(w.preview.confirm, missing.items, locale), {
      sum: sums.map(([currency, sum]) => format({ minor: sum.openMinor, currency }, locale)).join(' + '),
    }),
  };
}

/** Messages on a page; the others are counted. */
const SHOWN = 30;

/** Messages that wait to leave and that the file stops. Of an upload that was looked at before this was: nothing. */
function stoppedBlanks({ locale, at, work }: Visit, w: ImportsWords, outcome: Partial<Outcome>): unknown {
  const stopped = outcome.stopped ?? [];
  if (stopped.length === 0) return null;
  const more = stopped.length - SHOWN;
  return {
    text: countText(w.preview.stopped, stopped.length, locale),
    rows: stopped.slice(0, SHOWN).map(({ messageId, customer, name, document, currency, demandMinor, openMinor }) => ({
      href: at.message(work.ids.seal('message', messageId)),
      customer: `${name} (${customer})`,
      document,
      demands: format({ minor: demandMinor, currency }, locale),
      open: format({ minor: openMinor, currency }, locale),
    })),
    more: more > 0 ? fill(w.undo.more, { n: numberText(more, locale) }) : '',
  };
}

/** Reminder levels and blocks of the source, and what becomes of them. */
const marksBlanks = ({ locale }: Visit, w: ImportsWords, { marks }: Outcome): readonly string[] =>
  (['levels', 'blocked', 'lifted'] as const).flatMap((mark) =>
    marks[mark] === 0 ? [] : [countText(w.preview.marks[mark], marks[mark], locale)],
  );

export function previewBlanks(visit: Visit, w: ImportsWords, outcome: Outcome): Readonly<Record<string, unknown>> {
  const { locale } = visit;
  const { customers, kind, booked, changed, voided, problemCount } = outcome;
  const n = (count: number): string => numberText(count, locale);
  const lines = booked + changed;
  return {
    ...figureBlanks(visit, w, outcome),
    nothing:
      lines + voided + outcome.marks.blocked + outcome.marks.lifted + outcome.missing.items + outcome.missing.closed ===
      0,
    customers:
      kind === 'customers' || customers.booked + customers.changed === 0
        ? null
        : { new: n(customers.booked), changed: n(customers.changed) },
    marks: marksBlanks(visit, w, outcome),
    voided: voided === 0 ? '' : countText(w.preview.voided, voided, locale),
    missing: missingBlanks(visit, w, outcome),
    stopped: stoppedBlanks(visit, w, outcome),
    skipped: outcome.skipped.map(({ reason, count }) => ({ text: w.skipped[reason], count: n(count) })),
    assumptions: outcome.assumptions.map((one) => importTold(one, visit)),
    notices: outcome.notices.map((one) => importTold(one, visit)),
    book:
      lines === 0
        ? fill(w.preview.bookNothing, { day: dayText(outcome.asOf, locale) })
        : [
            countText(kind === 'customers' ? w.preview.bookCustomers : w.preview.book, outcome.rows, locale),
            ...(problemCount === 0 ? [] : [countText(w.preview.goodOnly, problemCount, locale)]),
          ].join(', '),
    hasProblems: problemCount > 0,
  };
}
