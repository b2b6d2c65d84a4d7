import { sum } from '../../kernel/money';
import type { Confidence, Naming, Proposal } from '../proposal';
import { match } from '../match';
import { Knowledge } from '../knowledge';
import type { Meant, Payable, Payer, Receipt } from '../receipt';
import type { Year, YearItem, YearPayment } from './year-nouns';

/**
 * A made year played against the matcher as a company lives it: payments in their order, each matched with what is known by then; and
 * then the truth of it stands, as if a clerk had put right what was wrong, and the account is learned.
 */
export interface Played {
  readonly payment: YearPayment;
  readonly confidence: Confidence;
  readonly naming: Naming;
  readonly fit: string;
  /** It applied itself. */
  readonly applies: boolean;
  /** Each part and each sum on account as in the truth; for a stranger's money: nothing proposed. */
  readonly right: boolean;
  /** What it has beyond the truth are invoices and credits that come to nothing: not right, and no harm. */
  readonly setsOffOnly: boolean;
  /** The customers are right, whatever of theirs it pays. */
  readonly payerRight: boolean;
  readonly proposed: string;
  readonly truth: string;
}

export interface Playing {
  readonly played: readonly Played[];
  /** Spent in matching alone. */
  readonly matchSeconds: number;
  /** Spent in building what is known. */
  readonly knowSeconds: number;
}

export function play(year: Year, clock: () => number): Playing {
  const world = new World(year);
  const from = clock();
  const knowledge = world.knowledge();
  const knowSeconds = (clock() - from) / 1000;
  let spent = 0;
  const played = year.payments.map((payment, at) => {
    world.issueUntil(payment.bookedOn, knowledge);
    const receipt = receiptOf(payment, at + 1);
    const began = clock();
    const proposal = match(receipt, knowledge);
    spent += clock() - began;
    const one = world.judged(payment, proposal);
    world.settle(payment, proposal, knowledge);
    return one;
  });
  return { played, matchSeconds: spent / 1000, knowSeconds };
}

const receiptOf = ({ bookedOn, currency, amountMinor, reference, endToEnd, name, behind, iban, text, chargesMinor }: YearPayment, id: number): Receipt => ({ id, bookedOn, currency, amountMinor, reference, endToEnd, name, behind, iban, text, chargesMinor }); // prettier-ignore

class World {
  readonly #customers: ReadonlyMap<string, number>;
  readonly #itemIds: ReadonlyMap<string, number>;
  readonly #documents: readonly YearItem[];
  readonly #parts = new Map<string, number>();
  readonly #waiting: YearItem[];

  constructor(private readonly year: Year) {
    this.#customers = new Map(year.customers.map(({ id }, at) => [id, at + 1]));
    this.#itemIds = new Map(year.items.map(({ id }, at) => [id, at + 1]));
    this.#documents = year.items;
    for (const item of year.items) this.#parts.set(partsOf(item), (this.#parts.get(partsOf(item)) ?? 0) + 1);
    this.#waiting = [...year.items].sort((a, b) => (a.issuedOn < b.issuedOn ? 1 : a.issuedOn > b.issuedOn ? -1 : 0));
  }

