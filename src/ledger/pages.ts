import type { Route } from '../companies/visit.pages';
import { ageingRoutes } from './ageing.pages';
import { itemsRoutes, type ItemsDeps } from './items.pages';
import { termsRoutes } from './terms.pages';
import { writeOffRoutes, type WriteOffPagesDeps } from './write-off.pages';

/** What the ledger shows in the desk. */
export const ledgerPages = (deps: ItemsDeps & WriteOffPagesDeps): readonly Route[] => [
  ...itemsRoutes(deps),
  ...ageingRoutes,
  ...termsRoutes(deps),
  ...writeOffRoutes(deps),
];
