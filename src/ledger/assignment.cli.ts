import type { Command } from 'commander';
import { DELAY_HOURS } from '../companies/bank-change';
import { giveBankAccount, type BankChangeTold } from '../companies/bank-change.actions';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { printedIban } from '../companies/iban';
import type { NewBankAccount } from '../companies/new-company';
import { payeeAccountsOf } from '../companies/store';
import { findCustomer } from '../customers/store';
import { attachDocument } from '../documents/actions';
import { readPaper } from '../documents/paper.cli';
import { WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import { assignedState, type AssignedState, type Holder } from './assignment';
import { assignClaims, holderNamed, sayWhoAsks, takeClaimsBack } from './assignment.actions';
import { assignmentsOf } from './assignment.store';
import { gather, namedItems } from './named.cli';

/** `duly assigned`: claims that somebody else holds, and that are ours again. */
export function assignmentCommands(program: Command, shell: Shell, deps: HolderDeps): void {
  const group = program
    .command('assigned')
    .description('claims that a factor, bank or insurer holds, and that come back');
  example(
    common(group.command('to <customer> <holder>'))
      .description('documents of the customer are the holder’s from a day on; the holder asks for them, or we do')
      .requiredOption('--item <document>', 'may be repeated', gather, [])
      .option('--on <day>', 'assigned on; otherwise today')
      .option('--quiet', 'the customer was not told: we go on asking, and collect for the holder')
      .option('--we-ask', 'the customer was told, and the holder lets us ask: messages name its account')
      .action((customer: string, holder: string, options: ToOptions) => to(shell, { customer, holder }, options)),
    'duly assigned to 4711 "Eurofactor SA" --item F-1001',
  );
  example(
    common(group.command('list <customer>', { isDefault: true }))
      .description('what of a customer is assigned')
      .action((customer: string, options: Common) => list(shell, customer, options)),
    'duly assigned 4711',
  );
  example(
    common(group.command('back <customer>'))
      .description('they are ours again; file the deed with duly attach FILE --customer C --kind assignment')
      .option('--item <document>', 'only this one; may be repeated', gather, [])
      .requiredOption('--why <text>')
      .option('--deed <file>', 'the deed of re-assignment: an exhibit of the recovery file')
      .action((customer: string, options: BackOptions) => back(shell, customer, options)),
    'duly assigned back 4711 --item F-1001 --why "re-assigned on 2 March"',
  );
  example(
    common(group.command('holder <name>'))
      .description(
        'who holds claims: whether it lets us ask for them, and its account, which needs a second person and a day',
      )
      .option('--we-ask', 'it lets us ask for what its customers were told is its')
      .option('--asks-itself', 'it asks for it itself')
      .option('--iban <iban>', 'where what it holds is paid')
      .option('--bic <bic>')
      .option('--account-holder <name>', 'otherwise its name')
      .option('--bank <name>')
      .option('--currency <code>', 'otherwise the currency of the company')
      .action((name: string, options: HolderOptions) => holder(shell, deps, name, options)),
    'duly assigned holder "Eurofactor SA" --we-ask --iban "FR14 2004 1010 0505 0001 3M02 606"',
  );
}

/** What the house hands to it: who is told of an account that is to change. */
export interface HolderDeps {
  readonly bankTold?: BankChangeTold;
}

type ToOptions = Common & {
  readonly item: readonly string[];
  readonly on?: string;
  readonly quiet?: boolean;
  readonly weAsk?: boolean;
};
type BackOptions = Common & { readonly item: readonly string[]; readonly why: string; readonly deed?: string };

async function to(shell: Shell, named: { customer: string; holder: string }, options: ToOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, named.customer, work.ids);
  const whose = { companyId: company.id, customerId: customer.id };
  const items = await namedItems(work, whose, options.item);
  const on = options.on === undefined ? work.today : dayOption(options.on);
  const entryIds = items.map(({ item }) => item.entryId);
  if (options.quiet === true && options.weAsk === true)
    throw new WrongUse('Either the customer was told, or it was not.', 'Give --quiet or --we-ask, not both.');
  const notified = options.quiet !== true;
  await assignClaims(work, { ...whose, entryIds, holder: named.holder, on, notified, weAsk: options.weAsk === true });
  await list(shell, named.customer, options);
}

