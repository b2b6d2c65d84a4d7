import { SHIPPED } from './shipped';
import { checkStrategy, type Step } from './strategy';
import { drawingOf, marksOf } from './timeline';

/** Where the steps of a strategy stand on the line of days. */
const shipped = (code: string): readonly Step[] => SHIPPED.find((one) => one.code === code)!.steps;
const said = (steps: readonly Step[]): string[] =>
  marksOf(steps).map(({ step, day, about }) => `${step.kind} ${about ? '≈' : ''}${day}`);

describe('the line of days', () => {
  it('counts each step from the one before it, and thanks from no day', () => {
    expect(said(shipped('standard'))).toEqual([
      'first_invoice ≈-29', 'pre_due -5', 'reminder 3', 'reminder 17', 'reminder 31', 'final 45', 'propose_hand_over 59',
    ]); // prettier-ignore
  });

  it('says where a day depends on the invoice, and so does what follows it', () => {
    const checked = checkStrategy({
      code: 'xx',
      name: 'X',
      steps: [
        { n: 1, kind: 'reminder', trigger: { basis: 'end_of_month', days: 10 }, payByDays: 7 },
        { n: 2, kind: 'reminder', trigger: { basis: 'previous_step', days: 14 }, payByDays: 7 },
      ],
    });
    expect(checked.ok && said(checked.strategy.steps)).toEqual(['reminder ≈25', 'reminder ≈39']);
  });

  it.each(['gentle', 'standard', 'firm'])('%s is drawn inside its box, no label on another', (code) => {
    const { width, height, marks, ticks, due } = drawingOf(shipped(code));
    expect(ticks.some(({ day, x }) => day === 0 && x === due)).toBe(true);
    for (const { x, y } of marks) {
      expect(x).toBeGreaterThanOrEqual(40);
      expect(x).toBeLessThanOrEqual(width - 40);
      expect(y).toBeGreaterThan(10);
      expect(y).toBeLessThan(height - 10);
    }
    for (const one of marks)
      for (const other of marks)
        if (one !== other && one.y === other.y) expect(Math.abs(one.x - other.x)).toBeGreaterThanOrEqual(100);
  });

  it('draws a strategy of one step, and of none', () => {
    expect(drawingOf(shipped('firm').slice(3, 4)).marks).toHaveLength(1);
    expect(drawingOf([]).marks).toEqual([]);
  });
});
