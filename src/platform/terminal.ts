import { SingleBar } from 'cli-progress';
import type { Failure } from './failure';
import type { Progress } from './shell';

/** Where a command's words go: answers to standard output, progress and complaints to standard error. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** A person is watching standard error. */
  readonly watched: boolean;
}

export const printJson = (terminal: Terminal, value: unknown): void => {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`);
};

/** For a script as JSON on standard output, for a person as plain words on standard error. */
export function tellFailure(terminal: Terminal, failure: Failure, json: boolean): void {
  const { code, message, remedy, facts, answer } = failure;
  if (json)
    printJson(terminal, { ...answer, error: { code, message, remedy, ...(facts === undefined ? {} : { facts }) } });
  else terminal.err([message, remedy].filter((line) => line !== '').join('\n') + '\n');
}

const SILENT: Progress = { at: () => undefined, end: () => undefined };

/** A bar with speed and time left where the total is known, else a count; nothing where nobody watches. */
export function progressOn(terminal: Terminal, label: string, total?: number): Progress {
  if (!terminal.watched) return SILENT;
  const format =
    total === undefined
      ? `${label}  {value}  {note}`
      : `${label}  {bar}  {value}/{total}  {speed}/s  {eta_formatted} left  {note}`;
  const bar = new SingleBar({ format, hideCursor: true, clearOnComplete: true, etaBuffer: 50, fps: 8 });
  const started = performance.now();
  bar.start(total ?? 0, 0, { note: '', speed: '–' });
  return {
    at: (done, note = '') => {
      const seconds = (performance.now() - started) / 1000;
      bar.update(done, { note, speed: Math.round(done / Math.max(seconds, 0.001)) });
    },
    end: () => bar.stop(),
  };
}
