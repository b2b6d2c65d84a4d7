/** English names of where the window of an envelope is. */
export const layouts = {
  'letterLayout.din5008b': 'Germany, Austria: DIN 5008, form B',
  'letterLayout.din5008a': 'Germany: DIN 5008, form A',
  'letterLayout.nf': 'France: NF Z 11-001',
  'letterLayout.gb': 'United Kingdom: DL or C5, on the left',
  'letterLayout.sn_left': 'Switzerland: SN 010130, on the left',
  'letterLayout.sn_right': 'Switzerland: SN 010130, on the right',
  'letterLayout.se': 'Sweden: on the right',
  'letterLayout.nl': 'Netherlands: on the left',
  'letterLayout.es': 'Spain: on the right',
};
