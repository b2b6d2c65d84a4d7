import { Transform } from 'node:stream';
import { Refusal } from '../kernel/result';

/** A stream that ends with a Refusal (`intake-size`) once more than so many bytes have gone through it. */
export function atMost(bytes: number, name: string): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _, next) {
      seen += chunk.length;
      if (seen > bytes) next(new Refusal('intake-size', `${name} is larger than a list can be.`, 'Split the list.'));
      else next(null, chunk);
    },
  });
}
