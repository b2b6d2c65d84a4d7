import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Company } from '../companies/company';
import { momentOn } from '../companies/fixed-day';
import { companyById, settingsOf } from '../companies/store';
import type { Actor } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { bearerIn, tokenHash, type PartnerToken } from '../mandates/token';
import { liveToken, tokenUsed } from '../mandates/token.store';
import type { Answer, Asked, DataAnswer } from '../platform/web/answer';
import { countOne } from '../platform/web/limit';
import { onDay, type Work } from '../platform/work';
import { MOST_REQUESTS, type OperationSpec } from './operation';
import { ApiProblem, wrongFields } from './problem';
import { beginRequest, dropRequest, endRequest } from './store';

/**
 * A request of a partner's system, from its token to its answer: who asks and whether it may, how often it asked, what it sent, and, of
 * a change, whether that was done before. Whoever carries it out finds all of that settled.
 */
export interface ApiDeps {
  work(actor: Actor, now: Instant): Work;
}

export interface Call<Given = unknown> {
  readonly asked: Asked;
  /** On the company's day; the actor is the partner. */
  readonly work: Work;
  readonly company: Company;
  readonly token: PartnerToken & { readonly partner: string };
  /** What was sent, in its shape. */
  readonly given: Given;
  /** Of a change: the key under which it is done once. */
  readonly key: string;
}

/** JSON, or a file. */
export type Reply = { readonly json: unknown } | { readonly answer: Answer };

const WINDOW_MS = 60_000;

export async function answered(
  deps: ApiDeps,
  asked: Asked,
  operation: OperationSpec,
  run: (call: Call) => Promise<Reply>,
): Promise<Answer> {
  const caller = await callerOf(deps, asked);
  const { token } = caller;
  if (!token.scopes.includes(operation.scope)) throw new ApiProblem(403, 'no-right', `This token has not the right ${operation.scope}.`, 'Ask the creditor for a token that has it.'); // prettier-ignore
  if (operation.sandbox === true && !token.sandbox) throw new ApiProblem(403, 'no-sandbox', 'This token is for real cases.', 'Ask the creditor for a token of the sandbox.'); // prettier-ignore
  if (operation.method === 'get') return fresh(asked, await run({ ...caller, given: undefined, key: '' }));
  return once(caller, operation, run);
}

/** May as much be read of what it sends as of a file? Whether it may do what it asks is asked later. */
export async function isKnown(deps: ApiDeps, authorization: string, now: Instant): Promise<boolean> {
  const secret = bearerIn(authorization);
  if (secret === undefined) return false;
  const { db } = deps.work({ kind: 'partner', name: 'by token' }, now);
  return (await liveToken(db.read, tokenHash(secret))) !== undefined;
}

async function callerOf(deps: ApiDeps, asked: Asked): Promise<Omit<Call, 'given' | 'key'>> {
  const secret = bearerIn(asked.header('authorization'));
  const { db } = deps.work({ kind: 'partner', name: 'by token' }, asked.now);
  const token = secret === undefined ? undefined : await liveToken(db.read, tokenHash(secret));
  if (token === undefined)
    throw new ApiProblem(401, 'no-token', 'The token is missing, or lets nobody in.', 'Send Authorization: Bearer dpt_… with a token that the creditor made for you.', { headers: { 'www-authenticate': 'Bearer realm="duly"' } }); // prettier-ignore
  const { hits, endsAt } = await countOne(db, `api ${token.id}`, WINDOW_MS, asked.now);
  const seconds = Math.max(1, Math.ceil((endsAt - Date.parse(asked.now)) / 1_000));
  if (hits > MOST_REQUESTS)
    throw new ApiProblem(429, 'too-often', `This token asked more than ${MOST_REQUESTS} times in a minute.`, `Ask again in ${seconds} seconds.`, { headers: { 'retry-after': String(seconds) } }); // prettier-ignore
  await tokenUsed(db, token, asked.now);
  const company = await companyById(db.read, token.companyId);
  const { fixedDay } = await settingsOf(db.read, company.id);
  const actor = { kind: 'partner', name: token.partner } as const;
  const work = onDay(deps.work(actor, momentOn(fixedDay, asked.now)), company.zone, fixedDay ?? undefined);
  return { asked, work, company, token };
}

