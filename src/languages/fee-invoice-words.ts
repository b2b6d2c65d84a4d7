import { de } from './fee-invoice-words.de';
import { en, type FeeInvoiceWords } from './fee-invoice-words.en';
import { es } from './fee-invoice-words.es';
import { fr } from './fee-invoice-words.fr';
import { nl } from './fee-invoice-words.nl';
import type { PortalLanguage } from './portal-words';
import { inFrench } from './said';
import { sv } from './fee-invoice-words.sv';

/** The words of the invoice that an agency which works here draws for a new case: its creditor is a customer of the agency. */
export const FEE_INVOICE_WORDS: Readonly<Record<PortalLanguage, FeeInvoiceWords>> = {
  ...{ en, fr: inFrench(fr), de, sv, nl, es },
};
