import type { Visit } from '../companies/visit.pages';
import type { Instant } from '../kernel/day';
import { format } from '../kernel/money';
import { STATEMENTS_WORDS } from '../languages/statements-words';
import type { StatementsWords } from '../languages/statements-words.en';
import { fill, inLanguage } from '../languages/said';
import type { HoldSource } from '../ledger/hold';
import type { PostRoom } from '../outbox/post.actions';
import type { Behind } from '../platform/behind';
import type { Query } from '../platform/db';
import { NotFound } from '../platform/web/answer';
import type { Issuing } from './issue.actions';
import type { AccountSum, Choice, StatementRun } from './run';
import { runById } from './store';

/** What the house hands to the pages of statements, and what they share. */
export interface StatementPagesDeps {
  readonly behind: Behind;
  holdSources(q: Query): readonly HoldSource[];
  post(): PostRoom;
}

export const wordsOf = (visit: Visit): StatementsWords => inLanguage(STATEMENTS_WORDS, visit.language);

export const issuingOf = (visit: Visit, deps: StatementPagesDeps): Issuing => ({
  company: visit.company,
  post: () => deps.post(),
  holds: (q) => deps.holdSources(q),
});

/** The post room on the clock of the visit: a company that lives on one day sends on that day. */
export function postFor(visit: Visit, deps: StatementPagesDeps): PostRoom {
  const began = performance.now();
  const now = (): Instant =>
    new Date(Date.parse(visit.work.now) + Math.round(performance.now() - began)).toISOString() as Instant;
  return { ...deps.post(), clock: now };
}

export async function runAsked(visit: Visit): Promise<StatementRun> {
  const id = visit.work.ids.open('statement_run', visit.asked.params['statements'] ?? '');
  const run = id === undefined ? undefined : await runById(visit.work.db.read, visit.company.id, id);
  if (run === undefined) throw new NotFound();
  return run;
}

export const pathOf = (visit: Visit, runId: number, part = '', query: Readonly<Record<string, string>> = {}): string =>
  visit.at.under(`/statements/${visit.work.ids.seal('statement_run', runId)}${part}`, query);

/** `segment Retail, from €50.00, only with something overdue`. */
export function whomText(visit: Visit, choice: Choice & { readonly chosen?: boolean }): string {
  const w = wordsOf(visit);
  const least = format({ minor: choice.minMinor, currency: visit.company.currency }, visit.locale);
  return [
    choice.chosen === true ? w.chosen : choice.segment === '' ? w.all : fill(w.segmentIs, { segment: choice.segment }),
    ...(choice.minMinor > 0 ? [fill(w.from, { amount: least })] : []),
    ...(choice.onlyOverdue ? [w.overdueOnly] : []),
    ...(choice.withCredits ? [w.creditsToo] : []),
    ...(choice.reason === '' ? [] : [fill(w.againFor, { reason: choice.reason })]),
  ].join(', ');
}

export const sumsBlanks = (visit: Visit, sums: readonly AccountSum[]): unknown[] =>
  sums.map(({ currency, balanceMinor, overdueMinor }) => ({
    currency,
    balance: format({ minor: balanceMinor, currency }, visit.locale),
    overdue: format({ minor: overdueMinor, currency }, visit.locale),
  }));
