import { covering, IS_EXACT } from './covering';
import { addingUp, byAmount, byAmountAlone, several, severalCovered, singles } from './by-amount';
import { covered, customersOf, inCurrency, open, speaksOfPaid, uniqueItems, type Found, type Looking } from './finding';
import { numbersLike, type Named } from './naming';
import { knownAs } from './paying';
import type { Naming } from './proposal';
import type { Meant, Payable } from './receipt';

/** What a transfer names: references, numbers, numbers that are cut or mistyped; and who seems to pay. */
/** Their own reference; or one of ours, which stands for what was demanded then. */
export function byReference(looking: Looking): Found[] {
  const { said, knowledge, receipt } = looking;
  const meant = said.references.flatMap((reference) => knowledge.reference(reference) ?? []);
  const own = meant.filter((one) => one.kind === 'own');
  const ownItems = uniqueItems(own.flatMap((one) => one.itemIds.flatMap((id) => knowledge.item(id) ?? [])));
  const found = inCurrency(ownItems, receipt);
  const findings = open(found).length > 0 ? [covered('reference', open(found), looking)] : [];
  const minted = meant.filter((one) => one.kind !== 'own');
  for (const one of minted) {
    const demanded = one.itemIds.flatMap((id) => knowledge.item(id) ?? []);
    if (one.kind === 'plan') {
      const planned = open(inCurrency(uniqueItems(demanded), receipt));
      if (planned.length > 0) findings.push(covered('plan', planned, looking));
      continue;
    }
    const meant = asChosen(one, looking) ?? asDemanded(one, open(inCurrency(demanded, receipt)), looking);
    if (meant) findings.push(meant);
    const theirs = knowledge.openOf(one.customerId, receipt.currency);
    findings.push(...withCharges('minted', one.customerId, looking, (less) => byAmount('minted', open(theirs), less)));
    findings.push(...byAmount('minted', open(inCurrency(demanded, receipt)), looking));
    findings.push(...byAmount('minted', open(theirs), looking));
  }
  return findings;
}

/** Just what the customer chose when the reference was made, to the last unit; all of it is still open. */
function asChosen(
  { customerId, kind, chosen = [], charges = [], itemIds }: Meant,
  { knowledge, receipt }: Looking,
): Found | undefined {
  if (kind !== 'selection' || chosen.length + charges.length === 0) return undefined;
  const items = inCurrency(itemIds.flatMap((id) => knowledge.item(id) ?? []), receipt); // prettier-ignore
  const total = [...chosen, ...charges].reduce((sum, part) => sum + part.minor, 0);
  const isOpen = chosen.every(({ itemId, minor }) => {
    const open = items.find((item) => item.itemId === itemId)?.openMinor ?? 0;
    return minor > 0 ? minor <= open : open <= minor;
  });
  const claimed = charges.flatMap(({ chargeId, minor }) => {
    const one = knowledge.charge(chargeId);
    const stands = one?.customerId === customerId && one.currency === receipt.currency && minor <= one.openMinor;
    return stands ? [{ chargeId, customerId, minor }] : [];
  });
  if (total !== receipt.amountMinor || !isOpen || claimed.length < charges.length) return undefined;
  const whole = { fit: 'exact', parts: chosen, overMinor: 0, shortMinor: 0 } as const;
  return { naming: 'reference', items: open(items), covering: whole, charges: claimed, telling: true, doubts: [] };
}

/** The sum that the customer's page asks for: what is found for the money less all interest and costs that are claimed, to the last unit. */
function withCharges(
  naming: Naming,
  customerId: number,
  looking: Looking,
  findingsOf: (less: Looking) => readonly Found[],
): Found[] {
  const { receipt, knowledge } = looking;
  const claimed = knowledge.chargesOf(customerId, receipt.currency);
  const left = receipt.amountMinor - claimed.reduce((sum, one) => sum + one.openMinor, 0);
  if (claimed.length === 0 || left < 0) return [];
  const charges = claimed.map(({ chargeId, openMinor }) => ({ chargeId, customerId, minor: openMinor }));
  const alone: Found = { naming, items: [], covering: ALL, charges, telling: true, doubts: [] };
  if (left === 0) return [alone];
  return findingsOf({ ...looking, receipt: { ...receipt, amountMinor: left } })
    .filter(({ covering: { fit } }) => fit === 'exact')
    .map((found) => ({ ...found, charges }));
}

