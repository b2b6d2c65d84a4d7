import { fc } from '../kernel/testing/chance';
import type { Instant } from '../kernel/day';
import { digestOf, flawsIn, GENESIS, sealed, type Line, type SealedLine } from './chain';

const line = (id: number, payload = '{}'): Line => ({
  id,
  recordedAt: '2026-03-02T09:00:00.000Z' as Instant,
  actor: 'maria',
  kind: 'hold.put',
  ref: `hold/${id}`,
  digest: digestOf('salt', payload),
  salt: 'salt',
  payload,
});
const flaws = (lines: readonly SealedLine[]): string[] =>
  flawsIn(lines, GENESIS).map(({ seq, flaw }) => `${seq} ${flaw}`);
const chain = sealed([line(1), line(2), line(3), line(4)], GENESIS);
const changed = (at: number, change: Partial<SealedLine>): SealedLine[] =>
  chain.map((one, index) => (index === at ? { ...one, ...change } : one));

describe('the audit chain', () => {
  it('holds as it was sealed, whether in one go or in two', () => {
    expect(flaws(chain)).toEqual([]);
    const first = sealed([line(1), line(2)], GENESIS);
    const rest = sealed([line(3), line(4)], first[1]!);
    expect([...first, ...rest]).toEqual(chain);
  });

  it('still holds when a payload is erased', () => {
    expect(flaws(changed(1, { salt: null, payload: null }))).toEqual([]);
  });

  it.each<[string, SealedLine[], string[]]>([
    ['a changed payload', changed(1, { payload: '{"amount":1}' }), ['2 changed-payload']],
    [
      'a changed payload with its digest',
      changed(1, { payload: '[]', digest: digestOf('salt', '[]') }),
      ['2 changed-line'],
    ],
    ['another author', changed(2, { actor: 'somebody' }), ['3 changed-line']],
    ['another time', changed(2, { recordedAt: '2026-03-01T09:00:00.000Z' as Instant }), ['3 changed-line']],
    ['a line taken out', chain.filter((one) => one.seq !== 2), ['3 missing']],
    ['a line taken out and the rest renumbered', sealed([line(1), line(3)], GENESIS).concat(chain[3]!), ['4 missing']],
    ['a line sealed anew in its place', chain.with(1, sealed([line(9)], chain[0]!)[0]!), ['3 broken-link']],
  ])('shows %s', (_, lines, expected) => {
    expect(flaws(lines)).toEqual(expected);
  });

  it('shows any change of any field of any line', () => {
    const fields = ['recordedAt', 'actor', 'kind', 'ref', 'digest', 'prev', 'hash'] as const;
    fc.assert(
      fc.property(fc.nat({ max: 3 }), fc.constantFrom(...fields), fc.string(), (at, field, text) => {
        fc.pre(text !== chain[at]![field]);
        expect(flaws(changed(at, { [field]: text }))).not.toEqual([]);
      }),
    );
  });
});
