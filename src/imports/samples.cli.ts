import { count } from '../kernel/count';
import { toDecimal } from '../kernel/money';
import { sentence } from './problem';
import { trySamples, type Sample } from './samples.actions';

/** `npm run samples -- DIR`: what Duly makes of the files in a folder, without keeping anything. */
async function main(folder: string | undefined): Promise<void> {
  if (folder === undefined) {
    process.stderr.write('Say which folder: npm run samples -- DIR\n');
    process.exitCode = 2;
    return;
  }
  for await (const sample of trySamples(folder)) process.stdout.write(`${inWords(sample).join('\n')}\n\n`);
}

/** Problems shown per file. */
const SHOWN = 20;

function inWords({ file, outcome, refusal, changedAgain, bank }: Sample): string[] {
  if (bank) {
    const again = changedAgain === 0 ? 'again: nothing added' : `AGAIN: ${changedAgain} LINES ADDED`;
    const sums = (of: Readonly<Record<string, number>>): string => Object.entries(of).map(([currency, minor]) => `${toDecimal(minor, currency)} ${currency}`).join(', ') || '0'; // prettier-ignore
    return [
      `${file}: bank, ${bank.format}; ${count(bank.lines, 'line')}, came in ${sums(bank.came)}, went out ${sums(bank.went)}; ${count(bank.breaks, 'break')} of balances, ${count(bank.notices, 'notice')}; ${again}`,
    ];
  }
  if (!outcome) return [file, ...refusal.map((line) => `  not imported: ${line}`)];
  const { recognised, rows, booked, totals, skipped, problems, problemCount, assumptions } = outcome;
  const again = changedAgain === 0 ? 'again: nothing changed' : `AGAIN: ${changedAgain} ROWS CHANGED`;
  return [
    `${file}: ${recognised.format}, ${outcome.kind}, as of ${outcome.asOf}; ${count(rows, 'row')}, ${booked} booked, ${count(problemCount, 'problem')}; ${again}`,
    ...Object.entries(totals).map(
      ([currency, sums]) =>
        `  ${currency}: invoices ${toDecimal(sums.invoicesMinor, currency)}, credit notes ${toDecimal(sums.creditNotesMinor, currency)}, ` +
        `payments ${toDecimal(sums.paymentsMinor, currency)}, open ${toDecimal(sums.openMinor, currency)}`,
    ),
    ...skipped.map(({ sentence: why, count }) => `  left out ${count}: ${why}`),
    ...problems.slice(0, SHOWN).map((problem) => `  ${sentence(problem)}`),
    ...(problemCount > SHOWN ? [`  … and ${count(problemCount - SHOWN, 'problem')} more`] : []),
    ...assumptions.map((assumption) => `  assumed: ${assumption}`),
  ];
}

void main(process.argv[2]);
