import type { PlanPaperWords } from './plan-paper-words.en';

/** German words of the papers about instalments and promises. */
export const de: PlanPaperWords = {
  agreement: 'Ratenzahlungsvereinbarung {number}',
  acknowledgement: 'Schuldanerkenntnis {number}',
  madeOn: 'Erstellt am {day}',
  creditor: 'Gläubiger',
  debtor: 'Schuldner',
  represented: 'vertreten durch {name}',
  customerNo: 'Kundennr. {code}',
  owes: 'Der Schuldner erkennt an, dem Gläubiger {sum} aus folgenden Rechnungen zu schulden.',
  inWords: '{figures} ({words})',
  invoices: 'Rechnungen',
  document: 'Rechnung',
  date: 'Datum',
  due: 'Fällig',
  amount: 'Betrag',
  total: 'Summe',
  schedule: 'Zahlung',
  pays: 'Der Schuldner zahlt diesen Betrag wie folgt unter Angabe von {reference}.',
  no: 'Nr.',
  payOn: 'Zahlbar am',
  account: 'Zu zahlen an',
  terms: 'Bedingungen',
  noInterest: 'Für die Ratenzahlung werden weder Zinsen noch Gebühren berechnet.',
  whileKept: 'Solange die Raten gezahlt werden, fordert der Gläubiger die genannten Rechnungen nicht ein.',
  grace: 'Eine Zahlung ist rechtzeitig, wenn sie innerhalb von {days} nach ihrem Tag eingeht.',
  clause:
    'Werden {missed} nicht rechtzeitig gezahlt, endet diese Vereinbarung von selbst und der gesamte Restbetrag ist sofort fällig.',
  rights: 'Das Recht des Schuldners, eine einzelne Rechnung zu beanstanden, bleibt unberührt.',
  apart:
    'Zinsen ({interest}) und Kosten ({costs}), die neben diesen Rechnungen gefordert werden, gehören nicht zu diesem Dokument.',
  timeAnew:
    'Nach dem Recht dieses Landes ({country}) beginnt mit der Unterschrift die Frist neu, in der die Forderung vor Gericht gebracht werden kann ({basis}).',
  unverified: 'nicht am amtlichen Text geprüft',
  signature: 'Unterschriften',
  placeDate: 'Ort und Datum',
  signs: 'Name, Funktion und Unterschrift',
  byHand: '',
  mailSubject: 'Ratenzahlung für Ihre Rechnungen: {number}',
  mailText:
    'Wir bieten Ihnen an, {sum} in {parts} zu zahlen, die erste am {first}, die letzte am {last}. Die Vereinbarung mit allen Rechnungen und Terminen liegt bei.\n\nZur Annahme senden Sie sie unterschrieben zurück oder antworten Sie auf diese Nachricht bis zum {until}. Bis dahin mahnen wir diese Rechnungen nicht.\n\nBitte geben Sie bei jeder Überweisung {reference} an.',
  title: 'Ratenzahlungsvereinbarung {number}, wie angeboten, nicht unterschrieben',
  parts: { one: '{n} Rate', other: '{n} Raten' },
  days: { one: '{n} Banktag', other: '{n} Banktagen' },
};
