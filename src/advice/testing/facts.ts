import { day, type Day } from '../../kernel/day';
import type { HoldKind } from '../../ledger/hold';
import { lastSafeDay } from '../../law/limitation';
import type { Facts, Overdue, PastEnds } from '../facts';

/** Facts of a customer in the words of a clerk, such as `ripe final:06-01>06-15 refused:06-20`; `+` begins another invoice. */
export const TODAY = day('2026-06-30');

const aDay = (text: string): Day => day(text.length === 5 ? `2026-${text}` : text);

const RIPE = ['asked:04-01>04-10', 'asked:05-01>05-10'];
const WORDS: Readonly<Record<string, readonly string[]>> = { ripe: RIPE, noticed: [...RIPE, 'final:06-01>06-15'] };

export function factsIn(text: string): Facts {
  const invoices = text.split(' + ').map((one) => one.split(' ').flatMap((word) => WORDS[word] ?? word));
  const claims = invoices.filter((words) => !words.includes('nothing')).map((words, at) => words.reduce(claimWith, claim(at + 1)));
  return invoices.flat().reduce(customerWith, { ...NOBODY, claims });
} // prettier-ignore

const claim = (n: number): Overdue => ({
  ...{ itemId: n, document: `F-${n}`, currency: 'EUR', openMinor: 100_000, dueOn: day('2026-03-01') },
  ...{ holds: [], dispute: null, asked: [], limitation: null, claimBy: null },
});

const NOBODY: Facts = {
  ...{
    debtor: 'company',
    hardship: false,
    internal: false,
    claims: [],
    credits: [],
    heardOn: null,
    waitingSince: null,
  },
  ...{ refusedOn: null, saidPaidOn: null, broken: { n: 0, of: 0, on: null }, promisedUntil: [], voidPlans: [] },
  ...{ denied: null, returned: 0, reachable: true, insurer: null, least: new Map([['EUR', 5_000]]), supplier: false },
  ends: { of: 0, paid: null, lost: null },
  places: { creditor: 'FR', debtor: 'FR', court: null },
};

function claimWith(one: Overdue, word: string): Overdue {
  const [name = '', value = ''] = word.split(':');
  const [from = '', to = ''] = value.split('>');
  switch (name) {
    case 'open':
      return { ...one, openMinor: Number(value) };
    case 'due':
      return { ...one, dueOn: aDay(value) };
    case 'currency':
      return { ...one, currency: value };
    case 'asked':
    case 'final':
      return { ...one, asked: [...one.asked, { key: `${name}/${from}`, on: aDay(from), until: to === '' ? null : aDay(to), final: name === 'final' }] }; // prettier-ignore
    case 'disputed':
      return { ...one, dispute: { raisedOn: aDay(from), answeredOn: to === '' ? null : aDay(to) } };
    case 'hold':
      return { ...one, holds: [...one.holds, { kind: from as HoldKind, minor: one.openMinor, until: to === '' ? null : aDay(to) }] }; // prettier-ignore
    case 'part':
      return { ...one, holds: [...one.holds, { kind: 'deduction', minor: Number(value), until: null }] };
    case 'lapses':
    case 'perhaps': {
      const endsOn = aDay(value);
      return { ...one, limitation: { endsOn, fileBy: lastSafeDay(endsOn), sure: name === 'lapses' } };
    }
    case 'claimby':
      return { ...one, claimBy: aDay(value) };
    default:
      return one;
  }
}

const SAID: Readonly<Record<string, string>> = { heard: 'heardOn', wrote: 'waitingSince', refused: 'refusedOn', 'says-paid': 'saidPaidOn' }; // prettier-ignore

function customerWith(facts: Facts, word: string): Facts {
  const [name = '', value = ''] = word.split(':');
  const said = SAID[name];
  if (said !== undefined) return { ...facts, [said]: aDay(value) };
  switch (name) {
    case 'unknown':
    case 'public_body':
    case 'consumer':
      return { ...facts, debtor: name };
    case 'hardship':
    case 'internal':
    case 'supplier':
      return { ...facts, [name]: true };
    case 'credit':
      return { ...facts, credits: [{ currency: 'EUR', minor: Number(value) }] };
    case 'broken':
      return { ...facts, broken: { n: Number(value), of: Number(value) + 1, on: day('2026-06-10') } };
    case 'promise':
      return { ...facts, promisedUntil: [...facts.promisedUntil, aDay(value)] };
    case 'void':
      return { ...facts, voidPlans: [{ number: 'P-0001', currency: 'EUR', minor: 40_000 }] };
    case 'denied':
      return { ...facts, denied: { documents: ['F-1'], approvedOn: day('2026-03-05'), on: day('2026-04-20') } };
    case 'returned':
      return { ...facts, returned: Number(value) };
    case 'lost':
      return { ...facts, reachable: false };
    case 'insurer':
      return { ...facts, insurer: { name: 'Atlas', collects: value === 'collects' } };
    case 'least':
      return { ...facts, least: new Map([['EUR', Number(value)]]) };
    case 'in':
      return { ...facts, places: { ...facts.places, debtor: value } };
    default:
      return { ...facts, ends: endsWith(facts.ends, name, Number(value)) };
  }
}

function endsWith(ends: PastEnds, name: string, n: number): PastEnds {
  const of = ends.of + n;
  if (name === 'paid-before') return { ...ends, of, paid: { n, days: 21, partners: 'Delmas' } };
  if (name === 'lost-before') return { ...ends, of, lost: { n, on: day('2026-02-10'), partners: 'Delmas' } };
  return ends;
}
