import { holdSources } from '../app';
import { handOver } from '../cases/actions';
import type { Asking } from '../cases/ask.actions';
import { answerAsk, ask } from '../cases/ask.actions';
import { asksOf } from '../cases/ask.store';
import { caseById, type CaseView } from '../cases/case.panel';
import { endCase } from '../cases/closing.actions';
import type { Closing } from '../cases/closing';
import { fileClaim } from '../cases/file-claim';
import { writeMessage } from '../cases/message.actions';
import { pastCases } from '../cases/past-cases.panel';
import { setUpPaid, takeOffers } from '../cases/quote.actions';
import { recallCase } from '../cases/recall.actions';
import { dossierById } from '../cases/recovery.panel';
import type { Report } from '../cases/report';
import { tellReport } from '../cases/report.actions';
import type { FormalStep } from '../cases/step';
import { doneStep, planStep } from '../cases/step.actions';
import { stepsOf } from '../cases/step.store';
import type { Company } from '../companies/company';
import { customerById, findCustomer } from '../customers/store';
import { makeDossier } from '../dossier/actions';
import type { Claim } from '../dossier/claim';
import { assert } from '../kernel/assert';
import { addDays } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { offersFor } from '../mandates/quote';
import { keepQuote } from '../mandates/quote.actions';
import { candidatesOf } from '../mandates/quote.store';
import type { Work } from '../platform/work';
import type { DemoPartner } from './partners';

/**
 * What a clerk and a partner do in a case of the demo, each by the action that its button calls. Days are those on which it is played;
 * `n` days before or after are counted from there.
 */
export interface Scene {
  /** Of the clerk. */
  readonly work: Work;
  /** Of the partner. */
  readonly theirs: Work;
  readonly company: Company;
  readonly partner: DemoPartner;
  readonly caseId: number;
  /** Of which no two are the same in a case: twice is once. */
  readonly key: string;
}

export type Deed = (scene: Scene) => Promise<unknown>;

const of = ({ company, caseId, key }: Scene) => ({ companyId: company.id, caseId, key });

async function numberOf({ work, company, caseId }: Scene): Promise<string> {
  return (await viewOf({ work, company, caseId })).number;
}

export async function viewOf({ work, company, caseId }: Pick<Scene, 'work' | 'company' | 'caseId'>): Promise<CaseView> {
  const found = await caseById(work.db.read, company.id, caseId);
  assert(found, 'the case of the demo is gone');
  return found;
}

export interface Opening {
  readonly customer: string;
  readonly partner: DemoPartner;
  readonly facts: string;
  /** True: as the partner quotes for it; else at the prices of the day. */
  readonly quoted: boolean;
}

/** A recovery file, and the partner has it. Undefined where nothing is claimable yet. */
export async function handedOver(work: Work, company: Company, opening: Opening): Promise<number | undefined> {
  const file = await fileOf(work, company, opening).catch(nothingYet);
  if (file === undefined) return undefined;
  const { is } = opening.partner;
  if (!opening.quoted) {
    return handOver(work, { companyId: company.id, number: file.number, partner: is.name, partnerKind: is.kind });
  }
  const { taken } = await offerOf(work, company, file.id, opening.partner);
  const [registered] = await takeOffers(work, { companyId: company.id }, [taken]);
  return registered?.caseId;
}

/** Somebody looks what two partners would charge, and has not chosen yet. */
export async function quotesKept(work: Work, company: Company, opening: Opening, partners: readonly DemoPartner[]): Promise<void> {
  const file = await fileOf(work, company, opening).catch(nothingYet);
  if (file === undefined) return;
  for (const partner of partners) {
    const { taken } = await offerOf(work, company, file.id, partner);
    await keepQuote(work, { companyId: company.id, ...taken });
  }
} // prettier-ignore

/** In a demo of few mornings some owe nothing yet that a file could claim. */
function nothingYet(error: unknown): undefined {
  if (error instanceof Refusal) return undefined;
  throw error;
}

