/** What came of the cases that a partner had, counted by the room above that knows them. Amounts in minor units. */
export interface PartnerResults {
  readonly partnerId: number;
  readonly currency: string;
  readonly open: number;
  readonly closed: number;
  /** Of those that are closed. */
  readonly paid: number;
  readonly handedOverMinor: number;
  /** Payments and credits applied to what it had, since it had it. */
  readonly cameInMinor: number;
}
