import type { CaseSection } from '../cases/deps.pages';
import type { Visit } from '../companies/visit.pages';
import { deadlinesOf, PROCEEDINGS, type Proceeding } from '../insolvency/proceeding';
import { proceedingsOf } from '../insolvency/store';
import { INSOLVENCY_WORDS } from '../languages/insolvency-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { deadlineText } from './customer-insolvency-check.pages';

/** On the page of a case: the proceeding over its customer, or the way to record one while a partner has it. */
export const insolvencySection: CaseSection = async (visit, found) => {
  const { work, company, at, locale } = visit;
  const { inCase: w, panel, title } = inLanguage(INSOLVENCY_WORDS, visit.language);
  const customer = `/customers/${work.ids.seal('customer', found.customerId)}`;
  const all = await proceedingsOf(work.db.read, company.id, found.customerId);
  const standing = all.find(({ endedOn }) => endedOn === null);
  if (standing !== undefined) {
    const text = fill(w.standing, { kind: PROCEEDINGS[standing.kind].name, day: dayText(standing.openedOn, locale) });
    const more = standingLines(visit, standing).join(' · ');
    return { title: panel.title, text: more === '' ? text : `${text} ${more}`, href: at.under(`${customer}#insolvency`) }; // prettier-ignore
  }
  if (found.state !== 'with_partner' || !visit.may('work') || visit.on !== null) return null;
  return { title: fill(title, { customer: found.customerName }), text: w.text, href: at.under(`${customer}/insolvency`) };
}; // prettier-ignore

/** Where it lies and until when something must be done: what whoever reads a recovery file looks for. */
function standingLines(visit: Visit, one: Proceeding): string[] {
  const { panel: w } = inLanguage(INSOLVENCY_WORDS, visit.language);
  const due = deadlinesOf(one, visit.company.country).filter(
    ({ what }) => what !== 'proof' || one.proofSentOn === null,
  );
  const court = [one.court ?? '', one.number === null ? '' : fill(w.number, { number: one.number })];
  return [
    court.filter((part) => part !== '').join(', '),
    one.proofSentOn === null ? '' : fill(w.proofSent, { day: dayText(one.proofSentOn, visit.locale) }),
    ...due.map((deadline) => fill(w.next, { what: deadlineText({ visit }, deadline) })),
  ].filter((part) => part !== '');
}

/** On the page where a recovery file is made: the proceeding that stands over the customer; null: none. */
export async function standingShown(visit: Visit, customerId: number): Promise<unknown> {
  const { work, company, at, locale, language } = visit;
  const { panel, inFile } = inLanguage(INSOLVENCY_WORDS, language);
  const standing = (await proceedingsOf(work.db.read, company.id, customerId)).find(({ endedOn }) => endedOn === null);
  if (standing === undefined) return null;
  const opened = fill(panel.opened, { day: dayText(standing.openedOn, locale) });
  return {
    title: panel.title,
    lines: [`${PROCEEDINGS[standing.kind].name}, ${opened}`, ...standingLines(visit, standing)],
    text: inFile,
    link: { href: at.under(`/customers/${work.ids.seal('customer', customerId)}#insolvency`), label: panel.title },
  };
}
