import fc from 'fast-check';
import { day } from '../kernel/day';
import { billOf, instalmentsOf } from '../mandates/fees/bill';
import {
  claim as anyClaim,
  collected as anyCollected,
  course as anyCourse,
  model as anyModel,
} from '../mandates/fees/testing/chance';
import { reckoned, type CameIn } from './collected';
import { checked, differenceOf, vatExpected, type CaseCourse, type LineKind } from './expected';
import { statementOf, type StatementFacts } from './statement';
import { TERMS } from './testing/plant-cases';

/** What a partner's invoice should say, line by line; what its fees add up to; and the statement, recomputed by counting one by one. */
const COURSE: CaseCourse = {
  ...{ model: TERMS, claim: { claimMinor: 100_000, ageDays: 30 }, keptMinor: 0, withdrawn: false, returned: false },
  collected: [{ way: 'partner', principalMinor: 100_000, otherMinor: 700 }],
  ...{ steps: [{ kind: 'summons', done: true, costMinor: null }], before: [] },
};
const withdrawn = { ...COURSE, withdrawn: true, collected: [] };
const withdrawnLate: CaseCourse = { ...COURSE, withdrawn: true, collected: [{ way: 'direct', principalMinor: 40_000, otherMinor: 0 }] }; // prettier-ignore
const twice: CaseCourse = { ...COURSE, steps: [...COURSE.steps, ...COURSE.steps] };
const kept = { ...COURSE, keptMinor: 10_000 };
const partly = { ...COURSE, keptMinor: 4_000 };
const notDone = { ...COURSE, steps: [{ kind: 'summons', done: false, costMinor: null }] };
const agreedBefore = { ...COURSE, steps: [{ kind: 'appraisal', done: true, costMinor: 7_700 }] };
const nothing = { ...COURSE, model: null };
const billed = (kind: LineKind, minor: number, step: string | null = null): CaseCourse => ({ ...COURSE, before: [{ kind, minor, step }] }); // prettier-ignore

// the line, the case, and what is expected of it with the reason
const TABLE: readonly (readonly [LineKind, string | null, number, CaseCourse | null, number | null, string])[] = [
  ['set_up', null, 5_000, COURSE, 5_000, 'set_up'],
  ['set_up', null, 6_000, COURSE, 5_000, 'set_up'],
  ['set_up', null, 5_000, billed('set_up', 5_000), 0, 'billed_before'],
  ['commission', null, 10_000, COURSE, 10_000, 'commission'],
  ['commission', null, 10_000, kept, 0, 'commission'],
  ['commission', null, 10_000, partly, 6_000, 'commission'],
  ['commission', null, 10_000, billed('commission', 10_000), 0, 'billed_before'],
  ['commission', null, 4_000, billed('commission', 6_000), 4_000, 'commission'],
  ['step', 'Summons', 12_000, COURSE, 12_000, 'step'],
  ['step', 'summons', 15_000, COURSE, 12_000, 'step'],
  ['step', 'Summons', 12_000, billed('step', 12_000, 'summons'), 0, 'billed_before'],
  ['step', 'Summons', 12_000, notDone, 0, 'step_not_done'],
  ['step', 'Summons', 12_000, { ...twice, before: [{ kind: 'step', minor: 12_000, step: 'summons' }] }, 12_000, 'step'],
  ['step', 'Enforcement', 9_000, COURSE, 0, 'no_such_step'],
  ['step', 'appraisal', 7_700, agreedBefore, 7_700, 'step_agreed'],
  ['hours', '2 h', 30_000, COURSE, 30_000, 'hours'],
  ['hours', '4 h', 60_000, COURSE, 45_000, 'hours_cap'],
  ['hours', '1 h', 15_000, billed('hours', 40_000), 5_000, 'hours_cap'],
  ['withdrawal', null, 3_500, withdrawn, 3_500, 'withdrawal'],
  ['withdrawal', null, 3_500, withdrawnLate, 3_100, 'withdrawal'], // 25.00 + 1% of the 600.00 that nobody paid
  ['commission', null, 4_000, withdrawnLate, 2_000, 'commission'], // 10% of half of what came directly
  ['withdrawal', null, 3_500, COURSE, 0, 'not_withdrawn'],
  ['disbursement', 'postage', 900, COURSE, null, 'not_in_model'],
  ['other', null, 900, COURSE, null, 'not_in_model'],
  ['set_up', null, 5_000, nothing, null, 'nothing_agreed'],
  ['commission', null, 5_000, null, null, 'no_case'],
];

