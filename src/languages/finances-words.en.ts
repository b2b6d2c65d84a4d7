/** English words of what is known of a customer’s means; the type that the other languages fill. */
export const en = {
  title: 'Means',
  none: 'Nothing is known of this customer’s means.',
  old: 'old: nothing is concluded from it',
  add: 'Add what is known',
  addPartner: 'Add what the partner found',
  back: 'Take back',
  history: 'Told before',
  takenBack: 'taken back',
  ofYear: '{figure} ({year})',
  asOf: 'as of {day}',
  kinds: {
    assets: 'Assets',
    employees: 'Employees',
    turnover: 'Turnover',
    result: 'Result of the year',
    equity: 'Own funds',
    total_assets: 'Balance sheet total',
    note: 'Note',
  },
  noAssets: 'none',
  tellers: {
    us: 'we looked it up',
    partner: 'the partner told it',
    customer: 'the customer told it',
    third: 'told by somebody else',
  },
  form: {
    title: 'What is known of {customer}’s means',
    intro:
      'Shown here and on its cases; partners and the customer do not see it. From own funds, assets and employees follows what is proposed in the evaluation of a case, for 18 months. What was told before stays in the history.',
    kind: 'What',
    figure: 'Figure',
    figureHint:
      'Of employees: how many. Otherwise a sum; 0 of assets says that there are none. A result or own funds can lie below nothing: -12,000.',
    currency: 'Currency',
    year: 'Year of the figure',
    yearHint: 'such as {year}',
    note: 'In words',
    source: 'Source',
    sourceHint: 'Where it stands: accounts and register, a message of the partner, a visit.',
    asOf: 'As of',
    toldBy: 'Who told it',
    submit: 'Write it down',
    done: 'Written down: {what}.',
    undone: 'written down by mistake',
    fault: {
      whole: 'Give a whole number.',
      currency: 'Three letters, such as EUR.',
      words: 'Say it in words.',
    },
  },
  ending: {
    title: 'Take a fact back',
    intro: 'It was wrong and stays in the history as taken back. What was told before it stands again.',
    why: 'What was wrong',
    submit: 'Take it back',
    done: 'Taken back.',
  },
};

export type FinancesWords = typeof en;
