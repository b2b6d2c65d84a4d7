/** English words of the time within which a partner passes money on; the type that the other languages fill. */
export const en = {
  agreed: {
    one: 'Money that debtors pay to the partner is passed on within {n} day of its receipt: so it was agreed.',
    other: 'Money that debtors pay to the partner is passed on within {n} days of its receipt: so it was agreed.',
  },
  none: 'No time for passing money on was agreed. It counts as late one month after its receipt, as in French law (CPCE R124-6).',
};

export type RemitTermWords = typeof en;
