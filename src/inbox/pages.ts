import type { Route } from '../companies/visit.pages';
import { lineRoutes } from './lines.pages';
import { listRoutes } from './list.pages';
import { mailRoutes } from './mail.pages';
import { settleRoutes, type InboxPagesDeps } from './settle.pages';

/** What the desk shows of mail that came in: the inbox, each mail, and whose a person says it is. */
export const inboxPages = (deps: InboxPagesDeps): readonly Route[] => [
  ...listRoutes,
  ...mailRoutes,
  ...settleRoutes(deps),
  ...lineRoutes,
];
