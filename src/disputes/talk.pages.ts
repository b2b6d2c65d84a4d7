import { readFile } from 'node:fs/promises';
import type { Route, Visit } from '../companies/visit.pages';
import { attachDocument, checkSize } from '../documents/actions';
import { LARGEST_DOCUMENT } from '../documents/document';
import { HOUSE_MAIL_WORDS } from '../languages/house-mail-words';
import { countText, fill, inLanguage } from '../languages/said';
import { mentionsIn, type Colleague } from '../people/colleagues';
import type { HouseMail } from '../people/house-mail';
import { wantMentionMail } from '../people/notify.store';
import { see, type Answer } from '../platform/web/answer';
import { typedIn } from '../platform/web/form';
import { casePage, viewOf } from './case.pages';
import { EVIDENCE } from './case-talk.pages';
import type { CaseView } from './case-facts.pages';
import { comment } from './comment.actions';

/** Comments of colleagues on a dispute, and the papers that prove it. */
export const disputeTalkRoutes: readonly Route[] = [
  { method: 'post', path: '/disputes/:dispute/comments', right: 'work', visit: say },
  {
    method: 'post',
    path: '/disputes/:dispute/evidence',
    right: 'work',
    uploads: { files: 10, bytes: LARGEST_DOCUMENT },
    visit: attach,
  },
];

function done({ visit, one }: CaseView, text: string, part: string): Answer {
  visit.asked.session.tell({ text });
  return see(`${visit.at.dispute(visit.work.ids.seal('dispute', one.dispute.id))}#${part}`);
}

async function say(visit: Visit): Promise<Answer> {
  const view = await viewOf(visit);
  const w = view.w.comments;
  const text = (visit.asked.form.get('text') ?? '').trim();
  const { told, unknown } = mentionsIn(text, view.owners.colleagues);
  const wrong =
    text === ''
      ? w.needed
      : unknown.length > 0
        ? fill(w.unknown, { handles: unknown.map((handle) => `@${handle}`).join(', ') })
        : '';
  if (wrong !== '') {
    return casePage(visit, { form: 'comment', typed: typedIn(visit.asked.form), wrong: { text: wrong } });
  }
  const { dispute } = view.one;
  const which = { companyId: dispute.companyId, disputeId: dispute.id };
  const wanting = await wantMentionMail(visit.work.db.read, view.owners.people);
  const mails = mailsOf(
    view,
    told.filter(({ email }) => wanting.has(email)),
    text,
  );
  await comment(visit.work, { ...which, text, told, by: visit.person.name, mails });
  const others = told.filter(({ email }) => email !== visit.person.email);
  const names = others.map(({ name }) => name).join(', ');
  return done(view, names === '' ? w.done : fill(w.doneTold, { names }), 'comments');
}

/** To each colleague in their own language. */
function mailsOf(view: CaseView, told: readonly Colleague[], text: string): Omit<HouseMail, 'key'>[] {
  const { visit, one, customer, owners } = view;
  const href = `${visit.at.dispute(visit.work.ids.seal('dispute', one.dispute.id))}#comments`;
  return told.map(({ email, name }) => {
    const language = owners.people.find((person) => person.email === email)?.language ?? 'en';
    const { hello, mention } = inLanguage(HOUSE_MAIL_WORDS, language);
    const values = { name, by: visit.person.name, customer: customer.name };
    return {
      companyId: visit.company.id,
      to: { name, email, language },
      said: {
        subject: fill(mention.subject, values),
        paragraphs: [fill(hello, values), fill(mention.text, values), text],
        link: { href, label: mention.link },
      },
    };
  });
}

async function attach(visit: Visit): Promise<Answer> {
  const view = await viewOf(visit);
  const w = view.w.evidence;
  const { uploads, form } = visit.asked;
  if (uploads.length === 0) {
    return casePage(visit, { form: 'evidence', typed: typedIn(form), wrong: { file: w.needed } });
  }
  const { dispute } = view.one;
  const kind = EVIDENCE.find((one) => one === form.get('kind')) ?? 'other';
  for (const { name, bytes } of uploads) checkSize(name, bytes);
  for (const { name, path } of uploads) {
    await attachDocument(visit.work, {
      companyId: dispute.companyId,
      customerId: dispute.customerId,
      about: `dispute/${dispute.id}`,
      kind,
      fileName: name,
      bytes: await readFile(path),
    });
  }
  return done(view, countText(w.done, uploads.length, visit.locale), 'evidence');
}
