import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import type { HoldSources } from '../dossier/actions';
import type { Claim, Exhibit } from '../dossier/claim';
import { canonicalJson } from '../dossier/manifest';
import { PROFILES } from '../dossier/profile';
import { sealerOf } from '../dossier/seal.actions';
import {
  effectOf,
  isNothing,
  type Supplement,
  type SupplementChange,
  type SupplementItem,
} from '../dossier/supplement';
import { bindSupplement, type MadeSupplement } from '../dossier/supplement.actions';
import type { Bundle } from '../dossier/wrap.actions';
import type { Instant } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { demandable } from '../ledger/demandable';
import { holdsFrom } from '../ledger/hold-index';
import { labelOf } from '../ledger/open-item';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import { happen } from './happening.actions';
import { caseById, itemsOfCase, type CaseItem, type CaseView } from './case.panel';
import { moneyTold } from './direct.actions';
import { partnerById } from '../mandates/partner.store';
import { dossierById } from './recovery.panel';
import { caseOfDossier } from './store';
import { tellPartner } from './supplement-told.actions';
import * as store from './supplement.store';

/**
 * Supplements: what changed of the items that a partner has, with the claim's total before and after. A partner never works
 * from old figures: each is numbered, sealed like the file, and we know when the partner opened it.
 */
export interface Assessed {
  readonly supplement: Supplement;
  readonly exhibits: readonly Exhibit[];
  /** The changes by their own names. */
  readonly keys: readonly string[];
}

/** What a supplement would say now: reads only. */
export async function assessSupplement(work: Work, found: CaseView, holdSources: HoldSources): Promise<Assessed> {
  const q = work.db.read;
  const earlier = await store.supplementsOf(q, found.companyId, found.id);
  const [last] = earlier;
  const dossier = await dossierById(q, found.companyId, found.dossierId);
  const since = last?.untilAt ?? dossier?.recordedAt ?? found.recordedAt;
  const items = await itemsOfCase(q, found);
  const claimed = new Map((last?.items ?? []).map((item) => [item.itemId, item.afterMinor]));
  const { changes, exhibits, keys } = await untold(work, found, items, {
    since: earlier.find(({ told }) => told === null)?.untilAt ?? dossier?.recordedAt ?? found.recordedAt,
    told: new Set([...earlier.flatMap(({ told }) => told ?? []), ...inFile(dossier?.claim)]),
  });
  const supplement = {
    n: (last?.n ?? 0) + 1,
    since,
    items: await itemsNow(work, found, { items, told: claimed, holdSources }),
    changes,
  };
  return { supplement, exhibits, keys };
}

/** Papers that the file itself carries. */
const inFile = (claim: string | undefined): string[] =>
  claim === undefined ? [] : (JSON.parse(claim) as Claim).exhibits.map(({ key }) => key);

interface Untold {
  readonly changes: readonly SupplementChange[];
  readonly exhibits: readonly Exhibit[];
  readonly keys: readonly string[];
}

/**
 * What happened since the hand-over and no supplement has told of. Each change is known by its own name, not by when it was
 * recorded: what came in while a supplement was being made is told once, in that one or in the next.
 */
async function untold(
  work: Work,
  found: CaseView,
  items: readonly CaseItem[],
  { since, told }: { readonly since: Instant; readonly told: ReadonlySet<string> },
): Promise<Untold> {
  const q = work.db.read;
  const isNew = ({ name }: { readonly name: string }): boolean => !told.has(name);
  const applied = (await store.appliedSince(q, found.id, since)).map((one) => ({ ...one, name: `allocation/${one.id}` })).filter(isNew); // prettier-ignore
  const disputed = (await store.disputedSince(q, found.id, since)).map((one) => ({ ...one, name: `dispute/${one.disputeId}/${one.itemId}/${one.outcome ?? 'raised'}` })).filter(isNew); // prettier-ignore
  const papers = (await store.papersSince(q, found.id, since)).map((one) => ({ ...one, name: `document/${one.id}` })).filter(isNew); // prettier-ignore
  const labels = new Map(items.map((item) => [item.itemId, labelOf(item)]));
  const exhibits = papers.map((paper): Exhibit => exhibitFrom(paper, items));
  const changes: SupplementChange[] = [
    ...moneyOf(applied, labels),
    ...disputed.map((one): SupplementChange => ({
      kind: 'dispute',
      on: one.outcome === null ? one.on : (one.settledOn ?? one.on),
      against: labels.get(one.itemId) ?? '',
      category: one.category,
      objection: one.objection,
      outcome: one.outcome,
    })),
    ...papers.map((paper, n): SupplementChange => ({
      kind: 'document',
      on: paper.datedOn ?? dayOf(paper.recordedAt),
      key: exhibits[n]?.key ?? '',
      title: paper.title,
      against: exhibits[n]?.document ?? null,
    })),
  ];
  changes.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return { changes, exhibits, keys: [...applied, ...disputed, ...papers].map(({ name }) => name) };
}

