import type { DeliveredKind } from '../imports/delivered.actions';
import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Entry, Intake, Verdict } from './intake';
import type { Told } from './told';

/** Each file that was taken, from the moment before it is touched until it is put away: rows in, rows out. */
export interface TakenFile {
  readonly id: number;
  readonly companyId: number;
  readonly intakeId: number;
  readonly name: string;
  readonly bytes: number;
  readonly modifiedAt: Instant;
  readonly fileDay: Day;
  readonly sha256: string | null;
  /** It lies where it lay. */
  readonly stays: number;
  readonly workId: number | null;
  /** The upload that it became, as long as that is there. */
  readonly uploadId: number | null;
  readonly importId: number | null;
  readonly verdict: Verdict | null;
  readonly keptAs: string | null;
  readonly kind: DeliveredKind | null;
  /** Of bank files and advices: what came of them. */
  readonly told: Told | null;
  /** A person has dealt with its problems. */
  readonly seenAt: Instant | null;
  readonly recordedAt: Instant;
  readonly endedAt: Instant | null;
}

const COLUMNS = `id, company_id as "companyId", intake_id as "intakeId", name, bytes, modified_at as "modifiedAt", file_day as "fileDay",
  sha256, stays, work_id as "workId", import_id as "importId",
  (select w.id from v_import_work w where w.id = work_id) as "uploadId", verdict, kept_as as "keptAs", kind, told, seen_at as "seenAt", recorded_at as "recordedAt",
  ended_at as "endedAt"`;

export async function insertFile(
  tx: Tx,
  work: Work,
  intake: Intake,
  { name, bytes, modifiedAt, fileDay }: Entry & { readonly fileDay: Day },
): Promise<TakenFile> {
  const [row] = await tx('intake_file')
    .insert({
      company_id: intake.companyId,
      intake_id: intake.id,
      name,
      bytes,
      modified_at: modifiedAt,
      file_day: fileDay,
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .returning<{ id: number }[]>('id'); // prettier-ignore
  const [made] = await filesBy(tx, 'id = ?', [row?.id ?? 0]);
  if (made === undefined) throw new Error('a file that was noted is not there');
  return made;
}

type Row = Omit<TakenFile, 'told'> & { readonly told: string | null };

async function filesBy(q: Query, where: string, bindings: readonly (string | number)[]): Promise<TakenFile[]> {
  const rows = await rowsOf<Row>(q, `select ${COLUMNS} from intake_file where ${where}`, bindings);
  return rows.map((row) => ({ ...row, told: row.told === null ? null : (JSON.parse(row.told) as Told) }));
}

/** It was not ours after all: another hand took it, or it is still being written. */
export const dropFile = async (tx: Tx, id: number): Promise<void> => {
  await tx('intake_file').where({ id }).whereNull('verdict').delete();
};

export const noteFile = async (
  tx: Tx,
  id: number,
  noted: {
    readonly stays?: number;
    readonly sha256?: string;
    readonly workId?: number;
    readonly kind?: DeliveredKind;
    readonly told?: Told;
  },
): Promise<void> => {
  await tx('intake_file')
    .where({ id })
    .update({
      ...(noted.stays !== undefined && { stays: noted.stays }),
      ...(noted.sha256 !== undefined && { sha256: noted.sha256 }),
      ...(noted.workId !== undefined && { work_id: noted.workId }),
      ...(noted.kind !== undefined && { kind: noted.kind }),
      ...(noted.told !== undefined && { told: JSON.stringify(noted.told) }),
    });
};

export const finishFile = async (
  tx: Tx,
  id: number,
  end: { readonly verdict: Verdict; readonly importId: number | null; readonly keptAs: string | null; readonly at: Instant },
): Promise<void> => {
  await tx('intake_file')
    .where({ id })
    .update({ verdict: end.verdict, import_id: end.importId, kept_as: end.keptAs, ended_at: end.at });
}; // prettier-ignore

/** What was begun and not ended: a process broke off. */
export const unfinishedFiles = (q: Query, intakeId: number): Promise<TakenFile[]> =>
  filesBy(q, 'intake_id = ? and ended_at is null order by id', [intakeId]);

/** The last ones, newest first. */
export const lastFiles = (q: Query, intakeId: number, many: number): Promise<TakenFile[]> =>
  filesBy(q, 'intake_id = ? order by id desc limit ?', [intakeId, many]);

export interface Asked {
  /** Those with problems that nobody has dealt with. */
  readonly problems: boolean;
  readonly most: number;
  readonly offset: number;
}

/** Of all sources, the newest first. */
export const filesOf = (q: Query, companyId: number, { problems, most, offset }: Asked): Promise<TakenFile[]> =>
  filesBy(
    q,
    `company_id = ?${problems ? ` and verdict = 'problems' and seen_at is null` : ''} order by id desc limit ? offset ?`,
    [companyId, most, offset],
  );

export async function fileById(q: Query, companyId: number, id: number): Promise<TakenFile | undefined> {
  return (await filesBy(q, 'company_id = ? and id = ?', [companyId, id]))[0];
}

/** False: it was so already. */
export async function noteSeen(tx: Tx, work: Work, { companyId, id }: TakenFile): Promise<boolean> {
  const many = await tx('intake_file')
    .where({ company_id: companyId, id, verdict: 'problems', seen_at: null })
    .update({ seen_at: work.now, seen_by: actorText(work.actor) });
  return many > 0;
}

/** Files that lie where they lay, as they were when they were taken: `name bytes moment`. */
export async function stayingFiles(q: Query, intakeId: number): Promise<Set<string>> {
  const rows = await rowsOf<{ name: string; bytes: number; at: Instant }>(
    q,
    `select name, bytes, modified_at as at from intake_file where intake_id = ? and stays = 1 and ended_at is not null`,
    [intakeId],
  );
  return new Set(rows.map(({ name, bytes, at }) => `${name} ${bytes} ${at}`));
}

/** The last file of the same content; does what came of it stand, and did anything come since? */
export async function earlierFile(
  q: Query,
  intakeId: number,
  file: { readonly id: number; readonly sha256: string },
): Promise<{ fileDay: Day; stands: boolean; isLast: boolean } | undefined> {
  const [row] = await rowsOf<{ fileDay: Day; stands: number; later: number }>(
    q,
    `select f.file_day as "fileDay",
       case when f.verdict = 'booked' and exists (select 1 from v_import i where i.id = f.import_id and i.state = 'booked') then 1
            when f.verdict = 'waiting' and exists (
              select 1 from v_import_work w where w.id = f.work_id and w.state <> 'done') then 1
            when f.verdict = 'waiting' and exists (
              select 1 from v_import i where i.company_id = f.company_id and i.state = 'booked' and i.file_sha = f.sha256) then 1
            else 0 end as stands,
       (select count(*) from intake_file l where l.intake_id = f.intake_id and l.id > f.id and l.id < ?
          and l.verdict <> 'known' and l.sha256 <> f.sha256
          and coalesce(l.kind, 'ledger') not in ('bank', 'remittances')) as later
     from intake_file f where f.intake_id = ? and f.sha256 = ? and f.id < ? and f.verdict in ('booked', 'waiting')
     order by f.id desc limit 1`,
    [file.id, intakeId, file.sha256, file.id],
  );
  return row && { fileDay: row.fileDay, stands: row.stands === 1, isLast: row.later === 0 };
}
