import type { RefusedInboxWords } from './refused-inbox-words.en';

/** German words for what cannot be done, of mail that comes in. */
export const de: RefusedInboxWords = {
  secretMissing: 'Das Passwort dieses Postfachs liegt nicht im Ordner keys dieser Installation.',
  putKeysBack:
    'Legen Sie den aufbewahrten Ordner keys zurück, oder beenden Sie das Postfach und fügen Sie es neu hinzu.',
  notLetIn: '{1} hat {2} nicht eingelassen: {3}.',
  checkPassword: 'Prüfen Sie Benutzer und Passwort; viele Anbieter verlangen ein eigenes Passwort je Programm.',
  certificate: 'Das Zertifikat von {1} gilt nicht: {2}. Niemand hat sich angemeldet.',
  nameAsCertificate:
    'Nennen Sie den Server so, wie sein Zertifikat es tut, oder fügen Sie das Zertifikat Ihrer eigenen Stelle hinzu.',
  unreachable: '{1} war nicht zu erreichen: {2}.',
  againByItself:
    'Es wird von selbst wieder versucht. Bleibt es so, prüfen Sie Server, Port und Sicherheit, und testen Sie die Verbindung.',
  noFolder: 'Im Postfach von {2} gibt es keinen Ordner {1}: {3}.',
  nameFolder: 'Nennen Sie den Ordner so wie der Server, etwa INBOX.',
  notRead: 'Das Postfach ließ sich nicht lesen.',
  lookInLog: 'Es wird von selbst wieder versucht. Bleibt es so, sehen Sie in das Protokoll des Servers.',
  mailboxTaken: 'Es gibt schon ein Postfach {1}.',
  anotherName: 'Geben Sie ihm einen anderen Namen, oder beenden Sie das andere.',
  noMailbox: 'Es gibt kein Postfach {1}.',
  noMail: 'Dieses Mail gibt es nicht.',
  settled: 'Jemand anderes hat gesagt, wem dieses Mail gehört.',
  lookAgain: 'Sehen Sie es noch einmal an.',
};