/** Nothing names them: that the money is for interest and costs too is for a person to say. */
const forAPerson = (found: Found): Found => ({ ...found, doubts: [...found.doubts, 'rival'] });

const ALL = { fit: 'exact', parts: [], overMinor: 0, shortMinor: 0 } as const;

/** All that a message asked for with the reference, and nothing else, to the last unit: whatever other sums there are. */
function asDemanded({ kind }: Meant, demanded: readonly Payable[], { receipt }: Looking): Found | undefined {
  if ((kind !== 'message' && kind !== 'case') || demanded.length === 0) return undefined;
  const whole = covering(demanded, receipt);
  return whole.fit === 'exact' ? { naming: 'reference', items: demanded, covering: whole, telling: true, doubts: [] } : undefined; // prettier-ignore
}

/** The numbers in the text: all of them; where they do not fit, those that do, or with what else the customer owes. */
export function byNumbers(looking: Looking): Found[] {
  const { numbers } = looking;
  if (numbers.length === 0) return [];
  const chosen = chooseAmong(numbers, looking);
  const named = open(chosen);
  if (named.length === 0) return [];
  const telling = numbers.every((one) => one.telling || open(one.items).length === 0);
  const closed = numbers.some((one) => speaksOfPaid(one, looking.signs));
  const whole = covered(closed ? 'some_numbers' : 'numbers', named, looking, telling);
  const findings: Found[] = [closed ? { ...whole, doubts: ['paid_already'] } : whole];
  if (IS_EXACT.has(whole.covering.fit)) return findings;
  const written = open(chooseAmong(numbers.filter((one) => one.how !== 'listed'), looking)); // prettier-ignore
  if (written.length !== named.length) findings.push(covered('some_numbers', written, looking, telling));
  for (const set of several(named, looking)) findings.push(severalCovered('some_numbers', set, looking, telling));
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
  return addingUp(others, rest, 12).map(({ items, doubts }) =>
    severalCovered('some_numbers', { items: [...named, ...items], doubts }, looking),
  );
}

/** Whoever seems to pay: what its numbers, cut or mistyped, or the amount alone, may mean. */
export function byPayer(looking: Looking): Found[] {
  const { signs, said, knowledge, receipt, numbers } = looking;
  const customers = [...new Set(signs.map((sign) => sign.customerId))].slice(0, 8);
  return customers.flatMap((customerId) => {
    const items = open(knowledge.openOf(customerId, receipt.currency)).filter(
      (item) => item.issuedOn <= receipt.bookedOn,
    );
    const beside = withCharges('one', customerId, looking, (less) => byAmountAlone(items, less)).map(forAPerson);
    if (items.length === 0) return beside;
    const like = numbersLike(said, customerId, { knowledge, receipt }, numbers);
    return [...byLike(like, looking), ...byAmountAlone(items, looking), ...beside];
  });
}

function byLike(like: readonly Named[], looking: Looking): Found[] {
  const named = [...looking.numbers.filter((one) => open(one.items).length > 0), ...like];
  if (like.length === 0) return [];
  const owner = like[0]?.items[0]?.customerId;
  const items = uniqueItems(named.flatMap((one) => open(one.items))).filter((item) => item.customerId === owner);
  const whole = covered('like', items, looking, false);
  if (IS_EXACT.has(whole.covering.fit)) return [whole];
  const ones = singles(items, looking).map((item) => ({ items: [item], doubts: [] }));
  const parts = [...ones, ...several(items, looking)];
  return parts.length > 0 ? parts.map((set) => severalCovered('like', set, looking, false)) : [whole];
}
