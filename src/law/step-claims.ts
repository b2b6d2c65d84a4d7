import type { Owed } from './owed';
import type { Claimable } from './owed-claimable';

/** What a reminder may claim by itself of an invoice: what nothing forbids and nothing leaves in doubt. */
export interface SureClaim {
  readonly owed: Owed;
  readonly kind: 'interest' | 'fixed_sum';
  readonly may: Claimable;
}

export function sureClaims(owed: Owed, kinds: readonly SureClaim['kind'][]): SureClaim[] {
  return kinds.flatMap((kind) => {
    const may = kind === 'interest' ? owed.claimable.interest : owed.claimable.fixed;
    return may.why === null && may.doubts.length === 0 ? [{ owed, kind, may }] : [];
  });
}
