import { dayInWords, isDay, readDay } from './formats/day';
import type { DateOrder, DecimalMark } from './mapping-profile';
import type { Choice, Question, Sample } from './reading';
import { headingAt } from './mapping-cells';
import type { ColumnView } from './sniff-columns';
import type { Place, Verdict } from './sniff-values';

/** The questions that a file leaves open, each with a sample of the file and what every answer would mean. */
type Asked<T> = Extract<Verdict<T>, { kind: 'open' | 'torn' }>;

export function askOrder(verdict: Asked<DateOrder>): Question {
  const choices = (['dmy', 'mdy'] as const).map((value) => ({ value, means: orderMeans(verdict, value) }));
  const sentence =
    verdict.kind === 'open'
      ? `Every day in column ${verdict.sample.heading} can be read two ways, such as ${quoted(verdict.sample)}. Which is it?`
      : `The days in column ${verdict.samples[0].heading} are written in two orders: ${quoted(verdict.samples[0])} and ${quoted(verdict.samples[1])}. Which one holds? Lines in the other are left out.`;
  return { about: 'dateOrder', sentence, choices, suggestion: null, samples: samplesOf(verdict) };
}

function orderMeans(verdict: Asked<DateOrder>, order: DateOrder): string {
  const samples = verdict.kind === 'open' ? [verdict.sample] : verdict.samples;
  const readings = samples.flatMap(({ value }) => {
    const day = readDay(value, { order, serial: false });
    return isDay(day) ? `${value} is ${dayInWords(day)}` : [];
  });
  return readings[0] ?? (order === 'dmy' ? 'the day stands first' : 'the month stands first');
}

export function askMark(verdict: Asked<DecimalMark>, delimiter: string | undefined): Question {
  const sample = verdict.kind === 'open' ? verdict.sample : verdict.samples[0];
  const sentence =
    verdict.kind === 'open'
      ? `Every amount can be read two ways, such as ${quoted(sample)} in column ${sample.heading}. Which is it?`
      : `Amounts are written in two ways: ${quoted(verdict.samples[0])} and ${quoted(verdict.samples[1])}. Which one holds? Lines in the other are left out.`;
  const choices: Choice[] = [
    { value: '.', means: verdict.kind === 'open' ? markMeans(sample.value, '.') : 'the point is the decimal mark' },
    { value: ',', means: verdict.kind === 'open' ? markMeans(sample.value, ',') : 'the comma is the decimal mark' },
  ];
  const suggestion = verdict.kind === 'torn' ? verdict.choices[0] : delimiter === ';' ? ',' : null;
  return { about: 'decimalMark', sentence, choices, suggestion, samples: samplesOf(verdict) };
}

function markMeans(value: string, mark: DecimalMark): string {
  const other = mark === '.' ? ',' : '.';
  const plain = value.replaceAll(other, '');
  return `${value} is ${plain.replace(mark, '.')}`;
}

export function askCurrency(marks: readonly string[], codes: readonly string[]): Question {
  const shown = marks.map((mark) => `"${mark}"`).join(', ');
  const sentence =
    marks.length === 0
      ? 'The file does not say in which currency its amounts are. Which is it?'
      : `The amounts are marked ${shown}, which stands for several currencies. Which is it?`;
  const choices = codes.map((value) => ({ value, means: `the amounts are in ${value}` }));
  const samples = marks.map((value) => ({ column: '', value }));
  return { about: 'currency', sentence, choices, suggestion: codes[0] ?? null, samples };
}

/** Columns that hold currency codes under headings that do not say so. */
export function askCurrencyColumn(columns: readonly ColumnView[]): Question {
  const named = columns.map(({ index, heading, samples }) => ({
    name: headingAt([heading], heading === '' ? index : 0),
    samples,
  }));
  const shown = named.map(({ name, samples }) => `${name} (${samples.join(', ')})`);
  const sentence =
    shown.length === 1
      ? `Column ${shown.join()} holds currency codes in some rows. Is it the currency of the amounts?`
      : `Columns ${shown.join(' and ')} hold currency codes. Which of them is the currency of the amounts?`;
  const choices = columns
    .filter(({ heading }) => heading !== '')
    .map(({ heading }) => ({
      value: `currency=${heading}`,
      means: `it is column ${heading}`,
    }));
  const otherwise = { value: '--currency CODE', means: 'it is none of them' };
  return { about: 'currencyColumn', sentence, choices: [...choices, otherwise], suggestion: null, samples: [] };
}

export function askAsOf(): Question {
  return {
    about: 'asOf',
    sentence: 'The file does not say which day it shows. As of which day is what it calls open?',
    choices: [],
    suggestion: null,
    samples: [],
  };
}

export function askKind(): Question {
  return {
    about: 'kind',
    sentence:
      'The file has customers, numbers, days and amounts, and does not say whether they are invoices or payments.',
    choices: [
      { value: 'invoices', means: 'each row is an invoice that a customer owes' },
      { value: 'payments', means: 'each row is money that a customer paid' },
    ],
    suggestion: null,
    samples: [],
  };
}

const samplesOf = (verdict: Asked<unknown>): Sample[] =>
  (verdict.kind === 'open' ? [verdict.sample] : verdict.samples).map(({ heading, value }) => ({
    column: heading,
    value,
  }));

const quoted = ({ value, line }: Place): string => `"${value}" (line ${line})`;
