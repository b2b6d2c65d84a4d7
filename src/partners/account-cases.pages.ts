import { nextActionsOf } from '../cases/course-facts.panel';
import { nextTold } from '../cases/course.pages';
import { intakeFile } from '../cases/intake-list.pages';
import type { NextAction } from '../cases/next-action';
import type { Instant } from '../kernel/day';
import { dayIn } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { format } from '../kernel/money';
import { PARTNER_ACCOUNT_WORDS } from '../languages/partner-account-words';
import { PARTNER_WORDS } from '../languages/partner-words';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import type { Query } from '../platform/db';
import type { VisitorParts } from '../people/visitor.pages';
import { page, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import { casesOfSeats, type CaseLine } from '../cases/case-lines.panel';
import { CASES, outPage } from './account.pages';
import { signedInAt, type SignedIn } from './signed-in.pages';
import { languageOf, LOCALES } from './visit.pages';

/**
 * The cases that an account shows: what is open first, with its amount and its next day; of closed ones only that they were, how they
 * ended, and when.
 */
export const accountCasesPages = (deps: VisitorParts): readonly Mounted[] => [
  { method: 'get', path: CASES, answer: (asked) => list(deps, asked) },
  { method: 'get', path: `${CASES}.csv`, answer: (asked) => download(deps, asked, 'csv') },
  { method: 'get', path: `${CASES}.xlsx`, answer: (asked) => download(deps, asked, 'xlsx') },
];

const MOST = 200;
const LONGEST_SEARCH = 100;

async function list(deps: VisitorParts, asked: Asked): Promise<Answer> {
  const signed = await signedInAt(deps, asked);
  if (signed === undefined) return outPage(asked);
  const { db } = deps.work({ kind: 'partner', name: signed.account.email }, asked.now);
  const state = asked.query.get('which') === 'closed' ? 'closed' : 'with_partner';
  const search = (asked.query.get('q') ?? '').trim().slice(0, LONGEST_SEARCH);
  const lines = await casesOfSeats(db.read, { seats: signed.seats, state, search, most: MOST + 1 });
  const nexts = state === 'closed' ? new Map<number, NextAction>() : await nextsOf(db.read, lines, asked.now);
  return shown(deps, asked, signed, { state, search, lines, nexts });
}

/** In the columns that the partner takes its cases in. */
async function download(deps: VisitorParts, asked: Asked, as: 'csv' | 'xlsx'): Promise<Answer> {
  const signed = await signedInAt(deps, asked);
  if (signed === undefined) return outPage(asked);
  const { db } = deps.work({ kind: 'partner', name: signed.account.email }, asked.now);
  return intakeFile(db.read, { seats: signed.seats, language: signed.account.language, as });
}

interface Found {
  readonly state: 'with_partner' | 'closed';
  readonly search: string;
  readonly lines: readonly CaseLine[];
  readonly nexts: ReadonlyMap<number, NextAction>;
}

/** What comes next in each, company by company: as many statements as companies. */
async function nextsOf(q: Query, lines: readonly CaseLine[], now: Instant): Promise<ReadonlyMap<number, NextAction>> {
  const nexts = new Map<number, NextAction>();
  for (const [companyId, theirs] of grouped(lines, (line) => line.companyId)) {
    const ids = theirs.map(({ id }) => id);
    for (const [id, next] of await nextActionsOf(q, companyId, ids, dayIn(theirs[0]?.zone ?? 'UTC', now)))
      nexts.set(id, next);
  }
  return nexts;
}

function shown(deps: VisitorParts, asked: Asked, { account }: SignedIn, { state, search, lines, nexts }: Found): Answer {
  const language = languageOf(asked);
  const locale = LOCALES[language];
  const { list: w } = inLanguage(PARTNER_ACCOUNT_WORDS, language);
  const of = { language, locale, sealed: (id: number) => deps.work({ kind: 'partner', name: account.email }, asked.now).ids.seal('case', id) }; // prettier-ignore
  const rows = lines.slice(0, MOST).map((line) => (state === 'closed' ? closedRow(line, of) : openRow(line, nexts.get(line.id), of)));
  const none = search === '' ? (state === 'closed' ? w.noneClosed : w.none) : w.noneFound;
  const blanks = {
    ...{ w, rows, search, none, closed: state === 'closed' },
    who: fill(w.who, { name: account.name, email: account.email }),
    tabs: [
      { href: CASES, label: w.openOnes, here: state !== 'closed' },
      { href: `${CASES}?which=closed`, label: w.closedOnes, here: state === 'closed' },
    ],
    which: state === 'closed' ? 'closed' : '',
    totals: state === 'closed' ? [] : totalsOf(lines.slice(0, MOST), locale),
    more: lines.length > MOST ? fill(w.more, { n: numberText(MOST, locale) }) : '',
  };
  return page('pages/partners/cases', w.title, blanks, { frame: 'partner', language });
} // prettier-ignore

interface Reader {
  readonly language: keyof typeof LOCALES;
  readonly locale: string;
  sealed(id: number): string;
}

function openRow(line: CaseLine, next: NextAction | undefined, { language, locale, sealed }: Reader): object {
  const { stages } = inLanguage(PARTNER_ACCOUNT_WORDS, language);
  const parts = { language, locale, partner: line.partner, company: line.creditor };
  return {
    ...{ number: line.number, ref: line.partnerRef ?? '', creditor: line.creditor, debtor: line.debtor },
    href: `${CASES}/${sealed(line.id)}`,
    open: format({ minor: line.openMinor, currency: line.currency }, locale),
    stage: stages[line.stage],
    next: next === undefined ? '' : nextTold(next, parts),
    late: next?.late === true,
    handed: dayText(line.handedOverOn, locale),
  };
}

/** Number, outcome, days: the access ended with the case. */
function closedRow(line: CaseLine, { language, locale }: Reader): object {
  const { outcome } = inLanguage(PARTNER_WORDS, language);
  return {
    ...{ number: line.number, ref: line.partnerRef ?? '', creditor: line.creditor },
    handed: dayText(line.handedOverOn, locale),
    ended: line.endedOn === null ? '–' : dayText(line.endedOn, locale),
    outcome: line.outcome === null ? '' : outcome[line.outcome],
  };
}

/** Never across currencies. */
function totalsOf(lines: readonly CaseLine[], locale: string): string[] {
  const sums = new Map<string, number>();
  for (const { currency, openMinor } of lines) sums.set(currency, (sums.get(currency) ?? 0) + openMinor);
  return [...sums].map(([currency, minor]) => format({ minor, currency }, locale));
}
