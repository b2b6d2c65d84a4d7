import { earliestOf } from '../dossier/limitation-line';
import type { Visit } from '../companies/visit.pages';
import type { Gathered } from '../dossier/claim.actions';
import { fitFacts, ROUTES } from '../dossier/routes/routes';
import { fitTold, routeName } from '../dossier/routes/told';
import { readiness } from '../dossier/readiness';
import { scoreOf } from '../dossier/score';
import { ROUTE_WORDS } from '../languages/route-words';
import { fill, inLanguage, numberText } from '../languages/said';

/** The ways that are open to a claim, each with its form, and why the others are not. `customer` is sealed. */
export function waysOf(
  visit: Visit,
  customer: string,
  { claim, circumstances }: Pick<Gathered, 'claim' | 'circumstances'>,
) {
  const w = inLanguage(ROUTE_WORDS, visit.language);
  const whole = { ...claim, reference: '', version: 1 };
  const facts = fitFacts(whole, earliestOf(circumstances.limitation), circumstances.assigned);
  const judged = ROUTES.map((route) => ({ route, ...route.fits(facts) }));
  const sorted = [...judged.filter(({ fits }) => fits), ...judged.filter(({ fits }) => !fits)];
  return {
    title: w.title,
    intro: w.intro,
    chosen: claim.route !== 'amicable',
    count: fill(w.count, {
      n: numberText(judged.filter(({ fits }) => fits).length, visit.locale),
      of: numberText(judged.length, visit.locale),
    }),
    ways: sorted.map(({ route, fits, reasons }) => ({
      ...{
        name: routeName(route.key, visit.language),
        light: fits ? 'ok' : 'closed',
        state: fits ? w.open : w.closed,
      },
      why: reasons
        .filter(({ ok }) => ok === fits)
        .map((one) => fitTold(one, visit))
        .join(' '),
      href: fits
        ? visit.at.under(`/customers/${customer}/recovery/form/${route.key}`, { currency: claim.currency })
        : '',
      form: w.toForm,
      score: fits
        ? fill(w.page.score, {
            n: numberText(scoreOf(readiness({ ...whole, route: route.key }, circumstances)), visit.locale),
          })
        : '',
    })),
  };
}
