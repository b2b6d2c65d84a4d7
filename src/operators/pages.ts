import type { Route } from '../companies/visit.pages';
import { feeRoutes } from './fee-section.pages';
import { offerRoutes } from './offer.pages';
import { operatedRoutes } from './operated.pages';
import { prospectRoutes, type ProspectDeps } from './prospects.pages';

/** The pages of a company that works here for other creditors. */
export const operatorsPages = (deps: ProspectDeps & { readonly publicUrl: string }): readonly Route[] => [
  ...offerRoutes(deps),
  ...prospectRoutes(deps),
  ...operatedRoutes,
  ...feeRoutes,
];
