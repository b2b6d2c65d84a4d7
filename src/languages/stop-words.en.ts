/** English words of the forms that stop and release deliveries; the type that the other languages fill. */
export const en = {
  stop: {
    title: 'Delivery stop: {customer}',
    intro: 'Nothing is delivered to this customer until somebody releases it. Reminders go on.',
    why: 'Why',
    submit: 'Stop deliveries',
    done: 'Deliveries are stopped',
  },
  release: {
    title: 'Release deliveries: {customer}',
    since: 'Stopped since {day}: {reason}',
    none: 'Deliveries to this customer are not stopped.',
    why: 'Why',
    submit: 'Release deliveries',
    done: 'Deliveries are released',
  },
  undone: 'Taken back at once',
};

export type StopWords = typeof en;
