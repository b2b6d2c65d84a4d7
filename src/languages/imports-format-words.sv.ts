/** Swedish names of what files are written in. */
export const formats = {
  csv: 'text (CSV)',
  xlsx: 'Excel-arbetsbok',
  fec: 'bokföring (FEC)',
  sie: 'bokföring (SIE 4)',
  datev: 'bokföring (DATEV)',
  ubl: 'e-faktura (UBL)',
  cii: 'e-faktura (CII, Factur-X, ZUGFeRD)',
  fatturapa: 'e-faktura (FatturaPA)',
  facturae: 'e-faktura (Facturae)',
  einvoices: 'e-fakturor i flera format',
};
