import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import type { Owed } from '../law/owed';
import type { Claimable, Doubt } from '../law/owed-claimable';
import { sentencesOf } from '../law/paper';
import type { DebtorClass, LegalPaper } from '../law/sentence';
import type { KeptCharge } from '../ledger/kept-charge';
import type { Beside, FreshClaim, Left, LeftWhy } from './figures';

/** What is asked about an invoice that a paper demands, and what was claimed beside it before. */
export interface BesideAsked {
  readonly paper: Pick<LegalPaper, 'law' | 'name'>;
  readonly debtor: DebtorClass;
  readonly wanted: { readonly interest: boolean; readonly fixed: boolean; readonly checked: boolean };
  readonly today: Day;
  readonly currency: string;
  /** The company claims nothing for late payment. */
  readonly off: boolean;
  readonly lines: readonly BesideLine[];
  /** Credits that are not applied yet are taken off what is demanded. */
  readonly credits: boolean;
  readonly owed: readonly Owed[];
  readonly confirmed: (rule: string) => boolean;
  /** The company reclaims VAT: then none is added to costs. */
  readonly reclaimsVat: boolean;
  /** Days on which messages asked for each item before. */
  readonly askedOn?: ReadonlyMap<number, readonly Day[]>;
}

/** An invoice that the paper demands. */
export interface BesideLine {
  readonly itemId: number;
  readonly document: string;
  readonly openMinor: number;
  readonly demandMinor: number;
}

/** One that may bear something. */
export interface Bearing extends BesideLine {
  readonly owed: Owed;
}

export const leftOf = (what: Beside, why: LeftWhy, line: Pick<BesideLine, 'document'>): { left: Left[] } => ({
  left: [{ what, why, documents: [line.document] }],
});

/** Has the paper a sentence that can name the ground? */
export const hasSentence = ({ paper, debtor }: BesideAsked, fact: string): boolean =>
  sentencesOf(paper, debtor, new Set([fact])).some(({ needs }) => needs.includes(fact));

/** Claimed and not taken back, of this invoice or this part of it. */
export const standing = ({ owed }: Bearing, kind: KeptCharge['kind']): KeptCharge[] =>
  owed.charges.filter(
    (one) => one.kind === kind && one.reversedAt === null && (one.itemId === null || one.itemId === owed.item.itemId),
  );

export const openOf = (charges: readonly KeptCharge[]): number =>
  sum(charges.map(({ waivedAt, openMinor }) => (waivedAt === null ? openMinor : 0)));

export const doubted = (what: Beside, doubts: readonly Doubt[], { document }: Pick<BesideLine, 'document'>): { left: Left[] } => ({ left: [...new Set(doubts)].map((why) => ({ what, why, documents: [document] })) }); // prettier-ignore

/** As the charge keeps it: with every doubt that it had. */
export function freshOf({ owed }: Bearing, kind: FreshClaim['kind'], may: Claimable): FreshClaim {
  const claimable = { ...owed.claimable, [kind === 'interest' ? 'interest' : 'fixed']: may };
  return { owed: { ...owed, claimable }, kind, may, checked: may.doubts.length > 0 };
}
