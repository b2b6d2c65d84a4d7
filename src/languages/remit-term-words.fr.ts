import type { RemitTermWords } from './remit-term-words.en';

/** French words of the time within which a partner passes money on. */
export const fr: RemitTermWords = {
  agreed: {
    one: 'Les sommes que les débiteurs versent au partenaire sont reversées sous {n} jour après leur réception : c’est convenu.',
    other:
      'Les sommes que les débiteurs versent au partenaire sont reversées sous {n} jours après leur réception : c’est convenu.',
  },
  none: 'Aucun délai de reversement n’est convenu. Passé un mois après la réception, le reversement est en retard, comme en droit français (CPCE R124-6).',
};
