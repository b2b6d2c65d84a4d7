import { format, fromDecimal } from '../kernel/money';
import type { LawWords } from '../languages/law-words.en';
import { countText, dayText, fill, numberText } from '../languages/said';
import type { AnyRule } from './confirmation';
import { interestSaid } from './interest-text';
import type {
  AllocationRule,
  AmountRule,
  CourtRule,
  EventRule,
  FeeRule,
  FixedRule,
  LimitationRule,
  NoticeRule,
  ShiftRule,
  StartRule,
} from './country-rules';

/** A rule in sentences, in the words of who reads it: what the command and the page about the law say, and nothing that is not in the data. */
export interface RuleSaid {
  /** Whose debts it is about. */
  readonly of: string;
  readonly says: readonly string[];
}

interface Reader {
  readonly w: LawWords;
  readonly locale: string;
}

export function ruleSaid(rule: AnyRule, reader: Reader): RuleSaid {
  const { w, locale } = reader;
  const debtors = 'debtors' in rule ? rule.debtors : undefined;
  const of =
    debtors === undefined || debtors.length === 4 ? w.everyone : debtors.map((one) => w.debtor[one]).join(', ');
  const when = [
    ...(rule.from === undefined ? [] : [fill(w.holds.from, { day: dayText(rule.from, locale) })]),
    ...(rule.to === undefined ? [] : [fill(w.holds.to, { day: dayText(rule.to, locale) })]),
  ];
  return { of, says: [...saidOf(rule, reader), ...when] };
}

/** Parts are told apart by what only they have. */
function saidOf(rule: AnyRule, reader: Reader): string[] {
  if ('interest' in rule) return interestSaid(rule, { language: reader.w.language, locale: reader.locale });
  if ('amount' in rule) return fixedSaid(rule, reader);
  if ('cap' in rule) return feeSaid(rule, reader);
  if ('agreed' in rule) return startSaid(rule, reader);
  if ('saturday' in rule) return shiftSaid(rule, reader);
  if ('years' in rule) return limitationSaid(rule, reader);
  if ('effect' in rule) return eventSaid(rule, reader);
  if ('order' in rule) return allocationSaid(rule, reader);
  return 'act' in rule ? courtSaid(rule, reader) : noticeSaid(rule, reader);
}

function amountSaid(rule: AmountRule, { w, locale }: Reader): string[] {
  const said = (amount: string, currency: string): string =>
    format({ minor: fromDecimal(amount, currency) ?? 0, currency }, locale);
  const percent = (text: string): string => numberText(Number(text), locale);
  switch (rule.kind) {
    case 'none':
      return [w.amount.none];
    case 'own_cost':
      return [w.amount.ownCost];
    case 'series':
      return [w.amount.series];
    case 'flat':
      return [said(rule.amount, rule.currency)];
    case 'steps':
      return rule.steps.map(({ from, amount }) =>
        from === undefined
          ? said(amount, rule.currency)
          : fill(w.amount.step, { amount: said(amount, rule.currency), day: dayText(from, locale) }),
      );
    case 'tiers':
      return rule.tiers.map(({ upTo, below, amount }) =>
        fill(upTo !== undefined ? w.amount.upTo : below !== undefined ? w.amount.below : w.amount.rest, {
          amount: said(amount, rule.currency),
          size: said(upTo ?? below ?? '0', rule.sizedIn),
        }),
      );
    case 'scale':
      return [
        ...rule.parts.map(({ next, percent: share }, at) =>
          fill(next === undefined ? w.amount.restPart : at === 0 ? w.amount.part : w.amount.nextPart, {
            ...{ percent: percent(share), next: said(next ?? '0', rule.currency) },
          }),
        ),
        fill(w.amount.limits, {
          minimum: said(rule.minimum, rule.currency),
          maximum: said(rule.maximum, rule.currency),
        }),
      ];
    case 'base_percent':
      return [
        ...rule.tiers.map(({ upTo, base, percent: share, above }) =>
          fill(upTo === undefined ? w.amount.baseRest : w.amount.base, {
            ...{ size: said(upTo ?? '0', rule.currency), base: said(base, rule.currency) },
            ...{ percent: percent(share), above: said(above, rule.currency) },
          }),
        ),
        fill(w.amount.most, { maximum: said(rule.maximum, rule.currency) }),
      ];
  }
}

