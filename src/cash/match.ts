import type { Day } from '../kernel/day';
import { confidenceOf } from './confidence';
import { covering, IS_EXACT, spreadOver, type Covering } from './covering';
import { inOrder, type Knowledge } from './knowledge';
import { numbersIn, numbersLike, type Named } from './naming';
import { knownAs, payerSigns, type PayerSign } from './paying';
import { CONFIDENCES, type Doubt, type Naming, type Proposal } from './proposal';
import type { Payable, Receipt } from './receipt';
import { saidBy, type Said } from './said';
import { sumsTo } from './sums';

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
    doubts: doubtsOfAmounts(said, numbers, knowledge),
  };
  const findings = [...byReference(looking), ...byNumbers(looking), ...byPayer(looking)];
  const judged = findings.map((finding) => judge(finding, looking)).filter(({ confidence }) => confidence !== 'none');
  return theBest(judged) ?? nothing(looking);
}

interface Looking {
  readonly receipt: Receipt;
  readonly knowledge: Knowledge;
  readonly said: Said;
  readonly signs: readonly PayerSign[];
  readonly numbers: readonly Named[];
  /** Why an amount alone would not be enough: what else the transfer says. */
  readonly doubts: readonly Doubt[];
}

/** It names something else, or what is paid already; or it says that it pays in advance. */
function doubtsOfAmounts(said: Said, numbers: readonly Named[], knowledge: Knowledge): Doubt[] {
  const meant = said.references.flatMap((reference) => knowledge.reference(reference) ?? []);
  const own = meant
    .filter((one) => one.kind === 'own')
    .map((one) => one.itemIds.flatMap((id) => knowledge.item(id) ?? []));
  const told = numbers.filter((one) => one.telling || open(one.items).length > 0);
  const named = [...own, ...told.map((one) => one.items)].filter((items) => items.length > 0);
  const doubts: Doubt[] =
    named.length === 0 ? [] : [named.some((items) => open(items).length > 0) ? 'names_other' : 'paid_already'];
  return said.inAdvance ? [...doubts, 'in_advance'] : doubts;
}

interface Found {
  readonly naming: Naming;
  readonly items: readonly Payable[];
  readonly covering: Covering;
  readonly telling: boolean;
  readonly doubts: readonly Doubt[];
}

const open = (items: readonly Payable[]): Payable[] => items.filter((item) => item.openMinor > 0);

/** Credits that may be taken off: those named, and those that did not undo an invoice of their own. */
function creditsOf(customerIds: ReadonlySet<number>, { knowledge, receipt, numbers }: Looking): Payable[] {
  const named = new Set(numbers.flatMap((one) => one.items.map((item) => item.itemId)));
  return [...customerIds].flatMap((id) => {
    const all = knowledge.openOf(id, receipt.currency);
    const credits = all.filter((item) => item.openMinor < 0 && item.issuedOn <= receipt.bookedOn);
    const alone = new Set(unpaired(open(all), credits).credits);
    return credits.filter((credit) => alone.has(credit) || named.has(credit.itemId));
  });
}

const customersOf = (items: readonly Payable[]): Set<number> => new Set(items.map((item) => item.customerId));

function covered(naming: Naming, items: readonly Payable[], looking: Looking, telling = true): Found {
  const credits = creditsOf(customersOf(items), looking);
  return { naming, items, covering: covering(items, looking.receipt, credits), telling, doubts: [] };
}

/** Their own reference; or one of ours, which stands for what was demanded then. */
function byReference(looking: Looking): Found[] {
  const { said, knowledge, receipt } = looking;
  const meant = said.references.flatMap((reference) => knowledge.reference(reference) ?? []);
  const own = meant.filter((one) => one.kind === 'own');
  const ownItems = uniqueItems(own.flatMap((one) => one.itemIds.flatMap((id) => knowledge.item(id) ?? [])));
  const found = inCurrency(ownItems, receipt);
  const findings = open(found).length > 0 ? [covered('reference', open(found), looking)] : [];
  const minted = meant.filter((one) => one.kind !== 'own');
  for (const one of minted) {
    const demanded = one.itemIds.flatMap((id) => knowledge.item(id) ?? []);
    const theirs = knowledge.openOf(one.customerId, receipt.currency);
    findings.push(...byAmount('minted', open(inCurrency(demanded, receipt)), looking));
    findings.push(...byAmount('minted', open(theirs), looking));
  }
  return findings;
}

const inCurrency = (items: readonly Payable[], { currency }: Receipt): Payable[] =>
  items.filter((item) => item.currency === currency);

const uniqueItems = (items: readonly Payable[]): Payable[] =>
  inOrder([...new Map(items.map((item) => [item.itemId, item])).values()]);

/** All that a set of items allows by the amount: all of them, what is due, one, several in one way only; else the oldest. */
function byAmount(naming: Naming, items: readonly Payable[], looking: Looking): Found[] {
  if (items.length === 0) return [];
  const { receipt } = looking;
  const due = items.filter((item) => item.dueOn !== null && item.dueOn <= receipt.bookedOn);
  const sets = [items, due].filter((set) => set.length > 1).map((set) => covered(naming, set, looking));
  const exact = sets.filter((found) => IS_EXACT.has(found.covering.fit));
  const single = singles(items, looking).map((item) => covered(naming, [item], looking));
  const few =
    exact.length + single.length > 0 ? [] : several(items, looking).map((set) => covered(naming, set, looking));
  const found = [...exact, ...single, ...few];
  return found.length > 0 ? found : [oldestFirst(naming, items, looking)];
}

