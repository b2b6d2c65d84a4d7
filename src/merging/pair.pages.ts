import type { Route, Visit } from '../companies/visit.pages';
import type { Move } from '../customers/moves';
import { customerById } from '../customers/store';
import type { Customer } from '../customers/customer';
import { format } from '../kernel/money';
import { CODE_WORDS, codeText } from '../languages/code-words';
import { CUSTOMERS_WORDS } from '../languages/customers-words';
import { MERGING_WORDS } from '../languages/merging-words';
import type { MergingWords } from '../languages/merging-words.en';
import { countText, dayText, fill, inLanguage } from '../languages/said';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { NotFound, orNotFound, page, see, type Answer } from '../platform/web/answer';
import { endKeptApart, keepApart } from './alike.actions';
import { pairOf, proposedPairs } from './alike.store';
import { mergeCustomers } from './merge.actions';
import { recordShown, staying, type RecordShown } from './sides.panel';

/** Two records beside each other: which stays, merge them, or say that they are two. */
export const pairRoutes = (deps: { readonly moves: readonly Move[] }): readonly Route[] => [
  { method: 'get', path: PATH, right: 'see', visit: show },
  { method: 'post', path: `${PATH}/merge`, right: 'work', visit: (visit) => merge(visit, deps.moves) },
  { method: 'post', path: `${PATH}/apart`, right: 'work', visit: apart },
  { method: 'post', path: `${PATH}/apart/undo`, right: 'work', visit: notApart },
];

const LIST = '/customers/duplicates';
const PATH = `${LIST}/:one/:other`;

interface Two {
  readonly w: MergingWords;
  readonly one: Customer;
  readonly other: Customer;
  /** Of the pair, with what follows it. */
  under(path: string): string;
}

async function twoOf(visit: Visit): Promise<Two> {
  const { asked, at } = visit;
  const [one, other] = [await recordAt(visit, 'one'), await recordAt(visit, 'other')];
  const sealed = [asked.params['one'] ?? '', asked.params['other'] ?? ''].join('/');
  if (one.id === other.id) throw new NotFound();
  return { w: inLanguage(MERGING_WORDS, visit.language), one, other, under: (path) => at.under(`${LIST}/${sealed}${path}`) };
} // prettier-ignore

async function recordAt({ work, company, asked }: Visit, name: 'one' | 'other'): Promise<Customer> {
  const id = work.ids.open('customer', asked.params[name] ?? '');
  if (id === undefined) throw new NotFound();
  return customerById(work.db.read, company.id, id).catch(orNotFound);
}

/** Where two records became one meanwhile: that one. */
async function mergedRecord(visit: Visit): Promise<number | undefined> {
  const { one, other } = visit.asked.params;
  if (one === other) return undefined;
  const [first, second] = [await recordAt(visit, 'one'), await recordAt(visit, 'other')];
  return first.id === second.id ? first.id : undefined;
}

async function show(visit: Visit): Promise<Answer> {
  const stands = await mergedRecord(visit);
  if (stands !== undefined) return see(visit.at.customer(visit.work.ids.seal('customer', stands)));
  const { w, one, other, under } = await twoOf(visit);
  const { work, company, at } = visit;
  const { read } = work.db;
  const first = await recordShown(read, company.id, one.id);
  const second = await recordShown(read, company.id, other.id);
  const pair = await pairOf(read, one.id, other.id);
  const stays = staying(first, second);
  const does = visit.may('work') && visit.on === null;
  const title = fill(w.pair.title, { one: first.code, other: second.code });
  return page('pages/merging/pair', title, {
    ...{ w, title, list: at.under(LIST), merge: does ? under('/merge') : '', apart: does ? under('/apart') : '' },
    sure: pair === undefined ? '' : w.sure[pair.sureness],
    reasons: (pair?.reasons ?? []).map((reason) => w.reason[reason]),
    against: (pair?.against ?? []).map((reason) => w.against[reason]),
    sides: [first, second].map((record) => ({
      ...{ id: work.ids.seal('customer', record.id), name: record.name, code: record.code },
      ...{ href: at.customer(work.ids.seal('customer', record.id)), stays: record.id === stays.id },
    })),
    rows: await rowsOf(visit, w, [first, second]),
  });
}

