import fc from 'fast-check';
import { accentsOf, contrast, DARK_PAPER, LIGHT_PAPER } from './colour';

/** A company's colour stays readable, whatever it is. */
const part = fc.integer({ min: 0, max: 255 }).map((n) => n.toString(16).padStart(2, '0'));
const colour = fc.tuple(part, part, part).map((parts) => `#${parts.join('')}`);

it('has the contrasts that WCAG gives as examples', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#1d4f91', '#1d4f91')).toBe(1);
});

it('can be read on paper, and what is written on it too', () => {
  fc.assert(
    fc.property(colour, (given) => {
      const { light, dark } = accentsOf(given);
      for (const [accent, paper] of [[light, LIGHT_PAPER], [dark, DARK_PAPER]] as const) {
        expect(contrast(accent.accent, paper)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(accent.accent, accent.ink)).toBeGreaterThanOrEqual(4.5);
      }
    }),
  ); // prettier-ignore
});

it('leaves a colour alone that can be read as it is', () => {
  expect(accentsOf('#1d4f91').light).toEqual({ accent: '#1d4f91', ink: '#ffffff' });
  expect(accentsOf('#8fb8ee').dark.accent).toBe('#8fb8ee');
});