async function list(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const rows = await assignmentsOf(work.db.read, { companyId: company.id, customerId: customer.id });
  if (options.json) {
    shell.json(rows.map((one) => ({ customer: customer.code, document: one.document, holder: one.holder, on: one.on, notified: one.notified, state: assignedState(one) }))); // prettier-ignore
    return;
  }
  if (rows.length === 0) shell.print(`Nothing of ${customer.code} is assigned.`);
  for (const one of rows) shell.print(`${one.document}  ${one.holder}  since ${one.on}  ${STATES[assignedState(one)]}`);
}

const STATES: Record<AssignedState, string> = {
  notified: 'the customer pays the holder, who asks for it',
  noAccount: 'the customer pays the holder; nobody is asked until its account is known and in force',
  chased: 'we ask for it; the customer pays the holder',
  quiet: 'the customer was not told',
};

type HolderOptions = Common & {
  readonly weAsk?: boolean;
  readonly asksItself?: boolean;
  readonly iban?: string;
  readonly bic?: string;
  readonly accountHolder?: string;
  readonly bank?: string;
  readonly currency?: string;
};

async function holder(shell: Shell, deps: HolderDeps, text: string, options: HolderOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  if (options.weAsk === true && options.asksItself === true)
    throw new WrongUse('Either we ask or the holder does.', 'Give --we-ask or --asks-itself, not both.');
  let known = await holderNamed(work, company.id, text);
  if (options.weAsk === true || options.asksItself === true)
    known = await sayWhoAsks(work, company.id, known.id, options.weAsk === true);
  const told = deps.bankTold ?? (() => Promise.resolve());
  const given =
    options.iban === undefined
      ? null
      : await giveBankAccount(work, { companyId: company.id, told }, accountOf(known, options.iban, options, company));
  const accounts = (await payeeAccountsOf(work.db.read, company.id)).filter(({ payeeId }) => payeeId === known.id);
  const shown = accounts.map(({ currency, iban, bic, holder: name }) => ({ currency, iban, bic, holder: name }));
  const proposed = given?.proposed ?? null;
  if (options.json) {
    shell.json({ holder: known.name, weAsk: known.weChase, accounts: shown, proposed: proposed?.iban ?? null });
    return;
  }
  shell.print(`${known.name}: ${known.weChase ? 'lets us ask for what it holds' : 'asks for what it holds itself'}`);
  for (const one of shown) shell.print(`  account ${one.currency}: ${printedIban(one.iban)} ${one.holder}`);
  if (shown.length === 0) shell.print('  no account in force: nothing that its customers were told of is asked for');
  if (proposed !== null)
    shell.print(
      `  proposed: ${printedIban(proposed.iban)}. An administrator confirms or stops it in the desk (Settings, Bank accounts); it holds ${DELAY_HOURS} hours after that.`,
    );
}

const accountOf = (known: Holder, iban: string, options: HolderOptions, company: Company): NewBankAccount => ({
  ...{ iban, payeeId: known.id, holder: options.accountHolder ?? known.name },
  currency: (options.currency ?? company.currency).toUpperCase(),
  ...(options.bic === undefined ? {} : { bic: options.bic }),
  ...(options.bank === undefined ? {} : { bankName: options.bank }),
});

async function back(shell: Shell, text: string, options: BackOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const whose = { companyId: company.id, customerId: customer.id };
  const only = new Set((await namedItems(work, whose, options.item)).map(({ item }) => item.entryId));
  const rows = (await assignmentsOf(work.db.read, whose)).filter(({ entryId }) => only.size === 0 || only.has(entryId));
  const deed = options.deed === undefined ? null : await readPaper(options.deed);
  const deedId =
    deed === null || rows.length === 0
      ? null
      : (await attachDocument(work, { ...whose, about: `customer/${customer.id}`, kind: 'assignment', ...deed, datedOn: work.today })).document.id; // prettier-ignore
  await takeClaimsBack(work, whose, { ids: rows.map(({ id }) => id), why: options.why, deedId });
  if (options.json) shell.json(rows.map(({ document }) => ({ customer: customer.code, document })));
  else for (const { document } of rows) shell.print(`${document}: ours again`);
}
