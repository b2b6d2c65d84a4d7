import type { retention as english } from './settings-retention-words.en';

/** German words of the page of data retention. */
export const retention: { readonly [Name in keyof typeof english]: string } = {
  kind: 'Was',
  months: 'Monate',
  goes: 'Geht morgen früh',
  next: 'Das Nächste danach',
  none: '–',
  preview: 'Zeigen, was ginge',
  save: 'Diese Fristen behalten',
  shown: 'Das ist eine Vorschau: noch ist nichts gesetzt.',
  kept: 'Fristen gespeichert.',
  contacts: 'Namen, Adressen und Nummern beendeter Kontakte',
  problems: 'Werte von Zeilen, die ein Import nicht nehmen konnte',
  mails: 'Gesendete Mails an Kollegen',
  finances: 'Was über die Mittel von Kunden bekannt ist, nach seinem eigenen Tag',
  announcements:
    'Zeilen von Insolvenzlisten: womit neue Kunden verglichen werden, und im Klartext, worüber niemand entschieden hat',
  never:
    'Nie geleert: Nachrichten wie gesendet, Briefe, Akten, Buchungen, Zahlungen und das Protokoll, wer was tat: Sie sind Buchungsbelege und Beweise. Von Kunden, die etwas schulden, eine offene Reklamation, eine Akte oder eine rechtliche Sperre haben, wird nichts geleert (jetzt {n}).',
  wrong: 'Ganze Monate von 1 bis 240, oder nichts.',
};
