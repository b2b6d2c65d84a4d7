import { LARGEST_DOCUMENT } from '../documents/document';
import { addDays, dayFrom, type Day } from '../kernel/day';
import { format, formatAmount, fromTyped } from '../kernel/money';
import { PORTAL_PLAN_WORDS } from '../languages/portal-plan-words';
import { PORTAL_SIGNED_WORDS } from '../languages/portal-signed-words';
import { PORTAL_TOGETHER_WORDS } from '../languages/portal-together-words';
import { dayText, fill } from '../languages/said';
import { keptUnder } from '../people/visitor.pages';
import { see, type Answer, type Mounted } from '../platform/web/answer';
import { fieldsOf, typedIn } from '../platform/web/form';
import { sendSigned } from '../promises/signed.actions';
import { promiseInPortal } from './actions';
import { perform, refusedText } from './act.pages';
import { careForm, readCare, tellCare } from './care.pages';
import { accountOf, numberOf, type Account } from './gather.pages';
import { ACCOUNT, FEW, inside, OFTEN } from './inside.pages';
import { saidAgain } from './once.pages';
import type { Owed } from './owed';
import { NOTHING_TYPED, portalPage, type Typed } from './page.pages';
import { planInPortal } from './plan.actions';
import { askBlanks, FIRST_WITHIN_DAYS, mostInstalments, plannable } from './plan.pages';
import { paperToSign, readSigned, signedBlanks } from './signed.pages';
import { behindCode } from './step-up.pages';
import { promiseAll, togetherBlanks, togetherTyped } from './together.pages';
import { accountPath, ofVisit, type PortalDeps, type PortalVisit } from './visit.pages';

/** More time: a day that is promised, instalments, and the papers that are signed for them. */
export const timeRoutes = (deps: PortalDeps): readonly Mounted[] => {
  const often = (path: string, answer: (visit: PortalVisit, deps: PortalDeps) => Promise<Answer>): Mounted => ({
    ...{ method: 'post', path: `${ACCOUNT}/${path}`, limit: OFTEN },
    answer: inside(deps, (visit) => answer(visit, deps)),
  });
  return [
    { method: 'get', path: `${ACCOUNT}/time`, answer: inside(deps, (visit) => timePage(visit, deps)) },
    often('promise', promise),
    often('promises', together),
    often('plan', plan),
    often('care', care),
    {
      method: 'get',
      path: `${ACCOUNT}/paper`,
      limit: FEW,
      answer: inside(deps, (visit) =>
        behindCode(visit, accountPath(ofVisit(visit), 'time'), () => toSign(visit, deps)),
      ),
    },
    {
      ...{ method: 'post', path: `${ACCOUNT}/signed`, limit: FEW },
      uploads: { files: 1, bytes: LARGEST_DOCUMENT, visitor: keptUnder('portal') },
      answer: inside(deps, (visit) => signed(visit, deps)),
    },
  ];
};

async function timePage(visit: PortalVisit, deps: PortalDeps, given: Typed = NOTHING_TYPED): Promise<Answer> {
  const account = await accountOf(visit, deps);
  const blanks = {
    ...promiseBlanks(visit, account),
    fields: fieldsOf(['day', 'amount', 'currency', 'by'], given.typed, given.wrong),
    together: await togetherBlanks(visit, deps, given),
    ask_plan: await askBlanks(visit, account, given),
    signed: signedBlanks(visit, account, given),
    told: [careForm(visit, given)].filter((form) => form !== null),
  };
  return portalPage(visit, { name: 'time', title: visit.w.promise.title, number: numberOf(account), blanks }, given);
}

