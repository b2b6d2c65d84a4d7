import type { ShownText } from './shown-text';
import type { PlacedExhibit, Telling } from './telling';
import { maskLinks } from './visibility';

/** A text among the exhibits as a sheet of ours: every line as it was written, the file itself carried whole. */
export function textSheet({ words }: Telling, exhibit: PlacedExhibit, { text, cut }: ShownText) {
  const whole =
    exhibit.carriedAs === null
      ? words.text.apart.replace('{file}', () => exhibit.archiveName)
      : words.text.whole.replace('{file}', () => exhibit.carriedAs ?? '');
  return {
    title: exhibit.name,
    text: maskLinks(text),
    notes: [...(text === '' ? [words.text.empty] : []), ...(cut ? [words.text.cut] : []), whole],
  };
}
