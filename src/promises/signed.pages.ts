import { readFile } from 'node:fs/promises';
import type { Route, Visit } from '../companies/visit.pages';
import { checkSize } from '../documents/actions';
import { LARGEST_DOCUMENT, type Document } from '../documents/document';
import { dayFrom } from '../kernel/day';
import { SIGNED_WORDS } from '../languages/signed-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { see, type Answer } from '../platform/web/answer';
import { fileSigned, judgeSent, signedPapers, type Signing } from './signed.actions';

/** On the page of a plan or promise: what came back signed, what the customer sent and waits to be looked at, and the form to file it. */
export interface SignedAt extends Signing {
  /** Of the page. */
  readonly path: string;
}

export async function signedBlanks(visit: Visit, { companyId, about, path }: SignedAt): Promise<unknown> {
  const { work, locale, at } = visit;
  const w = inLanguage(SIGNED_WORDS, visit.language);
  const { filed, waiting } = await signedPapers(work, { companyId, about });
  const may = visit.may('work') && visit.on === null;
  const row = ({ id, fileName, datedOn }: Document) => ({
    id: work.ids.seal('document', id),
    name: fileName,
    day: datedOn === null ? '' : fill(w.signedOnDay, { day: dayText(datedOn, locale) }),
    href: at.document(work.ids.seal('document', id)),
  });
  return {
    w,
    filed: filed.map(row),
    waiting: waiting.map(row),
    none: filed.length + waiting.length === 0 ? w.none : '',
    action: may ? `${path}/signed` : '',
    judge: may ? `${path}/signed/judge` : '',
    today: work.today,
  };
}

/** `of` finds what the address names, and refuses what is not there. */
export const signedRoutes = (path: string, of: (visit: Visit) => Promise<SignedAt>): readonly Route[] => [
  {
    ...{ method: 'post', path: `${path}/signed`, right: 'work' },
    uploads: { files: 1, bytes: LARGEST_DOCUMENT },
    visit: async (visit) => file(visit, await of(visit)),
  },
  {
    method: 'post',
    path: `${path}/signed/judge`,
    right: 'work',
    visit: async (visit) => judge(visit, await of(visit)),
  },
];

async function file(visit: Visit, at: SignedAt): Promise<Answer> {
  const w = inLanguage(SIGNED_WORDS, visit.language);
  const { asked, work } = visit;
  const [paper] = asked.uploads.filter(({ field, bytes, name }) => field === 'file' && (bytes > 0 || name !== ''));
  const typed = (asked.form.get('signedOn') ?? '').trim();
  const signedOn = typed === '' ? null : dayFrom(typed);
  if (paper === undefined || signedOn === undefined) {
    asked.session.tell({ text: paper === undefined ? w.needFile : w.wrongDay });
    return see(at.path);
  }
  checkSize(paper.name, paper.bytes);
  const { companyId, customerId, about } = at;
  const given = { fileName: paper.name, bytes: await readFile(paper.path), signedOn };
  const document = await fileSigned(work, { companyId, customerId, about }, given);
  asked.session.tell({ text: fill(w.done, { name: document.fileName }) });
  return see(at.path);
}

async function judge(visit: Visit, at: SignedAt): Promise<Answer> {
  const w = inLanguage(SIGNED_WORDS, visit.language);
  const { asked, work } = visit;
  const isSigned = asked.form.get('is') === 'signed';
  await judgeSent(work, at, work.ids.open('document', asked.form.get('document') ?? ''), isSigned);
  asked.session.tell({ text: isSigned ? w.judgedYes : w.judgedNo });
  return see(at.path);
}
