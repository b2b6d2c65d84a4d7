import { randomBytes } from 'node:crypto';
import { onceIn } from '../cases/report-form';
import { FACT_KINDS } from '../finances/fact';
import { MEANS_TOLD_WORDS } from '../languages/means-told-words';
import { FINANCES_WORDS } from '../languages/finances-words';
import { fill, inLanguage } from '../languages/said';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { typedIn } from '../platform/web/form';
import type { Given } from './given';
import { readMeans } from './means';
import { tellMeans } from './means.actions';
import type { Again, PartnerSection } from './section.pages';
import type { PartnerVisit } from './visit.pages';

/** One form in which a partner tells what it found of the debtor's means. It shows nothing of what is known: that is the creditor's. */
const FORM = 'means';

export const meansSection: PartnerSection = {
  name: FORM,
  blanks: (visit, given) => Promise.resolve(meansBlanks(visit, given)),
  routes: [{ method: 'post', path: '/means', answer: tell }],
};

function meansBlanks(visit: PartnerVisit, given: Given): unknown {
  const w = inLanguage(MEANS_TOLD_WORDS, visit.language);
  const { kinds, form } = inLanguage(FINANCES_WORDS, visit.language);
  const mine = given.form === FORM ? given : undefined;
  const { today } = visit.work;
  const field = (name: string, label: string, more: Readonly<Record<string, unknown>>) => ({
    ...{ name, label, value: mine?.typed[name] ?? '', wrong: mine?.wrong[name] ?? '', required: false },
    ...{ min: '', max: '', options: [], ...more },
  });
  const what = mine?.typed['what'] ?? '';
  const options = FACT_KINDS.map((value) => ({ value, label: kinds[value], chosen: value === what }));
  const fields = [
    field('what', form.kind, { is_choice: true, required: true, options }),
    field('figure', w.figure, { is_money: true }),
    field('currency', form.currency, { is_text: true, value: mine?.typed['currency'] ?? visit.found.currency }),
    field('year', form.year, { is_text: true }),
    field('words', form.note, { is_area: true }),
    field('source', w.source, { is_text: true, required: true }),
    field('as_of', form.asOf, { is_past: true, max: today, required: true, value: mine?.typed['as_of'] ?? today }),
  ];
  const text = fill(w.text, { company: visit.company.legalName });
  const one = { kind: FORM, title: w.title, text, button: w.button, open: mine !== undefined, fields };
  return { action: `${visit.base}/means`, once: randomBytes(16).toString('hex'), one };
}

async function tell(visit: PartnerVisit, again: Again): Promise<Answer> {
  const { asked, work, company, found, locale, language } = visit;
  if (onceIn(asked.form) === undefined) throw new NotFound();
  const w = inLanguage(MEANS_TOLD_WORDS, language);
  const read = readMeans(asked.form, { today: work.today, currency: found.currency, locale });
  if ('wrong' in read) {
    const wrong = Object.fromEntries(Object.entries(read.wrong).map(([name, code]) => [name, w.wrong[code]]));
    return again(visit, { form: FORM, typed: typedIn(asked.form), wrong });
  }
  const isNew = await tellMeans(work, { companyId: company.id, caseId: found.id }, read.fact);
  asked.session.tell({ text: isNew ? fill(w.done, { company: company.legalName }) : visit.w.again });
  return see(visit.base);
}
