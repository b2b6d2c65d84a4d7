import { z } from 'zod';

/**
 * How a company shows itself to its customers: its colour, who collects for it, and what it answers and says in its own words.
 * What it leaves open is as shipped.
 */
const line = (most: number): z.ZodString => z.string().trim().min(1).max(most);

/** Who looks after the accounts on behalf of the company, where that is another: an agency or a shared service. */
export const operator = z.strictObject({
  name: line(100),
  address: line(300).optional(),
  registerNo: line(100).optional(),
  /** What allows it to collect for others, and who supervises it, where the law asks for that. */
  permission: line(300).optional(),
  phone: line(50).optional(),
  email: z.email().max(254).optional(),
  website: line(200).optional(),
});

const MOST_QUESTIONS = 30;
const question = z.strictObject({ q: line(200), a: line(2_000) });
export type Question = z.output<typeof question>;

const language = z.string().regex(/^[a-z]{2}$/);
export const questions = z.record(language, z.array(question).min(1).max(MOST_QUESTIONS));
export const privacyNotes = z.record(language, line(10_000));

export const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'a colour such as #1d4f91')
  .transform((text) => text.toLowerCase());

/** Questions as a person types them: a line that asks, lines that answer, an empty line. Undefined: a question without an answer. */
export function questionsFrom(text: string): Question[] | undefined {
  const blocks = text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  const read = blocks.map((block) => {
    const [q = '', ...answer] = block.split('\n');
    return { q: q.trim(), a: answer.join('\n').trim() };
  });
  return read.every(({ a }) => a !== '') ? read : undefined;
}

/** The way back. */
export const questionsText = (list: readonly Question[]): string =>
  list.map(({ q, a }) => `${q}\n${a.replace(/\n\s*\n/g, '\n')}`).join('\n\n');
