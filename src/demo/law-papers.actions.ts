import { PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { holdSources } from '../app';
import type { Company } from '../companies/company';
import { correctCustomer } from '../customers/actions';
import { findCustomer } from '../customers/store';
import { documentsOf } from '../documents/store';
import { assess, makeDossier, type MadeDossier } from '../dossier/actions';
import type { Asked } from '../dossier/claim.actions';
import { canonicalJson } from '../dossier/manifest';
import { answerForm } from '../dossier/routes/answers.actions';
import { formData } from '../dossier/routes/files.actions';
import type { Answers, RouteKey } from '../dossier/routes/keys';
import { routeNamed } from '../dossier/routes/routes';
import { day } from '../kernel/day';
import { formatAmount } from '../kernel/money';
import { amountInFrench } from '../languages/french-amount';
import { interestNoteWords, NOTE_LANGUAGES } from '../languages/interest-note-words';
import { noticesOf } from '../notices/store';
import { letterPdf } from '../outbox/sheet.actions';
import { messageById } from '../outbox/store';
import { onDay, type Work } from '../platform/work';
import { drawnUp } from '../promises/paper.actions';
import type { Plan } from '../promises/plan';
import { judgedPlans } from '../promises/plan.store';
import { fileSigned } from '../promises/signed.actions';
import type { Played, Stage } from './stage.actions';
import { LAST_DAY } from './world';

/** The papers of the law that the demo made, as they left the house or are ready for a court. */
export interface LawPaper {
  /** In words, for whoever looks into the folder. */
  readonly what: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** What the customer with a plan acknowledged comes back signed, some weeks after it was agreed on. */
export const SIGNED = { left: 5, by: 'Claire Bassompré', on: day('2026-05-29') };

export async function signedPaperCameBack(work: Work, company: Company): Promise<void> {
  const plan = (await judgedPlans(work.db.read, { companyId: company.id }, work.today)).find(({ state }) => state === 'active')?.plan; // prettier-ignore
  if (plan === undefined) return;
  const { bytes, name } = await drawnUp(work, { companyId: company.id, planId: plan.id }, 'acknowledgement');
  const signing = { companyId: company.id, customerId: plan.customerId, about: `plan/${plan.id}` };
  await fileSigned(work, signing, { fileName: name, bytes: await signed(bytes, plan), signedOn: SIGNED.on });
}

/** In ink, with what the debtor must write by hand (Code civil, art. 1376), in the room that the paper leaves. */
async function signed(
  bytes: Buffer,
  { amountMinor, currency }: Pick<Plan, 'amountMinor' | 'currency'>,
): Promise<Buffer> {
  const pdf = await PDFDocument.load(bytes);
  const font = await pdf.embedFont(StandardFonts.TimesRomanItalic);
  const page = pdf.getPage(pdf.getPageCount() - 1);
  const sum = `${formatAmount({ minor: amountMinor, currency }, 'fr-FR')} euros`.replace(/[\u202f\u00a0]/g, ' ');
  const lines: [text: string, y: number, size: number][] = [
    [`Je reconnais devoir la somme de ${sum}`, 719, 13],
    [`(${amountInFrench(amountMinor, currency)}).`, 704, 13],
    ['Nantes, le 29 mai 2026', 626, 13],
    [SIGNED.by, 582, 18],
  ];
  for (const [text, y, size] of lines) page.drawText(text, { x: 70, y, size, font, color: rgb(0.12, 0.17, 0.42) });
  return Buffer.from(await pdf.save());
}

/** The one who answers nothing, and whom a court is asked about. */
const COURT = {
  customer: '1018',
  route: 'fr-injonction',
  facts: 'Luminaires livrés et facturés. Aucune contestation ; la mise en demeure est restée sans effet.',
  answers: { court: 'Tribunal de commerce de Lyon', 'court-contested': 'Tribunal de commerce de Lyon' },
} as const;

export async function fileForCourt(stage: Stage, company: Company): Promise<MadeDossier> {
  stage.turnTo(LAST_DAY, 17);
  const work = onDay(stage.work(), company.zone, LAST_DAY);
  const asked = await askedFor(work, company, { ...COURT, language: 'fr' });
  return makeDossier(work, { ...asked, recipient: COURT.answers.court }, holdSources);
}

const MAHNANTRAG = {
  customer: '20005',
  route: 'de-mahnantrag',
  language: 'de',
  facts: null,
  answers: {
    court: 'Amtsgericht Schleswig',
    'catalogue-no': '11',
    'counter-performance': 'erbracht',
    'court-contested': 'Landgericht Dortmund',
  },
} as const;

interface ForForm {
  readonly customer: string;
  readonly route: RouteKey;
  readonly language: string;
  readonly facts: string | null;
  readonly answers: Answers;
}

/** What the register says of those whom a court is asked about, and the ledger does not. */
const REGISTERED: Readonly<Record<string, readonly (readonly ['legal_form' | 'representative', string])[]>> = {
  '1018': [['legal_form', 'SARL'], ['representative', 'Élise Ombreval, gérante']],
  '20005': [['legal_form', 'GmbH'], ['representative', 'Karl Wolkenstein, Geschäftsführer']],
}; // prettier-ignore

async function askedFor(work: Work, company: Company, { customer: code, route, language, facts, answers }: ForForm): Promise<Asked> {
  const { id: customerId } = await findCustomer(work.db.read, company.id, code);
  const found = { companyId: company.id, customerId, why: 'register' };
  for (const [field, text] of REGISTERED[code] ?? []) await correctCustomer(work, { ...found, field, text });
  const customer = await findCustomer(work.db.read, company.id, code);
  await answerForm(work, { companyId: company.id, customerId: customer.id, route }, answers);
  return { company, customer, items: [], currency: null, keyDate: LAST_DAY, language, interest: 'law', recipient: null, facts, route };
} // prettier-ignore

export async function lawPapers(stage: Stage, played: readonly Played[]): Promise<LawPaper[]> {
  const papers: LawPaper[] = [];
  for (const { company } of played) {
    const work = onDay(stage.work(), company.zone, LAST_DAY);
    for (const code of WRITTEN_TO[company.code] ?? []) papers.push(...(await notices(work, stage, company, code)));
    for (const code of ASKED[company.code] ?? []) papers.push(...(await filedPapers(work, company, code)));
    if (company.code === 'nordlicht') papers.push(await mahnantrag(work, company));
  }
  return papers;
}

/** Who had a formal notice by post. */
const WRITTEN_TO: Readonly<Record<string, readonly string[]>> = { lumen: ['1007', '1018', '1038'], nordlicht: ['20005'] }; // prettier-ignore

async function notices(work: Work, stage: Stage, company: Company, code: string): Promise<LawPaper[]> {
  const q = work.db.read;
  const customer = await findCustomer(q, company.id, code);
  const papers: LawPaper[] = [];
  for (const { messageId, writtenOn, deadlineOn } of await noticesOf(q, company.id, customer.id)) {
    const letter = await messageById(q, company.id, messageId);
    const bytes = letter && (await letterPdf(work, stage.house.post(), company, letter));
    const what = `${letter?.subject?.split(' – ')[0] ?? ''}, ${customer.name}: posted ${writtenOn}, to be paid by ${deadlineOn}`;
    if (bytes) papers.push({ what, name: `notice-${code}.pdf`, bytes });
  }
  return papers;
}

/** Who had an interest note by mail, and who signed. */
const ASKED: Readonly<Record<string, readonly string[]>> = { lumen: ['1010', '1015'], nordlicht: ['20050'] };

async function filedPapers(work: Work, company: Company, code: string): Promise<LawPaper[]> {
  const q = work.db.read;
  const { id: customerId, name: customer } = await findCustomer(q, company.id, code);
  const papers: LawPaper[] = [];
  for (const { kind, title, fileName, sha256, datedOn } of await documentsOf(q, company.id, { customerId })) {
    const note = NOTE_LANGUAGES.some((one) => title.startsWith(interestNoteWords(one).title));
    if (!note && kind !== 'acknowledgement') continue;
    const what = `${note ? title : fileName.replace(/\.pdf$/, '')}, ${customer}: ${note ? 'mailed' : 'signed'} ${datedOn ?? ''}`;
    const name = `${note ? 'interest-note' : 'acknowledgement'}-${code}.pdf`;
    papers.push({ what, name, bytes: await work.files.get(sha256) });
  }
  return papers;
}

async function mahnantrag(work: Work, company: Company): Promise<LawPaper> {
  const asked = await askedFor(work, company, MAHNANTRAG);
  const { claim } = await assess(work, asked, holdSources);
  const data = formData({ ...claim, reference: 'RF', version: 1 }, routeNamed(MAHNANTRAG.route));
  const what = `What a Mahnantrag against ${asked.customer.name} asks for, box by box`;
  return { what, name: `mahnantrag-${asked.customer.code}.json`, bytes: Buffer.from(canonicalJson(data)) };
}
