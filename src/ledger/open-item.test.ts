import { day } from '../kernel/day';
import { daysLate, isOverdue, isWithheld, labelOf } from './open-item';
import { item } from './testing/sample';

describe('an open item', () => {
  it.each([
    ['2026-01-31', false, 0],
    ['2026-02-01', true, 1],
    ['2026-01-01', false, -30],
  ])('on %s is overdue: %p, %i days late', (today, overdue, late) => {
    expect(isOverdue(item(), day(today))).toBe(overdue);
    expect(daysLate(item(), day(today))).toBe(late);
  });

  it('C46: without a due day is never overdue, however old', () => {
    expect(isOverdue(item({ dueOn: null }), day('2036-01-01'))).toBe(false);
    expect(daysLate(item({ dueOn: null }), day('2036-01-01'))).toBeNull();
  });

  it('is called by its document, and by its part where it has several', () => {
    expect(labelOf(item())).toBe('F-1');
    expect(labelOf(item({ parts: 3, part: 2 }))).toBe('F-1/2');
  });

  it('that is withheld is not due until it is released', () => {
    const retained = item({ withheld: 'retention', withheldUntil: day('2026-06-30') });
    expect(isWithheld(retained, day('2026-06-30'))).toBe(true);
    expect(isWithheld(retained, day('2026-07-01'))).toBe(false);
    expect(isWithheld(item({ withheld: 'withholding_tax' }), day('2036-01-01'))).toBe(true);
    expect(isWithheld(item(), day('2026-01-01'))).toBe(false);
  });
});
