import { z } from 'zod';
import type { Route, Visit } from '../companies/visit.pages';
import { actorText } from '../kernel/actor';
import { addDays } from '../kernel/day';
import { format, formatAmount, fromTyped, isCurrency, sum } from '../kernel/money';
import { countText, dayText, fill, inLanguage, momentText } from '../languages/said';
import { WRITE_OFF_WORDS } from '../languages/write-off-words';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { NotAllowed, NotFound, page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, readForm, typedIn, type Typed } from '../platform/web/form';
import { labelOf } from './open-item';
import { MOST_WRITTEN_OFF, type WriteOff, type WriteOffItem, type WriteOffTerms } from './write-off';
import {
  approvable,
  approveWriteOff,
  freeItems,
  proposeWriteOff,
  rejectWriteOff,
  undoWriteOff,
  type WriteOffDeps,
} from './write-off.actions';
import { itemsOfWriteOff, writeOffById, writeOffsOf } from './write-off.store';

/** Small balances: what is proposed to be written off, its list and sum, the approval of a second person, and the way back. */
export const writeOffRoutes = (deps: WriteOffPagesDeps): readonly Route[] => [
  { method: 'get', path: '/write-offs', right: 'see', visit: (visit) => list(visit, deps) },
  { method: 'post', path: '/write-offs', right: 'work', visit: (visit) => propose(visit, deps) },
  { method: 'get', path: '/write-offs/:writeOff', right: 'see', visit: (visit) => show(visit, deps) },
  { method: 'post', path: '/write-offs/:writeOff/approve', right: 'approve', visit: (visit) => approve(visit, deps) },
  { method: 'post', path: '/write-offs/:writeOff/reject', right: 'work', visit: reject },
  { method: 'post', path: '/write-offs/:writeOff/undo', right: 'approve', visit: undo },
];

export interface WriteOffPagesDeps extends WriteOffDeps {
  /** Of rooms above: where else these items are looked at. */
  beside?(
    visit: Visit,
    itemIds: readonly number[],
  ): Promise<readonly { readonly href: string; readonly label: string }[]>;
}

const MOST_SHOWN = 50;
const wordsOf = (visit: Visit) => inLanguage(WRITE_OFF_WORDS, visit.language);

const asked = z.object({
  most: z.string().trim().max(30),
  currency: z.string().trim().toUpperCase().refine(isCurrency),
  days: z
    .string()
    .trim()
    .regex(/^\d{1,4}$/)
    .transform(Number),
  reason: z.string().trim().min(1).max(500).optional(),
});

interface Shown {
  readonly typed: Typed;
  readonly wrong: Readonly<Record<string, string>>;
  readonly found: {
    readonly terms: WriteOffTerms;
    readonly items: readonly WriteOffItem[];
    /** How many fit and are left out, because something holds them. */
    readonly held: number;
  } | null;
}

/** Without a question the form is empty; with one it shows what fits before anything is proposed. */
async function list(visit: Visit, deps: WriteOffDeps): Promise<Answer> {
  const { query } = visit.asked;
  if (!query.has('most'))
    return listPage(visit, { typed: { currency: visit.company.currency, days: '90' }, wrong: {}, found: null });
  return listPage(visit, await looked(visit, deps, query));
}

async function looked(visit: Visit, deps: WriteOffDeps, form: URLSearchParams): Promise<Shown> {
  const w = wordsOf(visit);
  const typed = typedIn(form);
  const read = readForm(form, asked);
  const minor = read.ok ? fromTyped(read.value.most, read.value.currency, visit.locale) : 0;
  const says: Readonly<Record<string, string>> = w.wrong;
  if (!read.ok || minor === undefined || minor <= 0) {
    const fields = read.ok ? ['most'] : Object.keys(read.wrong);
    return { typed, wrong: Object.fromEntries(fields.map((name) => [name, says[name] ?? ''])), found: null };
  }
  const dueUntil = addDays(visit.work.today, -Math.max(1, read.value.days));
  const terms = { currency: read.value.currency, mostMinor: minor, dueUntil };
  const free = await freeItems(visit.work.db.read, visit.work, { ...deps, companyId: visit.company.id }, terms);
  return { typed, wrong: {}, found: { terms, ...free } };
}

async function listPage(visit: Visit, { typed, wrong, found }: Shown): Promise<Answer> {
  const w = wordsOf(visit);
  const { locale, work, company, at } = visit;
  const people = await peopleOf(work.db.read);
  const kept = await writeOffsOf(work.db.read, company.id, MOST_SHOWN);
  const blanks = {
    w,
    action: at.under('/write-offs'),
    may: visit.may('work') && visit.on === null,
    fields: fieldsOf(['most', 'currency', 'days', 'reason'], typed, wrong),
    found: found && {
      ...itemsBlanks(visit, found.items.slice(0, MOST_WRITTEN_OFF), found.terms.currency),
      held: found.held === 0 ? '' : countText(w.held, found.held, locale),
      none: found.items.length === 0 ? w.refused.none : '',
      many: found.items.length > MOST_WRITTEN_OFF ? `${w.refused.many} ${w.refused.manyRemedy}` : '',
    },
    rows: kept.map((one) => ({
      href: at.under(`/write-offs/${work.ids.seal('write_off', one.id)}`),
      when: momentText(one.proposedAt, locale, company.zone),
      by: nameOf(people, one.proposedBy),
      items: countText(w.items, one.items, locale),
      sum: format({ minor: one.sumMinor, currency: one.currency }, locale),
      state: w.state[one.state],
      reason: one.reason,
      waits: one.state === 'proposed',
    })),
  };
  return page('pages/ledger/write-offs', w.title, blanks, { status: Object.keys(wrong).length === 0 ? 200 : 422 });
}

