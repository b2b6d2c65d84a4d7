import fc from 'fast-check';
import { FROM_WHAT, termsCode, termsOf, type PaymentTerms } from '../kernel/terms';
import { termsIn } from '../kernel/terms-said';
import { LANGUAGES } from './said';
import { termsText } from './terms-text';

const terms = fc
  .record({
    days: fc.integer({ min: 0, max: 365 }),
    endOfMonth: fc.constantFrom('none', 'before', 'after'),
    dayOfMonth: fc.option(fc.integer({ min: 1, max: 31 }), { nil: null }),
    fromWhat: fc.constantFrom(...FROM_WHAT),
  } as const)
  .map((given) => termsOf(given) as PaymentTerms);

it.each(LANGUAGES)('law: terms as Duly writes them are understood again as typed (%s)', (language) => {
  fc.assert(
    fc.property(terms, (given) => {
      const words = termsText(given, language);
      const again = termsIn(words);
      expect(`${words} = ${again === undefined ? '-' : termsCode(again)}`).toBe(`${words} = ${termsCode(given)}`);
    }),
  );
});

it('says which is counted first', () => {
  const said = ['45+eom', 'eom+45', '45+eom@10', '30@10', 'delivery+30', '0'].flatMap((code) => {
    const given = termsIn(code);
    return given === undefined ? [] : LANGUAGES.map((language) => termsText(given, language));
  });
  expect(said.join('\n')).toBe(`45 days, then end of month
45 jours, puis fin de mois
45 Tage, dann Monatsende
45 dagar, sedan månadens slut
end of month, then 45 days
fin de mois, puis 45 jours
Monatsende, dann 45 Tage
månadens slut, sedan 45 dagar
45 days, then end of month, then day 10 of the next month
45 jours, puis fin de mois, le 10 du mois suivant
45 Tage, dann Monatsende, dann am 10. des Folgemonats
45 dagar, sedan månadens slut, den 10 i nästa månad
30 days, then the next day 10
30 jours, le 10 suivant
30 Tage, dann am nächsten 10.
30 dagar, nästa den 10
30 days from delivery
30 jours à compter de la livraison
30 Tage ab Lieferung
30 dagar från leverans
at once
comptant
sofort
omgående`);
});
