import { Option, type Command } from 'commander';
import { amountOption, atCompany, common, withAsOf, type Common } from '../companies/common.cli';
import { customersInRange, findCustomer } from '../customers/store';
import { Refusal } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { endHold, putHold } from './actions';
import type { Hold } from './hold';
import { holdsFrom } from './hold-index';
import { OWN_KINDS, untilFrom, type OwnHoldKind } from './hold-terms';
import { holdHistory, type KeptHold } from './hold.store';
import { labelOf, type OpenItem } from './open-item';
import { obstacleCommand } from './obstacle.cli';
import { saidPaidCommand } from './said-paid.cli';
import type { LedgerDeps } from './sources.cli';
import { customerRanges, findItems, openItemsOf } from './store';

/** `duly hold`: put a reason not to chase, end it, list what holds. */
export function holdCommands(program: Command, shell: Shell, deps: LedgerDeps): void {
  const group = program.command('hold').description('a reason not to chase: put it, end it, list them');
  example(
    common(group.command('put <customer>', { isDefault: true }))
      .description('hold a customer, or only some of its documents; without --until for 14 days')
      .option('--item <document>', 'only this document; may be repeated', gather, [])
      .option('--amount <amount>', 'only so much of the one document')
      .addOption(new Option('--kind <kind>', 'why').choices(OWN_KINDS).default('goodwill'))
      .option('--until <day>', 'its last day, or 3d, 1w, 2w, 1m from today')
      .requiredOption('--reason <text>', 'in words')
      .action((customer: string, options: PutOptions) => put(shell, customer, options)),
    'duly hold 4711 --kind goodwill --until 1w --reason "new clerk, asked for a week"',
  );
  obstacleCommand(group, shell);
  saidPaidCommand(group, shell);
  example(
    common(group.command('end <hold>'))
      .description('end a hold from today on')
      .requiredOption('--reason <text>', 'in words')
      .action((hold: string, options: EndOptions) => end(shell, hold, options)),
    'duly hold end HOLD --reason "it is paid"',
  );
  example(
    withAsOf(group.command('list [customer]'))
      .description('what holds, disputes and promises too')
      .option('--history', 'of one customer: the holds that people ever put, ended ones too')
      .action((customer: string | undefined, options: ListOptions) => list(shell, customer, options, deps)),
    'duly hold list',
  );
}

const gather = (value: string, before: readonly string[]): string[] => [...before, value];

type PutOptions = Common & {
  readonly item: readonly string[];
  readonly amount?: string;
  readonly kind: OwnHoldKind;
  readonly until?: string;
  readonly reason: string;
};

async function put(shell: Shell, text: string, options: PutOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const customer = await findCustomer(q, company.id, text, work.ids);
  const items: OpenItem[] = [];
  for (const document of options.item) {
    const search = { companyId: company.id, customerId: customer.id, text: document, ids: work.ids };
    items.push(...(await findItems(q, search)));
  }
  const currency = items[0]?.currency ?? company.currency;
  const holds = await putHold(work, {
    companyId: company.id,
    customerId: customer.id,
    itemIds: items.map((item) => item.itemId),
    amountMinor: options.amount === undefined ? null : amountOption(options.amount, currency),
    kind: options.kind,
    reason: options.reason,
    until: options.until === undefined ? null : untilFrom(options.until, work.today),
  });
  const labels = new Map(items.map((item) => [item.itemId, labelOf(item)]));
  if (options.json) shell.json(holds.map((hold) => keptJson(hold, customer.code, labels, work)));
  else for (const hold of holds) shell.print(line(hold, customer.code, labels, work));
}

type EndOptions = Common & { readonly reason: string };

async function end(shell: Shell, text: string, options: EndOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const holdId = work.ids.open('hold', text);
  if (holdId === undefined) {
    throw new Refusal('no-such-hold', `${text} is no hold.`, 'See which there are: duly hold list', {});
  }
  await endHold(work, { companyId: company.id, holdId, reason: options.reason });
  if (options.json) shell.json({ hold: text, endedOn: work.today });
  else shell.print(`${text} ends today, ${work.today}.`);
}

type ListOptions = Common & { readonly history?: boolean };

async function list(shell: Shell, text: string | undefined, options: ListOptions, deps: LedgerDeps): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const customer = text === undefined ? undefined : await findCustomer(q, company.id, text, work.ids);
  if (options.history && customer) {
    const kept = await holdHistory(q, company.id, customer.id);
    const labels = await labelsOf(work, company.id, kept);
    if (options.json) shell.json(kept.map((hold) => keptJson(hold, customer.code, labels, work)));
    else for (const hold of kept) shell.print(line(hold, customer.code, labels, work));
    return;
  }
  const ranges = customer
    ? [{ companyId: company.id, first: customer.id, last: customer.id }]
    : await customerRanges(q, company.id);
  const found: { hold: Hold; code: string }[] = [];
  for (const range of ranges) {
    const codes = new Map((await customersInRange(q, range)).map(({ id, code }) => [id, code]));
    const holds = await holdsFrom(deps.holdSources(q), range, work.today);
    found.push(...holds.map((hold) => ({ hold, code: codes.get(hold.customerId) ?? '' })));
  }
  const labels = await labelsOf(
    work,
    company.id,
    found.map(({ hold }) => hold),
  );
  if (options.json) shell.json(found.map(({ hold, code }) => holdJson(hold, code, labels, work)));
  else if (found.length === 0) shell.print(`Nothing is on hold on ${work.today}.`);
  else for (const { hold, code } of found) shell.print(line(hold, code, labels, work));
}

type Labels = ReadonlyMap<number, string>;

async function labelsOf(work: Work, companyId: number, holds: readonly Hold[]): Promise<Labels> {
  const ids = holds.flatMap(({ itemId }) => (itemId === null ? [] : [itemId]));
  const items = await openItemsOf(work.db.read, companyId, ids);
  return new Map(items.map((item) => [item.itemId, labelOf(item)]));
}

/** The public id of a hold of this room; those of other rooms are named by their key. */
function nameOf(hold: Hold, work: Work): string {
  const own = /^hold\/(\d+)$/.exec(hold.key);
  return own ? work.ids.seal('hold', Number(own[1])) : hold.key;
}

const holdJson = (hold: Hold, customer: string, labels: Labels, work: Work): Record<string, unknown> => ({
  hold: nameOf(hold, work),
  customer,
  document: hold.itemId === null ? null : (labels.get(hold.itemId) ?? null),
  amountMinor: hold.amountMinor,
  kind: hold.kind,
  from: hold.from,
  until: hold.until,
  caused: hold.caused,
  reason: hold.reason,
  author: hold.author,
});

const keptJson = (hold: KeptHold, customer: string, labels: Labels, work: Work): Record<string, unknown> => ({
  ...holdJson(hold, customer, labels, work),
  recordedAt: hold.recordedAt,
  endedOn: hold.endedOn,
  endedBy: hold.endedBy,
  endReason: hold.endReason,
});

function line(hold: Hold | KeptHold, customer: string, labels: Labels, work: Work): string {
  const what = hold.itemId === null ? 'everything' : (labels.get(hold.itemId) ?? 'a cancelled document');
  const until = hold.until === null ? '' : hold.caused ? `, to be looked at on ${hold.until}` : ` until ${hold.until}`;
  const ended = 'endedOn' in hold && hold.endedOn !== null ? ` (ended ${hold.endedOn}: ${hold.endReason ?? ''})` : '';
  return `${nameOf(hold, work)}  ${customer}  ${what}  ${hold.kind} from ${hold.from}${until}: ${hold.reason}${ended}`;
}
