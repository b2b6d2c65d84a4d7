import { Option, type Command } from 'commander';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { obstacleReply } from '../languages/obstacle-reply-words';
import { example, type Shell } from '../platform/shell';
import { putObstacle } from './actions';
import { gather, namedItems } from './named.cli';
import { OBSTACLES, OBSTACLE_KINDS, obstacleUntil, type ObstacleKind } from './obstacle';

/** `duly hold obstacle`: what stands in the way of a payment, with who puts it right, and the reply to be sent. */
export function obstacleCommand(group: Command, shell: Shell): void {
  example(
    common(group.command('obstacle <customer>'))
      .description('what stands in the way of a payment though nobody objects: held until its owner looks again')
      .addOption(new Option('--kind <kind>', 'what').choices(OBSTACLE_KINDS).makeOptionMandatory())
      .option('--item <document>', 'only this document; may be repeated', gather, [])
      .option('--until <day>', 'when its owner looks again; otherwise as the kind says')
      .option('--owner <name>', 'who puts it right; otherwise as the kind says')
      .requiredOption('--note <text>', 'in words')
      .action((customer: string, options: ObstacleOptions) => put(shell, customer, options)),
    'duly hold obstacle 4711 --kind po_missing --item F-1001 --note "asks for the number of order 88"',
  );
}

type ObstacleOptions = Common & {
  readonly kind: ObstacleKind;
  readonly item: readonly string[];
  readonly until?: string;
  readonly owner?: string;
  readonly note: string;
};

async function put(shell: Shell, text: string, options: ObstacleOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const { kind, note } = options;
  const named = options.until === undefined ? undefined : dayOption(options.until);
  const until = obstacleUntil(kind, work.today, named);
  const items = await namedItems(work, { companyId: company.id, customerId: customer.id }, options.item);
  const holds = await putObstacle(work, {
    companyId: company.id,
    customerId: customer.id,
    itemIds: items.map(({ item }) => item.itemId),
    amountMinor: null,
    obstacle: kind,
    reason: `${OBSTACLES[kind].title}: ${note}`,
    until,
    owner: options.owner ?? null,
  });
  const reply = obstacleReply(kind, (customer.language ?? company.language).slice(0, 2).toLowerCase());
  if (options.json) {
    shell.json({ holds: holds.map(({ id }) => work.ids.seal('hold', id)), obstacle: kind, until, reply });
    return;
  }
  shell.print(`Held until ${until}, when ${options.owner ?? OBSTACLES[kind].owner} looks again.`);
  shell.print(`A reply that is ready:\n\nSubject: ${reply.subject}\n\n${reply.text}`);
}
