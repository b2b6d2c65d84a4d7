import type { Day } from '../kernel/day';
import { format } from '../kernel/money';
import { AUDIT_LINE_WORDS } from '../languages/audit-line-words';
import { codeText } from '../languages/code-words';
import { COURSE_PAGE_WORDS } from '../languages/course-page-words';
import { COURSE_WORDS } from '../languages/course-words';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { dayText, fill, inLanguage } from '../languages/said';
import type { Outcome } from './case';
import type { ReportDetails, ReportKind } from './report';
import { reportText } from './report-text';

/**
 * What a row of a case's timeline says, in the reader's language. A kind that has no sentence here is said as the audit says it: no
 * field of an event is shown unless its sentence names it.
 */
export interface Happened {
  readonly source: string;
  readonly id: number;
  readonly by: string | null;
  readonly kind: string;
  /** JSON. */
  readonly payload: string;
  readonly note: string | null;
  readonly minor: number | null;
}

export interface TimelineReader {
  readonly language: string;
  readonly locale: string;
  readonly partner: string;
  readonly currency: string;
  /** The name of a colleague; of another reader their email stays as it is. */
  nameOf(email: string): string;
}

export interface Said {
  readonly what: string;
  /** Smaller, below it: what somebody wrote. */
  readonly note: string;
}

type Payload = Readonly<Record<string, unknown>>;
const textIn = (payload: Payload, key: string): string => (typeof payload[key] === 'string' ? payload[key] : '');

export function timelineText(row: Happened, reader: TimelineReader): Said {
  const payload = JSON.parse(row.payload) as Payload;
  const own = (row.source === 'event' ? EVENTS[row.kind] : undefined) ?? SOURCES[row.source] ?? SOURCES['event'];
  const what = own?.({ row, payload, reader, ...wordsOf(reader) }) ?? '';
  const typed = row.note ?? (SAYS[row.kind] === undefined ? '' : textIn(payload, SAYS[row.kind] ?? ''));
  return { what, note: typed };
}

/** Which field of an event somebody wrote for both sides. */
const SAYS: Readonly<Record<string, string>> = {
  ...{ 'case.parcel_sent': 'to', 'case.parcel_failed': 'said', 'case.parcel_fetched': 'to', 'case.link_sent': 'to' },
  ...{ 'case.moved': 'why', 'case.exclusive': 'why', 'case.asked': 'note', 'case.ask_answered': 'reason', 'case.ask_withdrawn': 'reason' },
}; // prettier-ignore

const wordsOf = ({ language }: TimelineReader) => ({
  w: inLanguage(COURSE_WORDS, language),
  t: inLanguage(COURSE_PAGE_WORDS, language).timeline,
});

interface Telling extends ReturnType<typeof wordsOf> {
  readonly row: Happened;
  readonly payload: Payload;
  readonly reader: TimelineReader;
}

const dayIn = ({ payload, reader }: Telling, key: string): string => {
  const day = textIn(payload, key);
  return day === '' ? '' : dayText(day, reader.locale);
};
const askText = ({ payload, w }: Telling): string => codeText(w.ask, textIn(payload, 'kind'));
const money = ({ reader }: Telling, minor: number, currency: string): string => format({ minor, currency }, reader.locale); // prettier-ignore

