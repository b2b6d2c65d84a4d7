import { dayFrom } from '../../kernel/day';
import type { ClaimedEntry } from '../claim';
import { isInterest } from '../claim-charge';
import { inWords, type BoxData, type FormData, type SectionData, type Words } from './form-data';
import { bearsInterest, chargesOf, dayOf, said, type Form, type Written } from './form';
import type { Box, Limit, Section } from './route';
import { CLAIM_QUESTIONS } from './values-claim';
import { PARTY_QUESTIONS, type Question } from './values-parties';
import { SUM_QUESTIONS } from './values-sums';

/** The boxes of a form, in its own order and words, filled with what the claim says and what people answered. */
export const QUESTIONS: Readonly<Record<string, Question>> = {
  ...PARTY_QUESTIONS,
  ...SUM_QUESTIONS,
  ...CLAIM_QUESTIONS,
};

export function sectionsOf(data: FormData, form: Form): Section[] {
  return data.sections
    .map((section) => ({
      id: section.id,
      title: inWords(section.title, form.language),
      perEntry: section.each === 'entry',
      rows: rowsOf(data, section, form),
    }))
    .filter(({ rows }) => rows.some((boxes) => boxes.length > 0));
}

function rowsOf(data: FormData, section: SectionData, form: Form): Box[][] {
  const asked = section.boxes.filter((one) => isAsked(one, form));
  if (section.each === undefined) return [asked.map((one) => boxOf(data, one, { form, entry: null, n: 0 }))];
  return form.claim.entries.map((entry, n) => asked.map((one) => boxOf(data, one, { form, entry, n: n + 1 })));
}

const PERSONS: ReadonlySet<string> = new Set(['consumer', 'sole_trader']);

function isAsked({ when }: BoxData, form: Form): boolean {
  const { claim, answers } = form;
  const { type } = claim.debtor;
  switch (when) {
    case undefined:
      return true;
    case 'company':
      return !PERSONS.has(type);
    case 'person':
      return PERSONS.has(type);
    case 'consumer':
      return type === 'consumer';
    case 'interest':
      return bearsInterest(form);
    case 'charges':
      return claim.charges.some((one) => !isInterest(one));
    case 'consumer-costs':
      return type === 'consumer' && chargesOf(form, 'collection_cost') > 0;
    case 'in-france':
      return claim.debtor.registered?.country === 'FR';
    case 'second':
      return (answers['second-name'] ?? '').trim() !== '';
  }
}

interface Place {
  readonly form: Form;
  readonly entry: ClaimedEntry | null;
  readonly n: number;
}

function boxOf(data: FormData, box: BoxData, { form, entry, n }: Place): Box {
  if (box.fixed !== undefined) return sentenceOf(box, box.fixed, form.language);
  const question = QUESTIONS[box.box];
  if (question === undefined) throw new Error(`no form knows what to write into ${box.box}`);
  const limit = limitOf(data, box, form.language);
  const { text, raw, holds = 'text' } = written(question, box, { form, entry, n }, limit);
  return {
    id: n === 0 ? box.box : `${box.box}.${n}`,
    what: box.box,
    document: entry?.document ?? null,
    label: inWords(box.label, form.language),
    value: text,
    raw,
    required: box.required,
    limit,
    asked: question.asked ?? null,
    holds,
    fixed: false,
    evidence: box.evidence,
  };
}

/** Answered by a person, or out of the claim; a code with what it means. */
function written({ value, asked }: Question, { box }: BoxData, { form, entry }: Place, limit: Limit): Written {
  const answer = asked === undefined ? undefined : form.answers[box];
  const found = answer === undefined ? value(form, entry) : said(answer);
  if (limit.choices !== undefined) {
    const choice = limit.choices.find(({ code }) => code === found.raw);
    return choice === undefined ? found : { text: choiceText(choice), raw: choice.code };
  }
  if (asked === 'yes' && found.raw === 'yes') return { text: 'X', raw: 'yes' };
  const on = asked === 'day' ? dayFrom(found.raw) : undefined;
  return on === undefined ? { ...found, ...(asked === 'day' && { holds: 'day' }) } : dayOf(form, on);
}

/** What the form itself says, to be kept as it is. */
function sentenceOf({ box, label, evidence }: BoxData, words: Words, language: string): Box {
  const value = inWords(words, language);
  return {
    ...{ id: box, what: box, document: null, label: inWords(label, language), value, raw: value, required: false },
    ...{ limit: {}, asked: null, holds: 'text', fixed: true, evidence },
  };
}

/** A code of the form with what it means; a word of ours says nothing to its reader. */
const choiceText = ({ code, meaning }: { readonly code: string; readonly meaning: string }): string =>
  /\d/.test(code) ? `${code} – ${meaning}` : meaning;

function limitOf(data: FormData, box: BoxData, language: string): Limit {
  const { max, lines, width, chars, pattern, most, choices } = box;
  const listed = choices === undefined ? undefined : (data.choices[choices] ?? []);
  return {
    ...(max === undefined ? {} : { max }),
    ...(lines === undefined ? {} : { lines }),
    ...(width === undefined ? {} : { width }),
    ...(chars === undefined ? {} : { chars }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(most === undefined ? {} : { most }),
    ...(listed && {
      choices: listed.map(([code, meaning, evidence]) => ({ code, meaning: inWords(meaning, language), evidence })),
    }),
  };
}
