import { TEMPLATE_CODES } from '../outbox/draft';
import { SHIPPED } from './shipped';
import { checkStrategy } from './strategy';

const reminder = (n: number, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  n,
  kind: 'reminder',
  trigger: n === 1 ? { basis: 'due', days: 3 } : { basis: 'previous_step', days: 14 },
  payByDays: 7,
  ...more,
});
const errorsOf = (...steps: Record<string, unknown>[]): readonly string[] => {
  const checked = checkStrategy({ code: 'own', name: 'Own', steps });
  return checked.ok ? [] : checked.errors;
};

describe('the shipped strategies', () => {
  it.each(['gentle', 'standard', 'firm'])(
    '%s greets, notices, reminds, thanks, and ends with a proposal to hand over',
    (code) => {
      const strategy = SHIPPED.find((one) => one.code === code);
      const kinds = strategy?.steps.map((step) => step.kind) ?? [];
      expect(kinds).toEqual(
        expect.arrayContaining(['first_invoice', 'pre_due', 'thank_you', 'reminder', 'final', 'propose_hand_over']),
      );
      expect(kinds.at(-1)).toBe('propose_hand_over');
      expect(kinds.at(-2)).toBe('final');
      for (const { template } of strategy?.steps ?? []) expect([null, ...TEMPLATE_CODES]).toContain(template);
    },
  );

  it('reminds three times or two, and leaves what follows to a person', () => {
    const course = (code: string): string[] =>
      (SHIPPED.find((one) => one.code === code)?.steps ?? []).map(
        ({ kind, channel, trigger: { basis, days } }) => `${kind} by ${channel}, ${basis} + ${days}`,
      );
    expect(course('three-times')).toEqual([
      'reminder by email, due + 10',
      'reminder by email, end_of_month + 30',
      'final by letter, previous_step + 10',
    ]);
    expect(course('two-times')).toEqual(['reminder by email, due + 30', 'reminder by email, due + 60']);
  });

  it('none has no step', () => {
    expect(SHIPPED.find((one) => one.code === 'none')?.steps).toEqual([]);
  });
});

describe('a proposal to stop deliveries', () => {
  const stop = (n: number): Record<string, unknown> =>
    ({ n, kind: 'propose_stop', trigger: { basis: 'previous_step', days: 7 }, mode: 'task' }); // prettier-ignore

  it('comes after a reminder, is left to a person, and counts for no final step', () => {
    expect(errorsOf(reminder(1), stop(2), reminder(3))).toEqual([]);
    expect(errorsOf({ ...stop(1), trigger: { basis: 'due', days: 3 } }, reminder(2)).join()).toContain(
      'is proposed after a reminder',
    );
    expect(errorsOf(reminder(1), { ...stop(2), mode: 'automatic' }).join()).toContain('its mode is task');
  });
});

describe('a strategy somebody wrote', () => {
  it('is taken with what was left out', () => {
    const checked = checkStrategy({ code: 'own', name: 'Own', steps: [reminder(1), reminder(2)] });
    expect(
      checked.ok && checked.strategy.ladder.map((step) => [step.n, step.template, step.mode, step.minGapDays]),
    ).toEqual([
      [1, 'reminder-neutral', 'automatic', 6],
      [2, 'reminder-neutral', 'automatic', 6],
    ]);
  });

  it('C4, C32, C41 charges nothing: a fee, interest or threat has no place in it', () => {
    expect(errorsOf(reminder(1, { fee: 500 }))[0]).toMatch(/^steps\[0\]: unknown fee; a step has/);
    expect(errorsOf(reminder(1, { interest: true }))[0]).toMatch(/unknown interest/);
  });

  it.each<[why: string, steps: Record<string, unknown>[], error: string]>([
    ['the first step follows nothing', [reminder(1, { trigger: { basis: 'previous_step', days: 5 } })], 'step 1: there is no step before it; use due, invoice_date or end_of_month'],
    ['a reminder on the due day', [reminder(1, { trigger: { basis: 'due', days: 0 } })], 'step 1: overdue begins on the day after the due day; its days are 1 or more'],
    ['steps out of order', [reminder(1), reminder(2, { trigger: { basis: 'due', days: 2 } })], 'step 2: comes no later than the step before it'],
    ['a gap in the numbers', [reminder(1), reminder(3)], 'step 3: after the due day steps are numbered 1, 2, 3 … without a gap'],
    ['a number twice', [reminder(1), reminder(1)], 'step 1: there are two of that number'],
    ['no day to pay by', [reminder(1, { payByDays: null })], 'step 1 (reminder): says by when to pay; give payByDays'],
    ['a final one too soon', [reminder(1), reminder(2, { kind: 'final' })], 'step 2 (final): names only what was demanded in two earlier steps; put two before it'],
    ['a reminder after the final one', [reminder(1), reminder(2), reminder(3, { kind: 'final' }), reminder(4)], 'step 3 (final): after it comes only a formal notice or the proposal to hand over'],
    ['a call by email', [reminder(1, { kind: 'call', mode: 'task', payByDays: null })], 'step 1 (call): its channel is call'],
    ['an automatic call', [reminder(1, { kind: 'call', channel: 'call', payByDays: null })], 'step 1 (call): a person does it: its mode is task'],
    ['copies with a call', [reminder(1, { kind: 'call', channel: 'call', mode: 'task', payByDays: null, attach: 'invoices' })], 'step 1 (call): nothing is sent with it; leave out attach'],
    ['a mixture of bases', [reminder(1, { trigger: { basis: 'invoice_date', days: 40 } }), reminder(2)], 'steps: once one counts from the invoice date all do; a mixture would overtake itself'],
    ['a notice before a due day that does not count', [{ n: -1, kind: 'pre_due', trigger: { basis: 'due', days: -5 } }, reminder(1, { trigger: { basis: 'invoice_date', days: 40 } })], 'steps: counted from the invoice date there is no notice before the due day'],
    ['a notice after the due day', [{ n: -1, kind: 'pre_due', trigger: { basis: 'due', days: 1 } }, reminder(1)], 'step -1 (pre_due): its days are negative, before the due day'],
    ['a notice that names a day to pay by', [{ n: -1, kind: 'pre_due', trigger: { basis: 'due', days: -5 }, payByDays: 7 }, reminder(1)], 'step -1 (pre_due): it asks for no day to pay by; leave out payByDays'],
    ['a thank-you on the ladder', [reminder(1), { n: 2, kind: 'thank_you', trigger: { basis: 'settled', days: 1 } }], 'step 2: the thank-you has the number 0'],
    ['nothing after the due day', [], 'steps: none comes after the due day; a customer who is never to be reminded is given the strategy none'],
  ])('is refused: %s', (_, steps, error) => {
    expect(errorsOf(...steps)).toContain(error);
  }); // prettier-ignore

  it('is refused with everything that is wrong, each with its place', () => {
    const checked = checkStrategy({ code: 'Own!', name: '', steps: [reminder(1, { channel: 'fax', minGapDays: 0 })] });
    expect(checked.ok ? [] : checked.errors.map((error) => error.split(':')[0])).toEqual([
      'code',
      'name',
      'steps[0].channel',
      'steps[0].minGapDays',
    ]);
  });
});
