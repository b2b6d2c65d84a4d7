import { mailsOfActivities } from '../inbox/store';
import { format } from '../kernel/money';
import { codeText } from '../languages/code-words';
import { INBOX_WORDS } from '../languages/inbox-words';
import { PLANS_WORDS } from '../languages/plans-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { stepsOfCalls } from '../reminders/call-step.store';
import { calledBy, type CustomerDeps, type CustomerView } from './customer-asked.pages';
import { countedText, notAStepAt } from './customer-call-step.pages';
import { TIMELINE_KINDS, timelineOf, type TimelineKind, type TimelineRow } from './customer-timeline.panel';

/** Everything that happened, a page at a time, of one kind or of all; a message opens as it was sent. */
const ROWS = 30;
const FURTHEST = 10_000;

export async function timelineBlanks(view: CustomerView, deps: CustomerDeps): Promise<object> {
  const { visit, w, customer } = view;
  const { query } = visit.asked;
  const kind = TIMELINE_KINDS.find((one) => one === query.get('kind')) ?? '';
  const wanted = Number(query.get('page') ?? '1');
  const page = Number.isSafeInteger(wanted) && wanted >= 1 ? Math.min(wanted, FURTHEST) : 1;
  const rows = await timelineOf(visit.work.db.read, {
    companyId: visit.company.id,
    customerId: customer.id,
    until: visit.work.today,
    kind,
    offset: (page - 1) * ROWS,
    limit: ROWS + 1,
  });
  const talks = rows.filter((row) => row.kind === 'talk').map(({ id }) => id);
  const steps = await stepsOfCalls(visit.work.db.read, visit.company.id, talks);
  const mails = await mailsOfActivities(visit.work.db.read, visit.company.id, talks);
  const to = (change: { readonly kind?: string; readonly page?: number }): string => {
    const { kind: of = kind, page: at = 1 } = change;
    return (
      view.under('', { ...(of === '' ? {} : { kind: of }), ...(at > 1 ? { page: String(at) } : {}) }) + '#timeline'
    );
  };
  const filters = ['' as const, ...TIMELINE_KINDS].map((one) => ({
    label: one === '' ? w.timeline.all : w.timeline.kind[one],
    href: to({ kind: one }),
    current: one === kind,
  }));
  return {
    filters,
    rows: rows.slice(0, ROWS).map((row) => {
      const step = row.kind === 'talk' ? steps.get(row.id) : undefined;
      const mail = row.kind === 'talk' ? mails.get(row.id) : undefined;
      if (mail !== undefined) return { ...rowBlanks(view, row, deps), href: mailAt(view, mail), what: textOf(row) };
      return step === undefined ? rowBlanks(view, row, deps) : countedBlanks(view, row, { deps, step });
    }),
    previous: page > 1 ? to({ page: page - 1 }) : '',
    next: rows.length > ROWS ? to({ page: page + 1 }) : '',
  };
}

const mailAt = ({ visit }: CustomerView, id: number): string =>
  visit.at.under(`/inbox/${visit.work.ids.seal('mail', id)}`);

/** So much of a mail as one reads at a glance; all of it stands on its page. */
const GLANCE = 400;
const textOf = ({ text }: TimelineRow): string =>
  (text ?? '').length > GLANCE ? `${(text ?? '').slice(0, GLANCE)} …` : (text ?? '');

/** A call that counts as a step says so, and leads to where that is taken back. */
function countedBlanks(
  view: CustomerView,
  row: TimelineRow,
  { deps, step }: { readonly deps: CustomerDeps; readonly step: number },
): RowBlanks {
  const blanks = rowBlanks(view, row, deps);
  const href = view.may('/call/:activity/not-a-step') ? notAStepAt(view, row.id) : '';
  return { ...blanks, href, note: [blanks.note, countedText(view, step)].filter((one) => one !== '').join(' · ') };
}

interface RowBlanks extends Telling {
  readonly kind: string;
  readonly day: string;
  readonly by: string;
  readonly href: string;
  readonly good: boolean;
}

function rowBlanks(view: CustomerView, row: TimelineRow, deps: CustomerDeps): RowBlanks {
  const { visit, w } = view;
  return {
    kind: w.timeline.one[row.kind],
    day: dayText(row.on, visit.locale),
    by: calledBy(view, row.by),
    href: hrefOf(view, row, deps),
    good: row.kind === 'money',
    ...tellingOf(view, row),
  };
}

