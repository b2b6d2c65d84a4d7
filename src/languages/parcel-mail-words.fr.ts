import type { ParcelMailWords } from './parcel-mail-words.en';

/** French words of mails that carry a recovery file to a partner, as the partner reads them. */
export const fr: ParcelMailWords = {
  subject: '{creditor} : dossier de recouvrement {number}',
  text: '{creditor} vous confie le dossier de recouvrement {number}. Principal : {principal}.',
  enclosed: {
    all: 'Vous trouverez ci-joint le dossier en PDF, le même sous forme d’archive avec toutes ses pièces, et la ligne pour votre liste de dossiers.',
    pdfs: 'Vous trouverez ci-joint le dossier en PDF. L’archive avec toutes ses pièces est trop volumineuse pour un e-mail : elle se trouve sur la page du dossier.',
    link: 'Le dossier est trop volumineux pour un e-mail : vous le trouverez sur sa page.',
  },
  linkText: '{creditor} vous envoie le lien vers le dossier de recouvrement {number} et sa page.',
  receipt:
    'Merci d’ouvrir une fois la page du dossier, afin que nous sachions qu’il vous est parvenu. Le lien vous est réservé.',
  open: 'Ouvrir le dossier',
  reopened: {
    subject: 'Le dossier {number} se poursuit',
    text: '{creditor} avait retiré le dossier {number}. Il se poursuit à compter du {day} : merci de le reprendre là où il en était.',
  },
  undone: {
    subject: 'Le dossier {number} ne vous était pas destiné',
    text: '{creditor} vous a envoyé le dossier de recouvrement {number} par erreur et l’a repris le {day}. Merci de n’entreprendre aucune démarche et de supprimer ce que vous avez reçu.',
  },
  trial: {
    subject: '{creditor} : un essai',
    text: '{creditor} vérifie que les dossiers de recouvrement vous parviennent à cette adresse. Vous n’avez rien à faire.',
  },
};
