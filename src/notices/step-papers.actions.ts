import { record } from '../audit/actions';
import { settingsOf } from '../companies/store';
import { sum } from '../kernel/money';
import { NOTICE_PAPER_WORDS } from '../languages/notice-paper-words';
import { OWED_WORDS } from '../languages/owed-words';
import { claimSure } from '../law/charge.actions';
import { confirmedAt } from '../law/confirmation.actions';
import { owedBeside } from '../law/owed.actions';
import { legalPaper, sentencesOf } from '../law/paper';
import type { LegalPaper } from '../law/sentence';
import { insertClaims } from '../ledger/claimed.store';
import { rangeOf } from '../ledger/hold';
import type { Draft } from '../outbox/draft';
import { factsOf, unsaid, type LegalClaim } from '../outbox/legal-said';
import { creditorOf } from '../outbox/parties';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { PaperAsked, PaperLeft, PaperMaker, PaperWish, SentAs, WrittenPaper } from '../reminders/papers.actions';
import { besideOf } from './beside';
import { agencyGaps, agencyOf } from './agency';
import { demandsOf } from './demanded.store';
import { NO_FIGURES, partOf, startsInterest, type Figures, type LeftWhy } from './figures';
import { legalDraft } from './make.actions';
import { askedDays, demandedBefore, firstAgencyLetters, groundsOf, insertNotice, noticeSent } from './store';

/**
 * Legal papers that a step of a strategy makes: what each claims is gathered for all of them at once and decided as for a paper that a person
 * writes, but only what is sure. Its message is the reminder's: what withdraws that takes back what the paper claimed.
 */
export const stepPapers: PaperMaker = async (q, asked, wishes) => {
  const found = wishes.flatMap((wish) => {
    const paper = legalPaper(wish.paper.law, wish.paper.name);
    return paper === undefined ? [] : [{ wish, paper }];
  });
  if (found.length === 0) return new Map();
  const { company, now } = asked;
  const ids = found.flatMap(({ wish }) => wish.lines.map(({ itemId }) => itemId));
  const claiming = found.filter(({ wish: { wanted } }) => wanted.interest || wanted.fixed);
  const range = rangeOf(company.id, claiming.map(({ wish }) => wish.customerId)); // prettier-ignore
  const owed = claiming.length === 0 ? [] : await owedBeside(q, now, { company, range, asOn: now.today, itemIds: ids, demanded: demandsOf(q) }); // prettier-ignore
  const confirmed = await confirmedAt(q, now, company.id);
  const settings = await settingsOf(q, company.id);
  const askedOn = await askedDays(q, company.id, ids, now.today);
  const letters = await firstAgencyLetters(
    q,
    rangeOf(
      company.id,
      found.map(({ wish }) => wish.customerId),
    ),
  );
  const known = {
    confirmed,
    off: settings.latePayment === 'off',
    today: now.today,
    reclaimsVat: settings.reclaimsVat,
    askedOn,
  };
  const before = await demandedBefore(q, company.id, ids, now.today);
  const grounds = await groundsOf(q, company.id, ids);
  return new Map(
    found.map(({ wish, paper }) => {
      const mine = new Set(wish.lines.map(({ itemId }) => itemId));
      const figures = figuresFor(wish, paper, { ...known, owed: owed.filter(({ item }) => mine.has(item.itemId)) }); // prettier-ignore
      const claim = claimOf(asked, wish, paper, {
        figures,
        askedBefore: wish.lines.every(({ itemId }) => before.has(itemId)),
        grounds: grounds.filter(({ itemId }) => mine.has(itemId)),
        agency: agencyOf(company, settings, letters.get(wish.customerId) ?? null),
      });
      return [wish.id, writtenPaper(asked, wish, claim, figures)] as const;
    }),
  );
};

type Known = Pick<Parameters<typeof besideOf>[0], 'owed' | 'confirmed' | 'off' | 'today' | 'reclaimsVat' | 'askedOn'>;

function figuresFor(wish: PaperWish, paper: LegalPaper, known: Known): Figures {
  if (!wish.wanted.interest && !wish.wanted.fixed) return NO_FIGURES;
  return besideOf({
    ...{ paper, debtor: wish.paper.debtor, currency: wish.currency, lines: wish.lines },
    ...{ wanted: { ...wish.wanted, checked: false }, credits: wish.credits.length > 0 },
    ...known,
  });
}

