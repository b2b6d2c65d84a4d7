import { earliestOf } from '../dossier/limitation-line';
import type { Route as Page, Visit } from '../companies/visit.pages';
import { assess } from '../dossier/actions';
import type { Asked } from '../dossier/claim.actions';
import type { Claim } from '../dossier/claim';
import { canonicalJson } from '../dossier/manifest';
import { answerForm } from '../dossier/routes/answers.actions';
import { formData } from '../dossier/routes/files.actions';
import { isRouteKey, type RouteKey } from '../dossier/routes/keys';
import { mendPath } from '../dossier/routes/mend';
import type { Box, Finding, Route } from '../dossier/routes/route';
import { asksOf, fitFacts, routeNamed } from '../dossier/routes/routes';
import { boxAsks, findingTold, fitTold, routeName } from '../dossier/routes/told';
import { scoreOf } from '../dossier/score';
import type { CountdownShown } from '../law/countdown';
import { ROUTE_WORDS } from '../languages/route-words';
import type { RouteWords } from '../languages/route-words.en';
import { countText, fill, inLanguage, numberText } from '../languages/said';
import { file, NotFound, page, see, type Answer } from '../platform/web/answer';
import { typedIn } from '../platform/web/form';
import type { CasesDeps } from './deps.pages';
import { claimCountdown } from './limitation.pages';
import { readWizard } from './wizard-form';
import { askedNow, formOf, openWizard } from './wizard-opened.pages';

/**
 * The form of a way as the clerk sees it: each box in the form's own words and in the clerk's, what stands there, what is
 * wrong with it and where it is mended; what only the form asks is written here and kept for this customer.
 */
export const formRoutes = (deps: CasesDeps): readonly Page[] => [
  { method: 'get', path: `${PATH}/:route`, right: 'work', visit: (visit) => show(visit, deps) },
  { method: 'get', path: `${PATH}/:route/sheet`, right: 'work', visit: (visit) => sheet(visit, deps) },
  { method: 'post', path: `${PATH}/:route`, right: 'work', visit: (visit) => save(visit, deps) },
];

const PATH = '/customers/:customer/recovery/form';

interface Opened {
  readonly key: RouteKey;
  readonly route: Route;
  readonly sealed: string;
  readonly customerId: number;
  readonly claim: Claim;
  readonly against: readonly string[];
  readonly score: number;
  readonly countdown: CountdownShown | null;
}

async function opened(visit: Visit, deps: CasesDeps): Promise<Opened> {
  const key = keyOf(visit);
  const wizard = await openWizard(visit, deps);
  const asks = askedNow(wizard, readWizard(formOf(wizard).form, visit.work.today, wizard.w.wrong));
  const asked: Asked | undefined =
    asks.find(({ currency }) => currency === visit.asked.query.get('currency')) ?? asks[0];
  if (asked === undefined) throw new NotFound();
  const found = await assess(visit.work, { ...asked, route: key }, (q) => deps.holdSources(q));
  const claim: Claim = { ...found.claim, reference: inLanguage(ROUTE_WORDS, visit.language).page.number, version: 1 };
  const route = routeNamed(key);
  const { reasons } = route.fits(
    fitFacts(claim, earliestOf(found.circumstances.limitation), found.circumstances.assigned),
  );
  const against = reasons.filter(({ ok }) => !ok).map((one) => fitTold(one, visit));
  return {
    key,
    route,
    sealed: wizard.sealed,
    customerId: wizard.customer.id,
    claim,
    against,
    score: scoreOf(found.readiness),
    countdown: claimCountdown(visit, found.circumstances.limitation),
  };
}

function keyOf({ asked }: Visit): RouteKey {
  const key = asked.params['route'] ?? '';
  if (!isRouteKey(key)) throw new NotFound();
  return key;
}

