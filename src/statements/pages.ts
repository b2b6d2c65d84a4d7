import type { Route } from '../companies/visit.pages';
import { statementAskRoutes } from './ask.pages';
import type { StatementPagesDeps } from './deps.pages';
import { statementFileRoutes } from './files.pages';
import { statementListRoutes } from './list.pages';
import { statementPostedRoutes } from './posted.pages';
import { statementRunRoutes } from './run.pages';

/** What statements to many show in the desk: the log, the choice, one run. */
export const statementPages = (deps: StatementPagesDeps): readonly Route[] => [
  ...statementListRoutes,
  ...statementAskRoutes(deps),
  ...statementRunRoutes(deps),
  ...statementFileRoutes,
  ...statementPostedRoutes,
];
