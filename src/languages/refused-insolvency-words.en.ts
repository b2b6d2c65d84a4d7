/** Why an insolvency cannot be recorded, and what to do about it; the type that the other languages fill. */
export const en = {
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
