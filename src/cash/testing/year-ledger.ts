import { addDays, addMonths, day, isWeekend, partsOf, type Day } from '../../kernel/day';
import { share } from '../../kernel/money';
import type { Dice } from './year-dice';
import { COUNTRIES, COUNTRY_WEIGHTS, daughterName, newName } from './year-names';
import type { YearCustomer, YearItem } from './year-nouns';
import { kenmerk, kid, ocr, ogm, qrr, rf, viite } from './year-references';

/** Customers of a made year and what is invoiced to them: number series with neighbours, namesakes, groups, subscriptions of one price. */
export type Segment = 'monthly' | 'quarterly' | 'regular' | 'heavy' | 'once';

/** A customer with what the ledger does not say. */
export interface Debtor extends YearCustomer {
  readonly segment: Segment;
  readonly currency: string;
  readonly isPerson: boolean;
  readonly termDays: number;
  readonly price: number;
  readonly discountPerMille: number;
}

const PRICES = [2900, 4900, 4900, 9900, 9900, 9900, 14_900, 19_900, 24_900, 49_000];
const VAT: Readonly<Record<string, bigint>> = { FR: 120n, DE: 119n, BE: 121n, CH: 108n, SE: 125n, NL: 121n, FI: 125n, NO: 125n, GB: 120n, ES: 121n }; // prettier-ignore
const EPOCH = day('2025-11-10');
const SPAN = 394;

function debtors(count: number, dice: Dice): Debtor[] {
  const all: Debtor[] = [];
  let group: { parent: Debtor; left: number } | null = null;
  for (let at = 0; at < count; at++) {
    const isMother = group === null && dice.chance(0.016);
    const made = debtor(at, group?.parent ?? null, all, dice);
    all.push(isMother ? { ...made, isPerson: false, segment: 'regular' } : made);
    if (group && --group.left === 0) group = null;
    if (isMother && at + 9 < count) group = { parent: all[at]!, left: dice.from(2, 7) };
  }
  return all;
}

function debtor(at: number, parent: Debtor | null, earlier: readonly Debtor[], dice: Dice): Debtor {
  const country = parent && dice.chance(0.85) ? parent.country : dice.weigh(COUNTRY_WEIGHTS);
  const code = String(10_001 + at);
  const fresh = newName(country, dice);
  const namesake = dice.chance(0.03) && earlier.length > 0 ? dice.pick(earlier) : null;
  const name = parent
    ? daughterName(parent.name, country, dice)
    : namesake?.country === country
      ? namesake.name
      : fresh.name;
  const isPerson = parent === null && name === fresh.name && fresh.isPerson;
  const segment: Segment = isPerson
    ? dice.weigh([['monthly', 30], ['regular', 20], ['once', 50]])
    : dice.weigh([['monthly', 12], ['quarterly', 10], ['regular', 51], ['heavy', 5], ['once', 22]]); // prettier-ignore
  const currency = dice.chance(0.04) ? 'EUR' : COUNTRIES[country]!.currency;
  return {
    id: `c${String(at + 1).padStart(5, '0')}`, code, name, country, parentId: parent?.id ?? null,
    tradingName: isPerson ? null : fresh.tradingName,
    vatId: isPerson ? null : `${country}${dice.digits(9)}`,
    registerNo: isPerson ? null : country === 'DE' ? `HRB ${dice.from(1000, 99_999)}` : dice.digits(9),
    fileNumberReference: rf(`D${code}`),
    segment, currency, isPerson,
    termDays: dice.weigh([[14, 25], [30, 50], [45, 12], [60, 8], [8, 5]]),
    price: dice.pick(PRICES) * (isKrona(currency) ? 10 : 1),
    discountPerMille: isPerson ? 0 : discountOf(country, dice),
  }; // prettier-ignore
}

const discountOf = (country: string, dice: Dice): number =>
  ['DE', 'CH'].includes(country) ? dice.weigh([[0, 62], [20, 26], [30, 12]]) : dice.weigh([[0, 95], [20, 5]]); // prettier-ignore
const isKrona = (currency: string): boolean => currency === 'SEK' || currency === 'NOK';

interface Draft {
  readonly debtor: Debtor;
  readonly issuedOn: Day;
  readonly minor: number;
  readonly isShort: boolean;
  readonly credits: Draft | null;
  readonly isWhole: boolean;
}

