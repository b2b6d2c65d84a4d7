import { addDays, day, type Day } from '../kernel/day';
import { calendarOf, rollForward, type Calendar } from '../kernel/calendar';
import { chance, type Chance } from './chance';
import { buyersOf, FIRMS, type Buyer, type Firm, type Habit } from './firms';
import { linesOf, type Line } from './goods';

/**
 * Two years of two invented companies, day by day: what they sold, credited and received. Nothing in it depends on when or
 * where it is made; customers pay as their habit says, not because a reminder asked them to.
 */
export interface World {
  readonly firm: Firm;
  readonly buyers: readonly Buyer[];
  readonly sales: readonly Sale[];
  readonly receipts: readonly Receipt[];
}

export interface Sale {
  readonly kind: 'invoice' | 'credit_note';
  readonly document: string;
  readonly buyer: Buyer;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  /** Minor units, always positive; the kind says which way. */
  readonly grossMinor: number;
  readonly netMinor: number;
  readonly vatMinor: number;
  readonly poNo: string;
  /** Of a credit note: the invoice it credits. */
  readonly credits: string | null;
  readonly lines: readonly Line[];
}

export interface Receipt {
  readonly number: string;
  readonly buyer: Buyer;
  readonly on: Day;
  /** Minor units, positive. */
  readonly amountMinor: number;
  /** The document that it pays … */
  readonly pays: string;
  /** … and whether it says so; a payment on account does not. */
  readonly named: boolean;
}

const FIRST_DAY = day('2024-07-01');
/** The ledger files are as of this day; what comes after arrives by the daily feed. */
export const LEDGER_DAY = day('2025-12-31');
/** The demo's today: the last day for which every rate is certain. */
export const LAST_DAY = day('2026-06-30');

export function worlds(): readonly World[] {
  return FIRMS.map((firm, index) => build(firm, chance(20260630 + index)));
}

interface Making {
  readonly firm: Firm;
  readonly dice: Chance;
  readonly calendar: Calendar;
  readonly sales: Sale[];
  readonly receipts: Receipt[];
  /** Receipts that are still to come, by day. */
  readonly coming: Map<Day, Omit<Receipt, 'number'>[]>;
  readonly next: Map<Buyer, Day>;
}

function build(firm: Firm, dice: Chance): World {
  const buyers = buyersOf(firm, dice);
  const calendar = calendarOf(firm.country);
  const next = new Map(buyers.map((buyer) => [buyer, addDays(FIRST_DAY, dice.between(0, buyer.everyDays))]));
  const making: Making = { firm, dice, calendar, sales: [], receipts: [], coming: new Map(), next };
  for (let today = FIRST_DAY; today <= LAST_DAY; today = addDays(today, 1)) {
    if (calendar.isWorkday(today)) playDay(making, today);
  }
  return { firm, buyers, sales: making.sales, receipts: making.receipts };
}

function playDay(making: Making, today: Day): void {
  const before = making.sales.length;
  for (const receipt of making.coming.get(today) ?? []) {
    making.receipts.push({
      ...receipt,
      number: number(making.firm.receiptSeries, today, making.receipts, (r) => r.on),
    });
  }
  for (const buyer of making.next.keys()) if (buyer.keepsWord?.on === today) keepWord(making, buyer, buyer.keepsWord);
  for (const [buyer, on] of making.next) if (on <= today) sell(making, buyer, today);
  const quiet = making.sales.length === before && !making.coming.has(today);
  if (quiet) sell(making, soonest(making.next), today);
}

