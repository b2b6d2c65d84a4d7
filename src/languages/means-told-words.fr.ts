import type { MeansToldWords } from './means-told-words.en';

/** French words of what a partner tells of a debtor’s means. */
export const fr: MeansToldWords = {
  title: 'Ce que vous savez des moyens du débiteur',
  text: 'Ce que vous avez trouvé est transmis à {company} comme votre parole, avec sa source et sa date. La voie proposée pour l’affaire peut en changer. Vous ne pouvez pas le retirer vous-même : écrivez un message si quelque chose était faux.',
  figure: 'Chiffre (salariés : combien ; 0 d’actifs : il n’y en a pas)',
  source: 'Source : où cela figure',
  button: 'Transmettre',
  done: 'Transmis à {company}. Merci.',
  wrong: {
    choose: 'Choisissez.',
    needed: 'Ceci est nécessaire.',
    whole: 'Donnez un nombre entier.',
    amount: 'Donnez un montant, par exemple 12 000,00.',
    below: 'Seuls un résultat ou des capitaux propres peuvent être négatifs.',
    currency: 'Trois lettres, par exemple EUR.',
    year: 'Une année de quatre chiffres, déjà commencée.',
    day: 'Donnez un jour jusqu’à aujourd’hui.',
    words: 'Dites-le avec des mots.',
    long: 'C’est trop long.',
  },
};