describe('a line of a partner’s invoice', () => {
  it.each(TABLE)('%s %s %d', (kind, about, minor, ...[course, expectedMinor, why]) => {
    const courses = new Map(course === null ? [] : [[1, course] as const]);
    const [one] = checked([{ kind, about, minor, caseId: course === null ? null : 1 }], courses);
    expect([one?.expected.minor, one?.expected.why]).toEqual([expectedMinor, why]);
  });

  it('is billed twice where it stands twice on one invoice', () => {
    const line = { kind: 'step' as const, about: 'Summons', minor: 12_000, caseId: 1 };
    const all = checked([line, line], new Map([[1, COURSE]]));
    expect(all.map(({ expected }) => expected.minor)).toEqual([12_000, 0]);
  });
});

describe('the VAT of an invoice', () => {
  const bare = { ...TERMS, vat: { kind: 'reverse_charge' as const } };
  it.each<[string, readonly (readonly [LineKind, number])[], CaseCourse, number, number | null]>([
    ['as agreed', [['set_up', 5_000]], COURSE, 1_000, 1_000],
    ['too much', [['set_up', 5_000]], COURSE, 1_050, 1_000],
    ['none where some is due', [['set_up', 5_000]], COURSE, 0, 1_000],
    ['on what is billed, not on what was agreed', [['set_up', 6_000]], COURSE, 1_200, 1_200],
    ['rounded line by line', [['commission', 3], ['commission', 3]], COURSE, 2, 2],
    ['rounded on the sum', [['commission', 3], ['commission', 3]], COURSE, 1, 1],
    ['beyond both ways of rounding', [['commission', 3], ['commission', 3]], COURSE, 3, 2],
    ['charged where the creditor accounts for it', [['set_up', 5_000]], { ...COURSE, model: bare }, 1_000, 0],
    ['of money laid out, which its receipt says', [['set_up', 5_000], ['disbursement', 900]], COURSE, 1_180, null],
    ['where nothing was agreed', [['set_up', 5_000]], nothing, 1_000, null],
  ])('%s', (_, lines, course, vatMinor, expected) => {
    const all = checked(lines.map(([kind, minor]) => ({ kind, minor, about: null, caseId: 1 })), new Map([[1, course]]));
    expect(vatExpected(all.map(({ line, expected: one }) => ({ minor: line.minor, vatBps: one.vatBps })), vatMinor)).toBe(expected);
  });
}); // prettier-ignore

it('an invoice that is made of the bill of the case is accepted as it is, and any other amount is seen', () => {
  fc.assert(
    fc.property(anyModel, anyCourse, fc.nat(), fc.integer({ min: 1, max: 9_999 }), (model, course, which, more) => {
      const { claim, collected, steps, withdrawn } = course;
      const of: CaseCourse = { model, claim, collected, withdrawn, returned: false, keptMinor: 0, before: [], steps: steps.map((kind) => ({ kind, done: true, costMinor: null })) };
      const lines = billOf(model, course).lines.map(({ kind, step, feeMinor }) => ({ kind, about: step, minor: feeMinor, caseId: 1 }));
      const courses = new Map([[1, of]]);
      expect(differenceOf(checked(lines, courses))).toBe(0);
      const vat = billOf(model, course).vatMinor;
      expect(vatExpected(checked(lines, courses).map(({ line, expected }) => ({ minor: line.minor, vatBps: expected.vatBps })), vat)).toBe(vat);
      expect(checked(lines, courses).every(({ line, expected }) => expected.minor === line.minor)).toBe(true);
      const at = which % Math.max(1, lines.length);
      const dearer = lines.map((line, n) => (n === at && line.kind !== 'hours' ? { ...line, minor: line.minor + more } : line));
      expect(differenceOf(checked(dearer, courses))).toBe(lines.length > 0 && lines[at]?.kind !== 'hours' ? more : 0);
    }),
  ); // prettier-ignore
});

