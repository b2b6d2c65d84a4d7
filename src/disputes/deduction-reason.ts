import { isCategory, type CategoryCode } from './category';

/**
 * What a customer kept back of a payment and why, as its advice or its transfer says it: which category of dispute that is. What says
 * nothing that we know is a short payment, and a person finds out.
 */
const SAID: readonly (readonly [CategoryCode, RegExp])[] = [
  ['discount', /skonto|\besc\b|escompte|cash discount|early payment|prompt payment|kassarabatt|betalingskorting|pronto pago|dto\b|bonus|rebate|rabatt|remise|ristourne|discount|korting|descuento/],
  ['returned', /retour|return|rucksendung|rucklieferung|avoir|gutschrift|credit note|retur\b|devoluci|creditnota|kreditnota|abono/],
  ['quantity', /quantit|menge|fehlmenge|manquant|short deliver|shortage|missing|antal|saknas|hoeveelheid|cantidad|faltante/],
  ['quality', /qualit|mangel|defekt|defect|defaut|damage|beschadig|schaden|avarie|\bskad|kwaliteit|calidad|dano|fehlerhaft|\bfel\b/],
  ['delivery', /not deliver|nicht geliefert|non livr|ej levererad|niet geleverd|no entregad/],
  ['duplicate', /duplicate|doppelt|double|en double|dubbel|dubblett|duplicad|twice/],
  ['freight', /freight|fracht|transport|\bport\b|versand|verpackung|packaging|emballage|frakt|vracht|verzend|flete|portes|shipping/],
  ['price', /preis|price|\bprix\b|tarif|\bpris\b|prijs|precio/],
  ['tax', /\bvat\b|\bmwst\b|\bust\b|\btva\b|\bmoms\b|\bbtw\b|\biva\b|steuer|withholding|\btax/],
  ['bank_charge', /bank(spesen|gebuhr| charge| fee|kosten|avgift)|frais (banc|de banque)|transfer fee|gastos? banc|comision/],
  ['set_off', /aufrechnung|verrechn|gegenforderung|compensation|set.?off|\bcontra\b|kvittning|verreken|compensaci/],
  ['contract', /retention|einbehalt|retenue|garantie|sicherheit|innehall|inhouding|retencion|contract|vertrag|contrat/],
]; // prettier-ignore

/** Longer than any reason that a person writes: what stands behind says nothing new. */
const LONGEST = 1_000;

/** A category by its code, else by what the text says, else a short payment. */
export function categoryOfReason(reasonCode: string | null, text: string): CategoryCode {
  if (reasonCode !== null && isCategory(reasonCode)) return reasonCode;
  const said = text.slice(0, LONGEST).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return SAID.find(([, words]) => words.test(said))?.[0] ?? 'short_payment';
}
