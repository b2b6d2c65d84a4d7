import { isTakenBy, type Quotable } from '../companies/reference-scheme';
import type { Named } from '../ledger/quoted';
import { minDay, type Day, type Instant } from '../kernel/day';
import { sum } from '../kernel/money';
import { labelOf } from '../ledger/open-item';
import { byPayee, holderReference, type Payee, type Payees } from '../ledger/payee';
import {
  demandOf,
  type ChargeLine,
  type ContentLine,
  type CurrencySection,
  type Entity,
  type LateDiscount,
  type LineInDispute,
  type MessageContent,
  type MessageKind,
  type PaymentBlock,
} from '../outbox/content';
import { SMS_TEMPLATE, type Draft, type TemplateCode } from '../outbox/draft';
import type { Placed } from './decision';
import type { Deed, Parties, Said } from './deed';
import type { SaidItem } from './said';
import { isInstalment } from './owed';
import { daysLateOn } from './stage';
import { isNoticed, type StepKind } from './strategy';

/**
 * What a reminder says: the decisions of one customer and day as the facts of one message, a table and a payment block per
 * currency. It says what was decided and nothing else; words are made of it when it is delivered.
 */
export interface Written {
  /** Of the leading one. */
  readonly facts: Parties;
  /** Those that send, the leading one first. */
  readonly decisions: readonly [Deed, ...Deed[]];
  /** Of a message about several customers, whose each is. */
  readonly entityOf?: ((decision: Deed) => Entity) | undefined;
}

interface Decided {
  readonly facts: Parties;
  readonly decision: Deed;
}

/** All that is said in one message: about a customer, or about those who are written to through one. */
export function written(decided: readonly Decided[]): Written | undefined {
  const sends = decided.filter(({ decision }) => decision.do === 'send' || decision.do === 'approve');
  const [lead, ...others] = [...sends].sort(highestFirst);
  if (!lead) return undefined;
  const customers = new Map(sends.map(({ decision, facts }) => [decision.customerId, facts.customer.customer]));
  const entityOf = ({ customerId }: Deed): Entity => {
    const { code, name } = customers.get(customerId) ?? lead.facts.customer.customer;
    return { code, name };
  };
  return {
    facts: lead.facts,
    decisions: [lead.decision, ...others.map(({ decision }) => decision)],
    ...(customers.size > 1 ? { entityOf } : {}),
  };
}

const highestFirst = ({ decision: a }: Decided, { decision: b }: Decided): number =>
  b.step.n - a.step.n || (a.currency < b.currency ? -1 : a.currency > b.currency ? 1 : a.customerId - b.customerId);

export interface Wording {
  /** What the message is about, `reminder/12`: the leading reminder. */
  readonly about: string;
  readonly batch: string;
  readonly day: Day;
  readonly fileNumber: string;
  readonly bookedUntil: Day;
  /** Not handed over before it is the recipient's hour. */
  readonly notBefore?: Instant | undefined;
  /** Where to pay to us what is decided, or of it what is ours; none: no account is known in it. */
  paymentFor(decision: Pick<Deed, 'customerId' | 'currency'>, amountMinor: number): PaymentBlock | null;
  /** What is paid to who holds it. */
  readonly payees: Payees;
  /** Of items that are asked for, those whose rest is a cash discount taken after its day. */
  lateDiscount(itemId: number): Omit<LateDiscount, 'document'> | undefined;
  /** Of items of which something is held as disputed, the lines that the customer named. */
  disputedLines(itemId: number): readonly Omit<LineInDispute, 'document'>[];
  /** Interest and costs that are listed beside what is decided. */
  charges(decision: Pick<Deed, 'customerId' | 'currency'>): readonly ChargeLine[];
}

/** The message as the outbox takes it; undefined where the way to the customer is a call. */
export function draftOf(said: Written, wording: Wording): Draft | undefined {
  const { facts, decisions } = said;
  const [lead] = decisions;
  const { recipient, step } = lead;
  if (!recipient || recipient.channel === 'call' || step.template === null) return undefined;
  const { language, cc, found: _, ...to } = recipient;
  return {
    companyId: facts.rules.companyId,
    customerId: lead.writtenToId ?? lead.customerId,
    about: wording.about,
    batch: wording.batch,
    to,
    cc,
    day: wording.day,
    ...(wording.notBefore === undefined ? {} : { notBefore: wording.notBefore }),
    language,
    ...wordingOf(lead, step.template),
    content: contentOf(said, wording),
  };
}