/** What both say, line by line; what neither says is left out. */
async function rowsOf(visit: Visit, w: MergingWords, sides: readonly RecordShown[]): Promise<unknown[]> {
  const codes = inLanguage(CODE_WORDS, visit.language);
  const people = await peopleOf(visit.work.db.read);
  const lines: readonly (readonly [label: string, text: (of: RecordShown) => readonly string[]])[] = [
    [w.pair.code, ({ code }) => [code]],
    [codes.field.legal_name, ({ legalName }) => [legalName ?? '']],
    [codes.field.vat_no, ({ vatNo }) => [vatNo ?? '']],
    [codes.field.register_no, ({ registerNo }) => [registerNo ?? '']],
    [
      codes.field.debtor_type,
      ({ debtorType }) => [codeText(inLanguage(CUSTOMERS_WORDS, visit.language).type, debtorType)],
    ],
    [codes.field.country, ({ country }) => [country ?? '']],
    [w.pair.places, ({ places }) => places],
    [w.pair.emails, ({ emails }) => emails],
    [codes.field.collector, ({ collector }) => [collector === null ? '' : nameOf(people, collector)]],
    [w.pair.history, (of) => [historyText(visit, w, of)]],
    [w.open, (of) => openTexts(visit, w, of)],
  ];
  return lines
    .map(([label, text]) => ({ label, sides: sides.map((side) => text(side).filter((one) => one !== '')) }))
    .filter((row) => row.sides.some((texts) => texts.length > 0))
    .map((row) => ({ ...row, differs: row.sides[0]?.join('|') !== row.sides[1]?.join('|') }));
}

function historyText({ locale }: Visit, w: MergingWords, { entries, firstOn, lastOn }: RecordShown): string {
  if (entries === 0 || firstOn === null || lastOn === null) return w.pair.noDocuments;
  return fill(countText(w.pair.documents, entries, locale), { from: dayText(firstOn, locale), to: dayText(lastOn, locale) });
} // prettier-ignore

const openTexts = ({ locale }: Visit, w: MergingWords, { sums }: RecordShown): string[] =>
  sums.length === 0
    ? [w.pair.nothingOpen]
    : sums.map(({ openMinor, currency, items }) =>
        fill(countText(w.pair.items, items, locale), { sum: format({ minor: openMinor, currency }, locale) }),
      );

async function merge(visit: Visit, moves: readonly Move[]): Promise<Answer> {
  const { asked, work, company, at } = visit;
  const { w, one, other } = await twoOf(visit);
  const chosen = work.ids.open('customer', asked.form.get('stays') ?? '');
  if (chosen !== one.id && chosen !== other.id) throw new NotFound();
  const [winner, loser] = chosen === one.id ? [one, other] : [other, one];
  const why = (asked.form.get('why') ?? '').trim().slice(0, 500);
  const pair = { companyId: company.id, winnerId: winner.id, loserId: loser.id };
  const mergeId = await mergeCustomers(work, moves, { ...pair, why });
  asked.session.tell({
    text: fill(w.merged, { loser: named(loser), winner: named(winner) }),
    undo: { path: at.under(`${LIST}/${work.ids.seal('customer_merge', mergeId)}/undo`), fields: { undo: '1' } },
  });
  return see(await nextPath(visit));
}

async function apart(visit: Visit): Promise<Answer> {
  const { w, one, other, under } = await twoOf(visit);
  await keepApart(visit.work, { companyId: visit.company.id, oneId: one.id, otherId: other.id });
  visit.asked.session.tell({
    text: fill(w.keptApart, { one: named(one), other: named(other) }),
    undo: { path: under('/apart/undo'), fields: { undo: '1' } },
  });
  return see(await nextPath(visit));
}

async function notApart(visit: Visit): Promise<Answer> {
  const { w, one, other } = await twoOf(visit);
  await endKeptApart(visit.work, { companyId: visit.company.id, oneId: one.id, otherId: other.id });
  visit.asked.session.tell({ text: fill(w.apartEnded, { one: named(one), other: named(other) }) });
  return see(visit.at.under(LIST));
}

const named = ({ code, name }: Customer): string => `${code} ${name}`;

/** The next pair that is not merely perhaps; else the list. */
async function nextPath({ work, company, at }: Visit): Promise<string> {
  const [next] = await proposedPairs(work.db.read, { companyId: company.id }, 1);
  if (next === undefined || next.sureness === 'weak') return at.under(LIST);
  return at.under(`${LIST}/${work.ids.seal('customer', next.one.id)}/${work.ids.seal('customer', next.other.id)}`);
}
