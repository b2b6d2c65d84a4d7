import { companyById } from '../companies/store';
import { isCategory } from '../disputes/category';
import type { Dispute } from '../disputes/dispute';
import { addDays, dayFrom, type Day } from '../kernel/day';
import { format, fromTyped } from '../kernel/money';
import { PATHS } from '../kernel/paths';
import { Refusal, WrongUse } from '../kernel/result';
import { LARGEST_DOCUMENT } from '../documents/document';
import { PORTAL_SIGNED_WORDS } from '../languages/portal-signed-words';
import { PORTAL_LINE_WORDS } from '../languages/portal-line-words';
import { PORTAL_PLAN_WORDS } from '../languages/portal-plan-words';
import { isPortalLanguage, PORTAL_WORDS, portalLanguage, type PortalLanguage } from '../languages/portal-words';
import { dayText, fill } from '../languages/said';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { enter, keptUnder, leave, linkAtDoor, visiting } from '../people/visitor.pages';
import { page, see, type Answer, type Asked, type Face, type Mounted } from '../platform/web/answer';
import { typedIn } from '../platform/web/form';
import { sendSigned } from '../promises/signed.actions';
import { accountOf, accountPage } from './account.pages';
import { objectInPortal, promiseInPortal } from './actions';
import { linesTicked } from './lines';
import { once, saidAgain } from './once.pages';
import { planInPortal } from './plan.actions';
import { paperToSign, readSigned } from './signed.pages';
import { FIRST_WITHIN_DAYS, mostInstalments, plannable } from './plan.pages';
import type { Owed } from './owed';
import { promiseAll, togetherTyped } from './together.pages';
import {
  accountPath,
  companyName,
  LANGUAGE,
  ofVisit,
  portalAt,
  type PortalDeps,
  type PortalVisit,
} from './visit.pages';

/**
 * The customer's face: one account, for as long as its link holds, in the customer's language and without a script. A look
 * at the link changes nothing; a press of a button spends it.
 */
export function portalFace(deps: PortalDeps): Face {
  return {
    under: UNDER,
    mounted: [
      { method: 'get', path: ACCOUNT, answer: inside(deps, (visit) => show(visit, deps)) },
      {
        method: 'post',
        path: `${ACCOUNT}/promise`,
        limit: OFTEN,
        answer: inside(deps, (visit) => promise(visit, deps)),
      },
      {
        method: 'post',
        path: `${ACCOUNT}/dispute`,
        limit: OFTEN,
        answer: inside(deps, (visit) => dispute(visit, deps)),
      },
      {
        method: 'post',
        path: `${ACCOUNT}/promises`,
        limit: OFTEN,
        answer: inside(deps, (visit) => together(visit, deps)),
      },
      { method: 'post', path: `${ACCOUNT}/plan`, limit: OFTEN, answer: inside(deps, (visit) => plan(visit, deps)) },
      { method: 'get', path: `${ACCOUNT}/paper`, limit: FEW, answer: inside(deps, (visit) => toSign(visit, deps)) },
      {
        method: 'post',
        path: `${ACCOUNT}/signed`,
        limit: FEW,
        uploads: { files: 1, bytes: LARGEST_DOCUMENT, visitor: keptUnder('portal') },
        answer: inside(deps, (visit) => signed(visit, deps)),
      },
      { method: 'post', path: `${UNDER}leave`, answer: (asked) => goAway(asked) },
      { method: 'get', path: PATHS.portal(':secret'), limit: FEW, answer: (asked) => door(deps, asked) },
      { method: 'post', path: PATHS.portal(':secret'), limit: FEW, answer: (asked) => open(deps, asked) },
    ],
    wrong: wrongPage,
  };
}

const UNDER = '/portal/';
const ACCOUNT = `${UNDER}account`;
const FEW = { requests: 60, windowMs: 15 * 60_000 };
const OFTEN = { requests: 120, windowMs: 15 * 60_000 };
const GONE = 410;

const languageOf = ({ session, language }: Asked): PortalLanguage => portalLanguage(session.get(LANGUAGE), language);

