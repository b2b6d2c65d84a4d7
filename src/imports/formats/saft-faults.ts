import { amountInWords } from '../mapping-cells';
import type { Problem } from '../problem';
import type { PartyNamed } from '../reading';
import { refusal } from '../sniff-kind';
import type { BooksRow } from './books-columns';
import type { LedgerDocuments } from './books-documents';
import { bareNumber } from './einvoice-checks';
import type { SaftSurvey } from './saft-survey';

/** What of an audit file does not add up, leaving nothing out: its own totals, entries whose sides differ, customers that close otherwise. */
export function booksFaults(file: string, survey: SaftSurvey, ledger: LedgerDocuments | undefined): Problem[] {
  const { controls, currency } = survey;
  const totals = (section: string) => ({ entries: `${section}/NumberOfEntries`, debit: `${section}/TotalDebit`, credit: `${section}/TotalCredit` }); // prettier-ignore
  const sections = ledger === undefined
    ? ([['sales', 'SalesInvoices'], ['payments', 'Payments']] as const)
    : ([['ledger', 'GeneralLedgerEntries']] as const); // prettier-ignore
  return [
    ...sections.flatMap(([section, name]) => controls[section].problems(file, totals(name), currency)),
    ...(ledger === undefined ? [] : [...unevenEntries(file, survey), ...closings(file, survey, ledger)]),
  ];
}

function unevenEntries(file: string, { uneven, unevenCount, currency }: SaftSurvey): Problem[] {
  const each = uneven.map(({ line, id, micro }): Problem => {
    const problem = refusal({ file }, 'uneven-books', `entry ${id.slice(0, 60)} does not come to nothing`, 'debits and credits that are equal', 'Export the file again: lines of it are missing or damaged.'); // prettier-ignore
    return { ...problem, line, value: `${decimal(micro)} ${currency}` };
  });
  if (unevenCount <= each.length) return each;
  return [...each, refusal({ file }, 'uneven-books', `${unevenCount - each.length} more entries do not come to nothing`, 'debits and credits that are equal', 'Export the file again.')]; // prettier-ignore
}

const decimal = (micro: bigint): string => {
  const size = micro < 0n ? -micro : micro;
  const digits = String(size % 1_000_000n).padStart(6, '0').replace(/0{1,4}$/, ''); // prettier-ignore
  return `${micro < 0n ? '-' : ''}${size / 1_000_000n}.${digits}`;
};

type Customers = Pick<SaftSurvey, 'customers' | 'currency'>;

/** A customer's opening balance with all that moved it against the balance that the file closes with. */
export function closings(file: string, { customers, currency }: Customers, { moved }: LedgerDocuments): Problem[] {
  const wrong: Problem[] = [];
  for (const { line, code, openingMinor, closingMinor } of customers.values()) {
    if (closingMinor === null) continue;
    const sum = (openingMinor ?? 0) + (moved.get(code) ?? 0);
    if (sum === closingMinor) continue;
    const [own, read, apart] = [closingMinor, sum, closingMinor - sum].map((minor) => amountInWords(minor, currency));
    const problem = refusal({ file }, 'books-differ', `customer ${code.slice(0, 60)} closes with ${own}, its opening balance and its entries come to ${read}`, 'balances that agree', 'Export the file again: entries of this customer are missing or stand twice.'); // prettier-ignore
    wrong.push({ ...problem, line, value: apart ?? '' });
    if (wrong.length >= MOST_WRONG) break;
  }
  return wrong;
}

const MOST_WRONG = 100;

/** What the books carry forward without naming an invoice: left out, with the reason. */
export function* openingsOf({ customers }: Pick<Customers, 'customers'>): Generator<BooksRow> {
  for (const { line, openingMinor } of customers.values())
    if (openingMinor !== null && openingMinor !== 0) yield { line, cells: {}, skip: 'opening-balance' };
}

/** The trap of a new year: what is open from the one before comes as one sum for each customer. */
export function openingInWords({ customers, currency }: Customers): string[] {
  const open = [...customers.values()].map(({ openingMinor }) => openingMinor ?? 0).filter((minor) => minor !== 0);
  if (open.length === 0) return [];
  const sum = amountInWords(open.reduce((all, minor) => all + minor, 0), currency); // prettier-ignore
  return [`The books open with ${sum} without naming the invoices (customers: ${open.length}): that is not booked. Import the books of the year before, or the list of open items of their last day.`]; // prettier-ignore
}

const MOST_PARTIES = 5_000;

/** By numbers that one customer bears alone: branches that share one stay what they are here. */
export function partiesIn({ customers }: Pick<Customers, 'customers'>): PartyNamed[] {
  const each = [...customers.values()].slice(0, MOST_PARTIES).map(({ code, name, vatNo, registerNo }) => ({ code, name, vatNo: bareNumber(vatNo), registerNo: bareNumber(registerNo) })); // prettier-ignore
  const borne = new Map<string, number>();
  for (const { vatNo, registerNo } of each)
    for (const number of new Set([vatNo, registerNo])) borne.set(number, (borne.get(number) ?? 0) + 1);
  const own = (number: string): string => (borne.get(number) === 1 ? number : '');
  const alone = each.map((party) => ({ ...party, vatNo: own(party.vatNo), registerNo: own(party.registerNo) }));
  return alone.filter(({ vatNo, registerNo }) => vatNo !== '' || registerNo !== '');
}
