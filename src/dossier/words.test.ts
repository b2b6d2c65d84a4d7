import { DOSSIER_LANGUAGES, dossierWords, fill } from './words';

/** Every text of a language by its path: `cover.total`. */
function texts(words: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words) as [string, unknown][]) {
    if (typeof value === 'string') found.set(path + key, value);
    else for (const [inner, text] of texts(value as object, `${path}${key}.`)) found.set(inner, text);
  }
  return found;
}

const blanks = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe('the words of a recovery file', () => {
  const english = texts(dossierWords('en'));

  it.each(DOSSIER_LANGUAGES)('%s says everything, with the blanks that English has', (language) => {
    const own = texts(dossierWords(language));
    expect([...own.keys()]).toEqual([...english.keys()]);
    const other = [...english].filter(([path, text]) => blanks(text).join() !== blanks(own.get(path) ?? '').join());
    expect(other).toEqual([]);
  });

  it('stops at a blank that nobody fills', () => {
    expect(fill('{n} of {all}', { n: '1', all: '2' })).toBe('1 of 2');
    expect(() => fill('{n} of {all}', { n: '1' })).toThrow('{all}');
  });
});
