/** German names of what files are written in. */
export const formats = {
  csv: 'Text (CSV)',
  xlsx: 'Excel-Mappe',
  fec: 'Buchungen (FEC)',
  sie: 'Buchungen (SIE 4)',
  datev: 'Buchungsstapel (DATEV)',
  saft: 'Prüfungsdatei (SAF-T)',
  sie5: 'Buchungen (SIE 5)',
  ubl: 'E-Rechnung (UBL)',
  cii: 'E-Rechnung (CII, ZUGFeRD, Factur-X)',
  fatturapa: 'E-Rechnung (FatturaPA)',
  facturae: 'E-Rechnung (Facturae)',
  einvoices: 'E-Rechnungen in mehreren Formaten',
};
