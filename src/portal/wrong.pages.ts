import { PORTAL_DATA_WORDS } from '../languages/portal-data-words';
import { PORTAL_TOLD_WORDS } from '../languages/portal-told-words';
import { see, type Answer, type Mounted } from '../platform/web/answer';
import { fieldsOf, typedIn } from '../platform/web/form';
import { perform, refusedText } from './act.pages';
import { blockedForm, copyAsked, copyForm, readBlocked, sendCopy, tellBlocked } from './blocked.pages';
import { disputeBlanks } from './dispute.pages';
import { accountOf, numberOf, type Account } from './gather.pages';
import { ACCOUNT, inside, OFTEN, TELLS } from './inside.pages';
import { notMeForm } from './not-me.pages';
import { objectTo, readObjection } from './object.pages';
import { saidAgain } from './once.pages';
import { NOTHING_TYPED, portalPage, type Typed } from './page.pages';
import { paidForm, readPaid, tellPaid } from './paid.pages';
import { FILES, filesField, FORM } from './told-form.pages';
import { accountPath, ofVisit, type PortalDeps, type PortalVisit } from './visit.pages';

/** Something is wrong: what a customer objects to; what is paid, in the way or missing; whose data are not right; who is not who. */
export const wrongRoutes = (deps: PortalDeps): readonly Mounted[] => {
  const told = (name: string, answer: (visit: PortalVisit, deps: PortalDeps) => Promise<Answer>): Mounted => ({
    ...{ method: 'post', path: `${ACCOUNT}/${name}`, limit: TELLS },
    answer: inside(deps, (visit) => answer(visit, deps)),
  });
  return [
    { method: 'get', path: `${ACCOUNT}/wrong`, answer: inside(deps, (visit) => wrongPage(visit, deps)) },
    { ...told('dispute', dispute), limit: OFTEN, uploads: FILES },
    { ...told('paid', paid), uploads: FILES },
    told('blocked', blocked),
    told('copy', copy),
  ];
};

async function wrongPage(visit: PortalVisit, deps: PortalDeps, given: Typed = NOTHING_TYPED): Promise<Answer> {
  const account = await accountOf(visit, deps);
  const mine = given.typed[FORM] === undefined ? given : NOTHING_TYPED;
  const blanks = {
    ...disputeBlanks(visit, account, mine.typed),
    fields: fieldsOf(['item', 'line', 'category', 'objection', 'part', 'file'], mine.typed, mine.wrong),
    words: PORTAL_TOLD_WORDS[visit.language],
    files: filesField(visit),
    told: await toldForms(visit, account, given),
    data: { text: PORTAL_DATA_WORDS[visit.language].title, href: accountPath(ofVisit(visit), 'data') },
  };
  return portalPage(visit, { name: 'wrong', title: visit.w.dispute.title, number: numberOf(account), blanks }, given);
}

async function toldForms(visit: PortalVisit, account: Account, given: Typed): Promise<unknown[]> {
  const forms = [
    paidForm(visit, account, given),
    blockedForm(visit, account, given),
    await copyForm(visit, account, given),
    notMeForm(visit, given),
  ];
  return forms.filter((form) => form !== null);
}

const home = (visit: PortalVisit): Answer => see(accountPath(ofVisit(visit)));

const again = (visit: PortalVisit, deps: PortalDeps, wrong: Typed['wrong']): Promise<Answer> =>
  wrongPage(visit, deps, { typed: typedIn(visit.asked.form), wrong });

async function dispute(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  if (saidAgain(visit, 'dispute')) return home(visit);
  const read = await readObjection(visit, await accountOf(visit, deps));
  if ('wrong' in read) return again(visit, deps, read.wrong);
  const refused = await perform(visit, 'dispute', (work) => objectTo(work, visit, read));
  return refused === null ? home(visit) : again(visit, deps, { item: refusedText(visit, refused) });
}

async function paid(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  if (saidAgain(visit, 'paid')) return home(visit);
  const read = await readPaid(visit, await accountOf(visit, deps));
  if ('wrong' in read) return again(visit, deps, read.wrong);
  const refused = await perform(visit, 'paid', (work) => tellPaid(work, visit, read));
  return refused === null ? home(visit) : again(visit, deps, { item: refusedText(visit, refused) });
}

async function blocked(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  if (saidAgain(visit, 'blocked')) return home(visit);
  const read = readBlocked(visit, await accountOf(visit, deps));
  if ('wrong' in read) return again(visit, deps, read.wrong);
  const refused = await perform(visit, 'blocked', (work, tx) => tellBlocked(tx, work, visit, read));
  return refused === null ? home(visit) : again(visit, deps, { item: refusedText(visit, refused) });
}

async function copy(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  if (saidAgain(visit, 'copy')) return home(visit);
  const item = await copyAsked(visit, await accountOf(visit, deps));
  if (item === undefined) return again(visit, deps, { item: PORTAL_TOLD_WORDS[visit.language].needItem });
  const refused = await perform(visit, 'copy', (work, tx) => sendCopy(tx, work, visit, item));
  return refused === null ? home(visit) : again(visit, deps, { item: refusedText(visit, refused) });
}
