import { Worker } from 'node:worker_threads';

/**
 * A worker thread that runs a TypeScript file of this repository, also when it is started from a test.
 * `memoryMb` bounds its heap: past it the thread ends with ERR_WORKER_OUT_OF_MEMORY and the process lives on.
 */
export function startThread(file: string, data: unknown, memoryMb?: number): Worker {
  const bootstrap = `require(${JSON.stringify(require.resolve('tsx/cjs'))}); require(${JSON.stringify(file)});`;
  return new Worker(bootstrap, {
    eval: true,
    workerData: data,
    ...(memoryMb === undefined
      ? {}
      : { resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB } }),
  });
}

/** Room for what dies at once: with more the process grows, with less rows outlive a collection and are carried along. */
const YOUNG_MB = 16;