async function fileOf(work: Work, company: Company, { customer: code, partner, facts }: Opening) {
  const customer = await findCustomer(work.db.read, company.id, code);
  const about = { company, customer, items: [], currency: null, keyDate: work.today, language: company.language };
  return makeDossier(work, { ...about, interest: 'law', facts, recipient: partner.is.name }, holdSources);
}

async function offerOf(work: Work, { id: companyId }: Company, dossierId: number, { is }: DemoPartner) {
  const q = work.db.read;
  const dossier = await dossierById(q, companyId, dossierId);
  assert(dossier, 'the file of the demo is gone');
  const claim = JSON.parse(dossier.claim) as Claim;
  const debtor = await customerById(q, companyId, dossier.customerId);
  const { asked, kinds } = fileClaim(claim, debtor, work.today);
  const offers = offersFor(asked, await candidatesOf(q, companyId, work.today), await pastCases(q, companyId), kinds);
  const offer = offers.find(({ partner }) => partner.name === is.name);
  assert(offer?.quote && offer.modelId !== null, `${is.name} quotes nothing`);
  const { customerId } = dossier;
  return { taken: { partnerId: offer.partner.id, feeModelId: offer.modelId, told: offer.quote, asked, customerId, dossierId } }; // prettier-ignore
}

/** The partner tells it, and the clerk has its task where money is meant. */
export const tells =
  (report: (scene: Scene) => Report, note: string | null = null): Deed =>
  (scene) =>
    tellReport(scene.theirs, { ...of(scene), report: report(scene), note, task: null });

/** With the number of the partner, and who works it there. */
export const received = (ref: string): Deed =>
  tells(({ partner: { collector } }) => ({ kind: 'received', ref, collector }));

export const called = (reached: 'reached' | 'no_answer', note: string | null = null): Deed =>
  tells(({ work: { today } }) => ({ kind: 'called', onDay: today, reached }), note);

export const theyWrite =
  (text: string): Deed =>
  (scene) =>
    writeMessage(scene.theirs, { ...of(scene), text, author: scene.partner.collector.name });

export const weWrite = (text: string, author: string, visibility: 'partner' | 'internal' = 'partner'): Deed => (scene) =>
  writeMessage(scene.work, { ...of(scene), text, author, visibility }); // prettier-ignore

export const asks =
  (asking: Omit<Asking, 'companyId' | 'caseId' | 'key' | 'details'>, details: (scene: Scene) => unknown = () => ({})): Deed =>
  (scene) =>
    ask(scene.theirs, { ...of(scene), ...asking, details: details(scene) }); // prettier-ignore

/** To what was asked last. */
export const weAnswer = (answer: 'yes' | 'no', reason: string | null = null): Deed => async (scene) => {
  const { id: companyId } = scene.company;
  const open = (await asksOf(scene.work.db.read, companyId, scene.caseId)).find(({ decidedAt }) => decidedAt === null);
  if (open) await answerAsk(scene.work, { companyId, askId: open.id, answer, reason, approver: true });
}; // prettier-ignore

export const stepPlanned = (kind: FormalStep, inDays: number, costMinor: number): Deed => (scene) =>
  planStep(scene.work, { companyId: scene.company.id, caseId: scene.caseId }, {
    ...{ kind, plannedOn: addDays(scene.work.today, inDays), costMinor, askId: null, note: null },
  }); // prettier-ignore

/** What was planned first is done. */
export const stepDone = (): Deed => async (scene) => {
  const { id: companyId } = scene.company;
  const step = (await stepsOf(scene.work.db.read, companyId, scene.caseId)).find(({ doneOn }) => doneOn === null);
  if (step === undefined) return;
  const which = { companyId, caseId: scene.caseId, stepId: step.id };
  await doneStep(scene.work, which, { doneOn: scene.work.today, outcome: 'done', documentId: null });
};

export const setUpFeePaid = (): Deed => (scene) => setUpPaid(scene.work, scene.company.id, scene.caseId);

export const closes =
  (closing: Closing): Deed =>
  async (scene) =>
    endCase(scene.work, scene.company.id, await numberOf(scene), closing);

export const recalled =
  (why: string): Deed =>
  async (scene) =>
    recallCase(scene.work, scene.company, { number: await numberOf(scene), why });
