import { dayFrom } from '../../kernel/day';
import { QUESTIONS } from './boxes';
import type { Box, Finding, Limit, PatternName, Section, Why } from './route';

/** What is wrong with the boxes of a form, box by box: what is missing, what is too long, what the form does not take. */
export function findingsIn(sections: readonly Section[]): Finding[] {
  return sections.flatMap(({ rows }) => rows.flat().flatMap(findingsOf));
}

export function finding(
  box: Pick<Box, 'id' | 'what' | 'label' | 'document' | 'asked'>,
  why: Why,
  facts: Readonly<Record<string, string>> = {},
  level: Finding['level'] = 'wrong',
): Finding {
  const own = QUESTIONS[box.what]?.mend ?? 'form';
  const place = box.asked === null || own === 'official' ? own : 'form';
  return {
    ...{ box: box.id, what: box.what, label: box.label, level, why, facts },
    mend: { place, document: box.document },
  };
}

function findingsOf(box: Box): Finding[] {
  if (box.fixed) return [];
  if (box.raw === '') {
    if (!box.required) return [];
    return [finding(box, box.asked === 'yes' ? 'not-declared' : 'empty')];
  }
  return [...lengths(box), ...contents(box)];
}

function lengths(box: Box): Finding[] {
  const { max, lines, width } = box.limit;
  const own = box.value.split('\n');
  const widest = Math.max(...own.map(({ length }) => length));
  const found: Finding[] = [];
  if (max !== undefined && box.value.length > max)
    found.push(finding(box, 'too-long', { n: String(box.value.length), most: String(max) }));
  if (lines !== undefined && own.length > lines)
    found.push(finding(box, 'too-many-lines', { n: String(own.length), most: String(lines) }));
  if (width !== undefined && widest > width)
    found.push(finding(box, 'too-wide', { n: String(widest), most: String(width) }));
  return found;
}

function contents(box: Box): Finding[] {
  const { chars, pattern, most, choices } = box.limit;
  if (choices !== undefined) return choiceOf(box, choices);
  const odd = oddIn(box.value, chars);
  if (odd.length > 0) return [finding(box, 'characters', { which: odd.map(shown).join(' ') })];
  if (box.asked === 'yes' && box.raw !== 'yes') return [finding(box, 'pattern', { text: box.value })];
  if (isNegative(box)) return [finding(box, 'negative')];
  if (box.asked === 'day' && dayFrom(box.raw) === undefined) return [finding(box, 'pattern', { text: box.value })];
  if (pattern !== undefined && !matches(pattern, box.raw)) return [finding(box, 'pattern', { text: box.value })];
  if (most !== undefined && Number(box.raw) > most) return [finding(box, 'too-high', { most: String(most) })];
  return [];
}

/** No form takes letters that nobody sees, or that turn the direction of what follows; some take few letters only. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu; // eslint-disable-line no-control-regex

function oddIn(value: string, chars: string | undefined): string[] {
  const odd = chars === undefined ? UNSEEN : new RegExp(`[^${chars}]`, 'gu');
  return [...new Set(value.match(odd) ?? [])];
}

const shown = (one: string): string => (one.match(UNSEEN) ? `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` : one); // prettier-ignore

/** A sum or a rate below zero. */
const isNegative = ({ holds, raw }: Box): boolean =>
  (holds === 'money' || holds === 'percent') && raw.split('; ').some((one) => one.startsWith('-'));

function choiceOf(box: Box, choices: NonNullable<Limit['choices']>): Finding[] {
  const chosen = choices.find(({ code }) => code === box.raw);
  if (chosen === undefined) return [finding(box, 'choice', { text: box.value })];
  return chosen.evidence === 'memory' ? [finding(box, 'not-verified', { code: chosen.code }, 'weak')] : [];
}

const PATTERNS: Readonly<Record<PatternName, RegExp>> = {
  'uk-postcode': /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i,
  'postcode-5': /^\d{5}$/,
  'se-number': /^(\d{2})?\d{6}-?\d{4}$/,
  iban: /^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
  currency: /^(?!X(?:XX|TS)$)[A-Z]{3}$/,
};

const matches = (pattern: PatternName, raw: string): boolean => PATTERNS[pattern].test(raw.replace(/^\s+|\s+$/g, ''));