function said(
  asked: Asked,
  told: { readonly title: string; readonly text: string },
  status: number,
  back?: unknown,
): Answer {
  const blanks = { creditor: '', ...told, back: back ?? null };
  return page('pages/portal/said', told.title, blanks, { frame: 'portal', status, language: languageOf(asked) });
}

function inside(deps: PortalDeps, answer: (visit: PortalVisit) => Promise<Answer>): Mounted['answer'] {
  return async (asked) => {
    const visit = await portalAt(deps, asked);
    return visit === undefined ? said(asked, PORTAL_WORDS[languageOf(asked)].out, GONE) : answer(visit);
  };
}

async function door(deps: PortalDeps, asked: Asked): Promise<Answer> {
  const language = languageOf(asked);
  const w = PORTAL_WORDS[language];
  const link = await linkAtDoor(deps, asked, 'portal');
  if (link === undefined || link.companyId === null) {
    return (await visiting(deps, asked, 'portal')) === undefined ? said(asked, w.gone, GONE) : see(ACCOUNT);
  }
  const { db } = deps.work({ kind: 'customer', name: 'by link' }, asked.now);
  const company = companyName(await companyById(db.read, link.companyId));
  const title = fill(w.door.title, { company });
  const blanks = {
    ...{ creditor: company, title, text: w.door.text, button: w.door.button },
    not_you: fill(w.door.notYou, { company }),
    action: asked.url.split('?')[0] ?? '',
  };
  return page('pages/portal/door', title, blanks, { frame: 'portal', language });
}

async function open(deps: PortalDeps, asked: Asked): Promise<Answer> {
  if (await enter(deps, asked, 'portal')) return see(ACCOUNT);
  const isIn = (await visiting(deps, asked, 'portal')) !== undefined;
  return isIn ? see(ACCOUNT) : said(asked, PORTAL_WORDS[languageOf(asked)].gone, GONE);
}

function goAway(asked: Asked): Promise<Answer> {
  leave(asked, 'portal');
  return Promise.resolve(said(asked, PORTAL_WORDS[languageOf(asked)].left, 200));
}

function show(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const wanted = visit.asked.query.get('lang') ?? '';
  if (!isPortalLanguage(wanted)) return accountPage(visit, deps);
  visit.asked.session.set(LANGUAGE, wanted);
  return Promise.resolve(see(accountPath(ofVisit(visit))));
}

const LONGEST_NAME = 100;

async function promise(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { asked, work, company, customer, w, locale } = visit;
  const { form, session } = asked;
  if (saidAgain(visit, 'promise')) return see(accountPath(ofVisit(visit)));
  const { owes, promises } = await accountOf(visit, deps);
  const read = readPromise(visit, owes);
  if ('wrong' in read) return accountPage(visit, deps, { typed: typedIn(form), wrong: read.wrong });
  const { currency, promisedOn, totalMinor } = read;
  const same = promises.find(
    (one) =>
      !one.isOver && one.promisedOn === promisedOn && one.amountMinor === totalMinor && one.currency === currency,
  );
  const by = (form.get('by') ?? '').trim().slice(0, LONGEST_NAME);
  const asking = { companyId: company.id, customerId: customer.id, ...read, byWhom: by === '' ? null : by };
  await once(visit, 'promise', async () => {
    const { waits } =
      same === undefined ? await promiseInPortal(work, asking, deps.disputeHolds) : { waits: same.pauses === 0 };
    const said = { sum: format({ minor: totalMinor, currency }, locale), day: dayText(promisedOn, locale) };
    session.tell({ text: fill(waits ? w.promise.doneWaits : w.promise.done, said) });
  });
  return see(accountPath(ofVisit(visit)));
}

/** One promise over several accounts. */
async function together(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  if (saidAgain(visit, 'together')) return see(accountPath(ofVisit(visit)));
  const read = await togetherTyped(visit, deps);
  if ('wrong' in read) return accountPage(visit, deps, { typed: typedIn(visit.asked.form), wrong: read.wrong });
  await once(visit, 'together', async () => visit.asked.session.tell({ text: await promiseAll(visit, deps, read) }));
  return see(accountPath(ofVisit(visit)));
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
  const { form, session } = asked;
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
    return accountPage(visit, deps, { typed: typedIn(form), wrong });
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
  await once(visit, 'plan', async () => {
    const { plan: made, answerBy } = await planInPortal(work, asking, deps.disputeHolds);
    const { number } = made.plan;
    const text =
      answerBy === null ? fill(w.done, { number }) : fill(w.doneWaits, { number, day: dayText(answerBy, locale) });
    session.tell({ text });
  });
  return see(accountPath(ofVisit(visit)));
}

