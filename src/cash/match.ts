import { byNumbers, byPayer, byReference } from './by-naming';
import { confidenceOf } from './confidence';
import { IS_EXACT, type Covering } from './covering';
import { differencesOf } from './differing';
import { customersOf, open, speaksOfPaid, type Found, type Looking } from './finding';
import type { Knowledge } from './knowledge';
import { numbersIn, type Named } from './naming';
import { knownAs, payerSigns, type PayerSign } from './paying';
import { CONFIDENCES, type Doubt, type Naming, type Proposal } from './proposal';
import type { Payable, Receipt } from './receipt';
import { saidBy, type Said } from './said';

/**
 * What a receipt pays: every finding that the reference, the numbers in the text, the payer and the amount allow, each judged; the
 * best is proposed. Two that are equally good and say different things are proposed with that doubt, and never apply themselves.
 */
export function match(receipt: Receipt, knowledge: Knowledge): Proposal {
  const said = saidBy(receipt);
  const signs = payerSigns(receipt, said, knowledge);
  const numbers = numbersIn(said, knowledge, receipt);
  const looking: Looking = {
    receipt,
    knowledge,
    said,
    signs,
    numbers,
    doubts: doubtsOfAmounts(said, numbers, signs, knowledge),
  };
  const findings = [...byReference(looking), ...byNumbers(looking), ...byPayer(looking)];
  const judged = findings.map((finding) => judge(finding, looking)).filter(({ confidence }) => confidence !== 'none');
  return theBest(judged) ?? nothing(looking);
}

/** It names something else, or what is paid already; or it says that it pays in advance. */
function doubtsOfAmounts(
  said: Said,
  numbers: readonly Named[],
  signs: readonly PayerSign[],
  knowledge: Knowledge,
): Doubt[] {
  const meant = said.references.flatMap((reference) => knowledge.reference(reference) ?? []);
  const own = meant
    .filter((one) => one.kind === 'own')
    .map((one) => one.itemIds.flatMap((id) => knowledge.item(id) ?? []));
  const told = numbers.filter((one) => open(one.items).length > 0 || speaksOfPaid(one, signs));
  const named = [...own, ...told.map((one) => one.items)].filter((items) => items.length > 0);
  const doubts: Doubt[] =
    named.length === 0 ? [] : [named.some((items) => open(items).length > 0) ? 'names_other' : 'paid_already'];
  return said.inAdvance ? [...doubts, 'in_advance'] : doubts;
}

interface Judged extends Proposal {
  readonly rank: number;
}

const NAMINGS: readonly Naming[] = ['reference', 'plan', 'numbers', 'minted', 'like', 'some_numbers', 'one', 'all_due', 'all_open', 'several', 'oldest', 'nothing']; // prettier-ignore

function judge(found: Found, { receipt, knowledge, signs }: Looking): Judged {
  const { naming, items, covering: how, telling, charges = [] } = found;
  const customerIds = [...new Set([...customersOf(items), ...charges.map((charge) => charge.customerId)])];
  const known = customerIds.map((id) => knownAs(id, signs, knowledge));
  const payer = (['other', 'no', 'partially'] as const).find((one) => known.includes(one)) ?? 'fully';
  const rare =
    items.length !== 1 || charges.length > 0 || knowledge.howMany(receipt.currency, items[0]?.openMinor ?? 0) <= 1;
  const told = confidenceOf({ naming, fit: how.fit, payer, telling, rare, items: items.length });
  const alike = BY_AMOUNT.has(naming) && hasAlike(items, { receipt, knowledge }) ? (['rival'] as const) : [];
  const weighty = [...found.doubts, ...alike];
  const doubts = [...weighty, ...(rare || telling ? [] : (['common_amount'] as const))];
  const confidence = told === 'high' && weighty.length > 0 ? 'medium' : told;
  const owner = new Map(items.map((item) => [item.itemId, item.customerId]));
  const parts = how.parts.map((part) => ({
    ...part,
    customerId: owner.get(part.itemId) ?? knowledge.item(part.itemId)?.customerId ?? 0,
  }));
  return {
    ...{ receiptId: receipt.id, confidence, naming, fit: how.fit, payer, doubts, parts, customerIds },
    signs: [...new Set(signs.filter((sign) => customerIds.includes(sign.customerId)).map((sign) => sign.by))],
    ...{ onAccountMinor: how.overMinor, shortMinor: how.shortMinor, adviceId: null },
    ...(charges.length > 0 && { charges: charges.map(({ chargeId, customerId, minor }) => ({ chargeId, customerId, minor })) }), // prettier-ignore
    ...givenUp(how, items),
    rank: CONFIDENCES.indexOf(confidence) * 1_000 + (IS_EXACT.has(how.fit) ? 0 : 100) + NAMINGS.indexOf(naming),
  };
}

