import { rateLimit, ipKeyGenerator, type ClientRateLimitInfo, type Store } from 'express-rate-limit';
import type { Request, RequestHandler } from 'express';
import type { Instant } from '../../kernel/day';
import { rowsOf, type Db } from '../db';
import type { RequestLimit } from './answer';

/**
 * How often an address may ask, and all addresses together where many of them could share one guess: counted in the database, so
 * that several processes count together.
 */
export type Limiter = (limit: RequestLimit) => RequestHandler;

export function openLimiter(db: Db, clock: () => Instant): Limiter {
  const counting = (requests: number, windowMs: number, who: (request: Request) => string): RequestHandler =>
    rateLimit({
      windowMs,
      limit: requests,
      standardHeaders: 'draft-7',
      legacyHeaders: false,
      // Of a link only the misses count: many who come from one address may open theirs.
      requestWasSuccessful: (request, response) => pathOf(request).includes(':secret') && response.statusCode < 400,
      skipSuccessfulRequests: true,
      keyGenerator: (request) => `${request.method} ${pathOf(request)} ${who(request)}`,
      store: countsIn(db, windowMs, clock),
      handler: (_request, _response, next) => {
        next(new TooMany());
      },
      validate: { trustProxy: false },
    });
  return ({ requests, windowMs, overall }) => {
    const each = counting(requests, windowMs, (request) => ipKeyGenerator(request.ip ?? ''));
    if (overall === undefined) return each;
    const all = counting(overall, windowMs, () => 'all');
    return (request, response, next) => {
      void each(request, response, (error?: unknown) => {
        if (error === undefined) void all(request, response, next);
        else next(error);
      });
    };
  };
}

/** Of the route, `/reset/:secret`: what stands in a link is never written down, and every guess counts. */
const pathOf = (request: Request): string => (request.route as { readonly path: string }).path;

class TooMany extends Error {
  override readonly name = 'TooMany';
}

/** Removes the counts whose window is over: for the clock. Returns how many. */
export async function sweepCounts(db: Db, now: Instant): Promise<number> {
  return db.write('rate_count').where('ends_at', '<=', Date.parse(now)).delete();
}

/** Counts one more of a key in its window: how many there were in it, and when it ends. For who is known by more than an address. */
export const countOne = (db: Db, key: string, windowMs: number, now: Instant): Promise<Counted> =>
  countedBy(db, { key, by: 1, windowMs, now: Date.parse(now) });

interface Counted {
  readonly hits: number;
  readonly endsAt: number;
}

interface Counting {
  readonly key: string;
  readonly by: number;
  readonly windowMs: number;
  readonly now: number;
}

async function countedBy(db: Db, { key, by, windowMs, now }: Counting): Promise<Counted> {
  const [row] = await rowsOf<Counted>(
    db.write,
    `insert into rate_count (key, hits, ends_at) values (?, ?, ?)
     on conflict (key) do update set
       hits = case when rate_count.ends_at <= ? then 1 else rate_count.hits + ? end,
       ends_at = case when rate_count.ends_at <= ? then excluded.ends_at else rate_count.ends_at end
     returning hits, ends_at as "endsAt"`,
    [key, by, now + windowMs, now, by, now],
  );
  return row ?? { hits: 1, endsAt: now + windowMs };
}

function countsIn(db: Db, windowMs: number, clock: () => Instant): Store {
  const write = async (key: string, by: number): Promise<ClientRateLimitInfo> => {
    const { hits, endsAt } = await countedBy(db, { key, by, windowMs, now: Date.parse(clock()) });
    return { totalHits: hits, resetTime: new Date(endsAt) };
  };
  return {
    increment: (key) => write(key, 1),
    decrement: async (key) => {
      await write(key, -1);
    },
    resetKey: async (key) => {
      await db.write.raw('delete from rate_count where key = ?', [key]);
    },
  };
}