/** What a credit note takes back. */
export interface Credit {
  readonly invoiceId: string;
  readonly isWhole: boolean;
}

export interface Ledger {
  readonly debtors: readonly Debtor[];
  readonly items: readonly YearItem[];
  readonly credits: ReadonlyMap<string, Credit>;
}

export function ledgerOf(customers: number, target: number, dice: Dice): Ledger {
  const all = debtors(customers, dice);
  const drafts = all.flatMap((one) => invoicesOf(one, dice));
  const buyers = all.filter(({ segment }) => segment === 'regular' || segment === 'heavy');
  while (drafts.length < target * 0.957 && buyers.length > 0)
    drafts.push(invoice(dice.pick(buyers), someDay(dice), dice));
  const notes = drafts.flatMap((draft) => (dice.chance(0.042) ? [creditOf(draft, dice)] : []));
  const inOrder = [...drafts, ...notes].sort((a, b) =>
    a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : 0,
  );
  return numbered(all, inOrder, dice);
}

const workday = (from: Day): Day => (isWeekend(from) ? workday(addDays(from, 1)) : from);
const someDay = (dice: Dice): Day => workday(addDays(EPOCH, dice.below(SPAN)));

function invoicesOf(one: Debtor, dice: Dice): Draft[] {
  if (one.segment === 'monthly' || one.segment === 'quarterly') {
    const step = one.segment === 'monthly' ? 1 : 3;
    const from = dice.below(11);
    const until = dice.chance(0.75) ? 13 : dice.from(from, 13);
    const price = share(one.price * step, VAT[one.country] ?? 120n, 100n);
    const months = Array.from({ length: 13 }, (_, at) => at).filter(
      (at) => at >= from && at <= until && (at - from) % step === 0,
    );
    return months.map((at) => ({ ...invoice(one, workday(addMonths(day('2025-12-01'), at)), dice), minor: price }));
  }
  if (one.segment === 'heavy')
    return Array.from({ length: dice.chance(0.1) ? dice.from(40, 75) : dice.from(7, 20) }, () =>
      runOf(one, dice),
    ).flat();
  return Array.from({ length: one.segment === 'once' ? 1 : dice.from(1, 5) }, () => invoice(one, someDay(dice), dice));
}

/** A large buyer gets several on one day now and then, with neighbouring numbers. */
function runOf(one: Debtor, dice: Dice): Draft[] {
  const on = someDay(dice);
  return Array.from({ length: dice.weigh([[1, 65], [2, 15], [3, 12], [5, 8]]) }, () => invoice(one, on, dice)); // prettier-ignore
}

function invoice(debtor: Debtor, issuedOn: Day, dice: Dice): Draft {
  const middle = debtor.segment === 'heavy' ? 32_000 : 78_000;
  const net =
    Math.max(1500, Math.round((middle * Math.exp(dice.normal() * 0.9)) / 50) * 50) *
    (isKrona(debtor.currency) ? 10 : 1);
  const odd = dice.chance(0.3) ? dice.below(50) : 0;
  const minor = share(net + odd, VAT[debtor.country] ?? 120n, 100n);
  return { debtor, issuedOn, minor, isShort: dice.chance(0.08), credits: null, isWhole: false };
}

function creditOf(draft: Draft, dice: Dice): Draft {
  const isWhole = dice.chance(0.3);
  const minor = isWhole ? -draft.minor : -share(draft.minor, BigInt(dice.from(5, 40)), 100n);
  return { ...draft, issuedOn: workday(addDays(draft.issuedOn, dice.from(3, 28))), minor, credits: draft, isWhole };
}

function numbered(all: readonly Debtor[], drafts: readonly Draft[], dice: Dice): Ledger {
  const counters = new Map<string, number>();
  const credits = new Map<string, Credit>();
  const ids = new Map<Draft, string>();
  const items: YearItem[] = [];
  for (const draft of drafts) {
    const document = numberOf(draft, counters);
    const made = itemsOf(draft, document, items.length, dice);
    items.push(...made);
    ids.set(draft, made[0]!.id);
    const invoiceId = draft.credits && ids.get(draft.credits);
    if (invoiceId) credits.set(made[0]!.id, { invoiceId, isWhole: draft.isWhole });
  }
  return { debtors: all, items, credits };
}

