import type { RemitTermWords } from './remit-term-words.en';

/** Swedish words of the time within which a partner passes money on. */
export const sv: RemitTermWords = {
  agreed: {
    one: 'Pengar som gäldenärer betalar till partnern redovisas inom {n} dag från mottagandet: så är det avtalat.',
    other: 'Pengar som gäldenärer betalar till partnern redovisas inom {n} dagar från mottagandet: så är det avtalat.',
  },
  none: 'Ingen tid för redovisning är avtalad. En månad efter mottagandet räknas den som sen, som i fransk rätt (CPCE R124-6).',
};
