import type { Route } from '../companies/visit.pages';
import { disputeCaseRoutes } from './case.pages';
import { disputeCategoryRoutes } from './categories.pages';
import { disputeChangeRoutes } from './change.pages';
import { disputeListRoutes } from './list.pages';
import { disputeRaiseRoutes } from './raise.pages';
import { disputeTalkRoutes } from './talk.pages';

/** Disputes in the desk: list and board, one case, raising them from the list of items, who answers for what. */
export const disputePages = (): readonly Route[] => [
  ...disputeListRoutes,
  ...disputeCategoryRoutes,
  ...disputeRaiseRoutes,
  ...disputeCaseRoutes,
  ...disputeChangeRoutes,
  ...disputeTalkRoutes,
];
