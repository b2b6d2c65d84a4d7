import type { Instant } from '../kernel/day';
import type { Tx } from '../platform/db';

/** Writes the audit lines. */
export interface NewLine {
  readonly companyId: number | null;
  readonly recordedAt: Instant;
  readonly actor: string;
  readonly kind: string;
  readonly ref: string;
  readonly salt: string;
  /** JSON. */
  readonly payload: string;
  readonly digest: string;
}

export async function insertLine(tx: Tx, line: NewLine): Promise<void> {
  const [made] = await tx('audit_line')
    .insert({
      company_id: line.companyId,
      recorded_at: line.recordedAt,
      actor: line.actor,
      kind: line.kind,
      ref: line.ref,
      digest: line.digest,
    })
    .returning<{ id: number }[]>('id');
  await tx('audit_payload').insert({ line_id: made?.id, salt: line.salt, payload: line.payload });
}
