import { mailboxesKnownBefore, type KnownMailbox } from '../customers/known-before.store';
import { addWorkdays, TARGET } from '../kernel/calendar';
import { maskedMailbox } from '../kernel/masked-mailbox';
import { PORTAL_STEP_WORDS } from '../languages/portal-step-words';
import { fill } from '../languages/said';
import { asks } from '../languages/task-title';
import { sendAtOnce } from '../people/house-mail.actions';
import { CODE_MINUTES, codeWaits, drawCode, tryCode } from '../people/step-up.actions';
import { numberIn } from '../people/visitor.pages';
import { see, type Answer, type Mounted } from '../platform/web/answer';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { accountOf, numberOf } from './gather.pages';
import { helpOf } from './help';
import { ACCOUNT, inside } from './inside.pages';
import { NOTHING_TYPED, portalPage, type Typed } from './page.pages';
import { accountPath, companyName, ofVisit, type PortalDeps, type PortalVisit } from './visit.pages';

/**
 * What shows more than a forwarded link should, papers with figures and names, opens after a one-time code. It goes to a mailbox that
 * we knew before the link was made, never to one that was typed here, and is good for this visit.
 */
export const stepUpRoutes = (deps: PortalDeps): readonly Mounted[] => {
  const post = (path: string, answer: (visit: PortalVisit, deps: PortalDeps) => Promise<Answer>): Mounted => ({
    ...{ method: 'post', path: `${CODE}${path}`, limit: TRIES },
    answer: inside(deps, (visit) => answer(visit, deps)),
  });
  return [
    { method: 'get', path: CODE, answer: inside(deps, (visit) => codePage(visit, deps)) },
    post('', typed),
    post('/send', send),
    post('/nobody', askAboutContact),
  ];
};

const CODE = `${ACCOUNT}/code`;
const TRIES = { requests: 30, windowMs: 15 * 60_000 };
/** What the session keeps: by which link the step was taken, which code waits, and where to go then. */
const [STEP, WAITING, BACK] = ['portal-step', 'portal-code', 'portal-back'] as const;

/** Whether this visit, by this link, took the step. */
const steppedUp = ({ asked, link }: PortalVisit): boolean => asked.session.get(STEP) === String(link.id);

/** The answer, where the visitor took the step; else the page that asks for it, and `back` from there. */
export async function behindCode(visit: PortalVisit, back: string, answer: () => Promise<Answer>): Promise<Answer> {
  if (steppedUp(visit)) return answer();
  visit.asked.session.set(BACK, back);
  return see(codePath(visit));
}

const codePath = (visit: PortalVisit): string => accountPath(ofVisit(visit), 'code');
const backOf = (visit: PortalVisit): string => visit.asked.session.get(BACK) ?? accountPath(ofVisit(visit));
const wordsOf = ({ language }: PortalVisit) => PORTAL_STEP_WORDS[language];

/** Codes live by the true clock, also where the company lives on another day. */
const nowOf = ({ work, asked }: PortalVisit): Work => ({ ...work, now: asked.now });

const ofLink = ({ company, link }: PortalVisit) => ({ companyId: company.id, linkId: link.id, about: link.about });

const mailboxesOf = ({ work, company, link }: PortalVisit): Promise<KnownMailbox[]> =>
  mailboxesKnownBefore(
    work.db.read,
    { companyId: company.id, customerId: numberIn(link.about), contactId: link.contactId },
    link.recordedAt,
  );

async function codePage(visit: PortalVisit, deps: PortalDeps, given: Typed = NOTHING_TYPED): Promise<Answer> {
  if (steppedUp(visit)) return see(backOf(visit));
  const w = wordsOf(visit);
  const mailboxes = await mailboxesOf(visit);
  const waits = await codeWaits(nowOf(visit), waitingIn(visit), visit.link.id);
  const to = mailboxes.find(({ id }) => id === waits?.contactId);
  const blanks = {
    s: w,
    sent: to === undefined ? '' : fill(w.sent, { to: maskedMailbox(to.email) }),
    wrong: given.wrong['code'] ?? '',
    nobody: mailboxes.length === 0,
    help: helpOf(visit),
    mailboxes: mailboxes.map(({ id, email }, at) => ({
      ...{ value: visit.work.ids.seal('contact', id), text: maskedMailbox(email), first: at === 0 },
    })),
    send_text: to === undefined ? w.send : w.another,
  };
  const number = numberOf(await accountOf(visit, deps));
  return portalPage(visit, { name: 'code', title: w.title, number, blanks }, given);
}

const waitingIn = ({ asked }: PortalVisit): number => Number(asked.session.get(WAITING) ?? 0);

async function send(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { asked, work } = visit;
  const w = wordsOf(visit);
  const id = work.ids.open('contact', asked.form.get('contact') ?? '');
  const to = (await mailboxesOf(visit)).find((one) => one.id === id);
  if (to === undefined) return see(codePath(visit));
  const drawn = await drawCode(nowOf(visit), { ...ofLink(visit), contactId: to.id });
  if (drawn === undefined) asked.session.tell({ text: w.many });
  else if (await mailed(visit, deps, to, drawn)) asked.session.set(WAITING, String(drawn.id));
  else asked.session.tell({ text: w.failed });
  return see(codePath(visit));
}

/** At once; it is kept nowhere, neither as evidence nor in the list of what was sent. */
async function mailed(
  visit: PortalVisit,
  deps: PortalDeps,
  to: KnownMailbox,
  { id, code }: { readonly id: number; readonly code: string },
): Promise<boolean> {
  const { company, settings, language } = visit;
  const w = wordsOf(visit);
  const name = companyName(company);
  const way = deps.mail(company, settings, language);
  const said = {
    subject: fill(w.subject, { company: name }),
    paragraphs: [fill(w.mail, { code }), fill(w.mailWhy, { company: name, minutes: CODE_MINUTES }), company.legalName],
    link: null,
  };
  const answer = await sendAtOnce(nowOf(visit), way, `code-${id}`, {
    ...{ to: { name: to.name ?? '', email: to.email, language }, said, replyTo: way.replyTo },
  });
  return answer.outcome === 'accepted';
}

async function typed(visit: PortalVisit, deps: PortalDeps): Promise<Answer> {
  const { asked, link } = visit;
  const w = wordsOf(visit);
  if (steppedUp(visit)) return see(backOf(visit));
  const tried = await tryCode(nowOf(visit), waitingIn(visit), asked.form.get('code') ?? '', ofLink(visit));
  if (tried !== 'right')
    return codePage(visit, deps, { typed: {}, wrong: { code: tried === 'over' ? w.over : w.wrong } });
  await asked.session.renew();
  asked.session.set(WAITING, undefined);
  asked.session.set(STEP, String(link.id));
  asked.session.tell({ text: w.done });
  return see(backOf(visit));
}

const ANSWER_DAYS = 2;

/** Nobody may get a code: a person of ours confirms a contact, once a day at most. */
async function askAboutContact(visit: PortalVisit): Promise<Answer> {
  const { work, company, visitor, asked } = visit;
  if ((await mailboxesOf(visit)).length > 0) return see(codePath(visit));
  const about = `customer/${visitor.id}`;
  const task = {
    ...{ companyId: company.id, customerId: visitor.id, kind: 'confirm_contact', about },
    ...{ key: `${about}/confirm-contact/${work.today}`, title: asks('confirmContact') },
    dueOn: addWorkdays(TARGET, work.today, ANSWER_DAYS),
  };
  await work.db.transaction((tx) => openTasks(tx, work, [task]));
  asked.session.tell({ text: wordsOf(visit).asked });
  return see(codePath(visit));
}