const PAGES: Partial<Record<TimelineKind, string>> = {
  message: '/messages/:message',
  statement: '/statements/:statements',
  dispute: '/disputes/:dispute',
  promise: '/promises/:promise',
  plan: '/plans/:plan',
  decision: '/runs/:run',
  case: '/cases/:case',
};

function hrefOf({ visit }: CustomerView, { kind, id }: TimelineRow, deps: CustomerDeps): string {
  const { at, work } = visit;
  const path = PAGES[kind];
  if (kind === 'mail') return visit.at.under(`/inbox/${work.ids.seal('mail', id)}`);
  if (path === undefined || !deps.has(path)) return '';
  if (kind === 'message') return at.message(work.ids.seal('message', id));
  if (kind === 'statement') return at.under(`/statements/${work.ids.seal('statement_run', id)}`);
  if (kind === 'dispute') return at.dispute(work.ids.seal('dispute', id));
  if (kind === 'promise') return at.promise(work.ids.seal('promise', id));
  if (kind === 'plan') return at.plan(work.ids.seal('plan', id));
  if (kind === 'decision') return at.run(work.ids.seal('run', id));
  return at.case(work.ids.seal('case', id));
}

interface Telling {
  readonly what: string;
  /** Smaller, below it. */
  readonly note: string;
}

const moneyOf = ({ visit }: CustomerView, { minor, currency }: TimelineRow): string =>
  minor === null || currency === null ? '' : format({ minor, currency }, visit.locale);

/** How a message of ours left, or what a mail of theirs is. */
const wayText = ({ visit, said }: CustomerView, { kind, code }: TimelineRow): string =>
  code === null ? '' : codeText(kind === 'mail' ? inLanguage(INBOX_WORDS, visit.language).kind : said.channel, code);

function tellingOf(view: CustomerView, row: TimelineRow): Telling {
  const { visit, w, codes, said } = view;
  const { code, state } = row;
  const text = row.text ?? '';
  const t = w.timeline;
  const money = moneyOf(view, row);
  const word = (words: Readonly<Record<string, string>>, of: string | null): string =>
    of === null ? '' : codeText(words, of);
  const joined = (...parts: readonly string[]): string => parts.filter((one) => one !== '').join(' · ');
  switch (row.kind) {
    case 'message':
    case 'mail':
      return { what: text, note: joined(wayText(view, row), word(said.state, state)) };
    case 'statement':
      return { what: fill(t.statement, { day: dayText(text, visit.locale) }), note: '' };
    case 'talk':
      return { what: text, note: joined(word(codes.activity, code), word(codes.talk, state)) };
    case 'note':
      return { what: text, note: word(codes.visibility, code) };
    case 'money':
    case 'invoice':
      return { what: joined(`${word(codes.entry, code)} ${text}`, money), note: word(t.basis, state) };
    case 'dispute':
      return { what: joined(word(codes.category, code), word(codes.dispute, state)), note: text };
    case 'promise':
      return promiseTelling(view, row, money);
    case 'plan':
      return planTelling(view, row, money);
    case 'hold':
      return { what: joined(word(codes.hold, code), word(t.hold, state)), note: text };
    case 'decision':
      return {
        what: joined(word(said.does, code), money),
        note: joined(word(said.because, state), word(said.does, text).replace(/^issued$/, '')),
      };
    case 'case':
      return { what: word(t.case, state), note: word(t.caseOutcome, text) };
  }
}

function promiseTelling({ visit, w, codes }: CustomerView, { state, text }: TimelineRow, amount: string): Telling {
  const { promise } = w.timeline;
  if (state === 'given')
    return { what: fill(promise.given, { amount, day: dayText(text ?? '', visit.locale) }), note: '' };
  const what = fill(promise.other, { amount, state: codeText(codes.verdict, state ?? '') });
  return { what, note: state === 'withdrawn' ? (text ?? '') : '' };
}

function planTelling({ visit }: CustomerView, { code, state, text }: TimelineRow, amount: string): Telling {
  const did = codeText(inLanguage(PLANS_WORDS, visit.language).did, state ?? '');
  return { what: [code ?? '', did, amount].join(' · '), note: text ?? '' };
}
