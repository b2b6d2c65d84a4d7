import type { CodesWords } from './imports-codes-words.en';

/** German words of damaged customer numbers and what is decided of them. */
export const codes: CodesWords = {
  title: 'Kundennummern, die beschädigt sein können',
  text: 'Tabellenprogramme streichen führende Nullen und kürzen lange Nummern. Nichts wird von selbst zusammengeführt: Ihre Entscheidung gilt auch für die nächsten Dateien dieser Quelle.',
  must: 'Entscheiden Sie über jede davon, dann kann die Datei gebucht werden.',
  number: 'Nummer {code}',
  numberName: 'Nummer {code}, {name}',
  because: {
    zeros: 'andere Nullen, derselbe Name',
    writing: 'anders geschrieben, derselbe Name',
    cut: 'von einem Tabellenprogramm gekürzt: die Zeilen bleiben bis zu Ihrer Entscheidung weg',
    decided: 'bereits entschieden',
  },
  same: 'Ist Kunde {code}, {name}',
  sameNumber: 'Ist Kunde {code}',
  other: 'Ist ein anderer Kunde',
  leaveOut: 'Ihre Zeilen weglassen',
  save: 'Merken und die Datei erneut ansehen',
};
