import type { Visit } from '../companies/visit.pages';
import { amountCell, csvOf, dayCell, xlsxOf, type Sheet } from '../platform/sheet';
import { file, type Answer } from '../platform/web/answer';
import { daysOf, handlerOf } from './case-columns.pages';
import { caseRows, type CaseQuestion, type CaseRow } from './case-list.panel';

/** The list of cases as a file: all that fit, codes instead of words, so that a machine can read it. */
const MOST_ROWS = 100_000;
const HEAD = ['number', 'customer', 'name', 'country', 'partner', 'partner_kind', 'partner_reference', 'partner_collector', 'our_clerk', 'stage', 'stage_since', 'handed_over_on', 'days', 'age_at_hand_over', 'currency', 'claimed', 'came_in', 'open', 'whose_turn', 'next', 'next_by', 'last_heard_on', 'ended_on', 'outcome']; // prettier-ignore

export async function casesExported(visit: Visit, asked: CaseQuestion): Promise<Answer> {
  const rows = await caseRows(visit.work.db.read, { ...asked, offset: 0, limit: MOST_ROWS });
  const sheet: Sheet = { name: 'Cases', head: HEAD, rows: rows.map((row) => cells(row, visit)) };
  const name = `${visit.company.code}-cases-${visit.work.today}`;
  return visit.asked.query.get('as') === 'xlsx'
    ? file(`${name}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', xlsxOf([sheet]))
    : file(`${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csvOf(sheet), 'utf8'));
}

function cells(row: CaseRow, { work }: Visit): Sheet['rows'][number] {
  const { currency } = row;
  return [
    ...[row.number, row.customerCode, row.customerName, row.country],
    ...[row.partner, row.partnerKind, row.partnerRef, handlerOf(row), row.collector],
    ...[row.stage, dayCell(row.stagedOn), dayCell(row.handedOverOn), daysOf(row, work.today), row.ageDays, currency],
    ...[row.claimedMinor, row.cameInMinor, row.openMinor].map((minor) => amountCell(minor, currency)),
    ...[row.next?.who ?? null, row.next?.what ?? null, dayCell(row.next?.by ?? null)],
    ...[dayCell(row.heardOn), dayCell(row.endedOn), row.outcome],
  ];
}
