import type { Route } from '../companies/visit.pages';
import type { LedgerDeps } from './sources.cli';
import { itemsRoutes } from './items.pages';

/** What the ledger shows in the desk. */
export const ledgerPages = (deps: LedgerDeps): readonly Route[] => [...itemsRoutes(deps)];
