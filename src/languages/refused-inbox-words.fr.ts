import type { RefusedInboxWords } from './refused-inbox-words.en';

/** French words for what cannot be done, of mail that comes in. */
export const fr: RefusedInboxWords = {
  secretMissing: 'Le mot de passe de cette boîte n’est pas dans le dossier keys de cette installation.',
  putKeysBack: 'Remettez le dossier keys que vous gardez, ou terminez la boîte et ajoutez-la de nouveau.',
  notLetIn: '{1} n’a pas laissé entrer {2} : {3}.',
  checkPassword:
    'Vérifiez l’utilisateur et le mot de passe ; beaucoup de fournisseurs veulent un mot de passe propre à chaque programme.',
  certificate: 'Le certificat de {1} n’est pas valable : {2}. Personne ne s’est connecté.',
  nameAsCertificate:
    'Nommez le serveur comme son certificat le fait, ou ajoutez le certificat de votre propre autorité.',
  unreachable: '{1} n’a pas pu être joint : {2}.',
  againByItself:
    'Un nouvel essai se fait tout seul. Si cela dure, vérifiez serveur, port et sécurité, et testez la connexion.',
  noFolder: 'Il n’y a pas de dossier {1} dans la boîte de {2} : {3}.',
  nameFolder: 'Nommez le dossier comme le serveur, par exemple INBOX.',
  notRead: 'La boîte n’a pas pu être lue.',
  lookInLog: 'Un nouvel essai se fait tout seul. Si cela dure, regardez le journal du serveur.',
  mailboxTaken: 'Il y a déjà une boîte {1}.',
  anotherName: 'Donnez-lui un autre nom, ou terminez l’autre.',
  noMailbox: 'Il n’y a pas de boîte {1}.',
  noMail: 'Ce mail n’existe pas.',
  settled: 'Quelqu’un d’autre a dit à qui est ce mail.',
  lookAgain: 'Regardez-le de nouveau.',
};
