import { z } from 'zod';

/** The named collector at the partner: who works the case there, and how and in which language to reach that person. */
const text = (most: number): z.ZodString => z.string().trim().min(1).max(most);

export const handlerSchema = z.strictObject({
  name: text(100),
  email: z.email().max(254).nullable(),
  phone: text(40).nullable(),
  /** ISO 639-1. */
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .nullable(),
});
export type Handler = z.infer<typeof handlerSchema>;

/** As it is kept: JSON, or null. */
export const handlerFrom = (kept: string | null): Handler | null =>
  kept === null ? null : handlerSchema.parse(JSON.parse(kept));