/** One line for each document and day; what was applied and taken back again is none. */
function moneyOf(applied: readonly store.AppliedSince[], labels: ReadonlyMap<number, string>): SupplementChange[] {
  const lines = grouped(applied, ({ itemId, on, document, type }) => [itemId, on, type, document].join(' '));
  return [...lines.values()].flatMap((same): SupplementChange[] => {
    const [first] = same;
    const amountMinor = sum(same.map((one) => one.amountMinor));
    if (!first || amountMinor === 0) return [];
    const { itemId, on, document, type } = first;
    const kind = type === 'payment' || type === 'credit_note' ? type : 'adjustment';
    return [{ kind, on, document, against: labels.get(itemId) ?? '', amountMinor }];
  });
}

const dayOf = (at: Instant): SupplementChange['on'] => at.slice(0, 10) as SupplementChange['on'];

const exhibitFrom = (paper: store.PaperSince, items: readonly CaseItem[]): Exhibit => ({
  key: `document/${paper.id}`,
  visibility: 'court',
  kind: paper.kind,
  title: paper.title,
  datedOn: paper.datedOn,
  document: items.find(({ entryId }) => entryId === paper.entryId)?.document ?? null,
  fileName: paper.fileName,
  mediaType: paper.mediaType,
  sha256: paper.sha256,
  bytes: paper.bytes,
});

interface Told {
  readonly items: readonly CaseItem[];
  readonly told: ReadonlyMap<number, number>;
  readonly holdSources: HoldSources;
}

/** As a file claims them: what is open less what a dispute keeps back; what is disputed whole is claimed whole. */
async function itemsNow(work: Work, found: CaseView, { items, told, holdSources }: Told): Promise<SupplementItem[]> {
  const range = { companyId: found.companyId, first: found.customerId, last: found.customerId };
  const holds = await holdsFrom(holdSources(work.db.read), range, work.today);
  return items.map((item) => {
    const disputes = holds.filter(({ itemId, kind }) => itemId === item.itemId && kind === 'dispute');
    const open = Math.max(0, item.openMinor);
    const { demandMinor } = demandable(open, disputes);
    const whole = demandMinor === 0;
    return {
      itemId: item.itemId,
      document: labelOf(item),
      beforeMinor: told.get(item.itemId) ?? item.claimedMinor,
      afterMinor: whole ? open : demandMinor,
      disputedMinor: disputes.length > 0 && whole ? open : 0,
    };
  });
}

/** For a recovery file by its number. */
export async function supplementOf(
  work: Work,
  company: Company,
  number: string,
  holdSources: HoldSources,
): Promise<MadeSupplement> {
  const found = await caseOfDossier(work.db.read, company.id, number);
  if (found === undefined) {
    throw new Refusal(
      'no-such-case',
      `${number} is with no partner.`,
      'Hand it over: duly case hand-over NUMBER --partner NAME',
    );
  }
  return makeSupplement(work, company, found.id, holdSources);
}

/** Refuses a case that is not with a partner, and where nothing changed since the partner was last told. */
export async function makeSupplement(
  work: Work,
  company: Company,
  caseId: number,
  holdSources: HoldSources,
): Promise<MadeSupplement> {
  const made = await bindOne(work, company, caseId, { holdSources });
  const { supplement, bundle, found } = made;
  const to = await work.db.transaction((tx) => keepSupplement(tx, work, company, made));
  const { name, pdfs, zip } = bundle;
  const effect = effectOf(supplement);
  return { n: supplement.n, currency: found.currency, ...effect, changes: supplement.changes.length, name, pdfs, zip, to }; // prettier-ignore
}

