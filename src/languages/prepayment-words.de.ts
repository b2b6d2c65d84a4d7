import type { PrepaymentWords } from './prepayment-words.en';

/** German words of deliveries against prepayment. */
export const de: PrepaymentWords = {
  mark: 'nur gegen Vorkasse seit {day}',
  since: 'Nur gegen Vorkasse seit {day}: {reason}',
  none: 'Dieser Kunde wird auf Rechnung beliefert.',
  why: 'Warum',
  undone: 'Sofort zurückgenommen',
  action: 'Vorkasse verlangen',
  ask: {
    title: 'Vorkasse: {customer}',
    intro:
      'Es wird beim Kunden überall gezeigt, bis es jemand beendet. Mahnungen laufen weiter, gebucht wird nichts, und den Auftragseingang informieren Sie.',
    submit: 'Nur gegen Vorkasse liefern',
    done: 'Geliefert wird nur gegen Vorkasse.',
  },
  end: {
    title: 'Wieder auf Rechnung liefern: {customer}',
    submit: 'Wieder auf Rechnung liefern',
    done: 'Geliefert wird wieder auf Rechnung.',
  },
};
