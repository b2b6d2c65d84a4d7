import type { RemitTermWords } from './remit-term-words.en';

/** German words of the time within which a partner passes money on. */
export const de: RemitTermWords = {
  agreed: {
    one: 'Geld, das Schuldner an den Partner zahlen, wird binnen {n} Tag nach Eingang weitergeleitet: so ist es vereinbart.',
    other:
      'Geld, das Schuldner an den Partner zahlen, wird binnen {n} Tagen nach Eingang weitergeleitet: so ist es vereinbart.',
  },
  none: 'Keine Frist für die Weiterleitung ist vereinbart. Einen Monat nach Eingang gilt sie als verspätet, wie im französischen Recht (CPCE R124-6).',
};