/** A supplement with its files, not kept yet: binding takes too long for a transaction. */
export interface BoundSupplement {
  readonly found: CaseView;
  readonly supplement: Supplement;
  readonly keys: readonly string[];
  readonly untilAt: Instant;
  readonly bundle: Bundle;
  readonly claim: Claim;
}

interface Binding {
  readonly holdSources: HoldSources;
  /** What the ledger does not tell by itself, under its own name. */
  readonly also?: { readonly key: string; readonly change: SupplementChange };
}

/** Refuses as `makeSupplement` does. */
export async function bindOne(
  work: Work,
  company: Company,
  caseId: number,
  { holdSources, also }: Binding,
): Promise<BoundSupplement> {
  const q = work.db.read;
  const found = await caseById(q, company.id, caseId);
  if (found?.state !== 'with_partner') {
    throw new Refusal('case-over', 'This case is not with the partner any more.', 'Ask the creditor where it stands.');
  }
  const untilAt = work.now;
  const now = await assessSupplement(work, found, holdSources);
  const more = also === undefined ? [] : [also];
  const supplement = { ...now.supplement, changes: [...now.supplement.changes, ...more.map(({ change }) => change)] };
  if (isNothing(supplement)) {
    throw new Refusal(
      'nothing-new',
      `Nothing has changed of ${found.number} since the partner was last told.`,
      'A payment, a credit note, a dispute or a new document makes a supplement.',
    );
  }
  const dossier = await dossierById(q, company.id, found.dossierId);
  const claim = JSON.parse(dossier?.claim ?? '') as Claim;
  const named: Claim = { ...claim, reference: found.number, version: found.version, recipient: found.partner };
  const profile = (await partnerById(q, company.id, found.partnerId))?.profile ?? PROFILES.standard;
  const bundle = await bindSupplement(work, named, supplement, {
    ...{ sealer: await sealerOf(work, company), keyDate: work.today, exhibits: now.exhibits, profile },
  });
  return { found, supplement, keys: [...now.keys, ...more.map(({ key }) => key)], untilAt, bundle, claim };
}

/** Inside the caller's transaction. Returns the address that is told; null: none is known. */
export async function keepSupplement(
  tx: Tx,
  work: Work,
  company: Company,
  { found, supplement, keys, untilAt, bundle, claim }: BoundSupplement,
): Promise<string | null> {
  const files: store.SupplementFile[] = [];
  for (const { fileName, bytes, manifestSha } of bundle.pdfs)
    files.push({ fileName, sha: (await work.files.put(bytes)).sha256, manifestSha });
  const zipSha = (await work.files.put(bundle.zip)).sha256;
  const effect = effectOf(supplement);
  const { currency, number } = found;
  const { n } = supplement;
  const facts = canonicalJson({ ...supplement, told: keys });
  const row = { companyId: company.id, caseId: found.id, n, untilAt, currency, ...effect, facts, files, zipSha };
  const id = await store.insertSupplement(tx, work, row);
  if (id === undefined) {
    throw new Refusal('supplement-made', 'Somebody else has just made this supplement.', 'Look at the case again.');
  }
  await moneyTold(tx, work, company.id, found.id);
  const partner = await partnerById(tx, company.id, found.partnerId);
  const to = await tellPartner(tx, work, company, { partner, claim, found, supplement: { id, n, ...effect } });
  const payload = { number, n, ...effect, currency, pdf: files.map(({ sha }) => sha), to };
  await happen(tx, work, found, { kind: 'case.supplement_made', payload });
  return to;
}

/** The partner has opened it: the first time is kept, and nobody is asked to ring any more. */
export async function supplementOpened(work: Work, companyId: number, made: store.KeptSupplement): Promise<void> {
  if (made.openedAt !== null) return;
  await work.db.transaction(async (tx) => {
    if (!(await store.markOpened(tx, companyId, made.id, work.now))) return;
    const payload = { n: made.n };
    await record(tx, work, { companyId, kind: 'case.supplement_opened', ref: `case/${made.caseId}`, payload });
    await closeTasksAbout(tx, work, { companyId, abouts: [`supplement/${made.id}`], outcome: 'opened' });
  });
}
