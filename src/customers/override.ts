import type { Day, Instant } from '../kernel/day';
import { asks, type TaskAsk } from '../languages/task-title';

/**
 * A person's correction of a field. Tomorrow's import never silently undoes it: where the source's own value moves, the
 * correction stays and a person is shown both.
 */
export interface Override {
  readonly id: number;
  /** `customer/12`, `entry/40`. */
  readonly subject: string;
  /** The column's name, `legal_name`. */
  readonly field: string;
  /** What the source says, as far as it is known. */
  readonly sourceValue: string | null;
  readonly value: string | null;
  readonly why: string;
  readonly by: string;
  readonly since: Instant;
}

/** What a person is asked to look at, in the shape of a task. */
export interface OvertakenTask {
  readonly companyId: number;
  readonly customerId: number | null;
  readonly kind: 'override_overtaken';
  readonly key: string;
  readonly about: string;
  readonly title: TaskAsk;
  readonly dueOn: Day;
}

export function overtakenTask(
  override: Override,
  sourceSays: string | null,
  whose: {
    readonly companyId: number;
    readonly customerId: number | null;
    readonly today: Day;
    /** A value as people know it. */
    readonly shown: (field: string, value: string) => string;
  },
): OvertakenTask {
  return {
    companyId: whose.companyId,
    customerId: whose.customerId,
    kind: 'override_overtaken',
    key: `override/${override.id}/${sourceSays ?? ''}`,
    about: override.subject,
    title: overtakenAsk(override, sourceSays, whose.shown),
    dueOn: whose.today,
  };
}

function overtakenAsk(
  { field, value, by, why }: Override,
  sourceSays: string | null,
  shown: (field: string, value: string) => string,
): TaskAsk {
  const told = { field: fieldOf(field), who: by, why };
  if (sourceSays === null)
    return asks('overtakenToNothing', { ...told, value: value === null ? '–' : shown(field, value) });
  const source = shown(field, sourceSays);
  return value === null
    ? asks('overtakenEmptied', { ...told, source })
    : asks('overtaken', { ...told, source, value: shown(field, value) });
}

/** The fields that are no field of the form have names of their own. */
const fieldOf = (field: string): TaskAsk['values'][string] => ({
  code: field,
  of: 'field',
  en: NAMES[field] ?? field.replaceAll('_', ' '),
});

const NAMES: Readonly<Record<string, string>> = {
  credit_limit_minor: 'credit limit',
  credit_limit_currency: 'currency of the credit limit',
  credit_cover: 'credit insurance',
  parent_id: 'parent',
  payer_id: 'payer',
};
