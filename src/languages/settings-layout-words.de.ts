/** German names of where the window of an envelope is. */
export const layouts = {
  'letterLayout.din5008b': 'Deutschland, Österreich: DIN 5008, Form B',
  'letterLayout.din5008a': 'Deutschland: DIN 5008, Form A',
  'letterLayout.nf': 'Frankreich: NF Z 11-001',
  'letterLayout.gb': 'Vereinigtes Königreich: DL oder C5, links',
  'letterLayout.sn_left': 'Schweiz: SN 010130, links',
  'letterLayout.sn_right': 'Schweiz: SN 010130, rechts',
  'letterLayout.se': 'Schweden: rechts',
  'letterLayout.nl': 'Niederlande: links',
  'letterLayout.es': 'Spanien: rechts',
};