/** With its fingerprint; what the caller has already is not sent again. */
function fresh(asked: Asked, reply: Reply): Answer {
  if ('answer' in reply) return reply.answer;
  const body = JSON.stringify(reply.json);
  const etag = `"${sha(body).slice(0, 32)}"`;
  const known = asked.header('if-none-match').split(',').map((one) => one.trim().replace(/^W\//, '')); // prettier-ignore
  return known.includes(etag) ? data('', 304, { etag }) : data(body, 200, { etag });
}

export const sha = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

export const data = (body: string, status = 200, headers: DataAnswer['headers'] = {}, mediaType = 'application/json'): DataAnswer => ({
  ...{ kind: 'data', status, body, headers, mediaType },
}); // prettier-ignore

/** A change: under the caller's own key it is done once, and answered alike whenever it comes again. */
async function once(
  caller: Omit<Call, 'given' | 'key'>,
  operation: OperationSpec,
  run: (call: Call) => Promise<Reply>,
): Promise<Answer> {
  const { asked, work, token } = caller;
  const key = asked.header('idempotency-key');
  if (!/^[\x21-\x7e]{1,100}$/.test(key))
    throw new ApiProblem(400, 'no-key', 'The Idempotency-Key is missing, or is none.', 'Send one of your own with each change: 1 to 100 letters, digits and signs, without blanks.'); // prettier-ignore
  const given = givenIn(asked, operation.given?.shape);
  const own = sha(Buffer.concat([Buffer.from(`${asked.url}\n`), asked.body]));
  const request = await beginRequest(work.db, { companyId: token.companyId, tokenId: token.id, key, sha: own }, asked.now); // prettier-ignore
  if (request.sha !== own)
    throw new ApiProblem(409, 'key-used', 'This Idempotency-Key was used for something else.', 'Take a new key for a new change.'); // prettier-ignore
  if (request.status !== null) return data(request.answer ?? '', request.status, { 'idempotent-replay': 'true' });
  try {
    const reply = await run({ ...caller, given, key: `api/${token.id}/${sha(key).slice(0, 32)}` });
    const body = 'json' in reply ? JSON.stringify(reply.json) : '';
    await endRequest(work.db, request.id, 200, body);
    return data(body);
  } catch (error) {
    if (request.isNew) await dropRequest(work.db, request.id);
    throw error;
  }
}

function givenIn({ body }: Asked, shape: z.ZodType | undefined): unknown {
  if (shape === undefined) return undefined;
  const read = jsonIn(body);
  const judged = shape.safeParse(read);
  if (judged.success) return judged.data;
  const wrong = judged.error.issues.slice(0, 20).map(({ path, message }) => ({ at: `/${path.join('/')}`, why: message })); // prettier-ignore
  throw wrongFields(wrong);
}

/** Of an operation that takes a file. Refuses a form, of which the file would be a part, and nothing. */
export function fileIn({ body, header }: Asked): Buffer {
  if (/^(multipart\/|application\/x-www-form-urlencoded)/i.test(header('content-type').trim()))
    throw new ApiProblem(415, 'is-form', 'A form was sent, not a file.', 'Send the file itself as the body, as application/octet-stream.'); // prettier-ignore
  if (body.length === 0) throw new ApiProblem(422, 'empty-file', 'There is nothing in the file.', 'Send the file as the body of the request.'); // prettier-ignore
  return body;
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ApiProblem(400, 'no-json', 'What was sent is no JSON in UTF-8.', 'Send one object as application/json.');
  }
}
