import type { retention as english } from './settings-retention-words.en';

/** French words of the page of data retention. */
export const retention: { readonly [Name in keyof typeof english]: string } = {
  kind: 'Quoi',
  months: 'Mois',
  goes: 'Part demain matin',
  next: 'Le suivant ensuite',
  none: '–',
  preview: 'Montrer ce qui partirait',
  save: 'Garder ces durées',
  shown: 'Ceci est un aperçu : rien n’est encore réglé.',
  kept: 'Durées enregistrées.',
  contacts: 'Noms, adresses et numéros des contacts clos',
  problems: 'Valeurs des lignes qu’un import n’a pas pu prendre',
  mails: 'E-mails envoyés aux collègues',
  finances: 'Ce que l’on sait des moyens des clients, selon sa propre date',
  announcements:
    'Lignes des listes de procédures : ce qui sert à comparer les nouveaux clients, et en clair ce que personne n’a tranché',
  never:
    'Jamais vidés : messages envoyés, courriers, dossiers de recouvrement, écritures, paiements et le journal de qui a fait quoi : ce sont des preuves comptables et des pièces. Des clients qui doivent encore, ont un litige ouvert, un dossier ou un gel juridique, rien n’est vidé ({n} actuellement).',
  wrong: 'Des mois entiers de 1 à 240, ou rien.',
};
