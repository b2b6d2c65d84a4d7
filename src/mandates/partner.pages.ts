import { randomUUID } from 'node:crypto';
import type { Route, Visit } from '../companies/visit.pages';
import { PARTNER_ACCOUNT_WORDS } from '../languages/partner-account-words';
import { RECIPIENT_WORDS } from '../languages/recipient-words';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { REGISTER_WORDS } from '../languages/register-words';
import { refusalText, remedyText } from '../languages/refusal';
import { fill, inLanguage } from '../languages/said';
import { WEBHOOK_WORDS } from '../languages/webhook-words';
import { Refusal } from '../kernel/result';
import { page, see, type Answer } from '../platform/web/answer';
import { agreementBlanks } from './agreement-shown.pages';
import { channelBlanks } from './channel.pages';
import { contactBlanks } from './contact.pages';
import { PARTNER, partnerAsked, partnerPath, whichOf, type MandatesDeps } from './deps.pages';
import { feesBlanks } from './fees-shown.pages';
import { countryName, languageName } from './named';
import { endPartner, resumePartner } from './partner.actions';
import type { RegisteredPartner } from './partner.store';
import { takesText } from './recipients.pages';
import { resultCells } from './register.pages';

/** A partner on one page: who it is, who answers there, what it charges, what was agreed, by which way things reach it, what came of it. */
export const partnerRoutes = (deps: MandatesDeps): readonly Route[] => [
  { method: 'get', path: PARTNER, right: 'see', visit: (visit) => show(visit, deps) },
  { method: 'post', path: `${PARTNER}/end`, right: 'approve', visit: (visit) => end(visit, deps) },
  { method: 'post', path: `${PARTNER}/again`, right: 'approve', visit: again },
];

async function show(visit: Visit, deps: MandatesDeps, said = ''): Promise<Answer> {
  const { work, company, at } = visit;
  const partner = await partnerAsked(visit);
  const w = inLanguage(REGISTER_WORDS, visit.language);
  const recipient = inLanguage(RECIPIENT_WORDS, visit.language);
  const changes = visit.may('approve') && visit.on === null;
  const goes = changes && partner.endedAt === null;
  const path = (below: string): string => partnerPath(visit, partner.id, below);
  const results = await deps.resultsOf(work.db.read, company.id, partner.id);
  const blanks = {
    ...{ title: partner.name, w, said, over: partner.endedAt === null ? '' : w.overText },
    back: { href: at.under('/recovery/partners'), label: recipient.title },
    identity: { facts: identityFacts(visit, partner), note: partner.note ?? '', change: goes ? path('/change') : '' },
    links: linksOf(visit, partner),
    results: results.length === 0 ? null : resultCells(visit, results),
    contacts: await contactBlanks(visit, partner, goes),
    channel: channelBlanks(visit, partner),
    parcels: (await deps.wayOf?.(visit, partner)) ?? null,
    takes: { text: takesText(recipient, partner.profile, visit.locale), change: goes ? path('/takes') : '' },
    fees: await feesBlanks(visit, partner, goes),
    agreements: await agreementBlanks(visit, partner, goes),
    end: goes ? path('/end') : '',
    again: changes && partner.endedAt !== null ? path('/again') : '',
    once: randomUUID(),
  };
  return page('pages/mandates/partner', partner.name, blanks, { status: said === '' ? 200 : 409 });
}

/** Pages that others contribute: who signs in there, and the partner's own columns. */
function linksOf(visit: Visit, { id, name }: RegisteredPartner) {
  const own = inLanguage(PARTNER_ACCOUNT_WORDS, visit.language).desk;
  const link = (below: string, label: string) => ({ href: partnerPath(visit, id, below), label });
  const accounts = link('/accounts', fill(own.title, { partner: name }));
  const hooks = link('/webhooks', inLanguage(WEBHOOK_WORDS, visit.language).link);
  return [...(visit.may('approve') ? [accounts, hooks] : []), link('/columns', own.columns)];
}

function identityFacts(visit: Visit, partner: RegisteredPartner) {
  const { language, locale } = visit;
  const w = inLanguage(REGISTER_WORDS, language).field;
  const { address, country } = partner;
  const place = address === null ? '' : [...address.lines, `${address.postcode} ${address.city}`.trim()].filter((one) => one !== '').join(', '); // prettier-ignore
  const said: readonly (readonly [string, string | null])[] = [
    [w.kind, inLanguage(RECOVERY_WORDS, language).kind[partner.kind]],
    [w.legalName, partner.legalName],
    [w.registerNo, partner.registerNo],
    [w.vatNo, partner.vatNo],
    [w.address, place],
    [w.country, country === null ? '' : countryName(country, locale)],
    [w.email, partner.email],
    [w.phone, partner.phone],
    [w.language, partner.language === null ? '' : languageName(partner.language, locale)],
    [w.countries, partner.countries.map((one) => countryName(one, locale)).join(', ')],
    [w.districts, partner.districts.join(', ')],
    [w.languages, partner.languages.map((one) => languageName(one, locale)).join(', ')],
  ];
  return said.flatMap(([label, value]) => (value === null || value === '' ? [] : [{ label, value }]));
}

async function end(visit: Visit, deps: MandatesDeps): Promise<Answer> {
  const partner = await partnerAsked(visit);
  const w = inLanguage(REGISTER_WORDS, visit.language);
  try {
    await endPartner(visit.work, whichOf(partner), deps.casesOut);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return show(visit, deps, `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`.trim());
  }
  const undo = { path: partnerPath(visit, partner.id, '/again'), fields: {} };
  visit.asked.session.tell({ text: fill(w.ended, { partner: partner.name }), undo });
  return see(visit.at.under('/recovery/partners'));
}

async function again(visit: Visit): Promise<Answer> {
  const partner = await partnerAsked(visit);
  await resumePartner(visit.work, whichOf(partner));
  visit.asked.session.tell({
    text: fill(inLanguage(REGISTER_WORDS, visit.language).resumed, { partner: partner.name }),
  });
  return see(partnerPath(visit, partner.id));
}
