/**
 * The particulars of a line of readiness: the documents, days and partners that its English sentence names, for a page that
 * says the rest in another language. Empty where it names none.
 */
export function particularsIn(text: string): string {
  const sentence = text.trim().replace(/\.$/, '');
  const listed = /: (.+)$/.exec(sentence) ?? /\b(?:due date for|copy of|proven for|not add up to) (.+)$/.exec(sentence);
  if (listed) return listed[1] ?? '';
  return [...sentence.matchAll(DAY)].map(([day]) => day).join(', ');
}

export const DAY = /\d{4}-\d{2}-\d{2}/g;
