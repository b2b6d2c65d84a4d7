import type { AuditWords } from './audit-words.en';

/** French words of the audit trail. */
export const fr: AuditWords = {
  title: 'Journal d’audit',
  installation: {
    title: 'L’installation',
    text: 'Le journal de l’installation elle-même : qui s’est connecté, qui a été invité, quels modèles ont été chargés.',
    company: 'Cette société',
  },
  text: 'Chaque modification est une ligne, enchaînée à la précédente : qui a fait quoi, quand, et sur quoi. Une ligne n’est jamais modifiée.',
  caption: 'Ce qui a été fait, du plus récent au plus ancien',
  column: { at: 'Quand', who: 'Qui', what: 'Quoi', about: 'Objet', change: 'Modification', line: 'Ligne' },
  who: { clock: 'Duly', customer: 'un client', partner: 'un partenaire' },
  filter: { who: 'Personne', kind: 'Type', about: 'Objet', from: 'Du', to: 'Au' },
  erased: 'Les détails ont été effacés.',
  total: { one: '{n} ligne', other: '{n} lignes' },
  empty: 'Aucune ligne ne correspond. Retirez un filtre.',
  clear: 'Tout afficher',
  export: { csv: 'CSV', xlsx: 'Excel' },
  check: {
    action: 'Vérifier la chaîne',
    title: 'Vérification de la chaîne',
    underWay: 'Vérification en cours : {done} lignes sur {total}.',
    look: 'Où en est-elle ?',
    at: 'Vérifié le {at}.',
    failed: 'La vérification n’a pas pu aboutir : {why}',
    intact: 'Le journal est tel qu’il a été écrit : {lines} dans la chaîne, rien de modifié, rien de manquant.',
    waiting: {
      one: '{n} ligne attend son scellement, effectué toutes les quelques minutes.',
      other: '{n} lignes attendent leur scellement, effectué toutes les quelques minutes.',
    },
    erased: {
      one: 'Les détails de {n} ligne ont été effacés ; sa place dans la chaîne reste valable.',
      other: 'Les détails de {n} lignes ont été effacés ; leurs places dans la chaîne restent valables.',
    },
    head: 'Dernier sceau : {hash}. Noté ailleurs, il prouvera que rien n’a été retranché à la fin.',
    broken: {
      one: 'Le journal n’est pas tel qu’il a été écrit : {n} endroit a été modifié.',
      other: 'Le journal n’est pas tel qu’il a été écrit : {n} endroits ont été modifiés.',
    },
    remedy: 'Conservez cette base de données telle quelle et comparez-la à une sauvegarde.',
    flaw: {
      missing: 'une ligne manque avant elle',
      'broken-link': 'elle ne suit pas la ligne précédente',
      'changed-line': 'la ligne elle-même a été modifiée',
      'changed-payload': 'ses détails ont été modifiés',
    },
    place: 'Ligne {seq}, {kind}, {ref}',
    back: 'Retour au journal',
  },
};
