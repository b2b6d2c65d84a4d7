/** An assert is our own bug: it stops the work, is logged whole, and is never shown as a user's mistake. */
class Broken extends Error {
  override readonly name = 'Broken';
}

export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Broken(what);
}

/** Ends a `switch` over a union: a new member that was forgotten does not compile. */
export function never(value: never): never {
  throw new Broken(`unforeseen value ${JSON.stringify(value)}`);
}
