/** English words for what may be wrong in an imported file; the type that the other languages fill. */
export const en = {
  'empty-file': {
    fault: 'The file is empty.',
    expected: 'a list with headings and rows',
    remedy: 'Export it again.',
  },
  'not-a-table': {
    fault: 'The file is no list: neither CSV nor a workbook.',
    expected: 'a CSV file or a workbook (.xlsx, .xls, .ods)',
    remedy: 'Export the list as CSV or .xlsx. A ZIP is unpacked first.',
  },
  password: {
    fault: 'The workbook is protected with a password.',
    expected: 'a workbook that opens without one',
    remedy: 'Open it in Excel, remove the password, and save it under another name.',
  },
  'damaged-file': {
    fault: 'The workbook is damaged or was not transferred whole.',
    expected: 'a workbook that Excel opens',
    remedy: 'Export or copy it again.',
  },
  'too-big': {
    fault: 'The workbook is too large once it is unpacked.',
    expected: 'a smaller workbook',
    remedy: 'Save the sheet as CSV, which may be of any size, or split it.',
  },
  'too-slow': {
    fault: 'The file could not be recognised in time.',
    expected: 'a smaller file',
    remedy: 'Save the sheet as CSV, which may be of any size, or split it.',
  },
  'no-header': {
    fault: 'No row with headings was found.',
    expected: 'a row with headings such as Customer, Invoice number, Due date, Amount',
    remedy: 'Add the headings, or say below in which line they stand.',
  },
  'no-rows': {
    fault: 'The file has headings and no rows.',
    expected: 'at least one row',
    remedy: 'Check the filter of the export.',
  },
  'aged-summary': {
    fault: 'This is an aged summary: one line per customer, without the invoices.',
    expected: 'a list with one line per invoice',
    remedy: 'Export the detailed open-item list in place of the summary.',
  },
  'several-tables': {
    fault: 'Several tables stand in this file.',
    expected: 'one table in a file',
    remedy: 'Save each table as a file of its own, or say below in which line the headings of the right one stand.',
  },
  'accounting-journal': {
    fault: 'This is an accounting journal, which does not say who owes what until when.',
    expected: 'a list of open items or invoices',
    remedy: 'Export the open items of the customer accounts with their due dates.',
  },
  'cash-basis': {
    fault: 'These books are kept by money received and paid; they do not say who owes what.',
    expected: 'books that hold the invoices, or a list of open items',
    remedy: 'Export the open invoices of the invoicing program.',
  },
  'no-receivables': {
    fault: 'No account of this file holds what customers owe.',
    expected: 'accounts of customers, such as 411 or 1510',
    remedy: 'Say below which accounts they are, or export the books that hold them.',
  },
  'balance-only': {
    fault: 'The rows name no customer: the file tells only what customers owe together.',
    expected: 'rows that name the customer and the invoice',
    remedy: 'Export the list of open items with its due dates, and compare its total with this balance.',
  },
  'other-format': {
    fault: 'This is a file of another kind, not a list of open items.',
    expected: 'a list of open items or invoices as CSV or .xlsx',
    remedy: 'Export the open items of the customer accounts with their due dates.',
  },
  'bank-statement': {
    fault: 'This is a statement of a bank, not a list of open items.',
    expected: 'a list of open items or invoices as CSV or .xlsx',
    remedy: 'Bring it in under Imports › Bank statements.',
  },
  'column-missing': {
    fault: 'A column or sheet that this source had before is gone.',
    expected: 'the same columns as last time',
    remedy: 'Export it again as before, or choose below what the columns mean now.',
  },
  'field-missing': {
    fault: 'A column that such a list needs was not found.',
    expected: 'columns for customer, document number, amount and date',
    remedy: 'Choose below which column holds it, or rename its heading.',
  },
  'no-due-date-column': {
    fault: 'No column with the due date was found.',
    expected: 'a column for the due date',
    remedy: 'Export the list with due dates, or give below the days to pay.',
  },
  'nothing-to-book': {
    fault: 'Every row was left out.',
    expected: 'rows that a customer owes',
    remedy: 'Check the filter of the export. Drafts are taken if you say so below.',
  },
  'bad-day': {
    fault: 'This is no day.',
    expected: 'a day such as 25/03/2026',
    remedy: 'Correct the day in the source and export again.',
  },
  'no-such-day': {
    fault: 'There is no such day in the calendar.',
    expected: 'a day that exists',
    remedy: 'Correct the day in the source and export again.',
  },
  'ambiguous-day': {
    fault: 'This day can be read two ways.',
    expected: 'a day in the order of the others',
    remedy: 'Write it like the others, or say below in which order days are written.',
  },
  'bad-amount': {
    fault: 'This is no amount as the others are written.',
    expected: 'an amount such as 1234.56',
    remedy: 'Write it like the others, or choose the decimal mark of the whole file below.',
  },
  'missing-amount': {
    fault: 'The amount is empty.',
    expected: 'an amount such as 1234.56',
    remedy: 'Fill it in in the source and export again.',
  },
  'missing-customer': {
    fault: 'Nothing says whose entry this is.',
    expected: 'a customer number or name',
    remedy: 'Fill it in in the source and export again.',
  },
  'missing-document': {
    fault: 'The document number is empty.',
    expected: 'a document number',
    remedy: 'Fill it in in the source and export again.',
  },
  'missing-due-date': {
    fault: 'The due date is empty.',
    expected: 'a due date, or days to pay',
    remedy: 'Fill it in in the source, or give below the days to pay for such rows.',
  },
  'missing-date': {
    fault: 'The date is empty.',
    expected: 'the day of the document',
    remedy: 'Fill it in in the source and export again.',
  },
  'unknown-currency': {
    fault: 'The currency cannot be told.',
    expected: 'one ISO code in a row, such as EUR',
    remedy: 'Write the ISO code in the source, or give below the currency of rows that name none.',
  },
  'duplicate-document': {
    fault: 'This document stands in the file already, with other details.',
    expected: 'each document once',
    remedy: 'Find out which row is right and remove the other.',
  },
  'duplicate-customer': {
    fault: 'This customer stands in the file already, with other details.',
    expected: 'each customer once',
    remedy: 'Find out which row is right and remove the other.',
  },
  'open-exceeds-amount': {
    fault: 'More is open than the amount, or with the other sign.',
    expected: 'no more open than the amount, with the same sign',
    remedy: 'Check both amounts in the source.',
  },
  'damaged-number': {
    fault: 'A spreadsheet has cut this number.',
    expected: 'the number in full',
    remedy: 'Format the column as text in the source and export again.',
  },
  'unknown-payer': {
    fault: 'Nobody has this number or name as a customer.',
    expected: 'the number of a customer who pays for itself',
    remedy: 'Correct the payer in the source, or list it as a customer too.',
  },
  'payer-chain': {
    fault: 'A payer would be paid for by another.',
    expected: 'a customer who pays for itself',
    remedy: 'Name in each line who pays in the end.',
  },
  'too-many-cells': {
    fault: 'The row has more cells than there are headings.',
    expected: 'as many cells as headings',
    remedy: 'Put texts that hold the separator in quotation marks.',
  },
  'open-quotation-mark': {
    fault: 'A quotation mark is opened and never closed.',
    expected: 'quotation marks in pairs',
    remedy: 'Correct the quotation marks in the source and export again.',
  },
  'stray-quotation-mark': {
    fault: 'Something stands after a closing quotation mark.',
    expected: 'the separator after a closing quotation mark',
    remedy: 'Correct the quotation marks in the source and export again.',
  },
  'line-too-long': {
    fault: 'The line is too long for a line of a list.',
    expected: 'a line of an ordinary length',
    remedy: 'Look whether a line break is missing there.',
  },
  'nul-byte': {
    fault: 'The line holds characters that no text has.',
    expected: 'a text',
    remedy: 'Export it again; the file may be damaged.',
  },
  'cell-error': {
    fault: 'The spreadsheet shows an error here.',
    expected: 'a value',
    remedy: 'Repair the formula in the workbook and save it.',
  },
  'no-cached-value': {
    fault: 'This formula was saved without its result.',
    expected: 'a value',
    remedy: 'Open the workbook in Excel, let it calculate, and save it.',
  },
  'uneven-books': {
    fault: 'The debits and the credits of the books do not come to the same.',
    expected: 'books whose two sides are equal',
    remedy: 'Export the file again: rows of it are missing, damaged or could not be read.',
  },
  'other-company': {
    fault: 'These are the books of another company than this one.',
    expected: 'books of this company',
    remedy:
      'Import them into the company whose books they are; if that is this one, enter its register number in the settings of the company.',
  },
  'books-differ': {
    fault: 'What was taken does not come to the balance of the accounts.',
    expected: 'entries that come to the balance of the file',
    remedy: 'Look at the lines that have problems and at what was brought forward: what they hold is missing.',
  },
  'other-seller': {
    fault: 'Another company than this one wrote this invoice.',
    expected: 'an invoice that this company wrote',
    remedy: 'Import it into the company that wrote it. If that is this one, enter its VAT number in its settings.',
  },
  'supplier-invoice': {
    fault: 'A supplier wrote this invoice to us: we owe it.',
    expected: 'an invoice that this company wrote',
    remedy: 'Take it out of the import: invoices of suppliers are not collected.',
  },
  'sum-differs': {
    fault: 'The sums of this invoice do not agree with their parts.',
    expected: 'sums that agree',
    remedy: 'Ask whoever made the invoice which figure is right, and have it written again.',
  },
  'unreadable-document': {
    fault: 'This e-invoice cannot be read.',
    expected: 'an e-invoice (UBL, CII, Factur-X, FatturaPA or Facturae)',
    remedy: 'Fetch or export it again.',
  },
  'control-total': {
    fault: 'The rows do not add up to the total of the file.',
    expected: 'the total of the file',
    remedy: 'Look for rows that are missing or stand in the file twice.',
  },
};

export type ProblemWords = typeof en;
