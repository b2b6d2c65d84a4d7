/** What an undo of an import would touch above the ledger: rooms that build on entries answer for their own. */
export interface Dependent {
  /** `message/12`, `promise/3`, `case/1`. */
  readonly ref: string;
  readonly what: string;
  /** The document it is about, or the partner it is with. */
  readonly about?: string;
  /** The message in which it left, or waits to. */
  readonly messageId?: number | null;
  /** withdraw: the undo takes it back by itself · sent: left the house, a recall is offered · blocks: the undo is refused. */
  readonly effect: 'withdraw' | 'sent' | 'blocks';
}

/** `customerIds` and `itemIds` are what the import brought or changed. */
export type DependentSource = (touched: Touched) => Promise<readonly Dependent[]>;

export interface Touched {
  readonly companyId: number;
  readonly importId: number;
}
