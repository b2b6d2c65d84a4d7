/** German words of the preview of thresholds. */
import type { ThresholdWords } from './threshold-words.en';

export const de: ThresholdWords = {
  button: 'Zeigen, was sich ändern würde',
  title: 'Was sich ändern würde',
  note: 'Dies ist eine Vorschau auf das, was im Formular steht: Noch ist nichts gespeichert.',
  fewer: {
    one: 'Am {day} würde {n} Kunde weniger gemahnt: {sum}.',
    other: 'Am {day} würden {n} Kunden weniger gemahnt: {sum}.',
  },
  more: {
    one: 'Am {day} würde {n} Kunde mehr gemahnt: {sum}.',
    other: 'Am {day} würden {n} Kunden mehr gemahnt: {sum}.',
  },
  same: 'Am {day} würden gleich viele Kunden gemahnt wie bisher.',
  unchanged: 'Im Formular steht nichts anderes, als schon gilt.',
};
