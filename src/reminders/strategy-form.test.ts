import { rearranged, rowOf, rowsIn, writtenFrom, STEP_FIELDS, type StepRow } from './strategy-form';
import { SHIPPED } from './shipped';
import { checkStrategy } from './strategy';

/** A strategy as a form: what is shown is what is saved, in the order of the rows. */
const shipped = (code: string) => SHIPPED.find((one) => one.code === code)!;
const rows = (code: string): StepRow[] => shipped(code).steps.map(rowOf('EUR'));
const kinds = (of: readonly StepRow[] | undefined): string => (of ?? []).map(({ kind }) => kind).join(' ');

const formOf = (of: readonly StepRow[]): URLSearchParams =>
  new URLSearchParams(
    of.flatMap((row, at) => STEP_FIELDS.map((field): [string, string] => [`${field}-${at}`, row[field]])),
  );

describe('a strategy as a form', () => {
  it.each(['gentle', 'standard', 'firm', 'three-times', 'two-times'])(
    '%s comes back from its form as it went in',
    (code) => {
      const typed = rowsIn(formOf(rows(code)));
      const checked = checkStrategy(writtenFrom(code, shipped(code).name, typed, 'EUR'), 0);
      expect(checked).toEqual({ ok: true, strategy: shipped(code) });
    },
  );

  it('keeps what goes with the email of a step, and asks nothing of a call', () => {
    const own = rows('gentle').map((row) => ({ ...row, attach: 'statement' }));
    const checked = checkStrategy(writtenFrom('own', 'Own', rowsIn(formOf(own)), 'EUR'));
    const attached = checked.ok ? checked.strategy.ladder.map(({ kind, attach }) => [kind, attach ?? '']) : [];
    expect(attached).toEqual([
      ['reminder', 'statement'], ['reminder', 'statement'], ['call', ''], ['reminder', 'statement'], ['final', 'statement'], ['propose_hand_over', ''],
    ]); // prettier-ignore
    expect(checked.ok && checked.strategy.steps.map(rowOf('EUR')).map(({ attach }) => attach)).toContain('statement');
  });

  it('keeps what a step asks for, with amounts as one writes them', () => {
    const when = { whenCount: '3', whenTotal: '1 250,50', whenAge: '45', segments: 'A\nB & C', notSegments: 'D' };
    const own = rows('standard').map((row) => ({ ...row, ...when }));
    const checked = checkStrategy(writtenFrom('own', 'Own', rowsIn(formOf(own)), 'EUR'));
    const steps = checked.ok ? checked.strategy.steps : [];
    const asked = { count: 3, totalMinor: 125_050, days: 45, segments: ['A', 'B & C'], notSegments: ['D'] };
    expect(steps.map((step) => step.when)).toEqual([
      undefined,
      undefined,
      undefined,
      asked,
      asked,
      asked,
      asked,
      asked,
    ]);
    expect(rowOf('EUR')(steps[3]!)).toMatchObject({ ...when, whenTotal: '1250.50' });
    const several = new URLSearchParams([...formOf(rows('two-times')), ['segments-1', 'A'], ['segments-1', 'B']]);
    expect(rowsIn(several)[1]?.segments).toBe('A\nB');
  });

  it.each([
    ['whenTotal', '1e9'], ['whenTotal', '-5'], ['whenTotal', '<b>'], ['whenTotal', '0'], ['whenCount', '1'], ['whenCount', '2.5'], ['whenAge', '-1'], ['whenAge', '99999'],
  ])('refuses %s %s with its row', (field, value) => {
    const wrong = rows('two-times').map((row) => ({ ...row, [field]: value }));
    const checked = checkStrategy(writtenFrom('xx', 'X', wrong, 'EUR'));
    expect(checked.ok ? [] : checked.errors).toEqual([expect.stringMatching(/steps\[0\]\.when/), expect.stringMatching(/steps\[1\]\.when/)]); // prettier-ignore
  }); // prettier-ignore

  it('numbers the steps by their order, whatever stands between them', () => {
    const [first, notice, thanks, one, ...rest] = rows('standard');
    const mixed = [one!, thanks!, first!, ...rest, notice!];
    const written = writtenFrom('xx', 'X', mixed, 'EUR') as { steps: { n: number; kind: string }[] };
    expect(written.steps.map(({ n, kind }) => `${kind} ${n}`)).toEqual([
      'reminder 1', 'thank_you 0', 'first_invoice -2', 'reminder 2', 'reminder 3', 'final 4', 'propose_hand_over 5', 'pre_due -1',
    ]); // prettier-ignore
  });

  it('asks nothing where a kind has only one right value', () => {
    const call = { ...rows('standard')[4]!, kind: 'call', channel: 'email', mode: 'automatic', payBy: '7' };
    const written = writtenFrom('xx', 'X', [rows('standard')[3]!, call], 'EUR');
    expect(checkStrategy(written).ok).toBe(true);
    const notice = { ...rows('standard')[1]!, days: '5', basis: 'settled' };
    expect((writtenFrom('xx', 'X', [notice], 'EUR') as { steps: unknown[] }).steps[0]).toMatchObject({
      trigger: { basis: 'due', days: -5 },
    });
  });

  it('leaves a number that is none as it was typed, to be refused with its name', () => {
    const wrong = { ...rows('standard')[3]!, days: 'soon', gap: '' };
    const checked = checkStrategy(writtenFrom('xx', 'X', [wrong], 'EUR'));
    expect(checked.ok ? [] : checked.errors.join('\n')).toMatch(/steps\[0\]\.trigger\.days.*number[\s\S]*minGapDays/);
  });

  it('adds, removes and moves rows, and does nothing else', () => {
    const standard = rows('standard');
    expect(kinds(rearranged(standard, 'add'))).toBe('first_invoice pre_due thank_you reminder reminder reminder reminder final propose_hand_over'); // prettier-ignore
    expect(kinds(rearranged(standard, 'remove-7'))).toBe('first_invoice pre_due thank_you reminder reminder reminder final'); // prettier-ignore
    expect(rearranged(standard, 'up-4')![3]).toBe(standard[4]);
    expect(rearranged(standard, 'down-3')![4]).toBe(standard[3]);
    expect(kinds(rearranged(standard, 'up-0'))).toBe(kinds(standard));
    expect(kinds(rearranged(standard, 'down-7'))).toBe(kinds(standard));
    for (const deed of ['', 'compare', 'remove-99', 'remove-x']) expect(rearranged(standard, deed)).toBeUndefined();
    const many = Array.from({ length: 20 }, () => standard[3]!);
    expect(rearranged(many, 'add')).toHaveLength(20);
  });

  it('begins a new one with a friendly reminder after the due day', () => {
    expect(rearranged([], 'add')).toEqual([expect.objectContaining({ basis: 'due', days: '3', tone: 'friendly' })]);
  });

  it('keeps a template that was chosen against the tone', () => {
    const written = { code: 'xx', name: 'X', steps: [{ n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, tone: 'firm', template: 'reminder-friendly', payByDays: 7 }] } as const; // prettier-ignore
    const checked = checkStrategy(written);
    const row = checked.ok ? rowOf('EUR')(checked.strategy.steps[0]!) : undefined;
    expect(row?.template).toBe('reminder-friendly');
    expect(rows('standard').every(({ template }) => template === '')).toBe(true);
  });
});
