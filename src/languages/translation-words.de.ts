import type { TranslationWords } from './translation-words.en';

/** German words of translations of papers and messages. */
export const de: TranslationWords = {
  link: 'Die Übersetzung eines Dokuments oder einer Nachricht',
  title: 'Übersetzung ablegen: {customer}',
  intro:
    'Sie folgt in der Akte auf ihr Original; die Akte sagt, von wem sie ist und ob sie beglaubigt ist. Wer das Original sieht, sieht sie.',
  of: 'Übersetzung von',
  message: 'Nachricht vom {day}: {subject}',
  language: 'Sprache',
  translator: 'Übersetzt von',
  sworn: 'Der Übersetzer',
  yes: 'ist vereidigt',
  no: 'ist nicht vereidigt',
  file: 'Datei, bis 25 MB',
  datedOn: 'Ihr Datum',
  submit: 'Ablegen',
  done: '{name} ist als Übersetzung abgelegt',
  none: 'Es gibt noch nichts zu übersetzen.',
  wrongLanguage: 'Wählen Sie eine Sprache.',
};
