import type { SenderWords } from './sender-words.en';

/** German words of senders by language and of the hours in which mails leave. */
export const de: SenderWords = {
  languages: {
    title: 'Nach Sprache des Kunden',
    text: 'Mails in einer Sprache kommen von deren eigenem Absender, wo es einen gibt. Was leer ist, gilt wie für die Firma. Die Fußzeile steht unter jeder E-Mail in dieser Sprache; leer: keine.',
    name: 'Name des Absenders',
    email: 'Adresse',
    replyTo: 'Antworten gehen an',
    footer: 'Fußzeile',
    submit: 'Absender nach Sprache speichern',
    saved: 'Absender nach Sprache geändert.',
    wrongEmail: 'Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@firma.example.',
    longName: 'Höchstens 100 Zeichen.',
    longFooter: 'Höchstens 2.000 Zeichen.',
  },
  window: {
    title: 'Wann E-Mails hinausgehen',
    text: 'Außerhalb dieser Stunden warten Nachrichten im Postausgang; sie gehen von selbst hinaus, sobald die Stunden beginnen, in der Zeitzone der Firma ({zone}). Feiertage und eigene Schließtage sind ebenfalls geschlossen. Was jemand von Hand schreibt, geht sofort hinaus.',
    when: 'E-Mails gehen hinaus',
    always: 'jederzeit',
    within: 'an diesen Tagen, zwischen diesen Stunden',
    days: 'Tage',
    holidays: 'auch an Feiertagen',
    from: 'Von, volle Stunde',
    until: 'Bis, volle Stunde',
    submit: 'Stunden speichern',
    saved: 'Die Stunden, in denen E-Mails hinausgehen, sind geändert.',
    now: 'Jetzt geschlossen. Geöffnet ab {at}.',
    wrongDays: 'Wählen Sie mindestens einen Tag.',
    wrongHours: 'Geben Sie volle Stunden von 0 bis 24 an, die zweite später als die erste, etwa 8 und 18.',
  },
  test: { language: 'Von welchem Absender', own: 'Die Firma' },
};
