import { basename } from 'node:path';
import { assert } from '../kernel/assert';
import { WrongUse } from '../kernel/result';
import { startThread } from '../platform/threads';
import { assertReadable, openOnDisk } from './disk.actions';
import { LIMITS, type Limits, type ReadOptions } from './mapping-profile';
import type { Problem } from './problem';
import type { Batch, Reading, Totals } from './reading';
import { refusedContent, type ContentReading } from './reading-content';
import { ReadingThread, type Opening } from './reading-thread.actions';
import { refusal } from './sniff-kind';

/**
 * Opens a file of receivables on disk. Reading runs in a thread of its own with bounded memory and time, so that the house goes on
 * answering; the thread works at most `AHEAD` batches ahead of whoever takes them.
 *
 * Throws WrongUse where the file cannot be opened at all. What is wrong *in* the file is a Problem, never an error.
 */
export async function openFile(path: string, options: ReadOptions = {}): Promise<Reading> {
  const limits: Limits = { ...LIMITS, ...options.limits };
  assertReadable(path);
  const thread = new ReadingThread(
    startThread(require.resolve('./thread.actions.ts'), { path, options }, limits.memoryMb),
  );
  const opening = await thread.opening(limits.seconds * 1_000);
  if (typeof opening !== 'string') return new ThreadReading(opening, thread);
  await thread.end();
  const file = options.fileName ?? basename(path);
  return inPlace(refusedContent(file, 0, opening === 'late' ? tooSlow(file, limits) : tooMuchMemory(file, limits)));
}

/** The same in place, without a thread: for tests, and where a thread is not worth its start. */
export async function openHere(path: string, options: ReadOptions = {}): Promise<Reading> {
  assertReadable(path);
  const file = await openOnDisk(path, options);
  return inPlace(file.content, () => {
    file.close();
  });
}

/** Batches that the thread may be ahead. */
const AHEAD = 3;

class ThreadReading implements Reading {
  readonly recognised: Reading['recognised'];
  readonly refusal: Problem | undefined;
  readonly questions: Reading['questions'];
  readonly columns: Reading['columns'];
  readonly parties: Reading['parties'];
  readonly papers: Reading['papers'];
  #totals: Totals | undefined;

  constructor(
    opening: Opening,
    private readonly thread: ReadingThread,
  ) {
    this.recognised = opening.recognised;
    this.refusal = opening.refusal;
    this.questions = opening.questions;
    this.columns = opening.columns;
    this.parties = opening.parties;
    this.papers = opening.papers;
    this.#totals = opening.totals;
  }

  async *batches(): AsyncGenerator<Batch> {
    assertAnswered(this.questions.length);
    this.thread.allow(AHEAD);
    for (;;) {
      const message = await this.thread.next();
      if (message.kind === 'batch') {
        this.thread.allow(1);
        yield message.batch;
        continue;
      }
      assert(message.kind === 'end', 'the reader opened twice');
      this.#totals = message.totals;
      return;
    }
  }

  totals(): Totals {
    assert(this.#totals !== undefined, 'totals are known after the last batch');
    return this.#totals;
  }

  async close(): Promise<void> {
    await this.thread.end();
  }
}

function inPlace(content: ContentReading, close: () => void = () => undefined): Reading {
  const { recognised, refusal: refused, questions, columns, parties, papers } = content;
  return {
    recognised,
    refusal: refused,
    questions,
    columns,
    parties,
    papers,
    batches: async function* () {
      assertAnswered(questions.length);
      yield* content.batches();
    },
    totals: () => content.totals(),
    close: async () => {
      close();
    },
  };
}

function assertAnswered(questions: number): void {
  if (questions === 0) return;
  throw new WrongUse('the file leaves questions open', 'Open it again with the answers as options.');
}

const tooSlow = (file: string, { seconds }: Limits): Problem =>
  refusal({ file }, 'too-slow', `the file could not be recognised in ${seconds} seconds`, 'a smaller file', 'Save the sheet as CSV, which may be of any size, or split it.'); // prettier-ignore

const tooMuchMemory = (file: string, { memoryMb }: Limits): Problem =>
  refusal({ file }, 'too-big', `reading the workbook takes more than ${memoryMb} MB of memory`, 'a smaller workbook', 'Save the sheet as CSV, which may be of any size, or split it.'); // prettier-ignore
