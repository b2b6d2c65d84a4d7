import { BLANK_WORDS } from '../languages/blank-words';
import { TEMPLATE_FAULT_WORDS } from '../languages/template-fault-words';
import type { TemplateFaultWords } from '../languages/template-fault-words.en';
import { fill, inLanguage } from '../languages/said';
import { BLANKS } from './blanks';

/** One thing that is wrong with a template: where, what, and with which values it is said. */
export interface Fault {
  readonly code: FaultCode;
  /** Of the whole source, from 1; null: of none in particular. */
  readonly line: number | null;
  readonly values: Readonly<Record<string, string | number>>;
}

export type FaultCode = Exclude<keyof TemplateFaultWords, 'line' | 'whole'>;

export const fault = (code: FaultCode, line: number | null = null, values: Fault['values'] = {}): Fault => ({
  code,
  line,
  values,
});

/** As a sentence, with its line where it has one. */
export function faultText({ code, line, values }: Fault, language = 'en'): string {
  const w = inLanguage(TEMPLATE_FAULT_WORDS, language);
  const from = typeof values['name'] === 'string' ? meaningOf(values['name'], language) : '';
  const says = fill(w[code], { from, ...values });
  return line === null ? capital(fill(w.whole, { says })) : fill(w.line, { line, says });
}

const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** What a blank is, for who writes a template. */
export function meaningOf(name: string, language: string): string {
  const own = language === 'fr' || language === 'de' || language === 'sv' ? BLANK_WORDS[language] : {};
  return own[name] ?? BLANKS[name]?.from ?? '';
}
