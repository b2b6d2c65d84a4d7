import type { Command } from 'commander';
import { amountOption, atCompany, common, dayOption, withAsOf, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { assert } from '../kernel/assert';
import { count } from '../kernel/count';
import { format } from '../kernel/money';
import { Refusal, WrongUse } from '../kernel/result';
import type { HoldSource } from '../ledger/hold';
import { deliver } from '../outbox/delivery.actions';
import type { PostRoom } from '../outbox/post.actions';
import type { Query } from '../platform/db';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { segmentsOf } from './account.store';
import { issueStatements } from './issue.actions';
import { groupCounts, linesOf, type Group } from './papers.store';
import { FORMATS, type Choice, type Format, type StatementRun } from './run';
import { beginStatements, simulateStatements, stopStatements, type Asking } from './run.actions';
import { runById, runsOf } from './store';
import type { Tally } from './tally';

/** `duly statements`: statements of account to many; simulated, run, listed, carried on and stopped. */
interface Deps {
  holdSources(q: Query): readonly HoldSource[];
  post(): Promise<PostRoom>;
}

export function statementsCommands(program: Command, shell: Shell, deps: Deps): void {
  const group = program
    .command('statements')
    .description('statements of account to many at once, by email or on paper');
  example(
    choosing(group.command('simulate'))
      .description('who would get one, what their accounts say, who is left out and why; nothing is sent')
      .action((options: Choosing) => simulate(shell, deps, options)),
    'duly statements simulate --overdue',
  );
  example(
    choosing(group.command('run'))
      .description('make and send them; what cannot go by email lies in one PDF for the printer, at the desk')
      .option('--again <reason>', 'also to those who had a statement of that day, even today, and why')
      .option('--no-deliver', 'leave the messages in the outbox; duly outbox deliver sends them')
      .action((options: Choosing) => run(shell, deps, options)),
    'duly statements run --format both',
  );
  example(
    common(group.command('list', { isDefault: true }))
      .description('what was sent: who, when, to whom, how many')
      .action((options: Common) => list(shell, options)),
    'duly statements list',
  );
  example(
    common(group.command('show [run]'))
      .description('one run, otherwise the last, with what became of each customer')
      .action((text: string | undefined, options: Common) => show(shell, text, options)),
    'duly statements show',
  );
  example(
    common(group.command('carry-on [run]'))
      .description('make what was interrupted or had to wait; a running server does it by itself')
      .action((text: string | undefined, options: Common) => carryOn(shell, deps, text, options)),
    'duly statements carry-on',
  );
  example(
    common(group.command('stop [run]'))
      .description('make no more of it, withdraw what has not left')
      .action((text: string | undefined, options: Common) => stop(shell, text, options)),
    'duly statements stop',
  );
}

type Choosing = Common & {
  readonly from?: string;
  readonly segment?: string;
  readonly min?: string;
  readonly overdue?: boolean;
  readonly credits?: boolean;
  readonly again?: string;
  readonly format: string;
  readonly deliver?: boolean;
};

const choosing = (command: Command): Command =>
  withAsOf(command)
    .option('--from <day>', 'what stood before becomes the opening balance')
    .option('--segment <segment>', 'only customers of that segment')
    .option('--min <amount>', 'only who owes at least that, in the company’s currency')
    .option('--overdue', 'only who has something overdue')
    .option('--credits', 'also who has only credits')
    .option('--format <format>', FORMATS.join(', '), 'pdf');

/** The account may be of an earlier day; it is sent today. */
async function asked(
  shell: Shell,
  deps: Deps,
  { asOf, ...options }: Choosing,
): Promise<{ work: Work; asking: Asking }> {
  const { work, company } = await atCompany(shell, options);
  const asOn = asOf === undefined ? work.today : dayOption(asOf);
  const from = options.from === undefined ? null : dayOption(options.from);
  if (asOn > work.today) throw new WrongUse(`${asOn} is not here yet.`, 'Give a day up to today.');
  if (from !== null && from > asOn) throw new WrongUse(`${from} is after ${asOn}.`, 'Give --from before --as-of.');
  const format = FORMATS.find((one: Format) => one === options.format);
  if (format === undefined)
    throw new WrongUse(`There is no format ${options.format}.`, `Choose: ${FORMATS.join(', ')}.`);
  const segment = options.segment ?? '';
  if (segment !== '' && !(await segmentsOf(work.db.read, company.id)).includes(segment))
    throw new WrongUse(`No customer has the segment ${segment}.`, 'See which there are: duly customers --json');
  if (options.again?.trim() === '')
    throw new WrongUse('The reason is empty.', 'Say why it goes again: --again "the first had the wrong logo".');
  const choice: Choice = {
    asOn,
    from,
    segment,
    minMinor: options.min === undefined ? 0 : amountOption(options.min, company.currency),
    onlyOverdue: options.overdue === true,
    withCredits: options.credits === true,
    reason: (options.again ?? '').trim().slice(0, 300),
    format,
  };
  return { work, asking: { company, choice, holds: (q) => deps.holdSources(q) } };
}

async function simulate(shell: Shell, deps: Deps, options: Choosing): Promise<void> {
  const { work, asking } = await asked(shell, deps, options);
  const { tally, judged, refusal } = await simulateStatements(work, asking);
  if (options.json) {
    const customers = judged.map(({ customer, sums, verdict }) => ({
      customer: customer.code,
      do: verdict.do,
      why: verdict.do === 'leave_out' ? verdict.why : null,
      to: verdict.do === 'email' ? verdict.to.email : verdict.do === 'print' ? verdict.to.name : null,
      sums,
    }));
    const refused = refusal === null ? null : { code: refusal.code, message: refusal.message };
    shell.json({ company: asking.company.code, asOn: asking.choice.asOn, ...tally, refused, customers });
    return;
  }
  printTally(shell, tally, asking.company);
  if (refusal !== null) shell.print(`Nothing can be sent: ${refusal.message} ${refusal.remedy}`);
  shell.print('Nothing was sent: duly statements run does it.');
}

function printTally(shell: Shell, tally: Tally, company: Company): void {
  shell.print(`${count(tally.email, 'statement')} by email, ${tally.print} on paper`);
  for (const { currency, balanceMinor, overdueMinor } of tally.sums) {
    const money = (minor: number): string => format({ minor, currency }, company.language);
    shell.print(`  ${money(balanceMinor)}, overdue ${money(overdueMinor)}`);
  }
  for (const { why, customers } of tally.leftOut) shell.print(`  ${String(customers).padStart(6)}  left out: ${why}`);
}

async function run(shell: Shell, deps: Deps, options: Choosing): Promise<void> {
  const { work, asking } = await asked(shell, deps, options);
  const begun = await beginStatements(work, asking);
  assert(begun !== undefined, 'a run of a person has no month');
  await make(shell, deps, { work, company: asking.company, run: begun }, options);
}

interface Making {
  readonly work: Work;
  readonly company: Company;
  readonly run: StatementRun;
}

async function make(
  shell: Shell,
  deps: Deps,
  { work, company, run: of }: Making,
  options: Common & { readonly deliver?: boolean },
): Promise<void> {
  const post = await deps.post();
  const progress = shell.progress('making statements');
  const issuing = { company, post: () => post, holds: (q: Query) => deps.holdSources(q) };
  const issued = await issueStatements(work, issuing, of.id, (done) => progress.at(done)).finally(() => progress.end());
  const delivered = options.deliver === false ? null : await deliver(work, post, company);
  if (options.json) {
    const made = await runById(work.db.read, company.id, of.id);
    shell.json({ ...(await asJson(work, made ?? of)), issued, delivered });
    return;
  }
  shell.print(`${count(issued.queued, 'statement')} in the outbox, ${issued.printed} to print, ${issued.dropped} dropped, ${issued.later} on another day`); // prettier-ignore
  if (delivered !== null) shell.print(`Left the outbox: ${delivered.accepted}; failed: ${delivered.failed}`);
  if (delivered?.trouble) shell.print(delivered.trouble);
}

async function asJson(work: Work, of: StatementRun): Promise<object> {
  const counts = await groupCounts(work.db.read, [of.id]);
  const groups: Partial<Record<Group, number>> = {};
  for (const { group, customers } of counts) groups[group] = (groups[group] ?? 0) + customers;
  const {
    asOn,
    from,
    segment,
    minMinor,
    onlyOverdue,
    withCredits,
    reason,
    chosen,
    format: as,
    state,
    month,
    test,
  } = of;
  return {
    run: work.ids.seal('statement_run', of.id),
    ...{
      asOn,
      from,
      segment,
      minMinor,
      onlyOverdue,
      withCredits,
      again: reason,
      chosen,
      format: as,
      state,
      month,
      test,
    },
    begunAt: of.recordedAt,
    by: of.recordedBy,
    counts: groups,
  };
}

const MOST_LISTED = 200;

async function list(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const runs = await runsOf(work.db.read, company.id, MOST_LISTED);
  const told = await Promise.all(runs.map((one) => asJson(work, one)));
  if (options.json) {
    shell.json(told);
    return;
  }
  if (runs.length === 0) shell.print('No statements have been sent to many yet.');
  const counts = await groupCounts(
    work.db.read,
    runs.map(({ id }) => id),
  );
  for (const one of runs) {
    const mine = counts.filter(({ runId }) => runId === one.id);
    const said = mine.map(({ group, why, customers }) => `${customers} ${group.replace('_', ' ')}${why === null ? '' : ` (${why})`}`); // prettier-ignore
    shell.print(`${work.ids.seal('statement_run', one.id)}  ${one.asOn}  ${one.state.padEnd(8)} ${one.recordedBy}  ${said.join(', ')}`); // prettier-ignore
  }
}

async function found(shell: Shell, text: string | undefined, options: Common): Promise<Making> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const id = text === undefined ? undefined : work.ids.open('statement_run', text);
  const [last] = text === undefined ? await runsOf(q, company.id, 1) : [];
  const of = id === undefined ? last : await runById(q, company.id, id);
  if (of === undefined) throw new Refusal('no-such-run', `There is no run of statements ${text ?? 'yet'}.`, 'See which there are: duly statements list'); // prettier-ignore
  return { work, company, run: of };
}

