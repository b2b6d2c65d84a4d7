import type { Visit } from '../companies/visit.pages';
import { DRILL_WORDS } from '../languages/drill-words';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import type { ListedPerson } from '../people/person';
import { renderPdf } from '../platform/pdf/render';
import { openViews, type Views } from '../platform/views';
import type { Drilled } from './drill.actions';
import { drilledBlanks } from './drill-shown.pages';
import { stepBlanks } from './drill-rows.pages';

/** What a fire drill found as a paper: what was assumed, the figures, the first steps, and room to sign. */
const STEPS = 400;

let opened: Views | undefined;

export async function drillPaper(visit: Visit, drilled: Drilled, people: readonly ListedPerson[]): Promise<Buffer> {
  const { company, person, locale, language } = visit;
  const w = inLanguage(DRILL_WORDS, language);
  const { rows, cut } = drilled.report;
  const total = rows.length + cut;
  const blanks = {
    lang: language,
    w,
    title: fill(w.paper.title, { company: company.legalName }),
    made: fill(w.paper.made, { day: dayText(drilled.days.from, locale), person: person.name }),
    told: drilledBlanks(visit, drilled, people),
    rows: rows.slice(0, STEPS).map((row) => stepBlanks(visit, row)),
    most: total <= STEPS ? '' : fill(w.paper.most, { n: STEPS, total: numberText(total, locale) }),
  };
  return renderPdf((opened ??= openViews()).render('layouts/drill', blanks));
}
