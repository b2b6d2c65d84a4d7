import { letterLayoutOf } from '../../companies/letter-layout';
import { legalPapers } from '../../law/paper';
import type { DebtorClass, LegalPaper } from '../../law/sentence';
import { printAll } from '../letter.actions';
import { samplePaper } from '../legal-samples';
import { letter } from './press';

/** Every legal paper to each debtor whom it may go to, in each of its languages, printed as letters are: for tests that read them back. */
export interface PrintedPaper {
  readonly paper: LegalPaper;
  readonly language: string;
  readonly debtor: DebtorClass;
  readonly pdf: Buffer;
  /** How many pages at its end carry a payment part. */
  readonly slips: number;
}

export const PAPERS_IN_LANGUAGES = legalPapers().flatMap((paper) =>
  paper.languages.map((language) => ({
    paper,
    language,
    file: `${paper.law.toLowerCase()}/${paper.name}.${language}`,
  })),
);

/** With everything that may be claimed, by post, on the sheet of the creditor's country. */
export async function printedPapers(paper: LegalPaper, language: string): Promise<PrintedPaper[]> {
  const letters = paper.debtors.map((debtor, id) => {
    const facts = samplePaper(paper, { debtor, language, channel: 'letter', full: true });
    const rendered = letter(facts, paper.code, letterLayoutOf(facts.parties.creditor.country));
    const message = { id, customerId: 0, contactId: null, about: '', recipient: '', state: 'queued', claimedBy: null, attempts: 0 } as const; // prettier-ignore
    return { debtor, rendered, language, message };
  });
  const printed = await printAll(letters);
  const pdfs = new Map(printed.map(({ letter: { message }, pdf }) => [message.id, pdf]));
  return letters.map(({ debtor, message, rendered }) => ({ paper, language, debtor, pdf: pdfs.get(message.id) ?? Buffer.alloc(0), slips: rendered.slips })); // prettier-ignore
}
