import type { Worker } from 'node:worker_threads';
import { assert } from '../kernel/assert';
import type { Batch, Reading, Totals } from './reading';

/** What the thread sends first; of a file that is refused its totals too, because no batch follows. */
export type Opening = Pick<Reading, 'recognised' | 'refusal' | 'questions' | 'columns' | 'parties' | 'papers'> & {
  readonly totals?: Totals;
};

/** Everything the thread sends: its opening, then batches as far as it is allowed, then the totals. */
export type FromThread =
  | { readonly kind: 'opened'; readonly opening: Opening }
  | { readonly kind: 'batch'; readonly batch: Batch }
  | { readonly kind: 'end'; readonly totals: Totals };

/** The reading thread, seen from the house: a queue of what it sent, and leave to send more. */
export class ReadingThread {
  readonly #queue: (FromThread | { readonly kind: 'failed'; readonly error: Error })[] = [];
  #wake: () => void = () => undefined;

  constructor(private readonly worker: Worker) {
    worker.on('message', (message: FromThread) => {
      this.#put(message);
    });
    worker.on('error', (error: Error) => {
      this.#put({ kind: 'failed', error });
    });
    worker.on('exit', () => {
      this.#put({ kind: 'failed', error: new Error('the reading thread has ended') });
    });
  }

  async next(): Promise<FromThread> {
    while (this.#queue.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const message = this.#queue.shift();
    assert(message !== undefined, 'woken without a message');
    if (message.kind === 'failed') throw message.error;
    return message;
  }

  /** What was recognised; `late` or `memory` where the thread did not get so far within its limits. */
  async opening(ms: number): Promise<Opening | 'late' | 'memory'> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => {
        resolve('late');
      }, ms);
    });
    try {
      const message = await Promise.race([this.next(), late]);
      if (message === 'late') return message;
      assert(message.kind === 'opened', 'the reading thread sends its opening first');
      return message.opening;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return 'memory';
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Lets the thread make so many more batches. */
  allow(batches: number): void {
    this.worker.postMessage(batches);
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  #put(message: FromThread | { readonly kind: 'failed'; readonly error: Error }): void {
    this.#queue.push(message);
    this.#wake();
  }
}
