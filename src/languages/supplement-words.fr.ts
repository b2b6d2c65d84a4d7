import type { SupplementWords } from './supplement-words.en';

/** French words of supplements to a case. */
export const fr: SupplementWords = {
  title: 'Compléments',
  text: 'Ce que le partenaire apprend des paiements, avoirs, contestations et nouvelles pièces après la remise.',
  caption: 'Compléments, le plus récent d’abord',
  number: 'Complément',
  on: 'Le',
  before: 'Réclamé avant',
  after: 'Réclamé après',
  opened: 'Ouvert par le partenaire',
  notOpened: 'pas encore',
  pdf: 'PDF',
  part: 'PDF, partie {n}',
  zip: 'ZIP',
  open: 'Complément {n}',
  none: 'Aucun pour l’instant.',
  news: {
    one: '{n} changement depuis la dernière information du partenaire : la créance est de {after} au lieu de {before}.',
    other:
      '{n} changements depuis la dernière information du partenaire : la créance est de {after} au lieu de {before}.',
  },
  noNews: 'Rien n’a changé depuis la dernière information du partenaire.',
  make: 'Établir le complément {n}',
  makeText: 'Il figure aussitôt sur la page du partenaire et reste tel quel.',
  made: 'Le complément {n} est établi : la créance est de {after} au lieu de {before}.',
  told: '{to} est averti par e-mail.',
  nobodyTold: 'Aucune adresse e-mail du partenaire n’est connue : avertissez-le vous-même.',
  going: 'Le complément est en cours d’établissement. Regardez à nouveau dans un instant.',
  partnerText: 'Ce qui a changé depuis la remise du dossier. Les montants les plus récents font foi.',
  partnerMail: {
    subject: '{creditor} : complément {n} au dossier {number}',
    text: 'Le dossier de recouvrement {number} de {creditor} a reçu un complément le {day}.',
    figures: 'Réclamé jusqu’ici : {before}. Réclamé désormais : {after}. Veuillez ne travailler qu’avec ces chiffres.',
    where:
      'Vous le trouvez sur la page du dossier, ouverte par le lien que vous avez reçu. Si vous n’avez plus ce lien, répondez à cet e-mail.',
  },
  unopened:
    '{partner} n’a pas ouvert le complément {n} au dossier {number} du {day} : assurez-vous qu’il en a connaissance.',
  mailSubject: 'Le complément {n} au dossier {number} n’a pas été ouvert',
  mailText: 'Appelez le partenaire, ou envoyez un nouveau lien depuis la page du dossier remis.',
  mailLink: 'Vers les dossiers de recouvrement',
};
