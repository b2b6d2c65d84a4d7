import { assert } from '../kernel/assert';
import type { Day, Instant } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { CAUSED } from '../ledger/hold';
import { labelOf } from '../ledger/open-item';
import { acts, demanded, type Acts, type Decision } from '../reminders/decision';
import { decide } from '../reminders/decide';
import { judgeAgain, leavingOf } from '../reminders/again';
import { writtenTo, type Facts } from '../reminders/facts';
import { togetherDecided } from '../reminders/group';
import { withinMaximum } from '../reminders/maximum';
import { isByHand } from '../reminders/strategy';
import type { CustomerLine } from './cast';
import { itemHappens } from './core-deeds';
import { boxOf, factsOf } from './core-facts';
import {
  isLetter,
  itemOf,
  newLedger,
  personFrom,
  personOf,
  personOfItem,
  personWith,
  type CoreLedger,
  type Person,
  type Reminded,
} from './core-ledger';
import type { Delivered, RunSeen, Theatre } from './director';
import { observed } from './observe';
import type { Deed } from './story';

/** Plays stories on the pure core: the real decision, the real second judgement, a ledger in memory. */
export class CorePlayer implements Theatre {
  private ledger: CoreLedger | null = null;
  private lastRunOn: Day | null = null;
  private waiting: { code: string; to: string; decision: Acts; on: Day }[] = [];

  happen(deed: Exclude<Deed, { does: 'run' | 'deliver' }>, on: Day): Promise<void> {
    if (deed.does === 'company') this.ledger = newLedger(deed.company, on);
    else this.happens(this.world(on), deed, on);
    return Promise.resolve();
  }

  private world(on: Day): CoreLedger {
    return (this.ledger ??= newLedger(null, on));
  }

  private happens(ledger: CoreLedger, deed: Exclude<Deed, { does: 'run' | 'deliver' | 'company' }>, on: Day): void {
    switch (deed.does) {
      case 'customer':
        newCustomer(ledger, deed.customer, on);
        return;
      case 'written':
        written(ledger, deed);
        return;
      case 'strategy':
        choose(ledger, deed);
        return;
      case 'ledger':
        ledger.asOf = deed.asOf;
        return;
      case 'call':
        Object.assign(personOf(ledger, deed.whom), { manualContact: { on, what: 'call' }, unansweredSince: null });
        return;
      case 'reply':
        personOf(ledger, deed.whom).unansweredSince = on;
        return;
      case 'done':
        personOf(ledger, deed.whom).openTasks = [];
        return;
      case 'bounce':
        bounce(ledger, personOf(ledger, deed.whom));
        return;
      case 'letter':
        letterBecame(ledger, personOf(ledger, deed.whom), deed.is, on);
        return;
      case 'approve':
        this.approve(ledger, deed.whom);
        return;
      default:
        itemHappens(ledger, deed, on);
    }
  }

  private approve(ledger: CoreLedger, code: string): void {
    for (const { to, decision, on } of this.waiting.filter((one) => one.code === code)) {
      ledger.reminders.push({ to, decision, on, state: 'queued', postedOn: null });
    }
    this.waiting = this.waiting.filter((one) => one.code !== code);
  }

  run(on: Day, without: readonly { whom: string; reason: string }[]): Promise<RunSeen> {
    const ledger = this.world(on);
    if (this.lastRunOn !== null && on < this.lastRunOn) return Promise.resolve({ refused: 'run-before-later' });
    for (const one of without) leaveOut(ledger, one, on);
    for (const left of ledger.reminders) if (left.state === 'queued' && left.on < on) left.state = 'ignored';
    const people = [...ledger.people.values()];
    const facts = people.map((person) => factsOf(ledger, person, on));
    if (facts[0]?.rules.freshness.fresh === false) return Promise.resolve({ refused: 'ledger-stale' });
    this.lastRunOn = on;
    const all = this.decide(ledger, facts, on);
    for (const [at, person] of people.entries()) this.carryOut(ledger, person, all[at] ?? [], on);
    const sent = facts.flatMap((one, at) => sentIn(one, all[at] ?? []));
    const issued = [...new Map(sent.map((one) => [one.customer, one])).values()];
    const seen = people.flatMap((person, at) =>
      (all[at] ?? []).map((decision) => observed(person.customer.code, decision)),
    );
    return Promise.resolve({ refused: null, seen, issued });
  }

