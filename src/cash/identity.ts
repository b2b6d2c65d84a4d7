import { createHash } from 'node:crypto';
import type { BankLine } from './bank-line';

/** What a line says of who paid and what for. */
export const saidOf = ({ valueOn, reference, endToEnd, name, iban, text }: Pick<BankLine, 'valueOn' | 'reference' | 'endToEnd' | 'name' | 'iban' | 'text'>) =>
  [valueOn, reference, endToEnd, name, iban, text] as const; // prettier-ignore

/**
 * What makes a movement this one, in whichever file it stands: the bank's own reference, day and amount; without one all that is
 * said of it, the balance after it too. Of several that are alike in one file each counts: two customers may pay the same on one day.
 */
export class Identities {
  readonly #seen = new Map<string, number>();

  of(accountId: number, line: BankLine): string {
    const { bookedOn, currency, amountMinor, bankRef } = line;
    const more = bankRef === null ? saidOf(line) : [bankRef, line.reference];
    const said = JSON.stringify([
      accountId,
      bookedOn,
      currency,
      amountMinor,
      bankRef === null ? 'said' : 'ref',
      ...more,
      ...(bankRef === null && line.balanceMinor !== undefined ? [line.balanceMinor] : []),
    ]);
    const key = createHash('sha256').update(said).digest('base64url');
    const before = this.#seen.get(key) ?? 0;
    this.#seen.set(key, before + 1);
    return before === 0 ? key : `${key}.${before}`;
  }
}
