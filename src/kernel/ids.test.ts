import { fc } from './testing/chance';
import { createIds, ID_KINDS, type IdKind } from './ids';

const ids = createIds(0x0123456789abcdefn);
const kinds = fc.constantFrom(...(Object.keys(ID_KINDS) as IdKind[]));
const numbers = fc.integer({ min: 0, max: 2 ** 47 });

describe('public ids', () => {
  it('open as what was sealed', () => {
    fc.assert(
      fc.property(kinds, numbers, (kind, n) => {
        expect(ids.open(kind, ids.seal(kind, n))).toBe(n);
      }),
    );
  });

  it('never open as another kind', () => {
    fc.assert(
      fc.property(kinds, kinds, numbers, (kind, other, n) => {
        fc.pre(kind !== other);
        expect(ids.open(other, ids.seal(kind, n))).toBeUndefined();
      }),
    );
  });

  it('are of another installation with another key', () => {
    const [a, b] = [createIds(1n).seal('item', 5), createIds(2n).seal('item', 5)];
    expect(a).not.toBe(b);
  });

  it('neighbours do not look alike', () => {
    const sealed = [1, 2, 3, 4].map((n) => ids.seal('item', n).slice(3, 8));
    expect(new Set(sealed).size).toBe(4);
  });

  it('whatever is typed instead of an id opens as nothing', () => {
    for (const text of [
      '',
      'it_',
      'it_0000000000!',
      'F-1001',
      'it_00000000000000',
      "it_' or 1=1 --",
      'it_ILOU0000000',
    ]) {
      expect(ids.open('item', text)).toBeUndefined();
    }
    fc.assert(fc.property(fc.string(), (text) => ids.open('item', text) === undefined));
  });
});
