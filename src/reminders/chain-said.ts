import { ADDRESS_ROLES, CONTACT_ROLES } from '../customers/customer';
import { format, fromDecimal } from '../kernel/money';
import { CHAIN_WORDS } from '../languages/chain-words';
import type { ChainWords } from '../languages/chain-words.en';
import { CODE_WORDS } from '../languages/code-words';
import { NOTICE_PAPER_WORDS } from '../languages/notice-paper-words';
import { OWED_WORDS } from '../languages/owed-words';
import { REMINDER_WORDS } from '../languages/reminder-words';
import { inLanguage, LANGUAGES, type Language } from '../languages/said';
import { sentencesOf, textAmong, type Reader, type Sentence, type Sentences } from '../languages/sentence';
import type { Link } from './decision';
import { decapitalised, REASON_CODES, REASONS } from './reasons';

/**
 * How a decision followed, in the language of who reads it. A decision is kept for years with the English sentences that it was made
 * with; here their words are found again, with the days and amounts in them. A sentence that is not known stays as it is: a
 * test decides every reason there is and finds it.
 */
export interface SaidLink {
  readonly rule: string;
  readonly outcome: string;
  readonly fact: string;
}

export function linkText({ rule, fact, outcome }: Link, reader: Reader, currency: string): SaidLink {
  const w = inLanguage(CHAIN_WORDS, reader.language);
  return { rule: w.rule[rule], outcome: w.outcome[outcome], fact: factText(fact, reader, currency) };
}

/** `currency` is the one that was decided about: amounts in it are written as the reader writes them. */
export const factText = (fact: string, reader: Reader, currency: string): string =>
  amountsIn(textAmong(SENTENCES, fact, reader), currency, reader.locale);

/** `€1,234.50` becomes `1 234,50 €`. */
function amountsIn(text: string, currency: string, locale: string): string {
  if (currency === '') return text;
  const sign = format({ minor: 0, currency }, 'en').replace(/[\d.,]+/, '');
  const amount = new RegExp(`(-?)${sign.replace(/[$.]/g, '\\$&')}(\\d[\\d,]*(?:\\.\\d+)?)`, 'g');
  return text.replace(amount, (whole, minus: string, digits: string) => {
    const minor = fromDecimal(`${minus}${digits.replaceAll(',', '')}`, currency);
    return minor === undefined ? whole : format({ minor, currency }, locale);
  });
}

/** The words of each key in every language, and the English in which it is found. */
function among<K extends string>(
  keys: readonly K[],
  pattern: (key: K) => string,
  said: (key: K, language: Language) => string,
): Sentences {
  const all = (words: (key: K) => string): Record<string, string> =>
    Object.fromEntries(keys.map((key) => [key, words(key)]));
  const own = Object.fromEntries(LANGUAGES.map((one) => [one, all((key) => said(key, one))]));
  return { patterns: all(pattern), said: own as Sentences['said'] };
}

const keysOf = <T extends object>(table: T): readonly (keyof T & string)[] =>
  Object.keys(table) as (keyof T & string)[];

const FACTS = keysOf<ChainWords['fact']>(CHAIN_WORDS.en.fact);

/** A German sentence keeps its capital after a colon. */
const within = (sentence: string, language: Language): string =>
  language === 'de' ? sentence : decapitalised(sentence);

const SENTENCES: readonly Sentence[] = sentencesOf(
  among(
    FACTS,
    (key) => CHAIN_WORDS.en.fact[key],
    (key, language) => CHAIN_WORDS[language].fact[key],
  ),
  among(
    REASON_CODES,
    (code) => REASONS[code].sentence,
    (code, language) => REMINDER_WORDS[language].because[code],
  ),
  among(
    REASON_CODES,
    (code) => decapitalised(REASONS[code].sentence),
    (code, language) => within(REMINDER_WORDS[language].because[code], language),
  ),
  among(
    REASON_CODES,
    (code) => code,
    (code, language) => REMINDER_WORDS[language].reason[code],
  ),
  among(
    keysOf(CODE_WORDS.en.hold),
    (kind) => kind.replace(/_/g, ' '),
    (kind, language) => CODE_WORDS[language].hold[kind],
  ),
  among(
    keysOf(REMINDER_WORDS.en.saved),
    (code) => code,
    (code, language) => REMINDER_WORDS[language].saved[code],
  ),
  among(
    keysOf(OWED_WORDS.en.why),
    (code) => OWED_WORDS.en.why[code],
    (code, language) => OWED_WORDS[language].why[code],
  ),
  among(
    keysOf(NOTICE_PAPER_WORDS.en.notClaimed),
    (code) => NOTICE_PAPER_WORDS.en.notClaimed[code],
    (code, language) => NOTICE_PAPER_WORDS[language].notClaimed[code],
  ),
  among(
    keysOf(OWED_WORDS.en.doubt),
    (code) => OWED_WORDS.en.doubt[code],
    (code, language) => OWED_WORDS[language].doubt[code],
  ),
  among(
    CONTACT_ROLES,
    (role) => `${role} contact`,
    (role, language) => CODE_WORDS[language].contact[role],
  ),
  among(
    ADDRESS_ROLES,
    (role) => `${role} address`,
    (role, language) => CODE_WORDS[language].address[role],
  ),
);
