import type { Route } from '../companies/visit.pages';
import { promiseRoutes } from './one.pages';
import { promiseRecordRoutes, type PromisePagesDeps } from './record.pages';
import { promiseRegisterRoutes } from './register.pages';

/** Promises in the desk: the register, one promise, recording them from the list of items. */
export const promisePages = (deps: PromisePagesDeps): readonly Route[] => [
  ...promiseRegisterRoutes,
  ...promiseRecordRoutes(deps),
  ...promiseRoutes,
];
