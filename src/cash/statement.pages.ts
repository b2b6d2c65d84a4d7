import { printedIban } from '../companies/iban';
import type { Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { BANK_WORDS } from '../languages/bank-words';
import { REFUND_WORDS } from '../languages/refund-words';
import { dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { NotFound, page, type Answer } from '../platform/web/answer';
import { fatesOf, tallyOfStatement, type LineFate } from './statement.panel';
import { linesOfStatement, statementById, type BankStatement, type KeptLine } from './store';

/** One statement: its balances, its lines, and what became of each. */
export const ROWS = 100;

export async function statementPage(visit: Visit, wrong: string): Promise<Answer> {
  const { work, company, locale, asked } = visit;
  const w = inLanguage(BANK_WORDS, visit.language);
  const id = work.ids.open('bank_statement', asked.params['statement'] ?? '');
  const statement = id === undefined ? undefined : await statementById(work.db.read, company.id, id);
  if (!statement) throw new NotFound();
  const n = pageAsked(visit);
  const lines = await linesOfStatement(work.db.read, company.id, statement.id, { most: ROWS + 1, offset: (n - 1) * ROWS }); // prettier-ignore
  const fates = await fatesOf(work.db.read, company.id, lines.map((line) => line.id)); // prettier-ignore
  const title = fill(w.one, { number: statement.number ?? '–', account: printedIban(statement.iban) });
  const from = fill(w.from, { file: statement.fileName, when: momentText(statement.recordedAt, locale, company.zone), added: numberText(statement.added, locale), lines: numberText(statement.lines, locale) }); // prettier-ignore
  const blanks = {
    ...{ w, title, from, wrong, list: visit.at.under('/bank') },
    figures: await figuresOf(visit, statement),
    rows: lines.slice(0, ROWS).map((line) => rowOf(visit, line, fates.get(line.id))),
    undo: visit.may('work') && visit.on === null ? `${pathOf(visit, statement.id)}/undo` : '',
    ...around(n, lines.length, (at) => `${pathOf(visit, statement.id)}?page=${at}`),
  };
  return page('pages/cash/statement', title, blanks, { status: wrong === '' ? 200 : 422 });
}

/** Begins, came in, went out, ends: what a person adds up; and whether all of it is decided. */
async function figuresOf(visit: Visit, { id, currency, openingMinor, closingMinor }: BankStatement): Promise<object[]> {
  const { work, company, locale } = visit;
  const w = inLanguage(BANK_WORDS, visit.language);
  const { cameMinor, wentMinor, waiting } = await tallyOfStatement(work.db.read, company.id, id);
  const money = (minor: number | null): string => moneyOr(minor, currency, locale);
  return [
    { label: w.opening, value: money(openingMinor) },
    { label: w.cameIn, value: money(cameMinor) },
    { label: w.wentOut, value: money(wentMinor) },
    { label: w.closing, value: money(closingMinor) },
    { label: w.toDecide, value: numberText(waiting, locale) },
  ];
}

function rowOf(visit: Visit, line: KeptLine, fate: LineFate | undefined): object {
  const { locale, at, work } = visit;
  const w = inLanguage(BANK_WORDS, visit.language);
  const counts = line.counts === 1 && line.partOf === null;
  return {
    booked: dayText(line.bookedOn, locale),
    amount: format({ minor: line.amountMinor, currency: line.currency }, locale),
    who: [line.name, line.behind].filter((part) => part !== null).join(' · '),
    reference: line.reference ?? line.endToEnd ?? '',
    text: line.text,
    returned: line.returned === null ? '' : fill(w.returned, { reason: line.returned }),
    twice: line.doubtful === 1,
    told: line.counts === 0,
    part: line.partOf !== null,
    href: at.receipt(work.ids.seal('bank_line', line.id)),
    fate: counts ? fateText(visit, line, fate) : '',
    waits: fate?.waits === 1,
  };
}

function fateText(visit: Visit, { amountMinor }: KeptLine, fate: LineFate | undefined): string {
  const { fates } = inLanguage(BANK_WORDS, visit.language);
  if (fate?.kind === 'applied') return fate.byRule === 1 ? fates.rule : fates.person;
  if (fate?.kind === 'booked_already' || fate?.kind === 'returned' || fate?.kind === 'not_ours')
    return fates[fate.kind];
  if (fate?.kind === 'refunded') return inLanguage(REFUND_WORDS, visit.language).shows;
  return amountMinor > 0 ? fates.waits : fates.out;
}

export const pathOf = (visit: Visit, id: number): string =>
  visit.at.under(`/bank/${visit.work.ids.seal('bank_statement', id)}`);

export const moneyOr = (minor: number | null, currency: string, locale: string): string =>
  minor === null ? '–' : format({ minor, currency }, locale);

export function pageAsked({ asked }: Visit): number {
  const wanted = Number(asked.query.get('page') ?? '1');
  return Number.isSafeInteger(wanted) && wanted >= 1 && wanted <= 100_000 ? wanted : 1;
}

export const around = (n: number, found: number, at: (n: number) => string): object => ({
  previous: n > 1 ? at(n - 1) : null,
  next: found > ROWS ? at(n + 1) : null,
});
