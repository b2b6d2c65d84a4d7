import { addDays, endOfMonth, maxDay, type Day } from '../../kernel/day';
import { grouped } from '../../kernel/grouped';
import { sum } from '../../kernel/money';
import type { Dice } from './year-dice';
import { collections } from './year-collections';
import { part, paying, workday, type Intention } from './year-intention';
import type { Debtor, Ledger } from './year-ledger';
import { oddly } from './year-oddly';
import { NOISE, table } from './year-noise';
import { FIRST_DAY, type YearItem } from './year-nouns';

/** Who pays how many invoices when: each customer by its habit, groups by their mother, some by card or through a batch of a bank. */
type Habit = keyof typeof NOISE.habits;

interface Unit {
  readonly payer: Debtor;
  readonly habit: Habit;
  readonly items: readonly YearItem[];
}

export function intentionsOf(ledger: Ledger, dice: Dice): Intention[] {
  const whole = [...ledger.credits]
    .filter(([, { isWhole }]) => isWhole)
    .flatMap(([id, { invoiceId }]) => [id, invoiceId]);
  const cancelled = new Set(whole);
  const byDebtor = grouped(
    ledger.items.filter(({ id }) => !cancelled.has(id)),
    (item) => item.customerId,
  );
  const units = unitsOf(ledger.debtors, byDebtor, dice);
  const collected = (habit: Habit): YearItem[] =>
    units.filter((unit) => unit.habit === habit).flatMap(({ items }) => items);
  const debtors = new Map(ledger.debtors.map((one) => [one.id, one]));
  return [
    ...units
      .filter(({ habit }) => habit !== 'by card' && habit !== 'in a batch of a bank')
      .flatMap((unit) => payingsOf(unit, dice)),
    ...collections(collected('by card'), 'card', debtors, dice),
    ...collections(collected('in a batch of a bank'), 'bank', debtors, dice),
  ];
}

function unitsOf(debtors: readonly Debtor[], byDebtor: ReadonlyMap<string, readonly YearItem[]>, dice: Dice): Unit[] {
  const daughters = grouped(
    debtors.filter(({ parentId }) => parentId !== null),
    ({ parentId }) => parentId,
  );
  const paidByMother = new Set<string>();
  const units: Unit[] = [];
  for (const one of debtors) {
    const all = [...(byDebtor.get(one.id) ?? [])];
    const habit = one.segment === 'heavy' && dice.chance(0.6) ? 'monthly' : dice.weigh(table(NOISE.habits));
    const hers = daughters.get(one.id) ?? [];
    if (hers.length > 0 && dice.chance(NOISE.groups['mother pays'])) {
      for (const { id } of hers) paidByMother.add(id);
      const theirs = [one, ...hers]
        .filter(({ currency }) => currency === one.currency)
        .flatMap(({ id }) => byDebtor.get(id) ?? []);
      units.push({ payer: one, habit: 'monthly', items: theirs });
    } else if (!paidByMother.has(one.id) && all.length > 0)
      units.push({
        payer: one,
        habit: one.currency !== 'EUR' && habit !== 'monthly' ? 'one by one' : habit,
        items: all,
      });
  }
  return units;
}

const inOrder = (items: readonly YearItem[]): YearItem[] =>
  [...items].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));

/** About when this payer pays what is due: most around the day, some always late. */
function dayFor(item: YearItem, lag: number, dice: Dice): Day {
  const meant = addDays(item.dueOn, Math.round(lag + dice.normal() * 4) + (dice.chance(0.08) ? dice.from(10, 60) : 0));
  return workday(maxDay(maxDay(meant, addDays(item.issuedOn, 1)), FIRST_DAY));
}

function payingsOf(unit: Unit, dice: Dice): Intention[] {
  const lag = dice.weigh([[-6, 20], [0, 45], [4, 20], [18, 11], [40, 4]]); // prettier-ignore
  const invoices = inOrder(unit.items.filter(({ type }) => type === 'invoice'));
  const credits = inOrder(unit.items.filter(({ type }) => type === 'credit_note'));
  if (unit.habit === 'one by one') return invoices.flatMap((item) => single(unit, item, { lag, credits }, dice));
  return batches(unit, invoices, dice).flatMap((batch) => together(unit, batch, { lag, credits }, dice));
}

interface Ways {
  readonly lag: number;
  /** Credit notes not yet taken off; what is used is removed. */
  readonly credits: YearItem[];
}

/** Two to fifteen at once: those of a month, or the next so many. */
function batches(unit: Unit, invoices: readonly YearItem[], dice: Dice): YearItem[][] {
  const runs = [...grouped(invoices, ({ dueOn }) => (unit.habit === 'monthly' ? dueOn.slice(0, 7) : 'all')).values()];
  return runs.flatMap((run) => {
    const all: YearItem[][] = [];
    for (let at = 0; at < run.length;) {
      const size = unit.habit === 'monthly' ? dice.weigh([[15, 60], [3, 25], [6, 15]]) : dice.weigh([[1, 20], [2, 40], [3, 25], [5, 15]]); // prettier-ignore
      all.push(run.slice(at, at + size));
      at += size;
    }
    return all;
  });
}

