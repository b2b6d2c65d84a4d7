import { addDays, day, type Day } from '../kernel/day';
import { fc, runs } from '../kernel/testing/chance';
import { CLAIM_TYPES, type ClaimType } from '../kernel/claim-type';
import { EVENT_KINDS, LAWS, type Debtor, type EventKind } from './country-rules';
import { lastSafeDay, limitationOf, type LimitationEvent, type LimitationFacts } from './limitation';

/** law debtor claim | due | events | the last day, at the latest, unsure */
const LIMITS = `
  FR company goods        | 2023-03-10 |                                          | 2028-03-10
  FR company transport    | 2023-03-10 |                                          | 2024-02-08 to 2028-03-10; delivery_unknown
  FR company transport    | 2023-03-10 | delivered 2023-01-30                     | 2024-01-30 to 2028-03-10
  FR company transport    | 2023-03-10 | delivered 2023-01-30 contract 2022-09-01 | 2023-12-01 to 2028-03-10
  FR company cross_border_transport | 2023-03-10 | delivered 2023-01-30 contract 2023-01-20 | 2024-04-20 to 2028-03-10
  FR company cross_border_transport | 2023-03-10 | delivered 2023-01-30           | 2024-04-30 to 2028-03-10; contract_unknown
  FR company cross_border_transport | 2023-03-10 |                                | 2024-05-08 to 2028-03-10; contract_unknown
  NL company cross_border_transport | 2023-03-10 | contract 2023-01-20            | 2024-04-20 to 2028-03-10
  UK company cross_border_transport | 2023-03-10 | contract 2022-11-30            | 2024-02-28 to 2029-03-10
  NL company transport    | 2023-03-10 | contract 2023-01-20                      | 2024-04-20 to 2028-03-10
  SE company -            | 2023-03-10 | abroad 2023-01-01                        | 2024-05-08 to 2033-03-10; claim_type_unknown, contract_unknown
  SE company -            | 2023-03-10 | abroad 2023-01-01 contract 2015-01-01    | 2024-05-08 to 2033-03-10; claim_type_unknown
  SE company -            | 2023-03-10 |                                          | 2033-03-10
  FR company -            | 2023-03-10 |                                          | 2024-02-08 to 2028-03-10; claim_type_unknown, delivery_unknown
  FR consumer goods       | 2023-03-10 |                                          | 2025-03-10
  FR public_body services | 2023-03-10 |                                          | 2027-12-31
  FR public_body services | 2023-03-10 | letter 2024-06-03                        | 2028-06-03
  FR unknown goods        | 2023-03-10 |                                          | 2025-03-10 to 2028-03-10; debtor_unknown
  FR company goods        | 2023-03-10 | letter 2024-06-03                        | 2028-03-10
  FR company goods        | 2023-03-10 | part_payment 2024-06-03                  | 2028-03-10 to 2029-06-03; event_not_verified
  DE company goods        | 2023-03-10 |                                          | 2026-12-31
  DE company goods        | 2023-03-10 | part_payment 2023-06-03                  | 2026-12-31
  DE company goods        | 2023-03-10 | part_payment 2024-06-03                  | 2027-06-03
  DE company goods        | 2023-03-10 | formal_letter 2024-06-03                 | 2026-12-31
  DE company goods        | 2023-03-10 | court_action 2026-12-01                  | never
  DE company goods        | 2023-03-10 | court_action 2026-12-01/2027-01-10       | 2027-02-09
  DE company goods        | 2023-03-10 | part_payment 2027-01-02                  | 2026-12-31
  DE company goods        | 2023-03-10 | part_payment 2024-06-03 part_payment 2025-02-01 | 2028-02-01
  DE company transport    | 2023-03-10 |                                          | 2024-03-10 to 2026-12-31; not_verified
  UK company services     | 2020-02-29 |                                          | 2026-02-28
  UK company services     | 2020-03-10 | part_payment 2021-06-03                  | 2026-03-10 to 2027-06-03; event_not_verified
  SE company goods        | 2023-03-10 |                                          | 2033-03-10
  SE consumer goods       | 2023-03-10 | letter 2024-06-03                        | 2026-03-10 to 2027-06-03; event_not_verified
  NL company services     | 2023-03-10 | formal_letter 2024-06-03                 | 2029-06-03
  NL company services     | 2023-03-10 | letter 2024-06-03                        | 2028-03-10
  NL consumer goods       | 2023-03-10 |                                          | 2025-03-10 to 2028-03-10; not_verified
  NL consumer -           | 2023-03-10 |                                          | 2028-03-10
  BE consumer goods       | 2023-03-10 | lawyers_letter 2023-09-01                | 2024-03-10 to 2033-03-10; not_verified, event_not_verified
  ES company goods        | 2023-03-10 | letter 2024-06-03                        | 2028-03-10 to 2029-06-03; event_not_verified
  IT company goods        | 2023-03-10 |                                          | 2033-03-10
  AT company goods        | 2023-03-10 |                                          | 2026-03-10; not_verified
  CH company goods        | 2023-03-10 | part_payment 2024-06-03                  | 2029-06-03 to 2034-06-03
  CH company -            | 2023-03-10 |                                          | 2028-03-10 to 2033-03-10; claim_type_unknown
  PL company services     | 2023-03-10 |                                          | 2026-12-31; not_verified
  PL consumer goods       | 2023-03-10 |                                          | 2025-12-31 to 2026-12-31; not_verified
  IE company goods        | 2023-03-10 | court_action 2024-02-01                  | 2029-03-10 to never; event_not_verified
  PT consumer goods       | 2023-03-10 |                                          | 2025-03-10; not_verified
  DE company goods        | -          |                                          | 2026-12-31; due_unknown`;

