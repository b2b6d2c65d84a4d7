/** What a journal wrote is known again by this, when the books come back in an import: it is here already. */
export const ownText = (voucher: number, text: string): string => `Duly ${voucher}: ${text}`;
export const isOwnText = (text: string): boolean => /^Duly \d{1,9}: /.test(text);
