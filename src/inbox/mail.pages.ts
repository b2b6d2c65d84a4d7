import type { Route, Visit } from '../companies/visit.pages';
import { customerById, customerNames } from '../customers/store';
import type { InboxWords } from '../languages/inbox-words.en';
import { dayText, fill, momentText, numberText } from '../languages/said';
import { readMail } from '../platform/mail-read';
import { file, NotFound, page, sheet, type Answer } from '../platform/web/answer';
import { mailAsked, mailPath, wordsOf } from './asked.pages';
import { htmlSheet, textSheet } from './html';
import { isProven, type Mail } from './mail';
import { linesBlanks } from './lines.pages';
import { looksBlanks } from './looks.pages';
import { besideInWait, isContact } from './panel';
import { mayHaveBeen } from './returned.actions';

/** One mail: what it says, in a frame in which nothing runs; whose it is and how that was found; what it looks like. */
export const mailRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/inbox/:mail',
    right: 'see',
    visit: async (visit) => mailPage(visit, await mailAsked(visit)),
  },
  { method: 'get', path: '/inbox/:mail/sheet', right: 'see', visit: asSheet },
  { method: 'get', path: '/inbox/:mail/original', right: 'work', visit: original },
];

/** What was typed and not accepted stands there again. */
export interface Sent {
  readonly typed?: string;
  readonly error?: string;
}

export async function mailPage(visit: Visit, mail: Mail, { typed = '', error = '' }: Sent = {}): Promise<Answer> {
  const w = wordsOf(visit);
  const here = mailPath(visit, mail.id);
  const may = visit.may('work') && visit.on === null;
  const title = mail.subject === '' ? w.noSubject : mail.subject;
  const hasHtml = mail.rawSha !== null && mail.readAs === 'whole';
  const beside = mail.state === 'waiting' ? await besideInWait(visit.work.db.read, visit.company.id, mail.id) : { next: null, previous: null }; // prettier-ignore
  const blanks = {
    ...{ title, w, error, typed, kind: w.kind[mail.kind], list: visit.at.under('/inbox') },
    next: beside.next === null ? '' : mailPath(visit, beside.next),
    previous: beside.previous === null ? '' : mailPath(visit, beside.previous),
    frame: fill(w.frame, { from: mail.fromAddress }),
    sheet: `${here}/sheet${query(visit, visit.asked.query.get('as') === 'html' ? { as: 'html' } : {})}`,
    as: hasHtml ? asLinks(visit, w, here) : [],
    original: may && mail.rawSha !== null ? `${here}/original` : '',
    notice: mail.readAs === 'whole' ? '' : w.readAs[mail.readAs],
    facts: factsOf(visit, w, mail),
    files: mail.files.map((one) => fileBlanks(visit, w, one)),
    whose: await whoseBlanks(visit, w, mail),
    looks: mail.customerId === null || !may ? [] : mail.reading.map((one, n) => looksBlanks(visit, w, { mail, one, n })),
    lines: await linesBlanks(visit, mail),
    returned: may ? await returnedBlanks(visit, mail, here) : null,
    act: may ? await actBlanks(visit, w, mail, here) : null,
  };
  return page('pages/inbox/mail', title, blanks, { status: error === '' ? 200 : 409 });
} // prettier-ignore

const query = ({ on }: Visit, more: Readonly<Record<string, string>>): string => {
  const asked = new URLSearchParams({ ...(on === null ? {} : { on }), ...more }).toString();
  return asked === '' ? '' : `?${asked}`;
};

const asLinks = (visit: Visit, w: InboxWords, here: string): object[] => {
  const chosen = visit.asked.query.get('as') === 'html' ? 'html' : 'text';
  return (['text', 'html'] as const).map((as) => ({
    text: w.as[as],
    href: `${here.split('?')[0] ?? ''}${query(visit, as === 'html' ? { as } : {})}`,
    chosen: as === chosen,
  }));
};

function factsOf({ locale, company, work, at }: Visit, w: InboxWords, mail: Mail): object[] {
  const from = [mail.fromName, mail.fromAddress].filter((one) => one !== '').join(', ');
  const fact = (label: string, text: string, href = '') => ({ label, text, href });
  return [
    fact(w.fact.from, from === '' ? w.nobody : from),
    fact(w.fact.at, momentText(mail.arrivedAt, locale, company.zone)),
    fact(w.fact.kind, w.kind[mail.kind]),
    fact(w.fact.size, fill(w.size, { n: numberText(Math.max(1, Math.round(mail.bytes / 1024)), locale) })),
    ...(mail.messageId === null ? [] : [fact(w.fact.message, w.ours, at.message(work.ids.seal('message', mail.messageId)))]),
  ];
} // prettier-ignore

