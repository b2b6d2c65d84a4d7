import type { InterestHold } from './calculation';
import { CaseError, dayField, fieldsOf, firstOf, listOf, someOf, type Fields } from './case-read';

/**
 * Which fields a case may have (`fixtures/law/README.md` says what they mean). What else stands in it is named in the answer and not
 * obeyed: a figure that leaves out what its author asked for says so.
 */
export const AS_OF = ['asOf', 'asOfDate', 'asOfDay', 'asOn', 'asAt', 'keyDate', 'endDate', 'end', 'until', 'to'];
export const CLAIM_NAMES = ['id', 'ref', 'reference', 'name', 'key', 'label', 'document'];
export const PAID_ON = ['on', 'date', 'paidOn'];
export const MEANT_FOR = ['claims', 'claim', 'designated', 'for'];

/** How to count: said of a claim, in `policy`, or beside it. */
const HOW = ['dayCount', 'counting', 'rounding', 'rate', 'rateMode', 'compounding', 'allocation', 'paymentDayBearsInterest', 'accrualBlockDays']; // prettier-ignore
/** What its author says about it and nothing is counted by. */
const ABOUT = ['note', 'notes', 'source', 'sourceQuality', 'rule', 'fitted', 'category', 'kind', 'title', 'description', 'what', 'basis']; // prettier-ignore
const CASE = ['id', 'jurisdiction', 'currency', 'claims', 'payments', 'holds', 'policy', 'expected'];
const CLAIM = ['principal', 'from', 'to', 'days', 'dueOn', 'effectiveDueOn', 'costs', 'credited', 'contractOn'];
const PAYMENT = ['id', 'ref', 'amount', 'paymentDayBearsInterest'];
const HOLD = ['from', 'to', 'reason', 'claims'];
const RATE = ['percent', 'series', 'plusPoints', 'steps', 'mode', 'compounding'];

/** `policy.leapDays`, `claims[2].margin`: fields that nobody reads here. */
export function ignoredIn(fields: Fields): string[] {
  const inside = (of: unknown, known: readonly string[], path: string): string[] =>
    Object.keys(asFields(of))
      .filter((name) => !known.includes(name) && !ABOUT.includes(name))
      .map((name) => `${path}${name}`);
  const each = (name: string, known: readonly string[], more: (one: unknown, path: string) => string[] = () => []) =>
    asList(fields[name]).flatMap((one, n) => {
      const path = `${name}[${n + 1}].`;
      return [...inside(one, known, path), ...more(one, path)];
    });
  const called = asList(fields.payments).flatMap((one) => asList(firstOf(asFields(one), MEANT_FOR)));
  const rate = (one: unknown, path: string): string[] => inside(asFields(one).rate, RATE, `${path}rate.`);
  return [
    ...inside(fields, [...CASE, ...AS_OF, ...HOW], ''),
    ...inside(fields.policy, [...AS_OF, ...HOW], 'policy.'),
    ...each('claims', [...CLAIM, ...CLAIM_NAMES, ...HOW], rate).filter(
      (path) => !called.includes(valueAt(fields, path)),
    ),
    ...each('payments', [...PAYMENT, ...PAID_ON, ...MEANT_FOR]),
    ...each('holds', HOLD),
  ];
}

/** A claim may be named by any field of its own: where a payment names it so, that field is read. */
function valueAt({ claims }: Fields, path: string): unknown {
  const found = /^claims\[(\d+)\]\.(.*)$/.exec(path);
  return asFields(asList(claims)[Number(found?.[1]) - 1])[found?.[2] ?? ''];
}

const asFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Days that bear nothing, each with its reason. */
export function holdsIn(fields: Fields, claimCalled: (value: unknown, what: string) => string): InterestHold[] {
  return listOf(fields.holds, 'holds').map((value, n) => {
    const what = `hold ${n + 1}`;
    const one = fieldsOf(value, what);
    const from = dayField(one, ['from'], `${what}: from`);
    const to = dayField(one, ['to'], `${what}: to`);
    if (from === null) throw new CaseError(`${what} does not say from when`);
    if (to !== null && to < from) throw new CaseError(`${what} ends before it begins`);
    const { reason } = one;
    if (typeof reason !== 'string' || reason.trim() === '') throw new CaseError(`${what} gives no reason`);
    const claims = someOf(one.claims).map((name) => claimCalled(name, what));
    return { from, to, reason: reason.trim(), claims };
  });
}