it.each(LIMITS.trim().split('\n').map((row) => row.split('|').map((cell) => cell.trim())))('%s | %s | %s | %s', (who, due, events, expected) => {
  expect(said(factsOf(who, due, events))).toBe(expected);
}); // prettier-ignore

function factsOf(who: string, due: string, events: string): LimitationFacts {
  const [law = '', debtor = '', claim = '-'] = who.split(/\s+/);
  return {
    ...{ law, debtor: debtor as Debtor, claim: claim === '-' ? null : (claim as ClaimType) },
    ...{ issuedOn: '2023-02-08' as Day, dueOn: due === '-' ? null : (due as Day), confirmed: () => false },
    ...{ deliveredOn: dayIn(events, 'delivered'), contractOn: dayIn(events, 'contract'), abroad: events.includes('abroad') },
    events: [...events.matchAll(/(?!delivered|contract|abroad)\b(\w+) ([\d-]+)(?:\/([\d-]+))?/g)].map(([, kind, on, until]) => eventOf(kind as EventKind, on as Day, until)),
  }; // prettier-ignore
}

const dayIn = (events: string, what: string): Day | null => (new RegExp(`${what} ([\\d-]+)`).exec(events)?.[1] ?? null) as Day | null; // prettier-ignore

const eventOf = (kind: EventKind, on: Day, until: string | undefined): LimitationEvent => ({
  ...{ kind, on, about: 'x' },
  ...(kind === 'court_action' ? { until: (until as Day | undefined) ?? null } : {}),
});

const said = (facts: LimitationFacts): string => {
  const found = limitationOf(facts)!;
  const named = (on: Day | null): string => on ?? 'never';
  const latest = found.latestOn === found.endsOn ? '' : ` to ${named(found.latestOn)}`;
  return `${named(found.endsOn)}${latest}${found.unsure.length === 0 ? '' : `; ${found.unsure.join(', ')}`}`;
};

it('counts what a person has confirmed', () => {
  const facts = factsOf('FR company goods', '2023-03-10', 'part_payment 2024-06-03');
  expect(said({ ...facts, confirmed: (rule) => rule === 'FR-EVENT-PAYMENT' })).toBe('2029-06-03');
});

it('tells how the day came about', () => {
  const found = limitationOf(factsOf('DE company goods', '2023-03-10', 'letter 2023-05-02 part_payment 2024-06-03'));
  expect(found?.chain).toMatchObject([
    { kind: 'begins', on: '2023-03-10', years: 3, yearEnd: true, endsOn: '2026-12-31' },
    { kind: 'event', event: { kind: 'part_payment' }, effect: 'restart', rule: 'DE-EVENT-PAYMENT', counted: true, endsOn: '2027-06-03' },
  ]); // prettier-ignore
  expect(found?.rule.basis.text).toBe('BGB §§ 195, 199');
});

it('knows no limitation of a law that it does not know', () => {
  expect(limitationOf(factsOf('US company goods', '2023-03-10', ''))).toBeUndefined();
});

it.each`
  ends            | with           | safe
  ${'2026-12-31'} | ${'court'}     | ${'2026-12-16'}
  ${'2026-12-31'} | ${'solicitor'} | ${'2026-12-09'}
  ${'2026-12-27'} | ${'court'}     | ${'2026-12-10'}
  ${'2026-12-31'} | ${'agency'}    | ${'2026-10-07'}
`('what ends on $ends is filed with the $with by $safe', ({ ends, with: filedWith, safe }) => {
  expect(lastSafeDay(ends, filedWith)).toBe(safe);
});

describe('whatever happened', () => {
  const days = fc.integer({ min: 0, max: 4_000 }).map((from) => addDays(day('2018-01-01'), from));
  const events = fc.array(fc.tuple(fc.constantFrom(...EVENT_KINDS), days), { maxLength: 6 });
  const debtors = fc.constantFrom<Debtor>('company', 'sole_trader', 'public_body', 'consumer');
  const claims = fc.constantFrom<ClaimType | null>(...CLAIM_TYPES, null);
  const factsFrom = ([law, debtor, claim, happened]: [string, Debtor, ClaimType | null, [EventKind, Day][]]): LimitationFacts => ({
    ...{ law, debtor, claim, issuedOn: day('2018-02-08'), dueOn: day('2018-03-10'), confirmed: () => false },
    events: happened.map(([kind, on]) => eventOf(kind, on, undefined)),
  }); // prettier-ignore
  const all = fc.tuple(fc.constantFrom(...LAWS), debtors, claims, events);
  const late = (on: Day | null): string => on ?? '9999';

  it('nothing makes it end before it would have without', () => {
    fc.assert(
      fc.property(all, (given) => {
        const facts = factsFrom(given);
        const [bare, found] = [limitationOf({ ...facts, events: [] })!, limitationOf(facts)!];
        expect(late(found.endsOn) >= late(bare.endsOn)).toBe(true);
        expect(late(found.latestOn) >= late(found.endsOn)).toBe(true);
      }),
      runs(300),
    );
  });

  it('an unknown debtor or kind of claim never has longer', () => {
    fc.assert(
      fc.property(all, (given) => {
        const facts = { ...factsFrom(given), events: [] };
        const known = limitationOf(facts)!;
        expect(late(limitationOf({ ...facts, debtor: 'unknown' })!.endsOn) <= late(known.endsOn)).toBe(true);
        if (known.sure) expect(late(limitationOf({ ...facts, claim: null })!.endsOn) <= late(known.endsOn)).toBe(true);
      }),
      runs(300),
    );
  });
});
