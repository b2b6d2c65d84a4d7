import type { Call, Reply } from './call.api';
import { caseFile, listCases, wholeCase } from './cases.api';
import { documentFile, listDocuments, sendDocument } from './documents.api';
import type { RemittanceGiven } from './money-shapes';
import type { OperationName } from './operations';
import { listRemittances, remit, remitFile, wholeRemittance } from './remittances.api';
import { advance, listSandbox, reset, sandboxFile, stepsInSandbox, wholeSandbox } from './sandbox.api';
import { remitFileInSandbox, remitInSandbox, remittanceInSandbox, remittancesInSandbox, statementInSandbox } from './sandbox-money.api'; // prettier-ignore
import { askInSandbox, documentInSandbox, documentsInSandbox, readInSandbox, reportInSandbox, sendInSandbox, withdrawInSandbox, writeInSandbox } from './sandbox-told.api'; // prettier-ignore
import type { AskGiven, MessageGiven, ReportGiven } from './shapes';
import { statement } from './statement.api';
import { listSteps } from './steps.api';
import { ask, message, messagesRead, report, withdraw } from './tell.api';

/** Who answers what: of real cases, and of the made-up one. A token sees one of the two and never the other. */
type Run = (call: Call) => Promise<Reply>;

const either =
  (real: Run, sandbox: Run): Run =>
  (call) =>
    (call.token.sandbox ? sandbox : real)(call);

/** What was given was read in its shape. */
const given =
  <Given>(run: (call: Call<Given>) => Promise<Reply>): Run =>
  (call) =>
    run(call as Call<Given>);

export const RUN: Readonly<Record<OperationName, Run>> = {
  cases: either(listCases, listSandbox),
  whole: either(wholeCase, wholeSandbox),
  file: either(caseFile, sandboxFile),
  steps: either(listSteps, stepsInSandbox),
  documents: either(listDocuments, documentsInSandbox),
  document: either(documentFile, documentInSandbox),
  send: either(sendDocument, sendInSandbox),
  report: either(given<ReportGiven>(report), given<ReportGiven>(reportInSandbox)),
  message: either(given<MessageGiven>(message), given<MessageGiven>(writeInSandbox)),
  read: either(messagesRead, readInSandbox),
  ask: either(given<AskGiven>(ask), given<AskGiven>(askInSandbox)),
  withdraw: either(withdraw, withdrawInSandbox),
  remit: either(given<RemittanceGiven>(remit), given<RemittanceGiven>(remitInSandbox)),
  remitFile: either(remitFile, remitFileInSandbox),
  remittances: either(listRemittances, remittancesInSandbox),
  remittance: either(wholeRemittance, remittanceInSandbox),
  statement: either(statement, statementInSandbox),
  advance,
  reset,
};