it('what the partner kept of remittances is not billed again, to the last unit', () => {
  fc.assert(
    fc.property(anyModel, anyClaim, anyCollected, (model, claim, collected) => {
      const parts = instalmentsOf(model, claim, collected);
      for (const one of parts) expect(one.netMinor + one.commissionMinor + one.vatMinor).toBe(one.grossMinor);
      const keptMinor = parts.reduce((total, { commissionMinor }) => total + commissionMinor, 0);
      const course: CaseCourse = { ...COURSE, model, claim, collected, keptMinor };
      const [one] = checked([{ kind: 'commission', about: null, minor: 1, caseId: 1 }], new Map([[1, course]]));
      expect(one?.expected.minor).toBe(0);
    }),
  );
});

const days = fc.integer({ min: 1, max: 28 }).map((n) => day(`2026-04-${String(n).padStart(2, '0')}`));
const minor = fc.integer({ min: 0, max: 9_999_999 });

describe('what came in', () => {
  it('is net, commission and VAT to the last unit, and instalments cost what the whole costs', () => {
    const came = fc.record({ principalMinor: minor, interestMinor: minor, costsMinor: minor, on: days, way: fc.constantFrom('partner' as const, 'direct' as const) }); // prettier-ignore
    fc.assert(
      fc.property(fc.array(came, { minLength: 1, maxLength: 12 }), (rows) => {
        const all = rows.map((row, id): CameIn => ({ ...row, id }));
        const agreed = { model: TERMS, claim: { claimMinor: 50_000, ageDays: 10 } };
        const now = reckoned(all, agreed);
        for (const one of now) {
          const { principalMinor, interestMinor, costsMinor } = all[one.id]!;
          expect(one.netMinor + one.commissionMinor + one.vatMinor).toBe(principalMinor + interestMinor + costsMinor);
        }
        const through = all
          .filter(({ way }) => way === 'partner')
          .reduce((total, one) => total + one.principalMinor, 0);
        const direct = all.filter(({ way }) => way === 'direct').reduce((total, one) => total + one.principalMinor, 0);
        const whole = Math.floor((through + Math.floor((direct + 1) / 2) + 5) / 10);
        expect(now.reduce((total, one) => total + one.commissionMinor, 0)).toBe(whole);
      }),
    );
  });
});

describe('the statement of a partner', () => {
  it('is what counting one by one gives', () => {
    const facts = fc.record({
      remittances: fc.array(fc.record({ on: days, netMinor: minor, bankedOn: fc.option(days), bankMinor: minor }).map((one) => ({ ...one, bankMinor: one.bankedOn === null ? null : one.bankMinor })), { maxLength: 8 }), // prettier-ignore
      collected: fc.array(fc.record({ on: days, way: fc.constantFrom('partner' as const, 'direct' as const), grossMinor: minor, commissionMinor: minor, vatMinor: minor }), { maxLength: 8 }), // prettier-ignore
      cases: fc.array(fc.record({ handedOverOn: days, principalMinor: minor }), { maxLength: 5 }),
      invoices: fc.array(fc.record({ issuedOn: days, grossMinor: minor }), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(facts, days, days, (all: StatementFacts, a, b) => {
        const [from, until] = a < b ? [a, b] : [b, a];
        let [balance, opening, remitted, through] = [0, 0, 0, 0];
        for (const { on, netMinor, bankedOn, bankMinor } of all.remittances) {
          if (on < from) opening += netMinor;
          if (on <= until) balance += netMinor;
          if (bankedOn !== null && bankedOn < from) opening -= bankMinor ?? 0;
          if (bankedOn !== null && bankedOn <= until) balance -= bankMinor ?? 0;
          if (bankedOn !== null && bankedOn >= from && bankedOn <= until) remitted += bankMinor ?? 0;
        }
        for (const { on, way, grossMinor } of all.collected) if (way === 'partner' && on >= from && on <= until) through += grossMinor; // prettier-ignore
        const said = statementOf(all, from, until);
        expect(said.leftMinor + said.commissionMinor + said.vatMinor).toBe(said.throughMinor + said.directMinor);
        expect([said.openingMinor, said.remittedMinor, said.closingMinor, said.throughMinor]).toEqual([opening, remitted, balance, through]); // prettier-ignore
      }),
    );
  });
});
