import type { ParcelWords } from './parcel-words.en';

/** French words of what goes to a partner by mail or into its folder, on the desk. */
export const fr: ParcelWords = {
  title: 'Comment il est parvenu au partenaire',
  caption: 'Ce qui a été envoyé au partenaire, le plus récent d’abord',
  what: 'Quoi',
  way: 'Canal',
  stateHead: 'État',
  case: 'Dossier',
  file: 'Dossier, version {n}',
  supplement: 'Complément {n}',
  recall: 'Rappel',
  by: {
    mail: 'par e-mail à {to}',
    sftp: 'déposé dans {to}',
  },
  enclosed: {
    all: 'PDF, archive et liste joints',
    pdfs: 'PDF joint, le reste par lien',
    link: 'par lien, trop volumineux pour un e-mail',
    files: 'PDF, archive et liste',
  },
  state: {
    waiting: 'en attente',
    sending: 'en route',
    sent: 'envoyé',
    failed: 'échoué',
    withdrawn: 'non envoyé',
  },
  triesAgain: 'essais : {n}, prochain {at}',
  leavesSoon: 'part dans quelques minutes',
  triedIn: 'essais : {n}',
  fetched: 'retiré {at}',
  opened: 'ouvert {at}',
  received: 'réception confirmée {at}',
  notYet: 'pas encore ouvert',
  inFolder: 'Il se trouve dans le dossier de cette installation : personne ne l’a reçu.',
  why: {
    case_over: 'Le dossier n’est plus chez un partenaire.',
    case_goes_on: 'Le dossier suit son cours.',
    other_way: 'Le partenaire est joint par un autre canal à présent.',
    test_mode: 'Mode test : rien n’est déposé sur le serveur d’un partenaire.',
  },
  again: 'Envoyer à nouveau',
  againText: 'Les mêmes fichiers, une nouvelle fois, par le canal actuel du partenaire.',
  none: {
    mail: 'Rien n’a encore été envoyé par e-mail.',
    sftp: 'Rien n’a encore été déposé dans son dossier.',
  },
  send: 'Envoyer le dossier',
  sendText: {
    mail: 'Il part par e-mail à {to}, avec le dossier joint dans la mesure du possible.',
    sftp: 'Il est déposé dans {to}.',
  },
  linkTitle: 'N’envoyer que le lien',
  linkText: 'Un e-mail avec un lien vers le dossier, valable {days} jours. Les liens déjà donnés restent valables.',
  linkTo: 'À cette adresse',
  linkButton: 'Envoyer le lien',
  done: {
    again: 'L’envoi est refait dans quelques minutes.',
    file: 'Le dossier part dans quelques minutes.',
    link: 'Le lien est en route vers {to}.',
  },
  recent: 'Derniers envois',
  recentNone: 'Rien ne lui a encore été envoyé.',
  test: 'Tester le canal',
  testText: {
    mail: 'Un court e-mail part à {to}.',
    sftp: 'Un petit fichier est déposé dans le dossier, puis retiré.',
  },
  tested: {
    mail: 'Le serveur de messagerie a accepté un essai pour {to} : {said}',
    folder:
      'Aucun e-mail ne part d’ici pour le moment : l’essai pour {to} se trouve dans le dossier de cette installation ({said}).',
    sftp: 'Cela fonctionne : un fichier d’essai a été déposé dans {to}, puis retiré.',
  },
  keyTitle: 'Le serveur présente cette clé',
  keyText:
    '{host} présente {key}. Comparez-la avec celle que le partenaire indique, autrement que par e-mail. Personne ne s’est encore connecté.',
  keyButton: 'C’est la même : la confirmer',
  keyDone: 'La clé est confirmée. Testez le canal encore une fois.',
  testFailed: 'L’essai a échoué',
};