/** Credit notes known by then are taken off, mostly, where enough is left to pay. */
function netted(ways: Ways, paid: readonly YearItem[], on: Day, dice: Dice): YearItem[] {
  const customers = new Set(paid.map(({ customerId }) => customerId));
  const fit = ways.credits.filter((one) => one.issuedOn < on && customers.has(one.customerId)).slice(0, 2);
  const left = sum(paid.map((one) => one.amountMinor)) + sum(fit.map((one) => one.amountMinor));
  if (fit.length === 0 || left <= 500 || !dice.chance(0.75)) return [];
  for (const one of fit) ways.credits.splice(ways.credits.indexOf(one), 1);
  return fit;
}

function single(unit: Unit, item: YearItem, ways: Ways, dice: Dice): Intention[] {
  const { payer } = unit;
  const on = dayFor(item, ways.lag, dice);
  const discounted = discountOf(payer, item, on, dice);
  if (discounted) return [discounted];
  const credits = netted(ways, [item], on, dice);
  if (credits.length > 0) {
    const parts = [part(item, item.amountMinor), ...credits.map((one) => part(one, one.amountMinor))];
    return [
      paying(payer, {
        on,
        parts,
        items: [item, ...credits],
        why: 'an invoice less a credit note',
        noise: ['less a credit note'],
      }),
    ];
  }
  const kind = dice.weigh(table(NOISE.amounts));
  return [oddly(payer, { item, on, kind }, dice)];
}

function discountOf(payer: Debtor, item: YearItem, on: Day, dice: Dice): Intention | null {
  if (item.discountMinor === null || item.discountUntil === null) return null;
  const kind = dice.weigh(table(NOISE.discounts));
  const early = workday(addDays(item.discountUntil, -dice.from(3, 8)));
  if (kind === 'not taken' || early < FIRST_DAY || early <= item.issuedOn) return null;
  const less = item.amountMinor - item.discountMinor;
  if (kind === 'too late') {
    const late = workday(addDays(item.discountUntil, dice.from(4, 25)));
    return paying(payer, { on: maxDay(late, on), parts: [part(item, less)], items: [item], shortMinor: item.discountMinor, why: 'cash discount taken too late: the rest stays open', noise: ['discount too late'] }); // prettier-ignore
  }
  const step = item.amountMinor > 20_000 ? 100 : 10;
  const paid = kind === 'rounded' ? Math.round(less / step) * step : less;
  return paying(payer, { on: early, parts: [part(item, paid, item.amountMinor)], items: [item], discountMinor: item.amountMinor - paid, why: `cash discount in time${kind === 'rounded' ? ', rounded' : ''}`, noise: [kind === 'rounded' ? 'discount rounded' : 'discount in time'] }); // prettier-ignore
}

function together(unit: Unit, batch: readonly YearItem[], ways: Ways, dice: Dice): Intention[] {
  const { payer } = unit;
  const middle = batch[Math.floor(batch.length / 2)]!;
  const meant = unit.habit === 'monthly' && dice.chance(0.6) ? workday(addDays(endOfMonth(middle.dueOn), dice.from(-2, 3))) : dayFor(middle, ways.lag, dice); // prettier-ignore
  const on = batch.reduce((day, item) => maxDay(day, workday(addDays(item.issuedOn, 1))), maxDay(meant, FIRST_DAY));
  if (dice.chance(0.03)) return [];
  const credits = netted(ways, batch, on, dice);
  const takesDiscount = dice.chance(0.5);
  const parts = batch.map((item) => {
    const isInTime = item.discountUntil !== null && on <= item.discountUntil && takesDiscount;
    return part(item, item.amountMinor - (isInTime ? (item.discountMinor ?? 0) : 0), item.amountMinor);
  });
  const discount = sum(parts.map(({ amountMinor, settlesMinor }) => settlesMinor - amountMinor));
  const customers = new Set(batch.map(({ customerId }) => customerId)).size;
  const noise = [
    ...(batch.length > 1 ? [unit.habit === 'oldest first' ? 'oldest first' : 'several at once'] : []),
    ...(customers > 1
      ? ['for several of a group']
      : batch.some(({ customerId }) => customerId !== payer.id)
        ? ['mother pays']
        : []),
    ...(credits.length > 0 ? ['less a credit note'] : []),
    ...(discount > 0 ? ['discount in time'] : []),
  ];
  const all = [...parts, ...credits.map((one) => part(one, one.amountMinor))];
  const why = `${batch.length} invoice${batch.length > 1 ? 's' : ''} at once${credits.length > 0 ? ' less credit notes' : ''}`;
  return [
    paying(payer, {
      on,
      parts: all,
      items: [...batch, ...credits],
      why,
      noise,
      ...(discount > 0 ? { discountMinor: discount } : {}),
    }),
  ];
}