const EVENTS: Readonly<Record<string, (telling: Telling) => string>> = {
  'case.handed_over': ({ t, reader }) => fill(t.handed_over, { partner: reader.partner }),
  'case.closed': (telling) => closedText(telling),
  'case.moved': (telling) => {
    const { payload, w, t } = telling;
    const [from, to] = ['from', 'to'].map((key) => codeText(w.stage, textIn(payload, key)));
    const day = dayIn(telling, 'until');
    return fill(day === '' ? t.moved : t.movedUntil, { from: from ?? '', to: to ?? '', day });
  },
  'case.assigned': ({ payload, t, reader }) => {
    const [name, ref] = [textIn(payload, 'name'), textIn(payload, 'reference')];
    const text = name === '' ? (ref === '' ? t.unassigned : t.ref) : ref === '' ? t.assigned : t.assignedRef;
    return fill(text, { partner: reader.partner, name, ref });
  },
  'case.clerk': ({ payload, t, reader }) => {
    const email = textIn(payload, 'after');
    return email === '' ? t.clerkNone : fill(t.clerk, { name: reader.nameOf(email) });
  },
  'case.exclusive': (telling) =>
    fill(telling.t.exclusive, {
      day: dayIn(telling, 'until'),
      reason: codeText(telling.w.extension, textIn(telling.payload, 'reason')),
    }),
  'case.asked': (telling) => askedText(telling),
  'case.ask_answered': (telling) => {
    const { payload, w, t } = telling;
    const way = textIn(payload, 'chosen');
    if (way !== '') return fill(t.chosen, { way: codeText(w.way, way) });
    const decision = codeText(w.asks.decision, textIn(payload, 'decision'));
    return fill(payload['silent'] === true ? t.silent : t.answered, { ask: askText(telling), decision });
  },
  'case.ask_withdrawn': (telling) => fill(telling.t.withdrawn, { ask: askText(telling) }),
  'case.message': ({ payload, t }) => (payload['internal'] === true ? t.note : t.message),
  'case.late': (telling) =>
    fill(telling.t.late, {
      milestone: codeText(telling.w.milestone.name, textIn(telling.payload, 'milestone')),
      day: dayIn(telling, 'due'),
    }),
};

const SOURCES: Readonly<Record<string, (telling: Telling) => string>> = {
  event: ({ row, reader }) => codeText(inLanguage(AUDIT_LINE_WORDS, reader.language).did, row.kind),
  out: ({ t, reader }) => fill(t.handed_over, { partner: reader.partner }),
  over: (telling) => closedText(telling),
  report: (telling) => {
    const { row, payload, t, reader } = telling;
    const text = reportText(
      {
        ...{ kind: row.kind as ReportKind, amountMinor: row.minor, currency: reader.currency },
        ...{ onDay: textIn(payload, 'day') as Day, outcome: (textIn(payload, 'outcome') || null) as Outcome | null },
        details: payload['details'] as ReportDetails,
      },
      reader,
    );
    return fill(t.report, { partner: reader.partner, text });
  },
  supplement: ({ row, t }) => fill(t.supplement, { n: row.id }),
  opened: ({ row, t, reader }) => fill(t.supplementOpened, { n: row.id, partner: reader.partner }),
  money: (telling) => {
    const { row, t, reader } = telling;
    const minor = row.minor ?? 0;
    const amount = money(telling, Math.abs(minor), reader.currency);
    return fill(minor < 0 ? t.money_out : t.money_in, { amount, document: row.kind });
  },
  mail: ({ payload, t }) => fill(t.mail, { subject: textIn(payload, 'subject') }),
};

const closedText = ({ payload, t, reader }: Telling): string =>
  fill(t.closed, { outcome: codeText(inLanguage(RECOVERY_WORDS, reader.language).outcome, textIn(payload, 'outcome')) }); // prettier-ignore

function askedText(telling: Telling): string {
  const { payload, t, w } = telling;
  if (textIn(payload, 'kind') === 'evaluation') return fill(t.evaluation, { way: proposedIn(payload, w.way) });
  const minor = payload['amountMinor'];
  const amount = typeof minor === 'number' ? money(telling, minor, textIn(payload, 'currency')) : '';
  return fill(amount === '' ? t.asked : t.askedAmount, { ask: askText(telling), amount, day: dayIn(telling, 'answerBy') });
} // prettier-ignore

/** The first of the ways that an evaluation proposes. */
function proposedIn(payload: Payload, ways: Readonly<Record<string, string>>): string {
  const details = payload['details'] as { proposals?: readonly { way?: string }[] } | undefined;
  return codeText(ways, details?.proposals?.[0]?.way ?? '');
}
