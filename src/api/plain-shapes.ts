import { z } from 'zod';
import { dayFrom, type Day } from '../kernel/day';
import { isMailbox } from '../kernel/mailbox';

/** The small shapes of which those of the API are made. Amounts are whole minor units (cents) of the currency beside them, + is owed. */
export const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).describe('A calendar day, such as 2026-03-02'); // prettier-ignore
export const day = dayText
  .refine((text) => dayFrom(text) !== undefined, 'there is no such day')
  .transform((text) => text as Day);
export const instant = z.iso.datetime().describe('A moment in UTC, such as 2026-03-02T08:00:00.000Z');
export const minor = z.int().min(-9_000_000_000_000_000).max(9_000_000_000_000_000);
const MOST_MINOR = 9_000_000_000_000;
export const paidMinor = z.int().min(1).max(MOST_MINOR);
export const keptMinor = z.int().min(0).max(MOST_MINOR);
export const id = z.string().min(1).max(40);
/** No control characters but line breaks. */
const plain = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^(?:[^\p{Cc}]|[\n\r\t])*$/u);
export const words = (most: number) => plain(most).min(1);
export const note = plain(2_000).optional().describe('In a sentence, for the people of the creditor');
export const mailbox = plain(254).refine(isMailbox, 'no e-mail address');
