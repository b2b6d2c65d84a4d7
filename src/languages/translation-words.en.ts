/** English words of translations of papers and messages; the type that the other languages fill. */
export const en = {
  link: 'The translation of a paper or a message',
  title: 'File a translation: {customer}',
  intro:
    'It follows its original in a recovery file, which says by whom it is and whether it is sworn. Whoever sees the original sees it.',
  of: 'Translation of',
  message: 'Message of {day}: {subject}',
  language: 'Into',
  translator: 'Translated by',
  sworn: 'The translator',
  yes: 'is sworn in by a court',
  no: 'is not sworn in',
  file: 'File, up to 25 MB',
  datedOn: 'Its date',
  submit: 'File',
  done: '{name} is filed as a translation',
  none: 'There is nothing yet to be translated.',
  wrongLanguage: 'Choose a language.',
};

export type TranslationWords = typeof en;
