/** A legal entity that we collect for: the creditor in legal papers. */
export interface Company {
  readonly id: number;
  /** What a person types: `acme`. */
  readonly code: string;
  readonly legalName: string;
  readonly tradingName: string | null;
  readonly legalForm: string | null;
  readonly registerNo: string | null;
  readonly vatNo: string | null;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  /** Land, canton or nation, for its holidays. */
  readonly region: string | null;
  /** ISO 4217: what its thresholds are in. */
  readonly currency: string;
  /** ISO 639-1. */
  readonly language: string;
  /** IANA name: its days begin and end here. */
  readonly zone: string;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  /** Who may sign for it, with the function. */
  readonly representative: string | null;
  /** Country whose law its terms of sale name; empty: assumed to be its own. */
  readonly governingLaw: string | null;
  readonly logoSha: string | null;
}