  knowledge(): Knowledge {
    const first = this.year.payments[0]?.bookedOn ?? '';
    const payables: Payable[] = [];
    while ((this.#waiting.at(-1)?.issuedOn ?? '9') <= first) payables.push(this.#payable(this.#waiting.pop()!));
    return new Knowledge({
      payers: this.#payers(),
      payables,
      references: this.#references(),
      accounts: new Map(),
      paidBefore: new Set(),
    });
  }

  issueUntil(day: string, knowledge: Knowledge): void {
    while ((this.#waiting.at(-1)?.issuedOn ?? '9') <= day) knowledge.addPayables([this.#payable(this.#waiting.pop()!)]);
  }

  #payable(item: YearItem): Payable {
    const { document, part, currency, amountMinor, issuedOn, dueOn, discountMinor, discountUntil } = item;
    return {
      itemId: this.#itemIds.get(item.id)!, customerId: this.#customers.get(item.customerId)!, document, part,
      parts: this.#parts.get(partsOf(item)) ?? 1, currency, amountMinor, openMinor: amountMinor, settledMinor: 0,
      issuedOn, dueOn, discountMinor, discountUntil,
    }; // prettier-ignore
  }

  #payers(): Payer[] {
    return this.year.customers.map(({ id, code, name, tradingName, vatId, parentId }) => ({
      customerId: this.#customers.get(id)!,
      code,
      names: tradingName === null ? [name] : [name, tradingName],
      vatNo: vatId,
      groupId: this.#customers.get(parentId ?? id)!,
    }));
  }

  #references(): Map<string, Meant> {
    const meant = new Map<string, Meant>();
    for (const { id, customerId, reference } of this.year.items) {
      if (reference === null) continue;
      const customer = this.#customers.get(customerId)!;
      const before = meant.get(reference);
      if (before === undefined || before.customerId === customer)
        meant.set(reference, {
          customerId: customer,
          itemIds: [...(before?.itemIds ?? []), this.#itemIds.get(id)!],
          kind: 'own',
        });
    }
    for (const { id, fileNumberReference } of this.year.customers)
      meant.set(fileNumberReference, { customerId: this.#customers.get(id)!, itemIds: [], kind: 'file_number' });
    return meant;
  }

  judged(payment: YearPayment, proposal: Proposal): Played {
    const proposed = new Map<string, number>();
    for (const { itemId, minor } of proposal.parts) count(proposed, this.#documents[itemId - 1]!.id, minor);
    const [first] = proposal.customerIds;
    if (proposal.onAccountMinor > 0 && first !== undefined)
      count(proposed, this.year.customers[first - 1]!.id, proposal.onAccountMinor);
    const truth = new Map<string, number>();
    const parts = payment.truth.kind === 'customer' ? payment.truth.parts : [];
    for (const { itemId, customerId, amountMinor } of parts) count(truth, itemId ?? customerId, amountMinor);
    const customers = new Set(parts.map(({ customerId }) => this.#customers.get(customerId)!));
    const proposedTo = new Set(proposal.customerIds);
    const beyond = [...proposed].filter(([key, minor]) => truth.get(key) !== minor);
    const isAllThere = [...truth].every(([key, minor]) => proposed.get(key) === minor);
    return {
      payment, confidence: proposal.confidence, naming: proposal.naming, fit: proposal.fit,
      setsOffOnly: isAllThere && beyond.length > 0 && sum(beyond.map(([, minor]) => minor)) === 0,
      applies: proposal.confidence === 'high',
      right: proposed.size === truth.size && [...truth].every(([key, minor]) => proposed.get(key) === minor),
      payerRight: customers.size === proposedTo.size && [...customers].every((id) => proposedTo.has(id)),
      proposed: this.#said(proposed), truth: payment.truth.kind === 'customer' ? this.#said(truth) : payment.truth.why,
    }; // prettier-ignore
  }

  #said(parts: ReadonlyMap<string, number>): string {
    const called = (id: string): string => {
      const at = this.#itemIds.get(id);
      return at === undefined ? `on account of ${id}` : this.#documents[at - 1]!.document;
    };
    return [...parts].map(([id, minor]) => `${called(id)} ${(minor / 100).toFixed(2)}`).join(' · ') || 'nothing';
  }

  /** The truth stands; from whom the money came is learned as the desk learns it. */
  settle({ truth, iban }: YearPayment, proposal: Proposal, knowledge: Knowledge): void {
    if (truth.kind === 'not-ours') return;
    for (const { itemId, settlesMinor } of truth.parts)
      if (itemId !== null) knowledge.applied(this.#itemIds.get(itemId)!, settlesMinor);
    const customers = [...new Set(truth.parts.map(({ customerId }) => customerId))];
    if (customers.length === 1 && proposal.payer !== 'other')
      knowledge.learn(iban, this.#customers.get(customers[0]!)!);
  }
}

const partsOf = ({ customerId, document }: YearItem): string => `${customerId} ${document}`;

function count(map: Map<string, number>, key: string, minor: number): void {
  map.set(key, (map.get(key) ?? 0) + minor);
}
