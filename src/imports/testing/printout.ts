import { toDecimal } from '../../kernel/money';
import { isStandard, type LedgerRow } from '../mapping';
import { sentence } from '../problem';
import type { ContentReading } from '../reading-content';
import { rowsIn } from './read-text';

/** A reading as text, for comparing with the expected text beside a fixture. */
export function printout(reading: ContentReading, withRows: boolean): string {
  const lines = [...recognised(reading), ...reading.questions.map((question) => `? ${question.sentence}`)];
  const rows: LedgerRow[] = [];
  if (reading.questions.length === 0)
    for (const batch of reading.batches()) rows.push(...rowsIn(batch, reading.columns));
  if (withRows) lines.push(...rows.map(rowText));
  const totals = reading.totals();
  lines.push(...totals.problems.map((problem) => sentence(problem)));
  const beyond = totals.problemCount - totals.problems.length;
  if (beyond > 0) lines.push(`… and ${beyond} more`);
  if (reading.questions.length > 0 || reading.refusal !== undefined) return `${lines.join('\n')}\n`;
  lines.push(`${totals.rows} rows of ${totals.lines}`);
  if (!withRows) return `${lines.join('\n')}\n`;
  lines.push(...totals.skipped.map(({ count, sentence: why }) => `left out ${count}: ${why}`));
  for (const [currency, sums] of Object.entries(totals.byCurrency)) {
    const [invoices, credits, payments, others, open] = [
      sums.invoicesMinor, sums.creditNotesMinor, sums.paymentsMinor, sums.adjustmentsMinor, sums.openMinor,
    ].map((minor) => toDecimal(minor, currency)); // prettier-ignore
    lines.push(
      `${currency}: invoices ${invoices}, credit notes ${credits}, payments ${payments}, others ${others}, open ${open}`,
    );
  }
  if (totals.control)
    lines.push(`total of the file, line ${totals.control.line}: ${totals.control.agrees ? 'agrees' : 'differs'}`);
  lines.push(...totals.assumptions.map((assumption) => `assumed: ${assumption}`));
  return `${lines.join('\n')}\n`;
}

function recognised({ recognised: found }: ContentReading): string[] {
  if (found.kind === null && found.headerLine === null) return [];
  const format = isStandard(found.format) ? [found.format] : [];
  const parts = [
    ...format,
    found.kind?.value ?? 'unknown kind',
    found.encoding?.value,
    found.delimiter && `separated by ${JSON.stringify(found.delimiter.value)}`,
    found.sheet && `sheet ${found.sheet.value}`,
    found.headerLine === null ? undefined : `header in line ${found.headerLine}`,
    found.decimalMark && `decimal ${found.decimalMark.value}`,
    found.dateOrder?.value,
    found.currency && `${found.currency.value} (${found.currency.because})`,
    found.asOf && `as of ${found.asOf.value} (${found.asOf.because})`,
  ];
  return [parts.filter((part) => part).join(', ')];
}

/** The fields that say something, in the order of the row. */
function rowText(row: LedgerRow): string {
  const {
    line,
    kind,
    customerCode,
    customerName,
    document,
    issuedOn,
    dueOn,
    currency,
    amountMinor,
    openMinor,
    ...more
  } = row;
  const unit = currency ?? 'EUR';
  const money = (minor: number | null): string => (minor === null ? '-' : toDecimal(minor, unit));
  const days = `${issuedOn ?? '-'} ${dueOn ?? '-'}`;
  const entry =
    kind === 'customer' ? '' : ` ${document || '-'} ${days} ${money(amountMinor)} ${money(openMinor)} ${unit}`;
  const others = Object.entries(more).filter(([name, value]) => value !== null && !(name === 'part' && value === 1));
  return `${line} ${kind} ${customerCode} "${customerName}"${entry}${others.map(([name, value]) => ` ${name}=${value}`).join('')}`;
}
