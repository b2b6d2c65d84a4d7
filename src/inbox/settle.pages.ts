import { refuseAnotherDay, type Route, type Visit } from '../companies/visit.pages';
import { findCustomer } from '../customers/store';
import { Refusal } from '../kernel/result';
import { refusalText, remedyText } from '../languages/refusal';
import { fill } from '../languages/said';
import { see, type Answer } from '../platform/web/answer';
import { mailAsked, mailPath, wordsOf } from './asked.pages';
import type { PostRoom } from '../outbox/post.actions';
import type { Mail } from './mail';
import { mailPage } from './mail.pages';
import { besideInWait, casesNamedLike } from './panel';
import { giveToMessage } from './returned.actions';
import { backToInbox, giveToCase, giveToCustomer, notOurs, readMailOfCase } from './settle.actions';

/** Whose a mail is, as a person says it; said back with the way to take it back, and on to the next that waits. */
export const settleRoutes = (deps: InboxPagesDeps): readonly Route[] => [
  post('give', give),
  post('message', (visit, mail) => toMessage(visit, mail, deps)),
  post('case', toCase),
  post('drop', drop),
  post('back', back),
  post('read', read),
];

/** What a mail that came back changes is told to whoever asked for its message. */
export interface InboxPagesDeps {
  post(): PostRoom;
}

function post(act: string, visit: (visit: Visit, mail: Mail) => Promise<Answer>): Route {
  return {
    ...{ method: 'post', path: `/inbox/:mail/${act}`, right: 'work' },
    visit: async (asked) => {
      refuseAnotherDay(asked);
      return visit(asked, await mailAsked(asked));
    },
  };
}

/** What was refused stands on the page of the mail, with what was typed. */
async function orSaid(visit: Visit, mail: Mail, typed: string, act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`.trim();
    return mailPage(visit, mail, { typed, error: said });
  }
}

async function give(visit: Visit, mail: Mail): Promise<Answer> {
  const { work, company, asked } = visit;
  const typed = (asked.form.get('customer') ?? '').trim();
  return orSaid(visit, mail, typed, async () => {
    const w = wordsOf(visit);
    if (typed === '') return mailPage(visit, mail, { error: w.whoIsMissing });
    const customer = await findCustomer(work.db.read, company.id, typed, work.ids);
    const to = await onward(visit, mail);
    await giveToCustomer(work, mail, customer.id);
    tellWithUndo(visit, mail, fill(w.given, { customer: customer.name }));
    return see(to);
  });
}

async function toCase(visit: Visit, mail: Mail): Promise<Answer> {
  const typed = (visit.asked.form.get('number') ?? '').trim();
  return orSaid(visit, mail, '', async () => {
    const w = wordsOf(visit);
    const found = typed === '' ? undefined : await casesNamedLike(visit.work.db.read, visit.company.id, typed);
    if (found === undefined) return mailPage(visit, mail, { error: w.noCase });
    const to = await onward(visit, mail);
    await giveToCase(visit.work, mail, found.id);
    tellWithUndo(visit, mail, w.givenToCase);
    return see(to);
  });
}

async function toMessage(visit: Visit, mail: Mail, deps: InboxPagesDeps): Promise<Answer> {
  const { work, asked } = visit;
  return orSaid(visit, mail, '', async () => {
    const to = await onward(visit, mail);
    const messageId = work.ids.open('message', asked.form.get('message') ?? '');
    const { customer } = await giveToMessage({ work, post: () => deps.post() }, mail, messageId);
    asked.session.tell({ text: fill(wordsOf(visit).returned, { customer }) });
    return see(to);
  });
}

async function drop(visit: Visit, mail: Mail): Promise<Answer> {
  return orSaid(visit, mail, '', async () => {
    const to = await onward(visit, mail);
    await notOurs(visit.work, mail);
    tellWithUndo(visit, mail, wordsOf(visit).dropped);
    return see(to);
  });
}

async function back(visit: Visit, mail: Mail): Promise<Answer> {
  return orSaid(visit, mail, '', async () => {
    await backToInbox(visit.work, mail);
    visit.asked.session.tell({ text: wordsOf(visit).isBack });
    return see(mailPath(visit, mail.id));
  });
}

async function read(visit: Visit, mail: Mail): Promise<Answer> {
  await readMailOfCase(visit.work, mail);
  visit.asked.session.tell({ text: wordsOf(visit).isRead });
  return see(mail.caseId === null ? mailPath(visit, mail.id) : visit.at.case(visit.work.ids.seal('case', mail.caseId)));
}

/** Who goes through what waits comes to the next of it. */
async function onward(visit: Visit, mail: Mail): Promise<string> {
  if (mail.state !== 'waiting') return mailPath(visit, mail.id);
  const { next } = await besideInWait(visit.work.db.read, visit.company.id, mail.id);
  return next === null ? visit.at.under('/inbox') : mailPath(visit, next);
}

const tellWithUndo = (visit: Visit, mail: Mail, text: string): void => {
  const path = `${mailPath(visit, mail.id).split('?')[0] ?? ''}/back`;
  visit.asked.session.tell({ text, undo: { path, fields: {} } });
};
