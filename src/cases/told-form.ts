import { dayFrom, type Day } from '../kernel/day';
import { isMailbox } from '../kernel/mailbox';
import { fromTyped, sum } from '../kernel/money';
import type { CaseReportWords } from '../languages/case-report-words.en';
import type { AskKind } from './ask';
import { PARTNERS_OUTCOMES } from './case';
import { CALL_ENDS, VISIT_ENDS, type Report } from './report';

/**
 * What a partner tells by the buttons of its page, read: a report, a question to us, or what is wrong with it, field by field. One table
 * says which fields each button has, and the page draws its forms from it.
 */
export const TOLD_KINDS = ['received', 'need_info', 'called', 'visited', 'promise', 'plan', 'paid', 'legal_step', 'settlement', 'cost', 'closed'] as const; // prettier-ignore
export type ToldKind = (typeof TOLD_KINDS)[number];

export interface FieldRule {
  readonly name: string;
  readonly kind: 'text' | 'area' | 'email' | 'tel' | 'money' | 'past' | 'future' | 'choice';
  readonly label: keyof CaseReportWords['field'];
  readonly optional?: true;
  /** Of an instalment. */
  readonly n?: number;
}

/** Without JavaScript a form has as many lines as it has: what is longer is told in a message. */
const MOST_INSTALMENTS = 6;

const NOTE = { name: 'note', kind: 'area', label: 'note', optional: true } as const;
const AMOUNT = { name: 'amount', kind: 'money', label: 'amount' } as const;
const DUE = { name: 'due', kind: 'future', label: 'due' } as const;
const PAST = { name: 'day', kind: 'past', label: 'day' } as const;
const REACHED = { name: 'reached', kind: 'choice', label: 'reached' } as const;

const instalment = (n: number): readonly FieldRule[] => [
  { name: `amount${n}`, kind: 'money', label: 'instalment', n, ...(n > 2 && { optional: true }) },
  { name: `due${n}`, kind: 'future', label: 'due', n, ...(n > 2 && { optional: true }) },
];

export const TOLD_FIELDS: Readonly<Record<ToldKind, readonly FieldRule[]>> = {
  received: [
    { name: 'ref', kind: 'text', label: 'ref', optional: true },
    { name: 'collector', kind: 'text', label: 'collector', optional: true },
    { name: 'email', kind: 'email', label: 'email', optional: true },
    { name: 'phone', kind: 'tel', label: 'phone', optional: true },
  ],
  need_info: [{ name: 'note', kind: 'area', label: 'question' }],
  called: [PAST, REACHED, NOTE],
  visited: [PAST, REACHED, NOTE],
  promise: [AMOUNT, DUE, NOTE],
  plan: [...[1, 2, 3, 4, 5, 6].flatMap(instalment), NOTE],
  paid: [AMOUNT, PAST, NOTE],
  legal_step: [
    { name: 'step', kind: 'text', label: 'step' },
    { name: 'amount', kind: 'money', label: 'cost', optional: true },
    NOTE,
  ],
  settlement: [AMOUNT, DUE, NOTE],
  cost: [AMOUNT, { name: 'what', kind: 'text', label: 'what' }, NOTE],
  closed: [{ name: 'outcome', kind: 'choice', label: 'how' }, NOTE],
};

export const GROUPS: readonly { readonly name: keyof CaseReportWords['group']; readonly kinds: readonly ToldKind[] }[] =
  [
    { name: 'begin', kinds: ['received', 'need_info'] },
    { name: 'talk', kinds: ['called', 'visited', 'promise', 'plan', 'paid'] },
    { name: 'ask', kinds: ['legal_step', 'settlement', 'cost'] },
    { name: 'end', kinds: ['closed'] },
  ];

export interface AskRead {
  readonly kind: AskKind;
  readonly amountMinor: number | null;
  readonly details: unknown;
}

export type ReadTold =
  | { readonly report: Report; readonly note: string | null }
  | { readonly ask: AskRead; readonly note: string | null }
  | { readonly wrong: Readonly<Record<string, keyof CaseReportWords['wrong']>> };

export interface Reading {
  readonly today: Day;
  readonly currency: string;
  readonly locale: string;
}

const LONGEST = { text: 100, area: 2_000 } as const;

/** The fields as they were read; what is not there was left empty. */
interface Values {
  readonly texts: Readonly<Record<string, string>>;
  readonly days: Readonly<Record<string, Day>>;
  readonly amounts: Readonly<Record<string, number>>;
}

