import type { HouseMailWords } from './house-mail-words.en';

/** German words of mail to people who work here. */
export const de: HouseMailWords = {
  hello: 'Guten Tag {name},',
  reset: {
    subject: 'Ein neues Passwort für Duly',
    text: 'Jemand, vermutlich Sie selbst, hat um ein neues Passwort für {email} gebeten. Über den Link unten wählen Sie eines. Er gilt einmal und bis {until}.',
    not: 'Wenn Sie das nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.',
    link: 'Neues Passwort wählen',
  },
  invitation: {
    subject: '{by} lädt Sie zu Duly ein',
    text: '{by} hat für Sie ein Konto in Duly angelegt, mit dem offene Rechnungen verfolgt werden. Über den Link unten wählen Sie Ihr Passwort. Er gilt einmal und bis {until}.',
    not: 'Wenn Sie nichts dergleichen erwarten, tun Sie nichts: Ohne diesen Link kommt niemand hinein.',
    link: 'Passwort wählen',
  },
  mention: {
    subject: '{by} spricht Sie in einer Reklamation von {customer} an',
    text: '{by} schreibt zur Reklamation von {customer}:',
    link: 'Zur Reklamation',
  },
  bank: {
    subject: 'Bankkonto von {company}: eine Änderung wartet auf eine zweite Person',
    text: '{by} schlägt vor, dass Zahlungen in {currency} auf {iban} gehen, Inhaber {holder}.',
    confirm:
      'Jemand anderes muss das bestätigen; {hours} Stunden danach gilt es. Wenn Sie diese Änderung nicht erwarten, halten Sie sie an und fragen Sie {by} am Telefon, nicht per E-Mail.',
    confirmedSubject: 'Bankkonto von {company}: eine Änderung gilt ab {at}',
    confirmedText:
      '{by} hat bestätigt, dass Zahlungen in {currency} ab {at} auf {iban} gehen, Inhaber {holder}. Bis dahin kann jeder Administrator sie anhalten.',
    link: 'Änderung ansehen, bestätigen oder anhalten',
  },
  test: {
    subject: 'Testmail von {company}',
    text: 'Das ist die Testmail, um die Sie gebeten haben. Nachrichten von {company} kommen von {from}; Antworten gehen an {replyTo}.',
  },
};
