/** French names of what files are written in. */
export const formats = {
  csv: 'texte (CSV)',
  xlsx: 'classeur Excel',
  fec: 'écritures comptables (FEC)',
  sie: 'écritures comptables (SIE 4)',
  datev: 'écritures (DATEV)',
  saft: 'fichier d’audit (SAF-T)',
  sie5: 'écritures comptables (SIE 5)',
  ubl: 'facture électronique (UBL)',
  cii: 'facture électronique (CII, Factur-X)',
  fatturapa: 'facture électronique (FatturaPA)',
  facturae: 'facture électronique (Facturae)',
  einvoices: 'factures électroniques de plusieurs formats',
};