function claimOf(
  { company }: PaperAsked,
  wish: PaperWish,
  paper: LegalPaper,
  more: Pick<LegalClaim, 'askedBefore' | 'grounds' | 'agency'> & { readonly figures: Figures },
): LegalClaim {
  const { figures, ...own } = more;
  return {
    ...{ paper, debtor: wish.paper.debtor, currency: wish.currency, creditor: creditorOf(company).legalName },
    deadlineOn: wish.deadlineOn,
    parts: [...wish.lines, ...wish.credits].map((line) => partOf(line, line.demandMinor, figures)),
    ...{ costsMinor: figures.costsMinor, costs: figures.costLines, costsVat: figures.costsVat },
    ...{ interest: figures.rows, running: figures.running, later: figures.later },
    ...{ then: wish.paper.then, dispatch: null, interestFromNow: startsInterest(figures), ...own },
  };
}

function writtenPaper(asked: PaperAsked, wish: PaperWish, claim: LegalClaim, figures: Figures): WrittenPaper {
  return {
    claims: [
      ...figures.claims.map(({ owed, kind, may }) => ({ kind, document: documentOf(wish, owed.item.itemId), amountMinor: may.amountMinor })), // prettier-ignore
      ...figures.fees.map(({ amountMinor }) => ({ kind: 'fixed_sum' as const, document: wish.lines[0]?.document ?? '', amountMinor })), // prettier-ignore
    ],
    left: figures.left.map(({ what, why, documents }): PaperLeft => ({ kind: what === 'interest' ? 'interest' : 'fixed_sum', documents, why: whyText(why) })), // prettier-ignore
    draftOf: (base) => (isWhole(claim) ? asLaw(base, claim, asked.company.country) : undefined),
    keep: (tx, work, sent) => keep(tx, work, { asked, wish, claim, figures, sent }),
  };
}

/** Nothing that it must say is missing. */
const isWhole = (claim: LegalClaim): boolean =>
  unsaid(claim).length === 0 && agencyGaps(claim.paper.law, claim.agency ?? null).length === 0;

const documentOf = ({ lines }: PaperWish, itemId: number): string =>
  lines.find((line) => line.itemId === itemId)?.document ?? '';

function whyText(why: LeftWhy): string {
  const tables = [NOTICE_PAPER_WORDS.en.notClaimed, OWED_WORDS.en.why, OWED_WORDS.en.doubt] as const;
  return tables.map((words) => (words as Readonly<Record<string, string>>)[why]).find((text) => text !== undefined) ?? why; // prettier-ignore
}

/** Charges of its own stand in its claim; what is also due is listed, and no part of it. */
function asLaw(base: Draft, claim: LegalClaim, country: string): Draft | undefined {
  const [first, ...others] = base.content.sections;
  if (first === undefined || others.length > 0 || first.payee !== undefined) return undefined;
  const { charges: _beside, ...section } = first;
  return legalDraft({ ...base, content: { ...base.content, sections: [section] } }, claim, country);
}

interface Keeping {
  readonly asked: PaperAsked;
  readonly wish: PaperWish;
  readonly claim: LegalClaim;
  readonly figures: Figures;
  readonly sent: SentAs;
}

async function keep(tx: Tx, work: Work, { asked, wish, claim, figures, sent }: Keeping): Promise<void> {
  const { company, now } = asked;
  const { messageId, language } = sent;
  const { customerId, currency, deadlineOn } = wish;
  const { law, name: paper } = claim.paper;
  const noticeId = await insertNotice(tx, work, {
    ...{ companyId: company.id, customerId, law, paper, debtorType: claim.debtor, currency },
    ...{ language, writtenOn: now.today, deadlineOn, costsMinor: claim.costsMinor },
    principalMinor: sum(claim.parts.map(({ principalMinor }) => principalMinor)),
    interestMinor: sum(claim.parts.map(({ interestMinor }) => interestMinor)),
    fixedMinor: sum(claim.parts.map(({ fixedMinor }) => fixedMinor)),
    itemIds: wish.lines.map(({ itemId }) => itemId),
    sentences: sentencesOf(claim.paper, claim.debtor, factsOf(claim)).map(({ key, version }) => `${key}@${version}`),
  });
  await noticeSent(tx, company.id, noticeId, messageId);
  const origin = `reminder/${wish.id}`;
  await claimSure(tx, work, company.id, figures.claims.map((one) => ({ ...one, origin }))); // prettier-ignore
  await insertClaims(
    tx,
    work,
    figures.fees.map(({ entryId, cause, amountMinor, rule, basis }) => ({
      ...{ companyId: company.id, customerId, entryId, itemId: null, kind: 'fee', cause, amountMinor },
      ...{ currency, aroseOn: now.today, fromOn: null, toOn: null, origin, checked: false },
      told: JSON.stringify({ law, debtor: claim.debtor, rule, basis }),
    })),
  );
  const payload = { law, paper, deadline: deadlineOn, messageId };
  await record(tx, work, { companyId: company.id, kind: 'notice.written', ref: `customer/${customerId}`, payload });
}
