/** What is said where an account of a partner’s person cannot be made or used; the type that the other languages fill. */
export const en = {
  taken: '{1} has an account here already.',
  anew: 'If a phone was lost, begin anew.',
  elsewhere: '{1} works with this account for other creditors too.',
  endHere: 'End the account here and invite another address of the person.',
  noSeat: 'There is no such account.',
  lookAgain: 'Look at the list of the partner again.',
  notProved: 'Password and code do not belong to this account, or there were too many wrong ones.',
  typeAgain: 'Type them again; after several wrong ones wait some minutes.',
};

export type RefusedSeatWords = typeof en;
