import { fc, runs } from '../kernel/testing/chance';
import { byEngine, byOracle } from './testing/agree';
import { anyCase } from './testing/any-case';

/** Two ways of counting that share no line say the same of whatever a case may hold. */
it('the engine and the oracle agree', () => {
  fc.assert(
    fc.property(anyCase, (given) => {
      expect(byEngine(given)).toEqual(byOracle(given));
    }),
    runs(300),
  );
});
