import { printedIn } from '../companies/reference-scheme';
import { swissBillWords } from '../languages/swiss-bill-words';
import type { Facts } from './facts';
import { inFours } from './payment';
import { swissBillOf, swissCode, type BillAddress, type SwissBill } from './swiss-bill';

/** The Swiss payment part and its receipt as they are printed: at the foot of the last page, on the places that the guidelines give. */
export interface Slip {
  readonly w: ReturnType<typeof swissBillWords>;
  readonly iban: string;
  readonly creditor: readonly string[];
  readonly reference: string;
  readonly message: string;
  readonly currency: string;
  readonly amount: string;
  /** None: an empty box to write in. */
  readonly debtor: readonly string[];
  readonly code: string;
}

export function slipOf(bill: SwissBill, language: string): Slip {
  const { iban, creditor, reference, message, currency, amountMinor, debtor } = bill;
  return {
    w: swissBillWords(language),
    iban: inFours(iban),
    creditor: linesOf(creditor),
    reference: printedIn(/^\d{27}$/.test(reference) ? 'qrr' : 'rf', reference),
    ...{ message, currency, amount: amountText(amountMinor) },
    debtor: debtor === null ? [] : linesOf(debtor),
    code: swissCode(bill),
  };
}

const linesOf = ({ name, street, postcode, city, country }: BillAddress): string[] => [
  name,
  street,
  `${country === 'CH' ? '' : `${country}-`}${postcode} ${city}`,
];

/** A blank between thousands, a point before the centimes. */
const amountText = (minor: number): string =>
  `${String(Math.floor(minor / 100)).replace(/(?<=\d)(?=(?:\d{3})+$)/g, ' ')}.${String(minor % 100).padStart(2, '0')}`;

/** Of a message, by account and currency: what is paid to us, not to who holds a claim. */
export function slipsOf({ content, parties, speech }: Pick<Facts, 'content' | 'parties' | 'speech'>): Slip[] {
  return content.sections.flatMap(({ payment, payee, currency, items, alsoDue }) => {
    if (payment === null || payee !== undefined) return [];
    const documents = [...items, ...alsoDue].map(({ document }) => document);
    const bill = swissBillOf(payment, currency, {
      creditor: parties.creditor,
      debtor: parties.recipient.postal ?? null,
      message: messageOf(documents),
    });
    return bill === undefined ? [] : [slipOf(bill, speech.language)];
  });
}

/** Room for two lines beside the code; more documents than that are named in the letter. */
const MOST_SAID = 90;

export function messageOf(documents: readonly string[]): string {
  const text = [...new Set(documents)].join(', ');
  return text.length <= MOST_SAID ? text : '';
}
