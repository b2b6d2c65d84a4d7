import { dayFrom, type Day } from '../kernel/day';
import { fromTyped } from '../kernel/money';
import { PARTNERS_OUTCOMES } from './case';
import type { Report } from './report';

/** What a partner reports, read from the form of a clerk or of the partner: or what is wrong with it, field by field. */
export interface ReportWords {
  readonly amount: string;
  readonly day: string;
  readonly outcome: string;
}

export interface Reading {
  readonly today: Day;
  readonly currency: string;
  readonly locale: string;
}

export type ReadReport = { readonly report: Report } | { readonly wrong: Readonly<Record<string, string>> };

export function readReport(form: URLSearchParams, { today, currency, locale }: Reading, w: ReportWords): ReadReport {
  const kind = form.get('kind');
  if (kind === 'received') return { report: { kind } };
  if (kind === 'closed') {
    const outcome = PARTNERS_OUTCOMES.find((one) => one === form.get('outcome'));
    return outcome === undefined ? { wrong: { outcome: w.outcome } } : { report: { kind, outcome } };
  }
  const amountMinor = fromTyped(form.get('amount') ?? '', currency, locale);
  const paidOn = dayFrom(form.get('day') ?? '');
  const wrong: Record<string, string> = {};
  if (amountMinor === undefined || amountMinor <= 0) wrong['amount'] = w.amount;
  if (paidOn === undefined || paidOn > today) wrong['day'] = w.day;
  if (amountMinor === undefined || paidOn === undefined || Object.keys(wrong).length > 0) return { wrong };
  return { report: { kind: 'paid', amountMinor, paidOn } };
}

const LONGEST_NOTE = 2_000;

export function noteIn(form: URLSearchParams): string | null {
  const note = (form.get('note') ?? '').trim().slice(0, LONGEST_NOTE);
  return note === '' ? null : note;
}

/** The number that makes a form one form; undefined where it is none of ours. */
export function onceIn(form: URLSearchParams): string | undefined {
  const once = form.get('once') ?? '';
  return /^[0-9a-f]{32}$/.test(once) ? once : undefined;
}
