import { play } from './play';
import { year } from './year';

/** The matcher over a made year: what applies itself is hardly ever wrong, and a stranger's money never applies itself. */
const { played } = play(year({ seed: 11, customers: 900, payments: 3000 }), () => 0);
const applied = played.filter((one) => one.applies);
const wrong = applied.filter((one) => !one.right);

describe('a made year, matched', () => {
  it('applies more than six in ten by itself, and of those not three in a thousand wrongly', () => {
    expect(applied.length / played.length).toBeGreaterThan(0.6);
    expect(wrong.length / applied.length).toBeLessThan(0.003);
  });

  it('applies no money of strangers, and to nobody who did not pay', () => {
    expect(applied.filter(({ payment }) => payment.truth.kind === 'not-ours')).toEqual([]);
    expect(applied.filter((one) => !one.payerRight).map(({ proposed, truth }) => `${proposed} / ${truth}`)).toEqual([]);
  });

  it('proposes the truth first for nearly all that a clerk decides in a second', () => {
    const clean = played.filter(({ payment }) => payment.grade === 'clean');
    expect(clean.filter((one) => one.right).length / clean.length).toBeGreaterThan(0.97);
  });
});
