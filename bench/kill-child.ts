import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Processes to be killed. Loading the code takes longer than what is done with it, so the next one loads while this one works: it
 * waits for its task on its standard input, and says when it begins.
 */
export interface Children {
  /** Gives a task to the process that is waiting, and kills that so many milliseconds after it began, if it is not done before. */
  play(task: readonly string[], killAfter: number): Promise<Ended>;
  close(): void;
}

export interface Ended {
  readonly killed: boolean;
  /** From its beginning to its end. */
  readonly ms: number;
}

/** `file` is a script that calls `taskGiven`. A task that fails by itself is thrown. */
export function childrenOf(file: string): Children {
  const next = (): ChildProcess =>
    spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), file, 'child'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  let spare = next();
  return {
    play: (task, killAfter) => {
      const child = spare;
      spare = next();
      child.stdin?.end(`${JSON.stringify(task)}\n`);
      return ended(child, task, killAfter);
    },
    close: () => void spare.kill('SIGKILL'),
  };
}

function ended(child: ChildProcess, task: readonly string[], killAfter: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let began = 0;
    child.stdout?.once('data', () => {
      began = performance.now();
      if (killAfter < Infinity) timer = setTimeout(() => child.kill('SIGKILL'), killAfter);
    });
    child.on('error', reject);
    child.on('exit', (status, signal) => {
      clearTimeout(timer);
      if (status === 0 || signal === 'SIGKILL')
        resolve({ killed: signal === 'SIGKILL', ms: performance.now() - began });
      else reject(new Error(`${task.join(' ')} ended with ${String(status)}`));
    });
  });
}

/** In the child: its task; undefined where nobody has one for it. */
export async function taskGiven(): Promise<readonly string[] | undefined> {
  for await (const line of createInterface({ input: process.stdin })) return JSON.parse(line) as string[];
  return undefined;
}

/** In the child, before what may be interrupted. */
export const begins = (): void => void process.stdout.write('begins\n');
