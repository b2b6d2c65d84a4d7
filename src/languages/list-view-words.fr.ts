import type { ListViewWords } from './list-view-words.en';

/** French words of kept views and columns of lists. */
export const fr: ListViewWords = {
  menu: 'Vues',
  all: 'Tout',
  keepTitle: 'Garder cette liste comme vue',
  changeTitle: 'Cette vue',
  name: 'Nom',
  shared: 'Visible par toute la société',
  opens: 'Ma liste s’ouvre sur cette vue',
  keep: 'Garder la vue',
  change: 'Enregistrer',
  remove: 'Supprimer la vue',
  shares: 'de la société',
  usual: 'Colonnes habituelles',
  kept: 'Vue « {name} » enregistrée.',
  changed: 'Vue « {name} » modifiée.',
  removed: 'Vue « {name} » supprimée.',
  refused: {
    taken: 'Une vue porte déjà ce nom.',
    takenRemedy: 'Donnez-lui un autre nom.',
    many: 'Vous gardez déjà beaucoup de vues de cette liste.',
    manyRemedy: 'Supprimez-en une dont vous n’avez plus besoin.',
    nameless: 'La vue n’a pas de nom.',
    namelessRemedy: 'Revenez en arrière et donnez-lui un nom.',
  },
};
