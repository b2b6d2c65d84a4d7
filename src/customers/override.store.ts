import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { Override } from './override';

/** Corrections by people: rows in, rows out. One in force per subject and field; the ones before are ended and kept. */
export interface NewOverride {
  readonly companyId: number;
  readonly subject: string;
  readonly field: string;
  readonly sourceValue: string | null;
  readonly value: string | null;
  readonly why: string;
}

/** A second correction of a field keeps what the source said before the first. */
export async function insertOverride(tx: Tx, work: Work, override: NewOverride): Promise<void> {
  const { companyId, subject, field } = override;
  const [before] = await endOverrides(tx, work, { companyId, subject, field });
  await tx('override').insert({
    company_id: companyId,
    subject,
    field,
    source_value: before ? before.sourceValue : override.sourceValue,
    value: override.value,
    why: override.why,
    recorded_at: work.now,
    recorded_by: actorText(work.actor),
  });
}

/** The same for many subjects. */
export async function insertManyOverrides(tx: Tx, work: Work, overrides: readonly NewOverride[]): Promise<void> {
  const [first] = overrides;
  if (!first) return;
  const { companyId, field } = first;
  const subjects = overrides.map(({ subject }) => subject);
  const ended = await endManyOverrides(tx, work, { companyId, subjects, field });
  const before = new Map(ended.map(({ subject, sourceValue }) => [subject, sourceValue]));
  const given = tableOf(
    tx,
    { subject: 'text', source_value: 'text', value: 'text', why: 'text' },
    overrides.map(({ subject, sourceValue, value, why }) => ({
      subject,
      source_value: before.has(subject) ? before.get(subject) : sourceValue,
      value,
      why,
    })),
  );
  await tx.raw(
    `insert into override (company_id, subject, field, source_value, value, why, recorded_at, recorded_by)
     select ?, g.subject, ?, g.source_value, g.value, g.why, ?, ? from ${given.sql} as g`,
    [companyId, field, work.now, actorText(work.actor), ...given.bindings],
  );
}

/** Ends the corrections in force of one field of many subjects, and returns them. */
export async function endManyOverrides(
  tx: Tx,
  work: Work,
  key: { readonly companyId: number; readonly subjects: readonly string[]; readonly field: string },
): Promise<Override[]> {
  const given = tableOf(
    tx,
    { subject: 'text' },
    key.subjects.map((subject) => ({ subject })),
  );
  return rowsOf<Override>(
    tx,
    `update override set ended_at = ?, ended_by = ? where company_id = ? and field = ? and ended_at is null
       and subject in (select subject from ${given.sql} as given) returning ${OVERRIDE}`,
    [work.now, actorText(work.actor), key.companyId, key.field, ...given.bindings],
  );
}

/** A person's value of a field beside the source's; the same as the source says is no correction, and ends the one before. */
export async function keepCorrection(tx: Tx, work: Work, given: NewOverride): Promise<void> {
  const { companyId, subject, field, value } = given;
  const [standing] = await endOverrides(tx, work, { companyId, subject, field });
  const sourceValue = standing ? standing.sourceValue : given.sourceValue;
  if (value !== sourceValue) await insertOverride(tx, work, { ...given, sourceValue });
}

export interface OverrideKey {
  readonly companyId: number;
  readonly subject: string;
  readonly field: string;
}

/** Ends the correction in force, and returns it. */
export async function endOverrides(tx: Tx, work: Work, key: OverrideKey): Promise<Override[]> {
  return rowsOf<Override>(
    tx,
    `update override set ended_at = ?, ended_by = ?
     where company_id = ? and subject = ? and field = ? and ended_at is null returning ${OVERRIDE}`,
    [work.now, actorText(work.actor), key.companyId, key.subject, key.field],
  );
}

/** The corrections in force of one subject, or of all subjects of a kind (`customer`, `entry`). */
export async function overridesOf(q: Query, companyId: number, subject: string): Promise<Override[]> {
  const which = subject.includes('/') ? 'subject = ?' : 'subject like ?';
  return rowsOf<Override>(
    q,
    `select ${OVERRIDE} from override where company_id = ? and ${which} and ended_at is null order by id`,
    [companyId, subject.includes('/') ? subject : `${subject}/%`],
  );
}

/** Notes what the source says by now beside corrections that stay, so that each move of the source is shown once. */
export async function sourceMoved(
  tx: Tx,
  companyId: number,
  moves: readonly { readonly overrideId: number; readonly sourceValue: string | null }[],
): Promise<void> {
  const given = tableOf(
    tx,
    { id: 'bigint', source_value: 'text' },
    moves.map(({ overrideId, sourceValue }) => ({ id: overrideId, source_value: sourceValue })),
  );
  await tx.raw(
    `update override set source_value = given.source_value from ${given.sql} as given
     where given.id = override.id and override.company_id = ?`,
    [...given.bindings, companyId],
  );
}

const OVERRIDE = `id, subject, field, source_value as "sourceValue", value, why, recorded_by as "by", recorded_at as "since"`;

/** A change of a field of a customer, by whomever. */
export interface CustomerChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly importId: number | null;
  readonly by: string;
  readonly at: Instant;
}

/** The newest changes first. */
export async function changesOf(q: Query, companyId: number, customerId: number): Promise<CustomerChange[]> {
  return rowsOf<CustomerChange>(
    q,
    `select field, before, after, import_id as "importId", recorded_by as "by", recorded_at as "at" from customer_change
     where company_id = ? and customer_id = ? order by id desc`,
    [companyId, customerId],
  );
}

/** Writes a field of a customer and keeps what stood there before. */
export async function changeField(
  tx: Tx,
  work: Work,
  change: {
    readonly companyId: number;
    readonly customerId: number;
    readonly field: string;
    readonly value: string | number | null;
  },
): Promise<void> {
  const where = { company_id: change.companyId, id: change.customerId };
  const row = await tx<Record<string, string | number | null>>('customer').where(where).first(change.field);
  const before = row?.[change.field] ?? null;
  if (before === change.value) return;
  await tx('customer')
    .where(where)
    .update({ [change.field]: change.value });
  await tx('customer_change').insert({
    company_id: change.companyId,
    customer_id: change.customerId,
    field: change.field,
    before: before === null ? null : String(before),
    after: change.value === null ? null : String(change.value),
    recorded_at: work.now,
    recorded_by: actorText(work.actor),
  });
}
