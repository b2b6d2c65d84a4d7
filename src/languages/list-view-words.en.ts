/** English words of kept views and columns of lists; the type that the other languages fill. */
export const en = {
  menu: 'Views',
  all: 'All',
  keepTitle: 'Keep this list as a view',
  changeTitle: 'This view',
  name: 'Name',
  shared: 'Everybody at the company sees it',
  opens: 'My list opens with it',
  keep: 'Keep the view',
  change: 'Save',
  remove: 'Delete the view',
  shares: 'of the company',
  usual: 'The usual columns',
  kept: 'View “{name}” kept.',
  changed: 'View “{name}” changed.',
  removed: 'View “{name}” deleted.',
  refused: {
    taken: 'There is a view of this name already.',
    takenRemedy: 'Give it another name.',
    many: 'You keep very many views of this list.',
    manyRemedy: 'Delete one that you no longer need.',
    nameless: 'The view has no name.',
    namelessRemedy: 'Go back and say what it is called.',
  },
};

export type ListViewWords = typeof en;
