import { Option, type Command } from 'commander';
import { atCompany, common, dayOption, withAsOf, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { chooseAddress } from '../customers/contact-choice';
import { addressesInRange, findCustomer } from '../customers/store';
import { Refusal, WrongUse } from '../kernel/result';
import type { HoldSource } from '../ledger/hold';
import { VISIT_REASONS, type VisitReason } from '../outbox/content';
import type { Query } from '../platform/db';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { approveVisit, cancelVisit, planVisit, recordVisit } from './actions';
import { addAgent } from './agent.actions';
import type { Visitable } from './facts.actions';
import { agentsOf, listedVisits, liveVisit } from './store';
import { PARTS, VISIT_OUTCOMES, WAYS, type Part, type Visit, type VisitOutcome, type Way } from './visit';

/** What the house hands to the commands of this room. */
export interface VisitDeps {
  holdSources(q: Query): readonly HoldSource[];
}

/** `duly visits`: who visits customers, which visits there are, planned, cancelled and recorded. */
export function visitCommands(program: Command, shell: Shell, deps: VisitDeps): void {
  const group = program.command('visits').description('visits to customers: planned, announced, recorded');
  example(
    common(group.command('list', { isDefault: true }))
      .description('visits to come; --all: those that are over too')
      .option('--all')
      .action((options: Common & { readonly all?: boolean }) => list(shell, options)),
    'duly visits',
  );
  example(
    common(group.command('agents'))
      .description('who visits customers')
      .action((options: Common) => agents(shell, options)),
    'duly visits agents',
  );
  agentCommand(group, shell);
  planCommands(group, shell, deps);
}

function agentCommand(group: Command, shell: Shell): void {
  example(
    common(group.command('agent <name>'))
      .description('somebody visits customers from now on')
      .requiredOption('--role <function>', 'as customers read it')
      .option('--qualification <text>', '', '')
      .option('--partner <name>', 'for which partner; otherwise one of ours', '')
      .option('--phone <number>', '', '')
      .option('--email <address>', 'told where a customer refuses', '')
      .option('--hours <text>', '', '')
      .option('--areas <postcodes>', 'their first signs, parted by commas; otherwise everywhere', '')
      .action((name: string, options: AgentOptions) => agent(shell, name, options)),
    'duly visits agent "Anna Berg" --role "Field agent" --qualification "certified mediator" --areas 44,49',
  );
}

function planCommands(group: Command, shell: Shell, deps: VisitDeps): void {
  const on = (name: string): Command => withAsOf(group.command(name));
  example(
    on('plan <customer>')
      .description('a visit is announced to the customer, or waits for a manager')
      .requiredOption('--agent <name>', 'who comes')
      .requiredOption('--on <day>')
      .addOption(new Option('--part <part>', 'of the day').choices(PARTS).default('morning'))
      .addOption(new Option('--why <reason>', 'as the customer reads it').choices(VISIT_REASONS).default('talk'))
      .addOption(new Option('--by <way>', 'how it is announced').choices(WAYS).default('email'))
      .action((customer: string, options: PlanOptions) => plan(shell, deps, customer, options)),
    'duly visits plan 4711 --agent "Anna Berg" --on 2026-03-18',
  );
  example(
    on('approve <customer>')
      .description('a manager agrees: it is announced')
      .action((customer: string, options: Common) =>
        withVisit(shell, deps, customer, options, async ({ work, about, visit }) => {
          await approveVisit(work, about, visit.id);
          return 'approved: its announcement waits in the outbox';
        }),
      ),
    'duly visits approve 4711',
  );
  example(
    on('outcome <customer>')
      .description('how it went')
      .addOption(new Option('--outcome <outcome>').choices(VISIT_OUTCOMES).makeOptionMandatory())
      .option('--note <text>', '', '')
      .action((customer: string, options: OutcomeOptions) =>
        withVisit(shell, deps, customer, options, async ({ work, company, visit }) => {
          await recordVisit(work, company.id, visit.id, { outcome: options.outcome, note: options.note });
          return `recorded: ${options.outcome.replaceAll('_', ' ')}`;
        }),
      ),
    'duly visits outcome 4711 --outcome met --note "Ms Roux will pay by Friday" --as-of 2026-03-18',
  );
  example(
    on('cancel <customer>')
      .description('nobody comes; who was told so is told')
      .option('--why <text>', 'for us', '')
      .action((customer: string, options: Common & { readonly why: string }) =>
        withVisit(shell, deps, customer, options, async ({ work, about, visit }) => {
          await cancelVisit(work, about, visit.id, options.why);
          return 'cancelled';
        }),
      ),
    'duly visits cancel 4711 --why "paid"',
  );
}

async function list(shell: Shell, options: Common & { readonly all?: boolean }): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const visits = await listedVisits(work.db.read, { companyId: company.id, live: options.all !== true });
  if (options.json) {
    shell.json(
      visits.map(({ customerCode, onDay, part, agent: who, state, announced, outcome }) => ({
        ...{ customer: customerCode, onDay, part, agent: who, state, announced, outcome },
      })),
    );
    return;
  }
  if (visits.length === 0) shell.print('No visit is planned or asked for.');
  for (const { customer, customerCode, onDay, part, agent: who, state, announced, outcome } of visits) {
    const told = state === 'planned' ? (announced ? 'announced' : 'not announced yet') : (outcome ?? '');
    const parts = [onDay ?? 'no day', part ?? '', `${customer} (${customerCode})`, who ?? '', state, told];
    shell.print(parts.filter((one) => one !== '').join('  '));
  }
}

