import { format } from '../kernel/money';
import { dayText, fill, numberText } from '../languages/said';
import { isCredit, labelOf, type OpenItem } from '../ledger/open-item';
import { openItemsInRange } from '../ledger/store';
import type { FormAt } from './customer-form.pages';
import { amountIn } from './customer-form.pages';
import { amountName, WrongFields, type Field, type Option } from './form-fields';

/** The documents that a form offers to tick, and those that were ticked, each with its amount. */
export async function owedItems({ view }: FormAt): Promise<readonly OpenItem[]> {
  const { visit, customer } = view;
  const range = { companyId: visit.company.id, first: customer.id, last: customer.id };
  const items = await openItemsInRange(visit.work.db.read, range, visit.work.today);
  return items
    .filter((item) => !isCredit(item) && item.openMinor > 0)
    .sort((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : a.dueOn === b.dueOn ? a.itemId - b.itemId : 1));
}

/** With more rows it is no form any more. */
const MOST_ROWS = 100;

/** What the address names (`?item=it_…`) is ticked already. */
export function itemsField({ view, f }: FormAt, items: readonly OpenItem[], amounts: boolean): Field {
  const { visit } = view;
  const { locale, work } = visit;
  const asked = visit.asked.query.getAll('item').join(' ');
  const hint = [
    amounts ? f.items.hint : '',
    items.length > MOST_ROWS ? fill(f.items.more, { n: numberText(MOST_ROWS, locale) }) : '',
  ];
  return {
    kind: 'items',
    name: 'item',
    label: f.items.legend,
    hint: hint.filter((one) => one !== '').join(' '),
    value: asked,
    amounts,
    words: f.items,
    rows: items.slice(0, MOST_ROWS).map((item) => ({
      id: work.ids.seal('item', item.itemId),
      document: labelOf(item),
      due: item.dueOn === null ? '–' : dayText(item.dueOn, locale),
      open: format({ minor: item.openMinor, currency: item.currency }, locale),
      pick: fill(f.items.pick, { document: labelOf(item) }),
      amountLabel: fill(f.items.amountOf, { document: labelOf(item) }),
    })),
  };
}

export interface Chosen {
  readonly item: OpenItem;
  /** Null: all that is open of it. */
  readonly amountMinor: number | null;
}

/** What was ticked of the customer's own items; a foreign or unknown id is none of them. */
export function chosenItems(at: FormAt, items: readonly OpenItem[]): Chosen[] {
  const { ids } = at.view.visit.work;
  const sent = at.sent ?? new URLSearchParams();
  return [...new Set(sent.getAll('item'))].flatMap((text): Chosen[] => {
    const item = items.find(({ itemId }) => itemId === ids.open('item', text));
    if (item === undefined) throw new WrongFields({ item: 'item' });
    const name = amountName(text);
    const typed = (sent.get(name) ?? '').trim();
    if (typed === '') return [{ item, amountMinor: null }];
    const minor = amountIn(at, name, typed, { currency: item.currency, minor: item.openMinor });
    return [{ item, amountMinor: minor === item.openMinor ? null : minor }];
  });
}

export const optionsOf = <T extends string>(codes: readonly T[], words: Readonly<Record<T, string>>): Option[] =>
  codes.map((value) => ({ value, label: words[value] }));

/** A choice that a person may leave to the rules. */
export const usualField = ({ f }: FormAt, name: string, label: string): Field => ({
  kind: 'select',
  name,
  label,
  options: [
    { value: '', label: f.usual },
    { value: 'yes', label: f.yes },
    { value: 'no', label: f.no },
  ],
});

export const decided = (choice: 'yes' | 'no' | undefined): boolean | undefined =>
  choice === undefined ? undefined : choice === 'yes';

/** Nothing of what was not given, so that an action takes its own usual. */
export const given = <K extends string, V>(name: K, value: V | undefined): { [P in K]?: V } =>
  (value === undefined ? {} : { [name]: value }) as { [P in K]?: V };
