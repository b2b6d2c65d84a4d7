import type { Trouble } from '../intake/intake';
import { NOT_LET_IN } from '../intake/sftp.actions';
import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { claimRow } from '../platform/claim';
import { hasEnded } from '../platform/claimant';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Looks, PostalService } from './postal';

/** The postal service of a company: rows in, rows out. One process is at it at a time, and says so here. */
export type NewService = Pick<
  PostalService,
  | 'name' | 'kind' | 'place' | 'host' | 'port' | 'user' | 'secret' | 'hostKey' | 'everyMinutes' | 'colour' | 'duplex' | 'registered'
  | 'counts'
>; // prettier-ignore

/** Its number; 0 where the company has one already. */
export async function insertService(tx: Tx, work: Work, companyId: number, made: NewService): Promise<number> {
  const [row] = await tx('postal_service')
    .insert({
      ...columnsOf(made),
      ...{ company_id: companyId, since: work.now, looks: '{}' },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .onConflict()
    .ignore()
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

const columnsOf = (made: NewService) => ({
  ...{ kind: made.kind, name: made.name, place: made.place, host: made.host, port: made.port, user_name: made.user },
  ...{ secret: made.secret, host_key: made.hostKey, every_minutes: made.everyMinutes },
  ...{ colour: made.colour ? 1 : 0, duplex: made.duplex ? 1 : 0, registered: made.registered, counts: made.counts },
});

/** False where a process is at it right now. */
export async function changeService(tx: Tx, service: PostalService, made: NewService): Promise<boolean> {
  const { id, claimedBy, pausedAt, trouble } = service;
  const resting = trouble?.code === NOT_LET_IN ? null : pausedAt; // what let nobody in is another now
  if (claimedBy !== null && !hasEnded(claimedBy)) return false;
  const many = await tx('postal_service')
    .where({ id, claimed_by: claimedBy })
    .whereNull('ended_at')
    .update({ ...columnsOf(made), looks: '{}', trouble: null, paused_at: resting });
  return many === 1;
}

/** The one that takes the company's letters now. */
export async function serviceOf(q: Query, companyId: number): Promise<PostalService | undefined> {
  const row = await q<Row>('postal_service').where({ company_id: companyId }).whereNull('ended_at').first();
  return row && serviceFrom(row);
}

export const putHostKey = async (tx: Tx, { id }: PostalService, hostKey: string): Promise<void> => {
  await tx('postal_service').where({ id }).update({ host_key: hostKey, trouble: null });
};

export const pauseService = async (tx: Tx, { id }: PostalService, at: Instant | null): Promise<void> => {
  await tx('postal_service').where({ id }).update({ paused_at: at });
};

/** What was made until now waits for a person. */
export const giveFrom = async (tx: Tx, { id }: PostalService, since: Instant): Promise<void> => {
  await tx('postal_service').where({ id }).update({ since });
};

export const droppedAt = async (tx: Tx, { id }: PostalService, at: Instant): Promise<void> => {
  await tx('postal_service').where({ id }).update({ dropped_at: at });
};

export const endService = async (tx: Tx, work: Work, { id }: PostalService): Promise<void> => {
  await tx('postal_service').where({ id }).whereNull('ended_at').update({ ended_at: work.now, ended_by: actorText(work.actor) }); // prettier-ignore
};

const LONGEST_MS = 3_600_000;

/** False where another process is there right now. */
export const claimService = (tx: Tx, service: PostalService, by: string, at: Instant): Promise<boolean> =>
  claimRow(tx, 'postal_service', service, { by, at, longestMs: LONGEST_MS });

export interface Looked {
  readonly by: string;
  readonly at: Instant;
  readonly trouble: Trouble | null;
  /** Empty where the look came to nothing: then what was known stays. */
  readonly looks: Looks | undefined;
}

export async function finishLook(tx: Tx, { id }: PostalService, { by, at, trouble, looks }: Looked): Promise<void> {
  await tx('postal_service')
    .where({ id, claimed_by: by })
    .update({
      ...{ claimed_by: null, claimed_at: null, looked_at: at },
      trouble: trouble === null ? null : JSON.stringify(trouble),
      ...(looks && { looks: JSON.stringify(looks) }),
    });
}

interface Row {
  id: number;
  company_id: number;
  name: string;
  kind: PostalService['kind'];
  place: string;
  host: string | null;
  port: number | null;
  user_name: string | null;
  secret: string | null;
  host_key: string | null;
  every_minutes: number;
  colour: number;
  duplex: number;
  registered: PostalService['registered'];
  counts: PostalService['counts'];
  since: Instant;
  paused_at: Instant | null;
  looks: string;
  looked_at: Instant | null;
  dropped_at: Instant | null;
  trouble: string | null;
  claimed_by: string | null;
  claimed_at: Instant | null;
  ended_at: Instant | null;
}

const serviceFrom = (row: Row): PostalService => ({
  id: row.id,
  companyId: row.company_id,
  name: row.name,
  kind: row.kind,
  place: row.place,
  host: row.host,
  port: row.port,
  user: row.user_name,
  secret: row.secret,
  hostKey: row.host_key,
  everyMinutes: row.every_minutes,
  colour: row.colour === 1,
  duplex: row.duplex === 1,
  registered: row.registered,
  counts: row.counts,
  since: row.since,
  pausedAt: row.paused_at,
  looks: JSON.parse(row.looks) as Looks,
  lookedAt: row.looked_at,
  droppedAt: row.dropped_at,
  trouble: row.trouble === null ? null : (JSON.parse(row.trouble) as Trouble),
  claimedBy: row.claimed_by,
  claimedAt: row.claimed_at,
});
