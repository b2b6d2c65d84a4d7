import { record } from '../audit/actions';
import { attachDocument } from '../documents/actions';
import { addDays, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { CODE_WORDS } from '../languages/code-words';
import { asks } from '../languages/task-title';
import type { Query, Tx } from '../platform/db';
import { within, type Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { unasked } from '../tasks/store';
import type { NewTask } from '../tasks/task';
import { stateOf, TOLD_BEFORE, type Agreement, type AgreementKind, type AgreementTerms } from './agreement';
import { agreementById, agreementsOf, insertAgreement, putAgreementEnd, putSigned } from './agreement.store';
import { lapseOf, mandateFault, type MandateFault } from './mandate';
import { partnerIn, type Which } from './partner.actions';
import { registerOf } from './partner.store';

/** What is agreed with partners: filed or drawn up, signed, ended; and who is told before it ends. */
export interface Paper {
  readonly fileName: string;
  readonly bytes: Buffer;
}

export interface NewAgreement {
  readonly kind: AgreementKind;
  readonly origin: Agreement['origin'];
  readonly paper: Paper;
  readonly validFrom: Day;
  readonly validUntil: Day | null;
  readonly feeModelId: number | null;
  readonly language: string | null;
  readonly terms: AgreementTerms;
  /** Of one that came signed. */
  readonly signed: { readonly on: Day; readonly by: string } | null;
}

/** The paper lies with the documents. Refuses an end before the beginning, a signature that is still to come, and what is no PDF. */
export async function addAgreement(work: Work, which: Which, made: NewAgreement): Promise<number> {
  refuseDays(work, made, made.signed?.on ?? null);
  return work.db.transaction(async (tx) => {
    const { companyId, partnerId } = which;
    await partnerIn(tx, which);
    const documentId = await filed(within(work, tx), which, made.paper);
    const before = (await agreementsOf(tx, companyId, partnerId)).find((one) => one.documentId === documentId);
    if (before !== undefined) return before.id;
    const { kind, origin, validFrom, validUntil, feeModelId, language, terms, signed } = made;
    const row = { partnerId, kind, origin, documentId, feeModelId, validFrom, validUntil, language, terms };
    const signature = { signedOn: signed?.on ?? null, signedBy: signed?.by ?? null, signedDocumentId: signed === null ? null : documentId }; // prettier-ignore
    const id = await insertAgreement(tx, work, companyId, { ...row, ...signature });
    await told(tx, work, { ...which, did: 'made' }, { agreement: kind, origin, validFrom, validUntil, signed });
    if (signed !== null) await renewed(tx, work, companyId, partnerId);
    return id;
  });
}

export interface Signing {
  readonly on: Day;
  readonly by: string;
  /** The copy that came back; null: it is filed elsewhere. */
  readonly paper: Paper | null;
  readonly validUntil: Day | null;
}

/** It was signed by both. Said again, what was said last stands. */
export async function signAgreement(work: Work, which: Which, agreementId: number, signing: Signing): Promise<void> {
  return work.db.transaction(async (tx) => {
    const found = await agreementIn(tx, which, agreementId);
    const { on, by, paper, validUntil } = signing;
    refuseDays(work, { validFrom: found.validFrom, validUntil }, on);
    const signedDocumentId = paper === null ? found.signedDocumentId : await filed(within(work, tx), which, paper);
    await putSigned(tx, agreementId, { signedOn: on, signedBy: by, signedDocumentId, validUntil });
    await told(
      tx,
      work,
      { ...which, did: 'signed' },
      { agreement: found.kind, signedOn: on, signedBy: by, validUntil },
    );
    await renewed(tx, work, which.companyId, which.partnerId);
  });
}

/** It holds no longer: by notice, or because it was filed by mistake. The paper stays. */
export async function endAgreement(work: Work, which: Which, agreementId: number, why: string): Promise<void> {
  return work.db.transaction(async (tx) => {
    const found = await agreementIn(tx, which, agreementId);
    if (!(await isThere(tx, which, agreementId))) return;
    await putAgreementEnd(tx, work, agreementId, why);
    await told(tx, work, { ...which, did: 'ended' }, { agreement: found.kind, why });
  });
}

/** It holds after all. */
export async function resumeAgreement(work: Work, which: Which, agreementId: number): Promise<void> {
  return work.db.transaction(async (tx) => {
    const found = await agreementIn(tx, which, agreementId);
    if (await isThere(tx, which, agreementId)) return;
    await putAgreementEnd(tx, work, agreementId, null);
    await told(tx, work, { ...which, did: 'resumed' }, { agreement: found.kind });
    await holdsAgain(tx, work, which.companyId, which.partnerId);
  });
}

const isThere = async (tx: Tx, { companyId, partnerId }: Which, agreementId: number): Promise<boolean> =>
  (await agreementsOf(tx, companyId, partnerId)).some(({ id }) => id === agreementId);

async function agreementIn(tx: Tx, { companyId, partnerId }: Which, id: number): Promise<Agreement> {
  const found = await agreementById(tx, companyId, id);
  if (found?.partnerId === partnerId) return found;
  throw new Refusal('no-such-agreement', 'There is no such agreement.', 'See which there are: duly partner show NAME');
}

async function filed(work: Work, { companyId, partnerId }: Which, { fileName, bytes }: Paper): Promise<number> {
  const { document } = await attachDocument(work, {
    ...{ companyId, customerId: null, about: `partner/${partnerId}`, kind: 'mandate', fileName, bytes },
  });
  if (document.mediaType === 'application/pdf') return document.id;
  throw new Refusal('agreement-no-pdf', `${fileName} is no PDF.`, 'Scan it or save it as PDF, and file that.');
}

function refuseDays(
  { today }: Work,
  { validFrom, validUntil }: { readonly validFrom: Day; readonly validUntil: Day | null },
  signedOn: Day | null,
): void {
  if (validUntil !== null && validUntil < validFrom)
    throw new Refusal('agreement-ends-first', 'The agreement would end before it begins.', 'Give a last day that lies after its first.'); // prettier-ignore
  if (signedOn !== null && signedOn > today)
    throw new Refusal('signed-later', `${signedOn} has not come yet.`, 'Give the day on which it was signed.');
}

async function told(
  tx: Tx,
  work: Work,
  { companyId, partnerId, did }: Which & { readonly did: 'made' | 'signed' | 'ended' | 'resumed' },
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  await record(tx, work, { companyId, kind: `partner.agreement_${did}`, ref: `partner/${partnerId}`, payload });
}

/** A signature is what was asked for. */
async function renewed(tx: Tx, work: Work, companyId: number, partnerId: number): Promise<void> {
  const abouts = [`partner/${partnerId}`];
  await closeTasksAbout(tx, work, { companyId, abouts, kind: 'partner_agreement', outcome: 'signed' });
  await holdsAgain(tx, work, companyId, partnerId);
}

/** What its cases lacked is there, where it is. */
async function holdsAgain(tx: Tx, work: Work, companyId: number, partnerId: number): Promise<void> {
  if ((await lapsesOf(tx, companyId, [partnerId], work.today)).size > 0) return;
  const abouts = [`partner/${partnerId}`];
  await closeTasksAbout(tx, work, { companyId, abouts, kind: 'case_mandate', outcome: 'a mandate holds' });
}

/** Refuses a hand-over to a partner that needs an agreement in writing and has none that holds today. */
export async function refuseWithoutMandate(q: Query, work: Work, which: Which): Promise<void> {
  const partner = await partnerIn(q, which);
  const found = mandateFault(partner, await agreementsOf(q, which.companyId, which.partnerId), work.today);
  if (found !== null) throw withoutMandate(partner.name, found);
}

const MEND = 'Have an agreement signed, and record the signature on the page of the partner.';

export function withoutMandate(name: string, found: MandateFault): Refusal {
  if (found.fault === 'expired') return new Refusal('mandate-expired', `The agreement with ${name} ended on ${found.day}.`, MEND); // prettier-ignore
  if (found.fault === 'coming') return new Refusal('mandate-coming', `The agreement with ${name} does not hold before ${found.day}.`, MEND); // prettier-ignore
  if (found.fault === 'unsigned') return new Refusal('mandate-unsigned', `The agreement with ${name} is not signed.`, MEND); // prettier-ignore
  return new Refusal('mandate-missing', `There is no agreement with ${name}, and one is needed in writing.`, MEND);
}

/** Agreements that end within 60 and within 30 days, or have ended: a task for each time. Returns how many are new. */
export async function noticeAgreements(work: Work, companyId: number): Promise<number> {
  const partners = new Map((await registerOf(work.db.read, companyId)).map((one) => [one.id, one]));
  const all = await agreementsOf(work.db.read, companyId);
  const tasks = all.flatMap((agreement): NewTask[] => {
    const partner = partners.get(agreement.partnerId);
    const { id, partnerId, kind, validUntil } = agreement;
    const when = whenTold(agreement, work.today);
    if (partner === undefined || partner.endedAt !== null || validUntil === null || when === null) return [];
    if (all.some((other) => goesOn(other, agreement))) return [];
    const ask = when === 0 ? 'agreementEnded' : 'agreementEnds';
    const title = asks(ask, {
      partner: partner.name,
      agreement: { code: kind, of: 'agreement', en: CODE_WORDS.en.agreement[kind] },
      day: validUntil,
    });
    return [
      {
        ...{ companyId, customerId: null, kind: 'partner_agreement', key: `agreement/${id}/${validUntil}/${when}` },
        ...{ about: `partner/${partnerId}`, title, dueOn: work.today },
      },
    ];
  });
  const fresh = await unasked(work.db.read, companyId, tasks);
  return fresh.length === 0 ? 0 : work.db.transaction((tx) => openTasks(tx, work, fresh));
}

/** Another one of the kind is signed and holds longer. */
const goesOn = (other: Agreement, { partnerId, kind, validUntil }: Agreement): boolean =>
  other.partnerId === partnerId &&
  other.kind === kind &&
  other.signedOn !== null &&
  (other.validUntil ?? '9999') > (validUntil ?? '9999');

/** Days before the end for which somebody is told now; 0: it is over; null: nobody is. Only of what was signed. */
function whenTold(agreement: Agreement, today: Day): number | null {
  const { signedOn, validUntil } = agreement;
  if (signedOn === null || validUntil === null) return null;
  if (stateOf(agreement, today) === 'expired') return 0;
  return TOLD_BEFORE.findLast((days) => validUntil <= addDays(today, days)) ?? null;
}

/** Of each partner of these, what its cases that are out lack by now. */
export async function lapsesOf(
  q: Query,
  companyId: number,
  partnerIds: readonly number[],
  today: Day,
): Promise<ReadonlyMap<number, MandateFault>> {
  if (partnerIds.length === 0) return new Map();
  const agreements = await agreementsOf(q, companyId, partnerIds.length === 1 ? partnerIds[0] : null);
  const partners = (await registerOf(q, companyId)).filter(({ id }) => partnerIds.includes(id));
  return new Map(
    partners.flatMap((partner) => {
      const found = lapseOf(partner, agreements.filter(({ partnerId }) => partnerId === partner.id), today); // prettier-ignore
      return found === null ? [] : [[partner.id, found] as const];
    }),
  );
}
