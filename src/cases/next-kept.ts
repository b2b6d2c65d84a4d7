import type { Day } from '../kernel/day';
import type { CaseState } from './case';
import type { NextAction } from './next-action';

/**
 * The next action of a case as it is kept beside it, with the count of changes that it was worked out after. It hangs on what happened in
 * the case and never on the day it is asked on, but for whether it is late; so it holds until the next change.
 */
export interface KeptNext {
  readonly id: number;
  readonly state: CaseState;
  readonly changes: number;
  /** Null: none was worked out. */
  readonly after: number | null;
  readonly who: string | null;
  readonly what: string | null;
  /** Which question, which step. */
  readonly of: string | null;
  readonly by: Day | null;
}

/** Null: something happened since, it is to be worked out anew. */
export function nextFrom({ state, changes, after, who, what, of, by }: KeptNext, today: Day): NextAction | null {
  if (state !== 'with_partner') return { who: 'nobody', what: 'over', by: null, late: false };
  if (after !== changes || by === null) return null;
  const named = what === 'answer' ? { ask: of } : what === 'step' ? { step: of } : {};
  return { who, what, ...named, by, late: by < today } as NextAction;
}

/** As it is kept. */
export function keptFrom(next: NextAction): Pick<KeptNext, 'who' | 'what' | 'of' | 'by'> {
  const { who, what, by } = next;
  return { who, what, by, of: 'ask' in next ? next.ask : 'step' in next ? next.step : null };
}
