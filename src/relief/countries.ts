/**
 * What the VAT law of each country asks before the VAT of an unpaid invoice comes back, as data: what opens it, until when it
 * may be claimed, what only a person can say, and where it stands. None of it has been compared with the official text here:
 * a rule stays `verified: false` until somebody has, and whoever prints it says so.
 */
export interface ReliefRule {
  readonly country: string;
  readonly source: string;
  /** Since when the rule reads so, as far as known. */
  readonly validFrom: string | null;
  readonly verified: boolean;
  /** Full months that must have gone by. */
  readonly opens: { readonly months: number; readonly of: Since } | null;
  /** The last day: so many months after a day, or the end of the year so many years after the loss. */
  readonly lapses: { readonly months: number; readonly of: Since | 'opening' } | { readonly yearEnds: number } | null;
  /** The books must show it as given up. */
  readonly writtenOff: boolean;
  readonly asks: readonly Ask[];
  /** What the copy of the invoice says, in the language of the country. */
  readonly duplicate: string | null;
}

/** From which day months are counted: due, supply, or the later of both. */
export type Since = 'due' | 'supply' | 'later';

/** What the ledger cannot know: a person ticks it on paper. */
export type Ask = 'final' | 'demand' | 'procedure' | 'duplicate' | 'told' | 'books' | 'small' | 'period';

const rule = (country: string, source: string, more: Partial<ReliefRule>): ReliefRule => ({
  ...{ country, source, validFrom: null, verified: false, opens: null, lapses: null, writtenOff: false },
  ...{ asks: [], duplicate: null, ...more },
});

const RULES: readonly ReliefRule[] = [
  rule('FR', 'CGI art. 272, 1; CGI annexe II art. 208; BOI-TVA-DED-40-10-20', {
    lapses: { yearEnds: 2 },
    asks: ['final', 'duplicate'],
    duplicate: 'Facture demeurée impayée pour la somme de {net} (prix net) et pour la somme de {vat} (taxe correspondante) qui ne peut faire l’objet d’une déduction (art. 272 du CGI).',
  }),
  rule('DE', '§ 17 Abs. 2 Nr. 1 UStG; Abschn. 17.1 UStAE', { asks: ['final', 'period'] }),
  rule('GB', 'VATA 1994 s. 36; VAT Regulations 1995 (SI 1995/2518) regs 165–172', {
    opens: { months: 6, of: 'later' },
    lapses: { months: 54, of: 'later' },
    writtenOff: true,
    asks: ['books'],
  }),
  rule('NL', 'Wet OB 1968 art. 29', { validFrom: '2017-01-01', opens: { months: 12, of: 'due' }, asks: ['period'] }),
  rule('BE', 'CTVA/WBTW art. 77, § 1, 7°; art. 82bis', {
    lapses: { yearEnds: 3 },
    asks: ['final', 'duplicate'],
    duplicate: 'TVA à reverser à l’État dans la mesure où elle a été initialement déduite. / Btw terug te storten aan de Staat in de mate waarin ze oorspronkelijk in aftrek werd gebracht.',
  }),
  rule('ES', 'LIVA (Ley 37/1992) art. 80.Cuatro; RIVA art. 24', {
    validFrom: '2023-01-01',
    opens: { months: 12, of: 'supply' },
    lapses: { months: 6, of: 'opening' },
    asks: ['small', 'demand', 'books', 'duplicate', 'told'],
    duplicate: 'Factura rectificativa: modificación de la base imponible por créditos incobrables (art. 80.Cuatro de la Ley 37/1992). Base imponible: {net}. Cuota de IVA: {vat}.',
  }),
  rule('IE', 'VATCA 2010 s. 39; VAT Regulations 2010 (S.I. 639/2010) reg. 10', { writtenOff: true, asks: ['final', 'books'] }),
  rule('IT', 'DPR 633/1972 art. 26, commi 2 e 3-bis', {
    validFrom: '2021-05-26',
    asks: ['procedure', 'duplicate', 'period'],
    duplicate: 'Nota di variazione in diminuzione ai sensi dell’art. 26 del DPR 633/1972. Imponibile: {net}. IVA: {vat}.',
  }),
  rule('AT', '§ 16 Abs. 3 Z 1 UStG 1994', { asks: ['final', 'period'] }),
  rule('SE', 'Mervärdesskattelag (2023:200) 8 kap. (kundförlust)', { validFrom: '2023-07-01', asks: ['final', 'period'] }),
]; // prettier-ignore

export const reliefRuleOf = (country: string): ReliefRule | undefined => RULES.find((one) => one.country === country);

export const RELIEF_COUNTRIES: readonly string[] = RULES.map(({ country }) => country);
