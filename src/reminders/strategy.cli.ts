import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { count } from '../kernel/count';
import { Refusal, WrongUse } from '../kernel/result';
import { findItems } from '../ledger/store';
import { BadFile, example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { addStrategy, copyStrategy, useStrategy, type Changed } from './strategy.actions';
import { strategiesOf, type Scope } from './strategy.store';
import { segmentsNamed } from './condition';
import { segmentsOf } from './strategy.panel';
import type { Step, Strategy } from './strategy';
import { money, stepInWords, triggerInWords } from './words';
import { choicesOf } from './rules.store';

/** `duly strategy`: the schedules of reminders, who is under which, and the company's own. */
export function strategyCommands(program: Command, shell: Shell): Command {
  const group = program.command('strategy').description('schedules of reminders: see them, choose, write one');
  example(
    common(group.command('list', { isDefault: true }))
      .description('the strategies there are, and which rules whom')
      .action((options: Common) => list(shell, options)),
    'duly strategy list',
  );
  example(
    common(group.command('show <code>'))
      .description('one strategy step by step; with --json as a file to start from')
      .action((code: string, options: Common) => show(shell, code, options)),
    'duly strategy show standard',
  );
  example(
    common(group.command('use [code]'))
      .description(
        'choose one: for the company, or for a segment, a customer or an invoice; without a code the choice is taken back',
      )
      .addOption(new Option('--customer <customer>', 'for this customer').conflicts(['segment', 'item']))
      .addOption(new Option('--segment <segment>', 'for the customers of this segment').conflicts(['customer', 'item']))
      .option('--rank <n>', 'of two segments that fit, the lower rank wins', '0')
      .addOption(new Option('--item <document>', 'for this invoice').conflicts(['customer', 'segment']))
      .action((code: string | undefined, options: UseOptions) => use(shell, code, options)),
    'duly strategy use gentle --customer 4711',
  );
  example(
    common(group.command('new <code>'))
      .description('a strategy of your own with the steps of another, to choose or to change')
      .addOption(new Option('--from <strategy>', 'whose steps it has').default('standard'))
      .option('--name <name>', 'what it is called', 'Our own')
      .action((code: string, options: NewOptions) => copy(shell, code, options)),
    'duly strategy new ours --from three-times --name "Three letters"',
  );
  example(
    common(group.command('add <file>'))
      .description(
        'take a strategy from a JSON file, as a new version; show --json prints one to start from, and a step may ask for what is unpaid: when {count, totalMinor, days, segments, notSegments}',
      )
      .action((file: string, options: Common) => add(shell, file, options)),
    'duly strategy add key-accounts.json',
  );
  return group;
}

type NewOptions = Common & { readonly from: string; readonly name: string };

type UseOptions = Common & {
  readonly customer?: string;
  readonly segment?: string;
  readonly rank: string;
  readonly item?: string;
};

async function list(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const strategies = await strategiesOf(work.db.read, company.id);
  const choices = await choicesOf(work.db.read, company.id, null);
  if (options.json) {
    const listed = strategies.map(({ code, name, version, ladder }) => ({
      strategy: code,
      name,
      version,
      steps: ladder.length,
    }));
    shell.json({
      strategies: listed,
      company: choices.company,
      segments: choices.segments,
      customers: choices.customers.size,
      items: choices.items.size,
    });
    return;
  }
  for (const { code, name, ladder } of strategies) {
    const mark = code === choices.company ? '*' : ' ';
    shell.print(`${mark} ${code.padEnd(12)} ${String(ladder.length).padStart(2)} steps  ${name}`);
  }
  for (const { segment, code, rank } of choices.segments) shell.print(`  segment ${segment}: ${code} (rank ${rank})`);
  shell.print(
    `* rules ${company.code}; ${count(choices.customers.size, 'customer')} and ${count(choices.items.size, 'invoice')} have their own`,
  );
}

async function show(shell: Shell, code: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const strategies = await strategiesOf(work.db.read, company.id);
  const found = strategies.find((strategy) => strategy.code === code);
  if (!found) {
    throw new Refusal(
      'no-such-strategy',
      `There is no strategy ${code}.`,
      `Known are: ${strategies.map((one) => one.code).join(', ')}.`,
    );
  }
  if (options.json) shell.json(asWritten(found));
  else for (const line of inLines(found, company.currency)) shell.print(line);
}

const asWritten = ({ code, name, steps }: Strategy): object => ({
  code,
  name,
  steps: steps.map(({ template, ...step }) => (template === null ? step : { ...step, template })),
});

const inLines = (strategy: Strategy, currency: string): string[] => [
  `${strategy.code}, version ${strategy.version}: ${strategy.name}`,
  ...strategy.steps.map(
    (step) =>
      `  ${stepInWords(step).padEnd(34)} ${triggerInWords(step).padEnd(30)} ${mannerOf(step)}${conditionsOf(step, currency)}`,
  ),
];

function mannerOf(step: Step): string {
  if (step.template === null) return step.kind === 'call' ? 'a person calls' : 'a person decides';
  const payBy = step.payByDays === null ? '' : `, pay within ${count(step.payByDays, 'day')}`;
  const escalated = step.ccEscalation ? ', copies to escalation contacts' : '';
  const copies = `${escalated}${step.ccHandlers === false ? ', no copies to who handles an invoice' : ''}`;
  const attached = step.attach === undefined ? '' : `, with ${ATTACHED_WORDS[step.attach]}`;
  const claims = (step.claims ?? [])
    .map((one) => `, claims ${one === 'interest' ? 'interest' : 'the fixed sum'}`)
    .join('');
  return `${step.channel}, ${step.tone}, ${step.mode}${payBy}${copies}${attached}${claims}`;
}

function conditionsOf({ when }: Step, currency: string): string {
  if (when === undefined) return '';
  const { count: items, totalMinor, days, segments, notSegments } = when;
  const asked = [
    ...(items === undefined ? [] : [`${items} unpaid items or more`]),
    ...(totalMinor === undefined ? [] : [`${money(totalMinor, currency)} unpaid or more`]),
    ...(days === undefined ? [] : [`the oldest due ${count(days, 'day')} ago or longer`]),
    ...(segments === undefined ? [] : [`segment ${segments.join(' or ')}`]),
    ...(notSegments === undefined ? [] : [`not segment ${notSegments.join(' or ')}`]),
  ];
  return `; only if ${asked.join(', ')}`;
}

const ATTACHED_WORDS = {
  invoices: 'copies of the invoices',
  statement: 'a statement',
  none: 'nothing enclosed',
} as const;

async function copy(shell: Shell, code: string, options: NewOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { version } = await copyStrategy(work, company.id, { code, name: options.name, from: options.from });
  if (options.json) shell.json({ strategy: code, version });
  else
    shell.print(
      `${code} is there with the steps of ${options.from}; nobody is under it yet: duly strategy use ${code}`,
    );
}

async function use(shell: Shell, code: string | undefined, options: UseOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const scope = await scopeOf(work, company.id, options);
  const changed = await useStrategy(work, company.id, scope, code ?? null);
  if (options.json) shell.json({ strategy: code ?? null, scope, ...changed });
  else shell.print(`${code === undefined ? 'The choice was taken back' : `${code} is in force`}.${takenBack(changed)}`);
}

async function scopeOf(work: Work, companyId: number, options: UseOptions): Promise<Scope> {
  const q = work.db.read;
  if (options.customer !== undefined) {
    return { scope: 'customer', customerId: (await findCustomer(q, companyId, options.customer, work.ids)).id };
  }
  if (options.item !== undefined) {
    const items = await findItems(q, { companyId, text: options.item, ids: work.ids });
    const [first, ...more] = items;
    if (!first || more.length > 0) throw new WrongUse(`${options.item} has several parts.`, 'Name one: F-1001/2');
    return { scope: 'item', itemId: first.itemId };
  }
  if (options.segment === undefined) return { scope: 'company' };
  const rank = Number(options.rank);
  if (!Number.isSafeInteger(rank))
    throw new WrongUse(`${options.rank} is no rank.`, 'Write a whole number: the lower wins.');
  return { scope: 'segment', segment: options.segment, rank };
}

async function add(shell: Shell, file: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { strategy, changed } = await addStrategy(work, company.id, writtenIn(file));
  const known = (await segmentsOf(work.db.read, company.id)).map(({ segment }) => segment);
  const named = strategy.steps.flatMap(({ when }) => segmentsNamed(when));
  const empty = [...new Set(named)].filter((one) => !known.includes(one));
  if (options.json) {
    shell.json({
      strategy: strategy.code,
      version: strategy.version,
      ...changed,
      ...(empty.length === 0 ? {} : { segmentsWithoutCustomer: empty }),
    });
    return;
  }
  shell.print(`${strategy.code} is there, version ${strategy.version}.${takenBack(changed)}`);
  if (empty.length > 0) shell.print(`Nobody is in the segment ${empty.join(', ')} yet.`);
}

/** A strategy as somebody wrote it. Throws BadFile. */
export function writtenIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    throw new BadFile(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function takenBack({ messages, runs }: Changed): string {
  if (messages + runs === 0) return '';
  return ` Taken back: ${count(messages, 'message')} that waited, ${count(runs, 'planned run')}.`;
}
