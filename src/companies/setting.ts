import type { z } from 'zod';

/** One thing that a company may set: what it accepts, what it is when nobody sets it, and one sentence that explains it. */
export interface Setting<Schema extends z.ZodType> {
  readonly accepts: Schema;
  readonly initial: z.output<Schema>;
  /** One sentence for the person who sets it. */
  readonly explained: string;
}

export const setting = <Schema extends z.ZodType>(
  accepts: Schema,
  initial: z.output<Schema>,
  explained: string,
): Setting<Schema> => ({ accepts, initial, explained });
