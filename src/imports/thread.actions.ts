import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../kernel/assert';
import { openOnDisk } from './disk.actions';
import type { ReadOptions } from './mapping-profile';
import type { FromThread } from './reading-thread.actions';

/**
 * What runs in the reading thread: recognises the file, says so, and then makes as many batches as it is allowed, never more. It is
 * started by `openFile` and by nobody else.
 */
async function run(): Promise<void> {
  const port = parentPort;
  assert(port !== null, 'this file is the body of a thread');
  const { path, options } = workerData as { path: string; options: ReadOptions };
  const send = (message: FromThread): void => {
    port.postMessage(message);
  };
  const file = await openOnDisk(path, options);
  const { content } = file;
  const { recognised, refusal, questions, columns, parties, papers } = content;
  let allowed = 0;
  let wake = (): void => undefined;
  port.on('message', (batches: number) => {
    allowed += batches;
    wake();
  });
  const opening = { recognised, refusal, questions, columns, parties, papers };
  send({ kind: 'opened', opening: refusal === undefined ? opening : { ...opening, totals: content.totals() } });
  for (const batch of questions.length > 0 ? [] : content.batches()) {
    while (allowed === 0) await new Promise<void>((resolve) => (wake = resolve as () => undefined));
    allowed--;
    send({ kind: 'batch', batch });
    await new Promise((resolve) => setImmediate(resolve)); // takes the leave that has come in meanwhile
  }
  send({ kind: 'end', totals: content.totals() });
  file.close();
  port.close();
}

void run();
