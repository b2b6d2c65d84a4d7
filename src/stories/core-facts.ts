import type { LetterboxAs } from '../customers/letterbox';
import { holdOfRest } from '../disputes/deduction';
import { holdOf as disputeHold } from '../disputes/dispute';
import { holdOfEinvoice } from '../disputes/e-invoice';
import type { Day } from '../kernel/day';
import { judgeFreshness } from '../ledger/freshness';
import { inForce, type Hold } from '../ledger/hold';
import { holdOf as promiseHold, type PausingPart } from '../promises/promise';
import type { CompanyRules, CustomerFacts, Facts, PastDemand, SettledItem } from '../reminders/facts';
import { demandsOf } from '../reminders/foresee';
import { stopsMail, withMail } from '../reminders/letterbox';
import { isLadder, isUntold } from '../reminders/strategy';
import { isLetter, personWith, type CoreLedger, type Person, type Reminded, type StoryItem } from './core-ledger';
import { plansOf } from './core-plan';

/** What the ledger of a story answers about a customer on a day: the facts that a decision asks for. */
/** What is known of a person, with what counts of whom one writes to about it. */
export function factsOf(ledger: CoreLedger, person: Person, today: Day): Facts {
  const own = ownFactsOf(ledger, person, today);
  const box = boxOf(ledger, person);
  const rules = { ...ledger.rules, freshness: freshnessOf(ledger, today) };
  if (box === null) return { rules, customer: own };
  if (box.as === 'itself') return { rules, customer: withMail(own, { ...NOTHING_MORE, through: undefined }) };
  const { customer, contacts, addresses, ...known } = ownFactsOf(ledger, box.person, today);
  const customerId = person.customer.id;
  const holds = known.holds.filter(stopsMail).map((hold) => ({ ...hold, customerId }));
  const through = { customer, as: box.as, contacts, addresses };
  return { rules, customer: withMail(own, { ...known, holds, through }) };
}

const NOTHING_MORE = { lastContact: null, unansweredSince: null, holds: [] };

/** Whom one writes to about a person; null: the person, for itself alone. */
export function boxOf(ledger: CoreLedger, person: Person): { person: Person; as: LetterboxAs } | null {
  const { id, payerId, parentId } = person.customer;
  if (payerId !== null) return { person: personWith(ledger, payerId), as: 'payer' };
  const head = parentId === null || person.writtenApart ? null : personWith(ledger, parentId);
  if (head?.groupMessages === true) return { person: head, as: 'parent' };
  const paysForOthers = [...ledger.people.values()].some(({ customer }) => customer.payerId === id);
  return person.groupMessages || paysForOthers ? { person, as: 'itself' } : null;
}

function ownFactsOf(ledger: CoreLedger, person: Person, today: Day): CustomerFacts {
  const id = person.customer.id;
  const mine = ledger.items.filter((item) => item.customerId === id && !item.cancelled);
  const reached = ledger.reminders.filter((one) => one.decision.customerId === id && one.state !== 'ignored');
  const past = reached.filter((one) => one.state !== 'refused').flatMap(demandsIn);
  const plans = plansOf(ledger, id, today);
  const { contacts, addresses, knownSince, unansweredSince, openTasks, clearedOn } = person;
  const heard = ledger.reminders.filter((one) => one.to === person.customer.code && one.state !== 'ignored');
  return {
    customer: person.customer,
    knownSince,
    contacts,
    addresses,
    handlers: new Map(mine.flatMap(({ itemId, handler }) => (handler === null ? [] : [[itemId, handler]]))),
    items: [...mine.filter((item) => item.openMinor !== 0), ...plans.items],
    holds: [...holdsOf(ledger, id, today), ...plans.holds],
    past,
    lastContact: latest([
      ...heard.filter(reaches).map(contactOf),
      ...(person.manualContact ? [person.manualContact] : []),
    ]),
    unansweredSince,
    openTasks,
    settled: mine.flatMap((item) =>
      settledFrom(
        ledger,
        item,
        past.some((one) => one.itemId === item.itemId && isLadder(one.kind)),
      ),
    ),
    clearedOn,
    returnedOn: new Map(
      ledger.moves.flatMap((move) => (move.reversedOn === null ? [] : [[move.to.itemId, move.reversedOn]])),
    ),
  };
}

