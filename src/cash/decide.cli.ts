import type { Command } from 'commander';
import { amountOption, atCompany, common, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { findCustomer } from '../customers/store';
import { count } from '../kernel/count';
import { format, sum } from '../kernel/money';
import { Refusal, WrongUse } from '../kernel/result';
import { isDifferenceKind, type Difference } from '../ledger/difference';
import { labelOf } from '../ledger/open-item';
import { chargesById } from '../ledger/claimed.store';
import { chargeState } from '../ledger/kept-charge';
import { findItems } from '../ledger/store';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { acceptProposals, decide, putOnAccount, setLineAside, takeBack } from './deciding.actions';
import type { LineShown } from './line.panel';
import type { PlannedCustomer } from './plan';
import { waitingRows } from './worklist.panel';

/** `duly cash accept`, `apply`, `account`, `skip`, `undo`: what a person decides. */
export interface DecideDeps {
  gather(value: string, before: readonly string[]): string[];
  lineNamed(work: Work, company: Company, text: string): Promise<LineShown>;
}

export function decideCommands(group: Command, shell: Shell, deps: DecideDeps): void {
  const { gather } = deps;
  example(
    common(group.command('accept [lines...]'))
      .description('what is proposed for these, each for itself; with --high all that is certain')
      .option('--high', 'all that is certain')
      .action((lines: string[], options: AcceptOptions) => accept(shell, deps, lines, options)),
    'duly cash accept --high',
  );
  example(
    common(group.command('apply <line>'))
      .description('split as you say; the parts and what is put on account come to the amount')
      .option('--to <document=amount>', 'what it pays, F-1001=300.00, or all of F-1001; may be repeated', gather, [])
      .option(
        '--account <customer=amount>',
        'what stays on account; without an amount the rest; may be repeated',
        gather,
        [],
      ) // prettier-ignore
      .option(
        '--give <document=kind>',
        'what stays open of it is given up: F-1001=discount, bank_charge or difference; may be repeated',
        gather,
        [],
      ) // prettier-ignore
      .option(
        '--charge <charge=amount>',
        'interest or costs that it pays, ch_…=12.00, or all of it: see duly charges; may be repeated',
        gather,
        [],
      ) // prettier-ignore
      .option('--why <text>', 'why in another order than the law’s; it is kept')
      .action((line: string, options: ApplyOptions) => apply(shell, deps, line, options)),
    'duly cash apply LINE --to F-1001=10.00 --account 4711',
  );
  example(
    common(group.command('account <line> <customer>'))
      .description('all of it on the account of that customer')
      .action((line: string, customer: string, options: Common) => account(shell, deps, { line, customer }, options)),
    'duly cash account LINE 4711',
  );
  example(
    common(group.command('skip <line>'))
      .description('it is no customer’s money')
      .requiredOption('--why <text>', 'what it is')
      .action((line: string, options: WhyOptions) => skip(shell, deps, line, options)),
    'duly cash skip LINE --why "tax refund"',
  );
  example(
    common(group.command('undo <application>'))
      .description('take back what was done; the money waits for a decision again')
      .requiredOption('--why <text>', 'why')
      .action((application: string, options: WhyOptions) => undo(shell, application, options)),
    'duly cash undo APPLICATION --why "another customer was meant"',
  );
}

type AcceptOptions = Common & { readonly high?: boolean };
type ApplyOptions = Common & {
  readonly to: readonly string[];
  readonly account: readonly string[];
  readonly give: readonly string[];
  readonly charge: readonly string[];
  readonly why?: string;
};
type WhyOptions = Common & { readonly why: string };

const MOST = 10_000;
const LONGEST_WHY = 500;

async function accept(shell: Shell, deps: DecideDeps, texts: string[], options: AcceptOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  if (texts.length === 0 && !options.high) throw new WrongUse('No payment is named.', 'Name lines, or say --high.');
  const named: number[] = [];
  for (const text of texts) named.push((await deps.lineNamed(work, company, text)).id);
  const asked = { companyId: company.id, text: '', confidence: 'high', account: '', customer: '', customerId: null, amountMinor: null, sort: 'sure', descending: false, offset: 0, limit: MOST }; // prettier-ignore
  const high = options.high ? (await waitingRows(work.db.read, asked)).map((row) => row.lineId) : [];
  const wishes = [...new Set([...named, ...high])].map((lineId) => ({ lineId, digest: null }));
  const { applied, gone, refused } = await acceptProposals(work, company.id, wishes);
  const [first] = refused;
  if (options.json) {
    shell.json({ applied: applied.map(({ applicationId }) => work.ids.seal('cash_application', applicationId)), gone, refused: refused.map(({ code, message }) => ({ code, message })) }); // prettier-ignore
    return;
  }
  if (first !== undefined && applied.length === 0 && wishes.length === 1) throw first;
  shell.print(`${count(applied.length, 'payment')} applied${gone > 0 ? `, ${gone} with nothing proposed or dealt with already` : ''}.`); // prettier-ignore
  for (const one of refused) shell.print(`  not applied: ${one.message} ${one.remedy}`);
}

async function apply(shell: Shell, deps: DecideDeps, text: string, options: ApplyOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const line = await deps.lineNamed(work, company, text);
  const plan = await planFrom(work, company, line, options);
  const note = options.why?.trim().slice(0, LONGEST_WHY) ?? '';
  told(
    shell,
    work,
    options,
    await decide(work, company.id, { lineId: line.id, plan, note: note === '' ? null : note }),
  );
}

/** Parts as they are named, by customer; one account without an amount takes the rest. */
async function planFrom(
  work: Work,
  company: Company,
  line: LineShown,
  { to, account, give, charge }: ApplyOptions,
): Promise<PlannedCustomer[]> {
  // prettier-ignore
  const { currency } = line;
  const parts: NamedPart[] = [];
  for (const text of to) {
    const { name, amount } = cut(text);
    const items = await findItems(work.db.read, { companyId: company.id, text: name, ids: work.ids, among: 'all' });
    const [only] = items;
    if (amount !== null && items.length > 1) throw new Refusal('which-part', `${name} has several parts.`, `Name one with its amount: ${items.map((one) => `${name}/${one.part}`).join(', ')}.`); // prettier-ignore
    const typed = amount === null ? null : amountOption(amount, currency);
    if (only?.currency !== currency) throw new Refusal('other-currency', `${name} is not in ${currency}.`, 'Name documents in the currency of the money.'); // prettier-ignore
    for (const one of items) {
      const minor = typed === null ? one.openMinor : one.openMinor < 0 ? -typed : typed;
      parts.push({
        customerId: one.customerId,
        itemId: one.itemId,
        minor,
        openMinor: one.openMinor,
        label: labelOf(one),
      });
    }
  }
  const charges = await namedCharges(work, company, line, charge);
  const placed = sum([...parts, ...charges].map((part) => part.minor));
  const accounts: { customerId: number; minor: number | null }[] = [];
  for (const text of account) {
    const { name, amount } = cut(text);
    const { id } = await findCustomer(work.db.read, company.id, name, work.ids);
    accounts.push({ customerId: id, minor: amount === null ? null : amountOption(amount, currency) });
  }
  const left = line.amountMinor - placed - sum(accounts.map((one) => one.minor ?? 0));
  const open = accounts.filter((one) => one.minor === null);
  if (open.length > 1) throw new WrongUse('The rest can stay on one account only.', 'Give all but one an amount.');
  const customerIds = [...new Set([...parts, ...charges, ...accounts].map((one) => one.customerId))];
  const given = give.map((text) => givenIn(text, parts));
  return customerIds.map((customerId) => {
    const own = parts.filter((part) => part.customerId === customerId);
    const differences = given.filter(({ itemId }) => own.some((part) => part.itemId === itemId));
    return {
      ...{ customerId, parts: own.map(({ itemId, minor }) => ({ itemId, minor })) },
      onAccountMinor: sum(accounts.filter((one) => one.customerId === customerId).map((one) => one.minor ?? left)),
      ...(charges.some((one) => one.customerId === customerId) && {
        charges: charges
          .filter((one) => one.customerId === customerId)
          .map(({ chargeId, minor }) => ({ chargeId, minor })),
      }),
      ...(differences.length > 0 && { differences }),
    };
  });
}

/** Charges that stand, by their ids; without an amount all that is open of one. */
async function namedCharges(
  work: Work,
  company: Company,
  { currency }: LineShown,
  texts: readonly string[],
): Promise<{ readonly chargeId: number; readonly customerId: number; readonly minor: number }[]> {
  const named = texts.map((text) => ({ ...cut(text), text }));
  const ids = named.flatMap(({ name }) => work.ids.open('charge', name) ?? []);
  const known = new Map((await chargesById(work.db.read, company.id, ids)).map((one) => [one.id, one]));
  return named.map(({ name, amount, text }) => {
    const one = known.get(work.ids.open('charge', name) ?? 0);
    if (one === undefined || chargeState(one) !== 'open') throw new Refusal('no-such-charge', `There is no such claim beside an invoice: ${text}`, 'See what was claimed: duly charges'); // prettier-ignore
    if (one.currency !== currency) throw new Refusal('other-currency', `${name} is not in ${currency}.`, 'Name documents in the currency of the money.'); // prettier-ignore
    const minor = amount === null ? one.openMinor : amountOption(amount, currency);
    if (minor <= 0 || minor > one.openMinor) throw new WrongUse(`Of ${name} only ${format({ minor: one.openMinor, currency }, company.language)} can be paid.`, 'Name that much or less.'); // prettier-ignore
    return { chargeId: one.id, customerId: one.customerId, minor };
  });
}

interface NamedPart {
  readonly customerId: number;
  readonly itemId: number;
  readonly minor: number;
  readonly openMinor: number;
  readonly label: string;
}

function givenIn(text: string, parts: readonly NamedPart[]): Difference {
  const { name, amount: kind } = cut(text);
  if (kind === null || !isDifferenceKind(kind)) throw new WrongUse(`${text} does not say as what the rest is given up.`, `Say ${name}=discount, ${name}=bank_charge or ${name}=difference.`); // prettier-ignore
  const part = parts.find((one) => one.label.toUpperCase() === name.toUpperCase());
  if (part === undefined || part.openMinor <= part.minor) throw new WrongUse(`Nothing stays open of ${name}.`, `Name what the money pays of it: --to ${name}=300.00`); // prettier-ignore
  return { itemId: part.itemId, kind, minor: part.openMinor - part.minor };
}

function cut(text: string): { name: string; amount: string | null } {
  const at = text.lastIndexOf('=');
  return at < 0 ? { name: text, amount: null } : { name: text.slice(0, at), amount: text.slice(at + 1) };
}

function told(shell: Shell, work: Work, options: Common, id: number): void {
  const application = work.ids.seal('cash_application', id);
  if (options.json) shell.json({ application });
  else shell.print(`Done: ${application}. Take it back with: duly cash undo ${application} --why "…"`);
}

async function account(
  shell: Shell,
  deps: DecideDeps,
  named: { line: string; customer: string },
  options: Common,
): Promise<void> {
  // prettier-ignore
  const { work, company } = await atCompany(shell, options);
  const line = await deps.lineNamed(work, company, named.line);
  const customer = await findCustomer(work.db.read, company.id, named.customer, work.ids);
  told(shell, work, options, await putOnAccount(work, company.id, line.id, customer.id));
}

async function skip(shell: Shell, deps: DecideDeps, text: string, options: WhyOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const line = await deps.lineNamed(work, company, text);
  told(shell, work, options, await setLineAside(work, company.id, line.id, options.why));
}

async function undo(shell: Shell, text: string, options: WhyOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const id = work.ids.open('cash_application', text);
  if (id === undefined) throw new WrongUse(`${text} is nothing that was applied.`, 'See what was: duly cash applied');
  const { amountMinor: minor, currency, lineId } = await takeBack(work, company.id, id, options.why);
  if (options.json) shell.json({ undone: text, line: work.ids.seal('bank_line', lineId) });
  else shell.print(`${format({ minor, currency }, company.language)} waits for a decision again.`);
}
