import type { Day } from '../kernel/day';
import { fromTyped, sum } from '../kernel/money';
import { isOverdue, type OpenItem } from '../ledger/open-item';
import type { Payee, Payees } from '../ledger/payee';
import type { Owed, OwedState } from './owed';

/**
 * What a customer may choose to pay with one transfer: what is open in one currency and goes to one account. What is due is ticked
 * beforehand; what is disputed, on hold or not due yet may be ticked too. Amounts in minor units.
 */
export interface Choice {
  readonly currency: string;
  /** Null: us. */
  readonly payee: Payee | null;
  readonly lines: readonly ChoiceLine[];
}

export interface ChoiceLine {
  readonly item: OpenItem;
  readonly state: OwedState | 'credit';
  readonly isTicked: boolean;
  /** What is put in beforehand; of a credit < 0. */
  readonly minor: number;
}

/** An item and what is paid of it; of a credit that is taken off, < 0. */
export interface Chosen {
  readonly itemId: number;
  readonly minor: number;
}

export function choicesOf(owes: readonly Owed[], payees: Payees, today: Day): Choice[] {
  return owes.flatMap(({ currency, items, credits }) => {
    const payable = items.filter(({ state }) => state !== 'partner');
    const holders = [...new Map(payable.flatMap(({ item }) => {
      const payee = payees.get(item.itemId);
      return payee === undefined ? [] : [[payee.holderId, payee] as const];
    })).values()]; // prettier-ignore
    return [null, ...holders].flatMap((payee): Choice[] => {
      const own = payable.filter(
        ({ item }) => (payees.get(item.itemId)?.holderId ?? null) === (payee?.holderId ?? null),
      );
      if (own.length === 0) return [];
      const isDue = own.some(({ item, askedMinor }) => askedMinor > 0 && isOverdue(item, today));
      const lines = own.map(({ item, state, askedMinor }): ChoiceLine => ({
        ...{ item, state, minor: askedMinor > 0 ? askedMinor : item.openMinor },
        isTicked: askedMinor > 0 && (!isDue || isOverdue(item, today)),
      }));
      return [{ currency, payee, lines: [...lines, ...(payee === null ? creditLines(lines, credits) : [])] }];
    });
  });
}

/** Taken off beforehand where something is left to pay then. */
function creditLines(lines: readonly ChoiceLine[], credits: readonly OpenItem[]): ChoiceLine[] {
  const ticked = sum(lines.map(({ isTicked, minor }) => (isTicked ? minor : 0)));
  const all = -sum(credits.map(({ openMinor }) => openMinor));
  return credits.map((item) => ({ item, state: 'credit', isTicked: all < ticked, minor: item.openMinor }));
}

export interface ChosenTyped {
  /** The ids of items that were ticked, as they came. */
  readonly ticked: readonly string[];
  amountOf(id: string): string;
}

export interface ChosenRead {
  readonly chosen: readonly Chosen[];
  /** By the id of the item; `all` of what is wrong with the choice as a whole. */
  readonly wrong: Readonly<Record<string, 'amount' | 'nothing' | 'credit'>>;
}

/** Undefined where something was ticked that is not there: another customer's, another currency's, or paid meanwhile. */
export function chosenIn(
  choice: Choice,
  { ticked, amountOf }: ChosenTyped,
  { idOf, locale }: { readonly idOf: (itemId: number) => string; readonly locale: string },
): ChosenRead | undefined {
  const byId = new Map(choice.lines.map((line) => [idOf(line.item.itemId), line]));
  const chosen: Chosen[] = [];
  const wrong: Record<string, 'amount' | 'nothing' | 'credit'> = {};
  for (const id of new Set(ticked)) {
    const line = byId.get(id);
    if (line === undefined) return undefined;
    const { item, state } = line;
    const typed = state === 'credit' ? item.openMinor : fromTyped(amountOf(id), choice.currency, locale);
    const fits = typed !== undefined && (state === 'credit' || (typed > 0 && typed <= item.openMinor));
    if (fits) chosen.push({ itemId: item.itemId, minor: typed });
    else wrong[id] = 'amount';
  }
  const total = sum(chosen.map(({ minor }) => minor));
  if (ticked.length === 0) wrong['all'] = 'nothing';
  else if (Object.keys(wrong).length === 0 && total <= 0) wrong['all'] = 'credit';
  return { chosen: chosen.sort((a, b) => a.itemId - b.itemId), wrong };
}

/** Is what was chosen still open, to the last unit, and paid to the same? */
export const stillStands = (choice: Choice | undefined, chosen: readonly Chosen[]): choice is Choice =>
  choice !== undefined &&
  chosen.every(({ itemId, minor }) => {
    const open = choice.lines.find(({ item }) => item.itemId === itemId)?.item.openMinor ?? 0;
    return minor > 0 ? minor <= open : minor < 0 && open <= minor;
  });

/** The choice that holds all of them. */
export const choiceWith = (choices: readonly Choice[], chosen: readonly Chosen[]): Choice | undefined =>
  choices.find(({ lines }) => chosen.every(({ itemId }) => lines.some(({ item }) => item.itemId === itemId)));
