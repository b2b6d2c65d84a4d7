import type { Visit } from '../companies/visit.pages';
import { ITEMS_WORDS } from '../languages/items-words';
import { dueText } from '../languages/due-text';
import { inLanguage } from '../languages/said';
import { amountCell, csvOf, dayCell, xlsxOf, type Sheet } from '../platform/sheet';
import { file, type Answer } from '../platform/web/answer';
import { dueBasisOf } from './due-by';
import { itemRows, type ItemQuestion } from './items.panel';
import { daysLate, isOverdue, labelOf } from './open-item';

/** The list of open items as a file: every row that the address describes, not only those of the page. */
const MOST_ROWS = 1_000_000;

export async function itemsFile(visit: Visit, asked: ItemQuestion): Promise<Answer> {
  const { column, title } = inLanguage(ITEMS_WORDS, visit.language);
  const { today } = visit.work;
  const rows = await itemRows(visit.work.db.read, { ...asked, offset: 0, limit: MOST_ROWS });
  const sheet: Sheet = {
    name: title,
    head: [
      ...[
        column.document,
        column.customer,
        '#',
        column.country,
        column.issued,
        column.due,
        column.dueBasis,
        column.late,
      ],
      ...[column.amount, column.open, column.currency, column.po, column.subject],
    ],
    rows: rows.map((row) => [
      labelOf(row),
      row.customerName,
      row.customerCode,
      row.country,
      dayCell(row.issuedOn),
      dayCell(row.dueOn),
      dueText(dueBasisOf(row.dueBy), visit.language),
      isOverdue(row, today) ? daysLate(row, today) : null,
      amountCell(row.amountMinor, row.currency),
      amountCell(row.openMinor, row.currency),
      row.currency,
      row.poNo,
      row.subject,
    ]),
  };
  const name = `${visit.company.code}-${today}`;
  if (visit.asked.query.get('as') === 'xlsx') return file(`${name}.xlsx`, XLSX, xlsxOf([sheet]));
  return file(`${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csvOf(sheet), 'utf8'));
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
