import type { ProblemWords } from './problem-words.en';

/** German words for what may be wrong in an imported file. */
export const de: ProblemWords = {
  'empty-file': {
    fault: 'Die Datei ist leer.',
    expected: 'eine Liste mit Überschriften und Zeilen',
    remedy: 'Exportieren Sie sie noch einmal.',
  },
  'not-a-table': {
    fault: 'Die Datei ist keine Liste: weder CSV noch eine Arbeitsmappe.',
    expected: 'eine CSV-Datei oder eine Arbeitsmappe (.xlsx, .xls, .ods)',
    remedy: 'Exportieren Sie die Liste als CSV oder .xlsx. Ein ZIP wird zuerst entpackt.',
  },
  password: {
    fault: 'Die Mappe ist mit einem Kennwort geschützt.',
    expected: 'eine Mappe, die sich ohne Kennwort öffnet',
    remedy: 'Öffnen Sie sie in Excel, entfernen Sie das Kennwort, und speichern Sie sie unter anderem Namen.',
  },
  'damaged-file': {
    fault: 'Die Mappe ist beschädigt oder wurde nicht vollständig übertragen.',
    expected: 'eine Mappe, die Excel öffnet',
    remedy: 'Exportieren oder kopieren Sie sie noch einmal.',
  },
  'too-big': {
    fault: 'Die Mappe ist entpackt zu groß.',
    expected: 'eine kleinere Mappe',
    remedy: 'Speichern Sie das Blatt als CSV, das beliebig groß sein darf, oder teilen Sie es.',
  },
  'too-slow': {
    fault: 'Die Datei konnte nicht rechtzeitig erkannt werden.',
    expected: 'eine kleinere Datei',
    remedy: 'Speichern Sie das Blatt als CSV, das beliebig groß sein darf, oder teilen Sie es.',
  },
  'no-header': {
    fault: 'Es wurde keine Zeile mit Überschriften gefunden.',
    expected: 'eine Zeile mit Überschriften wie Kunde, Rechnungsnummer, Fälligkeit, Betrag',
    remedy: 'Ergänzen Sie die Überschriften, oder geben Sie unten ihre Zeile an.',
  },
  'no-rows': {
    fault: 'Die Datei hat Überschriften, aber keine Zeilen.',
    expected: 'mindestens eine Zeile',
    remedy: 'Prüfen Sie den Filter des Exports.',
  },
  'aged-summary': {
    fault: 'Das ist eine verdichtete Altersliste: eine Zeile je Kunde, ohne die Rechnungen.',
    expected: 'eine Liste mit einer Zeile je Rechnung',
    remedy: 'Exportieren Sie stattdessen die ausführliche Offene-Posten-Liste.',
  },
  'several-tables': {
    fault: 'In dieser Datei stehen mehrere Tabellen.',
    expected: 'eine Tabelle je Datei',
    remedy: 'Speichern Sie jede Tabelle als eigene Datei, oder geben Sie unten die Kopfzeile der richtigen an.',
  },
  'accounting-journal': {
    fault: 'Das ist ein Buchungsjournal; es sagt nicht, wer was bis wann schuldet.',
    expected: 'eine Liste offener Posten oder Rechnungen',
    remedy: 'Exportieren Sie die offenen Posten der Debitoren mit ihren Fälligkeiten.',
  },
  'cash-basis': {
    fault: 'Diese Bücher zeigen nur Einnahmen und Ausgaben; sie sagen nicht, wer was schuldet.',
    expected: 'Bücher mit den Rechnungen, oder eine Liste offener Posten',
    remedy: 'Exportieren Sie die offenen Rechnungen des Rechnungsprogramms.',
  },
  'no-receivables': {
    fault: 'Kein Konto dieser Datei zeigt, was Kunden schulden.',
    expected: 'Debitorenkonten, etwa 10000 bis 69999',
    remedy: 'Sagen Sie unten, welche Konten es sind, oder exportieren Sie die Bücher, die sie enthalten.',
  },
  'balance-only': {
    fault: 'Die Zeilen nennen keinen Kunden: Die Datei sagt nur, was Kunden zusammen schulden.',
    expected: 'Zeilen, die Kunde und Rechnung nennen',
    remedy:
      'Exportieren Sie die Liste der offenen Posten mit Fälligkeiten und vergleichen Sie ihre Summe mit diesem Saldo.',
  },
  'other-format': {
    fault: 'Das ist eine Datei anderer Art, keine Liste offener Posten.',
    expected: 'eine Liste offener Posten oder Rechnungen als CSV oder .xlsx',
    remedy: 'Exportieren Sie die offenen Posten der Debitoren mit ihren Fälligkeiten.',
  },
  'bank-statement': {
    fault: 'Das ist ein Auszug einer Bank, keine Liste offener Posten.',
    expected: 'eine Liste offener Posten oder Rechnungen als CSV oder .xlsx',
    remedy: 'Bringen Sie ihn unter Importe › Bankauszüge herein.',
  },
  'column-missing': {
    fault: 'Eine Spalte oder ein Blatt, das diese Quelle bisher hatte, fehlt.',
    expected: 'dieselben Spalten wie beim letzten Mal',
    remedy: 'Exportieren Sie wie bisher, oder wählen Sie unten, was die Spalten jetzt bedeuten.',
  },
  'field-missing': {
    fault: 'Eine Spalte, die eine solche Liste braucht, wurde nicht gefunden.',
    expected: 'Spalten für Kunde, Belegnummer, Betrag und Datum',
    remedy: 'Wählen Sie unten, welche Spalte sie enthält, oder benennen Sie die Überschrift um.',
  },
  'no-due-date-column': {
    fault: 'Es wurde keine Spalte mit der Fälligkeit gefunden.',
    expected: 'eine Spalte für die Fälligkeit',
    remedy: 'Exportieren Sie die Liste mit Fälligkeiten, oder geben Sie unten die Zahlungsfrist an.',
  },
  'nothing-to-book': {
    fault: 'Jede Zeile wurde ausgelassen.',
    expected: 'Zeilen, die ein Kunde schuldet',
    remedy: 'Prüfen Sie den Filter des Exports. Entwürfe werden übernommen, wenn Sie es unten sagen.',
  },
  'bad-day': {
    fault: 'Das ist kein Datum.',
    expected: 'ein Datum wie 25.03.2026',
    remedy: 'Korrigieren Sie das Datum in der Quelle, und exportieren Sie noch einmal.',
  },
  'no-such-day': {
    fault: 'Diesen Tag gibt es im Kalender nicht.',
    expected: 'ein Tag, den es gibt',
    remedy: 'Korrigieren Sie das Datum in der Quelle, und exportieren Sie noch einmal.',
  },
  'ambiguous-day': {
    fault: 'Dieses Datum lässt sich auf zwei Arten lesen.',
    expected: 'ein Datum in der Reihenfolge der anderen',
    remedy: 'Schreiben Sie es wie die anderen, oder geben Sie unten die Reihenfolge an.',
  },
  'bad-amount': {
    fault: 'Das ist kein Betrag in der Schreibweise der anderen.',
    expected: 'ein Betrag wie 1234,56',
    remedy: 'Schreiben Sie ihn wie die anderen, oder wählen Sie unten das Dezimalzeichen der Datei.',
  },
  'missing-amount': {
    fault: 'Der Betrag fehlt.',
    expected: 'ein Betrag wie 1234,56',
    remedy: 'Ergänzen Sie ihn in der Quelle, und exportieren Sie noch einmal.',
  },
  'missing-customer': {
    fault: 'Nichts sagt, wessen Buchung das ist.',
    expected: 'eine Kundennummer oder ein Kundenname',
    remedy: 'Ergänzen Sie sie in der Quelle, und exportieren Sie noch einmal.',
  },
  'missing-document': {
    fault: 'Die Belegnummer fehlt.',
    expected: 'eine Belegnummer',
    remedy: 'Ergänzen Sie sie in der Quelle, und exportieren Sie noch einmal.',
  },
  'missing-due-date': {
    fault: 'Die Fälligkeit fehlt.',
    expected: 'eine Fälligkeit oder eine Zahlungsfrist',
    remedy: 'Ergänzen Sie sie in der Quelle, oder geben Sie unten die Zahlungsfrist solcher Zeilen an.',
  },
  'missing-date': {
    fault: 'Das Datum fehlt.',
    expected: 'das Datum des Belegs',
    remedy: 'Ergänzen Sie es in der Quelle, und exportieren Sie noch einmal.',
  },
  'unknown-currency': {
    fault: 'Die Währung ist nicht zu erkennen.',
    expected: 'ein ISO-Code je Zeile, etwa EUR',
    remedy: 'Schreiben Sie den ISO-Code in die Quelle, oder geben Sie unten die Währung der Zeilen ohne Währung an.',
  },
  'duplicate-document': {
    fault: 'Dieser Beleg steht schon in der Datei, mit anderen Angaben.',
    expected: 'jeder Beleg einmal',
    remedy: 'Klären Sie, welche Zeile stimmt, und entfernen Sie die andere.',
  },
  'duplicate-customer': {
    fault: 'Dieser Kunde steht schon in der Datei, mit anderen Angaben.',
    expected: 'jeder Kunde einmal',
    remedy: 'Klären Sie, welche Zeile stimmt, und entfernen Sie die andere.',
  },
  'open-exceeds-amount': {
    fault: 'Es ist mehr offen als der Betrag, oder mit anderem Vorzeichen.',
    expected: 'höchstens der Betrag offen, mit gleichem Vorzeichen',
    remedy: 'Prüfen Sie beide Beträge in der Quelle.',
  },
  'damaged-number': {
    fault: 'Eine Tabellenkalkulation hat diese Nummer verkürzt.',
    expected: 'die vollständige Nummer',
    remedy: 'Formatieren Sie die Spalte in der Quelle als Text, und exportieren Sie noch einmal.',
  },
  'unknown-payer': {
    fault: 'Kein Kunde hat diese Nummer oder diesen Namen.',
    expected: 'die Nummer eines Kunden, der selbst zahlt',
    remedy: 'Berichtigen Sie den Zahler in der Quelle, oder führen Sie ihn auch als Kunden auf.',
  },
  'payer-chain': {
    fault: 'Für den Zahler würde ein anderer zahlen.',
    expected: 'ein Kunde, der selbst zahlt',
    remedy: 'Nennen Sie in jeder Zeile, wer am Ende zahlt.',
  },
  'too-many-cells': {
    fault: 'Die Zeile hat mehr Zellen als Überschriften.',
    expected: 'so viele Zellen wie Überschriften',
    remedy: 'Setzen Sie Texte, die das Trennzeichen enthalten, in Anführungszeichen.',
  },
  'open-quotation-mark': {
    fault: 'Ein Anführungszeichen wird geöffnet und nie geschlossen.',
    expected: 'Anführungszeichen in Paaren',
    remedy: 'Korrigieren Sie die Anführungszeichen in der Quelle, und exportieren Sie noch einmal.',
  },
  'stray-quotation-mark': {
    fault: 'Nach einem schließenden Anführungszeichen steht noch etwas.',
    expected: 'das Trennzeichen nach dem schließenden Anführungszeichen',
    remedy: 'Korrigieren Sie die Anführungszeichen in der Quelle, und exportieren Sie noch einmal.',
  },
  'line-too-long': {
    fault: 'Die Zeile ist zu lang für eine Zeile einer Liste.',
    expected: 'eine Zeile gewöhnlicher Länge',
    remedy: 'Prüfen Sie, ob dort ein Zeilenumbruch fehlt.',
  },
  'nul-byte': {
    fault: 'Die Zeile enthält Zeichen, die kein Text hat.',
    expected: 'ein Text',
    remedy: 'Exportieren Sie noch einmal; die Datei ist vielleicht beschädigt.',
  },
  'cell-error': {
    fault: 'Die Tabelle zeigt hier einen Fehler.',
    expected: 'ein Wert',
    remedy: 'Reparieren Sie die Formel in der Mappe, und speichern Sie sie.',
  },
  'no-cached-value': {
    fault: 'Diese Formel wurde ohne ihr Ergebnis gespeichert.',
    expected: 'ein Wert',
    remedy: 'Öffnen Sie die Mappe in Excel, lassen Sie rechnen, und speichern Sie sie.',
  },
  'uneven-books': {
    fault: 'Soll und Haben der Bücher sind nicht gleich.',
    expected: 'Bücher, deren Seiten gleich sind',
    remedy: 'Exportieren Sie die Datei neu: Zeilen fehlen, sind beschädigt oder nicht lesbar.',
  },
  'other-company': {
    fault: 'Das sind die Bücher einer anderen Firma.',
    expected: 'Bücher dieser Firma',
    remedy:
      'Importieren Sie sie in die Firma, deren Bücher es sind; ist es diese, tragen Sie ihre Registernummer in den Einstellungen der Firma ein.',
  },
  'books-differ': {
    fault: 'Was übernommen wurde, ergibt nicht den Saldo der Konten.',
    expected: 'Buchungen, die den Saldo der Datei ergeben',
    remedy: 'Sehen Sie sich die Zeilen mit Problemen und die Vorträge an: Was sie enthalten, fehlt.',
  },
  'other-seller': {
    fault: 'Diese Rechnung hat ein anderes Unternehmen geschrieben.',
    expected: 'eine Rechnung, die dieses Unternehmen geschrieben hat',
    remedy:
      'Importieren Sie sie in das Unternehmen, das sie geschrieben hat. Ist es dieses, tragen Sie in seinen Einstellungen die USt-IdNr. ein.',
  },
  'supplier-invoice': {
    fault: 'Diese Rechnung hat ein Lieferant an uns geschrieben: Wir schulden sie.',
    expected: 'eine Rechnung, die dieses Unternehmen geschrieben hat',
    remedy: 'Nehmen Sie sie aus dem Import: Rechnungen von Lieferanten werden nicht eingezogen.',
  },
  'sum-differs': {
    fault: 'Die Summen dieser Rechnung stimmen nicht mit ihren Teilen überein.',
    expected: 'Summen, die übereinstimmen',
    remedy: 'Fragen Sie den Ersteller, welcher Betrag richtig ist, und lassen Sie die Rechnung neu schreiben.',
  },
  'unreadable-document': {
    fault: 'Diese E-Rechnung lässt sich nicht lesen.',
    expected: 'eine E-Rechnung (UBL, CII, ZUGFeRD, FatturaPA oder Facturae)',
    remedy: 'Laden oder exportieren Sie sie noch einmal.',
  },
  'control-total': {
    fault: 'Die Zeilen ergeben nicht die Summe der Datei.',
    expected: 'die Summe der Datei',
    remedy: 'Suchen Sie nach fehlenden oder doppelten Zeilen.',
  },
};
