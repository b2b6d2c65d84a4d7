import { CATEGORY_CODES } from '../disputes/category';
import { format } from '../kernel/money';
import type { Priced } from '../ledger/invoice-line';
import { labelOf } from '../ledger/open-item';
import { chargeText } from './charges.pages';
import { linesOffered } from './lines';
import type { Owed, OwedCharge, OwedItem } from './owed';
import type { PortalVisit } from './visit.pages';

/** What a customer may object to: an invoice, or some of its lines. */
interface Disputable {
  readonly owes: readonly Owed[];
  /** By entry. */
  readonly lines: ReadonlyMap<number, Priced>;
}

export function disputeBlanks(
  visit: PortalVisit,
  { owes, lines }: Disputable,
  typed: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const { w, work, locale, asked } = visit;
  const ticked = asked.form.getAll('line');
  const items = owes.flatMap((one) => one.items.filter(({ state }) => state !== 'disputed' && state !== 'partner'));
  return {
    disputable: [
      ...items.map(({ item }) => {
        const value = work.ids.seal('item', item.itemId);
        const sum = format({ minor: item.openMinor, currency: item.currency }, locale);
        return { value, label: `${labelOf(item)}, ${sum}`, chosen: value === typed['item'] };
      }),
      ...disputableCharges(owes).map(({ charge }) => {
        const value = work.ids.seal('charge', charge.chargeId);
        const sum = format({ minor: charge.openMinor, currency: charge.currency }, locale);
        return { value, label: `${chargeText(visit, charge)}, ${sum}`, chosen: value === typed['item'] };
      }),
    ],
    line_choices: offerable(items, lines).flatMap(({ item }) => {
      const about = { item, id: work.ids.seal('item', item.itemId), known: lines.get(item.entryId) };
      return linesOffered(visit, about, ticked);
    }),
    categories: CATEGORY_CODES.map((value) => ({
      value,
      label: w.dispute.categories[value],
      chosen: value === typed['category'],
    })),
  };
}

/** Each by itself, whatever stands of its invoice. */
export const disputableCharges = (owes: readonly Owed[]): readonly OwedCharge[] =>
  owes.flatMap(({ charges }) => charges.filter(({ state }) => state === 'asked' || state === 'held'));

/** More lines than this are no form any more. */
const MOST_LINES = 1_000;

function offerable(items: readonly OwedItem[], lines: Disputable['lines']): readonly OwedItem[] {
  let left = MOST_LINES;
  return items.filter(({ item }) => {
    left -= lines.get(item.entryId)?.lines.length ?? 0;
    return left >= 0;
  });
}