function sell(making: Making, buyer: Buyer, today: Day): void {
  const { dice, firm } = making;
  const lines = linesOf(firm, buyer, dice);
  const netMinor = lines.reduce((total, line) => total + line.netMinor, 0);
  const vatMinor = buyer.country === firm.country ? Math.round((netMinor * firm.vatPercent) / 100) : 0;
  const sale: Sale = {
    kind: 'invoice',
    document: number(firm.invoiceSeries, today, making.sales.filter(isInvoice), (s) => s.issuedOn),
    buyer,
    issuedOn: today,
    dueOn: addDays(today, buyer.termsDays),
    grossMinor: netMinor + vatMinor,
    netMinor,
    vatMinor,
    poNo: `PO${dice.between(10000, 99999)}`,
    credits: null,
    lines,
  };
  making.sales.push(sale);
  making.next.set(buyer, addDays(today, Math.max(5, buyer.everyDays + dice.between(-6, 6))));
  const credited = dice.percent(3) && buyer.habit !== 'silent' ? credit(making, sale, today) : 0;
  expectPayment(making, sale, sale.grossMinor - credited);
}

function credit(making: Making, sale: Sale, today: Day): number {
  const [line] = sale.lines;
  if (!line) return 0;
  const vatMinor = sale.vatMinor === 0 ? 0 : Math.round((line.netMinor * making.firm.vatPercent) / 100);
  if (sale.lines.length < 2) return 0;
  making.sales.push({
    ...sale,
    kind: 'credit_note',
    document: number(
      making.firm.creditSeries,
      today,
      making.sales.filter((s) => !isInvoice(s)),
      (s) => s.issuedOn,
    ),
    issuedOn: today,
    dueOn: today,
    grossMinor: line.netMinor + vatMinor,
    netMinor: line.netMinor,
    vatMinor,
    credits: sale.document,
    lines: [line],
  });
  return line.netMinor + vatMinor;
}

function expectPayment(making: Making, sale: Sale, amountMinor: number): void {
  const { dice } = making;
  const { buyer } = sale;
  const pay = (lateDays: number, minor: number, named = true): void => {
    const on = rollForward(making.calendar, addDays(sale.dueOn, lateDays));
    if (on <= sale.issuedOn || on > LAST_DAY) return;
    making.coming.set(on, [
      ...(making.coming.get(on) ?? []),
      { buyer, on, amountMinor: minor, pays: sale.document, named },
    ]);
  };
  if (buyer.silentFrom && sale.issuedOn >= buyer.silentFrom) return;
  if (buyer.habit !== 'in_parts') {
    const [low, high] = LATE[buyer.habit];
    pay(dice.between(low, high), amountMinor, buyer.habit !== 'on_account');
    return;
  }
  const first = Math.round(amountMinor * 0.6);
  pay(dice.between(3, 10), first);
  pay(dice.between(35, 60), amountMinor - first);
}

/** Days after the due day, at least and at most. */
const LATE: Readonly<Record<Exclude<Habit, 'in_parts'>, readonly [low: number, high: number]>> = {
  prompt: [-4, 2],
  silent: [-4, 2],
  slow: [4, 24],
  late: [22, 75],
  on_account: [0, 12],
};

/** Pays in full what the silent months left open, each invoice by its number. */
function keepWord(making: Making, buyer: Buyer, word: NonNullable<Buyer['keepsWord']>): void {
  const paid = new Set(making.receipts.map((receipt) => receipt.pays));
  for (const sale of making.sales) {
    const due =
      sale.buyer === buyer && isInvoice(sale) && sale.issuedOn < word.issuedBefore && !paid.has(sale.document);
    if (!due) continue;
    const receipt = { buyer, on: word.on, amountMinor: sale.grossMinor, pays: sale.document, named: true };
    making.receipts.push({
      ...receipt,
      number: number(making.firm.receiptSeries, word.on, making.receipts, (r) => r.on),
    });
  }
}

function soonest(next: ReadonlyMap<Buyer, Day>): Buyer {
  const [first] = [...next].sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
  return (first as [Buyer, Day])[0];
}

const isInvoice = (sale: Sale): boolean => sale.kind === 'invoice';

/** Numbers run through the year: FA-2025-0412. */
function number<T>(series: string, today: Day, sofar: readonly T[], dayOf: (one: T) => Day): string {
  const year = today.slice(0, 4);
  const count = sofar.filter((one) => dayOf(one).startsWith(year)).length + 1;
  return `${series}-${year}-${String(count).padStart(4, '0')}`;
}