async function show(shell: Shell, text: string | undefined, options: Common): Promise<void> {
  const { work, company, run: of } = await found(shell, text, options);
  const lines = await linesOf(work.db.read, { runId: of.id, group: '', offset: 0, most: 1_000_000 });
  if (options.json) {
    const customers = lines.map(({ code, outcome, why, channel, recipient, messageState, waitUntil, sums }) => ({ customer: code, outcome, why, channel, recipient, message: messageState, waitUntil, sums })); // prettier-ignore
    shell.json({ ...(await asJson(work, of)), customers });
    return;
  }
  shell.print(`Statements of ${company.code} as of ${of.asOn}: ${of.state}`);
  for (const { code, outcome, why, recipient, messageState } of lines)
    shell.print(`  ${code}  ${messageState ?? outcome.replace('_', ' ')}  ${recipient ?? ''}${why === null ? '' : `  (${why})`}`); // prettier-ignore
}

async function carryOn(shell: Shell, deps: Deps, text: string | undefined, options: Common): Promise<void> {
  await make(shell, deps, await found(shell, text, options), options);
}

async function stop(shell: Shell, text: string | undefined, options: Common): Promise<void> {
  const { work, company, run: of } = await found(shell, text, options);
  const stopped = await stopStatements(work, company.id, of.id);
  if (options.json) shell.json({ run: work.ids.seal('statement_run', of.id), ...stopped });
  else shell.print(`Not made: ${stopped.cancelled}. Withdrawn: ${stopped.withdrawn}. What had left stays.`);
}