function fixedSaid(rule: FixedRule, reader: Reader): string[] {
  const { w } = reader;
  return [
    ...amountSaid(rule.amount, reader),
    w.per[rule.per],
    ...rule.needs.map((need) => w.needs[need]),
    ...(rule.replaces.length === 0 ? [] : [w.replaces]),
    ...(rule.netted === undefined ? [] : [w.netted[rule.netted]]),
    ...(rule.vatPercent === undefined ? [] : [fill(w.vat, { percent: rule.vatPercent })]),
    ...(rule.converted === undefined ? [] : [w.converted]),
  ];
}

function feeSaid(rule: FeeRule, reader: Reader): string[] {
  const { w, locale } = reader;
  const days = (n: number): string => countText(w.days, n, locale);
  return [
    w.occasion[rule.occasion],
    ...amountSaid(rule.cap, reader),
    ...(rule.plus === undefined ? [] : [w.postage]),
    ...(rule.firstFree ? [w.firstFree] : []),
    ...(rule.most === undefined ? [] : [fill(w.most, { n: rule.most })]),
    ...(rule.daysApart === undefined ? [] : [fill(w.daysApart, { days: days(rule.daysApart) })]),
    ...(rule.afterDueDays === undefined ? [] : [fill(w.afterDue, { days: days(rule.afterDueDays) })]),
    ...rule.needs.map((need) => w.needs[need]),
  ];
}

function startSaid({ agreed, stated, statutory }: StartRule, { w, locale }: Reader): string[] {
  const said = [w.agreed[agreed], w.stated[stated]];
  if (statutory === undefined) return said;
  const time = countText(statutory.unit === 'months' ? w.months : w.days, statutory.days, locale);
  return [...said, fill(w.statutory[statutory.after], { time }), ...(statutory.needs === undefined ? [] : [w.warned])];
}

function shiftSaid(rule: ShiftRule, { w }: Reader): string[] {
  const days = (['saturday', 'sunday', 'holidays'] as const).filter((name) => rule[name]).map((name) => w.shift[name]);
  return [fill(w.shifted, { days: days.join(', ') })];
}

function noticeSaid({ days, practice, counts, electronic, exactAmount }: NoticeRule, { w, locale }: Reader): string[] {
  const [from, to] = practice ?? [0, 0];
  const customary =
    from === to
      ? fill(w.notice.customary, { days: countText(w.days, to, locale) })
      : fill(w.notice.practice, { from, to });
  return [
    days === undefined ? customary : fill(w.notice.least, { days: countText(w.days, days, locale) }),
    w.notice[counts],
    ...(electronic === undefined ? [] : [w.notice.electronic]),
    ...(exactAmount ? [w.notice.exactAmount] : []),
  ];
}

function limitationSaid({ years, months, after, yearEnd, claims }: LimitationRule, { w, locale }: Reader): string[] {
  const time = countText(w.years, years, locale);
  return [
    fill(yearEnd ? w.limitation.yearEnd : after === 'due' ? w.limitation.time : w.limitation[after], { time }),
    ...(months === undefined ? [] : [fill(w.limitation.later, { time: countText(w.months, months, locale) })]),
    ...(claims === undefined ? [] : [fill(w.ofClaims, { claims: claims.map((one) => w.claims[one]).join(', ') })]),
  ];
}

const eventSaid = ({ kinds, effect }: EventRule, { w }: Reader): string[] => [
  `${kinds.map((kind) => w.event[kind]).join(', ')}: ${w.effect[effect]}`,
];

function allocationSaid({ order, free }: AllocationRule, { w }: Reader): string[] {
  const said = order.map((one) => w.claimed[one]).reduce((a, b) => fill(w.then, { a, b }));
  return [said, ...(free === undefined ? [] : [w.free])];
}

function courtSaid({ act, counts, days, weeks, months }: CourtRule, { w, locale }: Reader): string[] {
  const time =
    months !== undefined
      ? countText(w.months, months, locale)
      : weeks !== undefined
        ? countText(w.weeks, weeks, locale)
        : countText(w.days, days ?? 0, locale);
  return [`${w.act[act]}: ${fill(w.counts[counts], { time })}`];
}
