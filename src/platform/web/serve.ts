import { csrfSync } from 'csrf-sync';
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import type { Instant } from '../../kernel/day';
import {
  type MachineLimits,
  type UploadLimits,
  NotSignedIn,
  type Answer,
  type Asked,
  type FileAnswer,
  type Mounted,
  type Notice,
  type PageAnswer,
} from './answer';
import { mountAssets } from './assets';
import type { Limiter } from './limit';
import { takeNotices, webSession, type Sessions } from './sessions';
import { dropUploads, uploadsOf, uploadTaker } from './upload';

/**
 * HTTP around pages: security headers, session, forgery check, uploads, and each `Mounted` page turned into a route. A
 * change is always a POST that carries the token of its session; what it answers is a redirect, so that going back and
 * reloading repeat nothing.
 */
export interface WebParts {
  readonly sessions: Sessions;
  readonly limiter: Limiter;
  /** Files of an upload lie here until the answer is out. */
  readonly incoming: string;
  readonly secure: boolean;
  clock(): Instant;
  /** A page with all that is around it, as HTML. */
  frame(answer: PageAnswer, asked: Asked, around: Around): Promise<string>;
  /** What went wrong, as a page; what is worth a line in the log is written there. */
  wrong(error: unknown, asked: Asked): Promise<Answer>;
}

export interface Around {
  readonly csrf: string;
  readonly notices: readonly Notice[];
}

const LARGEST_FORM = '2mb';

export function openWeb(parts: WebParts, mounted: readonly Mounted[], before: (web: Express) => void): Express {
  const web = express();
  web.disable('x-powered-by');
  web.set('trust proxy', 'loopback');
  web.use(headers(parts.secure));
  mountAssets(web);
  before(web);
  web.use(noStore, parts.sessions.handler);
  web.use(express.urlencoded({ extended: false, limit: LARGEST_FORM, parameterLimit: 20_000 }));
  for (const one of mounted) web[one.method](one.path, ...takers(parts, one), answering(parts, one));
  web.use((request, response, next) => {
    answer(parts, request, response, () => Promise.reject(new Gone())).catch(next);
  });
  return web.use(late(parts));
}

class Gone extends Error {
  override readonly name = 'NotFound';
}

function headers(secure: boolean): RequestHandler {
  return helmet({
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        frameAncestors: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
  });
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};

const csrf = csrfSync({
  getTokenFromRequest: (request) => {
    const body = request.body as { _csrf?: unknown } | undefined;
    const given = body?._csrf ?? request.headers['x-csrf-token'];
    return typeof given === 'string' ? given : undefined;
  },
});

function takers(parts: WebParts, { method, uploads, machine, limit, proven }: Mounted): RequestHandler[] {
  const taken: RequestHandler[] = [];
  if (limit) taken.push(parts.limiter(limit));
  if (uploads) taken.push(knownOnly(uploads), uploadTaker(parts.incoming, uploads));
  if (machine) taken.push(bodyTaker(parts, machine));
  else if (method === 'post' && proven === undefined) taken.push(csrf.csrfSynchronisedProtection);
  return taken;
}

function bodyTaker(parts: WebParts, { bytes, unknown }: MachineLimits): RequestHandler {
  const upTo = (limit: number): RequestHandler => express.raw({ type: () => true, limit });
  const whole = upTo(bytes);
  if (unknown === undefined) return whole;
  const little = upTo(unknown.bytes);
  return (request, response, next) => {
    unknown
      .isKnown(request.get('authorization') ?? '', parts.clock())
      .then((known) => void (known ? whole : little)(request, response, next), next);
  };
}

/** Files of people whom nobody knows are not even read. */
function knownOnly({ visitor }: UploadLimits): RequestHandler {
  return (request, _response, next) => {
    const { userId, get } = webSession(request);
    const isKnown = userId !== undefined || (visitor !== undefined && get(visitor) !== undefined);
    next(isKnown ? undefined : new NotSignedIn());
  };
}

function answering(parts: WebParts, one: Mounted): RequestHandler {
  return (request, response, next) => {
    answer(parts, request, response, (asked) => one.answer(asked)).catch(next);
  };
}

async function answer(
  parts: WebParts,
  request: Request,
  response: Response,
  make: (asked: Asked) => Promise<Answer>,
): Promise<void> {
  const asked = askedIn(parts, request);
  const was = heldIn(request);
  try {
    const made = await make(asked).catch((error: unknown) => parts.wrong(error, asked));
    await send(parts, { request, response, asked, was }, made);
  } finally {
    await dropUploads(request);
  }
}

