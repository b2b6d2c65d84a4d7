import { PORTAL_DATA_WORDS } from '../languages/portal-data-words';
import { see, type Answer, type Mounted } from '../platform/web/answer';
import { typedIn } from '../platform/web/form';
import { perform, refusedText } from './act.pages';
import { dataForms, proposedBlanks, readData, tellData } from './data.pages';
import { accountOf, numberOf } from './gather.pages';
import { ACCOUNT, inside, TELLS } from './inside.pages';
import { saidAgain } from './once.pages';
import { NOTHING_TYPED, portalPage, type Typed } from './page.pages';
import { accountPath, ofVisit, type PortalDeps, type PortalVisit } from './visit.pages';

/** Our data are not right: what may be corrected, and what became of earlier corrections. */
export const dataRoutes = (deps: PortalDeps): readonly Mounted[] => [
  { method: 'get', path: `${ACCOUNT}/data`, answer: inside(deps, (visit) => dataPage(visit, deps)) },
  { method: 'post', path: `${ACCOUNT}/data`, limit: TELLS, answer: inside(deps, (visit) => data(visit, deps)) },
];

async function dataPage(visit: PortalVisit, deps: PortalDeps, given: Typed = NOTHING_TYPED): Promise<Answer> {
  const w = PORTAL_DATA_WORDS[visit.language];
  const number = numberOf(await accountOf(visit, deps));
  const proposed = await proposedBlanks(visit);
  const blanks = { text: w.text, told: dataForms(visit, given), list: w.list, proposed };
  return portalPage(visit, { name: 'data', title: w.title, number, blanks }, given);
}

async function data(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const here = see(accountPath(ofVisit(visit), 'data'));
  if (saidAgain(visit, 'data')) return here;
  const read = readData(visit);
  const typed = typedIn(visit.asked.form);
  if ('wrong' in read) return dataPage(visit, deps, { typed, wrong: read.wrong });
  const refused = await perform(visit, 'data', (work) => tellData(work, visit, read));
  if (refused === null) return here;
  const [first = 'name'] = Object.keys(read.value);
  return dataPage(visit, deps, { typed, wrong: { [first]: refusedText(visit, refused) } });
}
