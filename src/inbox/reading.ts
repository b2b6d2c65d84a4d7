import type { Day } from '../kernel/day';
import { folded, foldedWithPlaces } from './folded';
import { newTextOf } from './new-text';
import { LONGEST } from './read-mail';
import { cuesOf, languagesOf } from './reading-cues';
import { hitsIn, type Hit, type Kind, type Known } from './reading-hits';
import { factsOf } from './reading-facts';
import { indexOf, documentsIn } from './said-documents';
import { sentencesOf } from './sentences';

/**
 * What a customer's mail seems to say, as a proposal to a clerk: nothing is done by it. Each proposal quotes the words that it
 * rests on. What is doubtful is left out: a condition, a question, a joke, a day that can be read in two ways.
 */
export interface Proposal {
  readonly kind: Kind;
  /** The day paid, or promised; left out where none is said, or it is not sure which, or a promised one has passed. */
  readonly on?: Day;
  readonly amountMinor?: number;
  readonly currency?: string;
  /** Of instalments: in how many; how much each time; how much at once. */
  readonly count?: number;
  readonly eachMinor?: number;
  readonly downMinor?: number;
  /** Of ours, as we write them; empty: it names none. */
  readonly documents: readonly string[];
  /** In the customer's words. */
  readonly because: string;
}

export interface Asked {
  readonly text: string;
  readonly subject: string;
  /** The customer's, where the text does not tell. */
  readonly language: string;
  readonly today: Day;
  /** What is open. */
  readonly items: readonly { readonly document: string; readonly currency: string }[];
}

const MOST = 3;

/** What stands in the way comes first: it decides what the rest is worth. A question is one only where nothing else is said. */
const ORDER: readonly Kind[] = [
  'wrong_person',
  'dispute',
  'paid',
  'obstacle',
  'instalments',
  'promise',
  'copy',
  'question',
];

export function proposeReading(asked: Asked): Proposal[] {
  const { said } = newTextOf(asked.text.slice(0, LONGEST));
  const sentences = sentencesOf(said);
  const index = indexOf(asked.items.map(({ document }) => document));
  const currencies = [...new Set(asked.items.map(({ currency }) => currency))];
  const languages = languagesOf(
    sentences.map((sentence) => folded(sentence)),
    asked.language,
  );
  // Whoever jokes of paying promises nothing, in the sentence before either.
  const isJoke = sentences.some((sentence, at) => folded(sentence).search(cuesOf(languages[at] ?? 'en').never) >= 0);
  const found = sentences.flatMap((sentence, at) => {
    const known: Known = { today: asked.today, language: languages[at] ?? 'en', currencies, index };
    return proposedBy(sentence, known).filter(({ kind }) => !(isJoke && kind === 'promise'));
  });
  return ordered(withDocuments(merged(found), { said, subject: asked.subject }, index));
}

function proposedBy(original: string, known: Known): Proposal[] {
  const { text, places } = foldedWithPlaces(original);
  const hits = hitsIn(text, cuesOf(known.language), known);
  return segmentsOf(text, hits).flatMap(({ hit, from, to }) => {
    const facts = factsOf(hit, { text, from, to }, known);
    if (facts === undefined) return [];
    const because = original
      .slice(places[from] ?? 0, places[to] ?? original.length)
      .replace(/^[\s,;:.]+|[\s,;:]+$/g, '');
    return [{ ...facts, because: because.slice(0, 200) }];
  });
}

const SEPARATOR = /[,;:] |(?: (?:and|but|while|und|aber|wahrend|et|mais|och|men|en|maar|y|pero) )/g;

/** A sentence cut between the things that it says: at the last comma between two of them, else at the last "and". */
function segmentsOf(text: string, hits: readonly Hit[]): { hit: Hit; from: number; to: number }[] {
  const cuts = hits.slice(1).map((hit, at) => {
    const [from, to] = [hits[at]?.to ?? 0, hit.from];
    const between = [...text.matchAll(SEPARATOR)].filter(({ index }) => index >= from - 1 && index < to);
    const best = between.filter(([mark]) => /[,;:]/.test(mark)).at(-1) ?? between.at(-1);
    return best?.index ?? to;
  });
  return hits.map((hit, at) => ({ hit, from: cuts[at - 1] ?? 0, to: cuts[at] ?? text.length }));
}

/** What is said twice is said once, with all that is told of it; of payments and promises, what has another day is another. */
function merged(found: readonly Proposal[]): Proposal[] {
  const result: Proposal[] = [];
  for (const one of found) {
    const at = result.findIndex((other) => isSame(other, one));
    const same = result[at];
    if (same === undefined) result.push(one);
    else {
      const documents = [...new Set([...same.documents, ...one.documents])];
      result[at] = {
        ...one,
        ...same,
        documents,
        because: same.on === undefined && one.on !== undefined ? one.because : same.because,
      };
    }
  }
  return result;
}

function isSame(a: Proposal, b: Proposal): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind !== 'paid' && a.kind !== 'promise') return true;
  const alike = <T>(one: T | undefined, other: T | undefined): boolean =>
    one === undefined || other === undefined || one === other;
  const apart =
    a.documents.length > 0 && b.documents.length > 0 && !a.documents.some((document) => b.documents.includes(document));
  return (
    alike(a.on, b.on) &&
    alike(a.amountMinor, b.amountMinor) &&
    !(apart && a.on === undefined && b.on === undefined && a.amountMinor !== b.amountMinor)
  );
}

/** Where a proposal names no document, it means those that the mail names and no other proposal does; else those of the subject. */
function withDocuments(
  found: readonly Proposal[],
  { said, subject }: { readonly said: string; readonly subject: string },
  index: Known['index'],
): Proposal[] {
  const text = folded(said.slice(0, 16_000));
  const named = documentsIn(text, index).map(({ document }) => document);
  const inSubject = documentsIn(folded(subject.slice(0, 1_000)), index).map(({ document }) => document);
  const taken = new Set(found.flatMap(({ documents }) => documents));
  const rest = (named.length > 0 ? named : inSubject).filter((document) => !taken.has(document));
  return found.map((one) => (one.documents.length > 0 ? one : { ...one, documents: rest }));
}

function ordered(found: readonly Proposal[]): Proposal[] {
  const kinds = new Set(found.map(({ kind }) => kind));
  const isLeft = ({ kind }: Proposal): boolean => {
    if (kind === 'question') return kinds.size === 1;
    return !(kinds.has('wrong_person') && (kind === 'dispute' || kind === 'copy'));
  };
  return found
    .filter(isLeft)
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
    .slice(0, MOST);
}
