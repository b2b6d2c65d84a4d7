import type { Route, Visit } from '../companies/visit.pages';
import { lastMerges, type MergeShown } from '../customers/merged.store';
import type { Move } from '../customers/moves';
import { customerById, findCustomer } from '../customers/store';
import { format } from '../kernel/money';
import { MERGING_WORDS } from '../languages/merging-words';
import type { MergingWords } from '../languages/merging-words.en';
import { refusalText } from '../languages/refusal';
import { countText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { lookForAlike } from './alike.actions';
import { SURENESSES, type Sureness } from './alike';
import { apartOf, lastLook, proposedCounts, proposedPairs, type Proposed, type Which } from './alike.store';
import { certainPairs, digestOf, mergeCertain, MOST_AT_ONCE } from './many.actions';
import { unmergeCustomers } from './merge.actions';
import { pairRoutes } from './pair.pages';
import { recordsShown, type RecordShown } from './sides.panel';

/** Records that seem to be one customer: the list, what is certain at one press, what was merged and what was said to be two. */
export interface MergingDeps {
  /** What comes along, from all rooms. */
  readonly moves: readonly Move[];
}

export const mergingPages = (deps: MergingDeps): readonly Route[] => [
  { method: 'get', path: LIST, right: 'see', visit: list },
  { method: 'post', path: `${LIST}/look`, right: 'work', visit: look },
  { method: 'get', path: `${LIST}/certain`, right: 'approve', visit: preview },
  { method: 'post', path: `${LIST}/certain`, right: 'approve', visit: (visit) => mergeMany(visit, deps) },
  { method: 'post', path: `${LIST}/:merge/undo`, right: 'work', visit: (visit) => takeBack(visit, deps) },
  ...pairRoutes(deps),
];

const LIST = '/customers/duplicates';
const SHOWN = 100;
/** Taken back and standing, on the page. */
const PAST = 30;

const wordsOf = (visit: Visit): MergingWords => inLanguage(MERGING_WORDS, visit.language);

async function list(visit: Visit): Promise<Answer> {
  const [w, { work, company, at, locale, asked }] = [wordsOf(visit), visit];
  const { read } = work.db;
  const two = await comparedPath(visit);
  if (two !== undefined) return see(two);
  const which = asking(visit);
  const [counts, found, seen, apart, merges, people] = [
    await proposedCounts(read, { companyId: company.id, importId: which.importId }),
    await proposedPairs(read, which, SHOWN + 1),
    await lastLook(read, company.id),
    await apartOf(read, company.id, PAST),
    await lastMerges(read, company.id, PAST),
    await peopleOf(read),
  ];
  const pairs = (which.sureness === undefined ? found.filter(({ sureness }) => sureness !== 'weak') : found).slice(0, SHOWN);
  const records = await recordsShown(read, company.id, pairs.flatMap(({ one, other }) => [one.id, other.id]));
  const does = visit.may('work') && visit.on === null;
  const moment = (text: string): string => momentText(text, locale, company.zone);
  return page('pages/merging/list', w.title, {
    ...{ w, title: w.title, customers: at.customers, here: at.under(LIST), on: visit.on ?? '', import: asked.query.get('import') ?? '' },
    filters: [undefined, ...SURENESSES].map((value) => ({
      ...{ label: value === undefined ? w.every : `${w.sure[value]} (${numberText(counts[value], locale)})` },
      ...{ href: at.under(LIST, { ...(value && { sure: value }), ...importOf(visit) }), current: value === which.sureness },
    })),
    pairs: pairs.map((pair) => pairBlanks(visit, w, pair, records)),
    more: found.length > SHOWN ? fill(w.more, { n: numberText(SHOWN, locale) }) : '',
    looked: seen === undefined ? w.never : fill(w.looked, { at: moment(seen.at) }),
    look: does ? at.under(`${LIST}/look`) : '',
    certain: does && visit.may('approve') && counts.certain > 0 ? { href: at.under(`${LIST}/certain`), label: countText(w.many.button, Math.min(counts.certain, MOST_AT_ONCE), locale) } : null,
    past: merges.map((merge) => ({
      text: fill(w.pastLine, { at: moment(merge.recordedAt), ...sidesOf(merge), who: nameOf(people, bare(merge.recordedBy)) }),
      undone: merge.undoneAt === null ? '' : w.pastUndone,
      undo: merge.undoneAt === null && does ? undoPath(visit, merge.id) : '',
    })),
    apart: apart.map(({ one, other, recordedAt, recordedBy }) => ({
      text: fill(w.apartLine, { at: moment(recordedAt), one: named(one), other: named(other), who: nameOf(people, bare(recordedBy)) }),
      undo: does ? at.under(`${LIST}/${pathOf(visit, one.id, other.id)}/apart/undo`) : '',
    })),
  });
} // prettier-ignore

const bare = (actor: string): string => actor.replace(/^\w+:/, '');
const named = ({ code, name }: { readonly code: string; readonly name: string }): string => `${code} ${name}`;
const sidesOf = (merge: MergeShown): { readonly loser: string; readonly winner: string } => ({
  loser: named({ code: merge.loserCode, name: merge.loserName }),
  winner: named({ code: merge.winnerCode, name: merge.winnerName }),
});

const undoPath = ({ at, work }: Visit, mergeId: number): string =>
  at.under(`${LIST}/${work.ids.seal('customer_merge', mergeId)}/undo`);
const pathOf = ({ work }: Visit, one: number, other: number): string =>
  `${work.ids.seal('customer', one)}/${work.ids.seal('customer', other)}`;

const importOf = ({ asked }: Visit): Record<string, string> => {
  const text = asked.query.get('import') ?? '';
  return text === '' ? {} : { import: text };
};

function asking({ work, company, asked }: Visit): Which {
  const text = asked.query.get('import') ?? '';
  const sure = asked.query.get('sure') ?? '';
  const importId = text === '' ? undefined : (work.ids.open('import', text) ?? -1);
  const sureness = (SURENESSES as readonly string[]).includes(sure) ? (sure as Sureness) : undefined;
  return { companyId: company.id, importId, sureness };
}

/** Two that a person names. */
async function comparedPath(visit: Visit): Promise<string | undefined> {
  const { asked, work, company, at } = visit;
  const [one, other] = ['one', 'other'].map((name) => (asked.query.get(name) ?? '').trim().slice(0, 200));
  if (!one || !other) return undefined;
  const found = [
    await findCustomer(work.db.read, company.id, one, work.ids),
    await findCustomer(work.db.read, company.id, other, work.ids),
  ] as const;
  return at.under(`${LIST}/${pathOf(visit, found[0].id, found[1].id)}`);
}

function pairBlanks(visit: Visit, w: MergingWords, pair: Proposed, records: ReadonlyMap<number, RecordShown>): unknown {
  const side = ({ id, code, name }: Proposed['one']) => ({
    ...{ code, name, href: visit.at.customer(visit.work.ids.seal('customer', id)) },
    sums: (records.get(id)?.sums ?? []).map(({ openMinor, currency }) => format({ minor: openMinor, currency }, visit.locale)),
  });
  return {
    ...{ one: side(pair.one), other: side(pair.other), sure: w.sure[pair.sureness] },
    reasons: pair.reasons.map((reason) => w.reason[reason]).join(', '),
    against: pair.against.map((reason) => w.against[reason]).join(', '),
    look: visit.at.under(`${LIST}/${pathOf(visit, pair.one.id, pair.other.id)}`),
  };
} // prettier-ignore

async function look(visit: Visit): Promise<Answer> {
  const found = await lookForAlike(visit.work, visit.company.id);
  visit.asked.session.tell({ text: countText(wordsOf(visit).found, found, visit.locale) });
  return see(visit.at.under(LIST));
}

async function preview(visit: Visit): Promise<Answer> {
  const [w, { at, locale, company, work }] = [wordsOf(visit), visit];
  const pairs = await certainPairs(work, company.id);
  return page('pages/merging/certain', w.many.title, {
    ...{ w, title: w.many.title, list: at.under(LIST), action: visit.on === null ? at.under(`${LIST}/certain`) : '' },
    shown: digestOf(pairs),
    submit: countText(w.many.submit, pairs.length, locale),
    pairs: pairs.map(({ winner, loser }) => ({ winner, loser })),
  });
}

async function mergeMany(visit: Visit, { moves }: MergingDeps): Promise<Answer> {
  const [w, { asked, company, locale }] = [wordsOf(visit), visit];
  const shown = asked.form.get('shown') ?? '';
  const asks = { companyId: company.id, why: w.many.title, shown };
  const { mergeIds, refused } = await mergeCertain(visit.work, moves, asks);
  const [first] = refused;
  const left = first === undefined ? '' : ` ${countText(w.many.refused, refused.length, locale).replace('{why}', refusalText(first.refusal.message, visit))}`; // prettier-ignore
  asked.session.tell({ text: `${countText(w.many.done, mergeIds.length, locale)}.${left}` });
  return see(visit.at.under(LIST));
}

async function takeBack(visit: Visit, { moves }: MergingDeps): Promise<Answer> {
  const { asked, work, company, at } = visit;
  const mergeId = work.ids.open('customer_merge', asked.params['merge'] ?? '');
  if (mergeId === undefined) throw new NotFound();
  const { loserId } = await unmergeCustomers(work, moves, { companyId: company.id, mergeId });
  const loser = await customerById(work.db.read, company.id, loserId);
  asked.session.tell({ text: fill(wordsOf(visit).unmerged, { loser: named(loser) }) });
  return see(at.under(LIST));
}
