/** Whom a recovery file may be given to. */
export const PARTNER_KINDS = ['agency', 'bailiff', 'solicitor'] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

/** Good enough to write to: a name, an at, a host with a dot. */
export const isAddress = (text: string): boolean => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(text) && text.length <= 200;
