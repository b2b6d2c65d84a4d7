/** The headings of remittance advices, in English, French, German, Swedish, Dutch and Spanish. */
export type AdviceField =
  'document' | 'gross' | 'discount' | 'deduction' | 'paid' | 'reason' | 'on' | 'currency' | 'reference' | 'payer';

/** Without accents and signs, in small letters. */
const plainHeading = (text: string): string =>
  text.slice(0, 200).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss').replace(/[^\p{L}\p{N}]+/gu, ' ').trim(); // prettier-ignore

/** The first that fits counts: `Skontobetrag` is a discount and no amount. */
const HEADINGS: readonly (readonly [AdviceField, RegExp])[] = [
  ['on', /^(payment|paid|value|zahlungs?|valuta|zahl|betal(nings)?|date de (paiement|reglement|valeur)|fecha de pago|betaal|utbetalnings)\s?(date|datum|tag|dag)$|^date de (paiement|reglement)$|^fecha de pago$/],
  ['discount', /skonto|escompte|cash discount|^discount|rabatt|kassarabatt|korting|descuento|pronto pago|remise/],
  ['deduction', /deduction|abzug|kurzung|einbehalt|retenue|deduction|avdrag|inhouding|aftrek|retencion|deduccion|adjustment|withheld|short/],
  ['reason', /reason|grund|motif|orsak|reden|motivo|comment|bemerkung|kommentar|remark|observation|anmarkning|opmerking/],
  ['document', /(invoice|document|inv|bill|beleg|rechnungs?|rech|rg|facture|piece|faktura|fakturanr|factuur|factura|documento|your|ihre|votre|er|uw|su)\s?(no|nr|num|number|nummer|numero|n|ref|reference|referens|referenz|referentie|referencia|document|rechnung|facture|faktura|factuur|factura)?$|^(n|no|nr|numero|num|number) (de |d )?(facture|piece|invoice|rechnung|factura|document)/],
  ['paid', /(paid|payment|net|remitted|zahl|gezahlt|bezahlt|uberweis|netto|paye|regle|reglement|versement|betal|utbetal|betaald|pagado|importe neto|pago)/],
  ['gross', /(gross|brutto|bruto|brut|invoice amount|rechnungsbetrag|montant|amount|betrag|belopp|bedrag|importe|ttc|total)/],
  ['currency', /^(currency|ccy|wahrung|devise|valuta|munt|moneda|monnaie|curr)$/],
  ['reference', /^(payment reference|our reference|unsere referenz|reference|referenz|referens|referentie|referencia|avis(nr| no| nummer)?|advice( no| number)?)$/],
  ['payer', /^(payer|customer|debtor|zahler|kunde|payeur|client|betalare|betaler|pagador|cliente)$/],
]; // prettier-ignore

export const fieldOf = (heading: string): AdviceField | undefined => {
  const plain = plainHeading(heading);
  const field = plain === '' ? undefined : HEADINGS.find(([, words]) => words.test(plain))?.[0];
  return field !== 'on' && /\b(date|fecha)\b|(datum|date)$/.test(plain) ? undefined : field;
};

/** A row that says what all lines come to. */
export const isTotal = (text: string): boolean =>
  /^(grand )?(total|totals|sum|summe|gesamt(betrag|summe)?|endbetrag|zahlbetrag|montant total|somme|totalt|summa|totaal|suma|importe total|total (paid|payment|general|regle|a payer))\b/.test(plainHeading(text)); // prettier-ignore

/** A sum on the way, at the end of a page or at the beginning of the next. */
export const isCarried = (text: string): boolean =>
  /\b(ubertrag|uebertrag|vortrag|zwischensumme|carried (forward|over)|brought forward|sub ?total|a reporter|report|sous total|transport|suma y sigue|suma anterior|subtotaal|over te dragen|overdracht|transporteren|delsumma|att overfora|overfort)\b/.test(plainHeading(text)); // prettier-ignore

/** What advices call themselves. */
export const isAdviceTitle = (text: string): boolean =>
  /\b(remittance|payment advice|zahlungsavis|zahlungsmitteilung|avis de (paiement|reglement|virement)|betalningsavi|betalningsspecifikation|utbetalningsavi|betal(ings)?(advies|specificatie)|betaaladvies|aviso de (pago|transferencia)|relacion de pagos)/.test(plainHeading(text)); // prettier-ignore

/** Headings of a list of open items, which no advice has. */
export const isOfList = (heading: string): boolean =>
  /\b(due|fallig(keit)?|echeance|forfall(odag)?|forfallodatum|verval(datum|dag)?|vencimiento|open|offen|restant|openstaand|pendiente)\b/.test(plainHeading(heading)); // prettier-ignore
