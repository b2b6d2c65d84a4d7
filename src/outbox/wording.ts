import { BLANKS, neededIn } from './blanks';
import { partsIn } from './body';
import type { Facts } from './facts';
import { LONGEST_SUBJECT } from './render';
import { faultsIn, filling, IN_SUBJECT, partsOfSource, readTemplate } from './template';
import { fault, type Fault } from './template-fault';
import { Refusal } from '../kernel/result';

/**
 * A company's own wording of a message. Sentences that the shipped one marks, `{{!lock name}}…{{!/lock}}`, stand in it word
 * by word, and they and what a message needs appear for whomever it is written to: it is filled with samples and with real
 * customers before it is taken.
 */
export interface Locked {
  /** What it is for: `objection`, `passed-on` … */
  readonly name: string;
  readonly text: string;
}

const LOCK = /\{\{!lock ([a-z-]+)\}\}([\s\S]*?)\{\{!\/lock\}\}/g;

/** The sentences that a shipped template marks, in order. */
export const lockedIn = (shipped: string): Locked[] =>
  [...shipped.matchAll(LOCK)].map(([, name = '', text = '']) => ({ name, text }));

/** A shipped template as a person edits it: without marks. */
export const unmarked = (source: string): string => source.replace(LOCK, '$2');

export interface WordingText {
  readonly subject: string;
  readonly body: string;
}

/** As it is kept, of what a person typed. */
export const sourceOf = ({ subject, body }: WordingText): string =>
  `Subject: ${subject.replace(/\s+/g, ' ').trim()}\n\n${body.replace(/\r\n?/g, '\n').trim()}\n`;

/** As a person edits it. */
export const textIn = (source: string): WordingText => {
  const { subject, body } = partsOfSource(unmarked(source));
  return { subject, body: body.trim() };
};

/** On this line of a kept source the body begins. */
export const BODY_LINE = 3;

/** Where a locked sentence stands in a source, however its words are spaced. */
export function placesOf(source: string, locked: readonly Locked[]): { name: string; from: number; to: number }[] {
  return locked
    .flatMap(({ name, text }) => {
      const found = new RegExp(text.trim().split(SPACES).map(escaped).join('[\\s\\u00a0\\u202f]*')).exec(source);
      return found ? [{ name, from: found.index, to: found.index + found[0].length }] : [];
    })
    .sort((a, b) => a.from - b.from);
}

const SPACES = /[\s\u00a0\u202f]+/;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What is wrong with a wording before anybody is written to. */
export function wordingFaults(code: string, source: string, locked: readonly Locked[]): Fault[] {
  const said = spoken(source);
  const gone = locked.filter(({ text }) => placesOf(said, [{ name: '', text }]).length === 0);
  return [
    ...faultsIn(code, source),
    ...gone.map(({ text }) => fault('locked', null, { text: text.replace(SPACES_ALL, ' ').trim() })),
  ];
}

/** Without comments: what stands in one is not said. */
const spoken = (source: string): string => source.replace(/\{\{!--[\s\S]*?--\}\}/g, '').replace(/\{\{![^}]*\}\}/g, '');

/** To whom it would be written. */
export interface Case {
  readonly who: string;
  readonly facts: Facts;
  /** Invented by us: no name in it looks like a stray sign. */
  readonly sample: boolean;
}

/** What is wrong with a wording when it is filled for this one; empty where it reads as it should. */
export function filledFaults(code: string, source: string, locked: readonly Locked[], to: Case): Fault[] {
  const { who, facts } = to;
  try {
    const template = readTemplate(code, source);
    const subject = template.subject(facts);
    const body = template.body(facts);
    const said = evened(body);
    return [
      ...subjectFaults(subject, who),
      ...hidden(code, partsIn(body), { said, subject: evened(subject) }, to).map((name) =>
        fault('not_shown', null, { who, name }),
      ),
      ...locked
        .map(({ text }) => evened(filling(text)(facts)))
        .filter((text) => text !== '' && !said.includes(text))
        .map((text) => fault('lock_not_shown', null, { who, text })),
      ...(to.sample ? strayIn(subject, body) : []).map((text) => fault('stray', null, { who, text })),
    ];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [fault(error.code === 'message-too-long' ? 'too_long_filled' : 'table_in_line', null, { who })];
  }
}

function subjectFaults(subject: string, who: string): Fault[] {
  const n = [...subject].length;
  if (n === 0) return [fault('empty_subject', 1, { who })];
  return n > LONGEST_SUBJECT ? [fault('long_subject', 1, { who, n, most: LONGEST_SUBJECT })] : [];
}

interface Read {
  readonly said: string;
  readonly subject: string;
}

/** Of what the message needs, what does not show. */
function hidden(code: string, parts: ReturnType<typeof partsIn>, read: Read, { facts }: Case): string[] {
  return neededIn(code).filter((name) => {
    const blank = BLANKS[name];
    if (blank?.kind === 'block') return !parts.some((part) => part.kind === 'block' && part.block === blank.block);
    if (blank?.kind === 'legal') return blank.value(facts).some((text) => !read.said.includes(evened(text)));
    if (blank?.kind !== 'text') return false;
    const value = evened(blank.value(facts));
    return value !== '' && !(IN_SUBJECT.has(name) ? read.subject : read.said).includes(value);
  });
}

const SPACES_ALL = /[\s\u00a0\u202f]+/g;
const evened = (text: string): string => text.replace(SPACES_ALL, ' ').trim();

/** Braces, stars and brackets that no reader should see, each with what stands around it. */
function strayIn(subject: string, body: string): string[] {
  const inner = body.split(/\n[ \t]*\n/).map((paragraph) => paragraph.trim().replace(/^\*\*([\s\S]+)\*\*$/, '$1'));
  return [subject, ...inner].flatMap((text) => {
    const at = text.search(/\{\{|\}\}|\*\*|\([\s\u00a0]*\)|[ \u00a0],|,,/);
    return at < 0 ? [] : [evened(text.slice(Math.max(0, at - 15), at + 15))];
  });
}
