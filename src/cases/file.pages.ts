import { companyKeys } from '../companies/key.store';
import type { Route, Visit } from '../companies/visit.pages';
import { manifestFrom, MANIFEST_NAME, type Manifest } from '../dossier/manifest';
import { verifyBytes } from '../dossier/verify.actions';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { countText, fill, inLanguage } from '../languages/said';
import { readZip } from '../platform/zip';
import { file, NotFound, page, part, type Answer } from '../platform/web/answer';
import type { Work } from '../platform/work';
import { dossierById, type DossierView } from './recovery.panel';

/** The files of a recovery file as they were made: shown in the page, saved, verified. Nothing is made again here. */
export const fileRoutes: readonly Route[] = [
  { method: 'get', path: '/recovery/:dossier/pdf', right: 'see', visit: (visit) => download(visit, 'inline') },
  { method: 'get', path: '/recovery/:dossier/file', right: 'see', visit: (visit) => download(visit, 'save') },
  { method: 'get', path: '/recovery/:dossier/verify', right: 'see', visit: verify },
];

export async function dossierAsked({ work, company, asked }: Visit): Promise<DossierView> {
  const id = work.ids.open('dossier', asked.params['dossier'] ?? '');
  const found = id === undefined ? undefined : await dossierById(work.db.read, company.id, id);
  if (found === undefined) throw new NotFound();
  return found;
}

/** What is kept of a bundle. */
export type KeptBundle = Pick<DossierView, 'number' | 'version' | 'pdfSha' | 'zipSha' | 'manifestSha'>;

export const FORMS = ['pdf', 'zip', 'csv', 'xlsx', 'json'] as const;
export type Form = (typeof FORMS)[number];

const MEDIA: Readonly<Record<Form, string>> = {
  pdf: 'application/pdf',
  zip: 'application/zip',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
};

async function download(visit: Visit, how: 'inline' | 'save'): Promise<Answer> {
  const dossier = await dossierAsked(visit);
  const as = FORMS.find((form) => form === visit.asked.query.get('as'));
  return how === 'inline' ? bundleFile(visit.work, dossier, 'pdf', true) : bundleFile(visit.work, dossier, as ?? 'pdf');
}

/** The bytes as they were made, under the name they travel by. */
export async function bundleFile(work: Work, kept: KeptBundle, form: Form, inline = false): Promise<Answer> {
  const name = `${kept.number}_v${kept.version}`;
  if (form === 'pdf') return file(`${name}.pdf`, MEDIA.pdf, { path: work.files.path(kept.pdfSha) }, inline);
  if (form === 'zip') return file(`${name}.zip`, MEDIA.zip, { path: work.files.path(kept.zipSha) });
  const wanted = `claim.${form}`;
  for await (const entry of readZip(work.files.path(kept.zipSha)))
    if (entry.name === wanted) return file(`${name}_claim.${form}`, MEDIA[form], entry.bytes);
  throw new NotFound();
}

/** What is in it and on which page; empty where its manifest cannot be read. */
export async function piecesOf(work: Work, kept: KeptBundle): Promise<Manifest['pieces']> {
  for await (const entry of readZip(work.files.path(kept.zipSha)))
    if (entry.name === MANIFEST_NAME) return manifestFrom(entry.bytes.toString('utf8'))?.pieces ?? [];
  return [];
}

/** Compares every page and file with the manifest, that with the fingerprint that was kept, and all with the seal of one of our keys. */
async function verify(visit: Visit): Promise<Answer> {
  const dossier = await dossierAsked(visit);
  const w = inLanguage(RECOVERY_WORDS, visit.language).bundle;
  const keys = (await companyKeys(visit.work.db.read, visit.company.id)).map(({ fingerprint }) => fingerprint);
  const { ok, pieces, differences } = await verifyBytes(await visit.work.files.get(dossier.pdfSha), {
    ...{ manifest: dossier.manifestSha, keys },
  });
  const what = differences.map((one) => `${one.piece} ${one.what}`).join(', ');
  const text = ok ? countText(w.verified, pieces, visit.locale) : fill(w.differs, { what });
  const title = fill(w.title, { number: dossier.number, version: dossier.version });
  const back = visit.at.dossier(visit.asked.params['dossier'] ?? '');
  const blanks = { ok, text, title, back };
  return visit.asked.partial ? part('pages/cases/verified-part', blanks) : page('pages/cases/verified', title, blanks);
}