export function readTold(kind: ToldKind, form: URLSearchParams, reading: Reading): ReadTold {
  const wrong: Record<string, keyof CaseReportWords['wrong']> = {};
  const values = { texts: {} as Record<string, string>, days: {} as Record<string, Day>, amounts: {} as Record<string, number> };
  for (const rule of TOLD_FIELDS[kind]) {
    const typed = (form.get(rule.name) ?? '').trim();
    if (typed === '' && rule.optional) continue;
    const flaw = readField(rule, kind, typed, reading, values);
    if (flaw !== undefined) wrong[rule.name] = flaw;
  }
  if (kind === 'plan' && Object.keys(wrong).length === 0 && instalmentsOf(values) === undefined) wrong['amount1'] = 'instalments';
  if (kind === 'received' && values.texts['collector'] === undefined && (values.texts['email'] ?? values.texts['phone']) !== undefined) wrong['collector'] = 'text';
  if (Object.keys(wrong).length > 0) return { wrong };
  return { ...MEANT[kind](values), note: values.texts['note'] ?? null };
} // prettier-ignore

function readField(
  { name, kind: field }: FieldRule,
  kind: ToldKind,
  typed: string,
  { today, currency, locale }: Reading,
  {
    texts,
    days,
    amounts,
  }: { texts: Record<string, string>; days: Record<string, Day>; amounts: Record<string, number> },
): keyof CaseReportWords['wrong'] | undefined {
  if (field === 'money') {
    const minor = fromTyped(typed, currency, locale);
    if (minor === undefined || minor <= 0) return 'amount';
    amounts[name] = minor;
    return undefined;
  }
  if (field === 'past' || field === 'future') {
    const day = dayFrom(typed);
    if (day === undefined || (field === 'past' ? day > today : day < today)) return field;
    days[name] = day;
    return undefined;
  }
  if (typed === '') return field === 'choice' ? 'choice' : 'text';
  if (field === 'choice' && !choicesOf(kind).includes(typed)) return 'choice';
  if (field === 'email' && !isMailbox(typed)) return 'email';
  texts[name] = typed.replace(/\r\n/g, '\n').slice(0, field === 'area' ? LONGEST.area : LONGEST.text);
  return undefined;
}

/** Of the one field of a button that is a choice. */
export const choicesOf = (kind: ToldKind): readonly string[] =>
  kind === 'called' ? CALL_ENDS : kind === 'visited' ? VISIT_ENDS : PARTNERS_OUTCOMES;

interface Instalment {
  readonly on: Day;
  readonly minor: number;
}

/** Undefined: a line is half filled in, or a day comes before the one above it. */
function instalmentsOf({ days, amounts }: Values): readonly Instalment[] | undefined {
  const lines: Instalment[] = [];
  for (let n = 1; n <= MOST_INSTALMENTS; n += 1) {
    const [on, minor] = [days[`due${n}`], amounts[`amount${n}`]];
    if (on === undefined && minor === undefined) continue;
    if (on === undefined || minor === undefined || on <= (lines.at(-1)?.on ?? '')) return undefined;
    lines.push({ on, minor });
  }
  return lines;
}

type Meant = (values: Values) => { readonly report: Report } | { readonly ask: AskRead };

const reported = (report: Report) => ({ report });
const asked = (kind: AskKind, amountMinor: number | null, details: unknown) => ({
  ask: { kind, amountMinor, details },
});
const amountOf = ({ amounts }: Values): number | null => amounts['amount'] ?? null;
/** The one day of a form, whatever its field is called: it was read, so it is there. */
const onlyDay = ({ days }: Values): Day => (days['day'] ?? days['due'] ?? '') as Day;

const MEANT: Readonly<Record<ToldKind, Meant>> = {
  received: ({ texts }) => reported(received(texts)),
  called: (of) => reported({ kind: 'called', onDay: onlyDay(of), reached: CALL_ENDS.find((one) => one === of.texts['reached']) ?? 'reached' }), // prettier-ignore
  visited: (of) => reported({ kind: 'visited', onDay: onlyDay(of), reached: VISIT_ENDS.find((one) => one === of.texts['reached']) ?? 'met' }), // prettier-ignore
  paid: (of) => reported({ kind: 'paid', amountMinor: amountOf(of) ?? 0, paidOn: onlyDay(of) }),
  closed: ({ texts }) => reported({ kind: 'closed', outcome: PARTNERS_OUTCOMES.find((one) => one === texts['outcome']) ?? 'returned' }), // prettier-ignore
  need_info: () => asked('info', null, {}),
  promise: (of) => asked('plan', amountOf(of), { instalments: [{ on: onlyDay(of), minor: amountOf(of) ?? 0 }] }),
  plan: (of) => {
    const instalments = instalmentsOf(of) ?? [];
    return asked('plan', sum(instalments.map(({ minor }) => minor)), { instalments });
  },
  legal_step: (of) => asked('legal_step', amountOf(of), { step: (of.texts['step'] ?? '').slice(0, 80) }),
  settlement: (of) => asked('settlement', amountOf(of), { payBy: onlyDay(of) }),
  cost: (of) => asked('cost', amountOf(of), { about: of.texts['what'] ?? '' }),
};

function received(texts: Readonly<Record<string, string>>): Report {
  const { ref, collector, email = null, phone = null } = texts;
  return {
    kind: 'received',
    ...(ref !== undefined && { ref }),
    ...(collector !== undefined && { collector: { name: collector, email, phone: phone?.slice(0, 40) ?? null } }),
  };
}
