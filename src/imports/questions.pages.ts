import type { Visit } from '../companies/visit.pages';
import type { ImportsWords } from '../languages/imports-words';
import { dayText, fill } from '../languages/said';
import { termsCodeText } from '../languages/terms-text';
import type { Typed } from '../platform/web/form';
import { isDay, readDay } from './formats/day';
import type { DateOrder } from './mapping-profile';
import type { Question, Sample } from './reading';
import type { Asks, ImportWork } from './upload';

/** What must be asked about a file, each question with what its answers would mean for a sample of the file. */
export interface QuestionBlanks {
  readonly name: string;
  readonly legend: string;
  readonly isDay: boolean;
  readonly isText: boolean;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly checked: boolean }[];
  readonly value: string;
  readonly wrong: string;
  /** What is answered most often, to choose from; empty: it is typed. */
  readonly known: readonly string[];
  /** Followed by the fields of what a list covers. */
  readonly hasScope: boolean;
}

interface Form {
  readonly visit: Visit;
  readonly w: ImportsWords;
  readonly typed: Typed;
  readonly wrong: Readonly<Record<string, string>>;
}

/** The names of the fields that must be filled. */
export const namesAsked = (asks: Asks): string[] => [
  ...asks.questions.map(({ about }) => about),
  ...(asks.askMode ? ['mode'] : []),
  ...(asks.askDebtorType ? ['debtorType'] : []),
];

export function questionBlanks(form: Form, asks: Asks, upload: ImportWork): QuestionBlanks[] {
  const { w } = form;
  const questions = asks.questions.map((question) => engineQuestion(form, question, upload));
  if (asks.askMode) {
    const choices = (['snapshot', 'delta'] as const).map((value) => ({ value, label: w.mode[value] }));
    questions.push(asked(form, { name: 'mode', legend: w.asks.mode, choices, hasScope: true }));
  }
  if (asks.askDebtorType) {
    const choices = DEBTOR_TYPES.map((value) => ({ value, label: w.debtorType[value] }));
    questions.push(asked(form, { name: 'debtorType', legend: w.asks.debtorType, choices }));
  }
  return questions;
}

export const DEBTOR_TYPES = ['company', 'sole_trader', 'public_body', 'consumer', 'unknown'] as const;

interface Asked {
  readonly name: string;
  readonly legend: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly hasScope?: boolean;
  /** What stands there until somebody answers. */
  readonly value?: string;
  readonly isDay?: boolean;
  readonly known?: readonly string[];
}

function asked(
  { typed, wrong }: Form,
  { name, legend, choices = [], hasScope = false, value = '', isDay = false, known = [] }: Asked,
): QuestionBlanks {
  const now = typed[name] ?? value;
  return {
    name,
    legend,
    isDay,
    isText: !isDay && choices.length === 0,
    choices: choices.map((choice) => ({ ...choice, checked: choice.value === now })),
    value: now,
    wrong: wrong[name] ?? '',
    hasScope,
    known,
  };
}

function engineQuestion(form: Form, question: Question, upload: ImportWork): QuestionBlanks {
  const { w, visit } = form;
  const { about, samples, choices } = question;
  const [one, other] = samples;
  const sampled = { column: one?.column ?? '', one: one?.value ?? '', other: other?.value ?? '' };
  const values = choices.map(({ value }) => value);
  switch (about) {
    case 'asOf':
      return asked(form, { name: about, legend: w.asks.asOf, isDay: true, value: upload.fileDay });
    case 'currency': {
      const marks = samples.map(({ value }) => `“${value}”`).join(', ');
      const legend = marks === '' ? w.asks.currency : fill(w.asks.currencyMarks, { marks });
      const known = values.map((value) => ({ value, label: value }));
      return asked(form, {
        name: about,
        legend,
        choices: known,
        value: values.length === 0 ? visit.company.currency : '',
      });
    }
    case 'currencyColumn': {
      const { currency } = visit.company;
      const columns = values.flatMap((value) => {
        const heading = headingIn(value);
        return heading === undefined ? [] : [{ value, label: heading }];
      });
      return asked(form, {
        name: about,
        legend: w.asks.currency,
        choices: [...columns, { value: currency, label: currency }],
      });
    }
    case 'kind': {
      const known = (['invoices', 'payments'] as const).map((value) => ({ value, label: w.asks.kindChoice[value] }));
      return asked(form, { name: about, legend: w.asks.kind, choices: known });
    }
    case 'dateOrder': {
      const legend = fill(other ? w.asks.dateOrderTorn : w.asks.dateOrder, sampled);
      const known = (['dmy', 'mdy'] as const).map((value) => ({ value, label: orderMeans(form, samples, value) }));
      return asked(form, { name: about, legend, choices: known });
    }
    case 'decimalMark': {
      const legend = fill(other ? w.asks.decimalMarkTorn : w.asks.decimalMark, sampled);
      const known = (['.', ','] as const).map((value) => ({
        value,
        label: markMeans(form, other ? undefined : one, value),
      }));
      return asked(form, { name: about, legend, choices: known, value: question.suggestion ?? '' });
    }
    default:
      return plainQuestion(form, question);
  }
}

/** Terms of payment that are agreed most. */
const USUAL = ['14', '30', '45', '60', '30+eom', '45+eom', 'eom+30', 'eom+45'];

/** What needs no more than its words: which sheet; of a ledger which accounts, and how long people have to pay. */
function plainQuestion(form: Form, { about, choices, suggestion, samples, figures = {} }: Question): QuestionBlanks {
  const { asks } = form.w;
  if (about === 'texts') {
    const legend = fill(asks.texts, { ...figures, text: samples[0]?.value ?? '' });
    const known = (['yes', 'no'] as const).map((value) => ({ value, label: asks.textsChoice[value] }));
    return asked(form, { name: about, legend, choices: known });
  }
  if (about === 'sheet') {
    return asked(form, { name: about, legend: asks.sheet, choices: choices.map(({ value }) => ({ value, label: value })) }); // prettier-ignore
  }
  const value = suggestion ?? '';
  if (about === 'termsDays') {
    const { language } = form.visit;
    const known = USUAL.map((code) => termsCodeText(code, language));
    return asked(form, { name: about, legend: asks.termsDays, value: termsCodeText(value, language), known });
  }
  const known = choices.map(({ value: account, means }) => ({ value: account, label: means }));
  return asked(form, { name: about, legend: asks.accounts, choices: known, value });
}

/** The heading in `currency=Whrg`: that column is the currency. */
export const headingIn = (answer: string): string | undefined => /^currency=(.+)$/s.exec(answer)?.[1];

/** `03/04/2026 = 3 Apr 2026`. */
function orderMeans({ visit, w }: Form, samples: readonly Sample[], order: DateOrder): string {
  for (const { value } of samples) {
    const day = readDay(value, { order, serial: false });
    if (isDay(day)) return `${value} = ${dayText(day, visit.locale)} (${w.recognised.dateOrders[order]})`;
  }
  return w.recognised.dateOrders[order];
}

/** `1.234 = 1 234`, as the reader writes numbers. */
function markMeans({ visit, w }: Form, sample: Sample | undefined, mark: '.' | ','): string {
  const name = w.recognised.decimalMarks[mark];
  if (sample === undefined) return name;
  const plain = Number(sample.value.replaceAll(mark === '.' ? ',' : '.', '').replace(mark, '.'));
  if (!Number.isFinite(plain)) return name;
  const said = new Intl.NumberFormat(visit.locale, { maximumFractionDigits: 6 }).format(plain);
  return `${sample.value} = ${said} (${name})`;
}
