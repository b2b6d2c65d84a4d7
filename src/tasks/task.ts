import type { Day, Instant } from '../kernel/day';
import type { TaskAsk } from '../languages/task-title';

/**
 * A task is something only a person can do: call, allocate, look at a dispute again. It is opened once per cause, however
 * often the cause is noticed, and it is closed by somebody, with an outcome, or by the end of its cause.
 */
export interface Task {
  readonly id: number;
  readonly companyId: number;
  readonly customerId: number | null;
  readonly kind: string;
  readonly key: string;
  /** What it is about, opaque to this room: `dispute/3`, `promise/5`. */
  readonly about: string;
  /** In English, where Duly opened it. */
  readonly title: string;
  /** What Duly asks for and its values, as JSON; null: a person wrote the title. */
  readonly ask: string | null;
  readonly assignee: string | null;
  readonly dueOn: Day;
  readonly recordedAt: Instant;
  readonly doneAt: Instant | null;
  readonly doneBy: string | null;
  readonly outcome: string | null;
}

/** A task to open. `key` names the cause within the company (`promise/5/broken`): the second of a key is not opened. */
export interface NewTask {
  readonly companyId: number;
  readonly customerId: number | null;
  readonly kind: string;
  readonly key: string;
  readonly about: string;
  /** What a person wrote, or what Duly asks for, which everybody reads in their own language. */
  readonly title: string | TaskAsk;
  readonly dueOn: Day;
  readonly assignee?: string | null;
}

/** What customers asked for and wait for: a person sees it at once, whatever day stands beside it. */
export const CUSTOMERS_WAIT: readonly string[] = ['promise_decide', 'plan_request', 'answer'];
