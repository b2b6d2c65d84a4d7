import type { HouseMailWords } from './house-mail-words.en';

/** French words of mail to people who work here. */
export const fr: HouseMailWords = {
  hello: 'Bonjour {name},',
  reset: {
    subject: 'Un nouveau mot de passe pour Duly',
    text: 'Quelqu’un, vous sans doute, a demandé un nouveau mot de passe pour {email}. Le lien ci-dessous permet de le choisir. Il sert une seule fois, jusqu’au {until}.',
    not: 'Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.',
    link: 'Choisir un nouveau mot de passe',
  },
  invitation: {
    subject: '{by} vous invite dans Duly',
    text: '{by} vous a ouvert un compte dans Duly, l’outil de suivi des factures. Le lien ci-dessous permet de choisir votre mot de passe. Il sert une seule fois, jusqu’au {until}.',
    not: 'Si vous n’attendez rien de tel, ne faites rien : sans ce lien, personne n’entre.',
    link: 'Choisir votre mot de passe',
  },
  mention: {
    subject: '{by} vous cite dans un litige de {customer}',
    text: '{by} écrit dans le litige de {customer} :',
    link: 'Voir le litige',
  },
  bank: {
    subject: 'Compte bancaire de {company} : une modification attend une seconde personne',
    text: '{by} propose que les paiements en {currency} aillent sur {iban}, titulaire {holder}.',
    confirm:
      'Une autre personne doit confirmer ; la modification prend effet {hours} heures plus tard. Si vous ne l’attendiez pas, arrêtez-la et appelez {by} par téléphone, pas par e-mail.',
    confirmedSubject: 'Compte bancaire de {company} : une modification prend effet le {at}',
    confirmedText:
      '{by} a confirmé que les paiements en {currency} iront sur {iban}, titulaire {holder}, à partir du {at}. D’ici là, tout administrateur peut l’arrêter.',
    link: 'Voir la modification, la confirmer ou l’arrêter',
  },
  test: {
    subject: 'E-mail d’essai de {company}',
    text: 'Voici l’e-mail d’essai que vous avez demandé. Les messages de {company} partent de {from} ; les réponses vont à {replyTo}.',
  },
};
