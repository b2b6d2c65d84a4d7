/** Where a due day comes from that was not given; `{1}`: the terms in words. The type that the others fill. */
export const en = {
  document: 'computed from the terms on the document: {1}',
  customer: 'computed from the customer’s terms: {1}',
  masters: 'computed from the terms in the file for the customer: {1}',
  file: 'computed from the terms said of the file: {1}',
  company: 'computed from the company’s terms: {1}',
  country: 'assumed, as is usual: {1}',
};

export type DueWords = typeof en;
