import type { Route } from '../companies/visit.pages';
import { attachRoutes } from './attach.pages';
import { bankListRoutes } from './bank-list.pages';
import { bankRoutes } from './bank.pages';
import { codeRuleRoutes } from './code-rules.pages';
import { historyRoutes } from './history.pages';
import { remittanceRoutes } from './remittance.pages';
import { resultRoutes, type ResultDeps } from './result.pages';
import type { TaskDeps } from './task.actions';
import { undoRoutes } from './undo.pages';
import { uploadRoutes } from './upload.pages';

/** Imports in the desk: upload, correct, preview, book, look back, undo. */
export const importsPages = (deps: TaskDeps & ResultDeps): readonly Route[] => [
  ...attachRoutes,
  ...bankRoutes(deps),
  ...bankListRoutes(deps),
  ...codeRuleRoutes,
  ...historyRoutes(deps),
  ...uploadRoutes(deps),
  ...undoRoutes(deps),
  ...resultRoutes(deps),
  ...remittanceRoutes,
];
