import { createHash } from 'node:crypto';
import { Store, type SessionData } from 'express-session';
import type { Knex } from 'knex';
import { rowsOf } from '../db';

/**
 * Sessions in a table. The id is kept only as its hash: whoever reads the table signs in as nobody. An error goes to
 * whoever asked and to nobody else. A page that changes nothing of its session writes nothing: the end moves on a minute
 * at a time.
 */
const SLACK_MS = 60_000;

export class SessionStore extends Store {
  constructor(
    private readonly db: Knex,
    private readonly idleMs: number,
    private readonly clock: () => number,
  ) {
    super();
  }

  /** Makes the table where it is not there yet. */
  async open(): Promise<this> {
    await this.db.raw(
      'create table if not exists web_session (sid text primary key, content text not null, ends_at bigint not null)',
    );
    await this.db.raw('create index if not exists web_session_ends on web_session (ends_at)');
    return this;
  }

  override get(sid: string, done: (error: unknown, session?: SessionData | null) => void): void {
    rowsOf<{ content: string }>(this.db, 'select content from web_session where sid = ? and ends_at > ?', [
      hashed(sid),
      this.clock(),
    ]).then(([row]) => {
      done(null, row === undefined ? null : (JSON.parse(row.content) as SessionData));
    }, done);
  }

  override set(sid: string, session: SessionData, done: (error?: unknown) => void = ignore): void {
    this.db
      .raw(
        `insert into web_session (sid, content, ends_at) values (?, ?, ?)
         on conflict (sid) do update set content = excluded.content, ends_at = excluded.ends_at
         where web_session.content <> excluded.content or web_session.ends_at <= excluded.ends_at - ${SLACK_MS}`,
        [hashed(sid), contentOf(session), this.clock() + this.lasting(session)],
      )
      .then(() => {
        done();
      }, done);
  }

  override touch(sid: string, session: SessionData, done: () => void = ignore): void {
    const endsAt = this.clock() + this.lasting(session);
    this.db
      .raw('update web_session set ends_at = ? where sid = ? and ends_at <= ?', [
        endsAt,
        hashed(sid),
        endsAt - SLACK_MS,
      ])
      .then(() => {
        done();
      }, done);
  }

  override destroy(sid: string, done: (error?: unknown) => void = ignore): void {
    this.db.raw('delete from web_session where sid = ?', [hashed(sid)]).then(() => {
      done();
    }, done);
  }

  private lasting({ cookie }: SessionData): number {
    return cookie.originalMaxAge ?? this.idleMs;
  }

  /** Removes what has ended. */
  async sweep(): Promise<void> {
    await this.db.raw('delete from web_session where ends_at <= ?', [this.clock()]);
  }
}

/** Without the end of its cookie, which moves with every request: the table has its own. */
function contentOf(session: SessionData): string {
  const { cookie, ...others } = JSON.parse(JSON.stringify(session)) as SessionData;
  const lasting = Object.entries(cookie).filter(([name]) => name !== 'expires');
  return JSON.stringify({ cookie: Object.fromEntries(lasting), ...others });
}

const hashed = (sid: string): string => createHash('sha256').update(sid).digest('hex');
const ignore = (): void => undefined;
