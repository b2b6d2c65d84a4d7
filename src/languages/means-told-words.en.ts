/** English words of what a partner tells of a debtor’s means; the type that the other languages fill. */
export const en = {
  title: 'What you know of the debtor’s means',
  text: 'What you found goes to {company} as your word, with its source and day. It may change which way is proposed for the case. You cannot take it back yourself: write a message where something was wrong.',
  figure: 'Figure (employees: how many; 0 of assets: there are none)',
  source: 'Source: where it stands',
  button: 'Tell it',
  done: 'Told to {company}. Thank you.',
  wrong: {
    choose: 'Choose one.',
    needed: 'This is needed.',
    whole: 'Give a whole number.',
    amount: 'Give an amount, such as 12,000.00.',
    below: 'Only a result or own funds can lie below nothing.',
    currency: 'Three letters, such as EUR.',
    year: 'A year of four digits that has come.',
    day: 'Give a day up to today.',
    words: 'Say it in words.',
    long: 'This is too long.',
  },
};

export type MeansToldWords = typeof en;
