import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/**
 * The name under which a process takes work from a table, so that others can tell whether whoever took it is still at it.
 * A name ends with its work or with its process, however that ends.
 */
export interface Claimant {
  readonly name: string;
  end(): void;
}

const RUN = randomBytes(6).toString('hex');
const atWork = new Set<string>();
let last = 0;

export function claimant(): Claimant {
  const name = `${hostname()}/${process.pid}/${RUN}/${(last += 1)}`;
  atWork.add(name);
  return { name, end: () => void atWork.delete(name) };
}

/** True where it is certain that nobody of that name is at work any more; false where it is, or where nobody here can know. */
export function hasEnded(name: string): boolean {
  const [host, pid, run] = name.split('/');
  if (host !== hostname()) return false;
  if (Number(pid) === process.pid) return run !== RUN || !atWork.has(name);
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
