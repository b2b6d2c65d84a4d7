/**
 * Documents and credits of one customer that the books say settle each other, as applied payments: who pays what. Only a group that
 * comes to nothing is one; of any other it is not known which of its lines were meant.
 */
export interface Cleared {
  readonly document: string;
  /** Positive. */
  readonly minor: number;
}

export interface Credit extends Cleared {
  readonly line: number;
}

export interface Applied {
  /** Of the credit. */
  readonly line: number;
  readonly payment: string;
  readonly document: string;
  readonly minor: number;
}

/** First where the amounts are the same, then in the order of the books. */
export function applied(documents: readonly Cleared[], credits: readonly Credit[]): Applied[] {
  const open = documents.map(({ document, minor }) => ({ document, minor }));
  const left = credits.map((credit) => ({ ...credit }));
  const made: Applied[] = [];
  const byAmount = new Map<number, number[]>();
  for (const [at, { minor }] of [...open.entries()].reverse()) {
    const same = byAmount.get(minor);
    if (same === undefined) byAmount.set(minor, [at]);
    else same.push(at);
  }
  for (const credit of left) {
    const same = byAmount.get(credit.minor)?.pop();
    const document = same === undefined ? undefined : open[same];
    if (document === undefined) continue;
    made.push({ line: credit.line, payment: credit.document, document: document.document, minor: credit.minor });
    document.minor = 0;
    credit.minor = 0;
  }
  let at = 0;
  for (const credit of left) {
    while (credit.minor > 0 && at < open.length) {
      const document = open[at];
      if (document === undefined || document.minor === 0) {
        at++;
        continue;
      }
      const minor = Math.min(credit.minor, document.minor);
      made.push({ line: credit.line, payment: credit.document, document: document.document, minor });
      credit.minor -= minor;
      document.minor -= minor;
    }
  }
  return made;
}
