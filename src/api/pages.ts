import { isCommand } from '../languages/refusal';
import type { Instant } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import type { Log } from '../platform/log';
import { page, type Answer, type Face, type Mounted } from '../platform/web/answer';
import { answered, data, isKnown, type ApiDeps } from './call.api';
import { openApi } from './openapi';
import { LARGEST_JSON, largestOf, UNDER, type OperationSpec } from './operation';
import { OPERATIONS, type OperationName } from './operations';
import { ApiProblem, PROBLEM_TYPE, problemOf } from './problem';
import { referenceBlanks } from './reference';
import { RUN } from './run.api';

/**
 * The API of partners: each operation behind its token, its description for machines and as a page, and whatever goes wrong as a
 * problem in JSON. No session and no form come near it.
 */
export interface FaceDeps extends ApiDeps {
  readonly log: Log;
}

/** Of one address, those that were not answered as asked. */
const WRONG = { requests: 600, windowMs: 15 * 60_000 };

/** Whoever asks, and they need no token: made once. */
let described: string | undefined;
const description = (): Answer => data((described ??= JSON.stringify(openApi())));

export const apiFace = (deps: FaceDeps): Face => ({
  under: '/api/',
  mounted: [
    { method: 'get', path: UNDER, answer: () => Promise.resolve(reference()) },
    { method: 'get', path: `${UNDER}/openapi.json`, answer: () => Promise.resolve(description()) },
    ...(Object.keys(OPERATIONS) as OperationName[]).map((name): Mounted => {
      const operation: OperationSpec = OPERATIONS[name];
      const { method, path, takes } = operation;
      const unknown = { bytes: LARGEST_JSON, isKnown: (header: string, now: Instant) => isKnown(deps, header, now) };
      return {
        ...{
          method,
          path: `${UNDER}${path}`,
          limit: WRONG,
          machine: { bytes: largestOf(operation), ...(takes && { unknown }) },
        },
        answer: (asked) => answered(deps, asked, operation, RUN[name]),
      };
    }),
  ],
  wrong: (error) => said(wrongIn(deps.log, error)),
});

const reference = (): Answer =>
  page('pages/api/reference', 'Duly for partners', referenceBlanks(), { frame: 'partner', language: 'en' });

function said(problem: ApiProblem): Answer {
  return data(JSON.stringify(problemOf(problem)), problem.status, problem.headers, PROBLEM_TYPE);
}

/** What was thrown, as a problem; a mistake of ours goes into the log and is told without what is inside. */
function wrongIn(log: Log, error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof Refusal) return new ApiProblem(STATUS[error.code] ?? 409, error.code, error.message, isCommand(error.remedy) ? ASK : error.remedy); // prettier-ignore
  if (error instanceof WrongUse) return new ApiProblem(400, 'wrong-use', error.message, isCommand(error.remedy) ? ASK : error.remedy); // prettier-ignore
  const { name, status } = (error ?? {}) as { readonly name?: string; readonly status?: number };
  if (name === 'NotFound') return new ApiProblem(404, 'not-found', 'There is nothing here.', 'See openapi.json for what there is.'); // prettier-ignore
  if (name === 'TooMany') return new ApiProblem(429, 'too-often', 'Too many requests from your address went wrong.', 'Ask again in a quarter of an hour.', { headers: { 'retry-after': '900' } }); // prettier-ignore
  if (name === 'PayloadTooLargeError') return new ApiProblem(413, 'too-large', 'What was sent is too large.', 'Send no more than openapi.json says of it.'); // prettier-ignore
  if (status !== undefined && status >= 400 && status < 500) return new ApiProblem(400, 'unreadable', 'What was sent cannot be read.', 'Look at its encoding, its length and its address.'); // prettier-ignore
  log.error({ err: error }, 'an answer of the API failed');
  return new ApiProblem(500, 'broken', 'Something went wrong here.', 'Ask again later, with the same Idempotency-Key.');
}

const ASK = 'Ask the creditor.';
/** A file that cannot be taken, whoever sends it. */
const STATUS: Readonly<Record<string, number>> = { 'remittance-file': 415, 'file-type-not-accepted': 415 };
