import { Option, type Command } from 'commander';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import type { HoldSources } from '../dossier/actions';
import { format } from '../kernel/money';
import { findItems } from '../ledger/store';
import { example, type Shell } from '../platform/shell';
import { consequencesOf, endInsolvency, proofSent, recordInsolvency, type Consequences } from './actions';
import { claimCommand } from './claim.cli';
import { listCommands } from './list.cli';
import {
  OUTCOMES,
  PROCEEDING_KINDS,
  PROCEEDINGS,
  SOURCES,
  type Outcome,
  type ProceedingKind,
  type NewProceeding,
} from './proceeding';
import { proceedingsOf } from './store';

/** `duly insolvency`: a court opened a proceeding over a customer. What follows is shown first and done with --yes. */
interface Recording extends Common {
  readonly kind: ProceedingKind;
  readonly opened: string;
  readonly published?: string;
  readonly court?: string;
  readonly number?: string;
  readonly administrator?: string;
  readonly email?: string;
  readonly source: NewProceeding['source'];
  readonly proofBy?: string;
  readonly freeze: readonly string[];
  readonly goesOn: readonly string[];
  readonly yes?: boolean;
}

const gather = (value: string, before: readonly string[]): string[] => [...before, value];

export function insolvencyCommands(program: Command, shell: Shell, holdSources: HoldSources): void {
  const group = program.command('insolvency').description('insolvency of a customer: freeze, prove the debt, end');
  const record = common(group.command('record <customer>'))
    .description('a proceeding was opened; without --yes it only says what would follow')
    .addOption(new Option('--kind <kind>', 'which').choices(PROCEEDING_KINDS).makeOptionMandatory())
    .requiredOption('--opened <day>', 'the day of the opening')
    .option('--published <day>', 'the day of publication')
    .option('--court <name>', 'which court')
    .option('--number <number>', 'its number at the court')
    .option('--administrator <name>', 'who speaks for the customer now')
    .option('--email <address>', 'of the administrator')
    .addOption(new Option('--source <source>', 'how it is known').choices(SOURCES).default('own'))
    .option('--proof-by <day>', 'last day for the proof of debt, as the court or the administrator says it')
    .option('--freeze <document>', 'supplied before the opening, whatever its day says; may be repeated', gather, [])
    .option('--goes-on <document>', 'supplied after the opening; may be repeated', gather, [])
    .option('--yes', 'record it')
    .action((customer: string, options: Recording) => recordOne(shell, customer, options, holdSources));
  example(
    record,
    'duly insolvency record 4711 --kind fr_redressement --opened 2026-02-20 --published 2026-02-27 --yes',
  );
  example(
    common(group.command('list [customer]'))
      .description('all proceedings, the latest first')
      .action((customer: string | undefined, options: Common) => list(shell, customer, options)),
    'duly insolvency list',
  );
  claimCommand(group, shell);
  example(
    common(group.command('proof <customer>'))
      .description('the proof of debt was sent')
      .requiredOption('--on <day>', 'on which day')
      .requiredOption('--way <text>', 'by which way')
      .action((customer: string, options: Common & { on: string; way: string }) => proof(shell, customer, options)),
    'duly insolvency proof 4711 --on 2026-03-02 --way "registered letter"',
  );
  example(
    common(group.command('end <customer>'))
      .description('the proceeding is over, or was entered in error; promises and plans that ended do not come back')
      .addOption(new Option('--outcome <outcome>', 'how').choices(OUTCOMES).makeOptionMandatory())
      .requiredOption('--why <text>', 'what is to be remembered')
      .action((customer: string, options: Common & { outcome: Outcome; why: string }) =>
        end(shell, customer, { ...options, holdSources }),
      ),
    'duly insolvency end 4711 --outcome error --why "another company of that name"',
  );
  listCommands(group, shell);
}

