import Handlebars from 'handlebars';
import { Refusal } from '../kernel/result';
import { BLANKS, blanksOf, neededIn } from './blanks';
import type { Facts } from './facts';
import { fault, faultText, type Fault } from './template-fault';
import { faultsInNodes, type Found, type Where } from './template-nodes';

/**
 * A message template: a subject line and a body in plain words with blanks, `{{#if}}` and `{{#each}}`. It is data, never
 * code: read as a tree in which only what is on the list may stand, filled with text only, bounded in size, and without
 * loops inside loops, so that it ends in time whatever it says.
 *
 *     Subject: Overdue: {{invoices}}, {{total}} – {{company}}
 *
 *     {{greeting}}
 *
 *     **{{total}} is overdue.**
 */
export interface Template {
  /** One line. */
  subject(facts: Facts): string;
  /** Paragraphs parted by empty lines; a block stands alone, see `blockIn`. */
  body(facts: Facts): string;
}

const LONGEST = 20_000;
const LONGEST_FILLED = 200_000;
/** Around the name of a block in a filled body: no text from outside can hold them (`plain.ts`). */
const [OPENS, CLOSES] = ['\ue000', '\ue001'] as const;

/** The template of a source. Throws Refusal `template-faults` with all that is wrong, by line. */
export function readTemplate(code: string, source: string): Template {
  const faults = faultsIn(code, source);
  if (faults.length > 0) throw refusedFor(code, faults);
  const { subject, body } = partsOfSource(source);
  const [fillSubject, fillBody] = [filling(subject), filling(body)];
  return { subject: (facts) => fillSubject(facts).trim(), body: fillBody };
}

export function refusedFor(code: string, faults: readonly Fault[]): Refusal {
  const told = faults.map((one) => faultText(one));
  return new Refusal(
    'template-faults',
    `The template ${code} cannot be used: ${told.join(' ')}`,
    `Use only these blanks: ${Object.keys(blanksOf(code)).join(', ')}; and {{#if}}, {{#each}}.`,
    { faults: told },
  );
}

/** All that is wrong with a source; nothing where it can be used. */
export function faultsIn(code: string, source: string): Fault[] {
  if (source.length > LONGEST) return [fault('too_long', null, { n: LONGEST })];
  const { subject, body } = partsOfSource(source);
  if (subject === '') return [fault('no_subject', 1)];
  const inSubject = treeFaults(subject, 1, { code, blocks: false });
  const inBody = treeFaults(body, source.slice(0, source.length - body.length).split('\n').length, {
    code,
    blocks: code !== 'sms',
  });
  const missing = neededIn(code)
    .filter((name) => !(IN_SUBJECT.has(name) ? inSubject : inBody).used.has(name))
    .map((name) => fault('missing', null, { name }));
  return [...inSubject.faults, ...inBody.faults, ...missing];
}

/** What must stand in the subject and not in the text. */
export const IN_SUBJECT: ReadonlySet<string> = new Set(['document_title']);

/** The name of the block that a paragraph of a filled body stands for. */
export const blockIn = (paragraph: string): string | undefined =>
  paragraph.startsWith(OPENS) && paragraph.endsWith(CLOSES) ? paragraph.slice(1, -1) : undefined;

export function partsOfSource(source: string): { readonly subject: string; readonly body: string } {
  const found = /^Subject:[ \t]*([^\n]+)\n([\s\S]*)$/.exec(source.replace(/\r\n/g, '\n'));
  return { subject: found?.[1]?.trim() ?? '', body: found?.[2] ?? '' };
}

function treeFaults(source: string, firstLine: number, where: Where): Found {
  try {
    return faultsInNodes(Handlebars.parse(source).body, firstLine, where);
  } catch (error) {
    const [, a, b] = /line (\d+)| - (\d+):/.exec(error instanceof Error ? error.message : '') ?? [];
    return { faults: [fault('unreadable', firstLine - 1 + Number(a ?? b ?? '1'))], used: new Set() };
  }
}

/** Fills a source that was read without a fault. */
export function filling(source: string): (facts: Facts) => string {
  const fill = compiled(source);
  return (facts) => fill(valuesOf(facts));
}

type Values = Readonly<Record<string, unknown>>;

/** Sources are few and each is filled many times: made once. */
const made = new Map<string, (values: Values) => string>();
const MOST_KEPT = 400;

function compiled(source: string): (values: Values) => string {
  const known = made.get(source) ?? compile(source);
  if (made.size >= MOST_KEPT) made.clear();
  made.set(source, known);
  return known;
}

function compile(source: string): (values: Values) => string {
  const fill = Handlebars.compile<Values>(source, {
    strict: true,
    knownHelpersOnly: true,
    noEscape: true, // it is text here; whoever makes HTML of it escapes all of it
    knownHelpers: { if: true, each: true },
  });
  return (values) => {
    const filled = fill(values);
    if (filled.length > LONGEST_FILLED) {
      throw new Refusal('message-too-long', 'The message is far too long.', 'Shorten its template.');
    }
    return filled;
  };
}

function valuesOf(facts: Facts): Values {
  const named = Object.entries(BLANKS).map(([name, blank]): [string, unknown] => {
    if (blank.kind === 'block') return [name, `${OPENS}${blank.block}${CLOSES}`];
    if (blank.kind === 'legal') return [name, blank.value(facts).join('\n\n')];
    return [name, blank.value(facts)];
  });
  const legal = named.flatMap(([name, value]) => (name.startsWith('legal.') ? [[name.slice(6), value]] : []));
  return { ...Object.fromEntries(named), legal: Object.fromEntries(legal) as unknown };
}
