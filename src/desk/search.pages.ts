import type { Route, Visit } from '../companies/visit.pages';
import { printedIban } from '../companies/iban';
import { format } from '../kernel/money';
import { CODE_WORDS, codeText } from '../languages/code-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { SEARCH_WORDS } from '../languages/search-words';
import type { SearchWords } from '../languages/search-words.en';
import { printed } from '../ledger/reference';
import { page, part, see, type Answer } from '../platform/web/answer';
import { soughtOf, type Sought } from './search';
import { foundIn, type Found, type FoundKind } from './search.panel';

/**
 * One search over everything of the company: what was found by kind, and straight to it where the text is the whole number of
 * one thing. The box on every page shows the first of it while one types; without scripts it is a form.
 */
export const searchRoutes: readonly Route[] = [
  { method: 'get', path: '/search', right: 'see', visit: search },
  { method: 'get', path: '/search/suggest', right: 'see', visit: suggest },
];

interface Searching {
  readonly visit: Visit;
  readonly w: SearchWords;
  readonly sought: Sought;
}

const searching = (visit: Visit): Searching => ({
  visit,
  w: inLanguage(SEARCH_WORDS, visit.language),
  sought: soughtOf(visit.asked.query.get('q') ?? '', visit.locale),
});

const EACH = 12;

async function search(visit: Visit): Promise<Answer> {
  const asking = searching(visit);
  const { w, sought } = asking;
  const found = await foundIn(visit.work.db.read, visit.company.id, sought, EACH);
  const straight = straightTo(asking, found);
  if (straight !== undefined) return see(straight);
  const title = sought.text === '' ? w.title : fill(w.titleOf, { text: sought.text });
  return page('pages/desk/search', title, {
    w,
    title,
    action: visit.at.under('/search'),
    on: visit.on ?? '',
    text: sought.text,
    none: sought.text !== '' && found.length === 0 ? fill(w.none, { text: sought.text }) : '',
    groups: GROUPS.map((group) => groupBlanks(asking, group, found)).filter(({ rows }) => rows.length > 0),
  });
}

/** The page of the only thing that has this very number; undefined where there is none, or where there are several. */
function straightTo(asking: Searching, found: readonly Found[]): string | undefined {
  const pages = new Set(found.filter(({ exact }) => exact === 1).map((one) => hrefOf(asking, one)));
  return pages.size === 1 ? [...pages][0] : undefined;
}

type Group = keyof SearchWords['group'];
const GROUPS: readonly Group[] = [
  'customer',
  'document',
  'amount',
  'reference',
  'contact',
  'dispute',
  'plan',
  'recovery',
  'account',
];
const groupOf = (kind: FoundKind): Group => (kind === 'file' || kind === 'case' ? 'recovery' : kind);

function groupBlanks(asking: Searching, group: Group, found: readonly Found[]): GroupBlanks {
  const { visit, w, sought } = asking;
  const rows = found.filter(({ kind }) => groupOf(kind) === group);
  const lists = { customer: visit.at.customers, document: visit.at.items };
  const whole = group === 'customer' || group === 'document' ? group : undefined;
  const path = whole && lists[whole];
  return {
    label: w.group[group],
    rows: rows.map((one) => rowBlanks(asking, one)),
    all:
      whole === undefined || path === undefined || rows.length < EACH
        ? null
        : {
            label: w.all[whole],
            href: `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ q: sought.text }).toString()}`,
          },
  };
}

interface GroupBlanks {
  readonly label: string;
  readonly rows: readonly RowBlanks[];
  /** The list that holds them all, where there may be more. */
  readonly all: { readonly label: string; readonly href: string } | null;
}

interface RowBlanks {
  readonly text: string;
  readonly href: string;
  readonly note: string;
  readonly of: string;
  readonly amount: string;
  readonly open: string;
}

function rowBlanks(asking: Searching, one: Found): RowBlanks {
  const { visit, w } = asking;
  const { minor, openMinor, currency } = one;
  const money = (amount: number | null): string =>
    amount === null || currency === null ? '' : format({ minor: amount, currency }, visit.locale);
  const open = openMinor === null ? '' : openMinor === 0 ? w.settled : fill(w.open, { amount: money(openMinor) });
  const note = noteOf(asking, one);
  return {
    text: one.kind === 'reference' ? printed(one.title) : one.kind === 'account' ? printedIban(one.title) : one.title,
    href: hrefOf(asking, one),
    note: note === one.title ? '' : note,
    of: one.of ?? '',
    amount: money(minor),
    open: openMinor === minor ? '' : open,
  };
}

function noteOf({ visit, w }: Searching, { kind, note }: Found): string {
  if (kind === 'document' || kind === 'amount')
    return codeText(inLanguage(CODE_WORDS, visit.language).entry, note ?? '');
  if (kind === 'dispute') return dayText(note ?? '', visit.locale);
  if (kind === 'file' || kind === 'case') return w.kind[kind];
  if (kind === 'account') return `${w.kind.account} · ${note ?? ''}`;
  return note ?? '';
}

function hrefOf({ visit }: Searching, one: Found): string {
  const { at, work } = visit;
  if (one.kind === 'dispute') return at.dispute(work.ids.seal('dispute', one.id));
  if (one.kind === 'plan') return at.plan(work.ids.seal('plan', one.id));
  if (one.kind === 'file') return at.dossier(work.ids.seal('dossier', one.id));
  if (one.kind === 'case') return at.case(work.ids.seal('case', one.id));
  if (one.customerId === null) return '';
  const customer = at.customer(work.ids.seal('customer', one.customerId));
  return one.itemId === null ? customer : `${customer}#${work.ids.seal('item', one.itemId)}`;
}

const SUGGESTED_EACH = 4;
const SUGGESTED = 9;

async function suggest(visit: Visit): Promise<Answer> {
  const asking = searching(visit);
  const { w, sought } = asking;
  const href = visit.at.under('/search', { q: sought.text });
  if (!visit.asked.partial) return see(href);
  const found = await foundIn(visit.work.db.read, visit.company.id, sought, SUGGESTED_EACH);
  const best = [...found].sort((a, b) => b.exact - a.exact).filter((one) => hrefOf(asking, one) !== '');
  return part('pages/desk/search-found', {
    w,
    href,
    isEmpty: sought.text === '',
    none: found.length === 0 ? fill(w.none, { text: sought.text }) : '',
    rows: best.slice(0, SUGGESTED).map((one) => ({ ...rowBlanks(asking, one), group: w.group[groupOf(one.kind)] })),
  });
}
