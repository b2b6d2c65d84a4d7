/** French names of where the window of an envelope is. */
export const layouts = {
  'letterLayout.din5008b': 'Allemagne, Autriche : DIN 5008, forme B',
  'letterLayout.din5008a': 'Allemagne : DIN 5008, forme A',
  'letterLayout.nf': 'France : NF Z 11-001',
  'letterLayout.gb': 'Royaume-Uni : DL ou C5, à gauche',
  'letterLayout.sn_left': 'Suisse : SN 010130, à gauche',
  'letterLayout.sn_right': 'Suisse : SN 010130, à droite',
  'letterLayout.se': 'Suède : à droite',
  'letterLayout.nl': 'Pays-Bas : à gauche',
  'letterLayout.es': 'Espagne : à droite',
};