/** What goes wrong before a page is asked: a form too large, a token of another session, a file too many. */
function late(parts: WebParts) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    answer(parts, request, response, () => Promise.reject(error as Error)).catch(next);
  };
}

function askedIn(parts: WebParts, request: Request): Asked {
  return {
    now: parts.clock(),
    params: request.params as Readonly<Record<string, string>>,
    query: withoutNul(new URLSearchParams(request.originalUrl.split('?')[1] ?? '')),
    form: withoutNul(formOf(request.body)),
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    header: (name) => request.get(name) ?? '',
    uploads: uploadsOf(request),
    session: webSession(request),
    url: request.originalUrl,
    ip: request.ip ?? '',
    sameOrigin: request.headers['sec-fetch-site'] === 'same-origin',
    partial: request.headers['hx-request'] === 'true',
    framed: request.headers['sec-fetch-dest'] === 'iframe',
    language: (request.acceptsLanguages()[0] ?? '').slice(0, 2).replace('*', ''),
  };
}

/** No keyboard types it, and no text of PostgreSQL holds it. */
const withoutNul = (given: URLSearchParams): URLSearchParams =>
  new URLSearchParams(
    [...given].map(([name, value]): [string, string] => [name.replaceAll('\0', ''), value.replaceAll('\0', '')]),
  );

function formOf(body: unknown): URLSearchParams {
  const form = new URLSearchParams();
  if (Buffer.isBuffer(body)) return form;
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value])
      if (typeof one === 'string') form.append(name, one);
  }
  return form;
}

/** Nothing runs, nothing is fetched, nothing is sent: also where somebody opens it outside its frame. */
const SHEET_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox";

/** A PDF in the frame of a page: the browser's own viewer draws it, and nothing else is fetched. */
const INLINE_POLICY =
  "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly asked: Asked;
  /** What the session held before. */
  readonly was: string;
}

async function send(parts: WebParts, { request, response, asked, was }: Exchange, made: Answer): Promise<void> {
  switch (made.kind) {
    case 'see':
      await saved(request, was);
      if (asked.partial) response.set('HX-Redirect', made.to).status(204).end();
      else response.redirect(303, made.to);
      return;
    case 'sheet':
      response.status(made.status).set('content-security-policy', SHEET_POLICY).type('html').send(made.html);
      return;
    case 'text':
      response.status(made.status).type('txt').send(made.text);
      return;
    case 'data':
      response.status(made.status).set(made.headers);
      if (made.body === '') response.end();
      else response.type(made.mediaType).send(made.body);
      return;
    case 'file':
      await sendFile(response, made);
      return;
    case 'page': {
      const around: Around = {
        csrf: csrf.generateToken(request),
        notices: made.frame === 'part' ? [] : takeNotices(request),
      };
      const html = await parts.frame(made, asked, around);
      await saved(request, was);
      response.status(made.status).type('html').send(html);
    }
  }
}

const heldIn = ({ session, sessionID }: Request): string => JSON.stringify({ ...session, cookie: sessionID });

/**
 * The session is in its store before the answer is out: the next request may come at once. One that was only read is
 * left alone: of two requests at once, it would undo what the other put there.
 */
function saved(request: Request, was: string): Promise<void> {
  return new Promise((done, failed) => {
    if (Object.keys(request.session).length <= 1 || heldIn(request) === was) {
      done();
      return;
    }
    request.session.save((error: unknown) => {
      if (error === undefined || error === null) done();
      else failed(error instanceof Error ? error : new Error('the session could not be kept'));
    });
  });
}

function sendFile(response: Response, { name, mediaType, content, inline }: FileAnswer): Promise<void> {
  response.attachment(name);
  if (inline) {
    response.set('content-disposition', (response.get('content-disposition') ?? '').replace('attachment', 'inline'));
    response.set('content-security-policy', INLINE_POLICY);
  }
  response.type(mediaType).set('x-content-type-options', 'nosniff');
  if (content instanceof Uint8Array) {
    response.send(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
    return Promise.resolve();
  }
  return new Promise((done, failed) => {
    response.sendFile(
      content.path,
      { cacheControl: false, dotfiles: 'allow', headers: { 'content-type': mediaType } },
      (error: unknown) => {
        if (error instanceof Error && !response.headersSent) failed(error);
        else done();
      },
    );
  });
}
