import type { BankWords } from './bank-words.en';

/** French words of what the bank says. */
export const fr: BankWords = {
  title: 'Relevés bancaires',
  intro:
    'Ce que la banque dit de nos comptes. Les fichiers entrent par duly bank import ; ce qui est reçu est rapproché aussitôt, et ce qui n’est pas certain attend sous Encaissements.',
  breaks: 'Manquant ou inexact',
  gap: '{account} : un relevé manque après le {day}. Il finissait à {expected}, le suivant commence à {said} (écart {off}).',
  sum: '{account}, relevé au {day} : les lignes donnent {expected}, le relevé indique {said}.',
  statements: 'Relevés',
  number: 'Numéro',
  account: 'Compte',
  until: 'Jusqu’au',
  opening: 'Solde initial',
  closing: 'Solde final',
  lines: 'Lignes',
  file: 'Fichier',
  empty: 'Pas encore de relevé bancaire.',
  one: 'Relevé {number} · {account}',
  from: '{file}, {when} : {added} lignes nouvelles sur {lines}.',
  back: 'Tous les relevés',
  added: 'Lignes ajoutées',
  booked: 'Comptabilisé',
  amount: 'Montant',
  who: 'Contrepartie',
  reference: 'Référence',
  text: 'Libellé',
  twice: 'peut-être en double',
  returned: 'revenu : {reason}',
  none: 'Il n’a ajouté aucune ligne.',
  previous: 'Précédent',
  next: 'Suivant',
};