async function agents(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const known = await agentsOf(work.db.read, company.id);
  if (options.json) {
    shell.json(known.map(({ id: _, companyId: __, ...terms }) => terms));
    return;
  }
  if (known.length === 0) shell.print('Nobody visits customers yet.');
  for (const { name, role, qualification, partner, areas, active } of known) {
    const parts = [name, role, qualification, partner, areas === '' ? 'everywhere' : areas, active ? '' : 'inactive'];
    shell.print(parts.filter((one) => one !== '').join('  '));
  }
}

type AgentOptions = Common &
  Record<'role' | 'qualification' | 'partner' | 'phone' | 'email' | 'hours' | 'areas', string>;

async function agent(shell: Shell, name: string, options: AgentOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { role, qualification, partner, phone, email, hours, areas } = options;
  await addAgent(work, company.id, { name, role, qualification, partner, phone, email, hours, areas });
  if (options.json) shell.json({ agent: name });
  else shell.print(`${name} visits customers from now on.`);
}

type PlanOptions = Common & {
  readonly agent: string;
  readonly on: string;
  readonly part: Part;
  readonly why: VisitReason;
  readonly by: Way;
};

async function plan(shell: Shell, deps: VisitDeps, text: string, options: PlanOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const about = aboutOf(deps, company, customer.id);
  const named = (await agentsOf(work.db.read, company.id)).filter(
    ({ name, active }) => active && name.toLowerCase() === options.agent.trim().toLowerCase(),
  );
  const [who] = named;
  if (who === undefined || named.length > 1)
    throw new Refusal('no-such-agent', 'There is no such agent who visits customers.', 'See who does: duly visits agents'); // prettier-ignore
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const address = chooseAddress(await addressesInRange(work.db.read, range), false);
  const terms = { agentId: who.id, onDay: dayOption(options.on), part: options.part, reason: options.why };
  const made = await planVisit(work, about, { ...terms, way: options.by, addressId: address?.id ?? 0 });
  if (options.json) {
    shell.json({ customer: customer.code, onDay: made.onDay, state: made.state });
    return;
  }
  const next = made.state === 'waiting' ? 'It waits for a manager: duly visits approve' : 'Its announcement waits in the outbox: duly outbox deliver'; // prettier-ignore
  shell.print(`A visit to ${customer.name} on ${made.onDay ?? ''} is planned. ${next}`);
}

type OutcomeOptions = Common & { readonly outcome: VisitOutcome; readonly note: string };

const aboutOf = (deps: VisitDeps, company: Company, customerId: number): Visitable => ({
  ...{ company, customerId, holds: (q) => deps.holdSources(q) },
});

interface Chosen {
  readonly work: Work;
  readonly company: Company;
  readonly about: Visitable;
  readonly visit: Visit;
}

/** The one visit to the customer that is still to come. */
async function withVisit(
  shell: Shell,
  deps: VisitDeps,
  text: string,
  options: Common,
  act: (chosen: Chosen) => Promise<string>,
): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const visit = await liveVisit(work.db.read, { companyId: company.id, customerId: customer.id });
  if (visit === undefined) throw new WrongUse(`No visit to ${customer.name} is planned.`, 'See which are: duly visits');
  const said = await act({ work, company, visit, about: aboutOf(deps, company, customer.id) });
  if (options.json) shell.json({ customer: customer.code, visit: said });
  else shell.print(`The visit to ${customer.name} is ${said}.`);
}
