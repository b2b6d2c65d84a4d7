import type { MeansToldWords } from './means-told-words.en';

/** German words of what a partner tells of a debtor’s means. */
export const de: MeansToldWords = {
  title: 'Was Sie über die Mittel des Schuldners wissen',
  text: 'Was Sie gefunden haben, geht als Ihre Angabe an {company}, mit Quelle und Tag. Der vorgeschlagene Weg des Falls kann sich dadurch ändern. Selbst zurücknehmen können Sie es nicht: Schreiben Sie eine Nachricht, wenn etwas falsch war.',
  figure: 'Zahl (Beschäftigte: wie viele; 0 bei Vermögen: keines)',
  source: 'Quelle: wo es steht',
  button: 'Mitteilen',
  done: '{company} mitgeteilt. Danke.',
  wrong: {
    choose: 'Bitte wählen.',
    needed: 'Das wird gebraucht.',
    whole: 'Eine ganze Zahl angeben.',
    amount: 'Einen Betrag angeben, etwa 12.000,00.',
    below: 'Nur ein Ergebnis oder Eigenkapital kann negativ sein.',
    currency: 'Drei Buchstaben, etwa EUR.',
    year: 'Ein Jahr mit vier Ziffern, das schon begonnen hat.',
    day: 'Einen Tag bis heute angeben.',
    words: 'Bitte in Worten sagen.',
    long: 'Das ist zu lang.',
  },
};
