import { daysBetween } from '../kernel/day';
import { exponent, sum } from '../kernel/money';
import { amountCell, csvOf, dayCell, xlsxOf, type Sheet } from '../platform/sheet';
import type { Claim } from './claim';
import type { NumberedExhibit } from './exhibits';
import { fractionText } from '../law/fraction';
import type { InterestTable } from './interest';
import { creditorName, debtorName } from './telling';

/** The claim for spreadsheets: one row per invoice as CSV, and a workbook with the account, interest and exhibits too. */
export interface Spreadsheets {
  readonly csv: Buffer;
  readonly xlsx: Buffer;
}

export function spreadsheetsOf(
  claim: Claim,
  interest: InterestTable | null,
  exhibits: readonly NumberedExhibit[],
): Spreadsheets {
  const table = claimTable(claim, interest);
  const sheets = [
    table,
    appliedTable(claim),
    accountTable(claim),
    ...(interest ? [interestTable(claim, interest)] : []),
    exhibitTable(exhibits),
  ];
  return { csv: Buffer.from(`\ufeff${csvOf(table)}`), xlsx: xlsxOf(sheets) };
}

function claimTable(claim: Claim, interest: InterestTable | null): Sheet {
  const { currency, keyDate } = claim;
  const interestOf = new Map(interest?.entries.map(({ document, interestMinor }) => [document, interestMinor]));
  return {
    name: 'Claim',
    head: ['reference', 'creditor', 'debtor_code', 'debtor', 'document', 'issued_on', 'due_on', 'days_late', 'currency', 'amount', 'applied', 'open', 'claimed', 'interest', 'as_of', 'subject', 'po_no', 'order_no', 'delivered_on'], // prettier-ignore
    rows: claim.entries.map((entry) => [
      claim.reference,
      creditorName(claim),
      claim.debtor.code,
      debtorName(claim),
      entry.document,
      dayCell(entry.issuedOn),
      dayCell(entry.dueOn),
      entry.dueOn === null ? null : Math.max(0, daysBetween(entry.dueOn, keyDate)),
      currency,
      amountCell(entry.amountMinor, currency),
      amountCell(sum(entry.applied.map(({ amountMinor }) => amountMinor)), currency),
      amountCell(entry.openMinor, currency),
      amountCell(entry.claimedMinor, currency),
      amountCell(interestOf.get(entry.document) ?? 0, currency),
      dayCell(keyDate),
      entry.subject,
      entry.poNo,
      entry.orderNo,
      dayCell(entry.deliveryOn),
    ]),
  };
}

function appliedTable({ entries, currency }: Claim): Sheet {
  return {
    name: 'Applied',
    head: ['applied_to', 'kind', 'document', 'on', 'amount'],
    rows: entries.flatMap((entry) =>
      entry.applied.map((one) => [
        entry.document,
        one.kind,
        one.document,
        dayCell(one.on),
        amountCell(one.amountMinor, currency),
      ]),
    ),
  };
}

function accountTable({ account, currency }: Claim): Sheet {
  return {
    name: 'Account',
    head: ['on', 'kind', 'document', 'amount'],
    rows: account.map((line) => [dayCell(line.on), line.kind, line.document, amountCell(line.amountMinor, currency)]),
  };
}

/** Interest to four more digits than the currency has, as text: a spreadsheet would round it otherwise. */
function interestTable({ currency }: Claim, interest: InterestTable): Sheet {
  const decimals = exponent(currency) + 4;
  return {
    name: 'Interest',
    head: ['document', 'owed', 'from', 'to', 'days', 'percent_a_year', 'interest_exact', 'held'],
    rows: interest.entries.flatMap(({ document, segments }) =>
      segments.map((one) => [
        document,
        amountCell(one.owedMinor, currency),
        dayCell(one.from),
        dayCell(one.to),
        one.days,
        one.rate.percent,
        fractionText(one.interest, exponent(currency), decimals),
        one.held ?? null,
      ]),
    ),
  };
}

const exhibitTable = (exhibits: readonly NumberedExhibit[]): Sheet => ({
  name: 'Exhibits',
  head: ['number', 'kind', 'title', 'dated_on', 'document', 'file', 'sha256'],
  rows: exhibits.map((one) => [
    one.label,
    one.kind,
    one.title,
    dayCell(one.datedOn),
    one.document,
    one.archiveName,
    one.sha256,
  ]),
});
