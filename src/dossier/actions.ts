import { record } from '../audit/actions';
import { nextNumber } from '../companies/store';
import type { HoldSource } from '../ledger/hold';
import { sum } from '../kernel/money';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { makeBundle } from './bundle.actions';
import type { Claim } from './claim';
import { gatherClaim, type Asked, type Gathered } from './claim.actions';
import { canonicalJson, sha256 } from './manifest';
import { profileOf } from './routes/profile-of';
import { readiness, refuseStops } from './readiness';
import type { ReadinessLine } from './readiness-line';
import { sealerOf } from './seal.actions';
import { dossierOver, insertDossier, type DossierFile } from './store';
import { hasInstructions } from './visibility';
import type { Bundle } from './wrap.actions';

/** Makes a recovery file: gathers, judges its readiness, binds it, keeps it. Nothing is kept of a file that is not ready. */
export type HoldSources = (q: Query) => readonly HoldSource[];

export interface MadeDossier {
  readonly id: number;
  readonly number: string;
  readonly version: number;
  readonly readiness: readonly ReadinessLine[];
  /** What the debtor and a court may read. */
  readonly bundle: Bundle;
  /** For the partner's eyes only; where there is anything. */
  readonly instructions: Bundle | null;
}

/** What it would be, and how ready it is: reads only. */
export async function assess(
  work: Work,
  asked: Asked,
  holdSources: HoldSources,
): Promise<Gathered & { readonly readiness: readonly ReadinessLine[] }> {
  const gathered = await gatherClaim(work, work.db.read, asked, holdSources(work.db.read));
  const named: Claim = { ...gathered.claim, reference: 'RF', version: 1 };
  return { ...gathered, readiness: readiness(named, gathered.circumstances) };
}

/**
 * The next version where the same items were claimed before, else a new number. Refuses what is not ready with every stop.
 * The number is taken first and the file bound outside a transaction: binding takes seconds, and pages must answer meanwhile.
 */
export async function makeDossier(work: Work, asked: Asked, holdSources: HoldSources): Promise<MadeDossier> {
  const { claim: gathered, chosen, readiness: lines } = await assess(work, asked, holdSources);
  refuseStops(lines);
  const itemIds = chosen.map(({ itemId }) => itemId);
  const { number, version } = await numbered(work, asked, itemIds);
  const claim: Claim = { ...gathered, reference: number, version };
  const originals = (sha: string): Promise<Buffer> => work.files.get(sha);
  const sealer = await sealerOf(work, asked.company);
  const making = { sealer, profile: profileOf(asked) };
  const bundle = await makeBundle(claim, originals, making);
  const instructions = hasInstructions(claim)
    ? await makeBundle(claim, originals, { ...making, edition: 'instructions' })
    : null;
  const files = [...(await kept(work, bundle)), ...(instructions ? await kept(work, instructions) : [])];
  const zip = await work.files.put(bundle.zip);
  const pdfSha = files[0]?.sha ?? '';
  const id = await work.db.transaction(async (tx) => {
    const made = await insertDossier(tx, work, {
      companyId: asked.company.id,
      customerId: asked.customer.id,
      number,
      version,
      currency: claim.currency,
      keyDate: claim.keyDate,
      route: claim.route,
      principalMinor: sum(claim.entries.map(({ claimedMinor }) => claimedMinor)),
      claim: canonicalJson(claim),
      readiness: JSON.stringify(lines),
      pdfSha,
      zipSha: zip.sha256,
      manifestSha: sha256(bundle.manifestJson),
      pages: bundle.pages,
      files,
      items: chosen.map(({ itemId }, n) => ({ itemId, claimedMinor: claim.entries[n]?.claimedMinor ?? 0 })),
    });
    const payload = { number, version, pages: bundle.pages, pdf: pdfSha, manifest: sha256(bundle.manifestJson) };
    await record(tx, work, { companyId: asked.company.id, kind: 'dossier.made', ref: `dossier/${made}`, payload });
    return made;
  });
  return { id, number, version, readiness: lines, bundle, instructions };
}

async function kept(work: Work, { pdfs, edition }: Bundle): Promise<DossierFile[]> {
  const files: DossierFile[] = [];
  for (const [at, { fileName, bytes, pages, manifestSha }] of pdfs.entries()) {
    const { sha256: sha } = await work.files.put(bytes);
    files.push({ edition, n: at + 1, fileName, sha, manifestSha, pages });
  }
  return files;
}

async function numbered(
  work: Work,
  { company, customer }: Asked,
  itemIds: readonly number[],
): Promise<{ number: string; version: number }> {
  return work.db.transaction(async (tx) => {
    const before = await dossierOver(tx, company.id, customer.id, itemIds);
    if (before) return { number: before.number, version: before.version + 1 };
    const year = work.today.slice(0, 4);
    const next = await nextNumber(tx, company.id, `recovery-file-${year}`);
    return { number: `RF-${year}-${String(next).padStart(4, '0')}`, version: 1 };
  });
}
