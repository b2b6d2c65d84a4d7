import type { z } from 'zod';
import type { Scope } from '../mandates/token';

/** What can be asked of the API, each in one place: the description is made of these, and a test asks each for its example. */
export interface OperationSpec {
  readonly id: string;
  readonly method: 'get' | 'post';
  /** Below `/api/partner/v1`, in the form of express: `/cases/:case`. */
  readonly path: string;
  readonly summary: string;
  readonly scope: Scope;
  /** Only for a token of the sandbox. */
  readonly sandbox?: true;
  readonly query?: Readonly<Record<string, { readonly what: string; readonly example: string }>>;
  readonly given?: { readonly shape: z.ZodType; readonly example: unknown };
  /** Of the answer; none: a file. */
  readonly answer?: z.ZodType;
  /** What may go wrong besides what may go wrong everywhere. */
  readonly problems: readonly number[];
}

export const UNDER = '/api/partner/v1';
