import type { Route, Visit } from '../companies/visit.pages';
import { printedIban } from '../companies/iban';
import { format } from '../kernel/money';
import { companyPaths } from '../kernel/paths';
import { OPERATOR_WORDS } from '../languages/operator-words';
import { dayText, fill, inLanguage, momentText } from '../languages/said';
import { feesById } from '../mandates/fee.store';
import { countryName, languageName } from '../mandates/named';
import { companyById } from '../companies/store';
import { mayAt } from '../people/rights';
import type { MailWays } from '../people/house-mail.actions';
import { peopleOf } from '../people/store';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { termsOf } from './offer.store';
import { openQuoteById } from './open-quote.store';
import { accept as acceptAll } from './finish.actions';
import { seatsFor } from './operation';
import { isUnfinished, LONGEST_REASON, stateOf, type Prospect } from './prospect';
import { refuseProspect } from './prospect.actions';
import { prospectById, prospectsOf } from './prospect.store';

/** Creditors who registered: who they say they are, what they accepted, and the decision about them with what it does. */
export interface ProspectDeps {
  readonly mailWays: MailWays;
}

export const prospectRoutes = (deps: ProspectDeps): readonly Route[] => [
  { method: 'get', path: LIST, right: 'see', visit: list },
  { method: 'get', path: ONE, right: 'see', visit: (visit) => show(visit, '') },
  { method: 'post', path: `${ONE}/accept`, right: 'approve', visit: (visit) => accept(visit, deps) },
  { method: 'post', path: `${ONE}/refuse`, right: 'approve', visit: (visit) => refuse(visit, deps) },
];

const LIST = '/recovery/prospects';
const ONE = `${LIST}/:prospect`;
const MOST_SHOWN = 200;

const wordsOf = (visit: Visit) => inLanguage(OPERATOR_WORDS, visit.language);
const stateText = (visit: Visit, found: Prospect): string => {
  const state = stateOf(found);
  return wordsOf(visit).prospects.states[state === 'unconfirmed' ? 'waiting' : state];
};
const pathOf = ({ at, work }: Visit, id: number): string => at.under(`${LIST}/${work.ids.seal('prospect', id)}`);

async function list(visit: Visit): Promise<Answer> {
  const { work, company, at, locale } = visit;
  const all = wordsOf(visit);
  const w = all.prospects;
  const rows = (await prospectsOf(work.db.read, company.id, MOST_SHOWN)).map((one) => ({
    ...{ name: one.is.legalName, href: pathOf(visit, one.id), person: `${one.person}, ${one.email}` },
    ...{ day: dayText(one.acceptedAt.slice(0, 10), locale), state: stateText(visit, one), waits: one.decision === null }, // prettier-ignore
  }));
  const links = [...(visit.may('approve') ? [{ href: at.under('/recovery/operator'), label: all.title }] : []), { href: at.under('/recovery/operated'), label: all.operated.title }]; // prettier-ignore
  return page('pages/operators/prospects', w.title, { w, title: w.title, links, rows });
}

async function prospectAsked({ work, company, asked }: Visit): Promise<Prospect> {
  const id = work.ids.open('prospect', asked.params['prospect'] ?? '');
  const found = id === undefined ? undefined : await prospectById(work.db.read, company.id, id);
  if (found === undefined || found.confirmedAt === null) throw new NotFound();
  return found;
}

async function factsOf(visit: Visit, found: Prospect): Promise<readonly (readonly [string, string])[]> {
  const { work, company, language, locale } = visit;
  const w = wordsOf(visit).prospects;
  const { is } = found;
  const quote = await openQuoteById(work.db.read, company.id, found.openQuoteId);
  const fees = quote && (await feesById(work.db.read, company.id, quote.feeModelId));
  const terms = (await termsOf(work.db.read, company.id)).find(({ id }) => id === found.termsId);
  const at = (moment: string | null): string => (moment === null ? '–' : momentText(moment, locale, company.zone));
  const accepted = { version: terms?.version ?? '', language: languageName(terms?.language ?? 'en', language), at: at(found.acceptedAt), sha: found.termsSha }; // prettier-ignore
  const claim = quote === undefined ? '' : format({ minor: quote.asked.principalMinor, currency: quote.asked.currency }, locale); // prettier-ignore
  return [
    [w.facts.legalName, is.legalName],
    [w.facts.country, countryName(is.country, language)],
    [w.facts.registerNo, is.registerNo ?? '–'],
    [w.facts.vatNo, is.vatNo === null ? '–' : `${is.vatNo} (${w.vatForm})`],
    [w.facts.address, `${is.street}, ${is.postcode} ${is.city}`],
    [w.facts.iban, printedIban(is.iban)],
    [w.facts.person, found.person],
    [w.facts.email, found.email],
    [w.facts.accepted, fill(w.acceptedText, accepted)],
    [w.facts.confirmed, at(found.confirmedAt)],
    [w.facts.quote, fill(w.quoteText, { claim, fees: fees?.name ?? '' })],
  ];
}

