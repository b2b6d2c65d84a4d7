import type { StopWords } from './stop-words.en';

/** Swedish words of the forms that stop and release deliveries. */
export const sv: StopWords = {
  stop: {
    title: 'Leveransstopp: {customer}',
    intro: 'Inget levereras till kunden förrän någon släpper det. Påminnelserna fortsätter.',
    why: 'Skäl',
    submit: 'Stoppa leveranserna',
    done: 'Leveranserna är stoppade',
  },
  release: {
    title: 'Släpp leveranserna: {customer}',
    since: 'Stoppade sedan {day}: {reason}',
    none: 'Leveranserna till kunden är inte stoppade.',
    why: 'Skäl',
    submit: 'Släpp leveranserna',
    done: 'Leveranserna är släppta',
  },
  undone: 'Återtaget genast',
};
