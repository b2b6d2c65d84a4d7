import { assert } from '../kernel/assert';
import { addDays, type Day, type Instant } from '../kernel/day';
import { CAUSED } from '../ledger/hold';
import { DAYS_AFTER_ANSWER } from '../disputes/dispute';
import { apply, countsUntil, itemOf, personOf, personOfItem, type CoreLedger, type StoryItem } from './core-ledger';
import { planHappens } from './core-plan';
import type { Deed } from './story';

/** What happens to documents, and to the money behind them, in a story on the pure core. */
type OfItem = Extract<
  Deed,
  {
    does:
      | 'invoice'
      | 'credit'
      | 'pay'
      | 'return'
      | 'due'
      | 'vanish'
      | 'cancel'
      | 'ask'
      | 'einvoice'
      | 'handle'
      | 'dispute'
      | 'settle'
      | 'promise'
      | 'plan'
      | 'hold'
      | 'release'
      | 'withhold';
  }
>;

function handle(ledger: CoreLedger, { document, email }: Extract<Deed, { does: 'handle' }>): void {
  const item = itemOf(ledger, document);
  item.handler = email;
  const person = personOfItem(ledger, item);
  if (person.contacts.some((one) => one.email === email)) return;
  const id = person.customer.id * 100 + person.contacts.length;
  const whose = { id, customerId: person.customer.id };
  person.contacts.push({ ...whose, role: 'handler', name: null, email, phone: null, language: null, state: 'ok' });
}

export function itemHappens(ledger: CoreLedger, deed: OfItem, on: Day): void {
  switch (deed.does) {
    case 'invoice':
      invoice(ledger, deed, on);
      return;
    case 'credit':
    case 'pay':
      moneyIn(ledger, deed, on);
      return;
    case 'return':
      takeBack(ledger, itemOf(ledger, deed.document), on);
      return;
    case 'due':
      itemOf(ledger, deed.document).dueOn = deed.dueOn;
      return;
    case 'vanish':
      itemOf(ledger, deed.document).presumedSettledOn = on;
      return;
    case 'cancel':
      itemOf(ledger, deed.document).cancelled = true;
      return;
    case 'einvoice':
      itemOf(ledger, deed.document).einvoice = { state: deed.state, since: on };
      return;
    case 'handle':
      handle(ledger, deed);
      return;
    case 'ask':
      itemOf(ledger, deed.document).restAsked = true;
      return;
    case 'dispute':
      dispute(ledger, deed, on);
      return;
    case 'settle':
      settle(ledger, deed, on);
      return;
    case 'promise':
      promise(ledger, deed, on);
      return;
    case 'plan': {
      const items = deed.plan.is === 'accepted' ? deed.plan.documents.map((document) => itemOf(ledger, document)) : [];
      planHappens(ledger, deed.plan, items, on);
      return;
    }
    case 'hold':
      hold(ledger, deed, on);
      return;
    case 'release':
      release(ledger, deed.whom, on);
      return;
    case 'withhold': {
      const { what: withheld, until: withheldUntil } = deed;
      Object.assign(itemOf(ledger, deed.document), { withheld, withheldUntil });
      return;
    }
  }
}

function invoice(ledger: CoreLedger, { invoice }: Extract<Deed, { does: 'invoice' }>, on: Day): void {
  const { document, customer, amountMinor, currency, dueOn, paymentMethod, level, discount } = invoice;
  const made = newItem(ledger, {
    document,
    currency,
    amountMinor,
    customerId: personOf(ledger, customer).customer.id,
    on,
  });
  const parts = ledger.items.filter((item) => item.document === document);
  for (const item of parts) item.parts += 1;
  const part = parts.length + 1;
  ledger.items.push({
    ...made,
    type: 'invoice',
    dueOn,
    paymentMethod,
    openingStep: level,
    part,
    parts: part,
    discount,
  });
}

interface Made {
  readonly document: string;
  readonly currency: string | null;
  readonly amountMinor: number;
  readonly customerId: number;
  readonly on: Day;
}

function newItem(ledger: CoreLedger, { document, currency, amountMinor, customerId, on }: Made): StoryItem {
  const itemId = ledger.items.length + 1;
  return {
    itemId, companyId: 1, customerId, entryId: itemId, part: 1, parts: 1, type: 'invoice', document, issuedOn: on, dueOn: null, dueBy: null,
    currency: currency ?? ledger.rules.currency, amountMinor, openMinor: amountMinor, presumedSettledOn: null, withheld: null,
    withheldUntil: null, openingStep: null, openingStepOn: null, supplyOn: null, deliveryOn: null, orderNo: null, poNo: null,
    subject: null, site: null, billedEntity: null, paymentMethod: null, paymentReference: null, basis: 'booked',
    recordedAt: `${on}T08:00:00.000Z` as Instant, importId: null, cancelled: false, discount: null, restAsked: false, einvoice: null, handler: null,
  }; // prettier-ignore
}