function promiseBlanks({ w, work, settings, locale }: PortalVisit, { owes }: Account): Record<string, unknown> {
  const promisable = owes.filter(({ promisableMinor }) => promisableMinor > 0);
  const [only, ...others] = promisable;
  return {
    may_promise: only !== undefined,
    promise_text: fill(w.promise.text, { days: settings.promiseLongestPauseDays }),
    amount_label:
      others.length === 0 ? fill(w.promise.amount, { currency: only?.currency ?? '' }) : w.promise.amountPlain,
    usual_amount:
      only === undefined
        ? ''
        : formatAmount(
            {
              minor: only.nowMinor > 0 ? Math.min(only.nowMinor, only.promisableMinor) : only.promisableMinor,
              currency: only.currency,
            },
            locale,
          ),
    several: others.length > 0,
    currencies: promisable.map(({ currency }) => currency),
    first_currency: only?.currency ?? '',
    first_day: work.today,
    last_day: addDays(work.today, LONGEST_DAYS),
  };
}

const LONGEST_NAME = 100;

async function promise(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { asked, work, company, customer, w, locale } = visit;
  const { form, session } = asked;
  if (saidAgain(visit, 'promise')) return see(accountPath(ofVisit(visit)));
  const { owes, promises } = await accountOf(visit, deps);
  const read = readPromise(visit, owes);
  if ('wrong' in read) return timePage(visit, deps, { typed: typedIn(form), wrong: read.wrong });
  const { currency, promisedOn, totalMinor } = read;
  const same = promises.find(
    (one) =>
      !one.isOver && one.promisedOn === promisedOn && one.amountMinor === totalMinor && one.currency === currency,
  );
  const by = (form.get('by') ?? '').trim().slice(0, LONGEST_NAME);
  const asking = { companyId: company.id, customerId: customer.id, ...read, byWhom: by === '' ? null : by };
  const refused = await perform(visit, 'promise', async (inside) => {
    const said = { sum: format({ minor: totalMinor, currency }, locale), day: dayText(promisedOn, locale) };
    const text = (waits: boolean): string => fill(waits ? w.promise.doneWaits : w.promise.done, said);
    if (same !== undefined) {
      session.tell({ text: text(same.pauses === 0) });
      return undefined;
    }
    const { waits, promiseId } = await promiseInPortal(inside, asking, deps.disputeHolds);
    const number = work.ids.seal('promise', promiseId);
    return { title: fill(w.receipts.promise, said), text: text(waits), number };
  });
  return refused === null ? see(accountPath(ofVisit(visit))) : changed(visit, deps, 'amount', refused);
}

/** Something is not any more as the form showed it. */
const changed = (visit: PortalVisit, deps: PortalDeps, field: string, code: string): Promise<Answer> =>
  timePage(visit, deps, { typed: typedIn(visit.asked.form), wrong: { [field]: refusedText(visit, code) } });

/** One promise over several accounts. */
async function together(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  if (saidAgain(visit, 'together')) return see(accountPath(ofVisit(visit)));
  const read = await togetherTyped(visit, deps);
  if ('wrong' in read) return timePage(visit, deps, { typed: typedIn(visit.asked.form), wrong: read.wrong });
  const refused = await perform(visit, 'together', async (work) => ({
    title: PORTAL_TOGETHER_WORDS[visit.language].title,
    text: await promiseAll({ ...visit, work }, deps, read),
  }));
  return refused === null ? see(accountPath(ofVisit(visit))) : changed(visit, deps, 'together', refused);
}

type ReadPromise =
  | { readonly currency: string; readonly promisedOn: Day; readonly totalMinor: number }
  | { readonly wrong: Readonly<Record<string, string>> };

const LONGEST_DAYS = 365;

