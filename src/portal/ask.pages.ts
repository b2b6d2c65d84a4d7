import { askQuestion, answerDay } from '../activities/question.actions';
import { PORTAL_ASK_WORDS } from '../languages/portal-ask-words';
import { PORTAL_TOLD_WORDS } from '../languages/portal-told-words';
import { dayText, fill } from '../languages/said';
import { see, type Answer, type Mounted } from '../platform/web/answer';
import { typedIn } from '../platform/web/form';
import { perform, refusedText } from './act.pages';
import { accountOf, numberOf, type Account } from './gather.pages';
import { helpOf } from './help';
import { ACCOUNT, inside, OFTEN } from './inside.pages';
import { saidAgain } from './once.pages';
import { NOTHING_TYPED, portalPage, type Typed } from './page.pages';
import { talkWays } from './talk.pages';
import { threadBlanks } from './thread.pages';
import { FILES, filesField, filesSent, FORM, itemOptions, keepFiles, tellable, toldForm } from './told-form.pages';
import { accountPath, ofVisit, type PortalDeps, type PortalVisit } from './visit.pages';

/** Questions: what was asked and answered, a form to ask, and who else answers, by which ways. */
export const askRoutes = (deps: PortalDeps): readonly Mounted[] => [
  { method: 'get', path: `${ACCOUNT}/ask`, answer: inside(deps, (visit) => askPage(visit, deps)) },
  {
    ...{ method: 'post', path: `${ACCOUNT}/question`, limit: OFTEN, uploads: FILES },
    answer: inside(deps, (visit) => ask(visit, deps)),
  },
];

async function askPage(visit: PortalVisit, deps: PortalDeps, given: Typed = NOTHING_TYPED): Promise<Answer> {
  const { w } = visit;
  const account = await accountOf(visit, deps);
  const number = numberOf(account);
  const blanks = {
    told: [await questionForm(visit, account, given)],
    thread: await threadBlanks(visit),
    question: fill(w.question.text, { number }),
    help: helpOf(visit),
    talk: await talkWays(visit),
  };
  return portalPage(visit, { name: 'ask', title: w.question.title, number, blanks }, given);
}

const LONGEST = 4_000;

async function questionForm(visit: PortalVisit, account: Account, given: Typed): Promise<object> {
  const { language, company, settings, work, locale } = visit;
  const w = PORTAL_ASK_WORDS[language];
  const items = itemOptions(visit, tellable(account));
  const form = {
    ...{ name: 'question', title: w.write, button: w.button },
    text: fill(w.intro, { day: dayText(answerDay(company, work.today, settings.answerDays), locale) }),
    fields: [
      { kind: 'area', name: 'text', label: w.text, required: true, most: LONGEST },
      ...(items.length === 0 ? [] : [{ kind: 'select', name: 'item', label: w.about, options: [{ value: '', label: w.whole }, ...items] } as const]), // prettier-ignore
      filesField(visit),
    ],
  } as const;
  return { ...toldForm(visit, form, given), open: true };
}

async function ask(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { asked, company, customer, visitor, language, locale, work } = visit;
  const back = see(accountPath(ofVisit(visit), 'ask'));
  if (saidAgain(visit, 'question')) return back;
  const w = PORTAL_ASK_WORDS[language];
  const common = PORTAL_TOLD_WORDS[language];
  const account = await accountOf(visit, deps);
  const text = (asked.form.get('text') ?? '').trim();
  const named = asked.form.get('item') ?? '';
  const itemId = work.ids.open('item', named);
  const about = tellable(account).find(({ item }) => item.itemId === itemId)?.item;
  const files = await filesSent(visit);
  const wrong: Record<string, string> = {};
  if (text === '' || text.length > LONGEST) wrong['text'] = w.needText;
  if (named !== '' && about === undefined) wrong['item'] = common.needItem;
  if (files === undefined) wrong['file'] = common.wrongFile;
  const typed = { ...typedIn(asked.form), [FORM]: 'question' };
  if (files === undefined || Object.keys(wrong).length > 0) return askPage(visit, deps, { typed, wrong });
  const whose = { companyId: company.id, customerId: customer.id };
  const refused = await perform(visit, 'question', async (inside) => {
    const asking = { ...whose, visitorId: visitor.id, entryId: about?.entryId ?? null, text };
    const { questionId, answerBy } = await askQuestion(inside, asking);
    await keepFiles(inside, { ...whose, about: `question/${questionId}` }, files);
    const done = fill(w.done, { day: dayText(answerBy, locale) });
    return { title: w.receipt, text: done, quoted: fill(w.said, { text }) };
  });
  if (refused !== null) return askPage(visit, deps, { typed, wrong: { text: refusedText(visit, refused) } });
  return back;
}
