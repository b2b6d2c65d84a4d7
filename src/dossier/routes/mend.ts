import type { CompanyPaths } from '../../kernel/paths';
import type { Mend } from './route';

/**
 * The page on which a box is mended; empty: on the page of the form itself. `customer` is its public id. What no invoice is named for is
 * mended on the page of the customer.
 */
export function mendPath({ place, document }: Mend, at: CompanyPaths, customer: string): string {
  switch (place) {
    case 'form':
      return '';
    case 'settings':
      return at.settings;
    case 'bank':
      return at.under('/settings/bank');
    case 'customer':
      return at.customer(customer);
    case 'item':
      return document === null ? at.customer(customer) : at.under('/items', { q: document });
    case 'charges':
      return at.under(`/customers/${customer}/interest`);
    case 'options':
      return `${at.under(`/customers/${customer}/recovery`)}#options`;
    case 'disputes':
      return at.disputes;
    case 'official':
      return at.under(`/customers/${customer}/notice/official`);
    case 'runs':
      return at.runs;
  }
}
