import type { InvoiceLine } from '../../ledger/invoice-line';
import { Amounts, dayIn, decimalIn, LONGEST_NO, LONGEST_TEXT, NO_PARTY, type Einvoice, type EinvoiceParty } from './einvoice'; // prettier-ignore
import { allAt, oneAt, textAt, type Xml } from './xml';

/** The Spanish Facturae 3.x: one seller and one buyer, one or several invoices; a factor stands in the header of the file. */
export const isFacturae = ({ name, children }: Xml): boolean =>
  name === 'Facturae' && children.some((child) => child.name === 'Invoices');

export function readFacturae(root: Xml): Einvoice[] {
  const factor = oneAt(root, 'FileHeader/FactoringAssignmentData');
  const payee = textAt(factor, 'Assignee/LegalEntity/CorporateName') || personOf(oneAt(factor, 'Assignee/Individual'));
  const payeeIban = textAt(factor, 'PaymentDetails/Installment/AccountToBeCredited/IBAN');
  const seller = partyOf(oneAt(root, 'Parties/SellerParty'));
  const buyer = partyOf(oneAt(root, 'Parties/BuyerParty'));
  return allAt(root, 'Invoices/Invoice').map((invoice) => documentOf(invoice, { seller, buyer, payee, payeeIban }));
}

function documentOf(
  invoice: Xml,
  parties: Pick<Einvoice, 'seller' | 'buyer' | 'payee' | 'payeeIban'>,
): Einvoice {
  const head = oneAt(invoice, 'InvoiceHeader');
  const issue = oneAt(invoice, 'InvoiceIssueData');
  const total = oneAt(invoice, 'InvoiceTotals');
  const currency = textAt(issue, 'InvoiceCurrencyCode');
  const amounts = new Amounts(currency);
  const gross = amounts.at(total, 'InvoiceTotal');
  const pays = allAt(invoice, 'PaymentDetails/Installment');
  const iban = textAt(pays[0], 'AccountToBeCredited/IBAN');
  return {
    ...{ format: 'facturae', line: invoice.line, typeCode: textAt(head, 'InvoiceClass'), currency, ...parties },
    payeeIban: parties.payee === '' ? iban : parties.payeeIban || iban,
    kind: 'invoice', // a rectifying one says by its sign what it does
    isTest: false,
    number: `${textAt(head, 'InvoiceSeriesCode')}${textAt(head, 'InvoiceNumber')}`,
    issuedOn: dayIn(textAt(issue, 'IssueDate')),
    dues: pays.map((pay) => ({ on: dayIn(textAt(pay, 'InstallmentDueDate')), amount: amounts.at(pay, 'InstallmentAmount') })),
    terms: '',
    termsDays: null,
    totals: {
      lines: null,
      allowances: amounts.at(total, 'TotalGeneralDiscounts'),
      charges: amounts.at(total, 'TotalGeneralSurcharges'),
      net: amounts.at(total, 'TotalGrossAmountBeforeTaxes'),
      tax: less(amounts.at(total, 'TotalTaxOutputs'), amounts.at(total, 'TotalTaxesWithheld')),
      gross,
      prepaid: amounts.at(total, 'TotalPaymentsOnAccount'),
      rounding: null,
      withheld: less(amounts.at(total, 'TotalOutstandingAmount'), amounts.at(total, 'TotalExecutableAmount')),
    },
    payable: amounts.at(total, 'TotalExecutableAmount', 'TotalOutstandingAmount') ?? gross,
    reference: textAt(pays[0], 'PaymentReconciliationReference'),
    orderNo: '',
    purchaseOrder: textAt(invoice, 'Items/InvoiceLine/ReceiverTransactionReference'),
    contract: textAt(invoice, 'Items/InvoiceLine/ReceiverContractReference'),
    suppliedOn: dayIn(textAt(issue, 'OperationDate', 'InvoicingPeriod/EndDate')),
    subject: textAt(invoice, 'AdditionalData/InvoiceAdditionalInformation').slice(0, LONGEST_TEXT),
    corrects: allAt(head, 'Corrective').map((one) => `${textAt(one, 'InvoiceSeriesCode')}${textAt(one, 'InvoiceNumber')}`).filter((text) => text !== ''),
    replaces: textAt(head, 'Corrective/CorrectionMethod') === WHOLE,
    discounts: [],
    lines: allAt(invoice, 'Items/InvoiceLine').map((line) => lineOf(line, amounts)),
    unread: amounts.unread,
  };
} // prettier-ignore

/** Rectificación íntegra: all of it anew. The others say the difference. */
const WHOLE = '01';

const less = (whole: number | null, part: number | null): number | null =>
  whole === null ? null : whole - (part ?? 0);

const personOf = (person: Xml | undefined): string =>
  [textAt(person, 'Name'), textAt(person, 'FirstSurname'), textAt(person, 'SecondSurname')]
    .filter((text) => text !== '')
    .join(' ');

function partyOf(party: Xml | undefined): EinvoiceParty {
  const legal = oneAt(party, 'LegalEntity') ?? oneAt(party, 'Individual');
  const at = oneAt(legal, 'AddressInSpain') ?? oneAt(legal, 'OverseasAddress');
  const abroad = /^(\S+)\s+(.+)$/.exec(textAt(at, 'PostCodeAndTown'));
  const legalName = textAt(legal, 'CorporateName') || personOf(legal);
  return {
    ...NO_PARTY,
    ...{ name: textAt(legal, 'TradeName') || legalName, legalName },
    vatNo: textAt(party, 'TaxIdentification/TaxIdentificationNumber'),
    street: textAt(at, 'Address'),
    postcode: textAt(at, 'PostCode') || (abroad?.[1] ?? ''),
    city: textAt(at, 'Town') || (abroad?.[2] ?? ''),
    country: countryOf(textAt(at, 'CountryCode')),
    contact: textAt(legal, 'ContactDetails/ContactPersons'),
    email: textAt(legal, 'ContactDetails/ElectronicMail'),
    phone: textAt(legal, 'ContactDetails/Telephone'),
  };
}

/** Facturae writes countries with three letters; the mapping knows those of our customers by name. */
const countryOf = (code: string): string => code.toLowerCase();

function lineOf(line: Xml, amounts: Amounts): InvoiceLine {
  return {
    no: textAt(line, 'SequenceNumber').replace(/\.0+$/, '').slice(0, LONGEST_NO),
    text: textAt(line, 'ItemDescription').slice(0, LONGEST_TEXT),
    quantity: decimalIn(textAt(line, 'Quantity')),
    price: decimalIn(textAt(line, 'UnitPriceWithoutTax')),
    orderLine: null,
    amountMinor: amounts.ofLine(line, 'GrossAmount', 'TotalCost'),
    vatMinor: null,
  };
}
