import type { Route } from '../companies/visit.pages';
import { invoiceRoutes } from './invoices.pages';
import { moneyListRoutes } from './list.pages';
import { remittanceRoutes } from './remittance.pages';
import { statementRoutes } from './statement.pages';
import { twiceRoutes } from './twice.pages';

/** Money of cases in the desk: what partners pass on, what they invoice, and how it stands with each of them. */
export const remittancesPages: readonly Route[] = [
  ...moneyListRoutes,
  ...statementRoutes,
  ...remittanceRoutes,
  ...twiceRoutes,
  ...invoiceRoutes,
];
