/** The headings of a remittance file, in English, French, German and Swedish. */
export type RemittanceField =
  'case' | 'on' | 'gross' | 'commission' | 'vat' | 'costs' | 'net' | 'currency' | 'reference';

/** Without accents and signs, in small letters. */
const plain = (text: string): string =>
  text.slice(0, 200).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss').replace(/[^\p{L}\p{N}]+/gu, ' ').trim(); // prettier-ignore

/** The first that fits counts: `VAT on commission` is VAT. */
const HEADINGS: readonly (readonly [RemittanceField, RegExp])[] = [
  ['on', /\b\w*(date|datum|dag|tag)\b|^(day|jour|le|on)$|\b(paid on|paye le|bezahlt am|betalt den)\b/],
  ['vat', /\b(vat|tva|ust|mwst|umsatzsteuer|mehrwertsteuer|moms|tax)\b/],
  ['commission', /\b(commission|comm|honoraire|honoraires|provision|erfolgshonorar|erfolgsprovision|fee|fees|arvode)\b/],
  ['costs', /\b(costs?|expenses|disbursements?|frais|debours|kosten|auslagen|kostnad(er)?|utlagg)\b/],
  ['net', /\b(net|netto|reverse|remitted|ausgezahlt|auszahlung|uberweisung|reversement|to pay|utbetal\w*|redovisat|abgefuhrt)\b/],
  ['gross', /\b(gross|brut|brutto|collected|paid|encaisse|encaissement|paye|bezahlt|eingang|gezahlt|inbetalt|betalt|amount|montant|betrag|belopp|recovered|recouvre)\b/],
  ['currency', /^(currency|ccy|devise|monnaie|wahrung|valuta)$/],
  ['reference', /^(remittance|remittance (no|number|reference)|reversement n|numero de reversement|bordereau|abfuhrung|abrechnung(snummer)?|abrechnungs nr|redovisning|redovisningsnummer)$/],
  ['case', /\b(case|file|dossier|akte|aktenzeichen|fall|vorgang|arende|arendenummer|matter|reference|referenz|referens|ref|az|your|ihr|votre|er|zeichen|nummer|number|numero)\b/],
]; // prettier-ignore

export const fieldOf = (heading: string): RemittanceField | undefined => {
  const text = plain(heading);
  return text === '' ? undefined : HEADINGS.find(([, words]) => words.test(text))?.[0];
};

/** A row that says what all lines come to. */
export const isTotal = (text: string): boolean => /^(grand )?(total|totals|sum|summe|gesamt|gesamtbetrag|somme|totalt|summa)\b/.test(plain(text)); // prettier-ignore
