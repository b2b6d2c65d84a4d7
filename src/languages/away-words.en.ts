/** English words of who is away and who stands in; the type that the other languages fill. */
export const en = {
  title: 'Who is away',
  menu: 'I will be away',
  text: 'Meanwhile the tasks, mentions and replies of whoever is away go to the deputy too, and messages name the deputy. It ends by itself.',
  caption: 'Who is away, now and soon',
  column: { person: 'Away', from: 'From', until: 'Until', deputy: 'Stands in' },
  now: 'now',
  empty: 'Nobody is away, and nobody has said that they will be.',
  form: {
    title: 'Somebody will be away',
    person: 'Who',
    from: 'First day',
    until: 'Last day',
    deputy: 'Who stands in',
    choose: 'Choose',
    save: 'Keep',
  },
  end: 'Is back',
  cancel: 'Cancel',
  saved: '{person} is away from {from} until {until}; {deputy} stands in',
  ended: '{person} is back',
  note: '{person} away until {until}, {deputy} stands in',
  refused: {
    order: 'The last day is before the first.',
    past: 'The last day is over.',
    long: 'That is longer than a year.',
    own: 'Nobody stands in for themselves.',
    twice: 'They are away in that time already.',
    deputyAway: 'The deputy is away in that time.',
    standsIn: 'They stand in for somebody in that time.',
    remedy: 'Choose other days or another deputy.',
    day: 'Give the first and the last day.',
    person: 'Choose who is away and who stands in.',
  },
};

export type AwayWords = typeof en;
