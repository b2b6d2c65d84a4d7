import { termsCode, termsFromCode } from '../../kernel/terms';
import { allAt, textAt, type Xml } from './xml';
import { NO_CUSTOMER, type BooksCustomer } from './books-columns';
import { minorIn } from './books-control';

/** The customers of an audit file: PT keeps them flat, NO in the party itself, the others in a `CompanyStructure`. */
export function customerIn(node: Xml, country: string, currency: string): BooksCustomer {
  const party = allAt(node, 'CompanyStructure')[0] ?? node;
  const address = addressOf(party);
  const tax = said(textAt(party, 'CustomerTaxID', 'TaxRegistration/TaxRegistrationNumber'));
  const balances = allAt(node, 'BalanceAccount');
  const each = balances.length > 0 ? balances : [node];
  const days = textAt(node, 'PartyInfo/PaymentTerms/Days', 'PaymentTerms/Days');
  return {
    ...NO_CUSTOMER,
    line: node.line,
    code: textAt(node, 'CustomerID'),
    name: said(textAt(party, 'CompanyName', 'Name')),
    accounts: [...allAt(node, 'AccountID'), ...allAt(node, 'BalanceAccount/AccountID')].map(({ text }) => said(text)).filter((text) => text !== ''),
    vatNo: country === 'PT' ? portuguese(tax) : tax,
    registerNo: said(textAt(party, 'RegistrationNumber')),
    ...address,
    contactName: contactOf(party),
    email: said(textAt(party, 'Contact/Email', 'Email')),
    phone: said(textAt(party, 'Contact/Telephone', 'Telephone')),
    terms: termsOf(days, textAt(node, 'PartyInfo/PaymentTerms/FreeBillingMonth', 'PaymentTerms/FreeBillingMonth')),
    openingMinor: balanceOf(each, 'Opening', currency),
    closingMinor: balanceOf(each, 'Closing', currency),
  };
} // prettier-ignore

/** So many days, counted from the end of the month of the invoice where that is free. */
function termsOf(days: string, freeMonth: string): string {
  const terms = termsFromCode(/^(?:true|1)$/.test(freeMonth) ? `eom+${days}` : days);
  return terms === undefined ? '' : termsCode(terms);
}

/** What programs write where they know nothing. */
const NOTHING = /^(?:desconhecido|omisso|unknown|necunoscut|nieznany|n\.?\s?\/?\s?a\.?|null|none|-+|\.+|0)$/i;

const said = (text: string): string => (NOTHING.test(text) ? '' : text.slice(0, 200));

/** Everybody without a number has the same one: it identifies nobody. */
const portuguese = (tax: string): string => (tax === '999999990' ? '' : /^\d{9}$/.test(tax) ? `PT${tax}` : tax);

function addressOf(party: Xml): Pick<BooksCustomer, 'street' | 'postcode' | 'city' | 'country'> {
  const all = ['BillingAddress', 'Address'].flatMap((path) => allAt(party, path)).map((node) => ({ type: textAt(node, 'AddressType'), ...placeIn(node) })); // prettier-ignore
  const known = all.filter(({ street, city, postcode }) => street !== '' || city !== '' || postcode !== '');
  const best = known.find(({ type }) => type === 'PostalAddress') ?? known[0] ?? all[0];
  return { street: best?.street ?? '', postcode: best?.postcode ?? '', city: best?.city ?? '', country: best?.country ?? '' }; // prettier-ignore
}

function placeIn(node: Xml): Pick<BooksCustomer, 'street' | 'postcode' | 'city' | 'country'> {
  const street = [textAt(node, 'StreetName'), textAt(node, 'Number', 'BuildingNumber')].map(said).filter((text) => text !== '').join(' '); // prettier-ignore
  return {
    street: street || said(textAt(node, 'AddressDetail')),
    postcode: said(textAt(node, 'PostalCode')),
    city: said(textAt(node, 'City')),
    country: said(textAt(node, 'Country')),
  };
}

function contactOf(party: Xml): string {
  const person = ['FirstName', 'LastName'].map((part) => said(textAt(party, `Contact/ContactPerson/${part}`)));
  return person.filter((text) => text !== '').join(' ') || (allAt(party, 'Contact')[0]?.children.length === 0 ? said(textAt(party, 'Contact')) : ''); // prettier-ignore
}

function balanceOf(nodes: readonly Xml[], when: 'Opening' | 'Closing', currency: string): number | null {
  let sum: number | null = null;
  for (const node of nodes) {
    for (const [side, sign] of [['Debit', 1], ['Credit', -1]] as const) {
      const minor = minorIn(textAt(node, `${when}${side}Balance`, `${when}${side}Balance/Amount`), currency);
      if (minor !== undefined) sum = (sum ?? 0) + minor * sign;
    }
  }
  return sum;
} // prettier-ignore