/** A short message has words of its own, and nothing goes with it. */
function wordingOf({ recipient, step, ...lead }: Deed, template: TemplateCode): Pick<Draft, 'template' | 'attach'> {
  if (recipient?.channel === 'sms') return { template: SMS_TEMPLATE, attach: { what: 'none' } };
  const own = asksInstalments({ recipient, step, ...lead }) ? 'instalment' : template;
  return { template: own, ...(step.attach === undefined ? {} : { attach: { what: step.attach } }) };
}

/** Nothing but instalments that were missed: said in words of their own. */
const asksInstalments = (lead: Deed): boolean =>
  lead.step.kind === 'reminder' && lead.items.filter(isSpoken).every(({ item }) => isInstalment(item));

/** What a person takes is said as a reminder where anything is written of it. */
const SAID_AS: Partial<Record<StepKind, MessageKind>> = {
  ...{ first_invoice: 'first_invoice', pre_due: 'pre_due', thank_you: 'thank_you', reminder: 'reminder' },
  ...{ final: 'final', formal_notice: 'final' },
};

function contentOf({ facts, decisions, entityOf }: Written, wording: Wording): MessageContent {
  const [lead] = decisions;
  const kind = lead.step.kind;
  const payBys = decisions.flatMap((one) => (one.payByOn === null ? [] : [one.payByOn]));
  const payByOn = payBys.length === 0 ? null : payBys.reduce(minDay);
  return {
    kind: SAID_AS[kind] ?? 'reminder',
    tone: lead.step.tone,
    fileNumber: wording.fileNumber,
    bookedUntil: wording.bookedUntil,
    payByOn,
    sections: inOrder(decisions, entityOf).flatMap((decision) =>
      sharesOf(decision, wording.payees).map(({ share, payee }) => ({
        ...sectionOf(share, lead, payByOn, payee === null ? wording : toHolder(payee, share, wording)),
        ...(payee === null ? {} : { payee: payee.holder }),
        ...(entityOf === undefined ? {} : { entity: entityOf(decision) }),
      })),
    ),
    ...(entityOf === undefined ? billedTo(facts, decisions) : {}),
  };
}

/** What of a decision is paid to whom: ours, with all credits, first. */
function sharesOf(decision: Deed, payees: Payees): { readonly share: Deed; readonly payee: Payee | null }[] {
  if (payees.size === 0) return [{ share: decision, payee: null }];
  const shares = byPayee(decision.items, ({ item }) => item, payees);
  const ours = shares.some(({ payee }) => payee === null) || decision.credits.length === 0;
  const all = ours ? shares : [{ payee: null, list: [] }, ...shares];
  return all.map(({ payee, list }) => ({
    share: { ...decision, items: list, credits: payee === null ? decision.credits : [] },
    payee,
  }));
}

/** On the holder's account, with what the holder knows the invoices by. */
const toHolder = ({ account }: Payee, share: Deed, wording: Wording): Wording => ({
  ...wording,
  paymentFor: (decision, amountMinor) => {
    const reference = holderReference(share.items.filter(isSpoken).map(({ item }) => item));
    const block = reference === undefined ? wording.paymentFor(decision, amountMinor) : null;
    return { ...account, reference: reference ?? block?.reference ?? '', amountMinor };
  },
});

/** Customer by customer, by name. */
function inOrder(decisions: Written['decisions'], entityOf: Written['entityOf']): readonly Deed[] {
  if (entityOf === undefined) return decisions;
  const place = (one: Deed): string => `${entityOf(one).name}\u0000${one.customerId}`;
  return [...decisions].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}

/** Where every document was invoiced to one other entity, it is named; so is the customer whom somebody else is written to for. */
function billedTo({ customer: { customer, letterbox } }: Parties, decisions: readonly Deed[]): { billedTo?: string } {
  const billed = new Set(decisions.flatMap((one) => one.items.filter(isSpoken).map(({ item }) => item.billedEntity)));
  const [only] = billed;
  if (billed.size === 1 && only && only !== customer.name) return { billedTo: only };
  const isOther = letterbox !== undefined && decisions.some((one) => one.writtenToId !== one.customerId);
  return isOther ? { billedTo: `${customer.name} (${customer.code})` } : {};
}

