import { join } from 'node:path';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import knex, { type Knex } from 'knex';
import type { Instant } from '../../kernel/day';
import type { Db } from '../db';
import { KEPT_FORM, type Notice, type WebSession } from './answer';
import { SessionStore } from './session.store';

/**
 * Sessions: kept in the database of PostgreSQL, or in an SQLite file of their own, so that a long import never keeps a
 * page waiting. One strictly necessary cookie; what is in a session never leaves the server.
 */
declare module 'express-session' {
  interface SessionData {
    userId?: number;
    epoch?: number;
    kept?: Record<string, string>;
    notices?: Notice[];
  }
}

export interface Sessions {
  readonly handler: RequestHandler;
  /** Removes the sessions that have ended: for the clock. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

export interface SessionParts {
  readonly db: Db;
  /** DULY_HOME. */
  readonly home: string;
  /** Signs the cookie. */
  readonly secret: string;
  /** The pages are reached by https. */
  readonly secure: boolean;
  clock(): Instant;
}

/** Signed out after so long without a request, unless the session says otherwise of itself. */
const IDLE_MS = 12 * 3_600_000;

export async function openSessions({ db, home, secret, secure, clock }: SessionParts): Promise<Sessions> {
  const own = db.dialect === 'sqlite' ? ownFile(join(home, 'sessions.sqlite')) : undefined;
  const store = await new SessionStore(own ?? db.write, IDLE_MS, () => Date.parse(clock())).open();
  await store.sweep();
  const handler = session({
    name: secure ? '__Host-duly' : 'duly',
    secret,
    store,
    resave: false,
    rolling: true,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: IDLE_MS },
  });
  return {
    handler,
    sweep: () => store.sweep(),
    close: async () => own?.destroy(),
  };
}

/** Written without waiting for the disk: a power cut may cost the last minute of a session, never the file. */
function ownFile(filename: string): Knex {
  return knex({
    client: 'sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (connection: Connection, done: (error: Error | null, connection: Connection) => void) => {
        connection.exec(
          'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;',
          (error) => {
            done(error, connection);
          },
        );
      },
    },
  });
}

type Connection = { exec(sql: string, done: (error: Error | null) => void): void };

/** The session of a request as pages see it. */
export function webSession(request: Request): WebSession {
  const own = () => request.session;
  return {
    get userId() {
      return own().userId;
    },
    get epoch() {
      return own().epoch ?? 0;
    },
    get: (name) => own().kept?.[name],
    set: (name, value) => {
      const { [name]: _gone, ...others } = own().kept ?? {};
      own().kept = value === undefined ? others : { ...others, [name]: value };
    },
    begin: async (userId, epoch) => {
      const { notices, kept } = own();
      await renewed(request);
      const form = kept?.[KEPT_FORM];
      Object.assign(own(), { userId, epoch }, notices && { notices }, form && { kept: { [KEPT_FORM]: form } });
    },
    end: () => renewed(request),
    renew: async () => {
      const { userId, epoch, kept, notices } = own();
      await renewed(request);
      Object.assign(own(), userId && { userId, epoch }, kept && { kept }, notices && { notices });
    },
    lasts: (ms) => {
      if (own().userId === undefined) own().cookie.maxAge = ms;
    },
    tell: (notice) => {
      own().notices = [...(own().notices ?? []), notice];
    },
  };
}

/** What is to be shown now; it is shown once. */
export function takeNotices(request: Request): readonly Notice[] {
  const { notices } = request.session;
  if (notices === undefined) return [];
  delete request.session.notices;
  return notices;
}

function renewed(request: Request): Promise<void> {
  return new Promise((done, failed) => {
    request.session.regenerate((error: unknown) => {
      if (error === undefined || error === null) done();
      else failed(error instanceof Error ? error : new Error('the session could not be renewed'));
    });
  });
}
