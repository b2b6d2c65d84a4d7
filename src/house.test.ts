import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS } from './config';
import { isTest, readSource, roomOf, sourcesIn } from './platform/testing/sources';

/** The house reads its own sources: what a stranger needs in order to find his way is there, and stays there. */
const sources = sourcesIn('src', 'migrations', 'bench');
const product = sources.filter(({ path }) => !isTest(path));

/** The paths of the sources of which something is true: a good list is empty. */
const pathsWhere = (list: typeof sources, wrong: (source: (typeof sources)[number]) => boolean): string[] =>
  list.filter(wrong).map(({ path }) => path);

describe('the house', () => {
  it('has small files', () => {
    const lines = (text: string): number => text.split('\n').length - 1;
    expect(pathsWhere(product, ({ text }) => lines(text) > 300)).toEqual([]);
    expect(pathsWhere(sources, ({ text }) => lines(text) > 500)).toEqual([]);
  });

  it('has no empty names', () => {
    const empty = /\/([a-z-]+-)?(utils?|helpers?|types|managers?|handlers?|misc|lib|core)(\.[a-z]+)?\.ts$|\/index\.ts$/;
    expect(pathsWhere(sources, ({ path }) => empty.test(path))).toEqual([]);
  });

  it('says at the head of each file what it is', () => {
    const headless = ({ text }: { text: string }): boolean => {
      const doc = text.indexOf('/**');
      const code = text.search(/^(export|const|let|function|async|class|interface|type|describe)\b/m);
      return doc < 0 || (code >= 0 && code < doc);
    };
    expect(pathsWhere(product, headless)).toEqual([]);
  });

  it('hides no file behind another: no barrels', () => {
    expect(pathsWhere(product, ({ text }) => /^export (\*|\{[^}]*\}) from /m.test(text))).toEqual([]);
  });

  it('leaves nothing open and names no machine', () => {
    const open = /\bTO[D]O\b|\bFIX[M]E\b|\bX[X]X\b|not impl[e]mented|\bst[u]b\b/;
    const singled = /\b(it|test|describe)\.(on[l]y|sk[i]p)\b|\bx(it|describe)\(/;
    const machine = /["'`\s(=](\/tmp|\/root|\/work|\/home)\//;
    expect(pathsWhere(sources, ({ text }) => open.test(text) || singled.test(text) || machine.test(text))).toEqual([]);
  });

  it('has no papers at its door but those that are known', () => {
    const papers = readdirSync(join(__dirname, '..')).filter((name) => /\.(md|txt|patch|log)$/i.test(name));
    expect(papers.sort()).toEqual(['CHANGELOG.md', 'CONTRIBUTING.md', 'DECISIONS.md', 'README.md', 'SECURITY.md']);
  });

  it('has each room on the map of the README, in the order of the shelves', () => {
    const rooms = new Set(sources.map(({ path }) => roomOf(path)).filter((name) => name !== undefined));
    const map = [...readSource('README.md').matchAll(/^\| `([a-z]+)\/` +\|/gm)].map((found) => found[1]);
    const shelves = [
      ...readSource('.dependency-cruiser.cjs')
        .split('const JOBS')[0]!
        .matchAll(/'([a-z]+)'/g),
    ];
    expect([...rooms].filter((name) => !map.includes(name))).toEqual([]);
    expect(map).toEqual(shelves.map((found) => found[1]).filter((name) => map.includes(name)));
  });

  it('explains every setting where people look for it', () => {
    const names = Object.keys(SETTINGS);
    const example = [...readSource('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map((found) => found[1]);
    const readme = [...readSource('README.md').matchAll(/^\| `([A-Z_]+)` +\|/gm)].map((found) => found[1]);
    expect(example).toEqual(names);
    expect(readme).toEqual(names);
  });

  it('has one change a file in its migrations, numbered without a gap', () => {
    const numbered = readdirSync(join(__dirname, '..', 'migrations')).filter((name) => /^\d/.test(name));
    expect(numbered.map((name) => Number(name.slice(0, 3)))).toEqual(numbered.map((_, at) => at + 1));
    const silent = sources.filter(({ path, text }) => /^migrations\/\d/.test(path) && !/\bSafe:/.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});
