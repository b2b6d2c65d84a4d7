import type { CaseSection } from '../cases/deps.pages';
import { PROCEEDINGS } from '../insolvency/proceeding';
import { proceedingsOf } from '../insolvency/store';
import { INSOLVENCY_WORDS } from '../languages/insolvency-words';
import { dayText, fill, inLanguage } from '../languages/said';

/** On the page of a case: the proceeding over its customer, or the way to record one while a partner has it. */
export const insolvencySection: CaseSection = async (visit, found) => {
  const { work, company, at, locale } = visit;
  const { inCase: w, panel, title } = inLanguage(INSOLVENCY_WORDS, visit.language);
  const customer = `/customers/${work.ids.seal('customer', found.customerId)}`;
  const all = await proceedingsOf(work.db.read, company.id, found.customerId);
  const standing = all.find(({ endedOn }) => endedOn === null);
  if (standing !== undefined) {
    const text = fill(w.standing, { kind: PROCEEDINGS[standing.kind].name, day: dayText(standing.openedOn, locale) });
    return { title: panel.title, text, href: at.under(`${customer}#insolvency`) };
  }
  if (found.state !== 'with_partner' || !visit.may('work') || visit.on !== null) return null;
  return { title: fill(title, { customer: found.customerName }), text: w.text, href: at.under(`${customer}/insolvency`) };
}; // prettier-ignore
