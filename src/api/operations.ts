import type { OperationSpec } from './operation';
import { askGiven, caseList, caseWhole, messageGiven, reportGiven, sandboxState, taken } from './shapes';

/** Everything that a partner's system may ask, in the order of the description. */
export const OPERATIONS = {
  cases: {
    ...{ id: 'listCases', method: 'get', path: '/cases', scope: 'case:read' },
    summary: 'Your cases, in the order in which they were handed over',
    query: {
      state: { what: 'with_partner, closed or undone', example: 'with_partner' },
      updatedSince: { what: 'Only those in which anything happened since this moment', example: '2026-01-01T00:00:00.000Z' }, // prettier-ignore
      limit: { what: '1 to 100, otherwise 50', example: '50' },
      cursor: { what: '`next` of the answer before', example: '' },
    },
    answer: caseList,
    problems: [400],
  },
  whole: {
    ...{ id: 'getCase', method: 'get', path: '/cases/:case', scope: 'case:read' },
    summary: 'One case: the claim with every box, its items as they stand today, its files, and what you told of it',
    answer: caseWhole,
    problems: [404, 410],
  },
  file: {
    ...{ id: 'getFile', method: 'get', path: '/cases/:case/files/:n', scope: 'case:read' },
    summary: 'A file of the case, by its number in the case',
    problems: [404, 410],
  },
  report: {
    ...{ id: 'report', method: 'post', path: '/cases/:case/reports', scope: 'case:write' },
    summary: 'Tell what happened. A person of the creditor acts on it; it books no money and ends no case by itself',
    given: { shape: reportGiven, example: { kind: 'paid', amountMinor: 10000, paidOn: '2026-03-02', note: 'By card' } },
    answer: taken,
    problems: [400, 404, 409, 410, 422],
  },
  message: {
    ...{ id: 'write', method: 'post', path: '/cases/:case/messages', scope: 'case:write' },
    summary: 'Write to the people of the creditor about the case',
    given: {
      shape: messageGiven,
      example: { author: 'A. Clerk', text: 'The debtor has moved. Do you know where to?' },
    },
    answer: taken,
    problems: [400, 404, 409, 410, 422],
  },
  ask: {
    ...{ id: 'ask', method: 'post', path: '/cases/:case/asks', scope: 'case:write' },
    summary: 'Ask the creditor for a decision: a legal step, a settlement, a plan, a cost, an information, more time',
    given: {
      shape: askGiven,
      example: { kind: 'settlement', amountMinor: 150000, details: { payBy: '2026-06-30' }, note: 'Paid at once, the rest waived' }, // prettier-ignore
    },
    answer: taken,
    problems: [400, 404, 409, 410, 422],
  },
  advance: {
    ...{ id: 'advanceSandbox', method: 'post', path: '/sandbox/advance', scope: 'case:write', sandbox: true },
    summary: 'The made-up case goes one stage further, and your webhooks hear of it',
    answer: sandboxState,
    problems: [403, 409],
  },
  reset: {
    ...{ id: 'resetSandbox', method: 'post', path: '/sandbox/reset', scope: 'case:write', sandbox: true },
    summary: 'The made-up case begins anew',
    answer: sandboxState,
    problems: [403],
  },
} as const satisfies Readonly<Record<string, OperationSpec>>;

export type OperationName = keyof typeof OPERATIONS;
