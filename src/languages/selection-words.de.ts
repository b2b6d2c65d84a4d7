import type { SelectionWords } from './selection-words.en';

/** German words of what is done with selected invoices. */
export const de: SelectionWords = {
  attach: {
    action: 'Belege anhängen',
    drop: 'PDFs nach Nummer anhängen oder hier ablegen',
    title: 'PDFs an Rechnungen anhängen',
    choose: 'Dateien wählen',
    again: 'Weitere Dateien',
    text: 'Jede Datei wird an den Beleg gehängt, dessen Nummer ihr Name trägt, etwa „F-1001.pdf“ oder „Bestellung zu 2024-0113.pdf“. Was zu nichts passt, wird aufgelistet und nirgends angehängt.',
    files: 'PDF-Dateien',
    hint: 'Bis zu 200 auf einmal, jede bis 25 MB. Sie können sie auch auf dieser Seite oder auf der Rechnungsliste ablegen.',
    button: 'Anhängen',
    none: 'Es wurde keine Datei gewählt.',
    result: 'Was angehängt wurde',
    matched: 'Angehängt an',
    why: 'Warum ausgelassen',
    byHand:
      'Benennen Sie diese Dateien um, oder hängen Sie sie von Hand an: Rechnung in der Liste auswählen und „Belege anhängen“.',
    undo: 'Zurücknehmen',
    undone: { one: '{n} Dokument wurde zurückgenommen', other: '{n} Dokumente wurden zurückgenommen' },
    back: 'Zu den Rechnungen',
  },
  recovery: {
    action: 'Inkassoakte',
    title: 'Eine Akte je Kunde',
    several: {
      one: 'Die ausgewählten Rechnungen gehören zu {n} Kunden.',
      other: 'Die ausgewählten Rechnungen gehören zu {n} Kunden.',
    },
    text: 'Eine Akte ist eine Forderung gegen einen von ihnen: Öffnen Sie sie nacheinander. Was Sie ausgewählt haben, ist jeweils schon angekreuzt.',
    customer: 'Kunde',
    selected: 'Ausgewählt',
    sum: 'Offen',
    next: 'Nächster Schritt',
    items: { one: '{n} Posten', other: '{n} Posten' },
    open: 'Akte beginnen',
    make: 'Akte von {customer} beginnen',
    more: 'Die ersten {n} werden gezeigt: Grenzen Sie die Liste für die übrigen ein.',
    back: 'Zu den Rechnungen',
    agency: {
      button: 'Alle an ein Inkassobüro, in einer Datei',
      title: 'Forderungen für ein Inkassobüro, in einer Datei',
      intro:
        'Was von jedem Kunden ausgewählt ist, als eine Tabelle oder JSON-Datei, wie Inkassobüros sie aufnehmen: Parteien, Rechnungen, Beträge, Alter und Unterlagen. Nichts wird versandt, und keine Rechnung wird dadurch übergeben.',
      state: 'In der Datei?',
      goes: 'Kommt hinein',
      stays: 'Bleibt draußen',
      csv: 'Tabelle (CSV)',
      json: 'JSON',
      incomplete: 'Auch die, in deren Formular etwas fehlt',
      nothing: 'Noch kann nichts in die Datei: siehe, was zu jedem steht.',
    },
  },
};
