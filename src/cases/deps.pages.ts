import type { HoldSource } from '../ledger/hold';
import type { Behind } from '../platform/behind';
import type { Query } from '../platform/db';

/** What the pages of recovery files and cases are handed. */
export interface CasesDeps {
  /** Files are made behind the page. */
  readonly behind: Behind;
  holdSources(q: Query): readonly HoldSource[];
  /** What links that are to be copied begin with. */
  readonly publicUrl: string;
}
