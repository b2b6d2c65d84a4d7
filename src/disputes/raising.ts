import { addDays, dayFrom, type Day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import type { ClaimedCharge } from '../ledger/charge';
import type { Priced } from '../ledger/invoice-line';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { CATEGORY_CODES, isCategory, ruleOf, type Category, type CategoryCode, type CategoryRules } from './category';
import { linesObjected, type DisputedLine } from './disputed-line';

/** What a person says when a customer objects, and what is refused of it. Amounts in minor units of the item's currency. */
export interface Objection {
  readonly companyId: number;
  readonly customerId: number;
  readonly items: readonly ObjectedItem[];
  readonly category: string;
  /** In the customer's words. */
  readonly objection: string;
  /** Empty: today. */
  readonly raisedOn?: Day;
  /** Empty: who answers for the category. */
  readonly owner?: string;
  /** Empty: as the category says. */
  readonly reviewOn?: Day;
}

export interface ObjectedItem {
  readonly itemId: number;
  /** Empty: whatever is open of it; where lines are named, what they come to. */
  readonly amountMinor: number | null;
  /** Numbers of lines of the invoice, where only these are disputed. */
  readonly lines?: readonly string[];
  /** Interest and costs claimed for the invoice, where only these are disputed and nothing of the invoice itself. */
  readonly charges?: readonly number[];
}

interface RaisedItem {
  readonly itemId: number;
  readonly amountMinor: number | null;
  readonly openMinor: number;
  readonly lines?: readonly DisputedLine[];
  readonly charges?: readonly { readonly chargeId: number; readonly amountMinor: number }[];
}

/** An objection that may stand. */
export interface Raised {
  readonly category: CategoryCode;
  readonly objection: string;
  readonly raisedOn: Day;
  readonly owner: string;
  readonly reviewOn: Day;
  readonly items: readonly RaisedItem[];
}

const LONGEST_TEXT = 10_000;

export interface Around {
  /** The items as they stand, by any customer. */
  readonly found: readonly OpenItem[];
  /** The lines of their entries, where they are known. */
  readonly lines: ReadonlyMap<number, Priced>;
  /** Of the customer, those that stand. */
  readonly charges?: readonly ClaimedCharge[];
  readonly rules: CategoryRules;
  readonly today: Day;
}

/** Throws Refusal or WrongUse with the first thing that is not right. */
export function raised(objection: Objection, { found, lines, charges = [], rules, today }: Around): Raised {
  const { category } = objection;
  if (!isCategory(category)) {
    throw new WrongUse(`There is no category ${category}.`, `Use one of: ${CATEGORY_CODES.join(', ')}.`);
  }
  const text = objection.objection.trim();
  if (text === '') throw new WrongUse('The objection is missing.', 'Say what the customer objects to, in their words.');
  if (text.length > LONGEST_TEXT) throw new WrongUse('The objection is too long.', 'Attach it as a document.');
  const raisedOn = objection.raisedOn ?? today;
  if (dayFrom(raisedOn) === undefined) throw noDay(raisedOn);
  if (raisedOn > today) {
    throw new Refusal('in-the-future', `${raisedOn} has not come yet.`, 'Give the day on which the customer objected.');
  }
  const owner = objection.owner?.trim() ?? '';
  const rule = ruleOf(category, rules);
  return {
    category,
    objection: text,
    raisedOn,
    owner: owner === '' ? rule.owner : owner,
    reviewOn: reviewDay(rule, today, objection.reviewOn),
    items: objectedItems(objection, found, lines, charges),
  };
}

/** The day on which a person looks again: the one asked for, which must not be past, else as the category says. */
export function reviewDay(rule: Pick<Category, 'answerDays'>, today: Day, wished?: Day): Day {
  if (wished === undefined) return addDays(today, rule.answerDays);
  if (dayFrom(wished) === undefined) throw noDay(wished);
  if (wished >= today) return wished;
  throw new Refusal('review-in-the-past', `${wished} is past.`, 'Give a day on which somebody will look again.');
}

function objectedItems(
  objection: Objection,
  found: readonly OpenItem[],
  lines: Around['lines'],
  charges: readonly ClaimedCharge[],
): Raised['items'] {
  if (objection.items.length === 0) {
    throw new WrongUse('No item is disputed.', 'Name at least one document, such as: --item F-1001');
  }
  const known = new Map(found.map((item) => [item.itemId, item]));
  const seen = new Set<number>();
  return objection.items.map((one) => {
    const { itemId } = one;
    const item = known.get(itemId);
    if (item?.companyId !== objection.companyId || item.customerId !== objection.customerId) {
      throw new Refusal(
        'no-such-item',
        'That document is not this customer’s.',
        'See what is open: duly items --customer C',
      );
    }
    const label = labelOf(item);
    if (seen.has(itemId)) throw new WrongUse(`${label} is named twice.`, 'Name each document once.');
    seen.add(itemId);
    if (item.amountMinor < 0) {
      throw new Refusal(
        'not-owed',
        `${label} is a credit: there is nothing to dispute.`,
        'Name what the customer owes.',
      );
    }
    if (one.charges !== undefined) return chargesObjected(one.charges, item, charges);
    if (item.openMinor <= 0) {
      throw new Refusal('nothing-open', `Nothing is open of ${label}.`, 'See what is open: duly items --customer C');
    }
    return objected(one, item, lines.get(item.entryId));
  });
}

/** What is claimed beside an invoice may be wrong although the invoice is right, and paid. */
function chargesObjected(ids: readonly number[], item: OpenItem, known: readonly ClaimedCharge[]): RaisedItem {
  const own = known.filter(({ chargeId, entryId, openMinor }) => ids.includes(chargeId) && entryId === item.entryId && openMinor > 0); // prettier-ignore
  if (own.length === 0 || own.length !== new Set(ids).size) {
    throw new Refusal(
      'no-such-charge',
      `That is not claimed for ${labelOf(item)}, or is paid or given up.`,
      'Look at what is claimed beside the invoice now.',
    );
  }
  const charges = own.map(({ chargeId, openMinor }) => ({ chargeId, amountMinor: openMinor }));
  return { itemId: item.itemId, amountMinor: 0, openMinor: Math.max(0, item.openMinor), charges };
}

function objected(
  { itemId, amountMinor: named, lines: numbers = [] }: ObjectedItem,
  item: OpenItem,
  known?: Priced,
): RaisedItem {
  const { openMinor } = item;
  const of = numbers.length === 0 ? undefined : linesObjected(item, { numbers, amountMinor: named }, known);
  const amountMinor = of?.amountMinor ?? named;
  if (amountMinor !== null) checkAmount(amountMinor, item);
  const disputed = { itemId, amountMinor: amountMinor === openMinor ? null : amountMinor, openMinor };
  return of === undefined ? disputed : { ...disputed, lines: of.lines };
}

function checkAmount(amountMinor: number, item: OpenItem): void {
  if (Number.isSafeInteger(amountMinor) && amountMinor > 0 && amountMinor <= item.openMinor) return;
  throw new Refusal(
    'dispute-amount',
    `The disputed amount of ${labelOf(item)} must be more than nothing and not more than is open.`,
    'Leave the amount out to dispute all that is open.',
    { amountMinor, openMinor: item.openMinor, currency: item.currency },
  );
}

export const noDay = (text: string): WrongUse => new WrongUse(`There is no day ${text}.`, 'Write a day as 2026-03-25.');