/** Items whose amount, or amount less discount, came. */
const singles = (items: readonly Payable[], looking: Looking): Payable[] =>
  items.filter((item) => IS_EXACT.has(covering([item], looking.receipt).fit));

const MOST_ADDED = 60;

function several(items: readonly Payable[], { receipt }: Looking): Payable[][] {
  const addends = items.slice(0, MOST_ADDED).map((item) => ({ minor: item.openMinor }));
  const { found } = sumsTo(addends, receipt.amountMinor, { size: 15, most: 2 });
  return found.map((places) => places.flatMap((at) => items[at] ?? []));
}

function oldestFirst(naming: Naming, items: readonly Payable[], { receipt }: Looking): Found {
  const parts = spreadOver(items, receipt.amountMinor);
  const paid = items.filter((item) => parts.some((part) => part.itemId === item.itemId));
  const total = parts.reduce((sum, part) => sum + part.minor, 0);
  const overMinor = receipt.amountMinor - total;
  const shortMinor = paid.reduce((sum, item) => sum + item.openMinor, 0) - total;
  const fit = overMinor > 0 ? 'over' : shortMinor > 0 ? 'short' : 'exact';
  return { naming, items: paid, covering: { fit, parts, overMinor, shortMinor }, telling: false, doubts: ['rival'] };
}

/** The numbers in the text: all of them; where they do not fit, those that do, or with what else the customer owes. */
function byNumbers(looking: Looking): Found[] {
  const { numbers } = looking;
  if (numbers.length === 0) return [];
  const chosen = chooseAmong(numbers, looking);
  const named = open(chosen);
  if (named.length === 0) return [];
  const telling = numbers.every((one) => one.telling || open(one.items).length === 0);
  const closed = numbers.some((one) => one.telling && one.items.every((item) => item.openMinor === 0));
  const whole = covered(closed ? 'some_numbers' : 'numbers', named, looking, telling);
  const findings: Found[] = [closed ? { ...whole, doubts: ['paid_already'] } : whole];
  if (IS_EXACT.has(whole.covering.fit)) return findings;
  const written = open(chooseAmong(numbers.filter((one) => one.how !== 'listed'), looking)); // prettier-ignore
  if (written.length !== named.length) findings.push(covered('some_numbers', written, looking, telling));
  for (const set of several(named, looking)) findings.push(covered('some_numbers', set, looking, telling));
  const customers = customersOf(named);
  const [only] = customers;
  if (customers.size === 1 && only !== undefined && whole.covering.fit === 'over') {
    findings.push(...withOthers(named, only, looking));
  }
  return findings;
}

/** Of each number the items of the customer that most signs and numbers speak for; all parts of a document, or the one that fits. */
function chooseAmong(numbers: readonly Named[], looking: Looking): Payable[] {
  const { knowledge, signs, receipt } = looking;
  const weight = new Map<number, number>();
  for (const one of numbers) for (const id of customersOf(open(one.items))) weight.set(id, (weight.get(id) ?? 0) + 1);
  const rank = (id: number): number =>
    (weight.get(id) ?? 0) + { fully: 8, partially: 4, no: 0, other: 0 }[knownAs(id, signs, knowledge)];
  return uniqueItems(
    numbers.flatMap((one) => {
      const standing = open(one.items).length > 0 ? open(one.items) : one.items;
      const best = Math.max(...standing.map((item) => rank(item.customerId)));
      const theirs = standing.filter((item) => rank(item.customerId) === best);
      const documents = new Set(theirs.map((item) => item.document));
      const fitting = theirs.filter((item) => item.openMinor === receipt.amountMinor);
      return (numbers.length === 1 && fitting.length === 1) || documents.size > 1
        ? fitting.length === 1
          ? fitting
          : theirs
        : theirs;
    }),
  );
}

/** The transfer names some, and pays more: what else the customer owes makes up the rest in one way. */
function withOthers(named: readonly Payable[], customerId: number, looking: Looking): Found[] {
  const { knowledge, receipt } = looking;
  const rest = receipt.amountMinor - named.reduce((sum, item) => sum + item.openMinor, 0);
  const others = open(knowledge.openOf(customerId, receipt.currency)).filter((item) => !named.includes(item));
  const addends = others.slice(0, MOST_ADDED).map((item) => ({ minor: item.openMinor }));
  const { found } = sumsTo(addends, rest, { size: 12, most: 2 });
  return found.map((places) =>
    covered('some_numbers', [...named, ...places.flatMap((at) => others[at] ?? [])], looking),
  );
}

