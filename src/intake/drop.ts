import type { Entry } from './intake';

/** Where files are put for us, here or on a server: what may be done with them there, one file at a time. */
export interface Drop {
  /** What lies there; not what lies in our own folders. */
  list(): Promise<readonly Entry[]>;
  /**
   * Takes the file out of everybody's reach by one rename into `working`; `stays`: we may not, it is read where it lies; `gone`: nobody
   * has it any more.
   */
  claim(name: string, held: string): Promise<'moved' | 'stays' | 'gone'>;
  /** The file as it is now, in `working` or where it lay; undefined: it is not there. */
  look(file: Held): Promise<Entry | undefined>;
  /** Copies it, at most so many bytes. Throws Refusal `intake-size` where it is more. */
  fetch(file: Held, to: string, mostBytes: number): Promise<void>;
  /** Back under its own name, where nobody has put another there. */
  putBack(file: Held): Promise<void>;
  /** Out of `working`, with a text beside it that says what came of it. */
  archive(file: Held, as: string, said: string): Promise<void>;
  /** The companion that announced a file. */
  discard(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface Held {
  readonly name: string;
  /** Its name in `working`. */
  readonly held: string;
  readonly stays: boolean;
}