/** Money for a document is applied to it; money for a customer stays on account. */
function moneyIn(ledger: CoreLedger, deed: Extract<Deed, { does: 'credit' | 'pay' }>, on: Day): void {
  const person = ledger.people.get(deed.whom);
  const target = person ? null : itemOf(ledger, deed.whom);
  const customerId = person?.customer.id ?? target?.customerId;
  assert(customerId !== undefined, `${deed.whom} is neither a customer nor a document`);
  const minor = deed.amountMinor ?? target?.openMinor;
  assert(minor !== undefined, `money on account needs an amount: ${deed.whom}`);
  const document = deed.document === '' ? `P-${ledger.items.length + 1}` : deed.document;
  const currency = target?.currency ?? deed.currency;
  const credit = newItem(ledger, { document, currency, amountMinor: -minor, customerId, on });
  credit.type = deed.does === 'pay' ? 'payment' : 'credit_note';
  ledger.items.push(credit);
  if (target) apply(ledger, credit, target, on);
}

/** The money went back: the document is open again, and the payment is worth nothing. */
function takeBack(ledger: CoreLedger, item: StoryItem, on: Day): void {
  const last = ledger.moves.filter((move) => move.to === item && move.reversedOn === null).at(-1);
  assert(last !== undefined, `nothing was paid of ${item.document}`);
  last.reversedOn = on;
  item.openMinor += last.minor;
}

function dispute(ledger: CoreLedger, deed: Extract<Deed, { does: 'dispute' }>, on: Day): void {
  const item = itemOf(ledger, deed.document);
  ledger.disputes.push({
    standing: {
      disputeId: ledger.disputes.length + 1,
      customerId: item.customerId,
      itemId: item.itemId,
      category: deed.category,
      author: 'clerk',
      raisedOn: on,
      state: 'new',
      outcome: null,
      reviewOn: addDays(on, 14),
      resumesOn: null,
      amountMinor: deed.amountMinor,
      awaitedMinor: 0,
    },
    answeredOn: null,
  });
}

function settle(ledger: CoreLedger, deed: Extract<Deed, { does: 'settle' }>, on: Day): void {
  const item = itemOf(ledger, deed.document);
  const at = ledger.disputes.findIndex(
    ({ standing }) => standing.itemId === item.itemId && standing.state !== 'resolved',
  );
  const found = ledger.disputes[at];
  assert(found !== undefined, `${deed.document} is not disputed`);
  const isRight = deed.outcome === 'justified';
  const { amountMinor } = found.standing;
  const resumesOn = isRight ? null : addDays(on, DAYS_AFTER_ANSWER);
  const awaitedMinor = isRight ? (amountMinor ?? item.openMinor) : 0;
  ledger.disputes[at] = {
    standing: { ...found.standing, state: 'resolved', outcome: deed.outcome, resumesOn, awaitedMinor },
    answeredOn: on,
  };
}

function promise(ledger: CoreLedger, deed: Extract<Deed, { does: 'promise' }>, on: Day): void {
  const item = itemOf(ledger, deed.document);
  ledger.promises.push({
    promiseId: ledger.promises.length + 1,
    customerId: item.customerId,
    itemId: item.itemId,
    author: 'clerk',
    givenOn: on,
    promisedOn: deed.on,
    countsUntil: countsUntil(ledger, deed.on),
    amountMinor: deed.amountMinor ?? item.openMinor,
    receivedMinor: 0,
  });
}

function hold(ledger: CoreLedger, deed: Extract<Deed, { does: 'hold' }>, on: Day): void {
  const person = ledger.people.get(deed.whom);
  const item = person ? null : itemOf(ledger, deed.whom);
  const customerId = (person ?? (item && personOfItem(ledger, item)))?.customer.id ?? 0;
  const { kind, reason, until } = deed;
  const key = `hold/${ledger.holds.length + 1}`;
  const put = {
    key,
    customerId,
    itemId: item?.itemId ?? null,
    amountMinor: null,
    kind,
    reason,
    author: 'clerk',
    from: on,
    until,
    caused: CAUSED.has(kind),
  };
  ledger.holds.push({ hold: put, endedOn: null });
}

function release(ledger: CoreLedger, whom: string, on: Day): void {
  const person = ledger.people.get(whom);
  const itemId = person ? null : itemOf(ledger, whom).itemId;
  const held = ledger.holds.filter(
    ({ hold: one, endedOn }) =>
      endedOn === null && one.itemId === itemId && (!person || one.customerId === person.customer.id),
  );
  assert(held.length > 0, `${whom} is not on hold`);
  for (const one of held) one.endedOn = on;
}
