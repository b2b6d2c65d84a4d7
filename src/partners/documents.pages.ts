import { readFile } from 'node:fs/promises';
import { keepPartnersPapers, SENT_KINDS } from '../cases/partner-papers.actions';
import { isForPartner } from '../documents/document';
import { documentById, documentsOf } from '../documents/store';
import { mediaOf } from '../documents/media';
import { byPartner } from '../kernel/actor';
import { PARTNER_FACE_WORDS } from '../languages/partner-face-words';
import { CODE_WORDS } from '../languages/code-words';
import { fill, inLanguage, momentText, numberText } from '../languages/said';
import { file, NotFound, see, type Answer } from '../platform/web/answer';
import { typedIn } from '../platform/web/form';
import type { Given } from './given';
import type { Again, PartnerSection } from './section.pages';
import type { PartnerVisit } from './visit.pages';

/** Papers that were added to the case since it was handed over, by either side: what is internal is never among them. */
export const documentsSection: PartnerSection = {
  name: 'papers',
  blanks: papersBlanks,
  routes: [
    { method: 'post', path: '/papers', uploads: { files: 5, bytes: 10 * 1024 * 1024 }, answer: send },
    { method: 'get', path: '/papers/:paper', answer: download },
  ],
};

const MOST_FILES = 5;
const LARGEST = 10 * 1024 * 1024;

async function papersBlanks(visit: PartnerVisit, given: Given): Promise<unknown> {
  const { work, company, found, language, locale, base } = visit;
  const { papers: w } = inLanguage(PARTNER_FACE_WORDS, language);
  const kinds = inLanguage(CODE_WORDS, language).document;
  const papers = (await documentsOf(work.db.read, company.id, { about: `case/${found.id}` })).filter(isForPartner);
  return {
    w,
    rows: papers.map((one) => ({
      href: `${base}/papers/${work.ids.seal('document', one.id)}`,
      name: one.fileName,
      kind: kinds[one.kind],
      from: byPartner(one.recordedBy) ? w.you : company.legalName,
      at: momentText(one.recordedAt, locale, company.zone),
    })),
    action: `${base}/papers`,
    hint: fill(w.hint, { mb: LARGEST / 1024 / 1024, n: numberText(MOST_FILES, locale) }),
    kinds: SENT_KINDS.map((value) => ({ value, label: kinds[value], chosen: value === given.typed['paper'] })),
    wrong: given.form === 'papers' ? (given.wrong['file'] ?? '') : '',
  };
}

async function send(visit: PartnerVisit, again: Again): Promise<Answer> {
  const { asked, work, company, found, language, locale, base } = visit;
  const { papers: w } = inLanguage(PARTNER_FACE_WORDS, language);
  const kind = SENT_KINDS.find((one) => one === asked.form.get('paper')) ?? 'other';
  const uploads = asked.uploads.filter(({ field }) => field === 'file').slice(0, MOST_FILES);
  const papers = await Promise.all(uploads.map(async ({ name, path }) => ({ fileName: name, bytes: await readFile(path) }))); // prettier-ignore
  const taken = papers.filter(({ bytes }) => bytes.length > 0 && bytes.length <= LARGEST && mediaOf(bytes) !== undefined); // prettier-ignore
  if (taken.length === 0 || taken.length < papers.length) {
    const wrong = { file: fill(w.wrong, { mb: LARGEST / 1024 / 1024 }) };
    return again(visit, { form: 'papers', typed: typedIn(asked.form), wrong });
  }
  const kept = await keepPartnersPapers(work, { companyId: company.id, caseId: found.id, kind, papers: taken });
  const n = numberText(kept, locale);
  asked.session.tell({ text: kept === 0 ? visit.w.again : fill(w.done, { n }) });
  return see(base);
}

/** Only what is of this case and may be seen by its partner, while it is there; always to be saved, never shown in the page. */
async function download({ asked, work, company, found }: PartnerVisit): Promise<Answer> {
  if (found.state !== 'with_partner') throw new NotFound();
  const id = work.ids.open('document', asked.params['paper'] ?? '');
  const one = id === undefined ? undefined : await documentById(work.db.read, company.id, id);
  if (one?.about !== `case/${found.id}` || !isForPartner(one)) throw new NotFound();
  return file(one.fileName, one.mediaType, { path: work.files.path(one.sha256) });
}
