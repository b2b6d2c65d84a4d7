import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';

/** Templates as versions: a message points for ever to the very text it was written from. */
export interface TemplateVersion {
  readonly id: number;
  /** Empty: shipped with Duly. */
  readonly companyId: number | null;
  readonly code: string;
  readonly language: string;
  /** SHA-256 of the source. */
  readonly hash: string;
  readonly source: string;
}

/** What a company can say: for each template and language the version in force, its own before the shipped one. */
export interface TemplateIndex {
  languagesOf(code: string): ReadonlySet<string>;
  versionOf(code: string, language: string): number | undefined;
}

export async function templateIndex(q: Query, companyId: number): Promise<TemplateIndex> {
  const rows = await rowsOf<{ id: number; code: string; language: string }>(
    q,
    `select id, code, language from template_version
     where ended_at is null and (company_id is null or company_id = ?)
     order by case when company_id is null then 0 else 1 end`,
    [companyId],
  );
  const byCode = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const languages = byCode.get(row.code) ?? new Map<string, number>();
    languages.set(row.language, row.id);
    byCode.set(row.code, languages);
  }
  return {
    languagesOf: (code) => new Set(byCode.get(code)?.keys() ?? []),
    versionOf: (code, language) => byCode.get(code)?.get(language),
  };
}

export async function templateVersions(q: Query, ids: readonly number[]): Promise<Map<number, TemplateVersion>> {
  const given = tableOf(
    q,
    { id: 'bigint' },
    [...new Set(ids)].map((id) => ({ id })),
  );
  const rows = await rowsOf<TemplateVersion>(
    q,
    `select t.id, t.company_id as "companyId", t.code, t.language, t.hash, t.source
     from template_version t join ${given.sql} as given on given.id = t.id`,
    given.bindings,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** A version with who put it in force, and until when it was. */
export interface KnownVersion extends TemplateVersion {
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly endedAt: Instant | null;
}

const KNOWN = `select id, company_id as "companyId", code, language, hash, source, recorded_at as "recordedAt",
  recorded_by as "recordedBy", ended_at as "endedAt" from template_version`;

/** All that is in force for a company: its own wordings, and the shipped ones beneath them. */
export async function versionsInForce(q: Query, companyId: number): Promise<KnownVersion[]> {
  return rowsOf<KnownVersion>(
    q,
    `${KNOWN} where ended_at is null and (company_id is null or company_id = ?) order by id`,
    [companyId],
  );
}

/** A company's own versions of one template, the first one first. */
export async function ownVersions(
  q: Query,
  companyId: number,
  code: string,
  language: string,
): Promise<KnownVersion[]> {
  return rowsOf<KnownVersion>(q, `${KNOWN} where company_id = ? and code = ? and language = ? order by id`, [
    companyId,
    code,
    language,
  ]);
}

/** Messages that wait in the outbox and were issued with this template: they keep their wording. */
export async function waitingWith(q: Query, companyId: number, code: string, language: string): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    q,
    `select count(*) as n from message m join template_version t on t.id = m.template_version_id
     where m.company_id = ? and m.state = 'queued' and t.code = ? and t.language = ?`,
    [companyId, code, language],
  );
  return row?.n ?? 0;
}

/** The hash in force of each shipped template, by `code language`. */
export async function shippedHashes(q: Query): Promise<Map<string, string>> {
  const rows = await rowsOf<{ code: string; language: string; hash: string }>(
    q,
    `select code, language, hash from template_version where company_id is null and ended_at is null`,
  );
  return new Map(rows.map((row) => [`${row.code} ${row.language}`, row.hash]));
}

export interface NewVersion {
  readonly companyId: number | null;
  readonly code: string;
  readonly language: string;
  readonly hash: string;
  readonly source: string;
}

/**
 * Puts versions in force whose hash is not in force yet and ends those that they replace; says how many were new.
 * Several processes may do so at once.
 */
export async function putVersions(tx: Tx, work: Work, versions: readonly NewVersion[]): Promise<number> {
  const columns = { company_id: 'bigint', code: 'text', language: 'text', hash: 'text', source: 'text' } as const;
  const given = tableOf(
    tx,
    columns,
    versions.map(({ companyId, ...version }) => ({ company_id: companyId, ...version })),
  );
  const by = actorText(work.actor);
  await tx.raw(
    `update template_version set ended_at = ?, ended_by = ?
     where ended_at is null and exists (
       select 1 from ${given.sql} as given
       where coalesce(given.company_id, 0) = coalesce(template_version.company_id, 0)
         and given.code = template_version.code and given.language = template_version.language
         and given.hash <> template_version.hash)`,
    [work.now, by, ...given.bindings],
  );
  const made = await rowsOf<{ id: number }>(
    tx,
    `insert into template_version (company_id, code, language, hash, source, recorded_at, recorded_by)
     select company_id, code, language, hash, source, ?, ? from ${given.sql} as given where true
     on conflict do nothing returning id`,
    [work.now, by, ...given.bindings],
  );
  return made.length;
}

/** Ends a company's own version, so that the shipped one is used again. False where there is none. */
export async function endOwnVersion(
  tx: Tx,
  work: Work,
  companyId: number,
  code: string,
  language: string,
): Promise<boolean> {
  const ended = await tx('template_version')
    .where({ company_id: companyId, code, language })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
  return ended > 0;
}
