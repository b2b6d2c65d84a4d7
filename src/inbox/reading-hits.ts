import type { Day } from '../kernel/day';
import type { CueKind, Cues } from './reading-cues';
import { daysIn } from './said-day';
import type { DocumentIndex } from './said-documents';

/**
 * What a sentence says, of what is looked for: each hit holds against "not", "if", "should have" and a question mark, or it is none.
 */
export type Kind = 'paid' | 'promise' | 'dispute' | 'instalments' | 'copy' | 'wrong_person' | 'obstacle' | 'question';

export interface Hit {
  readonly kind: Kind;
  readonly cue: CueKind;
  /** Its place in the folded sentence. */
  readonly from: number;
  readonly to: number;
}

/** What is known beside the sentence. */
export interface Known {
  readonly today: Day;
  readonly language: string;
  readonly currencies: readonly string[];
  readonly index: DocumentIndex;
}

const MEANS: readonly (readonly [CueKind, Kind])[] = [
  ['wrongPerson', 'wrong_person'],
  ['obstacle', 'obstacle'],
  ['disputes', 'dispute'],
  ['objects', 'dispute'],
  ['accepts', 'dispute'],
  ['refuses', 'dispute'],
  ['instalments', 'instalments'],
  ['copy', 'copy'],
  ['willPay', 'promise'],
  ['pays', 'promise'],
  ['mayWePay', 'promise'],
  ['paid', 'paid'],
  ['asks', 'question'],
];

