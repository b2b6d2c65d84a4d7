import type { AwayWords } from './away-words.en';

/** German words of who is away and who stands in. */
export const de: AwayWords = {
  title: 'Abwesenheiten',
  menu: 'Ich werde abwesend sein',
  text: 'In dieser Zeit gehen Aufgaben, Erwähnungen und Antworten auch an die Vertretung, und Nachrichten nennen sie. Es endet von selbst.',
  caption: 'Wer jetzt und demnächst abwesend ist',
  column: { person: 'Abwesend', from: 'Von', until: 'Bis', deputy: 'Vertretung' },
  now: 'jetzt',
  empty: 'Niemand ist abwesend, und niemand hat eine Abwesenheit eingetragen.',
  form: {
    title: 'Abwesenheit eintragen',
    person: 'Wer',
    from: 'Erster Tag',
    until: 'Letzter Tag',
    deputy: 'Wer vertritt',
    choose: 'Auswählen',
    save: 'Speichern',
  },
  end: 'Ist zurück',
  cancel: 'Streichen',
  saved: '{person} ist vom {from} bis {until} abwesend; {deputy} vertritt',
  ended: '{person} ist zurück',
  note: '{person} abwesend bis {until}, {deputy} vertritt',
  refused: {
    order: 'Der letzte Tag liegt vor dem ersten.',
    past: 'Der letzte Tag ist vorbei.',
    long: 'Das ist länger als ein Jahr.',
    own: 'Niemand vertritt sich selbst.',
    twice: 'In dieser Zeit ist die Person schon abwesend.',
    deputyAway: 'Die Vertretung ist in dieser Zeit selbst abwesend.',
    standsIn: 'Die Person vertritt in dieser Zeit jemanden.',
    remedy: 'Wählen Sie andere Tage oder eine andere Vertretung.',
    day: 'Geben Sie den ersten und den letzten Tag an.',
    person: 'Wählen Sie, wer abwesend ist und wer vertritt.',
  },
};
