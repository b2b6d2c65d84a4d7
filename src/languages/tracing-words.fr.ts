import type { TracingWords } from './tracing-words.en';

/** French words: What the desk says of the search for a customer. */
export const fr: TracingWords = {
  title: 'Recherche du client',
  action: 'Rechercher le client',
  signs: {
    addresses: {
      one: 'Du courrier est revenu de {n} adresse.',
      other: 'Du courrier est revenu de {n} adresses.',
    },
    contacts: {
      one: 'Les e-mails à {n} contact reviennent.',
      other: 'Les e-mails à {n} contacts reviennent.',
    },
    unreached: 'Plus rien n’atteint ce client.',
    propose: 'Une recherche est proposée ; rien ne commence tout seul.',
  },
  since: 'En cours depuis le {day}, à finir le {due} : {reason}',
  nothing: 'Rien n’a encore été consulté.',
  over: {
    found: '{day} : une nouvelle adresse a été trouvée',
    untraceable: '{day} : ce client est introuvable',
    stopped: '{day} : la recherche a été abandonnée',
  },
  links: {
    look: 'Noter ce qui a été consulté',
    found: 'Une nouvelle adresse est trouvée',
    end: 'Terminer la recherche',
    ask: 'Demander au partenaire de chercher',
    resume: 'Reprendre la recherche',
  },
  start: {
    title: 'Rechercher {customer}',
    intro: 'Cela ouvre une tâche avec une date. Relances et affaires continuent telles quelles.',
    reason: 'Ce qui montre que l’adresse n’est plus bonne',
    due: 'À finir le',
    submit: 'Commencer la recherche',
    done: 'La recherche est en cours, à finir le {day}.',
    stands: 'Une recherche est déjà en cours.',
    undone: 'commencée par erreur',
  },
  look: {
    title: 'Ce qui a été consulté pour {customer}',
    what: 'Où',
    whatHint: 'Registre du commerce, mairie, téléphone, voisins, visite…',
    on: 'Le',
    result: 'Ce que cela a donné',
    submit: 'Enregistrer',
    done: 'Enregistré.',
  },
  found: {
    title: 'Nouvelle adresse de {customer}',
    intro: 'Elle remplace l’adresse de ce rôle et la recherche prend fin.',
    why: 'Où elle a été trouvée',
    submit: 'Garder cette adresse et terminer la recherche',
    done: 'L’adresse est gardée ; la recherche est terminée.',
  },
  end: {
    title: 'Terminer la recherche de {customer}',
    intro:
      'Si le client est introuvable, l’évaluation de ses affaires le dit et leur clôture le rappelle. Aucun message n’est arrêté pour autant.',
    outcome: 'Comment',
    outcomes: {
      untraceable: 'Ce client est introuvable',
      stopped: 'On ne cherche plus',
    },
    why: 'Ce qu’il faut retenir',
    submit: 'Terminer la recherche',
    done: 'La recherche est terminée.',
  },
  resume: {
    title: 'Reprendre la recherche de {customer}',
    intro: 'La dernière recherche reprend avec ce qui a été consulté ; sa tâche est rouverte.',
    submit: 'Reprendre la recherche',
    done: 'La recherche reprend.',
    none: 'Il n’y a pas de recherche à reprendre.',
  },
  ask: {
    title: 'Demander à un partenaire de chercher {customer}',
    intro: 'C’est un message de l’affaire au partenaire ; la réponse y arrive.',
    case: 'Affaire',
    text: 'Message',
    usual:
      'L’adresse du débiteur que nous connaissons n’est plus bonne. Merci de rechercher où il se trouve et de nous donner l’adresse avec la source.',
    submit: 'Envoyer au partenaire',
    done: 'Envoyé à {partner}.',
    none: 'Aucune affaire de ce client n’est chez un partenaire.',
  },
};
