import { maxDay, type Day } from '../kernel/day';
import { format } from '../kernel/money';
import type { ClaimedCharge as StandingCharge } from '../ledger/charge';
import type { KeptCharge } from '../ledger/kept-charge';
import { labelOf, type OpenItem } from '../ledger/open-item';
import type { Speech } from '../outbox/speech';
import { keptBasis, ratesBetween } from '../law/kept-basis';
import type { ChargeKind, ClaimedCharge } from './claim-charge';
import { fill, type DossierWords } from './words';
import { cited } from '../law/cited';

/**
 * What was claimed beside the chosen invoices before a recovery file is made: it comes into the file as it was claimed, and the days of its
 * interest are not counted again. What is objected to stays out, and what is claimed of invoices outside the file is named, not taken.
 */
export interface BesideFacts {
  readonly chosen: readonly OpenItem[];
  /** All that is open of the customer in that currency. */
  readonly open: readonly OpenItem[];
  /** What stands on the key date, of that currency. */
  readonly standing: readonly StandingCharge[];
  /** All that was ever claimed. */
  readonly kept: readonly KeptCharge[];
  readonly disputed: ReadonlySet<number>;
  /** In hardship nothing is claimed beside principal. */
  readonly hardship: boolean;
  readonly keyDate: Day;
  readonly currency: string;
}

export interface Beside {
  readonly charges: readonly ClaimedCharge[];
  /** For each chosen item, in their order: the last day whose interest was claimed. */
  readonly claimedTo: readonly (Day | undefined)[];
  readonly leftOut: ChargesLeftOut;
}

/** What is claimed beside invoices and does not come into the file, by the invoices. */
export interface ChargesLeftOut {
  readonly elsewhere: readonly string[];
  readonly disputed: readonly string[];
  readonly hardship: readonly string[];
}

export function besideOf(facts: BesideFacts, tongue: Tongue): Beside {
  const { standing, kept, disputed, hardship, chosen, keyDate } = facts;
  const byId = new Map(kept.map((one) => [one.id, one]));
  const owing = standing.filter(({ openMinor }) => openMinor > 0);
  const [ours, elsewhere] = split(owing, ({ chargeId }) => itemFor(facts, byId.get(chargeId)) !== undefined);
  const [objected, rest] = split(ours, ({ chargeId }) => disputed.has(chargeId));
  const taken = hardship ? [] : rest;
  return {
    charges: taken.flatMap((one) => {
      const charge = byId.get(one.chargeId);
      const item = itemFor(facts, charge);
      return charge === undefined || item === undefined ? [] : [chargeOf(one, charge, item, tongue)];
    }),
    claimedTo: chosen.map((item) => claimedTo(kept, item, keyDate)),
    leftOut: {
      elsewhere: documentsOf(elsewhere),
      disputed: documentsOf(objected),
      hardship: hardship ? documentsOf(rest) : [],
    },
  };
}

function split<T>(all: readonly T[], is: (one: T) => boolean): [T[], T[]] {
  return [all.filter(is), all.filter((one) => !is(one))];
}

const documentsOf = (charges: readonly StandingCharge[]): string[] => [
  ...new Set(charges.map(({ document }) => document)),
];

/** The chosen item that a charge comes with. Of a whole invoice: its first part that is open, so that two files of two parts never both claim it. */
function itemFor({ chosen, open }: BesideFacts, charge: KeptCharge | undefined): OpenItem | undefined {
  if (charge === undefined) return undefined;
  const own = (item: OpenItem): boolean => item.entryId === charge.entryId && item.openMinor > 0;
  const wanted =
    charge.itemId ?? [...open].filter(own).sort((a, b) => a.part - b.part || a.itemId - b.itemId)[0]?.itemId;
  return chosen.find(({ itemId }) => itemId === wanted);
}

/** Paid or given up since or not: its days are settled. Only what was claimed in error counts as never claimed. */
function claimedTo(kept: readonly KeptCharge[], item: OpenItem, keyDate: Day): Day | undefined {
  return kept
    .filter((one) => one.kind === 'interest' && one.reversedAt === null && one.aroseOn <= keyDate)
    .filter((one) => (one.itemId === null ? one.entryId === item.entryId : one.itemId === item.itemId))
    .reduce<Day | undefined>((last, { toOn, aroseOn }) => maxDay(toOn ?? aroseOn, last ?? toOn ?? aroseOn), undefined);
}

/** How the language of the file says it. */
export interface Tongue {
  readonly words: DossierWords;
  readonly speech: Speech;
}

const KINDS = { fee: 'reminder_fee', fixed_sum: 'fixed_sum', interest: 'interest' } as const satisfies Record<
  KeptCharge['kind'],
  ChargeKind
>;

function chargeOf(standing: StandingCharge, kept: KeptCharge, item: OpenItem, tongue: Tongue): ClaimedCharge {
  const { fromOn: from, toOn: to, told } = kept;
  const { amountMinor, openMinor, aroseOn } = standing;
  const counted =
    kept.kind === 'interest' && from !== null && to !== null
      ? { counted: { from, to, rates: ratesBetween(told, from, to) } }
      : {};
  return {
    title: titleOf(standing, kept, tongue),
    document: labelOf(item),
    on: aroseOn,
    openMinor,
    source: sourceOf(kept),
    kind: KINDS[kept.kind],
    ...(openMinor === amountMinor ? {} : { amountMinor }),
    ...counted,
  };
}

function sourceOf({ told, fromOn, toOn, kind }: KeptCharge): string {
  const basis = cited(keptBasis(told));
  if (kind !== 'interest' || fromOn === null || toOn === null) return basis;
  const percents = [...new Set(ratesBetween(told, fromOn, toOn).map(({ percent }) => `${percent} %`))];
  return [basis, percents.join(', ')].filter((part) => part !== '').join(': ');
}

function titleOf(standing: StandingCharge, { kind, fromOn, toOn }: KeptCharge, { words, speech }: Tongue): string {
  const w = words.claim.chargeTitle;
  const title =
    kind !== 'interest'
      ? w[KINDS[kind]]
      : fromOn === null || toOn === null
        ? w.interestOn
        : fill(w.interest, { from: speech.shortDay(fromOn), to: speech.shortDay(toOn) });
  const { amountMinor, openMinor, currency } = standing;
  if (openMinor === amountMinor) return title;
  const money = (minor: number): string => format({ minor, currency }, speech.words.locale);
  return fill(words.claim.chargePaid, { title, paid: money(amountMinor - openMinor), amount: money(amountMinor) });
}
