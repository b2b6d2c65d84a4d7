import type { Command } from 'commander';
import { atCompany, common, withAsOf, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { findCustomer } from '../customers/store';
import { count } from '../kernel/count';
import { Refusal, WrongUse } from '../kernel/result';
import type { HoldSource } from '../ledger/hold';
import { findItems } from '../ledger/store';
import { deliver, type DeliveryReport } from '../outbox/delivery.actions';
import type { PostRoom } from '../outbox/post.actions';
import type { Query } from '../platform/db';
import type { PaperMaker } from './papers.actions';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import type { Planning } from './plan.actions';
import { REASONS, REASON_CODES } from './reasons';
import { recallCommands } from './recall.cli';
import { reportOf, runToday, simulate, type RunReport, type Wish } from './run.actions';
import { runOn, runsOf } from './run.store';
import type { Line } from './run';
import { money } from './words';

/** `duly simulate` and `duly run`: what a day's run would do, and doing it. */
interface Deps {
  holdSources(q: Query): readonly HoldSource[];
  readonly papers: PaperMaker;
  post(): Promise<PostRoom>;
}

export function runCommands(program: Command, shell: Shell, deps: Deps): void {
  example(
    withAsOf(program.command('simulate'))
      .description('what a run would do that day: the run itself, rolled back')
      .action(async (options: Common) => {
        const { work, company } = await atCompany(shell, options);
        const report = await simulate(work, planningOf(company, deps));
        if (options.json) shell.json(asJson(report, company, work));
        else printReport(shell, report, company);
      }),
    'duly simulate',
  );
  const group = program.command('run').description('the day’s run: decide, issue and send reminders');
  example(
    withAsOf(group.command('day', { isDefault: true }))
      .description('the run of a day; asked again it carries on where it stopped')
      .option('--yes', 'do it; without it, only shows what would be done')
      .option(
        '--approve <customers>',
        'agree to what needs a person’s agreement: all, or customers separated by commas',
      )
      .option('--without <who>', 'leave out customers or documents, separated by commas; needs --why')
      .option('--why <reason>', 'why they are left out; documents are put on hold with it')
      .option('--no-deliver', 'leave the messages in the outbox; duly outbox deliver sends them')
      .action((options: RunOptions) => runDay(shell, deps, options)),
    'duly run --yes',
  );
  example(
    common(group.command('list'))
      .description('the last runs')
      .action((options: Common) => listRuns(shell, options)),
    'duly run list',
  );
  example(
    withAsOf(group.command('show'))
      .description('the run of a day with its decisions, as it stands')
      .action((options: Common) => showRun(shell, options)),
    'duly run show',
  );
  recallCommands(group, shell, () => deps.post());
}

type RunOptions = Common & {
  readonly yes?: boolean;
  readonly approve?: string;
  readonly without?: string;
  readonly why?: string;
  readonly deliver: boolean;
};

const planningOf = (company: Company, deps: Deps): Planning => ({
  company,
  holds: (q) => deps.holdSources(q),
  papers: deps.papers,
});

async function runDay(shell: Shell, deps: Deps, options: RunOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const planning = planningOf(company, deps);
  if (!options.yes) {
    const report = await simulate(work, planning);
    if (options.json) shell.json(asJson(report, company, work));
    else {
      printReport(shell, report, company);
      shell.print('Nothing was sent. Add --yes to do it.');
    }
    return;
  }
  const progress = shell.progress('issuing');
  const wish = await wishOf(work, company, options);
  const report = await runToday(work, planning, wish, (done) => progress.at(done)).finally(() => progress.end());
  const delivery = options.deliver ? await sent(work, company, deps) : null;
  const now = delivery ? { ...(await reportOf(work, company.id, report.run.id)), issued: report.issued } : report;
  if (options.json) shell.json({ ...asJson(now, company, work), delivered: delivery });
  else {
    printReport(shell, now, company);
    printDelivery(shell, delivery);
  }
}

async function wishOf(work: Work, company: Company, options: RunOptions): Promise<Wish> {
  const without = await leftOut(work, company, options);
  const { approve } = options;
  if (approve === undefined) return { agree: 'none', without };
  if (approve === 'all') return { agree: 'all', without };
  const customers: number[] = [];
  for (const text of named(approve)) customers.push((await findCustomer(work.db.read, company.id, text, work.ids)).id);
  return { agree: customers, without };
}

const named = (text: string): string[] => text.split(',').map((one) => one.trim()); // prettier-ignore

/** Documents where there are such, else customers. */
async function leftOut(work: Work, company: Company, { without, why }: RunOptions): Promise<Wish['without'] & object> {
  if (without === undefined) return [];
  if (why === undefined) throw new WrongUse('Nobody is left out without a reason.', 'Add --why "…"');
  const left: (Wish['without'] & object)[number][] = [];
  for (const text of named(without)) {
    const items = await findItems(work.db.read, { companyId: company.id, text, ids: work.ids }).catch(() => []);
    const [item] = items;
    const customerId = item?.customerId ?? (await findCustomer(work.db.read, company.id, text, work.ids)).id;
    left.push({ customerId, itemIds: items.map((one) => one.itemId), why, remember: items.length > 0 });
  }
  return left;
}

/** What waits leaves at once. Where it cannot, the run stands all the same, and it is said why. */
async function sent(work: Work, company: Company, deps: Deps): Promise<DeliveryReport | { readonly trouble: string }> {
  try {
    return await deliver(work, await deps.post(), company);
  } catch (error) {
    if (error instanceof Refusal) return { trouble: `${error.message} ${error.remedy}` };
    throw error;
  }
}

async function listRuns(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const runs = await runsOf(work.db.read, company.id);
  if (options.json) {
    shell.json(
      runs.map(({ id, asOn, state, counts, approvedBy }) => ({
        run: work.ids.seal('run', id),
        asOn,
        state,
        counts,
        approvedBy,
      })),
    );
    return;
  }
  for (const { asOn, state, counts, approvedBy } of runs) {
    const decided = Object.values(counts).reduce((sum, n) => sum + n, 0);
    shell.print(
      `${asOn}  ${state.replace('_', ' ').padEnd(16)} ${count(decided, 'decision').padStart(14)}  ${approvedBy ?? ''}`,
    );
  }
}

async function showRun(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const run = await runOn(work.db.read, company.id, work.today);
  if (!run) throw new Refusal('no-such-run', `There is no run of ${work.today}.`, 'See which there are: duly run list');
  const report = await reportOf(work, company.id, run.id);
  if (options.json) shell.json(asJson(report, company, work));
  else printReport(shell, report, company);
}

/** The shape others script against. A simulation leaves no run behind. */
function asJson({ run, lines, claims, issued, saved, sentInError }: RunReport, company: Company, work: Work): object {
  return {
    run: run.state === 'simulated' ? null : work.ids.seal('run', run.id),
    company: company.code,
    asOn: run.asOn,
    state: run.state,
    freshness: run.freshness,
    counts: run.counts,
    claims,
    issued,
    savedFromError: saved,
    sentInError,
    digest: run.digest,
    decisions: lines.map(({ customerId: _, name: __, outcomeWhy, ...line }) => ({
      company: company.code,
      ...line,
      outcomeWhy,
    })),
  };
}

const SHOWN = 10;

function printReport(
  shell: Shell,
  { run, lines, claims, issued, saved, sentInError }: RunReport,
  company: Company,
): void {
  const { fresh, asOf, assumed, needed } = run.freshness;
  shell.print(`Run of ${run.asOn} for ${company.code}: ${run.state.replace('_', ' ')}`);
  if (assumed) shell.print(`The ledger is taken to be known as of ${asOf ?? 'no day'}: its source did not say.`);
  if (!fresh) shell.print(`The ledger is stale: known as of ${asOf ?? 'no day'}, ${needed} is needed to send.`);
  for (const code of REASON_CODES.filter((one) => run.counts[one] !== undefined)) {
    shell.print(`  ${String(run.counts[code]).padStart(6)}  ${code.padEnd(24)} ${REASONS[code].sentence}`);
  }
  const doing = lines.filter((line) => line.demandMinor > 0);
  if (doing.length > 0)
    shell.print(doing.length > SHOWN ? `The ${SHOWN} largest of ${doing.length}:` : 'What is demanded:');
  for (const line of doing.slice(0, SHOWN)) shell.print(`  ${inLine(line)}`);
  for (const { currency, interestMinor, fixedMinor } of claims)
    shell.print(
      `Claimed beside it: interest ${money(interestMinor, currency)}, fixed sums ${money(fixedMinor, currency)}`,
    );
  if (issued.messages + issued.tasks + issued.changed > 0) {
    shell.print(
      `Issued: ${count(issued.messages, 'message')}, ${count(issued.tasks, 'task')}; ${issued.changed} changed since they were decided.`,
    );
  }
  const error = Object.values(saved).reduce((sum, n) => sum + n, 0);
  if (error > 0)
    shell.print(
      `Saved from error: ${error} (${Object.entries(saved)
        .map(([why, n]) => `${why} ${n}`)
        .join(', ')})`,
    );
  if (sentInError > 0) shell.print(`Sent in error: ${sentInError} (taken back after they had left)`);
}

function inLine(line: Line): string {
  const documents =
    line.items.length > 3
      ? `${line.items.slice(0, 3).join(', ')} and ${line.items.length - 3} more`
      : line.items.join(', ');
  const what = line.kind === 'formal_notice' ? 'formal notice, ' : '';
  const amount = money(line.demandMinor, line.currency).padStart(16);
  return `${line.customer.padEnd(12)} ${line.name.slice(0, 28).padEnd(28)} ${amount}  ${line.do} ${what}step ${line.step ?? '-'}  ${documents}`;
}

function printDelivery(shell: Shell, delivery: DeliveryReport | { readonly trouble: string } | null): void {
  if (delivery === null) {
    shell.print('The messages wait in the outbox: duly outbox deliver');
    return;
  }
  if (!('accepted' in delivery)) {
    shell.print(`Nothing left: ${delivery.trouble}`);
    return;
  }
  const { accepted, made, failed, by, trouble } = delivery;
  if (accepted + made + failed > 0)
    shell.print(`Left by ${by}: ${count(accepted, 'email')}, ${count(made, 'letter')} made, ${failed} failed.`);
  if (trouble !== null) shell.print(`Emails wait: ${trouble}`);
}
