import type { RefusedCashWords } from './refused-cash-words.en';

/** German words of what cannot be done with money that came in. */
export const de: RefusedCashWords = {
  dealtWith: 'Über dieses Geld wurde schon entschieden.',
  lookAtIt: 'Sehen Sie nach, was damit geschah; es lässt sich zurücknehmen.',
  toldTwice: 'Vielleicht nennt eine andere Zeile der Bank dasselbe Geld.',
  sayFirst: 'Sagen Sie zuerst, ob beide dasselbe sind.',
  nothingToTakeBack: 'Es gibt nichts zurückzunehmen, oder es wurde schon zurückgenommen.',
  nobody: 'Es ist nicht gesagt, wessen Geld es ist.',
  nameACustomer: 'Nennen Sie einen Kunden: Das Geld kann auf seinem Konto bleiben.',
  notAll: 'Was bezahlt wird und was auf dem Konto bleibt, ergibt nicht den Betrag.',
  giveEachPart: 'Geben Sie jedem Teil des Geldes einen Platz.',
  noMoney: 'Für einen der Kunden bleibt nichts von dem Geld.',
  leaveOut: 'Lassen Sie diesen Kunden weg oder geben Sie ihm einen Teil des Geldes.',
  twice: 'Ein Kunde oder ein Posten ist zweimal genannt.',
  nameOnce: 'Nennen Sie jeden einmal, mit allem, was er erhält.',
  creditUnused: 'Eine Gutschrift wird genommen, aber nichts, was sie bezahlen könnte.',
  nameWhat: 'Nennen Sie, wovon sie abgezogen wird.',
  noSuchLine: 'Dieses Geld gibt es nicht.',
  notWaiting: 'Diese Zeile der Bank ist kein Geld, das auf eine Entscheidung wartet.',
  noProposal: 'Für dieses Geld ist niemand vorgeschlagen.',
  whyAside: 'Es ist nicht gesagt, warum es keinem Kunden gehört.',
  sayWhose: 'Sagen Sie, was es ist, etwa eine Steuererstattung.',
  whyUndo: 'Es ist nicht gesagt, warum es zurückgenommen wird.',
  sayWhy: 'Sagen Sie in wenigen Worten, warum.',
  notLearnt: 'Von diesem Konto ist der Kunde nicht als Zahler bekannt.',
};