  /** What is decided about each: what goes to one recipient together, and counted once in the maximum of the day. */
  private decide(ledger: CoreLedger, facts: readonly Facts[], on: Day): Decision[][] {
    const boxes = [...grouped(facts, (one) => writtenTo(one).customer.id).values()].map((shared) => {
      const decided = shared.map((one) => decide(one, on));
      return shared.some(({ customer }) => customer.letterbox !== undefined) ? togetherDecided(decided) : decided;
    });
    const { maxMessagesPerDay } = ledger.rules.settings;
    const left = withinMaximum(boxes.flat(), maxMessagesPerDay, sentOn(ledger, on)).flat();
    return facts.map(({ customer }) => left.filter((one) => one.customerId === customer.customer.id));
  }

  /** Everything but what a person has to agree to. */
  private carryOut(ledger: CoreLedger, person: Person, decisions: readonly Decision[], on: Day): void {
    const { code } = person.customer;
    const to = boxOf(ledger, person)?.person.customer.code ?? code;
    this.waiting = this.waiting.filter((one) => one.code !== code);
    for (const decision of decisions) {
      if (decision.clears) person.clearedOn.set(decision.currency, on);
      if (!acts(decision)) continue;
      if (decision.do === 'approve') this.waiting.push({ code, to, decision, on });
      else
        ledger.reminders.push({ to, decision, on, state: decision.do === 'send' ? 'queued' : 'left', postedOn: null });
      if (decision.do !== 'send' && decision.do !== 'approve') {
        person.openTasks.push({ currency: decision.currency, step: decision.step.n, kind: decision.step.kind });
      }
      assert(decision.do !== 'send' || !isByHand(decision.step), 'a step by hand is not sent');
    }
  }

  deliver(on: Day, letters: 'posted' | 'made'): Promise<readonly Delivered[]> {
    const ledger = this.world(on);
    const waiting = ledger.reminders.filter((one) => one.state === 'queued');
    const messages = [...grouped(waiting, (one) => `${one.to} ${one.on}`).values()];
    return Promise.resolve(messages.map((message) => leave(ledger, message, on, letters)));
  }
}

/** A message is judged as a whole: where anything of it is wrong, nothing of it leaves. */
function leave(ledger: CoreLedger, message: readonly Reminded[], on: Day, letters: 'posted' | 'made'): Delivered {
  const wrong = message
    .map((one) =>
      judgeAgain(leavingOf(one.decision, one.on), factsOf(ledger, personWith(ledger, one.decision.customerId), on), on),
    ) // prettier-ignore
    .find((again) => again.do === 'withdraw');
  for (const one of message) {
    one.state = wrong ? 'ignored' : 'left';
    if (letters === 'posted' && isLetter(one)) one.postedOn = on;
  }
  const documents = message.flatMap((one) => demanded(one.decision).map((placed) => labelOf(placed.item)));
  return { customer: message[0]?.to ?? '', documents, sent: !wrong, because: wrong?.because ?? null };
}

/** Who is written to, where something is sent. */
function sentIn(facts: Facts, decisions: readonly Decision[]): { customer: string; recipient: string }[] {
  const sent = decisions.find((one): one is Acts => one.do === 'send');
  return sent ? [{ customer: writtenTo(facts).customer.code, recipient: sent.recipient?.found ?? '' }] : [];
}

const sentOn = (ledger: CoreLedger, on: Day): number =>
  new Set(
    ledger.reminders
      .filter((one) => one.on === on && one.state !== 'ignored' && one.decision.do === 'send')
      .map((one) => one.to),
  ).size;

function newCustomer(ledger: CoreLedger, line: CustomerLine, on: Day): void {
  const parentId = line.parent === null ? null : personOf(ledger, line.parent).customer.id;
  ledger.people.set(line.code, personFrom(line, ledger.people.size + 1, parentId, on));
}

