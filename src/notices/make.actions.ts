import { settingsOf } from '../companies/store';
import { rangeOf } from '../ledger/hold';
import { assert } from '../kernel/assert';
import { grouped } from '../kernel/grouped';
import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { sentencesOf } from '../law/paper';
import type { Sentence } from '../law/sentence';
import { creditorOf } from '../outbox/parties';
import type { Draft, Recipient } from '../outbox/draft';
import { claimedMinor } from '../outbox/legal';
import { LARGEST_ENCLOSED } from '../outbox/enclosing';
import { factsOf, legalContent, unsaid, type LegalClaim } from '../outbox/legal-said';
import { speechOf } from '../outbox/speech';
import type { Work } from '../platform/work';
import { previewLetter, type Letter } from '../reminders/free.actions';
import type { NoticeDeadline } from '../law/notice-deadline';
import { deadlineOf } from '../law/paper-deadline';
import { agencyGaps, agencyOf } from './agency';
import { figuresOf } from './beside.actions';
import { partOf, startsInterest, type Figures } from './figures';
import type { Noticeable, Noticed } from './gather.actions';
import { checksOf, type Check, type NoticeChoice } from './notice';
import { STATEMENT_SLOT } from './official';
import { copiesOf, demandedBefore, firstAgencyLetters, groundsOf, officialPapers, type OfficialPaper } from './store';

/** A legal paper as it would be written now: the message, what it says by law, and what must be looked at. Nothing is kept. */
export interface MadeNotice {
  readonly draft: Draft;
  readonly claim: LegalClaim;
  readonly sentences: readonly Sentence[];
  readonly checks: readonly Check[];
  readonly figures: Figures;
  readonly deadline: NoticeDeadline;
  /** Papers that go with it, by their row numbers, in their order. */
  readonly enclosed: readonly number[];
  /** Of them, the official ones. */
  readonly official: readonly number[];
  readonly letter: Letter;
  readonly items: readonly OpenItem[];
}

export async function makeNotice(
  work: Work,
  about: Noticeable,
  known: Noticed,
  { choice, to }: { readonly choice: NoticeChoice; readonly to: Recipient },
): Promise<MadeNotice> {
  const items = chosen(known, choice);
  const letter: Letter = {
    ...{ company: about.company, customerId: about.customerId, to, language: choice.language, holds: about.holds },
    ...{ subject: '', text: '', itemIds: items.map(({ itemId }) => itemId), attach: 'none' },
  };
  const base = await previewLetter(work, letter);
  const figures = await besideIn(work, about, known, { choice, base, items });
  const deadline = deadlineIn(work.today, about, known, { choice, to });
  const claim = await claimOf(work, about, known, { choice, base, items, figures, deadline });
  const q = work.db.read;
  const official = await officialPapers(q, about.company.id);
  const copies = choice.copies ? await copiesOf(q, about.company.id, letter.itemIds) : new Map<number, number>();
  const needed = choice.paper.encloses.filter((slot) => slot !== STATEMENT_SLOT);
  const sentences = sentencesOf(claim.paper, claim.debtor, factsOf(claim));
  const asked = await demandedBefore(q, about.company.id, letter.itemIds, work.today);
  const draft = legalDraft(base, claim, about.company.country);
  const checks = checksOf({
    ...{ paper: choice.paper, today: work.today, home: known.home, sentences },
    demandMinor: base.content.sections[0]?.demandMinor ?? 0,
    items: items.map((item) => ({ document: labelOf(item), dueOn: item.dueOn, assigned: known.assigned.has(item.itemId) })), // prettier-ignore
    newOnes: items.filter(({ itemId }) => !asked.has(itemId)).map(labelOf),
    translated: draft !== undefined,
    missing: needed.filter((slot) => !official.has(slot)),
    tooLarge: to.channel === 'email' ? tooLarge(needed.flatMap((slot) => official.get(slot) ?? [])) : [],
    agencyGaps: agencyGaps(choice.paper.law, claim.agency ?? null),
    ...{ unsaid: unsaid(claim), left: figures.left, checked: figures.checked, deadline },
    withoutCopy: choice.copies ? items.filter(({ itemId }) => !copies.has(itemId)).map(labelOf) : [],
  });
  const forms = needed.flatMap((slot) => official.get(slot)?.id ?? []);
  const papers = { official: forms, enclosed: [...forms, ...copies.values()] };
  return { draft: draft ?? base, claim, sentences, checks, figures, deadline, ...papers, letter, items };
}

