/** What cannot be done with money that came in, as the rooms say it; the type that the other languages fill. */
export const en = {
  dealtWith: 'This money was dealt with already.',
  lookAtIt: 'Look at what was done with it; it can be taken back.',
  toldTwice: 'Perhaps another line of the bank tells of the same money.',
  sayFirst: 'Say first whether the two are the same.',
  nothingToTakeBack: 'There is nothing to take back, or it was taken back before.',
  nobody: 'It is not said whose money it is.',
  nameACustomer: 'Name a customer: the money may stay on its account.',
  notAll: 'What is paid and what stays on account does not come to the amount.',
  giveEachPart: 'Give each part of the money one place.',
  noMoney: 'For one of the customers nothing of the money is left.',
  leaveOut: 'Leave that customer out, or give it a part of the money.',
  twice: 'A customer or an item is named twice.',
  nameOnce: 'Name each once, with all of what it gets.',
  creditUnused: 'A credit is taken, but nothing that it could pay.',
  nameWhat: 'Name what it is taken off.',
  noSuchLine: 'There is no such money.',
  notWaiting: 'This line of the bank is no money that waits for a decision.',
  noProposal: 'Nobody is proposed for this money.',
  whyAside: 'It is not said why it is no customer’s money.',
  sayWhose: 'Say what it is, such as a tax refund.',
  whyUndo: 'It is not said why it is taken back.',
  sayWhy: 'Say why, in a few words.',
  notLearnt: 'From that account this customer is not known to pay.',
};

export type RefusedCashWords = typeof en;
