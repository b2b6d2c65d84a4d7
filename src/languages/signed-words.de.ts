import type { SignedWords } from './signed-words.en';

/** German words of papers that come back signed. */
export const de: SignedWords = {
  title: 'Unterschriebene Papiere',
  none: 'Nichts kam unterschrieben zurück.',
  file: 'Was unterschrieben wurde, bis 25 MB',
  signedOn: 'Unterschrieben am',
  signedOnDay: 'unterschrieben am {day}',
  submit: 'Ablegen',
  needFile: 'Wählen Sie die unterschriebene Datei.',
  wrongDay: 'Geben Sie einen Tag des Kalenders an.',
  done: '{name} ist abgelegt: Beweis und Anlage der Akte',
  waits: 'Vom Kunden geschickt; ansehen, ehe es sonst jemand sieht:',
  isSigned: 'Es ist, was zu unterschreiben war',
  isNot: 'Es ist etwas anderes: wegnehmen',
  judgedYes: 'Es ist als Beweis abgelegt.',
  judgedNo: 'Es ist weggenommen.',
};
