import type { SearchWords } from './search-words.en';

/** German words of the search over everything. */
export const de: SearchWords = {
  title: 'Suche',
  titleOf: 'Suche: {text}',
  field: 'Kunde, Beleg, Betrag, IBAN, Aktenzeichen, E-Mail',
  button: 'Suchen',
  hint: 'Ein Teil des Namens oder der Nummer genügt. Beträge so, wie Sie sie schreiben, mit oder ohne Währung; die IBAN auch mit Leerzeichen.',
  none: 'Zu „{text}“ wurde nichts gefunden.',
  noneHint: 'Suchen Sie nach einem Teil davon oder nach der Nummer ohne ihre Buchstaben.',
  group: {
    customer: 'Kunden',
    document: 'Rechnungen und Zahlungen',
    amount: 'Nach Betrag',
    contact: 'Ansprechpartner',
    dispute: 'Reklamationen',
    plan: 'Ratenpläne',
    recovery: 'Inkassoakten und übergebene Fälle',
    reference: 'Zahlungsreferenzen',
    account: 'Bankkonten',
  },
  kind: {
    case: 'Übergebener Fall',
    file: 'Inkassoakte',
    account: 'Eigenes Konto',
  },
  open: 'offen: {amount}',
  settled: 'ausgeglichen',
  column: { what: 'Was', of: 'Gehört zu', amount: 'Betrag' },
  all: { customer: 'Alle passenden Kunden', document: 'Alle passenden offenen Posten' },
  suggestions: 'Treffer',
  more: 'Alle Treffer',
};
