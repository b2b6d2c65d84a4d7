import { SingleBar } from 'cli-progress';
import { failureFrom, type Failure } from './failure';
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

/** What a bar measures: a total of things, or 100 % while `unit`s are counted whose number nobody knows before the end. */
interface Measured {
  readonly total?: number | undefined;
  readonly unit?: string | undefined;
}

/** In the words of cli-progress; speed and time left wherever an end is known. */
export function barText({ total, unit }: Measured): string {
  if (total === undefined) return '{value}';
  const done =
    unit === undefined ? '{value}/{total}  {speed}/s' : `{percentage}%  {counted} ${unit}  {speed} ${unit}/s`;
  return `{bar}  ${done}  {eta_formatted} left`;
}

const SILENT: Progress = { at: () => undefined, end: () => undefined };

/** A bar with speed and time left where the total is known, else a count; nothing where nobody watches. */
export function progressOn(terminal: Terminal, label: string, of: Measured = {}): Progress {
  if (!terminal.watched) return SILENT;
  const { total } = of;
  const format = `${label}  ${barText(of)}  {note}`;
  const bar = new SingleBar({ format, hideCursor: true, clearOnComplete: true, etaBuffer: 50, fps: 8 });
  const started = performance.now();
  bar.start(total ?? 0, 0, { note: '', speed: '–', counted: 0 });
  return {
    at: (done, note = '', counted = done) => {
      const seconds = (performance.now() - started) / 1000;
      bar.update(done, { note, counted, speed: Math.round(counted / Math.max(seconds, 0.001)) });
    },
    end: () => bar.stop(),
  };
}

/** `duly items | head` closes the pipe early: that is no error. A full disk behind `>` is told like any other. */
export function endedReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  const { exit, message, remedy } = failureFrom(error);
  process.stderr.write(`${message}\n${remedy}\n`);
  process.exit(exit);
}

/** What the reader of arguments complains of, as a sentence. */
export function sentenceOf(complaint: string): string {
  const text = complaint.replace(/^error: /, '');
  return text.charAt(0).toUpperCase() + text.slice(1) + (text.endsWith('.') ? '' : '.');
}
