import type { Company } from '../companies/company';
import { bankAccountFor } from '../companies/store';
import { agreementPaperWords } from '../languages/agreement-paper-words';
import { fill, type Language } from '../languages/said';
import { renderPdf } from '../platform/pdf/render';
import { openViews } from '../platform/views';
import type { Work } from '../platform/work';
import { PROPOSED_REMIT_DAYS } from './agreement';
import { addAgreement, type NewAgreement } from './agreement.actions';
import { feesById } from './fee.store';
import { paperBlanks } from './paper';
import { partnerIn, type Which } from './partner.actions';
import { Refusal } from '../kernel/result';

/** Draws an agreement up as a PDF for both to sign, and files it: it holds only once a signature is recorded. */
export interface Drawing extends Pick<NewAgreement, 'kind' | 'validFrom' | 'validUntil' | 'feeModelId' | 'terms'> {
  readonly language: Language;
}

/** Refuses fees that are not the partner's, and an appendix of prices without any. */
export async function drawAgreement(work: Work, company: Company, which: Which, asked: Drawing): Promise<number> {
  const partner = await partnerIn(work.db.read, which);
  const fees = asked.feeModelId === null ? undefined : await feesById(work.db.read, company.id, asked.feeModelId);
  if (asked.kind === 'pricing' && fees === undefined) throw noFees();
  if (fees !== undefined && fees.partnerId !== partner.id) throw noFees();
  const account = await bankAccountFor(work.db.read, company.id, fees?.model.currency ?? company.currency);
  const remitDays = asked.terms.remitDays ?? PROPOSED_REMIT_DAYS;
  const terms = { ...asked.terms, remitDays, remitTo: asked.terms.remitTo || (account?.iban ?? '') };
  const paper = { company, partner, fees: fees ?? null, on: work.today, ...asked, terms };
  const bytes = await renderPdf(openViews().render('layouts/agreement', paperBlanks(paper)));
  const fileName = `${fill(agreementPaperWords(asked.language).kind[asked.kind].title, {})} ${partner.name}.pdf`;
  const { kind, validFrom, validUntil, feeModelId, language } = asked;
  const printed = kind === 'pricing' ? { ...terms, remitDays: null } : terms; // an appendix of prices says nothing of it
  return addAgreement(work, which, {
    ...{ kind, origin: 'generated', paper: { fileName, bytes }, validFrom, validUntil, feeModelId, language },
    terms: printed,
    signed: null,
  });
}

const noFees = (): Refusal =>
  new Refusal('no-fees-to-print', 'There are no fees of this partner to print.', 'Write down first what it charges.');
