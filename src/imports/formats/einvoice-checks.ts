import { amountInWords } from '../mapping-cells';
import type { Us } from '../mapping-profile';
import type { Einvoice, EinvoiceParty } from './einvoice';
import type { RowWrong } from './row';

/** What is wrong with an e-invoice that only the document as a whole shows: the first that holds; undefined where all is well. */
export function wrongWith(invoice: Einvoice, us: Us | null | undefined): RowWrong | undefined {
  return whose(invoice, us) ?? unread(invoice) ?? sums(invoice);
}

/** An invoice that somebody else wrote is nothing that we are owed; one of a supplier is what we owe. */
function whose({ seller, buyer }: Einvoice, us: Us | null | undefined): RowWrong | undefined {
  if (us === undefined || us === null || isUs(seller, us)) return undefined;
  const name = shownName(seller);
  if (isUs(buyer, us)) {
    return { field: 'company', code: 'supplier-invoice', fault: `${name} wrote this invoice to us: we owe it`, expected: `an invoice that ${us.names[0]} wrote`, remedy: 'Take it out of the import: invoices of suppliers are not collected.' }; // prettier-ignore
  }
  return { field: 'company', code: 'other-seller', fault: `${name} wrote this invoice, not ${us.names[0]}`, expected: `an invoice that ${us.names[0]} wrote`, remedy: 'Import it into the company that wrote it; if that is this one, enter its VAT number in the settings of the company.' }; // prettier-ignore
}

const shownName = ({ name, legalName, vatNo }: EinvoiceParty): string =>
  (name || legalName || 'nobody that it names').slice(0, 100) + (vatNo === '' ? '' : ` (${vatNo.slice(0, 30)})`);

/** By the VAT number where both are known; else by the number of the register, and at last by the name. */
function isUs(party: EinvoiceParty, us: Us): boolean {
  const vatNo = bareNumber(party.vatNo);
  if (us.vatNo !== '' && vatNo !== '') return sameNumber(vatNo, bareNumber(us.vatNo));
  const registers = [party.registerNo, party.endpoint].map(bareNumber).filter((one) => one.length >= 6);
  const own = bareNumber(us.registerNo);
  if (own.length >= 6 && registers.some((one) => one.startsWith(own) || own.startsWith(one))) return true;
  const names = us.names.map(bareName).filter((name) => name !== '');
  return [party.name, party.legalName].map(bareName).some((name) => name !== '' && names.includes(name));
}

/** Some write the number of a VAT payer without its country. */
const sameNumber = (one: string, other: string): boolean =>
  one === other || one.replace(/^[A-Z]{2}/, '') === other || one === other.replace(/^[A-Z]{2}/, '');

/** Letters and digits, in capitals. */
export const bareNumber = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Without the legal form, which is written in many ways or not at all. */
const bareName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[.']/g, '')
    .replace(/\b(?:gmbh|mbh|ag|kg|ohg|ug|sas|sasu|sarl|eurl|sa|srl|spa|bv|nv|ab|as|aps|oy|ltd|limited|plc|llp|sl|slu|lda|co|inc)\b/g, ' ')
    .replace(/[^\p{L}\p{N}]/gu, ''); // prettier-ignore

function unread({ unread: [first] }: Einvoice): RowWrong | undefined {
  if (first === undefined) return undefined;
  return { field: 'amount', code: 'bad-amount', fault: `${first.what} is "${first.value}", which is no amount`, expected: 'an amount such as 1234.56', remedy: 'Have the invoice written again by the program that made it.' }; // prettier-ignore
}

interface Sum {
  readonly what: string;
  readonly stated: number | null;
  readonly computed: number | null;
  /** Minor units that rounding of the parts may come to. */
  readonly slack: number;
}

/** Each sum of the document against its parts, where it states both: lines, net, gross, what is to be paid, instalments. */
function sums(invoice: Einvoice): RowWrong | undefined {
  const wrong = sumsOf(invoice).find(({ stated, computed, slack }) => stated !== null && computed !== null && Math.abs(stated - computed) > slack); // prettier-ignore
  if (wrong === undefined) return undefined;
  const [stated, computed, apart] = [wrong.stated ?? 0, wrong.computed ?? 0, (wrong.stated ?? 0) - (wrong.computed ?? 0)].map((minor) => amountInWords(minor, invoice.currency)); // prettier-ignore
  return { field: 'amount', code: 'sum-differs', fault: `${wrong.what}: it states ${stated}, its parts come to ${computed}, a difference of ${apart}`, expected: 'sums that agree', remedy: 'Ask whoever made the invoice which figure is right, and have it written again.' }; // prettier-ignore
}

function sumsOf({ totals, payable, lines, dues }: Einvoice): Sum[] {
  const { lines: net0, allowances, charges, net, tax, gross, prepaid, rounding, withheld } = totals;
  const each = lines.map(({ amountMinor }) => amountMinor);
  const ofLines = each.length === 0 || each.includes(null) ? null : plus(...each);
  const parts = dues.map(({ amount }) => amount);
  return [
    { what: 'sum of the lines', stated: net0, computed: ofLines, slack: 0 },
    { what: 'total without tax', stated: net, computed: net0 === null ? null : plus(net0, negative(allowances), charges), slack: 0 },
    { what: 'total with tax', stated: gross, computed: net === null || tax === null ? null : plus(net, tax), slack: 0 },
    { what: 'amount to be paid', stated: payable, computed: gross === null ? null : plus(gross, negative(prepaid), rounding, negative(withheld)), slack: 0 },
    { what: 'sum of the instalments', stated: parts.length > 1 && !parts.includes(null) ? payable : null, computed: plus(...parts), slack: parts.length },
  ];
} // prettier-ignore

const plus = (...amounts: readonly (number | null)[]): number =>
  amounts.reduce<number>((sum, one) => sum + (one ?? 0), 0);

const negative = (amount: number | null): number => -(amount ?? 0);
