import { writeFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { atCompany, withAsOf, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { count } from '../kernel/count';
import { WrongUse } from '../kernel/result';
import type { HoldSource } from '../ledger/hold';
import type { Query } from '../platform/db';
import type { PaperMaker } from './papers.actions';
import { amountCell, csvOf, dayCell, type Sheet } from '../platform/sheet';
import { BadFile, example, type Shell } from '../platform/shell';
import { PAYS, type Pays } from './drill';
import { drillAll, isWithin, MOST_DRILL_DAYS, MOST_LATE_DAYS, USUAL_DRILL, type DrillAsked, type Drilled } from './drill.actions'; // prettier-ignore
import { daysAbove, fullest, waitingIn, type DrillReport, type DrillRow, type Group } from './drill-report';
import { REASONS } from './reasons';
import { money } from './words';

/** `duly drill`: the coming days played through on a copy, with payments as assumed. Nothing is written or sent. */
interface Deps {
  holdSources(q: Query): readonly HoldSource[];
  readonly papers: PaperMaker;
}

type DrillOptions = Common & {
  readonly days: string;
  readonly pays: Pays;
  readonly late: string;
  readonly csv?: string;
};

export function drillCommand(program: Command, shell: Shell, deps: Deps): void {
  example(
    withAsOf(program.command('drill'))
      .description('a fire drill: every message, call and task of the coming days; nothing is written or sent')
      .option('--days <n>', 'so many days from today', String(USUAL_DRILL.days))
      .addOption(
        new Option('--pays <how>', 'how customers pay: as late as in the past year, all so many days late, or never')
          .choices(PAYS)
          .default(USUAL_DRILL.pays),
      )
      .option('--late <n>', 'days after the due day; also where too little is known', String(USUAL_DRILL.lateDays))
      .option('--csv <file>', 'every step of every customer into this file')
      .action((options: DrillOptions) => drill(shell, deps, options)),
    'duly drill --pays nobody --csv drill.csv',
  );
}

async function drill(shell: Shell, deps: Deps, options: DrillOptions): Promise<void> {
  const asked = checkDrill({ days: Number(options.days), pays: options.pays, lateDays: Number(options.late) });
  const { work, company } = await atCompany(shell, options);
  const progress = shell.progress('playing');
  const planning = { company, holds: (q: Query) => deps.holdSources(q), papers: deps.papers };
  const drilled = await drillAll(work, planning, asked, (done, total) => progress.at((done / total) * 100)).finally(() => progress.end()); // prettier-ignore
  if (options.csv !== undefined) write(options.csv, csvOf(sheetOf(drilled.report)));
  if (options.json) shell.json(asJson(drilled, company));
  else print(shell, drilled, company, options.csv);
}

/** Throws WrongUse where it asks for more than makes sense. */
function checkDrill(asked: DrillAsked): DrillAsked {
  const { days, lateDays } = asked;
  if (!isWithin(days, 1, MOST_DRILL_DAYS))
    throw new WrongUse('That is no number of days for a drill.', `Write a whole number from 1 to ${MOST_DRILL_DAYS}.`);
  if (!isWithin(lateDays, 0, MOST_LATE_DAYS))
    throw new WrongUse(
      'That is no number of days after the due day.',
      `Write a whole number from 0 to ${MOST_LATE_DAYS}.`,
    );
  return asked;
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new BadFile(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const sheetOf = ({ rows }: DrillReport): Sheet => ({
  name: 'drill',
  head: [
    ...['day', 'customer', 'name', 'collector', 'do', 'step', 'kind', 'channel', 'to', 'amount', 'currency'],
    ...['pay by', 'documents', 'reason'],
  ],
  rows: rows.map((row: DrillRow) => [
    ...[dayCell(row.on), row.code, row.name, row.collector, row.do, row.n, row.kind, row.channel, row.to],
    ...[amountCell(row.demandMinor, row.currency), row.currency, dayCell(row.payByOn), row.documents.join(' ')],
    row.because,
  ]),
});

/** The shape others script against: sums are minor units by currency. */
function asJson(drilled: Drilled, company: Company): object {
  const { asked, days, report, most, wanted } = drilled;
  const waiting = waitingIn(drilled);
  const { customers, weeks, collectors, money: cash, handOver, unreached, rows, cut } = report;
  return {
    company: company.code,
    ...days,
    pays: asked.pays,
    lateDays: asked.lateDays,
    customers,
    weeks: weeks.map(({ sums, ...week }) => ({ ...week, sums: Object.fromEntries(sums) })),
    collectors,
    money: Object.fromEntries(cash),
    handOver: { customers: handOver.customers, sums: Object.fromEntries(handOver.sums) },
    unreached: Object.fromEntries([...unreached].map(([reason, { customers: n, sums }]) => [reason, { customers: n, sums: Object.fromEntries(sums) }])), // prettier-ignore
    maxMessagesPerDay: most,
    maximumApplied: drilled.applied,
    daysAboveMaximum: daysAbove(wanted, most),
    waits: { customers: waiting.customers, longestDays: waiting.longestDays },
    steps: rows.length + cut,
  };
}

const SHOWN = 5;

function print(shell: Shell, drilled: Drilled, company: Company, csv?: string): void {
  const { asked, days, report } = drilled;
  const how = { usual: 'each customer pays as late as in the past year', late: `everybody pays ${count(asked.lateDays, 'day')} late`, nobody: 'nobody pays' }[asked.pays]; // prettier-ignore
  shell.print(`Fire drill for ${company.code}, ${days.from} to ${days.until}: ${how}. Nothing was written or sent.`);
  shell.print('Week from   emails  letters  to agree  calls  tasks  hand-overs  asked for');
  for (const week of report.weeks) {
    const figures = [[week.emails, 8], [week.letters, 9], [week.agreements, 10], [week.calls, 7], [week.tasks, 7], [week.proposals, 12]] as const; // prettier-ignore
    shell.print(`${week.on}${figures.map(([n, wide]) => String(n).padStart(wide)).join('')}  ${sumsOf(week)}`);
  }
  for (const [currency, { openMinor, paidMinor, overdueMinor }] of report.money)
    shell.print(
      `${currency}: ${money(openMinor, currency)} open, ${money(paidMinor, currency)} assumed to come in, ${money(overdueMinor, currency)} overdue at the end.`,
    );
  shell.print(
    `Proposed for hand-over: ${count(report.handOver.customers, 'customer')} ${sumsOf(report.handOver)}`.trim(),
  );
  for (const { collector, calls, tasks, proposals, busiest } of report.collectors)
    shell.print(
      `${collector ?? 'nobody in charge'}: ${count(calls, 'call')}, ${count(tasks, 'task')}, ${count(proposals, 'hand-over')}; busiest in the week from ${busiest.on} (${busiest.n})`,
    );
  printDays(shell, drilled);
  for (const [reason, group] of report.unreached)
    shell.print(
      `Reached by nothing: ${count(group.customers, 'customer')}, ${sumsOf(group)}: ${REASONS[reason].sentence}`,
    );
  if (csv !== undefined) shell.print(`${count(report.rows.length, 'step')} in ${csv}.`);
  if (report.cut > 0) shell.print(`${count(report.cut, 'step')} more are counted, but not listed.`);
}

/** The days on which most would leave, and what of it waits. */
function printDays(shell: Shell, drilled: Drilled): void {
  const { most, wanted, applied } = drilled;
  const above = daysAbove(wanted, most);
  if (most !== null) shell.print(`${count(above.length, 'day')} above the maximum of ${most} messages a day.`);
  for (const { on, messages } of (most === null ? fullest(wanted) : above).slice(0, SHOWN))
    shell.print(`  ${on}  ${count(messages, 'message')}`);
  const { customers, longestDays } = waitingIn(drilled);
  if (customers > 0)
    shell.print(`The maximum is applied: ${count(customers, 'customer')} waited for a turn, the longest for ${count(longestDays, 'day')}.`); // prettier-ignore
  if (!applied) shell.print('There are too many customers to apply the maximum: it is only measured against.');
}

const sumsOf = ({ sums }: Pick<Group, 'sums'>): string =>
  [...sums].map(([currency, minor]) => money(minor, currency)).join(' + ');
