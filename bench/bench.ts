import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { print, runFile, type Timing } from './measure';

/**
 * `npm run bench`: every benchmark, one after the other, each in a process of its own, and one table of all. With names, only
 * those: `npm run bench -- import ageing`.
 */
const NO_BENCHMARKS = /^(bench|measure|screens|pages-.*|kill-.*)\.ts$/;

async function main(names: readonly string[]): Promise<void> {
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.ts') && !NO_BENCHMARKS.test(file));
  const wanted = names.length === 0 ? files : names.map((name) => `${name}.ts`);
  const unknown = wanted.filter((file) => !files.includes(file));
  if (unknown.length > 0) {
    console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${files.join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const timings: Timing[] = [];
  for (const file of wanted) {
    console.log(`… ${file.replace(/\.ts$/, '')}`);
    timings.push(...(await runFile(join(__dirname, file))));
  }
  print(timings);
}

void main(process.argv.slice(2));
