/** Swedish names of what files are written in. */
export const formats = {
  csv: 'text (CSV)',
  xlsx: 'Excel-arbetsbok',
  fec: 'bokföring (FEC)',
  sie: 'bokföring (SIE 4)',
  datev: 'bokföring (DATEV)',
  saft: 'revisionsfil (SAF-T)',
  sie5: 'bokföring (SIE 5)',
  ubl: 'e-faktura (UBL)',
  cii: 'e-faktura (CII, Factur-X, ZUGFeRD)',
  fatturapa: 'e-faktura (FatturaPA)',
  facturae: 'e-faktura (Facturae)',
  einvoices: 'e-fakturor i flera format',
};
