import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { Edition } from './visibility';

/** Recovery files that were made: a row per version, never changed. The bytes lie in the file store. */
export interface Dossier {
  readonly id: number;
  readonly customerId: number;
  readonly customer: string;
  readonly number: string;
  readonly version: number;
  readonly currency: string;
  readonly keyDate: Day;
  readonly principalMinor: number;
  readonly pages: number;
  readonly pdfSha: string;
  readonly zipSha: string;
  /** SHA-256 of the manifest: what `verify` may be asked to expect. */
  readonly manifestSha: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

const DOSSIER = `select d.id, d.customer_id as "customerId", c.name as customer, d.number, d.version, d.currency,
  d.key_date as "keyDate", d.principal_minor as "principalMinor", d.pages, d.pdf_sha as "pdfSha", d.zip_sha as "zipSha",
  d.manifest_sha as "manifestSha", d.recorded_at as "recordedAt", d.recorded_by as "recordedBy"
  from dossier d join v_customer c on c.id = d.customer_id`;

export async function dossiersOf(q: Query, companyId: number): Promise<Dossier[]> {
  return rowsOf(q, `${DOSSIER} where d.company_id = ? order by d.number, d.version`, [companyId]);
}

/** The newest version of a recovery file. */
export async function dossierNumbered(q: Query, companyId: number, number: string): Promise<Dossier | undefined> {
  const sql = `${DOSSIER} where d.company_id = ? and d.number = ? order by d.version desc limit 1`;
  return (await rowsOf<Dossier>(q, sql, [companyId, number]))[0];
}

/** The newest recovery file of the customer that claims exactly these items: what is made again is its next version. */
export async function dossierOver(
  q: Query,
  companyId: number,
  customerId: number,
  itemIds: readonly number[],
): Promise<{ number: string; version: number } | undefined> {
  const wanted = items(q, itemIds);
  const [row] = await rowsOf<{ number: string; version: number }>(
    q,
    `select d.number, d.version from dossier d
     where d.company_id = ? and d.customer_id = ?
       and (select count(*) from dossier_item i where i.dossier_id = d.id) = ?
       and not exists (select 1 from dossier_item i where i.dossier_id = d.id
         and i.item_id not in (select id from ${wanted.sql} as wanted))
     order by d.id desc limit 1`,
    [companyId, customerId, itemIds.length, ...wanted.bindings],
  );
  return row;
}

/** A PDF of a recovery file as it was made. */
export interface DossierFile {
  readonly edition: Edition;
  /** 1…: of the part, where there are several. */
  readonly n: number;
  readonly fileName: string;
  readonly sha: string;
  readonly manifestSha: string;
  readonly pages: number;
}

/** What the debtor may read first, part by part; then what is for the partner only. */
export async function filesOfDossier(q: Query, dossierId: number): Promise<DossierFile[]> {
  return rowsOf(
    q,
    `select edition, n, file_name as "fileName", sha, manifest_sha as "manifestSha", pages
     from dossier_file where dossier_id = ? order by edition, n`,
    [dossierId],
  );
}

export interface NewDossier {
  readonly companyId: number;
  readonly customerId: number;
  readonly number: string;
  readonly version: number;
  readonly currency: string;
  readonly keyDate: Day;
  readonly route: string;
  readonly principalMinor: number;
  /** JSON: the facts that it was made of, and how ready it was. */
  readonly claim: string;
  readonly readiness: string;
  readonly pdfSha: string;
  readonly zipSha: string;
  readonly manifestSha: string;
  readonly pages: number;
  readonly files: readonly DossierFile[];
  readonly items: readonly { readonly itemId: number; readonly claimedMinor: number }[];
}

export async function insertDossier(tx: Tx, work: Work, made: NewDossier): Promise<number> {
  const [row] = await tx('dossier')
    .insert({
      company_id: made.companyId,
      customer_id: made.customerId,
      number: made.number,
      version: made.version,
      currency: made.currency,
      key_date: made.keyDate,
      route: made.route,
      principal_minor: made.principalMinor,
      claim: made.claim,
      readiness: made.readiness,
      pdf_sha: made.pdfSha,
      zip_sha: made.zipSha,
      manifest_sha: made.manifestSha,
      pages: made.pages,
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .returning<{ id: number }[]>('id');
  const id = row?.id ?? 0;
  const rows = tableOf(
    tx,
    { item_id: 'bigint', claimed_minor: 'bigint' },
    made.items.map((item) => ({ item_id: item.itemId, claimed_minor: item.claimedMinor })),
  );
  await tx.raw(
    `insert into dossier_item (dossier_id, item_id, claimed_minor)
     select ?, item_id, claimed_minor from ${rows.sql} as given`,
    [id, ...rows.bindings],
  );
  await tx('dossier_file').insert(
    made.files.map(({ edition, n, fileName, sha, manifestSha, pages }) => ({
      ...{ dossier_id: id, edition, n, file_name: fileName, sha, manifest_sha: manifestSha, pages },
    })),
  );
  return id;
}

const items = (q: Query, ids: readonly number[]): ReturnType<typeof tableOf> =>
  tableOf(
    q,
    { id: 'bigint' },
    ids.map((id) => ({ id })),
  );
