import type { Day } from '../kernel/day';
import { fromTyped, sum } from '../kernel/money';
import { isOverdue, type OpenItem } from '../ledger/open-item';
import type { Payee, Payees } from '../ledger/payee';
import type { Owed, OwedCharge, OwedState } from './owed';

/**
 * What a customer may choose to pay with one transfer: what is open in one currency and goes to one account. What is due is ticked
 * beforehand; what is disputed, on hold or not due yet may be ticked too. Amounts in minor units.
 */
export interface Choice {
  readonly currency: string;
  /** Null: us. */
  readonly payee: Payee | null;
  readonly lines: readonly ChoiceLine[];
  /** Interest and costs, paid to us. */
  readonly charges: readonly ChargeLine[];
}

export interface ChargeLine extends Pick<OwedCharge, 'charge' | 'state'> {
  readonly isTicked: boolean;
}

export interface ChoiceLine {
  readonly item: OpenItem;
  readonly state: OwedState | 'credit';
  readonly isTicked: boolean;
  /** What is put in beforehand; of a credit < 0. */
  readonly minor: number;
}

/** An item and what is paid of it; of a credit that is taken off, < 0. */
export interface ChosenItem {
  readonly itemId: number;
  readonly minor: number;
}

export interface ChosenCharge {
  readonly chargeId: number;
  readonly minor: number;
}

export type Chosen = ChosenItem | ChosenCharge;

export const isItem = (one: Chosen): one is ChosenItem => 'itemId' in one;
export const isCharge = (one: Chosen): one is ChosenCharge => 'chargeId' in one;

export function choicesOf(owes: readonly Owed[], payees: Payees, today: Day): Choice[] {
  return owes.flatMap(({ currency, items, credits, charges: all }) => {
    const payable = items.filter(({ state }) => state !== 'partner');
    const holders = [...new Map(payable.flatMap(({ item }) => {
      const payee = payees.get(item.itemId);
      return payee === undefined ? [] : [[payee.holderId, payee] as const];
    })).values()]; // prettier-ignore
    return [null, ...holders].flatMap((payee): Choice[] => {
      const own = payable.filter(
        ({ item }) => (payees.get(item.itemId)?.holderId ?? null) === (payee?.holderId ?? null),
      );
      const charges = payee === null ? all.filter(({ state }) => state !== 'partner').map(chargeLine) : [];
      if (own.length + charges.length === 0) return [];
      const isDue = own.some(({ item, askedMinor }) => askedMinor > 0 && isOverdue(item, today));
      const lines = own.map(({ item, state, askedMinor }): ChoiceLine => ({
        ...{ item, state, minor: askedMinor > 0 ? askedMinor : item.openMinor },
        isTicked: askedMinor > 0 && (!isDue || isOverdue(item, today)),
      }));
      const taken = payee === null ? creditLines([...lines, ...charges.map(worthOf)], credits) : [];
      return [{ currency, payee, lines: [...lines, ...taken], charges }];
    });
  });
}

const chargeLine = ({ charge, state, askedMinor }: OwedCharge): ChargeLine => ({ charge, state, isTicked: askedMinor > 0 }); // prettier-ignore
const worthOf = ({ charge, isTicked }: ChargeLine) => ({ isTicked, minor: charge.openMinor });

/** Taken off beforehand where something is left to pay then. */
function creditLines(
  lines: readonly Pick<ChoiceLine, 'isTicked' | 'minor'>[],
  credits: readonly OpenItem[],
): ChoiceLine[] {
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
  { idOf, locale }: { readonly idOf: (what: 'item' | 'charge', id: number) => string; readonly locale: string },
): ChosenRead | undefined {
  const byId = new Map<string, Offered>([
    ...choice.lines.map(({ item, state }): [string, Offered] => [
      idOf('item', item.itemId),
      { openMinor: item.openMinor, isCredit: state === 'credit', as: (minor) => ({ itemId: item.itemId, minor }) },
    ]),
    ...choice.charges.map(({ charge: { chargeId, openMinor } }): [string, Offered] => [
      idOf('charge', chargeId),
      { openMinor, isCredit: false, as: (minor) => ({ chargeId, minor }) },
    ]),
  ]);
  const chosen: Chosen[] = [];
  const wrong: Record<string, 'amount' | 'nothing' | 'credit'> = {};
  for (const id of new Set(ticked)) {
    const line = byId.get(id);
    if (line === undefined) return undefined;
    const { openMinor, isCredit } = line;
    const typed = isCredit ? openMinor : fromTyped(amountOf(id), choice.currency, locale);
    const fits = typed !== undefined && (isCredit || (typed > 0 && typed <= openMinor));
    if (fits) chosen.push(line.as(typed));
    else wrong[id] = 'amount';
  }
  const total = sum(chosen.map(({ minor }) => minor));
  if (ticked.length === 0) wrong['all'] = 'nothing';
  else if (Object.keys(wrong).length === 0 && total <= 0) wrong['all'] = 'credit';
  return { chosen: inOrder(chosen), wrong };
}

interface Offered {
  readonly openMinor: number;
  readonly isCredit: boolean;
  as(minor: number): Chosen;
}

/** Items first, each by its number: the same choice is written alike. */
export const inOrder = (chosen: readonly Chosen[]): Chosen[] => [
  ...chosen.filter(isItem).sort((a, b) => a.itemId - b.itemId),
  ...chosen.filter(isCharge).sort((a, b) => a.chargeId - b.chargeId),
];

/** Is what was chosen still open, to the last unit, and paid to the same? */
export const stillStands = (choice: Choice | undefined, chosen: readonly Chosen[]): choice is Choice =>
  choice !== undefined &&
  chosen.every((one) => {
    const open = openIn(choice, one) ?? 0;
    return one.minor > 0 ? one.minor <= open : one.minor < 0 && open <= one.minor;
  });

/** The choice that holds all of them. */
export const choiceWith = (choices: readonly Choice[], chosen: readonly Chosen[]): Choice | undefined =>
  choices.find((choice) => chosen.every((one) => openIn(choice, one) !== undefined));

const openIn = ({ lines, charges }: Choice, one: Chosen): number | undefined =>
  isItem(one)
    ? lines.find(({ item }) => item.itemId === one.itemId)?.item.openMinor
    : charges.find(({ charge }) => charge.chargeId === one.chargeId)?.charge.openMinor;
