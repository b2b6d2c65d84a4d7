import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { day } from '../../kernel/day';
import { toDecimal } from '../../kernel/money';
import { proposeReading, type Proposal } from '../reading';

/** The tables of sentences in `fixtures/inbox`: what customers write, and how it should be read. */
export interface Sentence {
  /** `sentences.txt:17`. */
  readonly place: string;
  readonly language: string;
  readonly expected: string;
  readonly text: string;
}

export const TODAY = day('2026-03-11');
export const ITEMS = [
  { document: 'F-1001', currency: 'EUR' },
  { document: 'F-1002', currency: 'EUR' },
  { document: '2026-0417', currency: 'EUR' },
  { document: 'INV-20031', currency: 'EUR' },
  { document: 'S-77', currency: 'SEK' },
];
export const FOLDER = join(__dirname, '..', '..', '..', 'fixtures', 'inbox');

export function sentencesFrom(file: string): Sentence[] {
  const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n');
  return lines.flatMap((line, at) => {
    const [language = '', expected = '', ...text] = line.split(' | ');
    if (line.startsWith('#') || text.length === 0) return [];
    return [{ place: `${file}:${at + 1}`, language, expected: expected.trim(), text: text.join(' | ').replace(/ ?\/\/ ?/g, '\n') }];
  }); // prettier-ignore
}

export const read = ({ text, language }: Sentence): Proposal[] =>
  proposeReading({ text, subject: '', language, today: TODAY, items: ITEMS });

/** As in the tables: `paid 2026-03-03 480.00 EUR F-1001`, `instalments 2026-04-01 x3`. */
export function saidOf({ kind, on, amountMinor, currency = '', count, eachMinor, downMinor, documents }: Proposal): string {
  const sum = (minor: number | undefined, ...word: string[]): string[] =>
    minor === undefined ? [] : [...word, toDecimal(minor, currency), currency];
  const parts = [...(count === undefined ? [] : [`x${count}`]), ...sum(eachMinor, 'each'), ...sum(downMinor, 'down')];
  return [kind, ...(on === undefined ? [] : [on]), ...sum(amountMinor), ...parts, ...documents].join(' ');
} // prettier-ignore

export const said = (proposals: readonly Proposal[]): string => proposals.map(saidOf).join('; ') || '-';
