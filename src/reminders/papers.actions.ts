import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import type { Day } from '../kernel/day';
import { labelOf } from '../ledger/open-item';
import type { Draft } from '../outbox/draft';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Deed } from './deed';
import type { PaperOfStep } from './paper-step';

/**
 * Legal papers are made by a room that stands above this one and uses what it demanded; so this room says what it wants of one, and the house
 * hands it the maker. A paper is asked for by what a decision names; nothing of it is kept before its message is queued.
 */
export interface PaperWish {
  /** Of the reminder, or in a preview of the draft. */
  readonly id: number;
  readonly customerId: number;
  readonly currency: string;
  readonly paper: PaperOfStep;
  readonly deadlineOn: Day;
  /** Named in it, whole or in part; then what is credited, below zero. */
  readonly lines: readonly PaperLine[];
  readonly credits: readonly PaperLine[];
  /** What the step wants beside it, and the company lets reminders claim. */
  readonly wanted: { readonly interest: boolean; readonly fixed: boolean };
}

export interface PaperLine {
  readonly itemId: number;
  readonly document: string;
  readonly openMinor: number;
  readonly demandMinor: number;
}

export interface WrittenPaper {
  /** What becomes owed with it. Minor units. */
  readonly claims: readonly PaperClaim[];
  readonly left: readonly PaperLeft[];
  /** The message as the law has it; undefined where it cannot be said whole in that language. */
  draftOf(base: Draft): Draft | undefined;
  /** It is in the outbox: what it says and claims is written down, in the same transaction. */
  keep(tx: Tx, work: Work, sent: SentAs): Promise<void>;
}

/** The message that it became. */
export interface SentAs {
  readonly messageId: number;
  readonly language: string;
}

export interface PaperClaim {
  readonly kind: 'interest' | 'fixed_sum';
  readonly document: string;
  readonly amountMinor: number;
}

/** What is not claimed, and why, in English. */
export interface PaperLeft {
  readonly kind: 'interest' | 'fixed_sum';
  readonly documents: readonly string[];
  readonly why: string;
}

/** By the number of the wish; set-based. */
export type PaperMaker = (
  q: Query,
  asked: PaperAsked,
  wishes: readonly PaperWish[],
) => Promise<ReadonlyMap<number, WrittenPaper>>;

export interface PaperAsked {
  readonly company: Company;
  readonly now: Pick<Work, 'now' | 'today'>;
}

export type Papers = ReadonlyMap<number, WrittenPaper>;

/** The papers of those that are such. */
export async function papersOf(
  q: Query,
  { papers, ...asked }: PaperAsked & { readonly papers: PaperMaker },
  group: readonly { readonly id: number; readonly decision: Deed }[],
): Promise<Papers> {
  if (group.every(({ decision }) => decision.paper === undefined)) return new Map();
  const claims = (await settingsOf(q, asked.company.id)).latePayment === 'always';
  return papers(q, asked, group.flatMap(({ id, decision }) => wishOf(id, decision, claims) ?? [])); // prettier-ignore
}

function wishOf(id: number, decision: Deed, claims: boolean): PaperWish | undefined {
  const { customerId, currency, paper, payByOn, step } = decision;
  if (paper === undefined || payByOn === null) return undefined;
  const wanted = claims ? (step.claims ?? []) : [];
  return {
    ...{ id, customerId, currency, paper, deadlineOn: payByOn },
    lines: decision.items
      .filter(({ place }) => place === 'named')
      .map(({ item, demandMinor }) => ({ itemId: item.itemId, document: labelOf(item), openMinor: item.openMinor, demandMinor })), // prettier-ignore
    credits: decision.credits.map((item) => ({ itemId: item.itemId, document: labelOf(item), openMinor: item.openMinor, demandMinor: item.openMinor })), // prettier-ignore
    wanted: { interest: wanted.includes('interest'), fixed: wanted.includes('fixed_sum') },
  };
}
