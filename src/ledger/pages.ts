import type { Route } from '../companies/visit.pages';
import { ageingRoutes } from './ageing.pages';
import { itemsRoutes, type ItemsDeps } from './items.pages';
import { termsRoutes } from './terms.pages';
import { writeOffRoutes } from './write-off.pages';

/** What the ledger shows in the desk. */
export const ledgerPages = (deps: ItemsDeps): readonly Route[] => [
  ...itemsRoutes(deps),
  ...ageingRoutes,
  ...termsRoutes(deps),
  ...writeOffRoutes(deps),
];
