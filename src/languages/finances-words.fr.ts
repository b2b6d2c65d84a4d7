import type { FinancesWords } from './finances-words.en';

/** French words: What the desk says of a customer’s means. */
export const fr: FinancesWords = {
  title: 'Moyens',
  none: 'On ne sait rien des moyens de ce client.',
  old: 'ancien : on n’en conclut rien',
  add: 'Ajouter ce que l’on sait',
  addPartner: 'Ajouter ce que le partenaire a trouvé',
  back: 'Retirer',
  history: 'Ce qui était dit avant',
  takenBack: 'retiré',
  ofYear: '{figure} ({year})',
  asOf: 'au {day}',
  kinds: {
    assets: 'Patrimoine',
    employees: 'Salariés',
    turnover: 'Chiffre d’affaires',
    result: 'Résultat de l’exercice',
    equity: 'Capitaux propres',
    total_assets: 'Total du bilan',
    note: 'Note',
  },
  noAssets: 'aucun',
  tellers: {
    us: 'nous l’avons recherché',
    partner: 'le partenaire l’a dit',
    customer: 'le client l’a dit',
    third: 'dit par un tiers',
  },
  form: {
    title: 'Ce que l’on sait des moyens de {customer}',
    intro:
      'Affiché ici et dans ses affaires ; ni les partenaires ni le client ne le voient. Des capitaux propres, du patrimoine et des salariés découle ce que l’évaluation d’une affaire propose, pendant 18 mois. Ce qui était dit avant reste dans l’historique.',
    kind: 'Quoi',
    figure: 'Chiffre',
    figureHint:
      'Pour les salariés : combien. Sinon une somme ; 0 de patrimoine dit qu’il n’y en a pas. Un résultat ou des capitaux propres peuvent être négatifs : -12 000.',
    currency: 'Devise',
    year: 'Exercice',
    yearHint: 'par exemple {year}',
    note: 'En mots',
    source: 'Source',
    sourceHint: 'Où cela se trouve : comptes et registre, message du partenaire, visite.',
    asOf: 'À la date du',
    toldBy: 'Qui l’a dit',
    submit: 'Enregistrer',
    done: 'Enregistré : {what}.',
    undone: 'saisi par erreur',
    fault: {
      whole: 'Donnez un nombre entier.',
      currency: 'Trois lettres, par exemple EUR.',
      words: 'Dites-le en mots.',
    },
  },
  ending: {
    title: 'Retirer une information',
    intro: 'Elle était fausse et reste dans l’historique comme retirée. Ce qui était dit avant vaut de nouveau.',
    why: 'Ce qui était faux',
    submit: 'Retirer',
    done: 'Retiré.',
  },
};
