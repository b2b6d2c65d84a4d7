/** Swedish names of where the window of an envelope is. */
export const layouts = {
  'letterLayout.din5008b': 'Tyskland, Österrike: DIN 5008, form B',
  'letterLayout.din5008a': 'Tyskland: DIN 5008, form A',
  'letterLayout.nf': 'Frankrike: NF Z 11-001',
  'letterLayout.gb': 'Storbritannien: DL eller C5, till vänster',
  'letterLayout.sn_left': 'Schweiz: SN 010130, till vänster',
  'letterLayout.sn_right': 'Schweiz: SN 010130, till höger',
  'letterLayout.se': 'Sverige: till höger',
  'letterLayout.nl': 'Nederländerna: till vänster',
  'letterLayout.es': 'Spanien: till höger',
};
