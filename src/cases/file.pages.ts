import { companyKeys } from '../companies/key.store';
import type { Route, Visit } from '../companies/visit.pages';
import { manifestFrom, MANIFEST_NAME, type Manifest } from '../dossier/manifest';
import { filesOfDossier, type DossierFile } from '../dossier/store';
import { verifyBytes } from '../dossier/verify.actions';
import { sum } from '../kernel/money';
import type { RecipientWords } from '../languages/recipient-words.en';
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
export interface KeptBundle {
  readonly dossierId: number;
  readonly number: string;
  readonly version: number;
  readonly zipSha: string;
}

export const keptOf = ({ id, number, version, zipSha }: DossierView): KeptBundle => ({
  ...{ dossierId: id, number, version, zipSha },
});

const FORMS = ['pdf', 'zip', 'csv', 'xlsx', 'json'] as const;
type Form = (typeof FORMS)[number];

const MEDIA: Readonly<Record<Form, string>> = {
  pdf: 'application/pdf',
  zip: 'application/zip',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
};

async function download(visit: Visit, how: 'inline' | 'save'): Promise<Answer> {
  const dossier = await dossierAsked(visit);
  return bundleFile(visit.work, keptOf(dossier), visit.asked.query, how);
}

/** The bytes as they were made, under the name they travel by: `as` names the form, `part` which of several PDFs. */
export async function bundleFile(
  work: Work,
  kept: KeptBundle,
  query: URLSearchParams,
  how: 'inline' | 'save' = 'save',
): Promise<Answer> {
  const as = query.get('as') ?? 'pdf';
  if (as === 'pdf' || as === 'instructions') {
    const edition = as === 'pdf' ? 'exhibits' : 'instructions';
    const n = Number(query.get('part') ?? '1');
    const found = (await filesOfDossier(work.db.read, kept.dossierId)).find(
      (one) => one.edition === edition && one.n === n,
    );
    if (found === undefined) throw new NotFound();
    return file(found.fileName, MEDIA.pdf, { path: work.files.path(found.sha) }, how === 'inline');
  }
  const form = FORMS.find((one) => one === as);
  if (form === undefined || how === 'inline') throw new NotFound();
  const name = `${kept.number}_v${kept.version}`;
  if (form === 'zip') return file(`${name}.zip`, MEDIA.zip, { path: work.files.path(kept.zipSha) });
  const wanted = `claim.${form}`;
  for await (const entry of readZip(work.files.path(kept.zipSha)))
    if (entry.name === wanted) return file(`${name}_claim.${form}`, MEDIA[form], entry.bytes);
  throw new NotFound();
}

type DownloadWords = Readonly<Record<Form, string>> & { readonly parts: RecipientWords };

interface Download {
  readonly label: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Everything there is of a bundle: each PDF, the archive, the claim for machines, and what is for the partner only. */
export function downloadsOf(files: readonly DossierFile[], w: DownloadWords): Download[] {
  const [shown, told] = (['exhibits', 'instructions'] as const).map((edition) =>
    files.filter((one) => one.edition === edition),
  );
  const pdfs = (some: readonly DossierFile[] | undefined, as: string, one: string, part: string): Download[] =>
    (some ?? []).map(({ n }) =>
      some?.length === 1
        ? { label: one, query: { as } }
        : { label: fill(part, { n, of: some?.length ?? 1 }), query: { as, part: String(n) } },
    );
  const others = FORMS.filter((form) => form !== 'pdf').map((as) => ({ label: w[as], query: { as } }));
  return [
    ...pdfs(shown, 'pdf', w.pdf, w.parts.part),
    ...others,
    ...pdfs(told, 'instructions', w.parts.instructions, w.parts.instructionsPart),
  ];
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
  const verified = [];
  for (const { sha, manifestSha } of await filesOfDossier(visit.work.db.read, dossier.id))
    verified.push(await verifyBytes(await visit.work.files.get(sha), { manifest: manifestSha, keys }));
  const ok = verified.length > 0 && verified.every((one) => one.ok);
  const pieces = sum(verified.map((one) => one.pieces));
  const differences = verified.flatMap((one) => one.differences);
  const what = differences.map((one) => `${one.piece} ${one.what}`).join(', ');
  const text = ok ? countText(w.verified, pieces, visit.locale) : fill(w.differs, { what });
  const title = fill(w.title, { number: dossier.number, version: dossier.version });
  const back = visit.at.dossier(visit.asked.params['dossier'] ?? '');
  const blanks = { ok, text, title, back };
  return visit.asked.partial ? part('pages/cases/verified-part', blanks) : page('pages/cases/verified', title, blanks);
}