const isSpoken = (placed: Said): boolean => placed.place === 'named' || placed.place === 'also_due';

function sectionOf(decision: Deed, lead: Deed, payByOn: Day | null, wording: Wording): CurrencySection {
  const dayOf = (placed: Said): Day | null => (isSpoken(placed) ? (placed.again?.payByOn ?? payByOn) : null);
  const linesOf = (said: readonly Said[]): ContentLine[] =>
    said.map((placed) => lineOf(placed.item, { demandMinor: placed.demandMinor, payByOn: dayOf(placed) }, wording.day));
  const at = (place: Placed['place']): Said[] => decision.items.filter((placed) => placed.place === place);
  const aside = (placed: Said): boolean =>
    isNoticed(lead.step.kind) ? decision.step.kind !== lead.step.kind : placed.again !== undefined;
  const named = at('named');
  const items = linesOf(named.filter((placed) => !aside(placed)));
  const alsoDue = linesOf([...named.filter(aside), ...at('also_due')]);
  const asks = decision.step.kind !== 'thank_you' && decision.step.kind !== 'first_invoice';
  const taken = (credit: SaidItem): ContentLine => lineOf(credit, { demandMinor: credit.openMinor, payByOn: null }, wording.day); // prettier-ignore
  const credits = asks ? decision.credits.map(taken) : [];
  const demandMinor = demandOf({ items, alsoDue, credits });
  const late = asks
    ? [...items, ...alsoDue].flatMap(({ itemId, document }) => {
        const found = wording.lateDiscount(itemId);
        return found === undefined ? [] : [{ document, ...found }];
      })
    : [];
  const onHold = linesOf(at('held'));
  const inDispute = [...items, ...alsoDue, ...onHold]
    .filter((line) => line.demandMinor < line.openMinor)
    .flatMap(({ itemId, document }) => wording.disputedLines(itemId).map((line) => ({ document, ...line })));
  const charges = wording.charges(decision);
  return {
    currency: decision.currency,
    demandMinor,
    items,
    alsoDue,
    credits,
    onHold,
    notYetDue: linesOf(at('not_due')),
    payment: demandMinor > 0 ? wording.paymentFor(decision, demandMinor) : null,
    ...(late.length === 0 ? {} : { lateDiscounts: late }),
    ...(inDispute.length === 0 ? {} : { disputedLines: inDispute }),
    ...(charges.length === 0 ? {} : { charges }),
  };
}

export const lineOf = (
  item: SaidItem,
  { demandMinor, payByOn }: Pick<ContentLine, 'demandMinor' | 'payByOn'>,
  today: Day,
): ContentLine => ({
  itemId: item.itemId,
  document: labelOf(item),
  type: item.type,
  poNo: item.poNo,
  issuedOn: item.issuedOn,
  dueOn: item.dueOn,
  amountMinor: item.amountMinor,
  paidMinor: item.amountMinor - item.openMinor,
  openMinor: item.openMinor,
  demandMinor,
  daysLate: daysLateOn(item, today),
  payByOn,
});

/**
 * The reference of what is demanded where all of it has one and the same, a plan's, or an invoice's that the bank of the account takes; else
 * undefined: one is minted.
 */
export function ownReference(decision: Deed, account: Quotable | undefined): Named | undefined {
  const spoken = decision.items.filter(isSpoken);
  const [first, ...more] = new Set(spoken.map(({ item }) => item.paymentReference));
  if (!first || more.length > 0) return undefined;
  if (spoken.every(({ item }) => isInstalment(item))) return { text: first, ours: true };
  return account === undefined || isTakenBy(account, first) ? { text: first, ours: false } : undefined;
}

/** Σ open of the credits of a decision, ≥ 0. */
export const creditIn = (decision: Deed): number => -sum(decision.credits.map((credit) => credit.openMinor));

/** Payments up to that day are in the ledger: its own as-of day, else the day before. */
export const bookedUntil = ({ rules }: Parties, today: Day): Day => minDay(rules.freshness.asOf ?? today, today);
