import { spawn } from 'node:child_process';

/**
 * What a benchmark tells: how long our work took, how long the floor took in the same run, and the ratio that we aim at. A
 * machine is never the same twice; the ratio is what can be compared.
 */
export interface Timing {
  /** `sqlite: import of 100000 CSV rows`. */
  readonly what: string;
  readonly seconds: number;
  /** The least that the work can cost, measured in the same run. */
  readonly floorSeconds: number;
  /** The ratio that is aimed at; left out where there is none. */
  readonly target?: number;
  /** Peak memory of the process that did the work; left out where the benchmark's own is meant. */
  readonly rssMb?: number;
}

/** Prints the timings, or hands them to `npm run bench` where that asked. */
export function report(timings: readonly Timing[]): void {
  const peak = process.resourceUsage().maxRSS / 1024;
  const rows = timings.map((timing) => ({ rssMb: peak, ...timing }));
  if (!process.send) {
    print(rows);
    return;
  }
  process.send(rows);
  process.channel?.unref(); // a listener of the PostgreSQL package would keep this process waiting for messages
}

/** Runs a benchmark file in a process of its own, so that its peak memory is its own. */
export function runFile(file: string, args: readonly string[] = []): Promise<Timing[]> {
  const child = spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), file, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const timings: Timing[] = [];
  child.on('message', (rows) => timings.push(...(rows as Timing[])));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => (code === 0 ? done(timings) : failed(new Error(`${file} ended with ${String(code)}`))));
  });
}

export function print(timings: readonly Timing[]): void {
  const rows = timings.map(({ what, seconds, floorSeconds, target, rssMb }) => [
    what,
    inSeconds(seconds),
    inSeconds(floorSeconds),
    (seconds / floorSeconds).toFixed(2),
    target === undefined ? '' : `≤ ${target}`,
    target === undefined ? '' : seconds / floorSeconds <= target ? 'ok' : 'over',
    rssMb === undefined ? '' : `${rssMb.toFixed(0)} MB`,
  ]);
  const table = [['work', 'ours', 'floor', 'ratio', 'target', '', 'peak'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of table)
    console.log(
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    );
}

const inSeconds = (seconds: number): string =>
  seconds < 1 ? `${(seconds * 1000).toFixed(1)} ms` : `${seconds.toFixed(2)} s`;
