import { plain } from './number-key';
import type { Knowledge } from './knowledge';
import type { Receipt } from './receipt';
import type { Said } from './said';

/** Who pays, as far as the transfer tells: each customer that it may be, and why. */
export interface PayerSign {
  readonly customerId: number;
  readonly by: PayerBy;
}

/**
 * `account`: paid from there before, and nobody else did · `shared_account`: others did too · `name`, `shared_name`, `near_name` ·
 * `behind`: named as the one on whose behalf it was paid · `code`: customer or VAT number in the text.
 */
export type PayerBy = 'account' | 'shared_account' | 'name' | 'shared_name' | 'near_name' | 'behind' | 'code';

/** How sure it is that a customer pays. `other`: it is surely somebody else. */
export type PayerKnown = 'fully' | 'partially' | 'no' | 'other';

const SURE: ReadonlySet<PayerBy> = new Set(['account', 'name', 'behind']);

export function payerSigns(receipt: Receipt, said: Said, knowledge: Knowledge): PayerSign[] {
  const { name, behind, iban } = receipt;
  const accounts = knowledge.paidFrom(iban);
  const signs: PayerSign[] = accounts.map(({ customerId }) => ({
    customerId,
    by: accounts.length === 1 ? 'account' : 'shared_account',
  }));
  for (const { customerId, how } of knowledge.named(behind)) {
    signs.push({ customerId, by: how === 'exact' ? 'behind' : how === 'shared' ? 'shared_name' : 'near_name' });
  }
  for (const { customerId, how } of knowledge.named(name)) {
    signs.push({ customerId, by: how === 'exact' ? 'name' : how === 'shared' ? 'shared_name' : 'near_name' });
  }
  const tokens = new Set(
    [...said.chunks.map((chunk) => chunk.text), ...said.spans.map((span) => span.full)].map(plain),
  );
  for (const token of tokens) for (const customerId of knowledge.coded(token)) signs.push({ customerId, by: 'code' });
  return unique(signs);
}

function unique(signs: readonly PayerSign[]): PayerSign[] {
  const seen = new Set<string>();
  return signs.filter(({ customerId, by }) => {
    const key = `${customerId} ${by}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** Two different signs of one customer make it sure, even where each alone is weak. */
export function knownAs(customerId: number, signs: readonly PayerSign[], knowledge: Knowledge): PayerKnown {
  const own = signs.filter((sign) => sign.customerId === customerId);
  const sure = signs.filter((sign) => SURE.has(sign.by));
  if (own.some((sign) => SURE.has(sign.by)) || own.length >= 2) return 'fully';
  if (own.length === 1) return 'partially';
  const group = new Set(knowledge.group(customerId).map((payer) => payer.customerId));
  if (signs.some((sign) => group.has(sign.customerId))) return 'partially';
  return sure.length > 0 ? 'other' : 'no';
}
