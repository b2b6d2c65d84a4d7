import type { Day } from '../kernel/day';
import type { FourCountries } from '../law/four-countries';
import type { Limitation } from '../law/limitation';

/** What the database tells of many customers, a row for each fact. */
export interface DemandRow {
  readonly itemId: number;
  readonly messageId: number;
  readonly leftOn: Day;
  readonly issuedOn: Day;
  readonly payByOn: Day | null;
  readonly final: number;
}

export interface HeardRow {
  readonly customerId: number;
  readonly heardOn: Day | null;
  readonly refusedOn: Day | null;
  readonly saidPaidOn: Day | null;
}

export interface ObjectionRow {
  readonly itemId: number;
  readonly raisedOn: Day;
  readonly answeredOn: Day | null;
}

export interface CoverRow {
  readonly customerId: number;
  readonly name: string;
  readonly claimDays: number | null;
  readonly collects: number;
}

/** How a recovery file ended. */
export interface EndRow {
  readonly customerId: number;
  readonly partner: string;
  readonly outcome: string;
  readonly handedOverOn: Day;
  readonly endedOn: Day;
}

/** Until when an open item can be brought to a court, and under whose law. */
export interface LimitedRow {
  readonly itemId: number;
  readonly customerId: number;
  readonly countries: FourCountries;
  readonly limitation: Limitation | undefined;
}
