import type { Day } from '../kernel/day';
import type { AskKind } from './ask';
import type { CaseState } from './case';
import type { Side, Stage } from './course';

/** What is known of the course of a case: from it milestones and the next action follow, whatever page or job asks. */
export interface CourseFacts {
  readonly state: CaseState;
  readonly stage: Stage;
  readonly handedOverOn: Day;
  readonly stagedOn: Day;
  readonly endedOn: Day | null;
  readonly pausedUntil: Day | null;
  /** Oldest first. */
  readonly moves: readonly { readonly from: Stage; readonly to: Stage; readonly side: Side; readonly on: Day }[];
  /** What the partner told, oldest first: received, called, paid … */
  readonly reports: readonly { readonly kind: string; readonly on: Day }[];
  readonly asks: readonly {
    readonly kind: AskKind;
    readonly askedOn: Day;
    readonly answerBy: Day;
    readonly decidedOn: Day | null;
  }[];
  /** Formal steps that were not called off. */
  readonly steps: readonly { readonly kind: string; readonly plannedOn: Day | null; readonly doneOn: Day | null }[];
  /** The day of the oldest message of the partner that nobody of us has read. */
  readonly unreadSince: Day | null;
}
