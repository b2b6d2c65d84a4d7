import type { Route } from '../companies/visit.pages';
import { promiseRoutes } from './one.pages';
import { planFormRoutes } from './plan-form.pages';
import { planRegisterRoutes } from './plan-register.pages';
import { planRoutes } from './plan.pages';
import { policyRoutes } from './policy.pages';
import { promiseRecordRoutes, type PromisePagesDeps } from './record.pages';
import { promiseRegisterRoutes } from './register.pages';

/** Promises and plans in the desk: the registers, each of them, recording and agreeing from the list of items. */
export const promisePages = (deps: PromisePagesDeps): readonly Route[] => [
  ...promiseRegisterRoutes,
  ...promiseRecordRoutes(deps),
  ...promiseRoutes,
  ...planRegisterRoutes,
  ...planFormRoutes(deps),
  ...policyRoutes,
  ...planRoutes(deps),
];
