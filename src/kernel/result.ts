/**
 * A Refusal is an answer, not a failure: what was asked cannot be done now, and here is what to do about it.
 * Actions throw it, which rolls their transaction back; pages show it, the API answers 409, the command ends with 1.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    /** Stable word for machines, such as `run-already-exists`. */
    readonly code: string,
    message: string,
    /** What the person can do now, as a full sentence. */
    readonly remedy: string,
    /** Candidates, figures or keys that belong to the answer. */
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** The request itself is wrong (a bad option, a malformed value): exit code 2, HTTP 400. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';

  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
  }
}
