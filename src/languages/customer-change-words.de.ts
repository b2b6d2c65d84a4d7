import type { CustomerChangeWords } from './customer-change-words.en';

/** German words of corrections, choices and letters made from a customer's page. */
export const de: CustomerChangeWords = {
  correct: {
    title: '{field}: {customer}',
    intro:
      'Ihre Berichtigung gilt vor dem, was Importe bringen. Ändert sich der Wert der Quelle, zeigt eine Aufgabe beide.',
    now: 'Jetzt: {value}.',
    source: 'Die Quelle sagt: {value}.',
    value: 'Richtiger Wert',
    empty: 'Leer nimmt den Wert weg.',
    why: 'Warum',
    submit: 'Berichtigen',
    done: '{field} ist berichtigt',
    entry: '{document} berichtigen',
    field: 'Feld',
    days: 'Tage in der Form {day}.',
    standing: '{field}: {value}, berichtigt von {by}: {why}',
    end: 'Für {field} wieder der Quelle folgen',
    endTitle: 'Für „{field}“ wieder der Quelle folgen',
    endIntro: 'Es gilt wieder, was die Quelle sagt: {value}.',
    endSubmit: 'Der Quelle folgen',
    ended: '{field} folgt wieder der Quelle',
  },
  strategy: {
    title: 'Mahnstrategie: {customer}',
    intro:
      'Was nach der anderen Strategie geplant war, wird nicht mehr gesendet: Wartende Nachrichten werden zurückgenommen, Läufe in Prüfung verworfen.',
    choose: 'Strategie dieses Kunden',
    none: 'keine eigene: wie Segment oder Unternehmen',
    submit: 'Strategie wählen',
    done: 'Die Strategie ist gewählt',
    taken: {
      one: '{n} wartende Nachricht wurde zurückgenommen',
      other: '{n} wartende Nachrichten wurden zurückgenommen',
    },
  },
  apply: {
    title: '{document} zuordnen',
    intro:
      '{amount} davon sind frei. Ohne Beträge geht es der Reihe nach auf die angekreuzten Belege, so weit es reicht.',
    nothing: 'Nichts ist offen, was damit bezahlt werden könnte.',
    submit: 'Zuordnen',
    done: '{amount} zugeordnet zu {documents}',
  },
  payments: {
    title: 'Was {document} bezahlt hat',
    which: 'Zurücknehmen',
    intro:
      'Ging das Geld zurück oder war es falsch zugeordnet, nehmen Sie es zurück: Ab heute ist der Beleg wieder offen.',
    none: 'Es wurde nichts zugeordnet.',
    why: 'Warum',
    submit: 'Zurücknehmen',
    done: '{amount} sind wieder offen',
  },
  settled: {
    title: '{document} als ausgeglichen bestätigen',
    intro:
      'Der Beleg fehlt seit {day} in der Liste. Bestätigt, sind {amount} zu diesem Tag ausgeglichen; eine später importierte Zahlung tritt an diese Stelle.',
    submit: 'Als ausgeglichen bestätigen',
    done: '{document} ist ausgeglichen',
  },
  write: {
    title: 'An {customer} schreiben',
    intro: 'Ein Empfänger bekommt eine Nachricht am Tag. Sie zählt als Kontakt: Die nächste Mahnung hält Abstand.',
    stale: 'Die offenen Posten sind vom {day}: Zahlungen seither sind nicht enthalten.',
    nobody: 'Es gibt weder E-Mail-Adresse noch Anschrift. Fügen Sie zuerst einen Ansprechpartner hinzu.',
    to: 'An',
    letter: 'Brief: {address}',
    language: 'Sprache',
    subject: 'Betreff',
    text: 'Text',
    textHint: 'Anrede, Gruß, Absender und Kundennummer kommen hinzu. Eine leere Zeile beginnt einen Absatz.',
    enclose: 'Anlagen',
    encloses: {
      none: 'keine',
      invoices: 'Kopien der angekreuzten Rechnungen',
      statement: 'eine Aufstellung der angekreuzten Belege',
    },
    items: 'Belege in der Nachricht',
    itemsHint:
      'Angekreuzte Belege stehen als Tabelle mit Zahlungsangaben darin; Reklamiertes und Zugesagtes wird nicht gefordert.',
    preview: 'Vorschau',
    frame: 'Vorschau der Nachricht',
    missing: 'Geben Sie Betreff und Text an, um die Nachricht zu sehen.',
    submit: 'Senden',
    done: 'Die Nachricht an {to} ist unterwegs',
    exists: 'Dieser Empfänger hat heute schon eine Nachricht bekommen. Schreiben Sie morgen, oder rufen Sie an.',
    language_missing: 'In dieser Sprache gibt es keine Vorlage.',
    shadow: 'Der Schattenbetrieb ist an: Es geht nichts hinaus.',
  },
};