async function show(visit: Visit, deps: CasesDeps): Promise<Answer> {
  const { key, route, sealed, claim, against, score, countdown } = await opened(visit, deps);
  const w = inLanguage(ROUTE_WORDS, visit.language);
  const found = route.validate(claim);
  const under = `/customers/${sealed}/recovery/form/${key}`;
  const query = { currency: claim.currency };
  const title = fill(w.page.title, { form: route.name(claim) });
  const told = (one: Finding) => ({
    ...{
      label: `${one.label} (${boxAsks(one.what, visit.language)})`,
      text: findingTold(one, visit),
      light: one.level === 'wrong' ? 'missing' : 'weak',
    },
    href: mayGo(visit, one) ? mendPath(one.mend, visit.at, sealed) || `#box-${one.box}` : `#box-${one.box}`,
  });
  const blanks = {
    title,
    w: w.page,
    name: routeName(key, visit.language),
    own: route.language(claim),
    customer: { name: claim.debtor.name, code: claim.debtor.code, href: visit.at.customer(sealed) },
    back: visit.at.under(`/customers/${sealed}/recovery`),
    action: visit.at.under(under, query),
    json: visit.at.under(`${under}/sheet`, query),
    ...{ against, countdown },
    draft: route.draft ? w.draft : '',
    score: fill(w.page.score, { n: numberText(score, visit.locale) }),
    source: fill(w.page.source, { source: route.source(claim) }),
    unverified: route.evidence === 'memory' ? w.unverified : '',
    findings: found.map(told),
    sections: route.sections(claim).map(({ id, title: head, rows }) => ({
      ...{ id, title: head },
      groups: rows.map((boxes) => ({
        invoice: boxes[0]?.document ? fill(w.page.invoice, { document: boxes[0].document }) : '',
        boxes: boxes.map((box) =>
          boxBlanks(visit, w, box, { claim, found: found.filter((one) => one.box === box.id) }),
        ),
      })),
    })),
    can_save: visit.on === null,
  };
  return page('pages/cases/form', title, blanks);
}

/** The settings are for those who may change them. */
const mayGo = (visit: Visit, { mend }: Finding): boolean =>
  (mend.place !== 'settings' && mend.place !== 'bank') || visit.may('approve');

interface Said {
  readonly claim: Claim;
  readonly found: readonly Finding[];
}

function boxBlanks(visit: Visit, w: RouteWords, box: Box, { claim, found }: Said) {
  const { max, lines, width, choices } = box.limit;
  const limit = lines !== undefined && width !== undefined ? fill(w.page.lines, { n: lines, width }) : max === undefined ? '' : fill(w.page.characters, { n: max }); // prettier-ignore
  const answer = claim.answers?.[box.what] ?? '';
  return {
    ...{ id: box.id, what: box.what, label: box.label, asks: boxAsks(box.what, visit.language), value: box.value },
    ...{ limit, required: box.required ? w.page.required : '', grid: width !== undefined },
    unverified: box.evidence === 'memory' ? w.page.unverified : '',
    wrong: found.map((one) => findingTold(one, visit)),
    input: box.asked === null ? null : { is: { line: box.asked === 'line', text: box.asked === 'text', day: box.asked === 'day', choice: box.asked === 'choice', yes: box.asked === 'yes' }, answer, shown: answer === '' ? box.value : '', ticked: answer === 'yes' }, // prettier-ignore
    choices: (choices ?? []).map(({ code, meaning, evidence }) => ({
      ...{ code, chosen: code === answer },
      label: `${code} – ${meaning}${evidence === 'memory' ? ` (${w.unverified})` : ''}`,
    })),
  };
}

async function save(visit: Visit, deps: CasesDeps): Promise<Answer> {
  const { key, sealed, customerId, claim } = await opened(visit, deps);
  const typed = typedIn(visit.asked.form);
  const given = Object.fromEntries(asksOf(key).flatMap((box) => (typed[`a_${box}`] === undefined ? [] : [[box, typed[`a_${box}`] ?? '']]))); // prettier-ignore
  const changed = await answerForm(visit.work, { companyId: visit.company.id, customerId, route: key }, given);
  const w = inLanguage(ROUTE_WORDS, visit.language).page;
  visit.asked.session.tell({ text: countText(w.saved, changed, visit.locale) });
  return see(visit.at.under(`/customers/${sealed}/recovery/form/${key}`, { currency: claim.currency }));
}

async function sheet(visit: Visit, deps: CasesDeps): Promise<Answer> {
  const { key, route, claim } = await opened(visit, deps);
  return file(
    `${key}_${claim.debtor.code}.json`,
    'application/json',
    Buffer.from(canonicalJson(formData(claim, route))),
  );
}
