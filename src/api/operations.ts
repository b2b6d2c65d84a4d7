import { remittanceGiven, remittanceList, remittanceTaken, remittanceWhole, statement } from './money-shapes';
import { EXAMPLE_CASE, type OperationSpec } from './operation';
import { askGiven, caseList, caseWhole, documentList, documentTaken, messageGiven, reportGiven, sandboxState, stepList, taken } from './shapes'; // prettier-ignore

/** Everything that a partner's system may ask, in the order of the description. */
const READS = { method: 'get', scope: 'case:read' } as const;
const CHANGES = { method: 'post', scope: 'case:write' } as const;
const LIMIT = { what: '1 to 100, otherwise 50', example: '50' };
const CURSOR = { what: 'What the answer before gave as next', example: '' };
const MB = 1024 * 1024;

const CASES = {
  cases: {
    ...{ ...READS, id: 'listCases', path: '/cases' },
    summary: 'Your cases, in the order in which they were handed over; of those that are over only how they ended',
    query: {
      state: { what: 'with_partner, closed or undone', example: 'with_partner' },
      updatedSince: { what: 'Only those in which anything happened since this moment', example: '2026-01-01T00:00:00.000Z' }, // prettier-ignore
      ...{ limit: LIMIT, cursor: CURSOR },
    },
    answer: caseList,
  },
  whole: {
    ...{ ...READS, id: 'getCase', path: '/cases/:case' },
    summary: 'One case: the claim with every box, its items as they stand today, its files, and what was told, asked and written', // prettier-ignore
    answer: caseWhole,
  },
  file: {
    ...{ ...READS, id: 'getFile', path: '/cases/:case/files/:n' },
    summary: 'A file of the case, by its number in the case',
  },
  steps: {
    ...{ ...READS, id: 'listSteps', path: '/cases/:case/steps' },
    summary: 'The formal steps of the case: what is to come and when, at which cost, and where that cost was agreed',
    answer: stepList,
  },
  documents: {
    ...{ ...READS, id: 'listDocuments', path: '/cases/:case/documents' },
    summary: 'Papers that were added to the case since it was handed over, by you or the creditor',
    answer: documentList,
  },
  document: {
    ...{ ...READS, id: 'getDocument', path: '/cases/:case/documents/:document' },
    summary: 'One of these papers',
  },
  send: {
    ...{ ...CHANGES, id: 'sendDocument', path: '/cases/:case/documents' },
    summary: 'Send a paper for the case: the body is the file. What it is, its bytes say',
    query: {
      name: { what: 'As it is called', example: 'letter.txt', required: true },
      kind: { what: 'correspondence, acknowledgement, proof, settlement_offer, register_extract or other', example: 'correspondence' }, // prettier-ignore
    },
    takes: {
      what: 'PDF, image, Office file, mail, XML or plain text',
      mostBytes: 10 * MB,
      example: { name: 'letter.txt', content: 'We have moved to Lyon.\n' },
    },
    answer: documentTaken,
  },
} as const satisfies Readonly<Record<string, OperationSpec>>;

const TELLING = {
  report: {
    ...{ ...CHANGES, id: 'report', path: '/cases/:case/reports' },
    summary: 'Tell what happened, or ask what follows from it: everything that the buttons of your page tell. It books no money and ends no case by itself', // prettier-ignore
    given: { shape: reportGiven, example: { kind: 'paid', amountMinor: 10000, paidOn: '2026-03-02', note: 'By card' } },
    answer: taken,
  },
  message: {
    ...{ ...CHANGES, id: 'write', path: '/cases/:case/messages' },
    summary: 'Write to the people of the creditor about the case',
    given: {
      shape: messageGiven,
      example: { author: 'A. Clerk', text: 'The debtor has moved. Do you know where to?' },
    },
    answer: taken,
  },
  read: {
    ...{ ...CHANGES, id: 'markRead', path: '/cases/:case/messages/read' },
    summary: 'A person of yours has read what the creditor wrote',
    answer: taken,
  },
  ask: {
    ...{ ...CHANGES, id: 'ask', path: '/cases/:case/asks' },
    summary: 'Ask the creditor for a decision: a legal step, a settlement, a plan, a cost, an information, more time',
    given: {
      shape: askGiven,
      example: { kind: 'settlement', amountMinor: 150000, details: { payBy: '2026-06-30' }, note: 'Paid at once, the rest waived' }, // prettier-ignore
    },
    answer: taken,
  },
  withdraw: {
    ...{ ...CHANGES, id: 'withdrawAsk', path: '/cases/:case/asks/:ask/withdraw' },
    summary: 'A question of yours is not asked any more',
    answer: taken,
  },
} as const satisfies Readonly<Record<string, OperationSpec>>;

