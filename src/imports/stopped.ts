/** A message that waits to leave and that an import stops: it demands more than would be open then. */
export interface Stopped {
  readonly messageId: number;
  /** Number of the customer. */
  readonly customer: string;
  readonly name: string;
  /** One of the documents of which less is open. */
  readonly document: string;
  readonly currency: string;
  readonly demandMinor: number;
  readonly openMinor: number;
}
