import type { Company } from '../companies/company';
import type { Customer } from '../customers/customer';
import { attachDocument, removeDocuments } from '../documents/actions';
import type { Document } from '../documents/document';
import { documentsOf } from '../documents/store';
import { assert } from '../kernel/assert';
import { Refusal } from '../kernel/result';
import type { Recipient } from '../outbox/draft';
import { letterPdf } from '../outbox/sheet.actions';
import { behind, openedPdf, withPapers } from '../outbox/with-papers.actions';
import type { PostRoom } from '../outbox/post.actions';
import type { Work } from '../platform/work';
import { openViews } from '../platform/views';
import { accountOf } from '../statements/make.actions';
import { statementPdf } from '../statements/paper.actions';
import { chargesIn } from './enclosed-charges';
import type { MadeNotice } from './make.actions';
import { isOfficialSlot, STATEMENT_SLOT } from './official';
import { paperRecipient, type Ways } from './recipient.actions';
import { OFFICIAL } from './store';

/** A legal paper as a PDF with all that goes with it behind it, in its order: made and looked at, nothing is kept. */
export async function noticePdf(work: Work, post: PostRoom, whose: Whose, made: MadeNotice): Promise<Buffer> {
  const own = await ownPdf(work, post, whose, made);
  const statement = withStatement(made) ? [await statementBytes(work, whose, made)] : [];
  return withPapers(work, papersOf(whose, made.enclosed), await behind(own, statement));
}

const papersOf = ({ company }: Whose, documentIds: readonly number[]): Parameters<typeof withPapers>[1] => ({
  company_id: company.id,
  attach: JSON.stringify({ documentIds }),
});

/** The paper alone, as a letter. */
async function ownPdf(
  work: Work,
  post: PostRoom,
  { company, customer, ways }: Whose,
  { draft }: MadeNotice,
): Promise<Buffer> {
  const to: Recipient = draft.to.channel === 'letter' ? draft.to : paperRecipient(ways, customer);
  const pdf = await letterPdf(work, post, company, { ...draft, to, attach: { what: 'none' } });
  assert(pdf !== undefined, 'a letter has a PDF');
  return pdf;
}

export interface Whose {
  readonly company: Company;
  readonly customer: Customer;
  readonly ways: Ways;
}

const withStatement = ({ claim }: MadeNotice): boolean => claim.paper.encloses.includes(STATEMENT_SLOT);

/**
 * With everything that goes with it: behind a letter, in the order of the law. An email carries the paper itself as PDF, with the copies of
 * invoices behind it, and each paper that must go with it as a file of its own: a reply form is filled in and comes back.
 */
export async function withEnclosures(work: Work, post: PostRoom, whose: Whose, made: MadeNotice): Promise<MadeNotice> {
  const statement = withStatement(made) ? [await filedStatement(work, whose, made)] : [];
  const enclosed = [...statement, ...made.enclosed];
  if (made.draft.to.channel !== 'email') return carrying(made, enclosed, enclosed);
  const copies = made.enclosed.filter((id) => !made.official.includes(id));
  const pdf = await withPapers(work, papersOf(whose, copies), await ownPdf(work, post, whose, made));
  return carrying(made, enclosed, [await filed(work, whose, made, pdf), ...statement, ...made.official]);
}

const carrying = (made: MadeNotice, enclosed: readonly number[], documentIds: readonly number[]): MadeNotice => ({
  ...{ ...made, enclosed },
  draft: { ...made.draft, attach: { what: 'none', documentIds } },
});

async function filed(work: Work, { company, customer }: Whose, made: MadeNotice, bytes: Buffer): Promise<number> {
  const { claim, draft } = made;
  const title = claim.paper.title[draft.language] ?? claim.paper.name;
  const { document } = await attachDocument(work, {
    ...{ companyId: company.id, customerId: customer.id, about: `customer/${customer.id}`, kind: 'other' },
    ...{ fileName: `${title} ${work.today}.pdf`, bytes, title: `${title}, ${work.today}`, datedOn: work.today },
    visibility: 'internal', // the message that carries it is the evidence
  });
  return document.id;
}

/** The account of the day, with the interest and costs that the paper itself claims. */
async function statementBytes(work: Work, { company, customer }: Whose, made: MadeNotice): Promise<Buffer> {
  const asked = { asOn: work.today, from: null, language: made.draft.language };
  const account = await accountOf(work.db.read, company, customer, asked);
  const views = openViews();
  const charges = [...account.charges, ...chargesIn(made, customer.id, work.today)];
  return statementPdf((name, blanks) => views.render(name, blanks), { ...account, charges });
}

async function filedStatement(work: Work, whose: Whose, made: MadeNotice): Promise<number> {
  const { company, customer } = whose;
  const { document } = await attachDocument(work, {
    ...{ companyId: company.id, customerId: customer.id, about: `customer/${customer.id}`, kind: 'statement' },
    ...{ fileName: `Statement ${work.today}.pdf`, bytes: await statementBytes(work, whose, made) },
    ...{ datedOn: work.today, visibility: 'internal' },
  });
  return document.id;
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
  if ((await openedPdf(bytes)) === null) {
    throw new Refusal(
      'official-paper-shut',
      'This PDF cannot be opened: it is damaged or protected, and could not be printed behind a letter.',
      'Take it from its publisher again, or print it into a new PDF without protection.',
    );
  }
  const { document } = await attachDocument(work, {
    ...{ companyId: company.id, customerId: null, about: `${OFFICIAL}${slot}`, kind: 'other', fileName, bytes },
    visibility: 'court',
  });
  // an older one that is filed again takes the place of those that came after it
  const later = (await documentsOf(work.db.read, company.id, { about: document.about })).filter(({ id }) => id > document.id); // prettier-ignore
  if (later.length > 0) {
    await removeDocuments(work, company.id, later.map(({ id }) => id), `${fileName} is filed again`); // prettier-ignore
  }
  return document;
}
