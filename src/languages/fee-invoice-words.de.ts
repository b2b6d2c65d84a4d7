import type { FeeInvoiceWords } from './fee-invoice-words.en';

/** German. */
export const de: FeeInvoiceWords = {
  title: 'Rechnung {number}',
  creditTitle: 'Rechnungskorrektur {number}',
  from: 'Aussteller',
  to: 'Empfänger',
  registerNo: 'Registernummer {value}',
  vatNo: 'USt-IdNr. {value}',
  issued: 'Datum',
  supplied: 'Fall übergeben am',
  case: 'Fall',
  due: 'Zahlbar bis',
  credits: 'Berichtigt',
  creditsOf: 'Rechnung {number} vom {day}',
  what: 'Leistung',
  line: 'Anlagegebühr für Fall {number}, Forderung gegen {debtor}',
  creditLine: 'Anlagegebühr für Fall {number}, Forderung gegen {debtor}: zurückgegeben',
  net: 'Netto',
  vat: 'Umsatzsteuer',
  vatAt: 'Umsatzsteuer {rate}',
  total: 'Gesamtbetrag',
  reverse:
    'Steuerschuldnerschaft des Leistungsempfängers: Die Umsatzsteuer schuldet der Empfänger (Artikel 196 der Richtlinie 2006/112/EG).',
  unverified: 'Dieser Wortlaut wurde nicht mit dem amtlichen Text verglichen.',
  noVat: 'Wie vereinbart wird keine Umsatzsteuer berechnet.',
  creditText:
    'Diese Korrektur hebt die Rechnung {number} vom {day} ganz auf: Der Fall wurde vor Arbeitsbeginn zurückgeholt. Was darauf gezahlt wurde, wird erstattet.',
  begins: 'Die Arbeit am Fall beginnt, sobald diese Rechnung bezahlt ist.',
  pay: 'So zahlen Sie',
  amount: 'Betrag',
  holder: 'Kontoinhaber',
  reference: 'Verwendungszweck',
  scan: 'Mit der Banking-App scannen',
};