const tooLarge = (papers: readonly OfficialPaper[]): string[] =>
  sum(papers.map(({ bytes }) => bytes)) > LARGEST_ENCLOSED ? papers.map(({ fileName }) => fileName) : [];

/** Only where a person wants it. */
async function besideIn(
  work: Work,
  about: Noticeable,
  known: Noticed,
  { choice, items, base }: Pick<Making, 'choice' | 'items' | 'base'>,
): Promise<Figures> {
  const [section] = base.content.sections;
  return figuresOf(work.db.read, work, about, {
    ...{ paper: choice.paper, debtor: known.debtor, wanted: choice.claims },
    currency: items[0]?.currency ?? about.company.currency,
    lines: (section?.items ?? []).map(({ itemId, document, openMinor, demandMinor }) => ({ itemId, document, openMinor, demandMinor })), // prettier-ignore
    credits: (section?.credits ?? []).length > 0,
  });
}

/** Of one currency; refuses where there is none, or invoices of several. */
function chosen({ items }: Noticed, { itemIds }: NoticeChoice): OpenItem[] {
  const mine = items.filter(({ itemId }) => itemIds.includes(itemId));
  if (mine.length === 0) {
    throw new Refusal('nothing-demanded', 'No open invoice is chosen.', 'Choose the invoices that it is about.');
  }
  if (grouped(mine, ({ currency }) => currency).size > 1) {
    throw new Refusal('several-currencies', 'A legal paper asks for one currency.', 'Write one for each currency.');
  }
  return mine;
}

interface Making {
  readonly choice: NoticeChoice;
  readonly base: Draft;
  readonly items: readonly OpenItem[];
  readonly figures: Figures;
  readonly deadline: NoticeDeadline;
}

async function claimOf(work: Work, about: Noticeable, known: Noticed, making: Making): Promise<LegalClaim> {
  const { choice, base, items, figures, deadline } = making;
  const { company, customerId } = about;
  const [section] = base.content.sections;
  const q = work.db.read;
  const ids = items.map(({ itemId }) => itemId);
  const asked = await demandedBefore(q, company.id, ids, work.today);
  const letters = await firstAgencyLetters(q, rangeOf(company.id, [customerId]));
  const lines = [...(section?.items ?? []), ...(section?.credits ?? [])];
  return {
    ...{ paper: choice.paper, debtor: known.debtor, currency: items[0]?.currency ?? company.currency },
    creditor: creditorOf(company).legalName,
    deadlineOn: deadline.payBy,
    parts: lines.map((line) => partOf(line, line.demandMinor, figures)),
    ...{ costsMinor: figures.costsMinor, costs: figures.costLines, costsVat: figures.costsVat },
    ...{ interest: figures.rows, running: figures.running, later: figures.later },
    ...{ then: choice.then, dispatch: choice.dispatch, interestFromNow: startsInterest(figures) },
    askedBefore: ids.every((id) => asked.has(id)),
    grounds: await groundsOf(q, company.id, ids),
    agency: agencyOf(company, await settingsOf(q, company.id), letters.get(customerId) ?? null),
  };
}

function deadlineIn(
  today: Day,
  { company }: Noticeable,
  { customer, debtor }: Noticed,
  { choice, to }: { readonly choice: NoticeChoice; readonly to: Recipient },
): NoticeDeadline {
  const channel = to.channel === 'letter' ? 'letter' : 'email';
  const { country, region } = customer;
  return deadlineOf(choice.paper, { on: today, channel, debtor, country: country ?? company.country, region });
}

/** The same message as a legal paper of a company in that country; undefined where it is not wholly translated. */
export function legalDraft(base: Draft, claim: LegalClaim, country: string): Draft | undefined {
  const legal = legalContent(claim, speechOf(base.language, country));
  if (legal === undefined) return undefined;
  const { sections, paragraphs: _text, subject: _subject, ...content } = base.content;
  const [section] = sections;
  assert(section !== undefined, 'a legal paper without an invoice');
  const payment = section.payment && { ...section.payment, amountMinor: claimedMinor(legal) };
  // where the time runs from receipt, no day can be named
  const payByOn = claim.paper.period.counted === 'after_receipt' ? null : claim.deadlineOn;
  return {
    ...base,
    template: claim.paper.code,
    content: { ...content, kind: 'final', tone: 'firm', payByOn, sections: [{ ...section, payment }], legal },
  };
}
