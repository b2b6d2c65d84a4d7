import type { TermsPageWords } from './terms-page-words.en';

/** French words of the page of terms of payment. */
export const fr: TermsPageWords = {
  title: 'Conditions de paiement',
  intro:
    'Lorsqu’une facture ne dit pas jusqu’à quand elle est à payer, l’échéance est calculée : d’après les conditions de la pièce, sinon celles du client, sinon celles de la société. Une échéance donnée n’est jamais modifiée.',
  company: 'La société',
  assumed:
    'Personne n’a dit ce qui est convenu : une telle échéance doit être prouvée avant que l’on réclame quoi que ce soit d’après elle.',
  change: 'La modifier dans les réglages',
  computed: 'Postes ouverts dont l’échéance est calculée',
  list: 'Les afficher',
  none: 'Aucun poste ouvert n’a d’échéance calculée.',
  standingIntro: 'Les conditions ont changé après le calcul de ces échéances. Rien n’est déplacé sans vous.',
  move: 'Déplacer ces échéances',
  first: 'Les {n} premiers :',
  document: 'Pièce',
  customer: 'Client',
  before: 'Échéance actuelle',
  after: 'Nouvelle échéance',
  moves: 'Déplacements',
  when: 'Quand',
  who: 'Qui',
  what: 'Quoi',
  undo: 'Remettre',
  back: 'remis',
  movedOf: 'Suivent les conditions en vigueur : {items}, dont {n} avec une autre échéance',
  items: { one: '{n} poste ouvert', other: '{n} postes ouverts' },
  held: {
    one: '{n} autre reste tel quel : un échéancier, un partenaire ou un tribunal l’a.',
    other: '{n} autres restent tels quels : un échéancier, un partenaire ou un tribunal les a.',
  },
  standing: {
    one: '{n} poste ouvert suit d’anciennes conditions',
    other: '{n} postes ouverts suivent d’anciennes conditions',
  },
  moved: { one: '{n} aurait une autre échéance', other: '{n} auraient une autre échéance' },
  overdue: { one: '{n} deviendrait échu', other: '{n} deviendraient échus' },
  relieved: { one: '{n} ne serait plus échu', other: '{n} ne seraient plus échus' },
  putBack: { one: '{n} échéance remise', other: '{n} échéances remises' },
};
