import type { Visit } from '../companies/visit.pages';
import type { StrategiesWords } from '../languages/strategies-words.en';
import { fill } from '../languages/said';
import { CONDITIONS, severalIn, type StepRow } from './strategy-form';

/** What a step asks for before it is taken, as fields of its row. */
export interface Asking {
  /** The segments that customers are in. */
  readonly segments: readonly string[];
  readonly currency: string;
}

export const askingIn = ({ company }: Visit, segments: readonly { readonly segment: string }[]): Asking => ({
  segments: segments.map(({ segment }) => segment),
  currency: company.currency,
});

export function conditionBlanks(row: StepRow, at: number, w: StrategiesWords, { segments, currency }: Asking): object {
  const choice = (field: 'segments' | 'notSegments'): unknown[] => {
    const chosen = severalIn(row[field]);
    const gone = chosen.filter((one) => !segments.includes(one));
    return [...segments, ...gone].map((value) => ({
      value,
      label: segments.includes(value) ? value : fill(w.edit.segmentGone, { segment: value }),
      chosen: chosen.includes(value),
    }));
  };
  return {
    open: CONDITIONS.some((field) => row[field] !== ''),
    label: fill(w.edit.of, { what: w.edit.onlyIf, n: at + 1 }),
    total: fill(w.edit.whenTotal, { currency }),
    segments: choice('segments'),
    not_segments: choice('notSegments'),
  };
}
