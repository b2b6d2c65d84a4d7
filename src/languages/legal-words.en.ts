/** English words of the tables of legal papers; the type that the other languages fill. */
export const en = {
  claim: 'What the claim rests on',
  subject: 'For',
  contract: 'Order or contract',
  contractOn: 'Of',
  delivered: 'Delivered',
  amounts: 'What is claimed',
  principal: 'Principal',
  interestSum: 'Interest',
  fixed: 'Fixed sum',
  costs: 'Collection costs',
  total: 'Total',
  interest: 'How the interest was counted',
  base: 'On',
  from: 'From',
  to: 'To',
  days: 'Days',
  rate: '% a year',
  amount: 'Interest',
  rounded: 'Rounded',
  dispatch: {
    registered: 'By registered letter',
    registered_receipt: 'By registered letter with acknowledgement of receipt',
    bailiff: 'By bailiff',
    number: '{way}, no. {number}',
  },
};

export type LegalWords = typeof en;
