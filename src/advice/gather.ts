import type { Address, Contact, Customer, DebtorType } from '../customers/customer';
import { addDays, type Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { lastSafeDay } from '../law/limitation';
import type { Hold } from '../ledger/hold';
import { holdsOn } from '../ledger/hold-index';
import { isCredit, isOverdue, isWithheld, labelOf, type OpenItem } from '../ledger/open-item';
import type { JudgedPlan } from '../promises/plan';
import type { Judged } from '../promises/promise';
import { lastDayGiven } from '../reminders/stage';
import { endsOf } from './ends';
import type { Demand, Facts, Objection, Overdue, Sum, VoidPlan } from './facts';
import type { CoverRow, DemandRow, EndRow, HeardRow, LimitedRow, ObjectionRow } from './rows';

/** Rows of many customers, as the facts of each. */
export interface Rows {
  readonly today: Day;
  readonly items: readonly OpenItem[];
  readonly holds: readonly Hold[];
  readonly demands: readonly DemandRow[];
  readonly heard: readonly HeardRow[];
  readonly paid: readonly { readonly customerId: number; readonly on: Day }[];
  readonly waiting: ReadonlyMap<number, Day>;
  readonly objections: readonly ObjectionRow[];
  readonly approvals: readonly { readonly itemId: number; readonly on: Day }[];
  readonly promises: readonly Judged[];
  readonly plans: readonly JudgedPlan[];
  readonly returns: readonly { readonly customerId: number; readonly n: number }[];
  readonly contacts: readonly Contact[];
  readonly addresses: readonly Address[];
  readonly covers: readonly CoverRow[];
  readonly claimed: readonly { readonly customerId: number; readonly dueOn: Day }[];
  readonly limitations: readonly LimitedRow[];
  readonly ends: readonly EndRow[];
}

/** Of the company. */
export interface House {
  readonly country: string;
  kindOf(customer: Customer): DebtorType;
  /** What a claim must come to in that currency to be worth a partner. */
  least(currency: string): number;
}

/** A finder over all rows: each list is gone through once, however many customers ask. */
export function factsBy(rows: Rows, house: House): (customer: Customer) => Facts {
  const by = <T extends { readonly customerId: number }>(some: readonly T[]): ReadonlyMap<number, readonly T[]> =>
    grouped(some, ({ customerId }) => customerId);
  const claimOf = claimBy(rows);
  const [items, heard, paid, returns] = [by(rows.items), by(rows.heard), by(rows.paid), by(rows.returns)];
  const promises = grouped(rows.promises, ({ promise }) => promise.customerId);
  const plans = grouped(rows.plans, ({ plan }) => plan.customerId);
  const [contacts, addresses] = [by(rows.contacts), by(rows.addresses)];
  const [covers, claimed] = [by(rows.covers), by(rows.claimed)];
  const [courts, ends] = [by(rows.limitations), by(rows.ends)];
  return (customer) => {
    const { id } = customer;
    const own = items.get(id) ?? NONE;
    const cover = covers.get(id)?.[0];
    const told = new Set((claimed.get(id) ?? NONE).map(({ dueOn }) => dueOn));
    const claims = own
      .filter((item) => isPursued(item, rows.today))
      .map((item) => claimOf(item, told.has(item.dueOn ?? rows.today) ? null : (cover?.claimDays ?? null)));
    const agreed = agreedOf(promises.get(id) ?? NONE, new Set(claims.map(({ itemId }) => itemId)));
    const theirs = addresses.get(id) ?? NONE;
    return {
      debtor: house.kindOf(customer),
      ...{ hardship: customer.hardship, internal: customer.internal, supplier: customer.supplierNo !== null },
      ...{ claims, credits: creditsOf(own), ...agreed.facts, ...deniedOf(claims, rows.approvals) },
      ...heardOf(heard.get(id)?.[0], paid.get(id)?.[0]?.on ?? null, agreed.lastOn, claims),
      waitingSince: rows.waiting.get(id) ?? null,
      voidPlans: voidOf(plans.get(id) ?? NONE),
      returned: returns.get(id)?.[0]?.n ?? 0,
      reachable: isReachable(contacts.get(id) ?? NONE, theirs),
      ends: endsOf(ends.get(id)),
      insurer: insurerOf(cover),
      least: new Map([...new Set(claims.map(({ currency }) => currency))].map((one) => [one, house.least(one)])),
      places: {
        ...{ creditor: house.country, debtor: registeredIn(theirs) ?? customer.country },
        court: courts.get(id)?.[0]?.countries.court.value ?? null,
      },
    };
  };
}

const NONE: readonly never[] = [];

const registeredIn = (addresses: readonly Address[]): string | null => addresses.find(({ role }) => role === 'registered')?.country ?? null; // prettier-ignore

const insurerOf = (cover: CoverRow | undefined): Facts['insurer'] => cover === undefined ? null : { name: cover.name, collects: cover.collects === 1 }; // prettier-ignore

const voidOf = (plans: readonly JudgedPlan[]): VoidPlan[] =>
  plans
    .filter(({ state, leftMinor }) => state === 'defaulted' && leftMinor > 0)
    .map(({ plan, leftMinor }) => ({ number: plan.number, currency: plan.currency, minor: leftMinor }));

/** What the customer last said and did; what it agreed to or paid afterwards takes back a refusal, or a word that nothing followed. */
function heardOf(
  said: HeardRow | undefined,
  paidOn: Day | null,
  agreedOn: Day | null,
  claims: readonly Overdue[],
): Pick<Facts, 'heardOn' | 'refusedOn' | 'saidPaidOn'> {
  return {
    heardOn: latest(said?.heardOn, paidOn, agreedOn, ...claims.map(({ dispute }) => dispute?.raisedOn)),
    refusedOn: unless(said?.refusedOn, (on) => (agreedOn ?? '') > on),
    saidPaidOn: unless(said?.saidPaidOn, (on) => paidOn !== null && paidOn >= addDays(on, -DAYS_ON_ITS_WAY)),
  };
}

/** Money that was on its way has come after so many days. */
const DAYS_ON_ITS_WAY = 14;

const latest = (...days: readonly (Day | null | undefined)[]): Day | null => days.flatMap((one) => one ?? []).sort().at(-1) ?? null; // prettier-ignore

const unless = (on: Day | null | undefined, undone: (on: Day) => boolean): Day | null => on === null || on === undefined || undone(on) ? null : on; // prettier-ignore

const isPursued = (item: OpenItem, today: Day): boolean =>
  item.type === 'invoice' && isOverdue(item, today) && item.presumedSettledOn === null && !isWithheld(item, today);

function creditsOf(items: readonly OpenItem[]): Sum[] {
  const sums = new Map<string, number>();
  for (const { currency, openMinor, type } of items.filter(isCredit))
    if (type === 'payment' || type === 'credit_note') sums.set(currency, (sums.get(currency) ?? 0) - openMinor);
  return [...sums].map(([currency, minor]) => ({ currency, minor }));
}

/** A claim with what is known of it; `claimDays` of an insurer that has not got the claim. */
function claimBy(rows: Rows): (item: OpenItem, claimDays: number | null) => Overdue {
  const heldBy = holdsOn(rows.holds);
  const demands = grouped(rows.demands, ({ itemId }) => itemId);
  const objections = grouped(rows.objections, ({ itemId }) => itemId);
  const limitations = new Map(rows.limitations.map((one) => [one.itemId, one.limitation]));
  return (item, claimDays) => {
    const dueOn = item.dueOn ?? rows.today;
    const limitation = limitations.get(item.itemId);
    const endsOn = limitation?.endsOn ?? null;
    return {
      ...{ itemId: item.itemId, document: labelOf(item), currency: item.currency, openMinor: item.openMinor, dueOn },
      holds: heldBy(item).map(({ kind, amountMinor, caused, until }) => ({
        ...{ kind, minor: amountMinor ?? item.openMinor, until: caused ? null : until },
      })),
      dispute: objectionOf(objections.get(item.itemId) ?? []),
      asked: (demands.get(item.itemId) ?? []).map(demandOf),
      limitation:
        limitation === undefined || endsOn === null
          ? null
          : { endsOn, fileBy: lastSafeDay(endsOn), sure: limitation.sure },
      claimBy: claimDays === null ? null : addDays(dueOn, claimDays),
    };
  };
}

const demandOf = ({ messageId, leftOn, issuedOn, payByOn, final }: DemandRow): Demand => ({
  ...{ key: `message/${messageId}`, on: leftOn, final: final === 1 },
  until: payByOn === null ? null : lastDayGiven(payByOn, issuedOn, leftOn),
});

/** One without an answer comes before all others. */
const objectionOf = (found: readonly ObjectionRow[]): Objection | null => {
  const one = found.find(({ answeredOn }) => answeredOn === null) ?? found.at(-1);
  return one === undefined ? null : { raisedOn: one.raisedOn, answeredOn: one.answeredOn };
};

/** Promises about what is still owed: those that were not kept, and those that run. */
function agreedOf(
  promises: readonly Judged[],
  open: ReadonlySet<number>,
): { readonly facts: Pick<Facts, 'broken' | 'promisedUntil'>; readonly lastOn: Day | null } {
  const own = promises.filter(({ promise }) => promise.parts.some(({ itemId }) => open.has(itemId)));
  const judged = own.filter(({ verdict }) => ['kept', 'partially_kept', 'broken'].includes(verdict.state));
  const unkept = judged.filter(({ verdict }) => verdict.state !== 'kept');
  const running = own.filter(({ verdict }) => verdict.state === 'open' || verdict.state === 'awaiting_allocation');
  return {
    facts: {
      broken: { n: unkept.length, of: judged.length, on: latest(...unkept.map(({ promise }) => promise.promisedOn)) },
      promisedUntil: running.map(({ promise }) => promise.countsUntil),
    },
    lastOn: latest(...promises.map(({ promise }) => promise.givenOn)),
  };
}

/** It objects to what it had approved itself. */
function deniedOf(claims: readonly Overdue[], approvals: Rows['approvals']): Pick<Facts, 'denied'> {
  const approvedOn = new Map(approvals.map(({ itemId, on }) => [itemId, on]));
  const found = claims.flatMap(({ itemId, document, dispute }) => {
    const on = approvedOn.get(itemId);
    return dispute === null || on === undefined || on >= dispute.raisedOn ? [] : [{ document, on, raisedOn: dispute.raisedOn }]; // prettier-ignore
  });
  const [first] = found;
  if (first === undefined) return { denied: null };
  return { denied: { documents: found.map(({ document }) => document), approvedOn: first.on, on: first.raisedOn } };
}

/** Not where something came back and nothing is left that has not. */
function isReachable(contacts: readonly Contact[], addresses: readonly Address[]): boolean {
  const mailboxes = contacts.filter(({ email }) => email !== null);
  const gone = mailboxes.some(({ state }) => state === 'bounced') || addresses.some(({ invalidSince }) => invalidSince !== null); // prettier-ignore
  const good = mailboxes.some(({ state }) => state === 'ok') || addresses.some(({ invalidSince, street }) => invalidSince === null && street !== null); // prettier-ignore
  return !gone || good;
}