const toSign = async (visit: PortalVisit, deps: PortalDeps): Promise<Answer> =>
  paperToSign(visit, await accountOf(visit, deps));

async function signed(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  if (saidAgain(visit, 'signed')) return see(accountPath(ofVisit(visit)));
  const read = await readSigned(visit, await accountOf(visit, deps));
  if ('wrong' in read) return accountPage(visit, deps, { typed: typedIn(visit.asked.form), wrong: read.wrong });
  await once(visit, 'signed', async () => {
    const { fileName } = await sendSigned(visit.work, read.signing, read.paper);
    visit.asked.session.tell({ text: fill(PORTAL_SIGNED_WORDS[visit.language].done, { name: fileName }) });
  }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    visit.asked.session.tell({ text: PORTAL_SIGNED_WORDS[visit.language].wrongFile });
  });
  return see(accountPath(ofVisit(visit)));
}

const LONGEST_OBJECTION = 4_000;

async function dispute(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { asked, work, company, customer, w } = visit;
  const { form, session } = asked;
  if (saidAgain(visit, 'dispute')) return see(accountPath(ofVisit(visit)));
  const { owes, lines: known } = await accountOf(visit, deps);
  const itemId = work.ids.open('item', form.get('item') ?? '');
  const found = owes.flatMap(({ items }) => items).find(({ item }) => item.itemId === itemId);
  const category = form.get('category') ?? '';
  const objection = (form.get('objection') ?? '').trim().slice(0, LONGEST_OBJECTION);
  const wrong: Record<string, string> = {};
  if (found === undefined || found.state === 'partner') wrong['item'] = w.form.item;
  const lines = found && linesTicked(form.get('item') ?? '', known.get(found.item.entryId), form.getAll('line'));
  if (found !== undefined && lines === undefined) wrong['line'] = PORTAL_LINE_WORDS[visit.language].other;
  if (!isCategory(category)) wrong['category'] = w.form.category;
  if (objection === '') wrong['objection'] = w.form.objection;
  if (found === undefined || lines === undefined || !isCategory(category) || Object.keys(wrong).length > 0)
    return accountPage(visit, deps, { typed: typedIn(form), wrong });
  await once(visit, 'dispute', async () => {
    if (found.state === 'disputed') return;
    const whose = { companyId: company.id, customerId: customer.id, itemId: found.item.itemId };
    const made = await objectInPortal(work, { ...whose, category, objection, lines });
    session.tell({ text: objectedText(visit, made, found.item) });
  });
  return see(accountPath(ofVisit(visit)));
}

function objectedText({ w, language, locale }: PortalVisit, { reviewOn, items }: Dispute, item: OpenItem): string {
  const said = { document: labelOf(item), day: dayText(reviewOn, locale) };
  const [one] = items;
  if (one === undefined || one.lines.length === 0 || one.amountMinor === null) return fill(w.dispute.done, said);
  const words = PORTAL_LINE_WORDS[language];
  const lines = one.lines.map(({ no, text }) => fill(words.line, { no, text })).join('; ');
  return fill(words.done, { ...said, lines, sum: format({ minor: one.amountMinor, currency: item.currency }, locale) });
}

/** In the customer's words, with the way back; what is our own mistake is told elsewhere. */
function wrongPage(error: unknown, asked: Asked): Answer | undefined {
  const w = PORTAL_WORDS[languageOf(asked)];
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  if (name === 'NotFound') return said(asked, w.gone, 404);
  if (name === 'NotSignedIn' || code === 'EBADCSRFTOKEN') return said(asked, w.out, GONE);
  if (!(error instanceof Refusal || error instanceof WrongUse)) return undefined;
  const back = { href: ACCOUNT, label: w.wrong.back };
  const told = { title: w.wrong.title, text: fill(w.wrong.text, { why: error.message }) };
  return said(asked, told, error instanceof Refusal ? 409 : 400, back);
}
