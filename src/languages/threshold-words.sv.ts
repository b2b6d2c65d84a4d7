/** Swedish words of the preview of thresholds. */
import type { ThresholdWords } from './threshold-words.en';

export const sv: ThresholdWords = {
  button: 'Visa vad som skulle ändras',
  title: 'Vad som skulle ändras',
  note: 'Det här är en förhandsvisning av det som står i formuläret: ingenting är sparat än.',
  fewer: {
    one: '{n} kund färre skulle få en påminnelse den {day}: {sum}.',
    other: '{n} kunder färre skulle få en påminnelse den {day}: {sum}.',
  },
  more: {
    one: '{n} kund fler skulle få en påminnelse den {day}: {sum}.',
    other: '{n} kunder fler skulle få en påminnelse den {day}: {sum}.',
  },
  same: 'Lika många kunder som förut skulle få en påminnelse den {day}.',
  unchanged: 'Ingenting i formuläret skiljer sig från det som gäller.',
};