/** The few units that are kept do not stay on the account. */
function givenUp(how: Covering, items: readonly Payable[]): Partial<Proposal> {
  const differences = differencesOf(how, items);
  if (differences.length === 0) return {};
  const isKept = differences.some(({ itemId }) => itemId === null);
  return { differences, ...(isKept && { onAccountMinor: 0 }) };
}

const BY_AMOUNT: ReadonlySet<Naming> = new Set(['one', 'all_due', 'all_open', 'several', 'minted', 'oldest']);

/** Is there another one of the same amount, that the money may as well be for; or was there, that may be paid a second time? */
function hasAlike(items: readonly Payable[], { receipt, knowledge }: Pick<Looking, 'receipt' | 'knowledge'>): boolean {
  const [only] = items;
  if (items.length === 1 && only !== undefined && knowledge.isRecurring(only)) return true;
  const among = new Set(items.map((item) => item.itemId));
  const amounts = new Set(items.map((item) => item.openMinor));
  return [...customersOf(items)]
    .flatMap((id) => knowledge.openOf(id, receipt.currency))
    .some((item) => !among.has(item.itemId) && amounts.has(item.openMinor) && item.issuedOn <= receipt.bookedOn);
}

/** The best; what is as sure and pays something else makes it a doubt. */
function theBest(judged: readonly Judged[]): Proposal | undefined {
  const ordered = [...judged].sort((a, b) => a.rank - b.rank);
  const [best] = ordered;
  if (best === undefined) return undefined;
  const { rank, ...proposal } = best;
  const key = partsKey(proposal);
  const rivals = ordered.filter((one) => one !== best && partsKey(one) !== key && isRival(one, best));
  if (rivals.length === 0) return proposal;
  const doubts = [...new Set([...proposal.doubts, 'rival' as const])];
  return { ...proposal, doubts, confidence: proposal.confidence === 'high' ? 'medium' : proposal.confidence };
}

/** As sure; or the amount fits it while it does not fit the best. A set that holds the best, and is named no better, is none. */
function isRival(one: Judged, best: Judged): boolean {
  if (one.confidence === best.confidence && one.naming === best.naming && one.fit === best.fit) return true;
  if (best.naming === 'one' && best.fit === 'discount' && one.fit === 'late_discount') return true;
  if (IS_EXACT.has(best.fit)) return one.confidence === 'high' && one.naming === best.naming;
  return IS_EXACT.has(one.fit) && one.payer !== 'no' && one.payer !== 'other';
}

const partsKey = ({ parts, charges = [] }: Pick<Proposal, 'parts' | 'charges'>): string =>
  [...parts.map(({ itemId, minor }) => `${itemId}:${minor}`), ...charges.map(({ chargeId, minor }) => `c${chargeId}:${minor}`)].sort().join(); // prettier-ignore

/** Nobody is found, or somebody who owes nothing: money on account, or not a customer's at all. */
function nothing({ receipt, signs, knowledge, numbers }: Looking): Proposal {
  const customerIds = [
    ...new Set([...signs.map((sign) => sign.customerId), ...numbers.flatMap((one) => [...customersOf(one.items)])]),
  ];
  const [first] = customerIds;
  const payer = first === undefined ? 'no' : knownAs(first, signs, knowledge);
  return {
    receiptId: receipt.id,
    confidence: first === undefined ? 'none' : 'low',
    naming: 'nothing',
    fit: 'over',
    payer,
    signs: [...new Set(signs.map((sign) => sign.by))],
    parts: [],
    onAccountMinor: first === undefined ? 0 : receipt.amountMinor,
    customerIds: first === undefined ? [] : [first],
    shortMinor: 0,
    adviceId: null,
    doubts: numbers.length > 0 ? ['paid_already'] : [],
  };
}
