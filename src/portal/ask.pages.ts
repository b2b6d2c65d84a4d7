import { fill } from '../languages/said';
import type { Answer, Mounted } from '../platform/web/answer';
import { accountOf, numberOf } from './gather.pages';
import { ACCOUNT, inside } from './inside.pages';
import { NOTHING_TYPED, portalPage, type Typed } from './page.pages';
import type { PortalDeps, PortalVisit } from './visit.pages';

/** Questions: who answers them, and by which ways. */
export const askRoutes = (deps: PortalDeps): readonly Mounted[] => [
  { method: 'get', path: `${ACCOUNT}/ask`, answer: inside(deps, (visit) => askPage(visit, deps)) },
];

async function askPage(visit: PortalVisit, deps: PortalDeps, given: Typed = NOTHING_TYPED): Promise<Answer> {
  const { w } = visit;
  const number = numberOf(await accountOf(visit, deps));
  const blanks = { question: fill(w.question.text, { number }), help: helpOf(visit) };
  return portalPage(visit, { name: 'ask', title: w.question.title, number, blanks }, given);
}

function helpOf({ settings, company }: PortalVisit): string[] {
  const { contactPerson: person, replyTo } = settings;
  const email = person?.email ?? replyTo ?? company.email ?? '';
  return [person?.name ?? '', person?.phone ?? company.phone ?? '', email, person?.hours ?? ''].filter(
    (one) => one !== '',
  );
}
