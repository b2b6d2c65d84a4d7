import type { Visit } from '../companies/visit.pages';
import { NotFound } from '../platform/web/answer';
import { caseById, type CaseView } from './case.panel';

/** The case that an address names, with where its page lies. */
export interface CaseVisit {
  readonly visit: Visit;
  readonly found: CaseView;
  readonly here: string;
}

export async function caseAsked(visit: Visit): Promise<CaseVisit> {
  const { work, company, asked, at } = visit;
  const sealed = asked.params['case'] ?? '';
  const id = work.ids.open('case', sealed);
  const found = id === undefined ? undefined : await caseById(work.db.read, company.id, id);
  if (found === undefined) throw new NotFound();
  return { visit, found, here: at.case(sealed) };
}
