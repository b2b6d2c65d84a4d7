import { Option, type Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { customersInRange, findCustomer } from '../customers/store';
import { dayFrom } from '../kernel/day';
import { format } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { ADVICE_WORDS } from '../languages/advice-words';
import { fill } from '../languages/said';
import { customerRanges } from '../ledger/store';
import { example, type Shell } from '../platform/shell';
import { adviceFor, adviceNow, setAside, takeBackAside, type HoldSources } from './actions';
import { ADVICE_KINDS, type Advice, type AdviceKind } from './advice';
import { asideOf } from './store';
import { changesTold, reasonTold, wayTold, wouldTold } from './told';

/** `duly advise`: when to move on with a customer or with all, and why; and what a person sets aside. */
interface Given extends Common {
  readonly all?: boolean;
  readonly kind?: AdviceKind;
  readonly aside?: string;
  readonly why?: string;
  readonly back?: boolean;
}

const READER = { language: 'en', locale: 'en-GB' } as const;
const { en } = ADVICE_WORDS;

export function adviseCommand(program: Command, shell: Shell, deps: { readonly holdSources: HoldSources }): void {
  example(
    common(program.command('advise [customer]'))
      .description('when to move on with a customer, and why: hand over, last notice, go on, stop')
      .option('--all', 'every customer with something overdue')
      .addOption(new Option('--kind <kind>', 'with --all: only this advice').choices(ADVICE_KINDS))
      .option('--aside <day>', 'set the advice on this customer aside until that day; takes --why')
      .option('--why <text>', 'the reason for that')
      .option('--back', 'what was set aside is told again')
      .action((customer: string | undefined, given: Given) => advise(shell, deps, customer, given)),
    'duly advise 4711',
  );
}

async function advise(
  shell: Shell,
  { holdSources }: { readonly holdSources: HoldSources },
  customer: string | undefined,
  given: Given,
): Promise<void> {
  if (given.all === true) {
    if (customer !== undefined) throw new WrongUse('One customer or all?', 'duly advise 4711, or duly advise --all');
    return ofAll(shell, holdSources, given);
  }
  if (customer === undefined) throw new WrongUse('Of which customer?', 'duly advise 4711, or duly advise --all');
  const { work, company } = await atCompany(shell, given);
  const { id: customerId, name } = await findCustomer(work.db.read, company.id, customer, work.ids);
  if (given.aside !== undefined) {
    const until = dayFrom(given.aside);
    const why = (given.why ?? '').trim();
    if (until === undefined) throw new WrongUse(`${given.aside} is no day.`, 'Write it as 2026-03-02.');
    if (why === '') throw new WrongUse('Why is it set aside?', 'Say it with --why "…".');
    await setAside(work, { company, customerId, until, why }, holdSources);
  }
  if (given.back === true) await takeBackAside(work, company.id, customerId);
  const advice = await adviceFor(work, company, customerId, holdSources);
  const aside = await asideOf(work.db.read, company.id, customerId, work.today);
  const stands = aside !== null && aside.kind === advice?.kind ? aside : null;
  if (given.json) {
    const put = stands === null ? null : { until: stands.untilOn, why: stands.why, by: stands.by };
    shell.json({ customer, advice: advice ?? null, aside: put });
    return;
  }
  shell.print(name);
  if (advice === undefined) {
    shell.print(`  ${en.none}`);
    return;
  }
  if (stands !== null) shell.print(`  ${fill(en.aside.stands, { day: stands.untilOn, who: stands.by, why: stands.why })}`); // prettier-ignore
  for (const line of linesOf(advice)) shell.print(`  ${line}`);
}

function linesOf(advice: Advice): string[] {
  const { kind, reasons, against, ripe, would, ways } = advice;
  const several = new Set(ways.map(({ currency }) => currency)).size > 1;
  return [
    `${en.kind[kind]}. ${en.means[kind]}`,
    ...ripe.map((sum) => fill(en.ripe, { sum: format(sum, READER.locale) })),
    ...reasons.map((one) => `+ ${reasonTold(one, READER)}`),
    ...against.map((one) => `- ${reasonTold(one, READER)}`),
    changesTold(advice, READER),
    ...(would.length === 0 ? [] : [`${en.would}:`, ...would.map((one) => `  ${wouldTold(one, READER)}`)]),
    ...(ways.length === 0 ? [] : [`${en.ways}:`, ...ways.map((one) => `  ${wayTold(one, several, READER)}`)]),
  ];
}

async function ofAll(shell: Shell, holdSources: HoldSources, given: Given): Promise<void> {
  const { work, company } = await atCompany(shell, given);
  const found: { customer: string; name: string; advice: Advice }[] = [];
  for (const range of await customerRanges(work.db.read, company.id)) {
    const customers = new Map((await customersInRange(work.db.read, range)).map((one) => [one.id, one]));
    for (const { customerId, advice } of await adviceNow(work, company, range, holdSources)) {
      const { code = '', name = '' } = customers.get(customerId) ?? {};
      if (given.kind === undefined || advice.kind === given.kind) found.push({ customer: code, name, advice });
    }
  }
  if (given.json) {
    shell.json(found);
    return;
  }
  for (const line of listed(found)) shell.print(line);
}

/** Those to act on first; within one advice in the order of the customers. */
function listed(
  found: readonly { readonly customer: string; readonly name: string; readonly advice: Advice }[],
): string[] {
  const rows = ADVICE_KINDS.flatMap(
    (kind) =>
    found
      .filter(({ advice }) => advice.kind === kind)
      .map(({ customer, name, advice: { reasons: [first] } }) => [customer, name, en.kind[kind], first === undefined ? '' : reasonTold(first, READER)]), // prettier-ignore
  );
  const widths = [0, 1, 2].map((at) => Math.max(0, ...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
