import type { InsolvencyListWords } from './insolvency-list-words.en';

/** French words of the page that checks a list of insolvencies. */
export const fr: InsolvencyListWords = {
  title: 'Contrôle des procédures collectives',
  intro:
    'Une liste de procédures annoncées, comme celle du BODACC, des Insolvenzbekanntmachungen ou d’une Gazette, est comparée à vos clients. Rien n’est enregistré tout seul : vous regardez ce qui correspond.',
  newest: 'La dernière liste a été contrôlée le {day}. Les clients qui viennent ensuite y sont aussi comparés.',
  never: 'Aucune liste n’a encore été contrôlée.',
  read: 'Lignes lues : {rows}. Nouvelles propositions : {found}.',
  problemsTitle: 'Lignes inutilisables',
  problem: 'Ligne {row} : {why}',
  matches: 'Est-ce ce client ?',
  matchesText:
    'Le même numéro d’immatriculation ou de TVA est sûr. Un nom avec son code postal peut désigner quelqu’un d’autre.',
  byNumber: 'Le même numéro d’immatriculation ou de TVA',
  byName: 'Le même nom et le même code postal : à regarder de près',
  digestOnly:
    'Cette ligne de {list} est venue avant le client et n’est donc pas conservée en clair : cherchez-la dans la liste.',
  record: 'Enregistrer la procédure',
  notThis: 'Pas ce client',
  remembered: 'Noté : ce n’est pas ce client. La ligne n’est plus conservée en clair.',
  empty: 'Aucune ligne n’attend d’être regardée.',
  upload: 'Contrôler une liste',
  uploadText:
    'CSV ou Excel avec des titres : nom, numéro d’immatriculation ou de TVA, jour de l’ouverture ou de la publication ; tribunal, numéro, nature, mandataire, code postal s’ils y sont. Les lignes qui ne correspondent à personne ne sont conservées que sous forme d’empreinte.',
  country: 'Registre de',
  file: 'Liste',
  check: 'Contrôler la liste',
  noFile: 'Choisissez un pays et un fichier.',
  problems: {
    'no-headings': 'pas de titres disant qui et quand',
    'no-rows': 'aucune ligne',
    'too-many-rows': 'plus de {value} lignes',
    damaged: 'elle ne se découpe pas en cellules',
    nobody: 'ni nom ni numéro',
    'no-day': 'ni jour d’ouverture ni jour de publication',
    'not-a-day': '« {value} » n’est pas un jour',
    'future-day': '{value} est à venir',
  },
};
