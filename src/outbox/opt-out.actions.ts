import { record } from '../audit/actions';
import type { Work } from '../platform/work';
import { endOptOut, insertOptOut, type StoppedBy } from './opt-out.store';

/** Statements of account to an address: stopped by the link in one of them, and sent again when a person was asked to. Pressed twice is once. */
export async function stopStatements(work: Work, { companyId, messageId, address }: StoppedBy): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await insertOptOut(tx, work, { companyId, messageId, address }))) return;
    await record(tx, work, { companyId, kind: 'statements.unwanted', ref: `message/${messageId}`, payload: {} });
  });
}

/** A person was asked to: they are sent again. */
export async function sendStatementsAgain(work: Work, companyId: number, address: string): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await endOptOut(tx, work, companyId, address))) return;
    await record(tx, work, { companyId, kind: 'statements.wanted', ref: `company/${companyId}`, payload: { address } });
  });
}