function written(ledger: CoreLedger, { whom, how }: Extract<Deed, { does: 'written' }>): void {
  const person = personOf(ledger, whom);
  if (how === 'once') person.groupMessages = true;
  else if (how === 'apart') person.writtenApart = true;
  else {
    const payerId = how.payer === null ? null : personOf(ledger, how.payer).customer.id;
    person.customer = { ...person.customer, payerId };
  }
}

function choose(ledger: CoreLedger, deed: Extract<Deed, { does: 'strategy' }>): void {
  const { choices } = ledger.rules;
  const chosen = (): CoreLedger['rules']['choices'] => {
    if (deed.for === null) return { ...choices, company: deed.code };
    if ('segment' in deed.for) return { ...choices, segments: [...choices.segments, { ...deed.for, code: deed.code }] };
    const person = ledger.people.get(deed.for.whom);
    if (person) return { ...choices, customers: new Map([...choices.customers, [person.customer.id, deed.code]]) };
    return { ...choices, items: new Map([...choices.items, [itemOf(ledger, deed.for.whom).itemId, deed.code]]) };
  };
  ledger.rules = { ...ledger.rules, choices: chosen() };
  for (const one of ledger.reminders) if (one.state === 'queued') one.state = 'ignored';
}

/** The last message came back: its step did not happen, and the address is not used again. */
function bounce(ledger: CoreLedger, person: Person): void {
  const last = ledger.reminders.filter((one) => one.to === person.customer.code && one.state === 'left').at(-1);
  assert(last !== undefined, `nothing was sent to ${person.customer.code}`);
  for (const one of messageOf(ledger, last)) one.state = 'ignored';
  const contactId = last.decision.recipient?.contactId;
  person.contacts = person.contacts.map((one) => (one.id === contactId ? { ...one, state: 'bounced' } : one));
}

/** A letter that came back or was refused is no step; one that came back went to an address that is wrong. */
function letterBecame(ledger: CoreLedger, person: Person, is: Extract<Deed, { does: 'letter' }>['is'], on: Day): void {
  const mine = ledger.reminders.filter((one) => one.to === person.customer.code && isLetter(one));
  const last = mine.filter((one) => one.state === 'left' && (one.postedOn === null) === (is === 'posted')).at(-1);
  assert(last !== undefined, `no letter to ${person.customer.code} can be ${is}`);
  const message = messageOf(ledger, last);
  if (is === 'posted' || is === 'unposted') for (const one of message) one.postedOn = is === 'posted' ? on : null;
  else for (const one of message) one.state = is === 'returned' ? 'ignored' : 'refused';
  if (is === 'returned') {
    const { recipient } = last.decision;
    person.addresses = person.addresses.map((one) =>
      recipient?.channel === 'letter' && one.id === recipient.addressId
        ? { ...one, invalidSince: `${on}T08:00:00.000Z` as Instant }
        : one,
    );
  }
  if (is !== 'refused') return;
  for (const { decision } of message) {
    const { customerId, currency, step } = decision;
    personWith(ledger, customerId).openTasks.push({ currency, step: step.n, kind: step.kind });
  }
}

/** All that one message said. */
const messageOf = (ledger: CoreLedger, of: Reminded): Reminded[] =>
  ledger.reminders.filter(({ to, on, state }) => to === of.to && on === of.on && state === of.state);

/** Leaving a document out of a run is a hold, so that it is remembered. */
function leaveOut(ledger: CoreLedger, { whom, reason }: { whom: string; reason: string }, on: Day): void {
  const item = itemOf(ledger, whom);
  const customerId = personOfItem(ledger, item).customer.id;
  const key = `hold/${ledger.holds.length + 1}`;
  const hold = { key, customerId, itemId: item.itemId, amountMinor: null, kind: 'admin', reason, author: 'clerk', from: on, until: null, caused: CAUSED.has('admin') } as const; // prettier-ignore
  ledger.holds.push({ hold, endedOn: null });
}
