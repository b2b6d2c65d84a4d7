import type { FeeShownWords } from './fee-shown-words.en';

/** German. */
export const de: FeeShownWords = {
  title: 'Anlagegebühr, berechnet',
  invoice: 'Rechnung',
  credit: 'Rechnungskorrektur',
  paperOf: 'PDF von {number}',
  states: {
    open: 'zahlbar bis {day}',
    paid: 'bezahlt am {day}',
    said: 'seit {day} als bezahlt behandelt; die Bank zeigt die Zahlung noch nicht',
    credited: 'aufgehoben durch {number}',
    credit: 'gibt die Gebühr zurück',
  },
  proposed:
    'Auf der Bank kann das ihre Zahlung sein. Bestätigt ist die Gebühr bezahlt, und die Arbeit am Fall beginnt.',
  went: '{day}, an {name}: genau dieser Betrag, {why}.',
  byReference: 'mit ihrem Verwendungszweck',
  byIban: 'auf ihr Konto',
  both: 'mit ihrem Verwendungszweck und auf ihr Konto',
  thisPaid: 'Die Buchung vom {day} hat sie bezahlt',
  paid: 'Rechnung {number} ist bezahlt.',
  release: 'Das war anderes Geld',
  releaseText: 'Die Rechnung wartet wieder auf ihre Zahlung. Der Stand des Falls bleibt, wie er ist.',
  released: 'Rechnung {number} wartet wieder auf ihre Zahlung.',
  list: {
    title: 'Rechnungen für neue Fälle',
    caption: 'Rechnungen, die für neue Fälle gestellt wurden',
    intro:
      'Von selbst gestellt für jeden Fall, den Ihnen ein von Ihnen betreutes Unternehmen übergibt, wenn Ihre Preise eine Anlagegebühr haben.',
    number: 'Nummer',
    day: 'Datum',
    company: 'Unternehmen',
    case: 'Fall',
    gross: 'Brutto',
    state: 'Stand',
  },
};
