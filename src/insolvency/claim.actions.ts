import type { Company } from '../companies/company';
import { bankAccountFor } from '../companies/store';
import type { Customer } from '../customers/customer';
import { attachDocument } from '../documents/actions';
import type { Document } from '../documents/document';
import { grouped } from '../kernel/grouped';
import { Refusal } from '../kernel/result';
import { PROOF_WORDS } from '../languages/proof-words';
import { owedBeside } from '../law/owed.actions';
import { keptCharges } from '../ledger/claimed.store';
import { demandsOf } from '../notices/demanded.store';
import { noteParties } from '../notices/interest-note-gather.actions';
import type { Query } from '../platform/db';
import { renderPdf } from '../platform/pdf/render';
import { openViews, type Views } from '../platform/views';
import type { Work } from '../platform/work';
import { claimLines, claimTotals, lastDayOf, type ClaimLine, type ClaimTotal, type With } from './claim';
import { frozenItems } from './claim.store';
import { courtOf, proofBlanks } from './claim-paper';
import type { Proceeding } from './proceeding';

/**
 * The claim in a proceeding as of its opening day, and its proof of debt as a draft in the language of the court: a PDF with blanks to
 * fill in and a place to sign, filed with the proceeding. Nothing is sent, charged or booked.
 */
export interface Claim {
  readonly lines: readonly ClaimLine[];
  readonly totals: readonly ClaimTotal[];
}

export async function claimOf(q: Query, work: Work, company: Company, { proceeding, asked }: Claiming): Promise<Claim> {
  const { customerId, openedOn } = proceeding;
  const items = await frozenItems(q, proceeding);
  const range = { companyId: company.id, first: customerId, last: customerId };
  const itemIds = items.map(({ itemId }) => itemId);
  const counted = asked === 'none' || itemIds.length === 0;
  const gathering = { company, range, asOn: lastDayOf(openedOn), itemIds, demanded: demandsOf(q) };
  const owed = counted ? [] : await owedBeside(q, work, gathering);
  const lines = claimLines(items, {
    owed: new Map(owed.map((one) => [one.item.itemId, one])),
    charges: grouped(await keptCharges(q, range), ({ entryId }) => entryId),
    ...{ openedOn, with: asked },
  });
  return { lines, totals: claimTotals(lines) };
}

export interface Claiming {
  readonly proceeding: Proceeding;
  readonly asked: With;
}

let opened: Views | undefined;

/** The same draft made twice on one day is there once. */
export async function draftProof(
  work: Work,
  company: Company,
  customer: Customer,
  claiming: Claiming,
): Promise<{ readonly document: Document; readonly claim: Claim; readonly bytes: Buffer }> {
  const q = work.db.read;
  const { proceeding } = claiming;
  const claim = await claimOf(q, work, company, claiming);
  if (claim.lines.length === 0) {
    throw new Refusal(
      'nothing-to-prove',
      'Nothing of this customer is frozen: there is no debt to prove.',
      'Look at the sides of its documents.',
    );
  }
  const accounts = [];
  for (const { currency } of claim.totals) accounts.push(await bankAccountFor(q, company.id, currency));
  const parties = await noteParties(q, company, customer);
  const about = { company, customer, proceeding, parties, accounts, today: work.today };
  const html = (opened ??= openViews()).render('layouts/proof-of-debt', proofBlanks(about, claim));
  const { title } = PROOF_WORDS[courtOf(proceeding.kind)];
  const bytes = await renderPdf(html);
  const { document } = await attachDocument(work, {
    ...{ companyId: company.id, customerId: customer.id, about: aboutProof(proceeding), kind: 'other' },
    ...{ title: `${title} (${customer.code})`, fileName: `${title} ${customer.code} ${work.today}.pdf`, visibility: 'internal' },
    ...{ datedOn: work.today, bytes },
  }); // prettier-ignore
  return { document, claim, bytes };
}

export const aboutProof = ({ id }: Pick<Proceeding, 'id'>): string => `insolvency/${id}`;
