import type { Instant } from '../kernel/day';
import type { HoldSource } from '../ledger/hold';
import type { Behind } from '../platform/behind';
import type { Query } from '../platform/db';
import type { Visit } from '../companies/visit.pages';
import type { MandatesDeps } from '../mandates/deps.pages';
import type { CaseView } from './case.panel';

/** A part of the case's page that another file, or a room above, contributes: its blanks, or null where it has nothing to show. */
export type CaseSection = (visit: Visit, found: CaseView, here: string, given: Given) => Promise<unknown>;

/** A form that came back: what was typed in it, and what is wrong, field by field. */
export interface Given {
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Readonly<Record<string, string>>;
}

/** A mail about a case: it says something and changes nothing. */
export interface MailAbout {
  readonly id: number;
  readonly from: string;
  readonly subject: string;
  readonly arrivedAt: Instant;
  readonly unread: boolean;
}

/** What the pages of recovery files and cases are handed. */
export interface CasesDeps {
  /** Files are made behind the page. */
  readonly behind: Behind;
  /** What the partner wrote about a case, the newest first. */
  mailsOf?(q: Query, companyId: number, caseId: number): Promise<readonly MailAbout[]>;
  /** Sections of rooms above, by the name under which the page's template knows them. */
  readonly sections?: Readonly<Record<string, CaseSection>>;
  /** What a room above shows where a recovery file is made of a customer that is insolvent; null: it is not. */
  proceedingOf?(visit: Visit, customerId: number): Promise<unknown>;
  /** What rooms above show of the way to a partner. */
  readonly wayOf?: MandatesDeps['wayOf'];
  holdSources(q: Query): readonly HoldSource[];
  /** What links that are to be copied begin with. */
  readonly publicUrl: string;
}
