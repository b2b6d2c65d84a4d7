/** Why an insolvency cannot be recorded, and what to do about it; the type that the other languages fill. */
export const en = {
  nothingToProve: 'Nothing of this customer is frozen: there is no debt to prove.',
  seeSides: 'Look at the sides of its documents.',
  frozenByInsolvency: 'A frozen document is released only with its insolvency.',
  endTheInsolvency: 'End the insolvency of this customer, or take it back as entered in error.',
  noInsolvencyList: '{1} is no list of insolvencies that can be read.',
  giveInsolvencyList:
    'Give CSV or Excel with a heading for the name or the register number, and for the day of the opening or the publication.',
  noSuchMatch: 'No row of a list waits for this customer.',
  seeMatches: 'See which do: duly insolvency found',
  insolvencyThere: 'An insolvency of this customer stands already.',
  endThatFirst: 'End that one first, or take it back as entered in error.',
  insolvencyDays: 'These days cannot be: a proceeding opens, is published, and then claims are filed.',
  mendInsolvencyDays: 'Correct the days; neither the opening nor the publication lies ahead.',
  noInsolvency: 'No insolvency of this customer stands.',
  seeInsolvencies: 'See which there are: duly insolvency list',
  proofDay: 'A proof of debt is sent after the opening and not on a day to come.',
  proofLeft: 'Give the day on which it left.',
  proofWay: 'The way by which it was sent is missing.',
  writeProofWay: 'Write it, such as “registered letter”.',
};

export type RefusedInsolvencyWords = { readonly [Name in keyof typeof en]: string };
