import type { StartWords } from './start-words.en';

/** French words of the first start. */
export const fr: StartWords = {
  title: 'Bienvenue dans Duly',
  text: 'Il n’y a pas encore de société. Créez la vôtre, ou visitez d’abord deux sociétés inventées.',
  own: 'Créer ma société',
  ownText: 'Tout pourra être changé plus tard. Rien ne part par e-mail tant que le mode test est actif.',
  name: 'Dénomination, exactement comme au registre',
  country: 'Pays, deux lettres',
  currency: 'Devise',
  email: 'Adresse électronique pour les clients',
  iban: 'IBAN sur lequel les clients paient',
  optional: 'facultatif',
  create: 'Ouvrir la société',
  demo: 'Visiter d’abord',
  demoText:
    'Deux sociétés inventées avec deux ans de factures et six mois de relances, litiges et promesses. Cela prend environ une minute.',
  demoStart: 'Créer les sociétés de démonstration',
  building: 'Les sociétés de démonstration sont en cours de création',
  buildingText: 'Vous pouvez quitter cette page ; la création continue.',
  day: 'jour {done} sur {total}',
  failed: 'Cela n’a pas abouti. Le journal du serveur dit pourquoi ; rien d’autre n’a changé.',
  ready: 'C’est prêt. Ouvrir la démonstration',
  reload: 'Voir où cela en est',
  another: 'Ouvrir une autre société',
};
