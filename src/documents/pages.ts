import type { Route, Visit } from '../companies/visit.pages';
import { file, NotFound, type Answer } from '../platform/web/answer';
import { documentById } from './store';

/** A document as it was kept, to be saved: never shown inside a page, because it came from elsewhere. */
export const documentPages = (): readonly Route[] => [
  { method: 'get', path: '/documents/:document', right: 'see', visit: download },
];

async function download({ work, company, asked }: Visit): Promise<Answer> {
  const id = work.ids.open('document', asked.params['document'] ?? '');
  const document = id === undefined ? undefined : await documentById(work.db.read, company.id, id);
  if (document === undefined) throw new NotFound();
  return file(document.fileName, document.mediaType, { path: work.files.path(document.sha256) });
}
