import type { Route, Visit } from '../companies/visit.pages';
import { file, type Answer } from '../platform/web/answer';
import { runAsked } from './deps.pages';
import { archiveOf, stackOfRun } from './print.actions';

/** The files of a run: those on paper as one PDF for the printer, all of them as a PDF or an archive. */
export const statementFileRoutes: readonly Route[] = [
  { method: 'get', path: '/statements/:statements/print', right: 'see', visit: (visit) => print(visit) },
  { method: 'get', path: '/statements/:statements/zip', right: 'see', visit: (visit) => archive(visit) },
];

async function print(visit: Visit): Promise<Answer> {
  const run = await runAsked(visit);
  const printed = visit.asked.query.get('all') !== '1';
  const { pdf } = await stackOfRun(visit.work, { companyId: visit.company.id, runId: run.id, printed });
  return file(`${visit.company.code}-statements-${run.asOn}.pdf`, 'application/pdf', pdf, true);
}

async function archive(visit: Visit): Promise<Answer> {
  const run = await runAsked(visit);
  const { zip } = await archiveOf(visit.work, { companyId: visit.company.id, runId: run.id });
  return file(`${visit.company.code}-statements-${run.asOn}.zip`, 'application/zip', zip);
}
