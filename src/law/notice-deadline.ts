import { addWorkdays, calendarOf, rollForward } from '../kernel/calendar';
import { addDays, type Day } from '../kernel/day';
import { countryOfLaw, ruleFor, rulesOf, type Debtor, type NoticeRule } from './country-rules';

/**
 * By when a notice asks for payment: counted, never typed. The law says from when its days run (sending, the day after receipt, the third
 * working day after posting) and how many at least; where it names none, what is customary. A last day on which nobody works moves on.
 */
export interface NoticeFacts {
  readonly law: string;
  readonly debtor: Debtor;
  readonly channel: 'email' | 'letter' | 'sms';
  /** The day on which it was posted or sent, or is to be. */
  readonly sentOn: Day;
  /** Known from an advice of delivery; null: it is assumed by the channel. */
  readonly receivedOn?: Day | null;
  /** The debtor lives in another country: post takes longer. */
  readonly abroad?: boolean;
  readonly region?: string | null;
  /** More days than the law asks for. */
  readonly days?: number;
  /** A plain reminder: the least of the law is that of its notice, and does not bind it. */
  readonly plain?: boolean;
}

export interface NoticeDeadline {
  /** The last day to pay that the notice names. */
  readonly payBy: Day;
  /** From then on what the notice says may follow. */
  readonly overFrom: Day;
  /** The first of the days. */
  readonly firstDay: Day;
  readonly days: number;
  /** The law's own least, as against what is customary. */
  readonly minimum: number | null;
  readonly counts: NoticeRule['counts'] | 'day_after_sending';
  /** On which it was taken to be received; null: that does not matter. */
  readonly receivedOn: Day | null;
  readonly unsure: readonly ('receipt_assumed' | 'not_verified' | 'debtor_unknown')[];
  /** The exact sum of costs must be named in it. */
  readonly exactAmount: boolean;
  readonly rule: string;
  readonly basis: NoticeRule['basis'];
}

export interface NoNotice {
  readonly none: 'no_rule' | 'too_short';
  /** The least that the law asks for. */
  readonly minimum: number | null;
}

/** How long a letter is taken to travel, in working days of the debtor's country: our assumption, on the safe side. */
const LETTER_DAYS = 3;
const LETTER_DAYS_ABROAD = 7;

export function noticeDeadline(facts: NoticeFacts): NoticeDeadline | NoNotice {
  const { law, debtor, sentOn, region = null, plain = false } = facts;
  const rule = ruleFor(rulesOf(law)?.notices ?? [], debtor === 'unknown' ? 'consumer' : debtor, sentOn);
  if (rule === undefined) return { none: 'no_rule', minimum: null };
  const minimum = rule.days ?? null;
  const days = facts.days ?? rule.days ?? rule.practice?.[1] ?? 0;
  if (days < (plain ? 1 : (minimum ?? 1))) return { none: 'too_short', minimum };
  const { counts, receivedOn, firstDay } = beginsOn(rule, facts);
  const payBy = rollForward(calendarOf(countryOfLaw(law), region), addDays(firstDay, days - 1));
  return {
    ...{ payBy, overFrom: addDays(payBy, 1), firstDay, days, minimum, counts, receivedOn },
    unsure: unsureOf(rule, facts, receivedOn),
    ...{ exactAmount: rule.exactAmount ?? false, rule: rule.key, basis: rule.basis },
  };
}

function beginsOn(rule: NoticeRule, facts: NoticeFacts): Pick<NoticeDeadline, 'counts' | 'receivedOn' | 'firstDay'> {
  const counts = facts.channel !== 'letter' && rule.electronic !== undefined ? rule.electronic : rule.counts;
  const receivedOn = counts === 'day_after_receipt' ? (facts.receivedOn ?? assumedReceipt(facts)) : null;
  return { counts, receivedOn, firstDay: firstDayOf(counts, facts, receivedOn) };
}

const unsureOf = (
  { basis }: NoticeRule,
  { debtor, receivedOn: known = null }: NoticeFacts,
  receivedOn: Day | null,
): NoticeDeadline['unsure'] => [
  ...(receivedOn !== null && known === null ? (['receipt_assumed'] as const) : []),
  ...(basis.evidence === 'memory' ? (['not_verified'] as const) : []),
  ...(debtor === 'unknown' ? (['debtor_unknown'] as const) : []),
];

function firstDayOf(
  counts: NoticeDeadline['counts'],
  { law, sentOn, region = null }: NoticeFacts,
  received: Day | null,
): Day {
  switch (counts) {
    case 'third_workday':
      return addWorkdays(calendarOf(countryOfLaw(law), region), sentOn, 3);
    case 'day_after_receipt':
      return addDays(received ?? sentOn, 1);
    case 'sending':
    case 'day_after_sending':
      return addDays(sentOn, 1);
  }
}

function assumedReceipt({ law, channel, sentOn, abroad, region = null }: NoticeFacts): Day {
  if (channel !== 'letter') return sentOn;
  return addWorkdays(calendarOf(countryOfLaw(law), region), sentOn, abroad ? LETTER_DAYS_ABROAD : LETTER_DAYS);
}
