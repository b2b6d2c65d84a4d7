import { Option, type Command } from 'commander';
import { amountOption, atCompany, common, dayOption, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { format, isCurrency } from '../kernel/money';
import { Refusal, WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import { takeFactBack, tellFact } from './actions';
import { FACT_KINDS, isOld, standing, TELLERS, type Fact, type FactKind, type NewFact, type Teller } from './fact';
import { factsOf } from './store';

/** `duly finances`: what is known of a customer's means, each fact with its source and day. */
interface Adding extends Common {
  readonly kind: FactKind;
  readonly amount?: string;
  readonly currency?: string;
  readonly people?: string;
  readonly year?: string;
  readonly note?: string;
  readonly source: string;
  readonly on?: string;
  readonly toldBy: Teller;
}

export function financesCommands(program: Command, shell: Shell): void {
  const group = program.command('finances').description('what is known of a customer’s means, with source and day');
  const kind = (): Option => new Option('--kind <kind>', 'what').choices(FACT_KINDS).makeOptionMandatory();
  example(
    common(group.command('add <customer>'))
      .description('write down a fact; a newer one of its kind stands before it')
      .addOption(kind())
      .option('--amount <amount>', 'a sum; of a result or own funds below nothing too; of assets: 0 where there are none')
      .option('--currency <code>', 'of the sum; otherwise the company’s')
      .option('--people <number>', 'how many, of employees')
      .option('--year <year>', 'which year the figure is of')
      .option('--note <text>', 'in words')
      .requiredOption('--source <text>', 'where it stands')
      .option('--on <day>', 'the day on which it was so; otherwise today')
      .addOption(new Option('--told-by <who>', 'who told it').choices(TELLERS).default('us'))
      .action((customer: string, options: Adding) => add(shell, customer, options)),
    'duly finances add 4711 --kind equity --amount -12000 --year 2025 --source "accounts of 2025, register" --on 2025-12-31',
  );
  example(
    common(group.command('list <customer>'))
      .description('what stands, the newest of each kind; old facts are marked and nothing is concluded from them')
      .option('--history', 'also what was told before, and what was taken back')
      .action((customer: string, options: Listing) => list(shell, customer, options)),
    'duly finances list 4711 --history',
  );
  example(
    common(group.command('take-back <customer>'))
      .description('the fact of a kind that stands was wrong: what was told before it stands again')
      .addOption(kind())
      .requiredOption('--why <text>', 'what was wrong')
      .action((customer: string, options: TakingBack) => takeBack(shell, customer, options)),
    'duly finances take-back 4711 --kind equity --why "of another company of that name"',
  );
} // prettier-ignore

type Listing = Common & { readonly history?: boolean };
type TakingBack = Common & { readonly kind: FactKind; readonly why: string };

async function add(shell: Shell, text: string, options: Adding): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const currency = (options.currency ?? company.currency).toUpperCase();
  if (!isCurrency(currency)) throw new WrongUse(`${currency} is no currency.`, 'Write --currency EUR.');
  const fact: NewFact = {
    ...{ kind: options.kind, source: options.source, toldBy: options.toldBy, note: options.note?.trim() ?? null },
    ...(options.amount === undefined
      ? { amountMinor: null, currency: null }
      : { amountMinor: amountOption(options.amount, currency), currency }),
    people: options.people === undefined ? null : wholeOption('--people', options.people),
    year: options.year === undefined ? null : wholeOption('--year', options.year),
    asOf: options.on === undefined ? work.today : dayOption(options.on),
  };
  const id = await tellFact(work, { companyId: company.id, customerId: customer.id }, fact);
  const known = await factsOf(work.db.read, { companyId: company.id, customerId: customer.id });
  const made = known.find((one) => one.id === id);
  if (options.json) shell.json({ customer: customer.code, ...fact });
  else if (made) shell.print(`${customer.code}: ${lineOf(made)}`);
}

function wholeOption(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new WrongUse(`${text} is no whole number.`, `Write ${name} 12.`);
}

function lineOf({ kind, amountMinor, currency, people, year, note, source, asOf, toldBy }: Fact): string {
  const figure =
    amountMinor !== null && currency !== null
      ? format({ minor: amountMinor, currency }, 'en')
      : people === null
        ? ''
        : String(people);
  const parts = [figure, note ?? '', year === null ? '' : `of ${year}`, source, `as of ${asOf}`, `told by ${toldBy}`];
  return `${kind}: ${parts.filter((part) => part !== '').join(' · ')}`;
}

async function list(shell: Shell, text: string, options: Listing): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const all = await factsOf(work.db.read, { companyId: company.id, customerId: customer.id });
  const stands = standing(all);
  const shown = options.history ? [...stands, ...all.filter((one) => !stands.includes(one))] : stands;
  const stateOf = (one: Fact): string =>
    one.endedAt !== null ? 'taken back' : !stands.includes(one) ? 'before' : isOld(one, work.today) ? 'old' : 'stands';
  if (options.json)
    shell.json(shown.map((one) => ({ ...one, id: work.ids.seal('finance', one.id), state: stateOf(one) })));
  else if (shown.length === 0) shell.print('Nothing is known of the means of this customer.');
  else for (const one of shown) shell.print(`${lineOf(one)}${stateOf(one) === 'stands' ? '' : ` (${stateOf(one)})`}`);
}

async function takeBack(shell: Shell, text: string, options: TakingBack): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const whose = { companyId: company.id, customerId: customer.id };
  const stands = standing(await factsOf(work.db.read, whose)).find(({ kind }) => kind === options.kind);
  if (stands === undefined)
    throw new Refusal('no-such-finance', 'There is no such fact about this customer.', 'See which there are: duly finances list CUSTOMER'); // prettier-ignore
  await takeFactBack(work, whose, { id: stands.id, why: options.why });
  if (options.json) shell.json({ customer: customer.code, kind: options.kind, takenBack: true });
  else shell.print(`${customer.code}: taken back: ${lineOf(stands)}`);
}
