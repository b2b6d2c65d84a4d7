import { stat } from 'node:fs/promises';
import type { CaseView } from '../cases/case.panel';
import { intakeSheet } from '../cases/intake-list.panel';
import { supplementsOf } from '../cases/supplement.store';
import { filesOfDossier } from '../dossier/store';
import { Refusal } from '../kernel/result';
import type { RegisteredPartner } from '../mandates/partner.store';
import { csvOf } from '../platform/sheet';
import type { Work } from '../platform/work';
import { isNote, type Parcel } from './parcel';

/** What is in a parcel: files as they were made and sealed, and the line of the case in the partner's own columns. Nothing is made again. */
export interface ParcelFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  content(): Promise<Buffer>;
}

export interface Contents {
  /** Of the content: the same content has the same, a note has none. */
  readonly seal: string;
  readonly pdfs: readonly ParcelFile[];
  readonly zip: ParcelFile | null;
  readonly list: ParcelFile | null;
}

export async function contentsOf(work: Work, parcel: Parcel, found: CaseView, partner: RegisteredPartner): Promise<Contents> {
  if (isNote(parcel.kind)) return { seal: '', pdfs: [], zip: null, list: null };
  const { seal, zipSha, pdfs } = parcel.kind === 'file' ? await fileOf(work, found) : await supplementIn(work, parcel);
  const language = partner.language ?? 'en';
  const whose = { seats: [{ companyId: found.companyId, partnerId: found.partnerId }], language, caseId: found.id };
  const list = Buffer.from(`\ufeff${csvOf(await intakeSheet(work.db.read, whose))}`);
  return {
    seal,
    pdfs: await Promise.all(pdfs.map(({ fileName, sha }) => kept(work, fileName, 'application/pdf', sha))),
    zip: await kept(work, `${found.number}.zip`, 'application/zip', zipSha),
    list: { name: `${found.number}.csv`, mediaType: 'text/csv', bytes: list.length, content: () => Promise.resolve(list) },
  };
} // prettier-ignore

interface Made {
  readonly seal: string;
  readonly zipSha: string;
  readonly pdfs: readonly { readonly fileName: string; readonly sha: string }[];
}

const fileOf = async ({ db }: Work, { dossierId, manifestSha, zipSha }: CaseView): Promise<Made> => ({
  ...{ seal: manifestSha, zipSha },
  pdfs: await filesOfDossier(db.read, dossierId),
});

async function supplementIn({ db }: Work, { companyId, caseId, n }: Parcel): Promise<Made> {
  const made = (await supplementsOf(db.read, companyId, caseId)).find((one) => one.n === n);
  if (made === undefined) throw new Refusal('parcel-empty', 'What was to be sent is not there.', 'Make a supplement of the case.'); // prettier-ignore
  return { seal: made.files[0]?.manifestSha ?? made.zipSha, zipSha: made.zipSha, pdfs: made.files };
}

async function kept({ files }: Work, name: string, mediaType: string, sha: string): Promise<ParcelFile> {
  const { size } = await stat(files.path(sha)).catch(() => ({ size: 0 }));
  return { name, mediaType, bytes: size, content: () => files.get(sha) };
}
