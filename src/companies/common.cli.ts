import type { Command } from 'commander';
import { dayFrom, type Day } from '../kernel/day';
import { exponent, fromDecimal } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import type { Shell } from '../platform/shell';
import { onDay, type Work } from '../platform/work';
import type { Company } from './company';
import { theCompany } from './store';

/** What nearly every command shares: which company, on which day, for people or for scripts. */
export interface Common {
  readonly company?: string;
  readonly json?: boolean;
  /** Where the command has `--as-of`. */
  readonly asOf?: string;
}

export const common = (command: Command): Command =>
  command.option('--company <code>', 'needed where there are several').option('--json', 'for scripts');

export const withAsOf = (command: Command): Command =>
  common(command).option('--as-of <day>', 'as on that day, such as 2026-03-02; otherwise today');

/** Opens the house on the company's own day, or on `--as-of`. */
export async function atCompany(shell: Shell, options: Common): Promise<{ work: Work; company: Company }> {
  const asOf = options.asOf === undefined ? undefined : dayOption(options.asOf);
  const opened = await shell.open();
  const company = await theCompany(opened.db.read, options.company);
  return { work: onDay(opened, company.zone, asOf), company };
}

/** A day as it was typed. Throws WrongUse. */
export function dayOption(text: string): Day {
  const found = dayFrom(text);
  if (!found) throw new WrongUse(`${text} is no day.`, 'Write it as year-month-day, such as 2026-03-02.');
  return found;
}

/** An amount as it was typed, in minor units. Throws WrongUse. */
export function amountOption(text: string, currency: string): number {
  const found = fromDecimal(text, currency);
  if (found === undefined) {
    const sample = exponent(currency) === 0 ? '1234' : '1234.50';
    throw new WrongUse(
      `${text} is no amount in ${currency}.`,
      `Write it with a point and without blanks, such as ${sample}.`,
    );
  }
  return found;
}
