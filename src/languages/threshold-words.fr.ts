/** French words of the preview of thresholds. */
import type { ThresholdWords } from './threshold-words.en';

export const fr: ThresholdWords = {
  button: 'Voir ce qui changerait',
  title: 'Ce qui changerait',
  note: 'Aperçu de ce qui figure dans le formulaire : rien n’est encore enregistré.',
  fewer: {
    one: '{n} client de moins serait relancé le {day} : {sum}.',
    other: '{n} clients de moins seraient relancés le {day} : {sum}.',
  },
  more: {
    one: '{n} client de plus serait relancé le {day} : {sum}.',
    other: '{n} clients de plus seraient relancés le {day} : {sum}.',
  },
  same: 'Autant de clients qu’avant seraient relancés le {day}.',
  unchanged: 'Rien dans le formulaire ne diffère de ce qui est en vigueur.',
};