/** Five series; `INV-003951` and the short `3951` have the same digits, and so have `FA2026-00012` and its credit note `AV2026-00012`. */
function numberOf({ debtor, issuedOn, isShort, credits }: Draft, counters: Map<string, number>): string {
  const next = (series: string, from: number): number => {
    const number = counters.get(series) ?? from;
    counters.set(series, number + 1);
    return number;
  };
  const [year] = partsOf(issuedOn);
  const pad = (n: number, width: number): string => String(n).padStart(width, '0');
  if (debtor.segment === 'monthly' || debtor.segment === 'quarterly')
    return `${year % 100}${pad(next(`S${year}`, 1), 6)}`;
  if (isShort) return String(next('short', 3950));
  switch (debtor.country) {
    case 'FR':
    case 'BE':
      return credits
        ? `AV${year}-${pad(next(`AV${year}`, 1), 5)}`
        : `FA${year}-${pad(next(`FA${year}`, year === 2025 ? 4102 : 1), 5)}`;
    case 'DE':
    case 'CH':
      return credits
        ? `GS-${year % 100}/${pad(next(`GS${year}`, 1), 4)}`
        : `RE-${year % 100}/${pad(next(`RE${year}`, year === 2025 ? 3320 : 1), 4)}`;
    case 'GB':
    case 'SE':
    case 'NO':
      return `INV-${pad(next('INV', 3801), 6)}`;
    default:
      return String(next('numeric', 4_708_800));
  }
}

function itemsOf(draft: Draft, document: string, seq: number, dice: Dice): YearItem[] {
  const { debtor, issuedOn, minor, credits } = draft;
  const hasDiscount = debtor.discountPerMille > 0 && credits === null;
  const base = {
    customerId: debtor.id, document, type: credits ? 'credit_note' : 'invoice', currency: debtor.currency, issuedOn,
    discountMinor: null, discountUntil: null,
    reference: credits ? null : referenceOf(debtor, document, seq, dice),
    poNo: poOf(debtor, dice),
  } as const; // prettier-ignore
  const item = (at: number, part: number, amountMinor: number, dueOn: Day): YearItem => ({ ...base, id: `i${String(seq + at + 1).padStart(6, '0')}`, part, amountMinor, dueOn }); // prettier-ignore
  if (credits === null && debtor.segment !== 'monthly' && minor > 100_000 && dice.chance(0.02)) {
    const half = share(minor, 1n, 2n);
    return [item(0, 1, half, addDays(issuedOn, 30)), item(1, 2, minor - half, addDays(issuedOn, 60))];
  }
  const whole = item(0, 1, minor, credits ? issuedOn : addDays(issuedOn, debtor.termDays));
  if (!hasDiscount) return [whole];
  const days = debtor.discountPerMille === 30 ? 10 : 14;
  return [{ ...whole, dueOn: addDays(issuedOn, Math.max(30, debtor.termDays)), discountMinor: share(minor, BigInt(debtor.discountPerMille), 1000n), discountUntil: addDays(issuedOn, days) }]; // prettier-ignore
}

function referenceOf(debtor: Debtor, document: string, seq: number, dice: Dice): string | null {
  const digits = document.replace(/\D/g, '');
  const running = String(100_000 + seq);
  switch (debtor.country) {
    case 'BE':
      return ogm(`0${running.slice(-6)}${digits.slice(-3)}`);
    case 'CH':
      return debtor.currency === 'CHF' ? qrr(`${debtor.code}${running}`) : rf(digits);
    case 'SE':
      return ocr(digits);
    case 'FI':
      return viite(digits.slice(-7));
    case 'NO':
      return kid(`${debtor.code}${digits.slice(-6)}`);
    case 'NL':
      return dice.chance(0.5) ? kenmerk(`${debtor.code}${digits.slice(-7)}`) : null;
    case 'DE':
      return dice.chance(0.06) ? rf(digits) : null;
    default:
      return null;
  }
}

function poOf(debtor: Debtor, dice: Dice): string | null {
  if (debtor.isPerson || !dice.chance(0.3)) return null;
  return dice.pick([
    `45000${dice.digits(5)}`,
    `PO-${dice.digits(5)}`,
    `BC2026-${dice.digits(4)}`,
    `B26/${dice.digits(4)}`,
  ]);
}