const fileBlanks = ({ at, work, locale }: Visit, w: InboxWords, one: Mail['files'][number]): object => ({
  name: one.name === '' ? w.noName : one.name,
  href: one.documentId === null ? '' : at.document(work.ids.seal('document', one.documentId)),
  size: fill(w.size, { n: numberText(Math.max(1, Math.round(one.bytes / 1024)), locale) }),
  closed: one.closed === null ? '' : w.closed[one.closed],
});

async function whoseBlanks(visit: Visit, w: InboxWords, mail: Mail): Promise<object> {
  const { work, company, at } = visit;
  const { customerId, caseId } = mail;
  const known = customerId === null ? undefined : await customerById(work.db.read, company.id, customerId);
  const found = mail.state === 'theirs' && !isProven(mail.by) ? w.by[mail.by] : '';
  return {
    state: w.state[mail.state],
    waits: mail.state === 'waiting',
    how: mail.state === 'theirs' && isProven(mail.by) ? w.by[mail.by] : '',
    doubt: found,
    customer: customerId === null ? null : { name: known?.name ?? '', code: known?.code ?? '', href: at.customer(work.ids.seal('customer', customerId)) },
    kase: caseId === null ? null : { href: at.case(work.ids.seal('case', caseId)), text: w.aCase },
    unread: caseId !== null && mail.seenAt === null,
  };
} // prettier-ignore

/** Of a mail that came back and does not say which message it was. */
async function returnedBlanks({ work, locale }: Visit, mail: Mail, here: string): Promise<object | null> {
  const found = await mayHaveBeen(work, mail);
  if (found.length === 0) return null;
  const options = found.map(({ id, customer, subject, day }) => ({
    value: work.ids.seal('message', id),
    label: `${dayText(day, locale)} · ${customer} · ${subject}`,
  }));
  return { path: `${here.split('?')[0] ?? ''}/message`, options };
}

async function actBlanks(visit: Visit, w: InboxWords, mail: Mail, here: string): Promise<object> {
  const { work, company, at } = visit;
  const path = here.split('?')[0] ?? '';
  const names = await customerNames(work.db.read, company.id, [...mail.candidates]);
  const { customerId, fromAddress } = mail;
  const customer = customerId === null ? '' : `/customers/${work.ids.seal('customer', customerId)}`;
  const isKnown = customerId === null || fromAddress === '' || !isProven(mail.by) || (await isContact(work.db.read, company.id, customerId, fromAddress));
  return {
    give: `${path}/give`,
    kase: `${path}/case`,
    drop: mail.state === 'not_ours' ? '' : `${path}/drop`,
    back: mail.state === 'waiting' ? '' : `${path}/back`,
    read: mail.caseId !== null && mail.seenAt === null ? `${path}/read` : '',
    candidates: mail.state !== 'waiting' ? [] : mail.candidates.flatMap((id) => {
      const found = names.get(id);
      return found === undefined ? [] : [{ id: work.ids.seal('customer', id), text: found }];
    }),
    confirm: mail.state === 'theirs' && customerId !== null && !isProven(mail.by) ? work.ids.seal('customer', customerId) : '',
    answer: customerId === null ? '' : at.under(`${customer}/write`, { mail: work.ids.seal('mail', mail.id) }),
    contact: isKnown ? '' : at.under(`${customer}/contacts`, { mail: work.ids.seal('mail', mail.id) }),
    contactText: fill(w.addContact, { address: fromAddress }),
  };
} // prettier-ignore

/** Read again from what was kept: what is shown is what came. */
async function asSheet(visit: Visit): Promise<Answer> {
  const mail = await mailAsked(visit);
  if (visit.asked.query.get('as') !== 'html' || mail.rawSha === null) return sheet(textSheet(mail.text));
  const read = await readMail(await visit.work.files.get(mail.rawSha));
  return sheet(read === undefined || read.html === '' ? textSheet(mail.text) : htmlSheet(read.html));
}

async function original(visit: Visit): Promise<Answer> {
  const mail = await mailAsked(visit);
  if (mail.rawSha === null) throw new NotFound();
  const name = `${mail.arrivedAt.slice(0, 10)} ${mail.subject.replace(/[^\p{L}\p{N} ._-]+/gu, ' ').slice(0, 60).trim() || 'mail'}.eml`;
  return file(name, 'application/octet-stream', { path: visit.work.files.path(mail.rawSha) });
} // prettier-ignore
