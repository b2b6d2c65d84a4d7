import { read, saidOf, sentencesFrom, type Sentence } from '../src/inbox/testing/sentences';

/**
 * How well mails of customers are read: precision and recall of what is proposed, on texts that nothing was tuned to: single sentences that
 * say what they mean, and whole mails that often do not. A proposal is right where its kind is; *whole* where day, amount and documents
 * are right too. "A question" proposes nothing, so the second line leaves it out. `tsx bench/reading-mail.ts [file of fixtures/inbox]`; every
 * difference is printed. It measures no time.
 */
interface Count {
  proposed: number;
  expected: number;
  right: number;
  whole: number;
}

const percent = (part: number, of: number): string => (of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`);
const kindOf = (said: string): string => said.split(' ')[0] ?? '';
const listOf = (expected: string): string[] => (expected === '-' ? [] : expected.split('; '));

function count(into: Count, sentence: Sentence, counts: (said: string) => boolean): void {
  const expected = listOf(sentence.expected).filter(counts);
  const proposed = read(sentence).map(saidOf).filter(counts);
  const kinds = expected.map(kindOf);
  into.proposed += proposed.length;
  into.expected += expected.length;
  into.whole += proposed.filter((one) => expected.includes(one)).length;
  for (const one of proposed) {
    const at = kinds.indexOf(kindOf(one));
    if (at < 0) continue;
    into.right++;
    kinds.splice(at, 1);
  }
}

const anything = (): boolean => true;
const noQuestion = (said: string): boolean => kindOf(said) !== 'question';

function measure(file: string): void {
  const sentences = sentencesFrom(file);
  const groups = new Map<string, Count>();
  const group = (name: string): Count => {
    const made = groups.get(name) ?? { proposed: 0, expected: 0, right: 0, whole: 0 };
    groups.set(name, made);
    return made;
  };
  for (const sentence of sentences) {
    count(group('all'), sentence, anything);
    count(group('no questions'), sentence, noQuestion);
    count(group(sentence.language), sentence, anything);
    const now = read(sentence).map(saidOf).join('; ') || '-';
    if (now !== sentence.expected) console.log(`${sentence.place} ${sentence.text}\n    expected ${sentence.expected}\n    read     ${now}`); // prettier-ignore
  }
  console.log(`\n${sentences.length} texts of ${file}`);
  console.log('             proposed  expected  precision  recall    whole');
  for (const [name, { proposed, expected, right, whole }] of groups)
    console.log(`${name.padEnd(12)} ${String(proposed).padStart(8)}  ${String(expected).padStart(8)}  ${percent(right, proposed).padStart(9)}  ${percent(right, expected).padStart(7)}  ${percent(whole, expected).padStart(7)}`); // prettier-ignore
}

const [asked] = process.argv.slice(2);
for (const file of asked === undefined ? ['sentences-held-back.txt', 'mails-held-back.txt'] : [asked]) measure(file);