/** Whoever seems to pay: what its numbers, cut or mistyped, or the amount alone, may mean. */
function byPayer(looking: Looking): Found[] {
  const { signs, said, knowledge, receipt, numbers } = looking;
  const customers = [...new Set(signs.map((sign) => sign.customerId))].slice(0, 8);
  return customers.flatMap((customerId) => {
    const items = open(knowledge.openOf(customerId, receipt.currency)).filter(
      (item) => item.issuedOn <= receipt.bookedOn,
    );
    if (items.length === 0) return [];
    const like = numbersLike(said, customerId, { knowledge, receipt }, numbers);
    return [...byLike(like, looking), ...byAmountAlone(items, looking)];
  });
}

function byLike(like: readonly Named[], looking: Looking): Found[] {
  const named = [...looking.numbers.filter((one) => open(one.items).length > 0), ...like];
  if (like.length === 0) return [];
  const owner = like[0]?.items[0]?.customerId;
  const items = uniqueItems(named.flatMap((one) => open(one.items))).filter((item) => item.customerId === owner);
  const whole = covered('like', items, looking, false);
  if (IS_EXACT.has(whole.covering.fit)) return [whole];
  const parts = [...singles(items, looking).map((item) => [item]), ...several(items, looking)];
  return parts.length > 0 ? parts.map((set) => covered('like', set, looking, false)) : [whole];
}

function byAmountAlone(items: readonly Payable[], looking: Looking): Found[] {
  const { receipt, doubts } = looking;
  const due = items.filter((item) => isDue(item, receipt.bookedOn));
  const sets = allOrDue(items, due, looking);
  const exact = sets.filter((found) => IS_EXACT.has(found.covering.fit));
  const ones = singles(items, looking).map((item) => covered('one', [item], looking));
  if (ones.some((found) => found.covering.fit === 'discount'))
    ones.push(...discountedLate(items, looking).map((item) => covered('one', [item], looking)));
  const close = items.length === 1 && ones.length === 0 ? [covered('one', items, looking)] : [];
  const few =
    exact.length + ones.length > 0 ? [] : several(items, looking).map((set) => covered('several', set, looking));
  const found = [...ones, ...exact, ...close, ...few];
  const alone = found.length > 0 ? found : [oldestFirst('oldest', items, looking)];
  return alone.map((one) => ({ ...one, doubts: [...one.doubts, ...doubts] }));
}

/** Which the same amount would pay less a discount that came too late. */
const discountedLate = (items: readonly Payable[], { receipt }: Looking): Payable[] =>
  items.filter((item) => covering([item], receipt).fit === 'late_discount');

/** All that is due, all that is open: without what a credit of the same amount had undone, and then with it. */
function allOrDue(items: readonly Payable[], due: readonly Payable[], looking: Looking): Found[] {
  const found: Found[] = [];
  for (const [naming, set] of [
    ['all_due', due],
    ['all_open', items],
  ] as const) {
    if (set.length === 0 || (naming === 'all_due' && due.length === items.length)) continue;
    const { left, credits } = unpaired(set, creditsOf(customersOf(set), looking));
    if (left.length > 1 || (left.length === 1 && left.length < set.length))
      found.push({
        naming,
        items: left,
        covering: covering(left, looking.receipt, credits),
        telling: true,
        doubts: [],
      });
    if (left.length < set.length && set.length > 1 && !found.some((one) => IS_EXACT.has(one.covering.fit)))
      found.push(covered(naming, set, looking));
  }
  return found;
}

/** An invoice that a credit note undid is nothing that anybody pays. */
function unpaired(items: readonly Payable[], credits: readonly Payable[]): { left: Payable[]; credits: Payable[] } {
  const left = [...items];
  const alone = credits.filter((credit) => {
    const at = left.findIndex((item) => item.openMinor === -credit.openMinor && item.issuedOn <= credit.issuedOn);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { left, credits: alone };
}

const isDue = ({ dueOn }: Payable, day: Day): boolean => dueOn !== null && dueOn <= day;

interface Judged extends Proposal {
  readonly rank: number;
}

const NAMINGS: readonly Naming[] = ['reference', 'numbers', 'minted', 'like', 'some_numbers', 'one', 'all_due', 'all_open', 'several', 'oldest', 'nothing']; // prettier-ignore

function judge(found: Found, { receipt, knowledge, signs }: Looking): Judged {
  const { naming, items, covering: how, telling } = found;
  const customerIds = [...customersOf(items)];
  const known = customerIds.map((id) => knownAs(id, signs, knowledge));
  const payer = (['other', 'no', 'partially'] as const).find((one) => known.includes(one)) ?? 'fully';
  const rare = items.length !== 1 || knowledge.howMany(receipt.currency, items[0]?.openMinor ?? 0) <= 1;
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
    ...{ onAccountMinor: how.overMinor, shortMinor: how.shortMinor },
    rank: CONFIDENCES.indexOf(confidence) * 1_000 + (IS_EXACT.has(how.fit) ? 0 : 100) + NAMINGS.indexOf(naming),
  };
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

const partsKey = ({ parts }: Pick<Proposal, 'parts'>): string =>
  parts.map(({ itemId, minor }) => `${itemId}:${minor}`).sort().join(); // prettier-ignore

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
    doubts: numbers.length > 0 ? ['paid_already'] : [],
  };
}
