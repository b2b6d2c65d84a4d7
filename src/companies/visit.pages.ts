import type { Day } from '../kernel/day';
import type { CompanyPaths } from '../kernel/paths';
import { Refusal } from '../kernel/result';
import type { Person } from '../people/person';
import type { Right } from '../people/rights';
import type { Answer, Asked, Method, UploadLimits } from '../platform/web/answer';
import type { Work } from '../platform/work';
import type { Company } from './company';

/**
 * A page of a company as its room declares it: the method, the path below the company's, the right it takes. The frame of
 * the desk checks the right before the page is asked, for every route the same way; a test walks the table.
 */
export interface Route {
  readonly method: Method;
  /** Below `/c/:company`: `/items`, `/customers/:customer`. */
  readonly path: string;
  readonly right: Right;
  readonly uploads?: UploadLimits;
  /** It shows a list: each person keeps views and columns of it. */
  readonly list?: true;
  visit(visit: Visit): Promise<Answer>;
}

/** Somebody who works at a company, on its day. */
export interface Visit {
  readonly asked: Asked;
  /** The actor is the person; the day is the company's own, or the day that was chosen. */
  readonly work: Work;
  readonly company: Company;
  readonly person: Person;
  readonly language: string;
  /** For numbers and days. */
  readonly locale: string;
  /** The day that was chosen to look at; null: today. */
  readonly on: Day | null;
  readonly at: CompanyPaths;
  may(right: Right): boolean;
}

/** Of a past or coming day nothing is changed: what is done is done today. */
export function refuseAnotherDay(visit: Visit): void {
  if (visit.on === null || visit.asked.form.size === 0) return;
  throw new Refusal(
    'another-day',
    `You are looking at ${visit.on}; only today can be changed.`,
    'Go back to today, and do it there.',
  );
}
