import { PORTAL_ABOUT_WORDS } from '../languages/portal-about-words';
import type { PortalAboutWords } from '../languages/portal-about-words.en';
import { fill } from '../languages/said';
import type { Answer, Mounted } from '../platform/web/answer';
import { factsOf, mayBeHandedOver } from './ahead.pages';
import { accountOf, numberOf } from './gather.pages';
import { ACCOUNT, inside } from './inside.pages';
import { portalPage } from './page.pages';
import { companyName, type PortalDeps, type PortalVisit } from './visit.pages';

/** Who we are and for whom, who works on it, why we wrote, how it goes on, what becomes of the data, and what is often asked. */
export const aboutRoutes = (deps: PortalDeps): readonly Mounted[] => [
  { method: 'get', path: `${ACCOUNT}/about`, answer: inside(deps, (visit) => aboutPage(visit, deps)) },
];

async function aboutPage(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { company, customer, settings, language, w } = visit;
  const a = PORTAL_ABOUT_WORDS[language];
  const account = await accountOf(visit, deps);
  const facts = await factsOf(visit, deps);
  const { operator, portalPrivacy, portalQuestions } = settings;
  const named = { company: companyName(company), operator: operator?.name ?? '' };
  const email = settings.replyTo ?? company.email ?? '';
  const blanks = {
    a,
    who: whoRows(visit, a),
    behalf: fill(operator === null ? a.behalf.own : a.behalf.operator, named),
    operator: operatorRows(visit, a),
    person: personRows(visit, a),
    why: fill(a.why.text, named),
    steps: facts !== undefined && mayBeHandedOver(facts) ? [...a.process.steps, a.process.handOver] : a.process.steps,
    privacy: paragraphsOf(portalPrivacy[language] ?? ''),
    privacy_contact: email === '' ? '' : fill(a.data.contact, { email }),
    questions: (portalQuestions[language] ?? a.faq.entries).map(({ q, a: answer }) => ({
      q,
      lines: answer.split('\n'),
    })),
    facts: [
      { label: w.who.number, lines: [customer.code] },
      { label: w.who.file, lines: [numberOf(account)] },
    ],
  };
  return portalPage(visit, { name: 'about', title: a.title, number: numberOf(account), blanks });
}

interface Row {
  readonly label: string;
  readonly lines: readonly string[];
}

const rowsOf = (rows: readonly (readonly [string, string | null | undefined])[]): Row[] =>
  rows.flatMap(([label, text]) =>
    text === null || text === undefined || text === '' ? [] : [{ label, lines: text.split('\n') }],
  );

function whoRows({ company, w }: PortalVisit, a: PortalAboutWords): Row[] {
  const town = [company.postcode, company.city].filter((one) => one !== null).join(' ');
  const name = [company.legalName, company.street, town].filter((one) => one !== null && one !== '').join('\n');
  return rowsOf([
    [w.who.title, name],
    [a.register, company.registerNo],
    [a.vat, company.vatNo],
    [a.representative, company.representative],
    [a.phone, company.phone],
    [a.email, company.email],
    [a.website, company.website],
  ]);
}

function operatorRows({ settings: { operator } }: PortalVisit, a: PortalAboutWords): Row[] {
  if (operator === null) return [];
  return rowsOf([
    [operator.name, operator.address ?? operator.name],
    [a.register, operator.registerNo],
    [a.permission, operator.permission],
    [a.phone, operator.phone],
    [a.email, operator.email],
    [a.website, operator.website],
  ]);
}

function personRows({ settings: { contactPerson: person } }: PortalVisit, a: PortalAboutWords): Row[] {
  if (person === null) return [];
  return rowsOf([
    [a.person.name, person.name],
    [a.person.role, person.role],
    [a.person.qualification, person.qualification],
    [a.phone, person.phone],
    [a.email, person.email],
    [a.person.hours, person.hours],
  ]);
}

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
