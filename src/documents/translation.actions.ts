import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { within, type Work } from '../platform/work';
import { attachDocument } from './actions';
import type { Document } from './document';
import type { Visibility } from './kind';
import { documentById } from './store';
import { translationFrom, type Translation } from './translation';
import { keepTranslation } from './translation.store';

/** Translations are filed beside their originals, and read by whoever may read those. */
export interface NewTranslation extends Pick<Translation, 'language' | 'translator' | 'sworn'> {
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly datedOn?: Day | null;
}

/** What is translated: whose it is, `document/12` or `message/3`, and who may see it. */
export interface Original {
  readonly companyId: number;
  readonly customerId: number | null;
  readonly about: string;
  readonly visibility: Visibility;
}

/** The document of that number as an original. Refuses what is not there, and a translation of a translation. */
export async function originalDocument(work: Work, companyId: number, id: number | undefined): Promise<Original> {
  const document = id === undefined ? undefined : await documentById(work.db.read, companyId, id);
  if (!document)
    throw new Refusal('no-such-document', 'There is no such document.', 'See which there are: duly documents CUSTOMER');
  if (document.kind === 'translation')
    throw new Refusal('translated-already', `${document.fileName} is a translation itself.`, 'Name its original.');
  const { customerId, visibility } = document;
  return { companyId, customerId, about: `document/${document.id}`, visibility };
}

/** A translation is seen by whom its original is, and follows it in a recovery file. */
export async function attachTranslation(work: Work, original: Original, given: NewTranslation): Promise<Document> {
  const { fileName, bytes, datedOn = null } = given;
  const said = translationFrom(given);
  return work.db.transaction(async (tx) => {
    const file = { fileName, bytes, datedOn, kind: 'translation' as const };
    const { document } = await attachDocument(within(work, tx), { ...original, ...file });
    await keepTranslation(tx, original.companyId, { documentId: document.id, ...said });
    return document;
  });
}
