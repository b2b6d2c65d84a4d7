import type { MailCheckWords } from './mail-check-words.en';

/** German words of what mail servers find in DNS. */
export const de: MailCheckWords = {
  title: 'Was Mailserver im DNS finden',
  text: 'Wer Ihre Mails bekommt, sieht diese Einträge nach und weist ab, was nichts beweist. Nachsehen ändert nichts; ein Schlüssel, dessen Eintrag gefunden wird, signiert von da an.',
  check: 'Jetzt nachsehen',
  makeKey: 'Schlüssel erzeugen, der Mails von {domain} signiert',
  keyMade: 'Der Schlüssel ist erzeugt. Veröffentlichen Sie seinen Eintrag und sehen Sie dann noch einmal nach.',
  noSender: 'Die Firma hat noch keine Absenderadresse.',
  signsNow: 'Der Eintrag ist da: Mails von {domain} werden von jetzt an signiert.',
  publish: 'Das veröffentlichen',
  host: 'Name',
  type: 'Typ',
  value: 'Wert',
  what: {
    mx: 'Wo Antworten ankommen (MX)',
    spf: 'Wer senden darf (SPF)',
    dkim: 'Signatur (DKIM)',
    dmarc: 'Was mit Mails geschieht, die nichts beweisen (DMARC)',
    ptr: 'Name des Servers (PTR)',
  },
  level: {
    ok: 'in Ordnung',
    weak: 'könnte besser sein',
    broken: 'falsch',
    unknown: 'nicht bekannt',
  },
  found: {
    mxOk: 'Antworten kommen an bei {hosts}.',
    mxNone:
      'Kein Server nimmt Mails für {domain} an: Antworten und Unzustellbares gehen verloren. Nehmen Sie einen Absender, dessen Domain Mails empfängt, oder lassen Sie einen Server einrichten.',
    spfOk: '{domain} erlaubt den Mailserver {host} ({lookups} von 10 Abfragen).',
    spfNone: '{domain} sagt nicht, wer dafür senden darf.',
    spfSeveral: '{domain} hat mehrere SPF-Einträge: keiner davon gilt. Fassen Sie sie zu einem zusammen.',
    spfWrong: 'Der SPF-Eintrag von {domain} ist nicht zu lesen: {part}.',
    spfLookups:
      'Der SPF-Eintrag von {domain} braucht mehr als 10 Abfragen und gilt dann nicht. Nehmen Sie heraus, was nicht mehr gebraucht wird.',
    spfMissing:
      '{domain} nennt den Mailserver {host} nicht. Sendet der Anbieter von anderen Adressen, fragen Sie ihn, was einzutragen ist.',
    spfOpen: '{domain} lässt jeden dafür senden (+all): das ist schlimmer als kein Eintrag.',
    spfNoServer: '{domain} hat einen SPF-Eintrag; ob er Ihren Mailserver erlaubt, ist hier nicht bekannt.',
    dkimOk: 'Der Schlüssel steht unter {name}, und Mails werden damit signiert.',
    dkimNone: 'Mails von {domain} werden von Duly nicht signiert. Signiert Ihr Mailserver sie, ist nichts zu tun.',
    dkimUnpublished: 'Der Schlüssel ist da, aber {name} steht noch nicht im DNS.',
    dkimOther: '{name} enthält einen anderen Schlüssel als unseren: Signaturen wirken gefälscht.',
    dmarcOk: '{name} verlangt {policy}.',
    dmarcNone:
      '{domain} hat keinen DMARC-Eintrag; große Anbieter verlangen einen. Beginnen Sie mit Beobachten (p=none).',
    dmarcWatching: '{name} beobachtet nur (p=none). Sind SPF und DKIM in Ordnung, ändern Sie es auf p=quarantine.',
    dmarcWrong:
      '{name} ist nicht zu lesen, oder es gibt mehrere. Es muss ein Eintrag mit p=none, p=quarantine oder p=reject sein.',
    ptrOk: '{address} heißt {names}.',
    ptrNone:
      '{address} des Mailservers {host} hat keinen Namen. Wer ihn betreibt, kann ihm einen geben; viele Empfänger verlangen das.',
    ptrOther: '{address} heißt {names}, aber dieser Name führt woandershin.',
    ptrUnknown: 'Es gibt keinen Mailserver mit öffentlicher Adresse, nach dem zu sehen wäre.',
    notAsked: '{name} ließ sich gerade nicht nachsehen. Versuchen Sie es noch einmal.',
  },
};
