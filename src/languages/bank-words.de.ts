import type { BankWords } from './bank-words.en';

/** German words of what the bank says. */
export const de: BankWords = {
  title: 'Kontoauszüge',
  intro:
    'Was die Bank über unsere Konten sagt. Dateien kommen mit duly bank import herein; was einging, wird sofort zugeordnet, und was nicht sicher ist, wartet unter Zahlungseingang.',
  breaks: 'Fehlt oder geht nicht auf',
  gap: '{account}: nach dem {day} fehlt ein Auszug. Er endete mit {expected}, der nächste beginnt mit {said} (Unterschied {off}).',
  sum: '{account}, Auszug bis {day}: die Zeilen ergeben {expected}, der Auszug nennt {said}.',
  statements: 'Auszüge',
  number: 'Nummer',
  account: 'Konto',
  until: 'Bis',
  opening: 'Anfangssaldo',
  closing: 'Endsaldo',
  lines: 'Zeilen',
  file: 'Datei',
  empty: 'Noch keine Bankauszüge.',
  one: 'Auszug {number} · {account}',
  from: '{file}, {when}: {added} von {lines} Zeilen waren neu.',
  back: 'Alle Auszüge',
  added: 'Zeilen, die er brachte',
  booked: 'Gebucht',
  amount: 'Betrag',
  who: 'Gegenseite',
  reference: 'Referenz',
  text: 'Text',
  twice: 'vielleicht doppelt',
  returned: 'zurückgekommen: {reason}',
  none: 'Er brachte keine Zeilen.',
  previous: 'Zurück',
  next: 'Weiter',
};
