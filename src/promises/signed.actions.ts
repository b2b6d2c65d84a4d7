import { record } from '../audit/actions';
import { attachDocument, attachMany, removeDocuments } from '../documents/actions';
import type { Document } from '../documents/document';
import { documentById, documentsOf } from '../documents/store';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import { within, type Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';

/**
 * What comes back signed: the agreement on a plan, the acknowledgement of a debt that was promised. What one of us files is evidence and an
 * exhibit of the recovery file. What a customer sends through the portal may be anything: it stays in the house until a person has looked.
 */
export interface Signing {
  readonly companyId: number;
  readonly customerId: number;
  /** `plan/12`, `promise/3`. */
  readonly about: string;
}

export interface SignedPaper {
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly signedOn: Day | null;
}

/** Filed by one of us, who has seen it. The same bytes are there once. */
export async function fileSigned(work: Work, signing: Signing, paper: SignedPaper): Promise<Document> {
  refuseLater(work, paper);
  const { fileName, bytes, signedOn: datedOn } = paper;
  const { document } = await attachDocument(work, { ...signing, fileName, bytes, datedOn, kind: 'acknowledgement' });
  return document;
}

/** So many may wait for a person, per plan or promise. */
const MOST_WAITING = 5;

/** Sent by the customer: kept, seen by nobody else, and somebody's task. */
export async function sendSigned(work: Work, signing: Signing, paper: SignedPaper): Promise<Document> {
  refuseLater(work, paper);
  const { companyId, customerId, about } = signing;
  return work.db.transaction(async (tx) => {
    const inside = within(work, tx);
    if (waitingIn(await documentsOf(tx, companyId, { about })).length >= MOST_WAITING) {
      throw new Refusal('enough-papers', 'We have several papers about it that nobody has looked at yet.', 'Wait for our answer, or write to us.'); // prettier-ignore
    }
    const { fileName, bytes, signedOn: datedOn } = paper;
    const { document } = await attachDocument(inside, { ...signing, fileName, bytes, datedOn, kind: 'other', title: SENT }); // prettier-ignore
    const title = asks('signedPaper', { file: document.fileName });
    const task = { companyId, customerId, kind: 'signed_paper', key: `${about}/signed/${document.id}`, about, title };
    await openTasks(tx, work, [{ ...task, dueOn: work.today }]);
    return document;
  });
}

const SENT = 'Sent by the customer as signed';
const waitingIn = (documents: readonly Document[]): Document[] =>
  documents.filter(({ kind, title }) => kind === 'other' && title === SENT);

/** What is signed, and what waits for somebody to look at it. */
export interface SignedPapers {
  readonly filed: readonly Document[];
  readonly waiting: readonly Document[];
}

export async function signedPapers(
  work: Work,
  { companyId, about }: Omit<Signing, 'customerId'>,
): Promise<SignedPapers> {
  const documents = await documentsOf(work.db.read, companyId, { about });
  return { filed: documents.filter(({ kind }) => kind === 'acknowledgement'), waiting: waitingIn(documents) };
}

/** A person looked: it is what was to be signed and becomes evidence, or it is not and goes out of sight. */
export async function judgeSent(
  work: Work,
  { companyId, about }: Omit<Signing, 'customerId'>,
  documentId: number | undefined,
  isSigned: boolean,
): Promise<void> {
  await work.db.transaction(async (tx) => {
    const document = documentId === undefined ? undefined : await documentById(tx, companyId, documentId);
    if (document?.about !== about || waitingIn([document]).length === 0) {
      throw new Refusal('no-such-document', 'There is no such document.', 'See which there are: duly documents CUSTOMER'); // prettier-ignore
    }
    const { fileName, mediaType, sha256, bytes, datedOn, customerId } = document;
    const file = { companyId, customerId, about, fileName, mediaType, sha256, bytes, datedOn };
    if (isSigned) await attachMany(tx, work, [{ ...file, kind: 'acknowledgement' }]);
    await removeDocuments(within(work, tx), companyId, [document.id], isSigned ? 'filed as signed' : 'not what was to be signed'); // prettier-ignore
    if (waitingIn(await documentsOf(tx, companyId, { about })).length === 0)
      await closeTasksAbout(tx, work, { companyId, abouts: [about], kind: 'signed_paper', outcome: 'looked at' });
    const payload = { signed: isSigned, sha256 };
    await record(tx, work, { companyId, kind: 'paper.judged', ref: about, payload });
  });
}

function refuseLater({ today }: Work, { signedOn }: SignedPaper): void {
  if (signedOn !== null && signedOn > today)
    throw new Refusal('signed-later', `${signedOn} has not come yet.`, 'Give the day on which it was signed.');
}
