import type { FeeShownWords } from './fee-shown-words.en';

/** French. */
export const fr: FeeShownWords = {
  title: 'Frais d’ouverture facturés',
  invoice: 'Facture',
  credit: 'Avoir',
  paperOf: 'PDF de {number}',
  states: {
    open: 'à payer au plus tard le {day}',
    paid: 'payée le {day}',
    said: 'tenue pour payée le {day} ; la banque ne l’a pas montrée',
    credited: 'annulée par {number}',
    credit: 'rend les frais',
  },
  proposed:
    'À la banque, ceci peut être son paiement. Une fois confirmé, les frais sont payés et le travail sur l’affaire commence.',
  went: '{day}, à {name} : exactement ce montant, {why}.',
  byReference: 'sous sa référence',
  byIban: 'vers son compte',
  both: 'sous sa référence et vers son compte',
  thisPaid: 'La ligne du {day} l’a payée',
  paid: 'La facture {number} est payée.',
  release: 'C’était autre chose',
  releaseText: 'La facture attend de nouveau son paiement. L’avancement de l’affaire ne change pas.',
  released: 'La facture {number} attend de nouveau son paiement.',
  list: {
    title: 'Factures des nouvelles affaires',
    caption: 'Factures établies pour de nouvelles affaires',
    intro:
      'Établies d’elles-mêmes pour chaque affaire que vous confie une entreprise que vous gérez, si vos prix comportent des frais d’ouverture.',
    number: 'Numéro',
    day: 'Date',
    company: 'Entreprise',
    case: 'Affaire',
    gross: 'TTC',
    state: 'État',
  },
};
