import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';

/** Wordings that somebody works on: at most one for each template and language of a company. */
export interface WordingDraft {
  readonly code: string;
  readonly language: string;
  readonly source: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

export interface Which {
  readonly companyId: number;
  readonly code: string;
  readonly language: string;
}

export async function wordingDrafts(q: Query, companyId: number): Promise<WordingDraft[]> {
  return rowsOf<WordingDraft>(
    q,
    `select code, language, source, recorded_at as "recordedAt", recorded_by as "recordedBy"
     from template_draft where company_id = ? order by code, language`,
    [companyId],
  );
}

export async function putWordingDraft(tx: Tx, work: Work, which: Which, source: string): Promise<void> {
  await tx.raw(
    `insert into template_draft (company_id, code, language, source, recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?)
     on conflict (company_id, code, language) do update
     set source = excluded.source, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
    [which.companyId, which.code, which.language, source, work.now, actorText(work.actor)],
  );
}

/** False where there is none. */
export async function dropWordingDraft(tx: Tx, { companyId, code, language }: Which): Promise<boolean> {
  return (await tx('template_draft').where({ company_id: companyId, code, language }).delete()) > 0;
}