async function recordOne(shell: Shell, text: string, options: Recording, holdSources: HoldSources): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const chosen = new Map<number, boolean>();
  for (const [documents, frozen] of [[options.freeze, true], [options.goesOn, false]] as const) {
    for (const document of documents) {
      const search = { companyId: company.id, customerId: customer.id, text: document, ids: work.ids };
      for (const { itemId } of await findItems(work.db.read, search)) chosen.set(itemId, frozen);
    }
  } // prettier-ignore
  const asked = { customer, proceeding: given(options), chosen };
  const does = options.yes
    ? await recordInsolvency(work, company, asked, holdSources)
    : await consequencesOf(work.db.read, work, company, asked);
  if (options.json) shell.json({ recorded: options.yes === true, customer: customer.code, ...said(does) });
  else tell(shell, does, options.yes === true);
}

const dayOrNone = (text: string | undefined) => (text === undefined ? null : dayOption(text));

const given = (options: Recording): NewProceeding => ({
  ...{ kind: options.kind, source: options.source, openedOn: dayOption(options.opened) },
  ...{ publishedOn: dayOrNone(options.published), proofBy: dayOrNone(options.proofBy) },
  ...{ court: options.court ?? null, number: options.number ?? null },
  ...{ administrator: options.administrator ?? null, administratorEmail: options.email ?? null },
});

const said = (does: Consequences): object => ({
  totals: does.totals,
  presumed: does.sides.filter(({ presumed, byHand }) => presumed && !byHand).length,
  promises: does.promises.length,
  plans: does.plans.map(({ number }) => number),
  cases: does.cases.map(({ number, partner }) => ({ number, partner })),
  deadlines: does.deadlines,
});

function tell(shell: Shell, does: Consequences, isDone: boolean): void {
  for (const { currency, frozenMinor, goesOnMinor } of does.totals) {
    const money = (minor: number): string => format({ minor, currency }, 'en');
    shell.print(`frozen: ${money(frozenMinor)}; goes on: ${money(goesOnMinor)}`);
  }
  const presumed = does.sides.filter((side) => side.presumed && !side.byHand).length;
  if (presumed > 0) shell.print(`by the day of the invoice, as the day of supply is not known: ${presumed}`);
  shell.print(`promises that end: ${does.promises.length}; plans that end: ${does.plans.length}`);
  for (const { number, partner } of does.cases)
    shell.print(`${number} is with ${partner}: it is told with a supplement`);
  for (const { what, day, source, verified } of does.deadlines) {
    shell.print(`${what === 'proof' ? 'proof of debt' : 'retention of title'} by: ${day ?? 'not known'} (${source}${verified ? '' : ', not verified'})`); // prettier-ignore
  }
  shell.print('guarantors are not frozen by this');
  shell.print(isDone ? 'recorded' : 'nothing was done; record it with --yes');
}

async function list(shell: Shell, text: string | undefined, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const customer = text === undefined ? undefined : await findCustomer(q, company.id, text, work.ids);
  const found = await proceedingsOf(q, company.id, customer?.id);
  if (options.json) shell.json(found.map(({ id: _, customerId: __, ...one }) => one));
  else if (found.length === 0) shell.print('No insolvency of a customer is known.');
  else
    for (const one of found)
      shell.print(`${one.customer}  ${PROCEEDINGS[one.kind].name}  opened ${one.openedOn}  ${one.outcome ?? 'stands'}`);
}

async function proof(shell: Shell, text: string, options: Common & { on: string; way: string }): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const on = dayOption(options.on);
  await proofSent(work, { companyId: company.id, customerId: customer.id }, { on, way: options.way });
  if (options.json) shell.json({ customer: customer.code, proofSentOn: on });
  else shell.print(`${customer.code}: the proof of debt was sent on ${on}`);
}

interface Ending extends Common {
  readonly outcome: Outcome;
  readonly why: string;
  readonly holdSources: HoldSources;
}

async function end(shell: Shell, text: string, options: Ending): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const { released } = await endInsolvency(work, company, customer.id, options);
  if (options.json) shell.json({ customer: customer.code, outcome: options.outcome, released });
  else shell.print(`${customer.code}: ended (${options.outcome}); documents released: ${released}`);
}
