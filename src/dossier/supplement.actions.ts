import type { Day } from '../kernel/day';
import type { Work } from '../platform/work';
import { makeBundle } from './bundle.actions';
import type { Claim, Exhibit } from './claim';
import type { Profile } from './profile';
import type { Sealer } from './seal.actions';
import type { Supplement } from './supplement';
import type { Bundle } from './wrap.actions';

/** Binds a supplement to a claim as it was handed over: its sheet, the new papers, and the same as data, sealed like a file. */
export interface Supplementing {
  readonly sealer: Sealer;
  readonly profile: Profile;
  readonly keyDate: Day;
  /** The new papers. */
  readonly exhibits: readonly Exhibit[];
}

/** A supplement as it was made, with its files. */
export interface MadeSupplement extends Pick<Bundle, 'name' | 'pdfs' | 'zip'> {
  readonly n: number;
  readonly currency: string;
  readonly beforeMinor: number;
  readonly afterMinor: number;
  readonly changes: number;
  /** The address at which the partner is told by mail; null: none is known. */
  readonly to: string | null;
}

export function bindSupplement(
  work: Work,
  claim: Claim,
  supplement: Supplement,
  { sealer, profile, keyDate, exhibits }: Supplementing,
): Promise<Bundle> {
  return makeBundle(
    { ...claim, supplement, exhibits, keyDate, madeAt: work.now, interest: null, instructions: null },
    (sha) => work.files.get(sha),
    { sealer, profile, edition: 'supplement' },
  );
}
