import type { FoundLine } from '../audit/search.store';
import { toldBy } from '../audit/told';
import type { Visit } from '../companies/visit.pages';
import { dayFrom } from '../kernel/day';
import type { IdKind } from '../kernel/ids';
import type { AuditWords } from '../languages/audit-words.en';
import { colonIn, dayText, inLanguage, labelled, momentText, numberText } from '../languages/said';
import { TEMPLATES_WORDS } from '../languages/templates-words';
import { nameOf } from '../people/colleagues';
import type { Cell, Column } from '../platform/web/list';
import { kindText, nounText, type Auditing } from './audit-asked.pages';
import { changesIn } from './audit-change';
import { readerOf } from './audit-reader.pages';
import { namesOf, type About, type Named } from './audit.panel';

/** A line as a person reads it: what was done in words, and the thing by its name, with the way to it. */
export interface Shown {
  readonly line: FoundLine;
  readonly named: Named | undefined;
  /** What was changed, in words. */
  readonly change: string;
}

export async function shown(asking: Auditing, lines: readonly FoundLine[]): Promise<Shown[]> {
  const { visit, chain, w } = asking;
  const abouts = lines.flatMap(({ ref }) => aboutIn(ref) ?? []);
  const named = chain.whose === null ? [] : await namesOf(visit.work.db.read, chain.whose, abouts);
  const known = new Map(named.toReversed().map((one) => [`${one.noun}/${one.id}`, one]));
  const reader = await readerOf(asking, lines);
  const changeOf = ({ kind, payload }: FoundLine): string =>
    payload === null ? w.erased : changesIn(reader, kind, payload).join(' · ');
  return lines.map((line) => ({ line, named: known.get(line.ref), change: changeOf(line) }));
}

/** `dispute/3`: that row; undefined of what has no row number. */
function aboutIn(ref: string): About | undefined {
  const [, noun = '', text = ''] = /^([a-z_]+)\/(\d+)$/.exec(ref) ?? [];
  const id = Number(text);
  return text !== '' && Number.isSafeInteger(id) ? { noun, id } : undefined;
}

export function columnsOf({ visit, w, people }: Auditing): readonly Column<Shown>[] {
  const { locale, company, language } = visit;
  const c = w.column;
  return [
    { key: 'at', label: c.at, cell: ({ line }) => ({ text: momentText(line.recordedAt, locale, company.zone) }) },
    { key: 'who', label: c.who, cell: ({ line }) => ({ text: whoText(w, people, line.actor) }) },
    { key: 'what', label: c.what, cell: ({ line }) => ({ text: kindText(language, line.kind) }) },
    { key: 'about', label: c.about, cell: (row) => aboutCell(visit, people, row) },
    { key: 'change', label: c.change, long: true, cell: ({ change }) => ({ text: change }) },
    {
      key: 'line',
      label: c.line,
      numeric: true,
      optional: true,
      cell: ({ line }) => ({ text: line.seq === null ? '' : String(line.seq) }),
    },
  ];
}

/** A colleague by name, a visitor by what they are here, and what Duly does by itself. */
export function whoText(w: AuditWords, people: Auditing['people'], actor: string): string {
  const [, kind = '', name = ''] = /^(clock|customer|partner):(.*)$/.exec(actor) ?? [];
  if (kind === 'clock') return w.who.clock;
  if (kind !== 'customer' && kind !== 'partner') return nameOf(people, actor);
  return name === 'by link' ? w.who[kind] : `${w.who[kind]} (${name})`;
}

/** Those with a page of their own. */
const PAGES: Readonly<Record<string, IdKind>> = {
  ...{
    dispute: 'dispute',
    promise: 'promise',
    plan: 'plan',
    run: 'run',
    message: 'message',
    import: 'import',
    document: 'document',
  },
  ...{ dossier: 'dossier', case: 'case', task: 'task' },
};

/** `Dispute: Roux et Fils SARL`, and below it what the line says itself. */
function aboutCell(visit: Visit, people: Auditing['people'], { line: { ref }, named }: Shown): Cell {
  const { language, company } = visit;
  const [noun = '', ...rest] = ref.split('/');
  if (noun === 'company' && ref === `company/${company.id}`)
    return { text: company.tradingName ?? company.legalName, href: visit.at.settings, note: nounText(language, noun) };
  if (noun === 'person') {
    const person = people.find(({ id }) => ref === `person/${id}`);
    return person === undefined ? { text: ref } : { text: person.name, note: person.email };
  }
  if (named !== undefined) return { text: namedText(visit, named), ...hrefOf(visit, named), note: ref };
  return {
    text: [nounText(language, noun), nameIn(visit, noun, rest)].filter(Boolean).join(`${colonIn(language)} `),
    ...placeOf(visit, ref),
  };
}

function namedText({ language, locale }: Visit, { noun, name, customer }: Named): string {
  const day = noun === 'run' ? dayFrom(name) : undefined;
  const own = day === undefined ? name : dayText(day, locale);
  return labelled(language, nounText(language, noun), [own, customer ?? ''].filter(Boolean).join(', '));
}

function hrefOf({ at, work }: Visit, { noun, id, customerId, itemId, stands }: Named): { href?: string } {
  const kind = PAGES[noun];
  if (kind !== undefined && stands === 1) return { href: at[kind as 'task'](work.ids.seal(kind, id)) };
  if (customerId === null) return {};
  const customer = at.customer(work.ids.seal('customer', customerId));
  return { href: itemId === null ? customer : `${customer}#${work.ids.seal('item', itemId)}` };
}

/** Of what the line names by a code or a day. */
function nameIn({ language, locale }: Visit, noun: string, rest: readonly string[]): string {
  const [first = ''] = rest;
  const codes: Readonly<Record<string, string>> = inLanguage(TEMPLATES_WORDS, language).code;
  if (noun === 'template') return codes[first] ?? first;
  const day = noun === 'outbox' ? dayFrom(first) : undefined;
  return day === undefined ? shortened(rest.join('/').split(','), locale) : dayText(day, locale);
}

/** A few of many rows, and how many they are. */
const shortened = (names: readonly string[], locale: string): string =>
  names.length <= 5 ? names.join(', ') : `${names.slice(0, 4).join(', ')} … (${numberText(names.length, locale)})`;

function placeOf({ at }: Visit, ref: string): { href?: string } {
  const [noun = '', first = ''] = ref.split('/');
  if (noun === 'template' && first !== '') return { href: at.under(`/templates/${encodeURIComponent(first)}`) };
  if (noun === 'strategy' && first !== '') return { href: at.strategy(first) };
  if (noun === 'outbox') return { href: at.messages };
  return {};
}

/** For machines: old → new by the keys of the fields, where the line says both. */
export function changeText(w: AuditWords, { payload }: FoundLine): string {
  if (payload === null) return w.erased;
  return toldBy(payload)
    .map(({ field, before, after }) => {
      const name = field === '' ? '' : `${field}: `;
      return before === null ? `${name}${after}` : `${name}${before} → ${after}`;
    })
    .join(' · ');
}
