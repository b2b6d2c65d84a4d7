import { isCommand } from '../languages/refusal';
import { Refusal, WrongUse } from '../kernel/result';
import type { Log } from '../platform/log';
import { page, type Answer, type Face, type Mounted } from '../platform/web/answer';
import { answered, data, type ApiDeps, type Call, type Reply } from './call.api';
import { caseFile, listCases, wholeCase } from './cases.api';
import { ask, message, report } from './tell.api';
import { openApi } from './openapi';
import { UNDER } from './operation';
import { OPERATIONS, type OperationName } from './operations';
import { ApiProblem, PROBLEM_TYPE, problemOf } from './problem';
import { referenceBlanks } from './reference';
import { advance, listSandbox, reportSandbox, reset, sandboxFile, takeInSandbox, wholeSandbox } from './sandbox.api';
import type { AskGiven, MessageGiven, ReportGiven } from './shapes';

/**
 * The API of partners: each operation behind its token, its description for machines and as a page, and whatever goes wrong as a
 * problem in JSON. No session and no form come near it.
 */
export interface FaceDeps extends ApiDeps {
  readonly log: Log;
}

const RUN: Readonly<Record<OperationName, (call: Call) => Promise<Reply>>> = {
  cases: either(listCases, listSandbox),
  whole: either(wholeCase, wholeSandbox),
  file: either(caseFile, sandboxFile),
  report: (call) => (call.token.sandbox ? reportSandbox : report)(call as Call<ReportGiven>),
  message: (call) => (call.token.sandbox ? takeInSandbox(call) : message(call as Call<MessageGiven>)),
  ask: (call) => (call.token.sandbox ? takeInSandbox(call) : ask(call as Call<AskGiven>)),
  advance,
  reset,
};

function either(real: (call: Call) => Promise<Reply>, sandbox: (call: Call) => Promise<Reply>) {
  return (call: Call): Promise<Reply> => (call.token.sandbox ? sandbox : real)(call);
}

const LARGEST = 64 * 1024;
/** Of one address, those that were not answered as asked. */
const WRONG = { requests: 600, windowMs: 15 * 60_000 };

export const apiFace = (deps: FaceDeps): Face => ({
  under: '/api/',
  mounted: [
    { method: 'get', path: UNDER, answer: () => Promise.resolve(reference()) },
    { method: 'get', path: `${UNDER}/openapi.json`, answer: () => Promise.resolve(data(JSON.stringify(openApi()))) },
    ...(Object.keys(OPERATIONS) as OperationName[]).map((name): Mounted => {
      const operation = OPERATIONS[name];
      return {
        ...{ method: operation.method, path: `${UNDER}${operation.path}`, limit: WRONG, machine: { bytes: LARGEST } },
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
  if (error instanceof Refusal) return new ApiProblem(409, error.code, error.message, isCommand(error.remedy) ? ASK : error.remedy); // prettier-ignore
  if (error instanceof WrongUse) return new ApiProblem(400, 'wrong-use', error.message, isCommand(error.remedy) ? ASK : error.remedy); // prettier-ignore
  const { name, status } = (error ?? {}) as { readonly name?: string; readonly status?: number };
  if (name === 'NotFound') return new ApiProblem(404, 'not-found', 'There is nothing here.', 'See openapi.json for what there is.'); // prettier-ignore
  if (name === 'TooMany') return new ApiProblem(429, 'too-often', 'Too many requests from your address went wrong.', 'Ask again in a quarter of an hour.', { headers: { 'retry-after': '900' } }); // prettier-ignore
  if (name === 'PayloadTooLargeError') return new ApiProblem(413, 'too-large', 'What was sent is too large.', 'Send at most 64 kB.'); // prettier-ignore
  if (status !== undefined && status >= 400 && status < 500) return new ApiProblem(400, 'unreadable', 'What was sent cannot be read.', 'Look at its encoding, its length and its address.'); // prettier-ignore
  log.error({ err: error }, 'an answer of the API failed');
  return new ApiProblem(500, 'broken', 'Something went wrong here.', 'Ask again later, with the same Idempotency-Key.');
}

const ASK = 'Ask the creditor.';