function itemsBlanks(visit: Visit, items: readonly WriteOffItem[], currency: string): object {
  const w = wordsOf(visit);
  const { locale, at, work } = visit;
  const total = format({ minor: sum(items.map(({ amountMinor }) => amountMinor)), currency }, locale);
  return {
    total: fill(w.total, { items: countText(w.items, items.length, locale), sum: total }),
    items: items.map((item) => ({
      document: labelOf(item),
      customer: item.customerName,
      code: item.customerCode,
      href: `${at.customer(work.ids.seal('customer', item.customerId))}#${work.ids.seal('item', item.itemId)}`,
      due: dayText(item.dueOn, locale),
      amount: formatAmount({ minor: item.amountMinor, currency }, locale),
    })),
  };
}

async function propose(visit: Visit, deps: WriteOffDeps): Promise<Answer> {
  const { form } = visit.asked;
  const w = wordsOf(visit);
  const read = await looked(visit, deps, form);
  const reason = (form.get('reason') ?? '').trim();
  if (read.found === null) return listPage(visit, read);
  if (reason === '') return listPage(visit, { ...read, wrong: { reason: w.wrong.reason } });
  const asking = { ...deps, companyId: visit.company.id };
  const id = await proposeWriteOff(visit.work, asking, { ...read.found.terms, reason }, w.refused);
  visit.asked.session.tell({ text: w.proposed });
  return see(visit.at.under(`/write-offs/${visit.work.ids.seal('write_off', id)}`));
}

async function writeOffAsked({ work, company, asked: { params } }: Visit): Promise<WriteOff> {
  const id = work.ids.open('write_off', params['writeOff'] ?? '');
  const found = id === undefined ? undefined : await writeOffById(work.db.read, company.id, id);
  if (found === undefined) throw new NotFound();
  return found;
}

async function show(visit: Visit, deps: WriteOffPagesDeps): Promise<Answer> {
  const writeOff = await writeOffAsked(visit);
  const w = wordsOf(visit);
  const { locale, work, company, at } = visit;
  const { currency, state } = writeOff;
  const all = await itemsOfWriteOff(work.db.read, company.id, writeOff.id);
  const items =
    state === 'proposed'
      ? await approvable(work.db.read, work, { ...deps, companyId: company.id }, writeOff.id)
      : all.filter((one) => state === 'rejected' || one.entryId !== null);
  const left = all.length - items.length;
  const people = await peopleOf(work.db.read);
  const told = (text: string, moment: string | null, who: string | null): string =>
    moment === null ? '' : fill(text, { at: momentText(moment, locale, company.zone), who: nameOf(people, who ?? '') });
  const own = isOwn(visit, writeOff);
  const here = at.under(`/write-offs/${work.ids.seal('write_off', writeOff.id)}`);
  const now = visit.on === null;
  return page('pages/ledger/write-off', w.one, {
    w,
    state: w.state[state],
    reason: writeOff.reason,
    terms: fill(w.terms, {
      most: format({ minor: writeOff.mostMinor, currency }, locale),
      day: dayText(writeOff.dueUntil, locale),
    }),
    lines: [
      told(w.by.proposed, writeOff.proposedAt, writeOff.proposedBy),
      told(state === 'rejected' ? w.by.rejected : w.by.booked, writeOff.decidedAt, writeOff.decidedBy),
      told(w.by.undone, writeOff.endedAt, writeOff.endedBy),
    ].filter((line) => line !== ''),
    ...itemsBlanks(visit, items, currency),
    left: left === 0 ? '' : countText(w.left, left, locale),
    approve: now && state === 'proposed' && visit.may('approve') && !own ? `${here}/approve` : '',
    waits: state === 'proposed' && (own || !visit.may('approve')) ? w.waits : '',
    reject: now && state === 'proposed' && (visit.may('approve') || own) ? `${here}/reject` : '',
    undo: now && state === 'booked' && visit.may('approve') ? `${here}/undo` : '',
    beside:
      (await deps.beside?.(
        visit,
        all.map(({ itemId }) => itemId),
      )) ?? [],
    back: at.under('/write-offs'),
  });
}

const isOwn = ({ work }: Visit, writeOff: WriteOff): boolean => writeOff.proposedBy === actorText(work.actor);

async function approve(visit: Visit, deps: WriteOffDeps): Promise<Answer> {
  const { id } = await writeOffAsked(visit);
  const w = wordsOf(visit);
  const n = await approveWriteOff(visit.work, { ...deps, companyId: visit.company.id }, id, w.refused);
  return done(visit, id, countText(w.done, n, visit.locale), true);
}

async function reject(visit: Visit): Promise<Answer> {
  const writeOff = await writeOffAsked(visit);
  const w = wordsOf(visit);
  if (!visit.may('approve') && !isOwn(visit, writeOff)) throw new NotAllowed();
  await rejectWriteOff(visit.work, visit.company.id, writeOff.id, w.refused);
  return done(visit, writeOff.id, w.rejected, false);
}

async function undo(visit: Visit): Promise<Answer> {
  const { id } = await writeOffAsked(visit);
  const w = wordsOf(visit);
  const n = await undoWriteOff(visit.work, visit.company.id, id, w.refused);
  return done(visit, id, countText(w.undone, n, visit.locale), false);
}

function done(visit: Visit, id: number, text: string, undoable: boolean): Answer {
  const here = visit.at.under(`/write-offs/${visit.work.ids.seal('write_off', id)}`);
  visit.asked.session.tell({ text, ...(undoable ? { undo: { path: `${here}/undo`, fields: {} } } : {}) });
  return see(here);
}
