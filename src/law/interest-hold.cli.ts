import { Option, type Command } from 'commander';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { WrongUse } from '../kernel/result';
import { labelOf } from '../ledger/open-item';
import { customerRanges } from '../ledger/store';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { INTEREST_HOLD_REASONS, type InterestHoldReason, type KeptInterestHold } from './interest-hold';
import { closeHold, noSuchHold, putInterestHold, undoHold } from './interest-hold.actions';
import { interestHoldById, keptInterestHolds } from './interest-hold.store';
import { whose } from './whose.cli';

/** `duly interest hold`: which days bear no interest, why and on which ground: put, ended, taken back, listed. */
interface Putting extends Common {
  readonly reason: InterestHoldReason;
  readonly from: string;
  readonly until?: string;
  readonly basis: string;
  readonly why: string;
  readonly reverseClaimed?: boolean;
}

export function interestHoldCommands(interest: Command, shell: Shell): void {
  const group = interest.command('hold').description('days that bear no interest: put them, end them, take them back');
  example(
    common(group.command('put <what>'))
      .description('a customer or a document bears no interest from a day on')
      .addOption(new Option('--reason <reason>', 'why').choices(INTEREST_HOLD_REASONS).makeOptionMandatory())
      .requiredOption('--from <day>', 'the first day that bears nothing')
      .option('--until <day>', 'the last day that bears nothing; otherwise until somebody ends it')
      .requiredOption('--basis <text>', 'where it stands: a law, a judgment, an agreement')
      .requiredOption('--why <text>', 'in words')
      .option('--reverse-claimed', 'reverse the claims of interest over these days with it')
      .action((what: string, options: Putting) => put(shell, what, options)),
    'duly interest hold put 4711 --reason standstill --from 2026-03-01 --until 2026-03-31 --basis "letter of 2026-02-27" --why "agreed while the parties talk"',
  );
  example(
    common(group.command('list [customer]', { isDefault: true }))
      .description('all that were ever put, those that were taken back too')
      .action((customer: string | undefined, options: Common) => list(shell, customer, options)),
    'duly interest hold list 4711',
  );
  example(
    common(group.command('end <hold>'))
      .description('say its last day: interest runs again from the day after')
      .requiredOption('--until <day>', 'the last day that bears nothing')
      .requiredOption('--why <text>', 'in words')
      .action((text: string, options: Common & { until: string; why: string }) =>
        changed(shell, text, options, (work, deed) => closeHold(work, { ...deed, until: dayOption(options.until) })),
      ),
    'duly interest hold end INTEREST_HOLD --until 2026-03-15 --why "the talks are over"',
  );
  example(
    common(group.command('undo <hold>'))
      .description('it was put in error: its days bear interest as if it had never been')
      .requiredOption('--why <text>', 'in words')
      .action((text: string, options: Common & { why: string }) => changed(shell, text, options, undoHold)),
    'duly interest hold undo INTEREST_HOLD --why "wrong customer"',
  );
}

const LONGEST = 500;

function worded(text: string, name: string): string {
  const said = text.trim();
  if (said === '' || said.length > LONGEST) throw new WrongUse(`${name} is missing or too long.`, `Give ${name} in a few words.`); // prettier-ignore
  return said;
}

async function put(shell: Shell, what: string, options: Putting): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { customerId, itemIds, labels } = await whose(work, company.id, what);
  if (itemIds.length > 1) throw new WrongUse(`${what} has several parts.`, `Name one: ${labels.join(', ')}.`);
  const said = {
    ...{ companyId: company.id, customerId, reason: options.reason, from: dayOption(options.from) },
    until: options.until === undefined ? null : dayOption(options.until),
    ...{ basis: worded(options.basis, '--basis'), why: worded(options.why, '--why') },
    reversing: options.reverseClaimed === true,
  };
  const made = await putInterestHold(work, { ...said, itemId: itemIds[0] ?? null });
  const hold = await interestHoldById(work.db.read, company.id, made.id);
  if (hold === undefined) return;
  if (options.json) {
    shell.json({ ...holdJson(hold, work), reversed: made.reversed });
    return;
  }
  shell.print(line(hold, work));
  if (made.reversed > 0) shell.print(`Reversed with it: claims of ${made.reversed}.`);
}

async function list(shell: Shell, text: string | undefined, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const customer = text === undefined ? undefined : await findCustomer(q, company.id, text, work.ids);
  const ranges = customer === undefined ? await customerRanges(q, company.id) : [{ companyId: company.id, first: customer.id, last: customer.id }]; // prettier-ignore
  const found: KeptInterestHold[] = [];
  for (const range of ranges) found.push(...(await keptInterestHolds(q, range)));
  if (options.json) shell.json(found.map((one) => holdJson(one, work)));
  else if (found.length === 0) shell.print('No interest is held.');
  else for (const one of found) shell.print(line(one, work));
}

async function changed(
  shell: Shell,
  text: string,
  options: Common & { readonly why: string },
  change: (work: Work, deed: { companyId: number; id: number; why: string }) => Promise<KeptInterestHold>,
): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const id = work.ids.open('interest_hold', text);
  if (id === undefined) throw noSuchHold();
  await change(work, { companyId: company.id, id, why: worded(options.why, '--why') });
  const after = await interestHoldById(work.db.read, company.id, id);
  if (after === undefined) return;
  if (options.json) shell.json(holdJson(after, work));
  else shell.print(line(after, work));
}

const scopeOf = ({ document, part, parts }: KeptInterestHold): string =>
  document === null ? 'all invoices' : labelOf({ document, part: part ?? 1, parts: parts ?? 1 });

const holdJson = (one: KeptInterestHold, { ids }: Work): object => ({
  hold: ids.seal('interest_hold', one.id),
  customer: ids.seal('customer', one.customerId),
  ...{ of: one.document, reason: one.reason, from: one.from, until: one.until, basis: one.basis, why: one.why },
  ...{ by: one.recordedBy, at: one.recordedAt, closedBy: one.closedBy, closedWhy: one.closedWhy },
  ...{ undoneAt: one.endedAt, undoneBy: one.endedBy, undoneWhy: one.endedWhy },
});

function line(one: KeptInterestHold, { ids }: Work): string {
  const undone = one.endedAt === null ? '' : `, taken back: ${one.endedWhy ?? ''}`;
  return `${ids.seal('interest_hold', one.id)}  ${scopeOf(one)}  ${one.reason.replaceAll('_', ' ')}  ${one.from} to ${one.until ?? 'no end yet'}  ${one.basis} · ${one.why}${undone}`;
}