const reaches = (one: Reminded): boolean => !isUntold(one.decision.step.kind);
const demandsIn = (one: Reminded): PastDemand[] =>
  demandsOf(one.decision, one.on).map((demand) => (isLetter(one) ? { ...demand, leftOn: one.postedOn } : demand));
const contactOf = (one: Reminded): { on: Day; what: string } => ({
  on: one.postedOn ?? one.on,
  what: one.decision.recipient?.channel ?? one.decision.do,
});

const latest = <T extends { readonly on: Day }>(contacts: readonly T[]): T | null =>
  contacts.reduce<T | null>((last, one) => (last === null || one.on >= last.on ? one : last), null);

function freshnessOf(ledger: CoreLedger, today: Day): CompanyRules['freshness'] {
  const { rules, asOf } = ledger;
  if (asOf === null) return { ...rules.freshness, asOf: today, needed: today };
  return judgeFreshness([{ source: 'story', kind: 'items', asOf, assumed: false }], rules.settings, today);
}

function settledFrom(ledger: CoreLedger, item: StoryItem, wasDemanded: boolean): SettledItem[] {
  if (!wasDemanded || item.openMinor !== 0) return [];
  const moves = ledger.moves.filter((move) => move.to === item && move.reversedOn === null);
  const last = latest(moves);
  return last ? [{ item, settledOn: last.on, paid: last.from.type === 'payment' }] : [];
}

function holdsOf(ledger: CoreLedger, customerId: number, today: Day): Hold[] {
  const put = ledger.holds.filter(
    ({ hold, endedOn }) => hold.customerId === customerId && (endedOn === null || endedOn > today),
  );
  const disputed = ledger.disputes.filter(({ standing }) => standing.customerId === customerId);
  const promised = ledger.promises.filter((part) => part.customerId === customerId);
  return [
    ...put.map(({ hold }) => hold),
    ...disputed.flatMap(({ standing }) => disputeHold(standing, today) ?? []),
    ...restHolds(ledger, customerId),
    ...ledger.items.flatMap(({ itemId, customerId: whose, einvoice }) => {
      if (whose !== customerId || einvoice === null) return [];
      const isDisputed = ledger.disputes.some(({ standing }) => standing.itemId === itemId);
      return holdOfEinvoice({ itemId, customerId, ...einvoice, isDisputed }) ?? [];
    }),
    ...promised.flatMap((part) => promiseHold({ ...part, receivedMinor: receivedSince(ledger, part) }) ?? []),
  ].filter((hold) => inForce(hold, today));
}

/** What short payments keep out of reminders until somebody decides. */
function restHolds(ledger: CoreLedger, customerId: number): Hold[] {
  const { country, settings } = ledger.rules;
  const person = [...ledger.people.values()].find(({ customer }) => customer.id === customerId);
  return ledger.items.flatMap((item) => {
    const moves = ledger.moves.filter((move) => move.to === item && move.reversedOn === null);
    const paid = latest(moves.filter(({ from }) => from.type === 'payment'));
    const isDisputed = ledger.disputes.some(({ standing }) => standing.itemId === item.itemId);
    if (!paid || item.customerId !== customerId || item.openMinor <= 0 || item.restAsked || isDisputed) return [];
    const credited = moves.filter(({ from }) => from.type !== 'payment').reduce((sum, { minor }) => sum + minor, 0);
    const rest = {
      ...{ itemId: item.itemId, customerId, currency: item.currency, restMinor: item.openMinor, paidOn: paid.on },
      ...{ owedMinor: item.amountMinor - credited, abroad: (person?.customer.country ?? country) !== country },
      ...{ discountMinor: item.discount?.minor ?? null, discountUntil: item.discount?.until ?? null },
    };
    return holdOfRest(rest, settings.shortPayments) ?? [];
  });
}

const receivedSince = (ledger: CoreLedger, part: PausingPart): number =>
  ledger.moves
    .filter((move) => move.to.itemId === part.itemId && move.on >= part.givenOn && move.reversedOn === null)
    .reduce((sum, move) => sum + move.minor, 0);
