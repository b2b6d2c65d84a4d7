/**
 * Why the API does not do what was asked, as RFC 9457 says it: a stable word, a sentence, and what to do instead. For machines and
 * whoever writes them: in English.
 */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    /** Stable word, such as `unknown-case`. */
    readonly code: string,
    message: string,
    readonly remedy: string,
    private readonly more: More = {},
  ) {
    super(message);
  }

  get wrong(): readonly WrongField[] {
    return this.more.wrong ?? [];
  }

  get headers(): Readonly<Record<string, string>> {
    return this.more.headers ?? {};
  }
}

interface More {
  /** Fields that are wrong, and why. */
  readonly wrong?: readonly WrongField[];
  readonly headers?: Readonly<Record<string, string>>;
}

export interface WrongField {
  /** `/amountMinor` */
  readonly at: string;
  readonly why: string;
}

export const PROBLEM_TYPE = 'application/problem+json';

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly remedy: string;
  readonly wrong?: readonly WrongField[];
}

export const problemOf = ({ status, code, message, remedy, wrong }: Pick<ApiProblem, 'status' | 'code' | 'message' | 'remedy' | 'wrong'>): Problem => ({
  ...{ type: 'about:blank', title: message, status, code, remedy },
  ...(wrong.length > 0 && { wrong }),
}); // prettier-ignore

/** Fields that are wrong: which, and why. */
export const wrongFields = (wrong: readonly WrongField[]): ApiProblem =>
  new ApiProblem(422, 'wrong-fields', 'Not all fields are as they must be.', 'See which, and why; the shapes stand in openapi.json.', { wrong }); // prettier-ignore
