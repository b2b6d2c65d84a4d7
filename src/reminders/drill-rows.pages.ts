import type { Visit } from '../companies/visit.pages';
import { dayFrom } from '../kernel/day';
import { format } from '../kernel/money';
import { DRILL_WORDS } from '../languages/drill-words';
import { REMINDER_WORDS } from '../languages/reminder-words';
import { countText, dayText, fill, inLanguage, numberText, weekdayText } from '../languages/said';
import { nameOf } from '../people/colleagues';
import type { ListedPerson } from '../people/person';
import { amountCell, dayCell, type Sheet } from '../platform/sheet';
import type { Drilled } from './drill.actions';
import { mondayOf, type DrillRow } from './drill-report';

/** Every step of every customer in a fire drill: of a week, of a customer, and all of them as a file. */
const SHOWN = 100;

export function drillRowsBlanks(visit: Visit, { report, days }: Drilled): Record<string, unknown> {
  const { asked, at, locale, work } = visit;
  const w = inLanguage(DRILL_WORDS, visit.language).rows;
  const { query } = asked;
  const customerId = work.ids.open('customer', query.get('customer') ?? '');
  const ofCustomer = customerId === undefined ? [] : report.rows.filter((row) => row.customerId === customerId);
  const [first] = ofCustomer;
  const week = mondayOf(dayFrom(query.get('week') ?? '') ?? days.from);
  const chosen = first === undefined ? report.rows.filter((row) => mondayOf(row.on) === week) : ofCustomer;
  const from = Math.min(Math.max(0, Math.trunc(Number(query.get('from') ?? '0')) || 0), Math.max(0, chosen.length - 1));
  const shown = chosen.slice(from, from + SHOWN);
  const place: Record<string, string> =
    first === undefined ? { week } : { customer: work.ids.seal('customer', first.customerId) };
  const paged = (to: number): string => `${at.under('/runs/drill', { ...place, from: String(to) })}#steps`;
  return {
    title:
      first === undefined
        ? fill(w.ofWeek, { day: dayText(week, locale) })
        : fill(w.ofCustomer, { customer: first.name }),
    all: first === undefined ? '' : `${at.under('/runs/drill')}#weeks`,
    list: shown.map((row) => stepBlanks(visit, row)),
    shown: chosen.length <= SHOWN ? '' : fill(w.shown, { from: from + 1, to: from + shown.length, total: numberText(chosen.length, locale) }), // prettier-ignore
    earlier: from === 0 ? '' : paged(Math.max(0, from - SHOWN)),
    later: from + SHOWN < chosen.length ? paged(from + SHOWN) : '',
    cut: report.cut === 0 ? '' : countText(w.cut, report.cut, locale),
    letter: letterBlanks(visit, ofCustomer),
  };
}

/** The message that was asked for, of the customer who is shown. */
function letterBlanks({ asked, at, work }: Visit, rows: readonly DrillRow[]): { src: string } | null {
  const day = dayFrom(asked.query.get('day') ?? '');
  const row = rows.find(({ on }) => on === day);
  if (row === undefined) return null;
  return {
    src: at.under('/runs/drill/letter', { customer: work.ids.seal('customer', row.customerId), day: row.on }),
  };
}

export function stepBlanks(visit: Visit, row: DrillRow): unknown {
  const { at, work, locale } = visit;
  const w = inLanguage(DRILL_WORDS, visit.language).rows;
  const said = inLanguage(REMINDER_WORDS, visit.language);
  const customer = work.ids.seal('customer', row.customerId);
  const [document = '', ...others] = row.documents;
  const written = row.do === 'send' || row.do === 'approve';
  return {
    on: weekdayText(row.on, locale),
    name: row.name,
    code: row.code,
    href: `${at.under('/runs/drill', { customer })}#steps`,
    what: said.kind[row.kind],
    n: row.n > 0 ? fill(said.step, { n: numberText(row.n, locale) }) : '',
    does: row.do === 'approve' ? said.reason[row.because] : row.do === 'task' ? said.does.task : '',
    how: row.channel === null ? '' : said.channel[row.channel],
    to: row.to,
    documents: others.length > 0 ? `${document} +${numberText(others.length, locale)}` : document,
    sum: row.demandMinor === 0 ? '' : format({ minor: row.demandMinor, currency: row.currency }, locale),
    pay_by: row.payByOn === null ? '' : dayText(row.payByOn, locale),
    look: written ? `${at.under('/runs/drill', { customer, day: row.on })}#message` : '',
    look_label: fill(w.lookAt, { customer: row.name, day: dayText(row.on, locale) }),
  };
}

/** All of it, as a table for a spreadsheet. */
export function drillSheet(visit: Visit, { report }: Drilled, people: readonly ListedPerson[]): Sheet {
  const { rows: w, file, title } = inLanguage(DRILL_WORDS, visit.language);
  const said = inLanguage(REMINDER_WORDS, visit.language);
  return {
    name: title,
    head: [
      ...[w.on, file.code, w.customer, file.collector, w.what, w.does, w.how, file.to],
      ...[w.documents, w.sum, file.currency, w.payBy, file.reason],
    ],
    rows: report.rows.map((row) => [
      ...[dayCell(row.on), row.code, row.name, row.collector === null ? null : nameOf(people, row.collector)],
      ...[`${said.kind[row.kind]}${row.n > 0 ? ` ${row.n}` : ''}`, said.does[row.do]],
      ...[row.channel === null ? null : said.channel[row.channel], row.to, row.documents.join(' ')],
      ...[amountCell(row.demandMinor, row.currency), row.currency, dayCell(row.payByOn), said.reason[row.because]],
    ]),
  };
}
