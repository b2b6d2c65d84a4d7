import type { Company } from '../companies/company';
import { allCompanies } from '../companies/store';
import type { Actor } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { companyPaths, PATHS } from '../kernel/paths';
import { FRAME_WORDS } from '../languages/frame-words';
import { inLanguage } from '../languages/said';
import { signedIn } from '../people/guard.pages';
import { mayAt, mayEverywhere } from '../people/rights';
import { KEPT_FORM, page, see, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import type { Work } from '../platform/work';
import { RESUME } from './wrong.pages';

/** The pages of the desk that belong to no company: where one arrives, and the form that was kept. */
export interface HomeParts {
  work(actor: Actor, now: Instant): Work;
}

const NOBODY: Actor = { kind: 'user', name: 'nobody' };

export const homePages = (parts: HomeParts): readonly Mounted[] => [
  { method: 'get', path: PATHS.home, answer: (asked) => arrive(parts, asked) },
  { method: 'get', path: RESUME, answer: (asked) => resume(parts, asked) },
];

async function arrive(parts: HomeParts, asked: Asked): Promise<Answer> {
  const { db } = parts.work(NOBODY, asked.now);
  const person = await signedIn(db.read, asked);
  const companies = (await allCompanies(db.read)).filter((one) => mayAt(person, one.id, 'see'));
  const first = companies.find((one: Company) => one.code === asked.session.get('company')) ?? companies[0];
  if (first !== undefined) return see(companyPaths(first.code).today);
  if (mayEverywhere(person, 'administer')) return see(PATHS.start);
  const { noCompany } = inLanguage(FRAME_WORDS, person.language);
  const blanks = { title: noCompany.title, text: noCompany.text, remedy: '', home: PATHS.account, toHome: person.name };
  return page('pages/desk/wrong', noCompany.title, blanks, { frame: 'bare' });
}

/**
 * The form that was sent without a session, shown as it was typed, to be sent again by a press of a button. Whoever may not
 * see its company does not see it either: somebody else sat here before.
 */
async function resume(parts: HomeParts, asked: Asked): Promise<Answer> {
  const { read } = parts.work(NOBODY, asked.now).db;
  const person = await signedIn(read, asked);
  const kept = asked.session.get(KEPT_FORM);
  asked.session.set(KEPT_FORM, undefined);
  if (kept === undefined) return see(PATHS.home);
  const { to, fields } = JSON.parse(kept) as { to: string; fields: readonly (readonly [string, string])[] };
  const seen = (await allCompanies(read)).filter((one) => mayAt(person, one.id, 'see'));
  if (!seen.some(({ code }) => to.startsWith(`${companyPaths(code).today}/`))) return see(PATHS.home);
  const r = inLanguage(FRAME_WORDS, person.language).resume;
  const blanks = { r, to, fields: fields.map(([name, value]) => ({ name, value })) };
  return page('pages/desk/resume', r.title, blanks, { frame: 'bare' });
}
