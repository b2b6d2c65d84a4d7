import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { dayOption } from '../companies/common.cli';
import type { Day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { BadFile, example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { ratesFromFile } from './rate-file';
import { standings, type StandingRate } from './rate-history';
import { ratesCsv } from './rate-shown';
import { shippedRates } from './rate-table';
import { isSeries, isUnsure, lastKnownDay, rateOn, type RateRow, type RateSeries, type RateTable } from './rates';
import { addRates, confirmRate, noSuchRate, refuseRate } from './rates.actions';
import { rateTable, recordedRates } from './store';

/** `duly law rates`: the reference rates with their sources, as of any day or version; added by a file, confirmed by a second person. */
interface Options {
  readonly series?: string;
  readonly on?: string;
  readonly table?: string;
  readonly csv?: boolean;
  readonly history?: boolean;
  readonly json?: boolean;
}

export function ratesCommands(law: Command, shell: Shell): void {
  const group = law.command('rates').description('reference rates of the law: see them, add them, confirm them');
  example(
    group
      .command('list', { isDefault: true })
      .description('what each series says on a day, how that is known, and to which day')
      .option('--series <name>', 'every row of one series')
      .option('--on <day>', 'on that day; otherwise today')
      .option('--table <version>', 'as the table was in that version, which a calculation names')
      .option('--history', 'every row that was ever recorded, and how it stands')
      .option('--csv', 'as a file that “add” takes')
      .option('--json', 'for scripts')
      .action((options: Options) => list(shell, options)),
    'duly law rates list --series DE_BASISZINSSATZ --on 2025-07-01',
  );
  example(
    group
      .command('add <file>')
      .description('the rates of a file (CSV or JSON), each with its source; all of them or none')
      .option('--json', 'for scripts')
      .action((file: string, options: Options) => add(shell, file, options)),
    'duly law rates add rates.csv',
  );
  example(
    group
      .command('confirm <series> <from>')
      .description('somebody else than who added it has compared a rate with the official text')
      .option('--json', 'for scripts')
      .action((series: string, from: string, options: Options) => confirm(shell, { series, from }, options)),
    'duly law rates confirm DK_NATIONALBANKEN_HALFYEAR 2026-01-01',
  );
  example(
    group
      .command('refuse <series> <from>')
      .description('a rate that was added is wrong: it holds no more')
      .option('--json', 'for scripts')
      .action((series: string, from: string, options: Options) => refuse(shell, { series, from }, options)),
    'duly law rates refuse SE_RIKSBANK_REFERENCE 2026-07-01',
  );
}

async function list(shell: Shell, options: Options): Promise<void> {
  const work = await shell.open();
  const on = options.on === undefined ? work.today : dayOption(options.on);
  const table = await tableAsked(work, options.table);
  if (options.series !== undefined && !isSeries(table, options.series)) throw noSeries(table, options.series);
  const chosen = Object.values(table.series).filter(({ name }) => (options.series ?? name) === name);
  if (options.history === true) return history(shell, work, options);
  if (options.csv === true) {
    shell.print(ratesCsv(chosen.flatMap(({ rows }) => rows)).trimEnd());
    return;
  }
  if (options.json === true) {
    shell.json({ table: table.version, on, series: chosen.map((series) => seriesJson(series, table, on)) });
    return;
  }
  if (options.series !== undefined && options.on === undefined) {
    for (const row of chosen[0]?.rows ?? []) shell.print(rowLine(row));
  }
  for (const series of chosen) shell.print(lineOn(series, table, on));
  shell.print(`Table of rates: version ${table.version}`);
}

async function tableAsked(work: Work, asked: string | undefined): Promise<RateTable> {
  const newest = await rateTable(work.db.read);
  if (asked === undefined) return newest;
  const version = Number(asked);
  if (!/^\d{1,9}$/.test(asked) || version < 1 || version > Number(newest.version)) {
    throw new WrongUse(`There is no version ${asked} of the table of rates.`, `There are 1 to ${newest.version}.`);
  }
  return rateTable(work.db.read, { version });
}

const noSeries = (table: RateTable, name: string): WrongUse =>
  new WrongUse(`There is no series ${name}.`, `Known are: ${Object.keys(table.series).join(', ')}.`);

function lineOn(series: RateSeries, table: RateTable, on: Day): string {
  const answer = rateOn(table, series.name, on);
  if (!answer.known) return `${series.name}  ${on}: unknown from ${answer.unknownFrom}`;
  const until = answer.holdsTo === null ? '' : ` to ${answer.holdsTo}`;
  return `${rowLine(answer.row)}  holds${until}`;
}

function rowLine(row: RateRow): string {
  const sure =
    row.confirmedBy === undefined
      ? row.unconfirmed
        ? 'not confirmed by a second person'
        : isUnsure(row)
          ? 'not verified against the official text'
          : ''
      : `confirmed by ${row.confirmedBy}`;
  const { title, url } = row.source;
  return [row.series, row.from, row.value, row.status, sure, title, url ?? ''].filter((part) => part !== '').join('  ');
}

const seriesJson = (series: RateSeries, table: RateTable, on: Day): Record<string, unknown> => {
  const { name, label, unit, reading, note } = series;
  const answer = rateOn(table, name, on);
  const lastDay = lastKnownDay(series);
  return { ...{ name, label, unit, reading, note, lastDay }, on: answer, rows: series.rows };
};

async function history(shell: Shell, work: Work, { series, json }: Options): Promise<void> {
  const all = standings(await recordedRates(work.db.read));
  const chosen = all.filter(({ row }) => (series ?? row.series) === row.series);
  if (json) {
    shell.json(chosen);
    return;
  }
  for (const one of chosen) shell.print(`${rowLine(one.row)}  ${standingText(one)}`);
}

const standingText = ({ version, recordedBy, recordedAt, standing, supersededIn, verdict }: StandingRate): string =>
  [
    `version ${version} by ${recordedBy} on ${recordedAt.slice(0, 10)}`,
    supersededIn === null ? standing.replace('_', ' ') : `superseded in version ${supersededIn}`,
    verdict === null ? '' : `${verdict.verdict} by ${verdict.recordedBy}`,
  ]
    .filter((part) => part !== '')
    .join(', ');

async function add(shell: Shell, file: string, { json }: Options): Promise<void> {
  const work = await shell.open();
  const bytes = await readFile(file);
  const table = await rateTable(work.db.read);
  const read = ratesFromFile(bytes, { rules: shippedRates().rules, table, today: work.today });
  if ('faults' in read) {
    const faults = read.faults.map(({ line, text }) => `${file}${line === null ? '' : `:${line}`}: ${text}`);
    throw new BadFile(faults.join('\n'), 'Nothing was taken. Mend the file and give it again.', {
      faults: read.faults,
    });
  }
  const answer = await addRates(work, read.rates, bytes);
  if (json) {
    shell.json(answer);
    return;
  }
  for (const rate of answer.added) shell.print(rowLine(rate));
  if (answer.known > 0) shell.print(`${answer.known} stood there already.`);
  if (answer.added.length === 0) return;
  shell.print(
    answer.awaits
      ? 'They hold once a second person has confirmed them: Settings › Rates, or duly law rates confirm SERIES FROM'
      : `They hold from version ${answer.version} of the table on; nobody else has confirmed them yet.`,
  );
}

interface Named {
  readonly series: string;
  readonly from: string;
}

async function confirm(shell: Shell, named: Named, { json }: Options): Promise<void> {
  const work = await shell.open();
  const one = await rateNamed(work, named, ({ origin, row }) => origin === 'person' || isUnsure(row));
  const rate = await confirmRate(work, one.id);
  if (json) shell.json(rate);
  else shell.print(`Confirmed: ${rowLine({ ...rate.row, confirmedBy: rate.verdict?.recordedBy ?? '' })}`);
}

async function refuse(shell: Shell, named: Named, { json }: Options): Promise<void> {
  const work = await shell.open();
  const one = await rateNamed(work, named, ({ origin }) => origin === 'person');
  const rate = await refuseRate(work, one.id);
  if (json) shell.json(rate);
  else shell.print(`Refused: ${rowLine(rate.row)}`);
}

/** What waits goes before what holds; of several that wait nobody can know which is meant. */
async function rateNamed(
  work: Work,
  { series, from }: Named,
  fits: (one: StandingRate) => boolean,
): Promise<StandingRate> {
  const day = dayOption(from);
  const found = standings(await recordedRates(work.db.read)).filter(
    ({ row, verdict }) => row.series === series && row.from === day && verdict === null,
  );
  const waiting = found.filter(({ standing }) => standing === 'awaits');
  if (waiting.length > 1) {
    throw new Refusal('several-rates', `${waiting.length} rates of ${series} from ${day} wait.`, 'Choose under Settings › Rates.'); // prettier-ignore
  }
  const one = waiting[0] ?? found.find((held) => held.standing === 'in_force' && fits(held));
  if (one === undefined) throw noSuchRate();
  return one;
}
