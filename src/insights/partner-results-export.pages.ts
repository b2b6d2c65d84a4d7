import type { Visit } from '../companies/visit.pages';
import type { Day } from '../kernel/day';
import type { PartnerResultsWords } from '../languages/partner-results-words.en';
import { amountCell, csvOf, dayCell, xlsxOf, type Sheet } from '../platform/sheet';
import { file, type Answer } from '../platform/web/answer';
import type { ComparedPartner, PartnerResult } from './partner-results';

/** The comparison as a file: a line for each partner and currency, then one for each band that has cases. */
interface Exported {
  readonly from: Day;
  readonly to: Day;
  readonly compared: readonly (ComparedPartner & { readonly currency: string })[];
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function resultsExported(visit: Visit, w: PartnerResultsWords, { from, to, compared }: Exported): Answer {
  const c = w.column;
  const sheet: Sheet = {
    name: 'Partners',
    head: [c.partner, c.currency, c.from, c.to, c.age, c.amount, c.cases, c.open, c.handed, c.gross, c.cost, c.net, `${c.rate} %`, c.contact, c.money, c.close], // prettier-ignore
    rows: compared.flatMap(({ partner, currency, result, cells }) => {
      const before = [partner, currency, dayCell(from), dayCell(to)];
      return [
        [...before, null, null, ...figures(result, currency)],
        ...cells
          .filter((cell) => cell.result.cases > 0)
          .map((cell) => [...before, cell.age, cell.amount, ...figures(cell.result, currency)]),
      ];
    }),
  };
  const name = `${visit.company.code}-partners-${visit.work.today}`;
  if (visit.asked.query.get('as') === 'xlsx') return file(`${name}.xlsx`, XLSX, xlsxOf([sheet]));
  return file(`${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csvOf(sheet), 'utf8'));
}

const figures = (one: PartnerResult, currency: string): Sheet['rows'][number] => [
  ...[one.cases, one.open],
  ...[one.handedMinor, one.grossMinor, one.costMinor, one.netMinor].map((minor) => amountCell(minor, currency)),
  one.rateBps === null ? null : one.rateBps / 100,
  ...[one.contactDays.value, one.moneyDays.value, one.closeDays.value],
];
