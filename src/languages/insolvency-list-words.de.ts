import type { InsolvencyListWords } from './insolvency-list-words.en';

/** German words of the page that checks a list of insolvencies. */
export const de: InsolvencyListWords = {
  title: 'Insolvenzprüfung',
  intro:
    'Eine Liste bekannt gemachter Verfahren, etwa aus den Insolvenzbekanntmachungen, dem BODACC oder einer Gazette, wird mit Ihren Kunden verglichen. Von selbst wird nichts erfasst: Sie sehen an, was passt.',
  newest: 'Die neueste Liste wurde am {day} geprüft. Auch später hinzukommende Kunden werden damit verglichen.',
  never: 'Es wurde noch keine Liste geprüft.',
  read: 'Zeilen gelesen: {rows}. Neue Vorschläge: {found}.',
  problemsTitle: 'Zeilen, die nicht zu gebrauchen sind',
  problem: 'Zeile {row}: {why}',
  matches: 'Ist es dieser Kunde?',
  matchesText: 'Dieselbe Register- oder USt-Nummer ist sicher. Ein Name mit Postleitzahl kann jemand anderes sein.',
  byNumber: 'Dieselbe Register- oder USt-Nummer',
  byName: 'Derselbe Name und dieselbe Postleitzahl: genau ansehen',
  digestOnly:
    'Diese Zeile aus {list} kam vor dem Kunden und ist deshalb nicht im Klartext aufbewahrt: Sehen Sie in der Liste nach.',
  record: 'Insolvenz erfassen',
  notThis: 'Nicht dieser Kunde',
  remembered: 'Gemerkt: Es ist nicht dieser Kunde. Die Zeile wird nicht mehr im Klartext aufbewahrt.',
  empty: 'Keine Zeile wartet darauf, angesehen zu werden.',
  upload: 'Liste prüfen',
  uploadText:
    'CSV oder Excel mit Überschriften: Name, Register- oder USt-Nummer, Tag der Eröffnung oder Bekanntmachung; Gericht, Aktenzeichen, Art, Verwalter, Postleitzahl, soweit vorhanden. Zeilen, die zu niemandem passen, werden nur als Prüfwert aufbewahrt.',
  country: 'Register von',
  file: 'Liste',
  check: 'Liste prüfen',
  noFile: 'Wählen Sie ein Land und eine Datei.',
  problems: {
    'no-headings': 'keine Überschriften für wer und wann',
    'no-rows': 'keine Zeilen',
    'too-many-rows': 'mehr als {value} Zeilen',
    damaged: 'sie lässt sich nicht in Zellen teilen',
    nobody: 'weder Name noch Nummer',
    'no-day': 'weder Tag der Eröffnung noch der Bekanntmachung',
    'not-a-day': '„{value}“ ist kein Tag',
    'future-day': '{value} liegt in der Zukunft',
  },
};
