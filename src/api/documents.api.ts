import { keepPartnersPapers, SENT_KINDS } from '../cases/partner-papers.actions';
import type { CaseView } from '../cases/case.panel';
import { isForPartner, type Document } from '../documents/document';
import { mediaOf } from '../documents/media';
import { documentAt, documentById, documentsOf } from '../documents/store';
import { byPartner } from '../kernel/actor';
import { file } from '../platform/web/answer';
import { fileIn, sha, type Call, type Reply } from './call.api';
import { opened, wrongQuery } from './cases.api';
import { UNDER } from './operation';
import { ApiProblem } from './problem';

/** Papers that were added to a case since it was handed over, by either side: listed, fetched, sent. What is internal is never among them. */
export async function listDocuments(call: Call): Promise<Reply> {
  const { work, company } = call;
  const { found } = await opened(call);
  const papers = await documentsOf(work.db.read, company.id, { about: `case/${found.id}` });
  return { json: { documents: papers.filter(isForPartner).map((one) => rowOf(call, found, one)) } };
}

function rowOf({ work }: Call, found: CaseView, one: Document) {
  const id = work.ids.seal('document', one.id);
  return {
    ...{ id, name: one.fileName, kind: one.kind, by: byPartner(one.recordedBy) ? 'partner' : 'creditor' },
    ...{ mediaType: one.mediaType, bytes: one.bytes, at: one.recordedAt },
    path: `${UNDER}/cases/${work.ids.seal('case', found.id)}/documents/${id}`,
  };
}

export async function documentFile(call: Call): Promise<Reply> {
  const { work, company, asked } = call;
  const { found } = await opened(call);
  const id = work.ids.open('document', asked.params['document'] ?? '');
  const one = id === undefined ? undefined : await documentById(work.db.read, company.id, id);
  if (one?.about !== `case/${found.id}` || !isForPartner(one))
    throw new ApiProblem(404, 'no-such-document', 'There is no such document.', 'See the documents of the case.');
  return { answer: file(one.fileName, one.mediaType, { path: work.files.path(one.sha256) }) };
}

/** The body is the file. What it is, its bytes say. */
export async function sendDocument(call: Call): Promise<Reply> {
  const { work, company, asked } = call;
  const { found } = await opened(call);
  const { name, kind } = sentIn(call);
  const isNew = (await keepPartnersPapers(work, { companyId: company.id, caseId: found.id, kind, papers: [{ fileName: name, bytes: asked.body }] })) > 0; // prettier-ignore
  const place = { companyId: company.id, about: `case/${found.id}`, kind, sha256: sha(asked.body) };
  const kept = await documentAt(work.db.read, place);
  if (kept === undefined) throw new ApiProblem(409, 'document-gone', 'The document was removed meanwhile.', 'Send it again.'); // prettier-ignore
  return {
    json: { taken: isNew, case: work.ids.seal('case', found.id), document: work.ids.seal('document', kept.id) },
  };
}

const LONGEST_NAME = 200;

/** Refuses what is no file that is taken, before anything is kept. */
export function sentIn({ asked }: Call): { readonly name: string; readonly kind: (typeof SENT_KINDS)[number] } {
  const name = (asked.query.get('name') ?? '').trim();
  if (name === '' || name.length > LONGEST_NAME) throw wrongQuery('name');
  const kind = SENT_KINDS.find((one) => one === (asked.query.get('kind') ?? 'other'));
  if (kind === undefined) throw wrongQuery('kind');
  if (mediaOf(fileIn(asked)) === undefined)
    throw new ApiProblem(415, 'file-type-not-accepted', 'This is not a file that can be attached.', 'Send a PDF, an image (PNG, JPEG, TIFF, GIF, WebP), an Office file, a mail (.eml, .msg), XML or plain text.'); // prettier-ignore
  return { name, kind };
}
