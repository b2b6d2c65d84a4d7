/** English names of what files are written in. The type that the other languages fill. */
export const formats = {
  csv: 'text (CSV)',
  xlsx: 'Excel workbook',
  fec: 'a ledger (FEC)',
  sie: 'a ledger (SIE 4)',
  datev: 'bookings (DATEV)',
  saft: 'an audit file (SAF-T)',
  sie5: 'a ledger (SIE 5)',
  ubl: 'e-invoice (UBL)',
  cii: 'e-invoice (CII, Factur-X, ZUGFeRD)',
  fatturapa: 'e-invoice (FatturaPA)',
  facturae: 'e-invoice (Facturae)',
  einvoices: 'e-invoices of several formats',
};
