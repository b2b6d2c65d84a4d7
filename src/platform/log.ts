import { pino, type Logger } from 'pino';

/**
 * What a server says to those who run it, as JSON lines. Names, addresses, amounts and texts of messages never stand in it:
 * a line says what was done, for which company (its code), how often, and how long it took.
 */
export type Log = Logger;

export const openLog = (level: string): Log =>
  pino({
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorWithoutValues },
  });

/** An error of the database quotes its statement, which has no values; what a value broke is in `detail` and stays out. */
function errorWithoutValues(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'unknown' };
  const { name, message, stack, code } = error as Error & { code?: string };
  return { name, code, message: message.slice(-LONGEST), stack: stack?.split('\n').slice(1, FRAMES).join('\n') };
}

const LONGEST = 300;
const FRAMES = 8;
