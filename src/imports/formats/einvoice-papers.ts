import { bare, matchFiles } from '../attachment-match';
import type { PaperNamed } from '../reading';
import { buyerCode, type EinvoiceRead } from './einvoice-table';

/**
 * The PDFs of an archive that carry no e-invoice: each is the paper of the document that lies beside it under the same name, else of the one whose
 * number its name has. A name that fits several fits none.
 */
export function papersAmong(pdfs: readonly string[], read: readonly EinvoiceRead[]): PaperNamed[] {
  const documents = read.flatMap(({ member, invoices }) => invoices.map((invoice) => ({ member, isOnly: invoices.length === 1, document: invoice.number, customerCode: buyerCode(invoice) })));
  const byStem = new Map(documents.flatMap((one) => (one.isOnly && one.member !== '' ? [[stem(one.member), one] as const] : [])));
  const numbered = documents.map((one, at) => ({ entryId: at, customerId: 0, type: 'invoice' as const, ...one }));
  const matches = matchFiles(pdfs, numbered.filter(({ document }) => bare(document) !== ''));
  return pdfs.flatMap((member, at): PaperNamed[] => {
    const match = matches[at];
    const found = byStem.get(stem(member)) ?? (match?.is === 'matched' ? match.document : undefined);
    return found === undefined ? [] : [{ member, document: found.document, customerCode: found.customerCode }];
  });
} // prettier-ignore

/** The folder counts too. */
const stem = (name: string): string => name.replace(/\.[A-Za-z0-9]{1,4}$/, '').toLowerCase();

/** What the files of an archive are that carry no e-invoice; `others` counts the papers too. */
export const leftOut = (others: number, papers: number): string[] => [
  ...(papers > 0 ? [`${papers} PDFs of the archive carry no e-invoice and are kept as the papers of the invoices that their names say.`] : []),
  ...(others > papers ? [`${others - papers} of the files of the archive are no e-invoices and were not read.`] : []),
]; // prettier-ignore
