import type { Route } from '../companies/visit.pages';
import { customerRoutes } from './customer.pages';
import { customersRoutes } from './customers.pages';
import { todayRoutes } from './today.pages';
import { importsPages } from '../imports/pages';
import type { UndoDeps } from '../imports/undo.actions';
import { ledgerPages } from '../ledger/pages';
import type { HoldSource } from '../ledger/hold';
import type { PostRoom } from '../outbox/post.actions';
import type { Behind } from '../platform/behind';
import type { Query } from '../platform/db';
import type { Log } from '../platform/log';
import type { Views } from '../platform/views';
import type { Work } from '../platform/work';
import { reminderPages } from '../reminders/pages';

/**
 * Every page of a company, from every room: the one table that is guarded, that the navigation shows, and that a test
 * walks as each role.
 */
export interface DeskDeps {
  readonly views: Views;
  readonly log: Log;
  /** Work that goes on when the page is left. */
  readonly behind: Behind;
  holdSources(q: Query): readonly HoldSource[];
  undoDeps(work: Work): UndoDeps;
  post(): PostRoom;
  /** DULY_HOME. */
  readonly home: string;
  readonly publicUrl: string;
  readonly smtpUrl: string | null;
}

export const deskRoutes = (deps: DeskDeps): readonly Route[] => {
  const has = (path: string): boolean => routes.some((route) => route.method === 'get' && route.path === path);
  const routes: readonly Route[] = [
    ...todayRoutes,
    ...ledgerPages(deps),
    ...importsPages(deps),
    ...customersRoutes,
    ...customerRoutes({ ...deps, has }),
    ...reminderPages(deps),
  ];
  return routes;
};
