import { grouped } from '../kernel/grouped';
import { format, sum } from '../kernel/money';
import type { CashWords } from '../languages/cash-words.en';
import { countText, fill } from '../languages/said';
import { DIFFERENCE_KINDS, type Difference } from '../ledger/difference';
import type { Confidence, Doubt, Naming, Proposal } from './proposal';
import type { Fit } from './covering';
import type { PayerKnown } from './paying';

/** A proposal in words: what would be paid, why just that, and what speaks against it. */
export interface ProposalSaid {
  /** `FA-123 1 200,00 € · FA-124 350,50 €; 49,50 € on account`. */
  readonly what: string;
  /** `its own reference; amount exact; account known`. */
  readonly why: string;
  readonly doubts: string;
}

/** What the numbers in a proposal are called. */
export interface Named {
  readonly documents: ReadonlyMap<number, string>;
  readonly customers: ReadonlyMap<number, { readonly code: string; readonly name: string }>;
}

export interface Saying {
  readonly w: CashWords;
  readonly locale: string;
  readonly named: Named;
}

/** More documents than this are counted. */
const MOST_NAMED = 6;

export function proposalSaid(proposal: Proposal, currency: string, saying: Saying): ProposalSaid {
  const { w } = saying;
  return {
    what: whatText(proposal, currency, saying),
    why: whyText(proposal, w),
    doubts: proposal.doubts.map((doubt: Doubt) => w.doubt[doubt]).join('; '),
  };
}

function whatText(proposal: Proposal, currency: string, { w, locale, named }: Saying): string {
  const { parts, charges = [], customerIds, onAccountMinor, differences = [] } = proposal;
  if (customerIds.length === 0) return w.nobody;
  const money = (minor: number): string => format({ minor, currency }, locale);
  const ofCustomer = grouped(parts, (part) => part.customerId);
  const shown = customerIds.map((id) => {
    const own = ofCustomer.get(id) ?? [];
    const documents = own.slice(0, MOST_NAMED).map((part) => `${named.documents.get(part.itemId) ?? '?'} ${money(part.minor)}`); // prettier-ignore
    const more = own.length > MOST_NAMED ? [countText(w.more, own.length - MOST_NAMED, locale)] : [];
    const text = [...documents, ...more].join(' · ');
    return customerIds.length > 1 ? `${named.customers.get(id)?.name ?? '?'} ${text}` : text;
  });
  const account = onAccountMinor === 0 ? [] : [parts.length + charges.length === 0 ? w.allOnAccount : fill(w.onAccount, { amount: money(onAccountMinor) })]; // prettier-ignore
  return [
    ...shown.filter((text) => text !== ''),
    ...besideTexts(charges, money, w),
    ...givenTexts(differences, money, w),
    ...account,
  ].join('; ');
}

/** `interest and costs 12,00 €`. */
export const besideTexts = (
  charges: readonly { readonly minor: number }[],
  money: (minor: number) => string,
  w: CashWords,
): string[] => (charges.length === 0 ? [] : [fill(w.beside, { amount: money(sum(charges.map(({ minor }) => minor))) })]); // prettier-ignore

/** `cash discount 2,00 €`, the sum of each kind. */
export function givenTexts(
  differences: readonly Difference[],
  money: (minor: number) => string,
  w: CashWords,
): string[] {
  const given = DIFFERENCE_KINDS.map((kind) => [kind, sum(differences.filter((one) => one.kind === kind && one.minor > 0).map((one) => one.minor))] as const); // prettier-ignore
  const kept = sum(differences.filter(({ minor }) => minor < 0).map(({ minor }) => -minor));
  return [
    ...given.flatMap(([kind, minor]) => (minor > 0 ? [fill(w.given[kind], { amount: money(minor) })] : [])),
    ...(kept > 0 ? [fill(w.given.kept, { amount: money(kept) })] : []),
  ];
}

function whyText({ naming, fit, payer, signs, parts, charges = [] }: Proposal, w: CashWords): string {
  const known = signs.length > 0 ? signs.map((sign) => w.sign[sign]) : [w.payer[payer]];
  return [w.naming[naming], ...(parts.length + charges.length === 0 ? [] : [w.fit[fit]]), ...known].join('; ');
}

/** Of what was applied: the finding that was agreed to, `high numbers exact fully`; empty where a person decided otherwise. */
export function findingSaid(finding: string | null, w: CashWords): string {
  if (finding === null) return '';
  const [confidence, naming, fit, payer] = finding.split(' ');
  return [
    w.sure[confidence as Confidence],
    w.naming[naming as Naming],
    w.fit[fit as Fit],
    w.payer[payer as PayerKnown],
  ].filter((text: string | undefined) => text !== undefined).join('; '); // prettier-ignore
}
