import { createHash } from 'node:crypto';

/** SHA-256 of salt and payload, in hex. The salt keeps a short payload from being guessed once it was erased. */
export function digestOf(salt: string, payload: string): string {
  return createHash('sha256').update(salt).update('\n').update(payload).digest('hex');
}
