import * as sample from '../sample-facts';

/** Facts for tests: a French company and customer with an email address, to which each test adds what it is about. */
export const { settings, rules, customer, contact, address, item, hold, past, facts } = sample;

/** The rows of a table written as text, cells between bars, the first line naming the columns. */
export function table(text: string): Record<string, string>[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^[\s|─-]+$/.test(line));
  const [names = [], ...rows] = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])));
}
