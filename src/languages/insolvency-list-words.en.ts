/** English words of the page that checks a list of insolvencies; the type that the other languages fill. */
export const en = {
  title: 'Insolvency check',
  intro:
    'A list of announced proceedings, such as from the BODACC, Insolvenzbekanntmachungen or a Gazette, is compared with your customers. Nothing is recorded by itself: you look at what fits.',
  newest: 'The newest list was checked on {day}. Customers that come later are checked against it too.',
  never: 'No list was checked yet.',
  read: 'Rows read: {rows}. New proposals: {found}.',
  problemsTitle: 'Rows that could not be used',
  problem: 'Line {row}: {why}',
  matches: 'Is it this customer?',
  matchesText: 'The same number of a register or for VAT is sure. A name with its postcode may be somebody else.',
  byNumber: 'The same register or VAT number',
  byName: 'The same name and postcode: look closely',
  digestOnly: 'This row of {list} came before the customer did, so it is not kept in clear: look it up in the list.',
  record: 'Record insolvency',
  notThis: 'Not this customer',
  remembered: 'Remembered: it is not that customer. The row is not kept in clear any more.',
  empty: 'No row of a list waits to be looked at.',
  upload: 'Check a list',
  uploadText:
    'CSV or Excel with headings: name, register or VAT number, opening or publication day; court, number, kind, administrator, postcode if there. Rows that fit nobody are kept as digests only.',
  country: 'Register of',
  file: 'List',
  check: 'Check the list',
  noFile: 'Choose a country and a file.',
  problems: {
    'no-headings': 'no headings for who and when',
    'no-rows': 'no rows',
    'too-many-rows': 'more than {value} rows',
    damaged: 'it cannot be cut into cells',
    nobody: 'neither a name nor a number',
    'no-day': 'neither an opening nor a publication day',
    'not-a-day': '“{value}” is no day',
    'future-day': '{value} lies ahead',
  },
};

export type InsolvencyListWords = typeof en;
