import type { StopWords } from './stop-words.en';

/** German words of the forms that stop and release deliveries. */
export const de: StopWords = {
  stop: {
    title: 'Lieferstopp: {customer}',
    intro: 'An diesen Kunden wird nichts geliefert, bis jemand es freigibt. Es wird weiter gemahnt.',
    why: 'Grund',
    submit: 'Lieferungen stoppen',
    done: 'Die Lieferungen sind gestoppt',
  },
  release: {
    title: 'Lieferungen freigeben: {customer}',
    since: 'Gestoppt seit {day}: {reason}',
    none: 'Die Lieferungen an diesen Kunden sind nicht gestoppt.',
    why: 'Grund',
    submit: 'Lieferungen freigeben',
    done: 'Die Lieferungen sind freigegeben',
  },
  undone: 'Gleich zurückgenommen',
};
