import { day } from '../kernel/day';
import { decide } from './decide';
import { explain, leading, toldOf, type Basis } from './explain';
import { foresee, nextMove } from './foresee';
import { customer, facts, hold, item, past } from './testing/facts';
import type { Facts } from './facts';

const told = (of: Facts, on: string, basis: Basis = 'today'): string => {
  const today = day(on);
  const decided = decide(of, today);
  const decision = leading(decided);
  if (!decision) throw new Error('nothing was decided');
  return explain(toldOf('Dupont SA', decision), { asOn: today, basis, next: nextMove(of, today, decided) }).sentence;
};

const owing = item(1, { amountMinor: 120_000, dueOn: day('2026-02-04') });

it('the chain says of a supplier of ours that it may set off; it is chased all the same', () => {
  const decided = leading(
    decide(facts({ items: [owing], customer: customer({ supplierNo: 'K-7' }) }), day('2026-02-09')),
  );
  expect([decided?.do, decided?.chain.filter(({ outcome }) => outcome === 'warns').map(({ fact }) => fact)]).toEqual([
    'send',
    ['Dupont SA is also a supplier of ours (K-7) and may set off'],
  ]);
});

describe('one sentence says why', () => {
  it.each<[what: string, facts: Facts, on: string, sentence: string]>([
    [
      'a reminder',
      facts({ items: [owing] }),
      '2026-02-09',
      'Dupont SA gets the reminder (step 1) over €1,200.00 on 2026-02-09 (F-1): it is overdue and reaches the first step; next: reminder (step 2) on 2026-02-23 (F-1).',
    ],
    [
      'a hold, until when, and what happens when it ends',
      facts({ items: [owing], holds: [hold('goodwill', { itemId: 1, until: day('2026-02-20') })] }),
      '2026-02-09',
      'Dupont SA is not chased on 2026-02-09 (F-1): somebody granted time; until 2026-02-21; next: reminder (step 1) on 2026-02-23 (F-1).',
    ],
    [
      'a dispute, which nothing ends by itself',
      facts({ items: [owing], holds: [hold('dispute', { itemId: 1, until: day('2026-02-20') })] }),
      '2026-02-09',
      'Dupont SA is not chased on 2026-02-09 (F-1): the customer disputes it; it is not chased until the dispute is settled; nothing more is planned.',
    ],
    [
      'a wait',
      facts({
        items: [owing],
        past: [past(1, 1, '2026-02-09')],
        lastContact: { on: day('2026-02-09'), what: 'email' },
      }),
      '2026-02-12',
      'Dupont SA is not chased on 2026-02-12 (F-1): the next step is not reached yet; until 2026-02-23; next: reminder (step 2) on 2026-02-23 (F-1).',
    ],
    [
      'a letter that nobody has posted, and what to do about it',
      facts({
        items: [owing],
        past: [past(1, 1, '2026-02-09', { leftOn: null })],
        lastContact: { on: day('2026-02-09'), what: 'letter' },
      }),
      '2026-02-25',
      'Dupont SA is not chased on 2026-02-25 (F-1): the letter of its last step is not posted: post it, or record that it was (duly outbox posted); next: reminder (step 2) on 2026-03-11 (F-1).',
    ],
    [
      'nothing at all',
      facts({ items: [item(1, { dueOn: day('2026-03-15') })] }),
      '2026-02-12',
      'Dupont SA is not chased on 2026-02-12: nothing is overdue; next: notice before the due day on 2026-03-10 (F-1).',
    ],
  ])('%s', (_, of, on, sentence) => {
    expect(told(of, on)).toBe(sentence);
  });

  it('the chain tells the rules in the order they were asked', () => {
    const [decision] = decide(facts({ items: [owing, item(2, { dueOn: day('2026-02-01') })], holds: [hold('dispute', { itemId: 2 })] }), day('2026-02-09')); // prettier-ignore
    expect(decision?.chain.map(({ rule, outcome }) => `${rule}: ${outcome}`)).toEqual([
      'customer: passes',
      'items: passes',
      'holds: takes out',
      'strategy: passes',
      'driver: passes',
      'stage: passes',
      'trigger: passes',
      'recipient: passes',
      'stage: acts',
    ]);
  });

  it('a ledger that is not fresh is warned of, and still decided on', () => {
    const of = facts({ items: [owing] });
    const stale = { ...of, rules: { ...of.rules, freshness: { ...of.rules.freshness, fresh: false } } };
    const [decision] = decide(stale, day('2026-02-09'));
    expect(decision?.do).toBe('send');
    expect(decision?.chain.filter((link) => link.outcome === 'warns').map((link) => link.rule)).toEqual(['freshness']);
  });
});

describe('what comes', () => {
  it('is the decision itself, asked day by day', () => {
    const steps: string[] = [];
    let from = day('2026-02-05');
    const of = facts({ items: [owing] });
    for (let at = 0; at < 60; at += 1) {
      const until = day(new Date(Date.parse('2026-02-06') + at * 86_400_000).toISOString().slice(0, 10));
      const [decision] = foresee(of, from, until);
      if (decision && (decision.do === 'send' || decision.do === 'propose'))
        steps.push(`${until} ${decision.step.kind} ${decision.step.n}`);
    }
    expect(steps).toEqual([
      '2026-02-09 reminder 1',
      '2026-02-23 reminder 2',
      '2026-03-09 reminder 3',
      '2026-03-23 final 4',
    ]);
    from = day('2026-03-23');
    expect(nextMove(of, from)?.on).toBe('2026-03-24');
  });

  it('ends where nothing more can happen', () => {
    expect(nextMove(facts({ items: [owing], past: [past(1, 5, '2026-02-09')] }), day('2026-02-12'))).toBeUndefined();
  });
});