function readPromise({ asked, work, w, locale }: PortalVisit, owes: readonly Owed[]): ReadPromise {
  const currency = asked.form.get('currency') ?? '';
  const most = owes.find((one) => one.currency === currency)?.promisableMinor ?? 0;
  const promisedOn = dayFrom(asked.form.get('day') ?? '');
  const totalMinor = fromTyped(asked.form.get('amount') ?? '', currency, locale);
  const wrong: Record<string, string> = {};
  if (promisedOn === undefined || promisedOn < work.today || promisedOn > addDays(work.today, LONGEST_DAYS))
    wrong['day'] = w.form.day;
  if (totalMinor === undefined || totalMinor <= 0 || totalMinor > most)
    wrong['amount'] = fill(w.form.amount, { sum: most === 0 ? '0' : format({ minor: most, currency }, locale) });
  if (promisedOn === undefined || totalMinor === undefined || Object.keys(wrong).length > 0) return { wrong };
  return { currency, promisedOn, totalMinor };
}

async function plan(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { asked, work, company, customer, locale, language } = visit;
  const { form } = asked;
  if (saidAgain(visit, 'plan')) return see(accountPath(ofVisit(visit)));
  const w = PORTAL_PLAN_WORDS[language];
  const { owes } = await accountOf(visit, deps);
  const owed = owes.find(({ currency }) => currency === form.get('plan'));
  if (owed === undefined || plannable(owed).length === 0) return see(accountPath(ofVisit(visit)));
  const most = await mostInstalments(visit, owed);
  const count = Number(form.get('count') ?? '');
  const firstOn = dayFrom(form.get('first') ?? '');
  const wrong: Record<string, string> = {};
  if (!Number.isInteger(count) || count < 2 || count > most) wrong['count'] = fill(w.wrongCount, { most });
  if (firstOn === undefined || firstOn < work.today || firstOn > addDays(work.today, FIRST_WITHIN_DAYS))
    wrong['first'] = w.wrongDay;
  if (firstOn === undefined || Object.keys(wrong).length > 0)
    return timePage(visit, deps, { typed: typedIn(form), wrong });
  const by = (form.get('by') ?? '').trim().slice(0, LONGEST_NAME);
  const itemIds = plannable(owed).map(({ item }) => item.itemId);
  const asking = {
    companyId: company.id,
    customerId: customer.id,
    itemIds,
    count,
    firstOn,
    byWhom: by === '' ? null : by,
  };
  const refused = await perform(visit, 'plan', async (inside) => {
    const { plan: made, answerBy } = await planInPortal(inside, asking, deps.disputeHolds);
    const { number } = made.plan;
    const text =
      answerBy === null ? fill(w.done, { number }) : fill(w.doneWaits, { number, day: dayText(answerBy, locale) });
    return { title: w.title, text };
  });
  return refused === null ? see(accountPath(ofVisit(visit))) : changed(visit, deps, 'count', refused);
}

const toSign = async (visit: PortalVisit, deps: PortalDeps): Promise<Answer> =>
  paperToSign(visit, await accountOf(visit, deps));

async function signed(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  if (saidAgain(visit, 'signed')) return see(accountPath(ofVisit(visit)));
  const read = await readSigned(visit, await accountOf(visit, deps));
  if ('wrong' in read) return timePage(visit, deps, { typed: typedIn(visit.asked.form), wrong: read.wrong });
  const w = PORTAL_SIGNED_WORDS[visit.language];
  const refused = await perform(visit, 'signed', async (work) => {
    const { fileName } = await sendSigned(work, read.signing, read.paper);
    return { title: w.title, text: fill(w.done, { name: fileName }) };
  });
  if (refused !== null) visit.asked.session.tell({ text: w.wrongFile });
  return see(accountPath(ofVisit(visit)));
}

async function care(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const home = see(accountPath(ofVisit(visit)));
  if (saidAgain(visit, 'care') || visit.customer.id !== visit.visitor.id) return home;
  const typed = typedIn(visit.asked.form);
  const read = readCare(visit);
  if ('wrong' in read) return timePage(visit, deps, { typed, wrong: read.wrong });
  const refused = await perform(visit, 'care', (work) => tellCare(work, visit, read));
  return refused === null ? home : timePage(visit, deps, { typed, wrong: { hard: refusedText(visit, refused) } });
}
