import type { RefusedMeansWords } from './refused-means-words.en';

/** German words: Why something about a customer’s means or the search for it is refused. */
export const de: RefusedMeansWords = {
  financeSaysNothing: 'Das sagt nichts über die Mittel des Kunden.',
  giveFigure: 'Geben Sie die Zahl an, bei einer Notiz den Text.',
  financeAhead: 'Was über Mittel bekannt ist, betrifft einen Tag und ein Jahr, die schon da sind.',
  mendDayOrYear: 'Berichtigen Sie den Tag oder das Jahr.',
  financeBelow: 'Nur Ergebnis und Eigenkapital können unter null liegen.',
  mendFigure: 'Berichtigen Sie die Zahl.',
  noFinance: 'Diese Angabe zu diesem Kunden gibt es nicht.',
  seeFinances: 'Sehen Sie nach, welche es gibt: duly finances list CUSTOMER',
  traceDue: 'Eine Suche ist bis zu einem Tag zu erledigen, der noch kommt.',
  laterDay: 'Geben Sie einen späteren Tag an.',
  traceThere: 'Eine Suche nach diesem Kunden läuft bereits.',
  writeThere: 'Halten Sie dort fest, was nachgesehen wurde.',
  noTrace: 'Nach diesem Kunden läuft keine Suche.',
  beginTrace: 'Beginnen Sie eine: duly trace start CUSTOMER',
  lookupAhead: 'An einem künftigen Tag kann nichts nachgesehen worden sein.',
  mendDay: 'Berichtigen Sie den Tag.',
  noTraceToResume: 'Es gibt keine Suche, die weitergehen könnte.',
  prepaysAlready: 'Dieser Kunde wird bereits nur gegen Vorkasse beliefert.',
  prepaysNot: 'Dieser Kunde wird auf Rechnung beliefert.',
  tooLong: 'Das ist länger als {1} Zeichen.',
  financesMany: 'Über die Mittel dieses Schuldners haben Partner so viel mitgeteilt, wie aufbewahrt wird.',
  writeInstead: 'Eine Nachricht schreiben oder ein Dokument senden.',
  makeShorter: 'Kürzen Sie es.',
};