async function show(visit: Visit, wrong: string): Promise<Answer> {
  const { work, company, asked, at, locale, language } = visit;
  const w = wordsOf(visit).prospects;
  const found = await prospectAsked(visit);
  const title = fill(w.one, { company: found.is.legalName });
  const decides = visit.may('approve') && visit.on === null;
  const may = decides && found.decision === null;
  const quote = await openQuoteById(work.db.read, company.id, found.openQuoteId);
  const names = seatsFor(await peopleOf(work.db.read), company.id).map(({ person }) => person.name);
  const values = {
    ...{ company: found.is.legalName, country: countryName(found.is.country, language), person: found.person },
    ...{ currency: quote?.asked.currency ?? '', colleagues: names.length === 0 ? w.nobody : names.join(', ') },
  };
  const blanks = {
    ...{ w, title, state: stateText(visit, found), back: { href: at.under(LIST), label: w.back } },
    facts: (await factsOf(visit, found)).map(([label, value]) => ({ label, value })),
    decided: found.decidedAt === null ? '' : fill(w.decided, { state: stateText(visit, found), who: found.decidedBy ?? '', day: dayText(found.decidedAt.slice(0, 10), locale) }), // prettier-ignore
    reason_given: found.reason ?? '',
    made: await madeLink(visit, found),
    accept: may ? { action: `${pathOf(visit, found.id)}/accept`, text: fill(w.acceptText, values) } : null,
    finish: decides && isUnfinished(found, work.now) ? { action: `${pathOf(visit, found.id)}/accept`, text: fill(w.finishText, values), button: fill(w.finish, values) } : null, // prettier-ignore
    refuse: may ? { action: `${pathOf(visit, found.id)}/refuse`, reason: asked.form.get('reason') ?? '', wrong } : null,
    needs: found.decision === null && !visit.may('approve') ? w.needs : '',
  };
  return page('pages/operators/prospect', title, blanks, { status: wrong === '' ? 200 : 422 });
}

/** Only for who has a seat there. */
async function madeLink(visit: Visit, { madeCompanyId }: Prospect): Promise<unknown> {
  if (madeCompanyId === null || !mayAt(visit.person, madeCompanyId, 'see')) return null;
  const { code } = await companyById(visit.work.db.read, madeCompanyId);
  return { href: companyPaths(code).today, label: wordsOf(visit).prospects.toCompany };
}

async function accept(visit: Visit, { mailWays }: ProspectDeps): Promise<Answer> {
  const { work, company, asked } = visit;
  const w = wordsOf(visit).prospects.done;
  const found = await prospectAsked(visit);
  const made = await acceptAll(work, mailWays, company, found.id);
  asked.session.tell({ text: fill(made.told ? w.accepted : w.unmailed, { company: made.company.legalName, person: found.person }) }); // prettier-ignore
  return see(pathOf(visit, found.id));
}

async function refuse(visit: Visit, { mailWays }: ProspectDeps): Promise<Answer> {
  const { work, company, asked } = visit;
  const w = wordsOf(visit).prospects;
  const found = await prospectAsked(visit);
  const reason = (asked.form.get('reason') ?? '').trim();
  if (reason === '' || reason.length > LONGEST_REASON) return show(visit, w.wrongReason);
  await refuseProspect(work, mailWays, company, { id: found.id, reason });
  asked.session.tell({ text: fill(w.done.refused, { company: found.is.legalName }) });
  return see(pathOf(visit, found.id));
}
