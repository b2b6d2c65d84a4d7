/** English words of the preview of thresholds; the type that the other languages fill. */
export const en = {
  button: 'Show what would change',
  title: 'What would change',
  note: 'This is a preview of what stands in the form: nothing is saved yet.',
  fewer: {
    one: '{n} customer fewer would be reminded on {day}: {sum}.',
    other: '{n} customers fewer would be reminded on {day}: {sum}.',
  },
  more: {
    one: '{n} customer more would be reminded on {day}: {sum}.',
    other: '{n} customers more would be reminded on {day}: {sum}.',
  },
  same: 'As many customers as before would be reminded on {day}.',
  unchanged: 'Nothing in the form differs from what is in force.',
};

export type ThresholdWords = typeof en;
