import { day } from '../kernel/day';
import { courseOf, ruledBy, sampleOf, withOnly } from './course';
import { demanded } from './decision';
import { SHIPPED } from './shipped';
import { checkStrategy, type Strategy } from './strategy';
import { contact, facts, hold, item } from './testing/facts';

/** The worked example of the editor: a customer taken through a strategy, day by day, in his own numbers. */
const shipped = (code: string): Strategy => SHIPPED.find((one) => one.code === code)!;
const written = (steps: unknown[]): Strategy => {
  const checked = checkStrategy({ code: 'own', name: 'Own', steps });
  if (!checked.ok) throw new Error(checked.errors.join('; '));
  return checked.strategy;
};
const today = day('2026-02-02');
const told = (of: ReturnType<typeof facts>, from = today): string[] =>
  courseOf(of, from).steps.map(({ on, decision }) => {
    const documents = demanded(decision).map((one) => one.item.document);
    return `${on} ${decision.step.kind} ${decision.step.n} ${documents.join('+')} ${decision.demandMinor} by ${decision.payByOn ?? '-'}`;
  });

describe('C42 the worked example', () => {
  it('shows a real customer every step with its day, its documents, its sum and its last day to pay', () => {
    expect(told(ruledBy(facts({ items: [item(1, { openMinor: 123_456 })] }), shipped('standard')))).toEqual([
      '2026-02-04 reminder 1 F-1 123456 by 2026-02-11',
      '2026-02-18 reminder 2 F-1 123456 by 2026-02-25',
      '2026-03-04 reminder 3 F-1 123456 by 2026-03-11',
      '2026-03-18 final 4 F-1 123456 by 2026-03-30',
      '2026-04-01 propose_hand_over 5 F-1 123456 by -',
    ]);
  });

  it('shows an invoice in numbers that somebody typed, and nothing of the customer’s own debts', () => {
    const of = facts({ items: [item(1), item(2)], holds: [hold('legal')], lastContact: { on: today, what: 'call' } });
    const own = { amountMinor: 99_900, currency: 'EUR', issuedOn: day('2026-03-02'), dueOn: day('2026-04-01'), document: 'YOUR-1' }; // prettier-ignore
    const shown = told(ruledBy(withOnly(of, own), shipped('firm')), day('2026-03-02'));
    expect(shown.slice(0, 3)).toEqual([
      '2026-03-25 pre_due -1 YOUR-1 99900 by -',
      '2026-04-02 reminder 1 YOUR-1 99900 by 2026-04-07',
      '2026-04-10 reminder 2 YOUR-1 99900 by 2026-04-15',
    ]);
  });

  it('follows what was typed: another trigger is another day, whatever was chosen for the customer', () => {
    const later = written([{ n: 1, kind: 'reminder', trigger: { basis: 'due', days: 20 }, payByDays: 14 }]);
    expect(told(ruledBy(facts({ items: [item(1)] }), later))).toEqual([
      '2026-02-23 reminder 1 F-1 10000 by 2026-03-09',
    ]);
  });

  it('keeps to the rules of a run: what is held is not shown as demanded', () => {
    const held = facts({ items: [item(1)], holds: [hold('dispute', { itemId: 1 })] });
    expect(told(ruledBy(held, shipped('standard')))).toEqual([]);
  });

  it('ends where more would follow than is asked for', () => {
    const course = courseOf(ruledBy(facts({ items: [item(1)] }), shipped('standard')), today, 2);
    expect(course).toMatchObject({ cut: true, steps: [{ on: '2026-02-04' }, { on: '2026-02-18' }] });
  });

  it('gives a sample of a step: as it will come, else about all that is owed, and none where a person acts', () => {
    const of = ruledBy(facts({ items: [item(1), item(2, { dueOn: day('2026-03-20') })] }), shipped('standard'));
    const step = (n: number) => shipped('standard').steps.find((one) => one.n === n)!;
    expect(sampleOf(of, step(2), today)).toMatchObject({ on: '2026-02-18', decision: { do: 'send', step: { n: 2 } } });
    const thanks = sampleOf(of, step(0), today);
    expect(thanks?.on).toBe(today);
    expect(demanded(thanks!.decision).map((one) => one.item.document)).toEqual(['F-1', 'F-2']);
    expect(sampleOf(of, step(5), today)).toBeUndefined();
    const unreachable = facts({ items: [item(1)], contacts: [contact({ email: null })], addresses: [] });
    expect(sampleOf(ruledBy(unreachable, shipped('standard')), step(0), today)).toBeUndefined();
  });
});
