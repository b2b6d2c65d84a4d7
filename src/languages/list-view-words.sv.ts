import type { ListViewWords } from './list-view-words.en';

/** Swedish words of kept views and columns of lists. */
export const sv: ListViewWords = {
  menu: 'Vyer',
  all: 'Alla',
  keepTitle: 'Spara listan som vy',
  changeTitle: 'Den här vyn',
  name: 'Namn',
  shared: 'Alla på företaget ser den',
  opens: 'Min lista öppnas med den',
  keep: 'Spara vyn',
  change: 'Spara',
  remove: 'Ta bort vyn',
  shares: 'företagets',
  usual: 'De vanliga kolumnerna',
  kept: 'Vyn ”{name}” är sparad.',
  changed: 'Vyn ”{name}” är ändrad.',
  removed: 'Vyn ”{name}” är borttagen.',
  refused: {
    taken: 'Det finns redan en vy med det namnet.',
    takenRemedy: 'Ge den ett annat namn.',
    many: 'Du har redan väldigt många vyer av den här listan.',
    manyRemedy: 'Ta bort en som du inte längre behöver.',
    nameless: 'Vyn har inget namn.',
    namelessRemedy: 'Gå tillbaka och ge den ett namn.',
  },
};
