import type { RefusedOwedWords } from './refused-owed-words.en';

/** What is refused about interest and costs, in German. */
export const de: RefusedOwedWords = {
  claimsNothing: 'Das Unternehmen verlangt nichts für verspätete Zahlung.',
  administratorCan: 'Ein Administrator kann das ändern: Einstellungen, Schwellen.',
  notCome: 'Der {1} ist noch nicht gekommen.',
  upToToday: 'Verlangen Sie Zinsen bis heute oder einen früheren Tag.',
  nothingOfThis: 'Davon kann jetzt nichts verlangt werden.',
  lookWhy: 'Sehen Sie Zinsen und Kosten des Kunden noch einmal an: Dort steht, warum.',
  notSure: 'Etwas an dieser Forderung ist nicht sicher, und niemand hat gesagt, es geprüft zu haben.',
  checkBeside: 'Prüfen Sie, was daneben steht, und sagen Sie, dass Sie es getan haben.',
  wasPaid: 'Davon ist etwas bezahlt.',
  takeBackFirst: 'Nehmen Sie zuerst zurück, was darauf verbucht ist, oder erlassen Sie, was offen ist.',
  changedMeanwhile: 'Das wurde inzwischen geändert.',
  lookOwed: 'Sehen Sie Zinsen und Kosten des Kunden noch einmal an.',
  noSuchCharge: 'Es gibt keine solche Forderung neben einer Rechnung: {1}',
  nothingToNote: 'Neben den Rechnungen dieses Kunden wird nichts verlangt, was gefordert werden könnte.',
  claimFirst: 'Verlangen Sie zuerst Zinsen oder Kosten, oder sehen Sie nach, was sie sperrt.',
  oneCurrency: 'Eine Zinsnote lautet auf eine Währung.',
  nameCurrency: 'Nennen Sie die Währung: eine von denen, in denen etwas verlangt wird.',
  heldFrom: 'Ab dem {1} lassen sich Zinsen nicht aussetzen.',
  aYearAhead: 'Geben Sie einen Tag ab 1990 an, höchstens ein Jahr voraus.',
  heldTo: 'Am {1} kann es nicht enden.',
  lastDayOrNone: 'Geben Sie den letzten Tag an, frühestens den ersten; oder keinen, solange es andauert.',
  claimedOver: 'Zinsen dieser Tage sind geltend gemacht: {1}.',
  reverseWith: 'Nehmen Sie diese Forderungen mit zurück, oder erlassen Sie sie zuerst.',
  noSuchInterestHold: 'Diese Aussetzung der Zinsen gibt es nicht.',
};
