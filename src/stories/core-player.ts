import { assert } from '../kernel/assert';
import type { Day, Instant } from '../kernel/day';
import { CAUSED } from '../ledger/hold';
import { labelOf } from '../ledger/open-item';
import { acts, demanded, type Acts, type Decision } from '../reminders/decision';
import { decide } from '../reminders/decide';
import { judgeAgain, leavingOf } from '../reminders/again';
import { withinMaximum } from '../reminders/maximum';
import { isByHand } from '../reminders/strategy';
import type { CustomerLine } from './cast';
import { itemHappens } from './core-deeds';
import {
  factsOf,
  isLetter,
  itemOf,
  newLedger,
  personFrom,
  personOf,
  personOfItem,
  type CoreLedger,
  type Person,
} from './core-ledger';
import type { Delivered, RunSeen, Theatre } from './director';
import { observed } from './observe';
import type { Deed } from './story';

/** Plays stories on the pure core: the real decision, the real second judgement, a ledger in memory. */
export class CorePlayer implements Theatre {
  private ledger: CoreLedger | null = null;
  private lastRunOn: Day | null = null;
  private waiting: { code: string; decision: Acts; on: Day }[] = [];

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
    for (const one of this.waiting.filter((waiting) => waiting.code === code)) {
      ledger.reminders.push({ ...one, state: 'queued', postedOn: null });
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
    const decided = facts.map((one) => decide(one, on));
    const all = withinMaximum(decided, ledger.rules.settings.maxMessagesPerDay, sentOn(ledger, on));
    const issued = people.flatMap((person, at) => this.carryOut(ledger, person, all[at] ?? [], on));
    const seen = people.flatMap((person, at) =>
      (all[at] ?? []).map((decision) => observed(person.customer.code, decision)),
    );
    return Promise.resolve({ refused: null, seen, issued });
  }

  /** Everything but what a person has to agree to; answers with the one message that leaves, if one does. */
  private carryOut(
    ledger: CoreLedger,
    person: Person,
    decisions: readonly Decision[],
    on: Day,
  ): { customer: string; recipient: string }[] {
    const { code } = person.customer;
    this.waiting = this.waiting.filter((one) => one.code !== code);
    for (const decision of decisions) {
      if (decision.clears) person.clearedOn.set(decision.currency, on);
      if (!acts(decision)) continue;
      if (decision.do === 'approve') this.waiting.push({ code, decision, on });
      else ledger.reminders.push({ code, decision, on, state: decision.do === 'send' ? 'queued' : 'left', postedOn: null }); // prettier-ignore
      if (decision.do !== 'send' && decision.do !== 'approve') {
        person.openTasks.push({ currency: decision.currency, step: decision.step.n, kind: decision.step.kind });
      }
      assert(decision.do !== 'send' || !isByHand(decision.step), 'a step by hand is not sent');
    }
    const sent = decisions.find((one): one is Acts => one.do === 'send');
    return sent ? [{ customer: code, recipient: sent.recipient?.found ?? '' }] : [];
  }

  deliver(on: Day, letters: 'posted' | 'made'): Promise<readonly Delivered[]> {
    const ledger = this.world(on);
    const waiting = ledger.reminders.filter((one) => one.state === 'queued');
    return Promise.resolve(
      waiting.map((one) => {
        const facts = factsOf(ledger, personOf(ledger, one.code), on);
        const again = judgeAgain(leavingOf(one.decision, one.on), facts, on);
        one.state = again.do === 'send' ? 'left' : 'ignored';
        if (letters === 'posted' && isLetter(one)) one.postedOn = on;
        const documents = demanded(one.decision).map((placed) => labelOf(placed.item));
        return {
          customer: one.code,
          documents,
          sent: again.do === 'send',
          because: again.do === 'send' ? null : again.because,
        };
      }),
    );
  }
}

const sentOn = (ledger: CoreLedger, on: Day): number =>
  new Set(
    ledger.reminders
      .filter((one) => one.on === on && one.state !== 'ignored' && one.decision.do === 'send')
      .map((one) => one.code),
  ).size;

function newCustomer(ledger: CoreLedger, line: CustomerLine, on: Day): void {
  const parentId = line.parent === null ? null : personOf(ledger, line.parent).customer.id;
  ledger.people.set(line.code, personFrom(line, ledger.people.size + 1, parentId, on));
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
  const last = ledger.reminders.filter((one) => one.code === person.customer.code && one.state === 'left').at(-1);
  assert(last !== undefined, `nothing was sent to ${person.customer.code}`);
  last.state = 'ignored';
  const contactId = last.decision.recipient?.contactId;
  person.contacts = person.contacts.map((one) => (one.id === contactId ? { ...one, state: 'bounced' } : one));
}

/** A letter that came back or was refused is no step; one that came back went to an address that is wrong. */
function letterBecame(ledger: CoreLedger, person: Person, is: Extract<Deed, { does: 'letter' }>['is'], on: Day): void {
  const mine = ledger.reminders.filter((one) => one.code === person.customer.code && isLetter(one));
  const last = mine.filter((one) => one.state === 'left' && (one.postedOn === null) === (is === 'posted')).at(-1);
  assert(last !== undefined, `no letter to ${person.customer.code} can be ${is}`);
  const { currency, step, recipient } = last.decision;
  switch (is) {
    case 'posted':
      last.postedOn = on;
      return;
    case 'unposted':
      last.postedOn = null;
      return;
    case 'returned':
      last.state = 'ignored';
      person.addresses = person.addresses.map((one) =>
        recipient?.channel === 'letter' && one.id === recipient.addressId
          ? { ...one, invalidSince: `${on}T08:00:00.000Z` as Instant }
          : one,
      );
      return;
    case 'refused':
      last.state = 'refused';
      person.openTasks.push({ currency, step: step.n, kind: step.kind });
  }
}

/** Leaving a document out of a run is a hold, so that it is remembered. */
function leaveOut(ledger: CoreLedger, { whom, reason }: { whom: string; reason: string }, on: Day): void {
  const item = itemOf(ledger, whom);
  const customerId = personOfItem(ledger, item).customer.id;
  const key = `hold/${ledger.holds.length + 1}`;
  const hold = { key, customerId, itemId: item.itemId, amountMinor: null, kind: 'admin', reason, author: 'clerk', from: on, until: null, caused: CAUSED.has('admin') } as const; // prettier-ignore
  ledger.holds.push({ hold, endedOn: null });
}
