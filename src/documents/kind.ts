/**
 * What a document is, and who may see it unless somebody says otherwise. Papers that prove a claim may be produced in court;
 * an offer to settle goes to the partner only (it is made without prejudice); anything untyped stays in the house.
 */
export const VISIBILITIES = ['internal', 'partner', 'court'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

interface DocumentKindRule {
  readonly title: string;
  readonly visibility: Visibility;
}

export const DOCUMENT_KINDS = {
  invoice: { title: 'Invoice', visibility: 'court' },
  credit_note: { title: 'Credit note', visibility: 'court' },
  order: { title: 'Order', visibility: 'court' },
  contract: { title: 'Contract', visibility: 'court' },
  terms: { title: 'Terms of sale', visibility: 'court' },
  delivery: { title: 'Proof of delivery', visibility: 'court' },
  statement: { title: 'Statement of account', visibility: 'court' },
  correspondence: { title: 'Correspondence', visibility: 'court' },
  acknowledgement: { title: 'Acknowledgement of debt', visibility: 'court' },
  proof: { title: 'Proof', visibility: 'court' },
  assignment: { title: 'Deed of assignment', visibility: 'court' },
  register_extract: { title: 'Register extract', visibility: 'court' },
  translation: { title: 'Translation', visibility: 'court' },
  mandate: { title: 'Mandate', visibility: 'partner' },
  settlement_offer: { title: 'Settlement offer', visibility: 'partner' },
  other: { title: 'Document', visibility: 'internal' },
} as const satisfies Record<string, DocumentKindRule>;

export type DocumentKind = keyof typeof DOCUMENT_KINDS;

export const DOCUMENT_KIND_NAMES = Object.keys(DOCUMENT_KINDS) as DocumentKind[];
