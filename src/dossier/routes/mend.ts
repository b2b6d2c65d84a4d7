import type { CompanyPaths } from '../../kernel/paths';
import type { Mend } from './route';

/** The page on which a box is mended; empty: on the page of the form itself. `customer` is its public id. */
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
      return at.under('/items', { q: document ?? customer });
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
