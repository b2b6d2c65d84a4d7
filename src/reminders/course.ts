import { addDays, type Day } from '../kernel/day';
import type { OpenItem } from '../ledger/open-item';
import { decide } from './decide';
import { acts, type Acts, type Decision, type Placed } from './decision';
import type { Facts } from './facts';
import { afterDay, asIfLive, type Foreseen } from './foresee';
import { paperFor } from './paper-step';
import { recipientFor } from './recipient';
import type { Step, Strategy } from './strategy';

/**
 * The course that a customer takes under a strategy if nothing is paid and nothing changes: the decision itself, asked day by
 * day. It is what the editor of a strategy shows of a real customer, in his own numbers.
 */
export interface Course {
  readonly steps: readonly Foreseen[];
  /** More would follow. */
  readonly cut: boolean;
  /** What is decided once nothing more follows. */
  readonly then: readonly Decision[];
}

/** With nothing for so long nothing more is to come: no shipped step waits longer than half of it. */
const QUIET_DAYS = 120;
const FURTHEST_DAYS = 400;

/** `ends`: with it enough is known. */
export function courseOf(facts: Facts, from: Day, most = 12, ends: (one: Foreseen) => boolean = () => false): Course {
  const steps: Foreseen[] = [];
  let now = asIfLive(facts, from);
  let last = from;
  let then: readonly Decision[] = [];
  for (
    let on = from, left = FURTHEST_DAYS;
    left > 0 && on <= addDays(last, QUIET_DAYS);
    on = addDays(on, 1), left -= 1
  ) {
    const decided = decide(now, on);
    then = decided;
    for (const decision of decided.filter(acts)) steps.push({ on, decision });
    if (steps.length >= most || steps.some(ends)) return { steps: steps.slice(0, most), cut: true, then };
    if (steps.at(-1)?.on === on) last = on;
    now = afterDay(now, decided, on);
  }
  return { steps, cut: false, then };
}

/** The same facts under an edited strategy. */
export const under = (facts: Facts, strategy: Strategy): Facts => ({
  ...facts,
  rules: { ...facts.rules, strategies: new Map([...facts.rules.strategies, [strategy.code, strategy]]) },
});

/** The customer as if this strategy ruled him whole, whatever was chosen for him. */
export function ruledBy(facts: Facts, strategy: Strategy): Facts {
  const ruled = under(facts, strategy);
  const choices = {
    company: strategy.code,
    segments: [],
    customers: new Map<number, string>(),
    items: new Map<number, string>(),
  };
  return { ...ruled, rules: { ...ruled.rules, choices } };
}

/** One invoice in the numbers that somebody typed, and nothing else: no history, no holds, no credits. */
export interface OwnNumbers {
  readonly amountMinor: number;
  readonly currency: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly document: string;
}

export function withOnly(facts: Facts, own: OwnNumbers): Facts {
  const { customer } = facts;
  return {
    rules: facts.rules,
    customer: {
      ...customer,
      items: [itemOf(own, customer.customer.companyId, customer.customer.id)],
      holds: [],
      past: [],
      lastContact: null,
      unansweredSince: null,
      openTasks: [],
      settled: [],
      clearedOn: new Map<string, Day>(),
      returnedOn: new Map<number, Day>(),
    },
  };
}

function itemOf(own: OwnNumbers, companyId: number, customerId: number): OpenItem {
  return {
    itemId: 0,
    companyId,
    customerId,
    entryId: 0,
    part: 1,
    parts: 1,
    type: 'invoice',
    document: own.document,
    issuedOn: own.issuedOn,
    dueOn: own.dueOn,
    dueBy: null,
    currency: own.currency,
    amountMinor: own.amountMinor,
    openMinor: own.amountMinor,
    presumedSettledOn: null,
    withheld: null,
    withheldUntil: null,
    openingStep: null,
    openingStepOn: null,
    supplyOn: null,
    deliveryOn: null,
    orderNo: null,
    poNo: null,
    subject: null,
    site: null,
    billedEntity: null,
    paymentMethod: null,
    paymentReference: null,
    basis: 'booked',
    recordedAt: `${own.issuedOn}T12:00:00.000Z` as OpenItem['recordedAt'],
    importId: null,
  };
}

/**
 * What a step would say to a customer: as it will come on his course, else about everything he owes, as if today were its
 * day. Undefined where the step sends nothing or nothing is owed.
 */
export function sampleOf(facts: Facts, step: Step, today: Day): Foreseen | undefined {
  if (step.template === null) return undefined;
  const isIt = ({ decision }: Foreseen): boolean => decision.step.n === step.n;
  const coming = courseOf(facts, today, 12, isIt).steps.find(isIt);
  if (coming) return { on: coming.on, decision: { ...coming.decision, do: 'send' } };
  const owed = facts.customer.items.filter((item) => item.openMinor > 0 && item.dueOn !== null);
  const items = owed.map((item): Placed => {
    return {
      item,
      place: 'named',
      because: null,
      step: step.n,
      advances: true,
      demandMinor: item.openMinor,
      holds: [],
    };
  });
  const [driver] = items;
  const paper = step.kind === 'formal_notice' && driver ? paperFor(facts, step, driver.item.itemId, today) : undefined;
  if (paper?.ok === false) return undefined;
  const recipient = paper?.recipient ?? recipientFor(step, facts);
  if (!driver || !recipient) return undefined;
  const inCurrency = items.filter(({ item }) => item.currency === driver.item.currency);
  const decision = sample(facts, step, { driver, items: inCurrency, recipient, today });
  return { on: today, decision: paper === undefined ? decision : { ...decision, payByOn: paper.payByOn, paper: paper.paper } }; // prettier-ignore
}

interface Sample {
  readonly driver: Placed;
  readonly items: readonly Placed[];
  readonly recipient: NonNullable<Acts['recipient']>;
  readonly today: Day;
}

const sample = (facts: Facts, step: Step, { driver, items, recipient, today }: Sample): Acts => ({
  do: 'send',
  because: step.kind === 'final' ? 'final_step' : step.kind === 'formal_notice' ? 'formal_notice' : 'next_step',
  customerId: facts.customer.customer.id,
  currency: driver.item.currency,
  strategyCode: null,
  step,
  driver,
  recipient,
  payByOn: step.payByDays === null ? null : addDays(today, step.payByDays),
  demandMinor: items.reduce((sum, one) => sum + one.demandMinor, 0),
  items,
  credits: [],
  chain: [],
  clears: false,
});
