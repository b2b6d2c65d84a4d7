import { FACT_KINDS, LONGEST_NOTE, LONGEST_SOURCE, type Fact, type NewFact } from '../finances/fact';
import { dayFrom, type Day } from '../kernel/day';
import { fromTyped, isCurrency } from '../kernel/money';

/**
 * What a partner found out of the debtor's means, as it typed it: assets, employees, figures of a year, with where it stands and since when.
 * It is the partner's word, marked so wherever it is shown, and a clerk takes it back where it is wrong.
 */
export type MeansWrong = 'choose' | 'needed' | 'whole' | 'amount' | 'below' | 'currency' | 'year' | 'day' | 'words' | 'long'; // prettier-ignore

export interface MeansAsked {
  readonly today: Day;
  /** Of the case. */
  readonly currency: string;
  readonly locale: string;
}

type Read = { readonly fact: NewFact } | { readonly wrong: Readonly<Record<string, MeansWrong>> };

const MOST_PEOPLE = 9;
const MOST_MINOR = 1e14;
const MAY_BE_BELOW: readonly string[] = ['result', 'equity'];
const OLDEST_YEAR = 1950;

export function readMeans(form: URLSearchParams, { today, currency: usual, locale }: MeansAsked): Read {
  const typed = (name: string): string => (form.get(name) ?? '').trim();
  const wrong: Record<string, MeansWrong> = {};
  const kind = FACT_KINDS.find((one) => one === typed('what'));
  const [figure, note, source] = [typed('figure'), typed('words'), typed('source')];
  const currency = typed('currency') === '' ? usual : typed('currency').toUpperCase();
  const asOf = dayFrom(typed('as_of'));
  const year = typed('year') === '' ? null : Number(typed('year'));
  if (kind === undefined) wrong['what'] = 'choose';
  if (source === '') wrong['source'] = 'needed';
  if (source.length > LONGEST_SOURCE) wrong['source'] = 'long';
  if (note.length > LONGEST_NOTE) wrong['words'] = 'long';
  if (asOf === undefined || asOf > today) wrong['as_of'] = 'day';
  if (year !== null && !(/^\d{4}$/.test(typed('year')) && year >= OLDEST_YEAR && `${year}` <= today.slice(0, 4))) wrong['year'] = 'year'; // prettier-ignore
  const none = { amountMinor: null, currency: null, people: null };
  const read = kind === undefined ? none : figureIn(kind, figure, { note, currency, locale });
  if ('at' in read) wrong[read.at] = read.why;
  if (kind === undefined || asOf === undefined || 'at' in read || Object.keys(wrong).length > 0) return { wrong };
  return { fact: { kind, ...read, year, note: note === '' ? null : note, source, asOf, toldBy: 'partner' } };
}

type Figure = Pick<NewFact, 'amountMinor' | 'currency' | 'people'>;
interface Fault {
  readonly at: string;
  readonly why: MeansWrong;
}

function figureIn(kind: NewFact['kind'], figure: string, { note, currency, locale }: { readonly note: string; readonly currency: string; readonly locale: string }): Figure | Fault {
  const none = { amountMinor: null, currency: null, people: null };
  if (kind === 'note') return note === '' ? { at: 'words', why: 'words' } : none;
  if (figure === '') return kind === 'assets' && note !== '' ? none : { at: 'figure', why: 'needed' };
  if (kind === 'employees') {
    const people = figure.replace(/[\s\u202f\u00a0]/g, '');
    return /^\d+$/.test(people) && people.length <= MOST_PEOPLE ? { ...none, people: Number(people) } : { at: 'figure', why: 'whole' };
  }
  if (!isCurrency(currency)) return { at: 'currency', why: 'currency' };
  const amountMinor = fromTyped(figure, currency, locale);
  if (amountMinor === undefined || Math.abs(amountMinor) > MOST_MINOR) return { at: 'figure', why: 'amount' };
  return amountMinor < 0 && !MAY_BE_BELOW.includes(kind) ? { at: 'figure', why: 'below' } : { ...none, amountMinor, currency };
} // prettier-ignore

/** Told before, word by word, and not taken back: the same form sent twice, or by a hand that was not sure. */
export const isTold = (facts: readonly Fact[], fact: NewFact): boolean =>
  facts.some(
    (one) =>
      one.endedAt === null &&
      (['kind', 'amountMinor', 'currency', 'people', 'year', 'note', 'source', 'asOf', 'toldBy'] as const).every(
        (name) => one[name] === fact[name],
      ),
  );
