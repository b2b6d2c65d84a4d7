import { join } from 'node:path';
import { play, type Played, type Playing } from '../src/cash/testing/play';
import { year } from '../src/cash/testing/year';
import type { Year } from '../src/cash/testing/year-nouns';
import { realStatements } from '../src/imports/testing/real';
import { report, type Timing } from './measure';

/**
 * How well and how fast money that comes in is matched: on a made year of 10,000 payments whose truth is known, and on real statements
 * with open items made from their words. Floor: each word of each payment looked up in one table, which is the least that matching can
 * cost. `tsx bench/matching.ts [folder of statements] [seed]`. What applied itself against the truth is printed, each one.
 */
const percent = (part: number, of: number): string => (of === 0 ? '–' : `${((100 * part) / of).toFixed(part === of ? 0 : 1)} %`); // prettier-ignore

function table(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows) console.log(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  ')); // prettier-ignore
}

function line(what: string, all: readonly Played[]): string[] {
  const applied = all.filter((one) => one.applies);
  const wrong = applied.filter((one) => !one.right);
  const right = all.filter((one) => one.right).length;
  const payer = all.filter((one) => one.payerRight).length;
  return [what, String(all.length), percent(applied.length, all.length), String(wrong.length), percent(applied.length - wrong.length, applied.length), percent(right, all.length), percent(payer, all.length)]; // prettier-ignore
}

const HEAD = ['', 'payments', 'by itself', 'wrong', 'precision', 'first right', 'payer right'];

function printPlayed(played: readonly Played[], kinds: boolean): void {
  const rows = [HEAD, line('all', played)];
  for (const grade of ['clean', 'work', 'ambiguous'] as const) rows.push(line(grade, played.filter((one) => one.payment.grade === grade))); // prettier-ignore
  const strangers = played.filter((one) => one.payment.truth.kind === 'not-ours');
  if (strangers.length > 0) rows.push(line('no customer’s', strangers));
  if (kinds) {
    const words = [...new Set(played.flatMap((one) => one.payment.noise))];
    const by = words.map((word) => ({ word, all: played.filter((one) => one.payment.noise.includes(word)) }));
    for (const { word, all } of by.sort((a, b) => b.all.length - a.all.length)) rows.push(line(`  ${word}`, all));
    for (const naming of new Set(played.filter((one) => one.applies).map((one) => `= ${one.naming} ${one.fit}`)))
      rows.push(line(naming, played.filter((one) => one.applies && `= ${one.naming} ${one.fit}` === naming))); // prettier-ignore
  }
  table(rows);
}

function printWrong(played: readonly Played[]): void {
  const wrong = played.filter((one) => one.applies && !one.right);
  const onlySetOff = wrong.filter((one) => one.setsOffOnly).length;
  if (wrong.length > 0) console.log(`\nApplied by themselves against the truth: ${wrong.length}, of which ${onlySetOff} only set off an invoice and its credit note beside what is right`); // prettier-ignore
  for (const { payment, naming, fit, proposed, truth } of wrong) {
    const { id, bookedOn, amountMinor, currency, reference, name, text, noise, grade } = payment;
    console.log(`${id} ${bookedOn} ${(amountMinor / 100).toFixed(2)} ${currency} | ${reference ?? '–'} | ${name ?? '–'} | ${text}\n    ${naming} ${fit}: ${proposed}\n    truth: ${truth} (${grade}: ${noise.join('; ')})`); // prettier-ignore
  }
}

const clock = (): number => performance.now();

/** Every word of every payment in one table. */
function floorOf({ payments, items }: Year): number {
  const from = clock();
  const known = new Map(items.flatMap(({ document, reference }) => [document, reference ?? document].map((key) => [key, 1] as const))); // prettier-ignore
  let found = 0;
  for (const { text, reference } of payments) {
    for (const word of text.split(/[\s,;+]+/)) found += known.get(word) ?? 0;
    found += known.get(reference ?? '') ?? 0;
  }
  if (found === 0 && payments.length > 1_000) throw new Error('no number was found');
  return (clock() - from) / 1000;
}

function timed(what: string, of: Year, { matchSeconds, knowSeconds }: Playing): Timing {
  console.log(
    `${what}: ${Math.round(of.payments.length / matchSeconds)} payments/s, knowledge ${knowSeconds.toFixed(2)} s\n`,
  );
  return { what, seconds: matchSeconds + knowSeconds, floorSeconds: floorOf(of) };
}

function main(): void {
  const [folder = join(__dirname, '../fixtures/imports/bank'), seed = '2026'] = process.argv.slice(2);
  const made = year({ seed: Number(seed), customers: 3_000, payments: 10_000 });
  play(year({ seed: 1, customers: 300, payments: 1_000 }), clock); // warm
  const playing = play(made, clock);
  printPlayed(playing.played, true);
  printWrong(playing.played);
  const timings = [timed('matching a year of 10,000 payments', made, playing)];
  const real = realStatements(folder).map(({ file, year: of }) => ({ file, of, playing: play(of, clock) }));
  for (const { file, playing: one } of real) table([HEAD, line(file, one.played)].slice(1));
  const all = real.flatMap((one) => one.playing.played);
  console.log(`\nReal statements in ${folder}`);
  printPlayed(all, false);
  printWrong(all);
  report(timings);
}

if (require.main === module) main();
