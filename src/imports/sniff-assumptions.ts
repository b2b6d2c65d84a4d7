import type { Field } from './headers';
import { termsText } from '../languages/terms-text';
import { headingAt } from './mapping-cells';
import { FIELD_NAMES } from './mapping-fields';
import type { CustomerPlace, Plan } from './mapping-plan';
import type { Found } from './reading';
import type { Assignment } from './sniff-columns';

/** What is taken for granted about a file before its rows are read, in sentences for the person who looks at the preview. */
export function assumptionsOf(plan: Plan, assigned: Assignment, currency: Found<string> | undefined): string[] {
  const lacks = (field: Field): boolean => !plan.columns.has(field);
  const inColumn = plan.customer === 'column';
  const claims = plan.kind === 'items' || plan.kind === 'invoices';
  const all: readonly (readonly [holds: boolean, sentence: string])[] = [
    [currency?.sure === false, `Amounts are taken to be in ${currency?.value} (${currency?.because}).`],
    [inColumn && lacks('customerCode'), 'There is no customer number: the name stands for it.'],
    [inColumn && lacks('customerName'), 'There is no customer name: the number stands for it.'],
    [!inColumn, PLACES[plan.customer]],
    [claims && lacks('amount') && lacks('debit'), 'There is no original amount: the open amount is taken for it.'],
    [plan.lineItems, 'One row per line item: the amounts of a document are taken once.'],
    [plan.onReceivables, 'Only rows on a receivables account are taken.'],
    [
      claims && plan.terms !== undefined,
      `Due days that the file does not say are computed from terms of payment: ${plan.terms && termsText(plan.terms, 'en')}.`,
    ],
  ];
  const unsure = [...assigned].filter(([, { sure }]) => !sure);
  return [
    ...all.filter(([holds]) => holds).map(([, sentence]) => sentence),
    ...unsure.map(
      ([field, { index, because }]) =>
        `Column ${headingAt(plan.headings, index)} is taken for the ${FIELD_NAMES[field] ?? field}: ${because}.`,
    ),
  ];
}

const PLACES: Readonly<Record<CustomerPlace, string>> = {
  column: '',
  'first-row': 'Rows without a customer belong to the customer above them.',
  'row-before': 'The customer stands in a row of its own above its entries.',
  'row-after': 'The customer stands in the total below its entries.',
};
