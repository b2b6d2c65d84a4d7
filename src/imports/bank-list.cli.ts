import type { Command } from 'commander';
import { ibanFrom } from '../companies/iban';
import { isCurrency } from '../kernel/money';
import { WrongUse, type Refusal } from '../kernel/result';
import { BadFile } from '../platform/shell';
import type { ListAnswers, ListQuestion } from './formats/bank-list';
import { LIST_FIELDS } from './formats/bank-list-words';

/** What a list of a bank does not say itself, said with options; and what must be said. */
export interface ListOptions {
  readonly account?: string;
  readonly currency?: string;
  readonly dateOrder?: string;
  readonly decimal?: string;
  readonly column?: readonly string[];
}

const severalTimes = (one: string, before: readonly string[] = []): readonly string[] => [...before, one];

export const withListOptions = (command: Command): Command =>
  command
    .option('--account <iban>', 'of a list: whose account it is')
    .option('--currency <code>', 'of a list: its currency')
    .option('--date-order <order>', 'of a list: dmy, mdy or ymd')
    .option('--decimal <mark>', 'of a list: "." or ","')
    .option(
      '--column <field=column>',
      `of a list: which column is what, by its position or heading, or none: amount=3; several times. Fields: ${LIST_FIELDS.join(', ')}`,
      severalTimes,
    );

export function listAnswersOf(options: ListOptions): ListAnswers {
  const { account, currency, dateOrder, decimal, column = [] } = options;
  const iban = account === undefined ? undefined : ibanFrom(account);
  if (account !== undefined && iban === undefined)
    throw new WrongUse(`${account} is no IBAN.`, 'Write the IBAN of the account.');
  if (currency !== undefined && !isCurrency(currency))
    throw new WrongUse(`${currency} is no currency.`, 'Write it as EUR or SEK.');
  if (dateOrder !== undefined && dateOrder !== 'dmy' && dateOrder !== 'mdy' && dateOrder !== 'ymd')
    throw new WrongUse(`${dateOrder} is no order of a day.`, 'Write dmy, mdy or ymd.');
  if (decimal !== undefined && decimal !== '.' && decimal !== ',')
    throw new WrongUse(`"${decimal}" is no decimal mark.`, 'Write "." or ",".');
  return {
    ...(iban === undefined ? {} : { account: iban }),
    ...(currency === undefined ? {} : { currency }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(decimal === undefined ? {} : { decimalMark: decimal }),
    ...(column.length === 0 ? {} : { named: column }),
  };
}

/** What must be said, each with the option that says it. */
export function asksInWords(refusal: Refusal): Error {
  const { questions = [], headings = [], samples = [], accounts = [], day, amount } = refusal.facts as Asked;
  const shown = headings.map(
    (heading, at) =>
      `    ${at + 1} ${heading === '' ? '–' : heading}: ${samples
        .map((row) => row[at] ?? '')
        .filter((text) => text !== '')
        .slice(0, 2)
        .join(' · ')}`,
  );
  const said: Readonly<Record<ListQuestion, readonly string[]>> = {
    columns: ['  Which column is what? --column bookedOn=1 --column amount=3 --column text=4', ...shown],
    dateOrder: [`  "${day}" may be two days: --date-order dmy or --date-order mdy`],
    decimalMark: [`  "${amount}" may be two amounts: --decimal , or --decimal .`],
    account: [
      `  Whose account is it? --account ${accounts.length === 0 ? 'IBAN' : accounts.slice(0, 10).join(' or --account ')}`,
    ],
    currency: ['  In which currency is it? --currency EUR'],
  };
  return new BadFile([refusal.message, ...questions.flatMap((one) => said[one])].join('\n'), refusal.remedy, {
    code: refusal.code,
    ...refusal.facts,
  });
}

interface Asked {
  readonly questions?: readonly ListQuestion[];
  readonly headings?: readonly string[];
  readonly samples?: readonly (readonly string[])[];
  readonly accounts?: readonly string[];
  readonly day?: string;
  readonly amount?: string;
}
