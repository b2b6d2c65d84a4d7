import type { Instant } from '../kernel/day';
import type { Profile } from './mapping-profile';

/** A number as a source damages it, and what a person decided that it means: read so from every file of the source. */
export interface CodeRule {
  readonly source: string;
  readonly code: string;
  /** The number itself: it is a customer of its own. */
  readonly meant: string;
  readonly decidedAt: Instant;
  readonly decidedBy: string;
}

interface Version {
  readonly source: string;
  readonly profile: Pick<Profile, 'codes'>;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** The rules in force, by source and number; each with who decided it last. `versions`: of each source, the oldest first. */
export function rulesIn(versions: readonly Version[]): CodeRule[] {
  const rules = new Map<string, Map<string, CodeRule>>();
  for (const { source, profile, recordedAt, recordedBy } of versions) {
    const before = rules.get(source);
    const now = Object.entries(profile.codes ?? {}).map(([code, meant]): [string, CodeRule] => {
      const known = before?.get(code);
      return [code, known?.meant === meant ? known : { source, code, meant, decidedAt: recordedAt, decidedBy: recordedBy }]; // prettier-ignore
    });
    rules.set(source, new Map(now));
  }
  return [...rules.values()]
    .flatMap((ofSource) => [...ofSource.values()])
    .sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : a.code < b.code ? -1 : 1));
}
