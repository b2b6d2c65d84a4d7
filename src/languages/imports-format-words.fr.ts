/** French names of what files are written in. */
export const formats = {
  csv: 'texte (CSV)',
  xlsx: 'classeur Excel',
  fec: 'écritures comptables (FEC)',
  sie: 'écritures comptables (SIE 4)',
  datev: 'écritures (DATEV)',
  ubl: 'facture électronique (UBL)',
  cii: 'facture électronique (CII, Factur-X)',
  fatturapa: 'facture électronique (FatturaPA)',
  facturae: 'facture électronique (Facturae)',
  einvoices: 'factures électroniques de plusieurs formats',
};
