import { fc, runs } from '../kernel/testing/chance';
import { byEngine, byOracle } from './testing/agree';
import { anyCase } from './testing/any-case';

/** Of very many cases. */
it('the engine and the oracle agree', () => {
  fc.assert(
    fc.property(anyCase, (given) => {
      expect(byEngine(given)).toEqual(byOracle(given));
    }),
    runs(10_000),
  );
});
