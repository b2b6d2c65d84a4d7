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
  trial: {
    subject: '{creditor} : un essai',
    text: '{creditor} vérifie que les dossiers de recouvrement vous parviennent à cette adresse. Vous n’avez rien à faire.',
  },
};
