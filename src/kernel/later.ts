/** Work that goes on beside ours and is waited for later: where it fails until then, whoever waits for it hears of it. */
export function later<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}
