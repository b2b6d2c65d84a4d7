import type { SearchWords } from './search-words.en';

/** French words of the search over everything. */
export const fr: SearchWords = {
  title: 'Recherche',
  titleOf: 'Recherche : {text}',
  field: 'Client, pièce, montant, IBAN, numéro de dossier, e-mail',
  button: 'Rechercher',
  hint: 'Une partie du nom ou du numéro suffit. Le montant se tape comme vous l’écrivez, avec ou sans devise ; l’IBAN avec ou sans espaces.',
  none: 'Aucun résultat pour « {text} ».',
  noneHint: 'Essayez avec une partie seulement, ou avec le numéro sans ses lettres.',
  group: {
    customer: 'Clients',
    document: 'Factures et paiements',
    amount: 'Par montant',
    contact: 'Contacts',
    dispute: 'Litiges',
    plan: 'Échéanciers',
    recovery: 'Dossiers de recouvrement et affaires confiées',
    reference: 'Références de paiement',
    account: 'Comptes bancaires',
  },
  kind: {
    case: 'Affaire confiée',
    file: 'Dossier de recouvrement',
    account: 'Notre compte',
  },
  open: 'reste dû : {amount}',
  settled: 'soldé',
  column: { what: 'Quoi', of: 'Se rapporte à', amount: 'Montant' },
  all: { customer: 'Tous les clients correspondants', document: 'Tous les postes ouverts correspondants' },
  suggestions: 'Résultats',
  more: 'Tous les résultats',
};
