import { randomBytes } from 'node:crypto';
import type { CaseSection } from '../cases/deps.pages';
import { caseAsked, type CaseVisit } from '../cases/opened.pages';
import type { Route, Visit } from '../companies/visit.pages';
import { documentsOf } from '../documents/store';
import { RELIEF_WORDS } from '../languages/relief-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { countryName } from '../mandates/named';
import { amountCell, csvOf, dayCell, xlsxOf, type Sheet } from '../platform/sheet';
import { file, NotFound, page, see, type Answer } from '../platform/web/answer';
import { aboutRelief, caseRelief, isLost, makePack } from './pack.actions';
import { checklist, nameOf, rateLines, sourceLines, unknownVat, vatTable, type Saying } from './said';
import type { ReliefOfItem } from './relief';
import { lostCasesOf } from './relief.panel';

/** VAT relief of a case that ended without payment: its conditions, the table to take away, and the papers. */
export const reliefRoutes: readonly Route[] = [
  { method: 'get', path: '/cases/:case/relief', right: 'see', visit: async (visit) => shown(await lostCase(visit)) },
  { method: 'get', path: '/cases/:case/relief/export', right: 'see', visit: async (visit) => table(await lostCase(visit)) },
  { method: 'post', path: '/cases/:case/relief', right: 'work', visit: async (visit) => make(await lostCase(visit)) },
]; // prettier-ignore

/** There is none of a case that goes on or ended otherwise. */
async function lostCase(visit: Visit): Promise<CaseVisit> {
  const opened = await caseAsked(visit);
  if (!isLost(opened.found)) throw new NotFound();
  return opened;
}

const sayingOf = ({ visit, found }: CaseVisit): Saying => ({
  w: inLanguage(RELIEF_WORDS, visit.language),
  locale: visit.locale,
  currency: found.currency,
});

async function shown(opened: CaseVisit): Promise<Answer> {
  const { visit, found, here } = opened;
  const { work, company, at, locale } = visit;
  const saying = sayingOf(opened);
  const { w } = saying;
  const { rule, items } = await caseRelief(work.db.read, work, company, found);
  const country = countryName(company.country, visit.language);
  const title = fill(w.title, { number: found.number });
  const kept = await documentsOf(work.db.read, company.id, { about: aboutRelief(found) });
  return page('pages/relief/case', title, {
    ...{ title, w, back: { href: here, label: found.number }, intro: fill(w.intro, { country }) },
    sources: sourceLines(saying, rule, country),
    table: items.length === 0 ? null : vatTable(saying, items),
    unknown: unknownVat(saying, items),
    rates: rateLines(saying, items),
    checklist: checklist(saying, rule, items),
    exports: [
      { href: `${here}/relief/export`, label: w.csv },
      { href: `${here}/relief/export?as=xlsx`, label: w.xlsx },
    ],
    make: visit.may('work') && visit.on === null && items.length > 0 ? `${here}/relief` : '',
    once: randomBytes(16).toString('hex'),
    kept: kept.map(({ id, title: name, datedOn }) => ({
      href: at.under(`/documents/${work.ids.seal('document', id)}`),
      label: datedOn === null ? name : `${name}, ${dayText(datedOn, locale)}`,
    })),
  });
}

function vatSheet({ w, currency }: Saying, name: string, all: readonly ReliefOfItem[]): Sheet {
  const { column: c } = w;
  return {
    name,
    head: [c.document, c.due, c.lost, c.vat, c.currency, c.from, c.until, c.state],
    rows: all.map((one) => [
      ...[
        nameOf(one),
        dayCell(one.item.dueOn),
        amountCell(one.lostMinor, currency),
        amountCell(one.vatMinor, currency),
      ],
      ...[currency, dayCell(one.from), dayCell(one.until), w.state[one.standing]],
    ]),
  };
}

async function table(opened: CaseVisit): Promise<Answer> {
  const { visit, found } = opened;
  const { items } = await caseRelief(visit.work.db.read, visit.work, visit.company, found);
  const sheet = vatSheet(sayingOf(opened), found.number, items);
  const name = `vat-relief-${found.number}`;
  if (visit.asked.query.get('as') === 'xlsx')
    return file(`${name}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', xlsxOf([sheet]));
  return file(`${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csvOf(sheet)));
}

/** The same form twice makes one pack. */
async function make(opened: CaseVisit): Promise<Answer> {
  const { visit, found, here } = opened;
  const { session, form } = visit.asked;
  const once = form.get('once') ?? '';
  if (!/^[0-9a-f]{32}$/.test(once)) throw new NotFound();
  const key = `relief-${found.id}`;
  if (session.get(key) !== once) {
    session.set(key, once);
    await makePack(visit.work, visit.company, found, visit.language);
    session.tell({ text: sayingOf(opened).w.done });
  }
  return see(`${here}/relief`);
}

/** Beside a write-off of what lost cases gave up: the ways to their VAT relief. */
export async function reliefBeside(
  visit: Visit,
  itemIds: readonly number[],
): Promise<{ href: string; label: string }[]> {
  const { work, company, at, language } = visit;
  const w = inLanguage(RELIEF_WORDS, language);
  const cases = await lostCasesOf(work.db.read, company.id, itemIds);
  return cases.map(({ id, number }) => ({
    href: `${at.case(work.ids.seal('case', id))}/relief`,
    label: fill(w.ofWriteOff, { number }),
  }));
}

/** On the page of a case that was lost: the way to its VAT relief. */
export const reliefSection: CaseSection = (visit, found, here) => {
  const w = inLanguage(RELIEF_WORDS, visit.language);
  return Promise.resolve(isLost(found) ? { title: w.link, text: w.linkText, href: `${here}/relief` } : null);
};