const MONEY = {
  remit: {
    ...{ ...CHANGES, id: 'tellRemittance', path: '/remittances' },
    summary: 'Tell what you pass on, for one case or for many',
    given: {
      shape: remittanceGiven,
      example: {
        ...{ reference: 'R-2026-17', on: '2026-03-03' },
        lines: [{ case: EXAMPLE_CASE, paidOn: '2026-03-03', grossMinor: 10000, commissionMinor: 1000, vatMinor: 200 }],
      },
    },
    answer: remittanceTaken,
  },
  remitFile: {
    ...{ ...CHANGES, id: 'sendRemittanceFile', path: '/remittances/file' },
    summary: 'The same as one CSV or Excel file: the body is the file. With anything wrong in it nothing is taken, and all of it is said, row by row', // prettier-ignore
    query: {
      name: { what: 'As the file is called', example: 'remittance.csv', required: true },
      reference: { what: 'Your own, where the file has none', example: 'R-2026-18' },
    },
    takes: {
      what: 'CSV or Excel, with a heading for the case, the day, the amount paid, and what was kept',
      mostBytes: 5 * MB,
      example: {
        name: 'remittance.csv',
        content: 'Case;Day;Gross;Commission;VAT\nRF-2026-0001;2026-03-03;100.00;10.00;2.00\n',
      },
    },
    answer: remittanceTaken,
  },
  remittances: {
    ...{ ...READS, id: 'listRemittances', path: '/remittances' },
    summary: 'What you told that you pass on, and how each stands',
    query: { state: { what: 'told, found or booked', example: '' }, limit: LIMIT, cursor: CURSOR },
    answer: remittanceList,
  },
  remittance: {
    ...{ ...READS, id: 'getRemittance', path: '/remittances/:remittance' },
    summary: 'One of them, line by line, with what does not agree',
    answer: remittanceWhole,
  },
  statement: {
    ...{ ...READS, id: 'getStatement', path: '/statement' },
    summary: 'How it stands between you and the creditor over a span of days, in one currency',
    query: {
      from: { what: 'A day; missing: the first of the year', example: '2026-01-01' },
      until: { what: 'A day; missing: today', example: '2026-03-31' },
      currency: { what: 'Such as EUR; missing: that of the creditor', example: 'EUR' },
    },
    answer: statement,
  },
} as const satisfies Readonly<Record<string, OperationSpec>>;

const SANDBOX = {
  advance: {
    ...{ ...CHANGES, id: 'advanceSandbox', path: '/sandbox/advance', sandbox: true },
    summary: 'The made-up case goes one step further: through every stage, to money that comes and is booked, to its end. What you asked is agreed to, what you passed on is found and booked, and your webhooks hear of it', // prettier-ignore
    answer: sandboxState,
  },
  reset: {
    ...{ ...CHANGES, id: 'resetSandbox', path: '/sandbox/reset', sandbox: true },
    summary: 'The made-up case begins anew, and will end in another way',
    answer: sandboxState,
  },
} as const satisfies Readonly<Record<string, OperationSpec>>;

export const OPERATIONS = { ...CASES, ...TELLING, ...MONEY, ...SANDBOX };

export type OperationName = keyof typeof OPERATIONS;
