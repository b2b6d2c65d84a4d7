import { format } from '../kernel/money';
import type { Day } from '../kernel/day';
import { CODE_WORDS } from '../languages/code-words';
import { REASON_EXAMPLE_WORDS } from '../languages/reason-example-words';
import { REMINDER_WORDS } from '../languages/reminder-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { acts } from './decision';
import type { ReasonExample } from './reason-example';
import type { Given } from './reason-given';
import { REASONS } from './reasons';

/** An example of a reason in the words of a reader. */
export interface SaidExample {
  /** A few words, and the same as a sentence. */
  readonly reason: string;
  readonly means: string;
  readonly does: string;
  /** One sentence for each thing that is known. */
  readonly given: readonly string[];
  readonly answer: string;
}

export interface Reader {
  readonly language: string;
  readonly locale: string;
}

export function exampleText(example: ReasonExample, reader: Reader): SaidExample {
  const { code, today, given } = example;
  const w = inLanguage(REMINDER_WORDS, reader.language);
  const words = inLanguage(REASON_EXAMPLE_WORDS, reader.language);
  return {
    reason: w.reason[code],
    means: w.because[code],
    does: w.does[REASONS[code].do],
    given: [
      fill(words.given.today, { day: dayText(today, reader.locale) }),
      ...given.map((one) => givenText(one, reader)),
    ],
    answer: answerText(example, reader),
  };
}

function givenText({ is, document = '', minor = 0, currency = 'EUR', n = 0, ...given }: Given, reader: Reader): string {
  const { given: words } = inLanguage(REASON_EXAMPLE_WORDS, reader.language);
  const said = (day: Day | undefined): string => (day === undefined ? '' : dayText(day, reader.locale));
  return fill(words[is], {
    ...{ document, n, amount: format({ minor, currency }, reader.locale), kind: kindText(given.kind, reader) },
    ...{ day: said(given.day), until: said(given.until) },
  });
}

/** Of a hold, or the name of a strategy that is shipped. */
function kindText(kind: string | undefined, { language }: Reader): string {
  const holds: Readonly<Record<string, string>> = inLanguage(CODE_WORDS, language).hold;
  const strategies: Readonly<Record<string, string>> = inLanguage(REMINDER_WORDS, language).shippedNames;
  return kind === undefined ? '' : (holds[kind] ?? strategies[kind] ?? kind);
}

/** `Send · Reminder · step 1 · €100.00`, `Waits · until 13 Mar 2026`. */
function answerText({ code, decision, until }: ReasonExample, { language, locale }: Reader): string {
  const w = inLanguage(REMINDER_WORDS, language);
  const words = inLanguage(REASON_EXAMPLE_WORDS, language);
  const { step, demandMinor: minor, currency } = decision;
  const acting = acts(decision) && step !== null;
  const parts = [
    w.does[REASONS[code].do],
    ...(acting && w.kind[step.kind] !== w.does[decision.do] ? [w.kind[step.kind]] : []),
    ...(acting && step.n > 0 ? [fill(w.step, { n: step.n })] : []),
    ...(acting && minor > 0 ? [format({ minor, currency }, locale)] : []),
    ...(until === null ? [] : [fill(words.until, { until: dayText(until, locale) })]),
  ];
  return parts.join(' · ');
}
