import { CODE_WORDS, codeText } from '../languages/code-words';
import { dayText, fill, inLanguage, labelled, momentText } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import type { CaseView } from './case-facts.pages';
import type { CaseMove, Paper, Said } from './case.panel';

/** What is around a dispute: what colleagues say, what proves it, what happened to it. */
export function commentsBlanks({ visit, w, owners }: CaseView, said: readonly Said[]): unknown {
  const others = owners.colleagues.filter(({ email }) => email !== visit.person.email);
  return {
    w: w.comments,
    hint:
      others.length === 0
        ? ''
        : fill(w.comments.hint, { handles: others.map(({ handle }) => `@${handle}`).join(', ') }),
    none: said.length === 0 ? w.comments.none : '',
    list: said.map(({ note, recordedAt, recordedBy }) => ({
      who: owners.called(recordedBy),
      at: momentText(recordedAt, visit.locale, visit.company.zone),
      text: note,
    })),
  };
}

/** What a person may attach to a dispute; proof may be produced in court. */
export const EVIDENCE = ['proof', 'order', 'delivery', 'contract', 'correspondence', 'other'] as const;

export function evidenceBlanks(view: CaseView, papers: readonly Paper[]): unknown {
  const { visit, w, codes, owners, one, items } = view;
  const documentOf = new Map(
    one.dispute.items.map((item) => [
      `entry/${items.find(({ itemId }) => itemId === item.itemId)?.entryId ?? 0}`,
      labelOf(item),
    ]),
  );
  return {
    w: w.evidence,
    none: papers.length === 0 ? w.evidence.none : '',
    kinds: EVIDENCE.map((value) => ({ value, label: codeText(codes.document, value) })),
    list: papers.map((paper) => {
      const document = documentOf.get(paper.about);
      return {
        name: paper.fileName,
        href: visit.at.document(visit.work.ids.seal('document', paper.id)),
        kind: codeText(codes.document, paper.kind),
        of: document === undefined ? '' : fill(w.evidence.of, { document }),
        at: `${owners.called(paper.recordedBy)}, ${momentText(paper.recordedAt, visit.locale, visit.company.zone)}`,
      };
    }),
  };
}

export function historyBlanks(view: CaseView): unknown {
  const { visit, w, owners, one } = view;
  return {
    w: w.history,
    rows: [...one.moves].reverse().map((move) => ({
      on: dayText(move.onDay, visit.locale),
      what: moveText(view, move),
      by: owners.called(move.recordedBy),
      note: noteText(view, move.note ?? ''),
    })),
  };
}

/** An answer is kept with its move as `answer of DAY: …`. */
const noteText = ({ visit, w }: CaseView, note: string): string =>
  note.replace(/(^|; )answer of (\d{4}-\d{2}-\d{2}): /, (_, before: string, day: string) => {
    return `${before}${labelled(visit.language, fill(w.history.answer, { day: dayText(day, visit.locale) }), '')}`;
  });

function moveText({ visit, w }: CaseView, { fromState, toState, outcome, cause }: CaseMove): string {
  const codes = inLanguage(CODE_WORDS, visit.language);
  if (fromState === null) return w.history.raised;
  if (cause === 'paid' || cause === 'credited' || cause === 'reversed') return w.history[cause];
  if (fromState === toState) return w.history.stays;
  const state = codeText(codes.dispute, toState);
  return toState === 'resolved' && outcome !== null
    ? labelled(visit.language, state, codeText(codes.outcome, outcome))
    : state;
}
