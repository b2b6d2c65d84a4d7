import type { ListViewWords } from './list-view-words.en';

/** German words of kept views and columns of lists. */
export const de: ListViewWords = {
  menu: 'Ansichten',
  all: 'Alle',
  keepTitle: 'Diese Liste als Ansicht speichern',
  changeTitle: 'Diese Ansicht',
  name: 'Name',
  shared: 'Alle in der Firma sehen sie',
  opens: 'Meine Liste öffnet sich damit',
  keep: 'Ansicht speichern',
  change: 'Speichern',
  remove: 'Ansicht löschen',
  shares: 'der Firma',
  usual: 'Übliche Spalten',
  kept: 'Ansicht „{name}“ gespeichert.',
  changed: 'Ansicht „{name}“ geändert.',
  removed: 'Ansicht „{name}“ gelöscht.',
  refused: {
    taken: 'Eine Ansicht mit diesem Namen gibt es schon.',
    takenRemedy: 'Geben Sie ihr einen anderen Namen.',
    many: 'Sie haben schon sehr viele Ansichten dieser Liste.',
    manyRemedy: 'Löschen Sie eine, die Sie nicht mehr brauchen.',
    nameless: 'Die Ansicht hat keinen Namen.',
    namelessRemedy: 'Gehen Sie zurück und geben Sie ihr einen Namen.',
  },
};
