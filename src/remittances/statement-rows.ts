import type { Day } from '../kernel/day';
import type { BilledWords } from '../languages/billed-words.en';
import { byCurrency, statementOf, type PartnerStatement, type StatementFacts } from './statement';

/** A statement of a partner as rows: its figures by currency, and what they are made of in the order of the days. */
export interface StatementRowsIn extends StatementFacts {
  readonly remittances: readonly (StatementFacts['remittances'][number] & { readonly id: number; readonly reference: string; readonly currency: string })[];
  readonly collected: readonly (StatementFacts['collected'][number] & { readonly caseId: number; readonly number: string; readonly currency: string; readonly feeModelId: number | null })[];
  readonly cases: readonly (StatementFacts['cases'][number] & { readonly caseId: number; readonly number: string; readonly currency: string })[];
  readonly invoices: readonly (StatementFacts['invoices'][number] & { readonly id: number; readonly number: string; readonly currency: string })[];
} // prettier-ignore

export interface InCurrency {
  readonly currency: string;
  readonly statement: PartnerStatement;
  /** Something came in for a case for which nothing was agreed: its commission is in no figure. */
  readonly unknown: boolean;
}

interface Span {
  readonly own: string;
  readonly from: Day;
  readonly until: Day;
}

export const statementsIn = (all: StatementRowsIn, { own, from, until }: Span): InCurrency[] =>
  byCurrency({ ...all }, own).map(({ currency, rows }) => ({
    ...{ currency, statement: statementOf(rows, from, until) },
    unknown: rows.collected.some(({ on, feeModelId }) => feeModelId === null && on >= from && on <= until),
  }));

/** A row of the statement, and what it leads to. */
export interface StatementRow {
  readonly on: Day;
  readonly what: string;
  readonly name: string;
  readonly path: readonly ['case' | 'partner_remittance' | 'partner_invoice', number];
  readonly minor: number;
  readonly currency: string;
}

export function rowsFrom(
  b: BilledWords,
  { collected, remittances, cases, invoices }: StatementRowsIn,
  { from, until }: { readonly from: Day; readonly until: Day },
): StatementRow[] {
  const all: StatementRow[] = [
    ...cases.map((one): StatementRow => ({ on: one.handedOverOn, what: b.rows.handed, name: one.number, path: ['case', one.caseId], minor: one.principalMinor, currency: one.currency })), // prettier-ignore
    ...collected.map((one): StatementRow => ({ on: one.on, what: b.rows[one.way], name: one.number, path: ['case', one.caseId], minor: one.grossMinor, currency: one.currency })), // prettier-ignore
    ...remittances.map((one): StatementRow => ({ on: one.on, what: b.rows.told, name: one.reference, path: ['partner_remittance', one.id], minor: one.netMinor, currency: one.currency })), // prettier-ignore
    ...remittances.flatMap((one): StatementRow[] => (one.bankedOn === null ? [] : [{ on: one.bankedOn, what: b.rows.banked, name: one.reference, path: ['partner_remittance', one.id], minor: one.bankMinor ?? 0, currency: one.currency }])), // prettier-ignore
    ...invoices.map((one): StatementRow => ({ on: one.issuedOn, what: b.rows.invoice, name: one.number, path: ['partner_invoice', one.id], minor: one.grossMinor, currency: one.currency })), // prettier-ignore
  ];
  return all.filter(({ on }) => on >= from && on <= until).sort((x, y) => x.on.localeCompare(y.on));
}
