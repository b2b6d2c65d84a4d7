/** A message that waits to leave and demands of some item more than is open of it: its moment of sending would stop it. */
export interface Stopped {
  readonly messageId: number;
  /** Number of the customer. */
  readonly customer: string;
  readonly name: string;
  /** One of the documents of which less is open. */
  readonly document: string;
  readonly currency: string;
  /** What the message demands, and what would be open of that. */
  readonly demandMinor: number;
  readonly openMinor: number;
}