/** Courtesies that make nothing depend on them. */
const COURTESY =
  /\b(?:if (?:that|this|it)(?:'s| is) (?:ok|okay|fine|alright|all right|acceptable)(?: (?:with|for) you)?|if you agree|if possible|if you don't mind|when(?:ever)? possible|si cela vous convient|si possible|si vous etes d'accord|wenn das (?:fur sie )?(?:in ordnung|ok|okay) ist|wenn moglich|falls moglich|om det gar bra|om mojligt|als dat goed is|indien mogelijk|als u akkoord gaat|si les parece bien|si es posible|not only|nicht nur|non seulement|inte bara|niet alleen|no solo|no doubt|kein problem|no problem|pas de probleme|not before then|no earlier|not earlier|not sooner|pas avant|pas plus tot|nicht fruher|fruher leider nicht|fruher geht es nicht|inte tidigare|tidigare gar det inte|niet eerder|eerder lukt niet|no antes|antes imposible|inga problem|geen probleem|no hay problema|not later than|no later than|nicht spater als|inte senare an|niet later dan|no mas tarde|sans faute|ohne frage|utan problem|zonder problemen|sin falta|ni modo|en plus|de plus|plus tard|au plus tard)\b/g;

/** In their order, those that overlap reduced to the one that says most. */
export function hitsIn(sentence: string, cues: Cues, known: Known): Hit[] {
  const text = sentence.replace(COURTESY, (said) => '_'.repeat(said.length));
  const found: Hit[] = [];
  for (const [cue, kind] of MEANS) {
    for (const match of text.matchAll(cues[cue])) {
      const hit = { kind, cue, from: match.index, to: match.index + match[0].length };
      if (found.some((other) => overlaps(other, hit) && !isBoth(other, hit))) continue;
      if (holds(hit, text, cues, known)) found.push(hit);
    }
  }
  const alone = withoutDoubles(found);
  if (alone.length === 0 && text.includes('?')) return [{ kind: 'question', cue: 'asks', from: 0, to: text.length }];
  return alone.sort((a, b) => a.from - b.from);
}

const overlaps = (a: Hit, b: Hit): boolean => a.from < b.to && b.from < a.to;

/** A payment that is refused for a reason is an objection with one. */
const isBoth = (a: Hit, b: Hit): boolean => a.kind === b.kind;

/** One hit of a kind where nothing else stands between, and no promise beside a wish for instalments. */
function withoutDoubles(found: readonly Hit[]): Hit[] {
  const wantsInstalments = found.some(({ kind }) => kind === 'instalments');
  const sorted = found
    .filter(({ kind }) => !(wantsInstalments && (kind === 'promise' || kind === 'question')))
    .sort((a, b) => a.from - b.from);
  const result: Hit[] = [];
  for (const hit of sorted) {
    const last = result.at(-1);
    if (last !== undefined && last.kind === hit.kind && hit.kind !== 'promise' && hit.kind !== 'paid')
      result[result.length - 1] = { ...last, to: Math.max(last.to, hit.to) };
    else if (last !== undefined && last.kind === hit.kind && overlaps(last, hit))
      result[result.length - 1] = { ...last, to: Math.max(last.to, hit.to) };
    else result.push(hit);
  }
  return result;
}

const has = (pattern: RegExp, text: string): boolean => text.search(pattern) >= 0;

/** The hit with so many words before and behind it. */
function around(text: string, { from, to }: Hit, before: number, behind = 0): string {
  const left = text.slice(0, from).trimEnd().split(' ').slice(-before);
  const right = text.slice(to).trimStart().split(' ').slice(0, behind);
  return [before === 0 ? '' : left.join(' '), text.slice(from, to), right.join(' ')].join(' ');
}

/** From the last comma to its end: what a condition governs. */
function clauseOf(text: string, { from, to }: Hit): string {
  const start = Math.max(...[',', ';', ':', '(', '–'].map((mark) => text.lastIndexOf(mark, from))) + 1;
  return text.slice(start, to);
}

function holds(hit: Hit, text: string, cues: Cues, known: Known): boolean {
  const isNegated = has(cues.not, around(text, hit, 2, GERMANIC.has(known.language) ? 1 : 0));
  if (hit.cue === 'mayWePay') return !has(cues.not, around(text, hit, 1)) && isAhead(hit, text, known);
  if (hit.cue === 'instalments')
    return !OFTEN.test(text.slice(hit.from, hit.to)) || /\d|\b(?:pay|paid|zahl|pai|pay|regl|betal|pag|abon)/.test(text);
  if (!JUDGED.has(hit.cue)) return true;
  if (text.includes('?')) return false;
  if (hit.cue === 'accepts') return has(cues.not, around(text, hit, 3, 3));
  if (hit.cue === 'refuses') return !has(cues.when, text) && !has(cues.notYet, text);
  if (isNegated) return false;
  if (hit.cue === 'objects') return !GERMANIC.has(known.language) || !has(cues.not, around(text, hit, 0, 4));
  if (hit.cue === 'paid') return !has(cues.unreal, around(text, hit, 2)) && !has(cues.when, clauseOf(text, hit));
  if (has(cues.when, text)) return false;
  return hit.cue === 'willPay' || (!has(cues.unreal, around(text, hit, 1)) && isAhead(hit, text, known));
}

/** "A month" is an instalment where an amount or a payment stands with it. */
const OFTEN =
  /^(?:monthly|(?:a|per|each|every) month|monatlich\w*|pro monat|im monat|par mois|tous les mois|chaque mois|mensuellement|(?:per|i|varje) manad(?:en)?|manadsvis|(?:per|elke|iedere) maand|maandelijks\w*|(?:al|por|cada) mes)$/;

/** The others bear their own "not", and are as true in a question. */
const JUDGED: ReadonlySet<CueKind> = new Set(['paid', 'willPay', 'pays', 'refuses', 'objects', 'accepts']);

/** There the "not" stands behind what it negates. */
const GERMANIC: ReadonlySet<string> = new Set(['de', 'nl', 'sv']);

/** A day to come is said near by. */
function isAhead({ from, to }: Hit, text: string, { today, language }: Known): boolean {
  const near = text.slice(Math.max(0, from - 90), to + 110);
  return daysIn(near, { today, language, direction: 'ahead' }).some(({ on }) => on === null || on >= today);
}
