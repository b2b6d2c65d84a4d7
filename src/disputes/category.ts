import type { DISPUTE_CATEGORIES, Settings } from '../companies/settings';

/**
 * What customers object to: each category with who answers for it, in how many days (the internal promise), and what is
 * asked first. Owners are functions of the house, not people; a company names people of its own, and its own days.
 */
export interface Category {
  readonly title: string;
  /** Who works it unless somebody is named. */
  readonly owner: string;
  /** Calendar days until a person must look again. */
  readonly answerDays: number;
  /** What a colleague needs to decide it. */
  readonly needs: string;
}

export const CATEGORIES = {
  price: { title: 'Price', owner: 'sales', answerDays: 7, needs: 'the agreed price: order, quote or contract' },
  quantity: { title: 'Quantity', owner: 'logistics', answerDays: 7, needs: 'the delivery note with the quantity' },
  quality: { title: 'Quality', owner: 'quality', answerDays: 14, needs: 'the complaint, photographs, inspection' },
  delivery: { title: 'Not delivered', owner: 'logistics', answerDays: 7, needs: 'the signed proof of delivery' },
  service: {
    title: 'Service not performed',
    owner: 'operations',
    answerDays: 14,
    needs: 'the acceptance or time sheets',
  },
  not_ordered: { title: 'Not ordered', owner: 'sales', answerDays: 7, needs: 'the order and who placed it' },
  duplicate: { title: 'Invoiced twice', owner: 'billing', answerDays: 5, needs: 'both invoices' },
  tax: { title: 'VAT or tax', owner: 'billing', answerDays: 7, needs: 'the VAT number and the place of supply' },
  discount: { title: 'Discount or bonus', owner: 'sales', answerDays: 7, needs: 'the agreement on the discount' },
  returned: { title: 'Goods returned', owner: 'logistics', answerDays: 10, needs: 'the return slip and its date' },
  contract: {
    title: 'Terms of the contract',
    owner: 'legal',
    answerDays: 14,
    needs: 'the contract and the terms of sale',
  },
  set_off: { title: 'Set-off', owner: 'finance', answerDays: 10, needs: 'the counterclaim with its due date' },
  paid: { title: 'Says it is paid', owner: 'finance', answerDays: 5, needs: 'the proof of payment' },
  short_payment: {
    title: 'Short payment',
    owner: 'finance',
    answerDays: 7,
    needs: 'what the customer says it kept back, and why',
  },
  bank_charge: { title: 'Bank charge', owner: 'finance', answerDays: 7, needs: 'the bank’s note of what it took' },
  freight: {
    title: 'Freight or packaging',
    owner: 'logistics',
    answerDays: 7,
    needs: 'who bears the freight: order or terms',
  },
  other: { title: 'Other', owner: 'finance', answerDays: 10, needs: 'the objection in writing' },
} as const satisfies Record<(typeof DISPUTE_CATEGORIES)[number], Category>;

export type CategoryCode = keyof typeof CATEGORIES;

export const CATEGORY_CODES = Object.keys(CATEGORIES) as CategoryCode[];

export const isCategory = (text: string): text is CategoryCode => Object.hasOwn(CATEGORIES, text);

/** What the company has set of its own. */
export type CategoryRules = Settings['disputeCategories'];

/** Who answers for the category here, and in how many days. */
export function ruleOf(category: CategoryCode, own: CategoryRules): Pick<Category, 'owner' | 'answerDays'> {
  const set = own[category];
  return set === undefined ? CATEGORIES[category] : { owner: set.owner, answerDays: set.days };
}
