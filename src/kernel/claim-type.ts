/** What was sold, as far as limitation asks: it differs by that. */
export const CLAIM_TYPES = [
  'goods',
  'services',
  'transport',
  'cross_border_transport',
  'rent',
  'telecom_energy',
] as const;
export type ClaimType = (typeof CLAIM_TYPES)[number];

/** What a source calls the kind of claim, as one of those that the law knows; null: none of them. */
export function claimTypeOf(text: string | null): ClaimType | null {
  const word = (text ?? '')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return Object.hasOwn(SAID, word) ? (SAID[word] ?? null) : null;
}

const SAID: Readonly<Record<string, ClaimType>> = {
  ...{ goods: 'goods', sale: 'goods', sales: 'goods', services: 'services', service: 'services', work: 'services' },
  ...{ transport: 'transport', freight: 'transport', carriage: 'transport' },
  ...{ cross_border_transport: 'cross_border_transport', cmr: 'cross_border_transport' },
  ...{ rent: 'rent', lease: 'rent', periodic: 'rent', subscription: 'rent' },
  ...{ telecom_energy: 'telecom_energy', telecom: 'telecom_energy', energy: 'telecom_energy' },
};
