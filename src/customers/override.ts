import type { Day, Instant } from '../kernel/day';

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
  readonly title: string;
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
  const said = (value: string | null): string => quoted(value === null ? null : whose.shown(override.field, value));
  return {
    companyId: whose.companyId,
    customerId: whose.customerId,
    kind: 'override_overtaken',
    key: `override/${override.id}/${sourceSays ?? ''}`,
    about: override.subject,
    title: `The source now says ${said(sourceSays)} for ${nameOf(override.field)}; ${override.by} corrected it to ${said(override.value)} (${override.why}). Which is right?`,
    dueOn: whose.today,
  };
}

const quoted = (value: string | null): string => (value === null ? 'nothing' : `“${value}”`);

const NAMES: Readonly<Record<string, string>> = {
  credit_limit_minor: 'credit limit',
  credit_limit_currency: 'currency of the credit limit',
  credit_cover: 'credit insurance',
  parent_id: 'parent',
};
const nameOf = (field: string): string => NAMES[field] ?? field.replaceAll('_', ' ');
