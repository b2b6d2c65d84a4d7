import type { MailLinesWords } from './mail-lines-words.en';

/** French words for the lines by which a partner may answer a mail. */
export const fr: MailLinesWords = {
  title: 'Ce que disent ses lignes',
  text: 'Lignes du formulaire qui termine nos e-mails. Chacune est notée au dossier quand vous la confirmez ; d’ici là rien ne change.',
  confirm: 'Confirmer',
  done: 'C’est noté au dossier.',
  known: 'C’était déjà noté.',
  papers: 'Verser les pièces au dossier',
  papersDone: '{n} au dossier.',
  block:
    'Vous pouvez répondre à cet e-mail. Des lignes comme celles-ci sont lues et, une fois confirmées par une personne ici, notées au dossier :\nREÇU votre-numéro\nAPPELÉ 2026-03-02 joint\nPAYÉ 1200,00 2026-03-02\nCLOS retourné',
  /** What a line begins with. */
  words: {
    received: 'REÇU',
    called: 'APPELÉ',
    visited: 'VISITÉ',
    paid: 'PAYÉ',
    closed: 'CLOS',
  },
};
