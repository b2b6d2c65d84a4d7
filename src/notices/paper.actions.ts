import type { Company } from '../companies/company';
import type { Customer } from '../customers/customer';
import { attachDocument } from '../documents/actions';
import type { Document } from '../documents/document';
import { assert } from '../kernel/assert';
import { Refusal } from '../kernel/result';
import type { Draft, Recipient } from '../outbox/draft';
import { letterPdf } from '../outbox/sheet.actions';
import type { PostRoom } from '../outbox/post.actions';
import type { Work } from '../platform/work';
import { openViews } from '../platform/views';
import { accountOf } from '../statements/make.actions';
import { statementPdf } from '../statements/paper.actions';
import type { MadeNotice } from './make.actions';
import { isOfficialSlot, STATEMENT_SLOT } from './official';
import { paperRecipient, type Ways } from './recipient.actions';
import { OFFICIAL } from './store';

/** A legal paper as a PDF, and the papers that go with it: made, filed, put behind it. */
export async function noticePdf(
  work: Work,
  post: PostRoom,
  { company, customer, ways }: Whose,
  made: MadeNotice,
): Promise<Buffer> {
  const { draft } = made;
  const to: Recipient = draft.to.channel === 'letter' ? draft.to : paperRecipient(ways, customer);
  const letter: Draft = { ...draft, to, attach: { what: 'none', documentIds: made.enclosed } };
  const pdf = await letterPdf(work, post, company, letter);
  assert(pdf !== undefined, 'a letter has a PDF');
  return pdf;
}

export interface Whose {
  readonly company: Company;
  readonly customer: Customer;
  readonly ways: Ways;
}

/** With everything that goes with it: an email carries the paper itself as PDF. A statement of account is drawn up of the day. */
export async function withEnclosures(work: Work, post: PostRoom, whose: Whose, made: MadeNotice): Promise<MadeNotice> {
  const statement = made.claim.paper.encloses.includes(STATEMENT_SLOT) ? [await statementOf(work, whose, made)] : [];
  const enclosed = [...statement.map(({ id }) => id), ...made.enclosed];
  const whole = { ...made, enclosed };
  const isMail = made.draft.to.channel === 'email';
  const own = isMail ? [(await filed(work, whose, whole, await noticePdf(work, post, whose, whole))).id] : [];
  const documentIds = isMail ? own : enclosed;
  return { ...whole, draft: { ...made.draft, attach: { what: 'none', documentIds } } };
}

async function filed(work: Work, { company, customer }: Whose, made: MadeNotice, bytes: Buffer): Promise<Document> {
  const { claim, draft } = made;
  const title = claim.paper.title[draft.language] ?? claim.paper.name;
  const { document } = await attachDocument(work, {
    ...{ companyId: company.id, customerId: customer.id, about: `customer/${customer.id}`, kind: 'other' },
    ...{ fileName: `${title} ${work.today}.pdf`, bytes, title: `${title}, ${work.today}`, datedOn: work.today },
    visibility: 'internal', // the message that carries it is the evidence
  });
  return document;
}

async function statementOf(work: Work, { company, customer }: Whose, { draft }: MadeNotice): Promise<Document> {
  const asked = { asOn: work.today, from: null, language: draft.language };
  const account = await accountOf(work.db.read, company, customer, asked);
  const views = openViews();
  const bytes = await statementPdf((name, blanks) => views.render(name, blanks), account);
  const { document } = await attachDocument(work, {
    ...{ companyId: company.id, customerId: customer.id, about: `customer/${customer.id}`, kind: 'statement', bytes },
    ...{ fileName: `Statement ${work.today}.pdf`, datedOn: work.today, visibility: 'internal' },
  });
  return document;
}

/** An official paper, as its publisher issues it, goes from now on with every letter that needs it. */
export async function fileOfficial(
  work: Work,
  company: Company,
  { slot, fileName, bytes }: { readonly slot: string; readonly fileName: string; readonly bytes: Buffer },
): Promise<Document> {
  if (!isOfficialSlot(slot)) {
    throw new Refusal(
      'no-such-official-paper',
      `There is no official paper ${slot}.`,
      'See: duly notice papers --law UK',
    );
  }
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') {
    throw new Refusal('official-paper-pdf', 'An official paper is filed as a PDF.', 'Take the PDF of its publisher.');
  }
  const { document } = await attachDocument(work, {
    ...{ companyId: company.id, customerId: null, about: `${OFFICIAL}${slot}`, kind: 'other', fileName, bytes },
    visibility: 'court',
  });
  return document;
}
