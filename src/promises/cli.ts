import { Option, type Command } from 'commander';
import { amountOption, atCompany, dayOption, withAsOf, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { codesOf } from '../customers/code.store';
import { findCustomer } from '../customers/store';
import { isCurrency, toDecimal } from '../kernel/money';
import { Refusal, WrongUse } from '../kernel/result';
import { gather, namedItems } from '../ledger/named.cli';
import { openItemsInRange } from '../ledger/store';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { pausePromise, recordPromise, withdrawPromise, type DisputeHolds } from './actions';
import type { Judged } from './promise';
import { planCommands } from './plan.cli';
import { CHANNELS, type Channel, type PromiseRequest } from './recording';
import { reliability } from './reliability';
import { tellSigned } from './signed.cli';
import { judgedPromises } from './store';
import { togetherCommand } from './together.cli';
import { oneLine, promiseJson, promiseNamed, recordedLines } from './told.cli';

/** What the house hands to `duly promise`: the holds of disputes, because only the rest of an item may be promised. */
export interface PromiseDeps {
  readonly disputeHolds: DisputeHolds;
}

/** `duly promise` and `duly plan`. Of promises: record what a customer promised, withdraw it, see what became of it. */
export function promiseCommands(program: Command, shell: Shell, deps: PromiseDeps): void {
  const group = program.command('promise').description('what customers promised to pay, and whether they did');
  recordCommand(group, shell, deps);
  togetherCommand(group, shell, deps);
  example(
    withAsOf(group.command('pause <promise>'))
      .description('reminders of it pause from today on, though it is far away or not the first')
      .action((text: string, options: Common) => change(shell, text, options, pausePromise)),
    'duly promise pause F-1001',
  );
  example(
    withAsOf(group.command('withdraw <promise>'))
      .description('the customer took it back, or it was recorded by mistake')
      .requiredOption('--why <text>')
      .action((text: string, options: Common & { why: string }) =>
        change(shell, text, options, (work, which) => withdrawPromise(work, which, options.why)),
      ),
    'duly promise withdraw F-1001 --why "cannot pay before May"',
  );
  example(
    withAsOf(group.command('list [customer]'))
      .description('promises with the verdict on each as of the day; of one customer also how far its word goes')
      .option('--open', 'only those whose day has not come')
      .action((customer: string | undefined, options: ListOptions) => list(shell, customer, options)),
    'duly promise list',
  );
  example(
    withAsOf(group.command('show <promise>'))
      .description('one promise; it is named by its id or by a document that it is about')
      .action((text: string, options: Common) => show(shell, text, options)),
    'duly promise show F-1001',
  );
  example(
    withAsOf(group.command('signed <promise> <file>'))
      .description('the acknowledgement of the debt came back signed: evidence, and an exhibit of the recovery file')
      .option('--on <day>', 'on which it was signed')
      .action((text: string, file: string, options: SignedOptions) => signed(shell, { text, file }, options)),
    'duly promise signed F-1001 signed.pdf --on 2026-03-01',
  );
  planCommands(program, shell, deps);
}

type SignedOptions = Common & { readonly on?: string };

async function signed(shell: Shell, named: { text: string; file: string }, options: SignedOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { promise } = await promiseNamed(work, company.id, named.text);
  const whose = { companyId: company.id, customerId: promise.customerId, about: `promise/${promise.id}` };
  await tellSigned(shell, work, whose, { file: named.file, ...options });
}

function recordCommand(group: Command, shell: Shell, deps: PromiseDeps): void {
  example(
    withAsOf(group.command('record <customer>', { isDefault: true }))
      .description('the customer promised to pay by a day: documents, or an amount on the account, oldest first')
      .requiredOption('--on <day>', 'the day of the payment')
      .option('--item <document>', 'F-1001 or F-1001=300.00; may be repeated', gather, [])
      .option('--amount <amount>', 'of the one document; without a document: on the account')
      .option('--currency <code>', 'of an amount on the account')
      .option('--given-on <day>', 'when it was promised; otherwise today')
      .option('--by <name>', 'who promised')
      .addOption(new Option('--channel <channel>', 'how').choices(CHANNELS).default('phone'))
      .option('--note <text>')
      .option('--pause', 'the reminders pause, though it is far away or not the first')
      .option('--no-pause', 'the reminders go on all the same')
      .action((customer: string, options: RecordOptions) => record(shell, customer, options, deps)),
    'duly promise record 4711 --item F-1001 --on 2026-07-08 --by "Ms Roux" --as-of 2026-06-30',
  );
}

type RecordOptions = Common & {
  readonly on: string;
  readonly item: readonly string[];
  readonly amount?: string;
  readonly currency?: string;
  readonly givenOn?: string;
  readonly by?: string;
  readonly channel: Channel;
  readonly note?: string;
  readonly pause?: boolean;
};

async function record(shell: Shell, text: string, options: RecordOptions, deps: PromiseDeps): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const whose = { companyId: company.id, customerId: customer.id };
  const recorded = await recordPromise(
    work,
    {
      ...whose,
      of: await promised(work, company, whose, options),
      promisedOn: dayOption(options.on),
      channel: options.channel,
      ...(options.givenOn === undefined ? {} : { givenOn: dayOption(options.givenOn) }),
      ...(options.by === undefined ? {} : { byWhom: options.by }),
      ...(options.note === undefined ? {} : { note: options.note }),
      ...(options.pause === undefined ? {} : { pauses: options.pause }),
    },
    deps.disputeHolds,
  );
  if (options.json) {
    const replaces = recorded.replaces.map((id) => work.ids.seal('promise', id));
    shell.json({ ...promiseJson(recorded, customer.code, work.ids), replaces });
    return;
  }
  for (const line of recordedLines(recorded, customer.code, work.ids)) shell.print(line);
}

async function promised(
  work: Work,
  company: Company,
  whose: { readonly companyId: number; readonly customerId: number },
  options: RecordOptions,
): Promise<PromiseRequest['of']> {
  if (options.item.length > 0) {
    const named = await namedItems(work, whose, options.item, options.amount);
    return { items: named.map(({ item, amountMinor }) => ({ itemId: item.itemId, amountMinor })) };
  }
  if (options.amount === undefined) {
    throw new WrongUse(
      'It is not said what was promised.',
      'Name a document (--item F-1001) or an amount (--amount 500.00).',
    );
  }
  const currency = options.currency?.toUpperCase();
  if (currency !== undefined && !isCurrency(currency)) {
    throw new WrongUse(`${currency} is no currency.`, 'Use a code such as EUR.');
  }
  const owed = currency ?? (await currencyOwed(work, company, whose));
  return { totalMinor: amountOption(options.amount, owed), currency: owed };
}

/** The only currency in which the customer owes something; refuses where there are several. */
async function currencyOwed(
  work: Work,
  company: Company,
  { companyId, customerId }: { readonly companyId: number; readonly customerId: number },
): Promise<string> {
  const items = await openItemsInRange(work.db.read, { companyId, first: customerId, last: customerId }, work.today);
  const currencies = [...new Set(items.filter((item) => item.openMinor > 0).map((item) => item.currency))];
  if (currencies.length > 1) {
    throw new Refusal(
      'which-currency',
      'The customer owes in several currencies.',
      `Say which: --currency ${currencies.join(' | ')}`,
      { currencies },
    );
  }
  return currencies[0] ?? company.currency;
}

type Change = (work: Work, which: { readonly companyId: number; readonly promiseId: number }) => Promise<Judged>;

async function change(shell: Shell, text: string, options: Common, by: Change): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { promise } = await promiseNamed(work, company.id, text);
  const judged = await by(work, { companyId: company.id, promiseId: promise.id });
  const code = (await codesOf(work.db.read, company.id, [promise.customerId])).get(promise.customerId) ?? '';
  if (options.json) shell.json(promiseJson(judged, code, work.ids));
  else shell.print(oneLine(judged, code, work.ids));
}

type ListOptions = Common & { readonly open?: boolean };

async function list(shell: Shell, text: string | undefined, options: ListOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const customer = text === undefined ? undefined : await findCustomer(q, company.id, text, work.ids);
  const customers = customer ? { customers: { first: customer.id, last: customer.id } } : {};
  const all = await judgedPromises(q, { companyId: company.id, ...customers }, work.today);
  const shown = options.open === true ? all.filter(({ verdict }) => verdict.state === 'open') : all;
  const codes = await codesOf(
    q,
    company.id,
    shown.map(({ promise }) => promise.customerId),
  );
  const codeOf = (customerId: number): string => codes.get(customerId) ?? '';
  if (options.json) {
    shell.json(shown.map((judged) => promiseJson(judged, codeOf(judged.promise.customerId), work.ids)));
    return;
  }
  if (shown.length === 0) shell.print('Nothing is promised.');
  for (const judged of shown) shell.print(oneLine(judged, codeOf(judged.promise.customerId), work.ids));
  if (!customer || all.length === 0) return;
  const { promiseLongestPauseDays } = await settingsOf(q, company.id);
  const { sentence, longestDays, pause } = reliability(all, promiseLongestPauseDays);
  shell.print(
    `${customer.name}: ${sentence}. Suggested: at most ${longestDays} days, ${pause ? 'pause' : 'no pause'}.`,
  );
}

async function show(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const judged = await promiseNamed(work, company.id, text);
  const code = (await codesOf(work.db.read, company.id, [judged.promise.customerId])).get(judged.promise.customerId);
  if (options.json) {
    shell.json(promiseJson(judged, code ?? '', work.ids));
    return;
  }
  shell.print(oneLine(judged, code ?? '', work.ids));
  const { promise, verdict } = judged;
  shell.print(
    `  given on ${promise.givenOn} by ${promise.byWhom ?? 'the customer'} (${promise.channel}), recorded by ${promise.recordedBy}`,
  );
  shell.print(`  counts until ${promise.countsUntil}, ${promise.toleranceDays} bank days after its day`);
  const money = (minor: number): string => `${toDecimal(minor, promise.currency)} ${promise.currency}`;
  shell.print(
    `  as of ${verdict.asOn}: ${money(verdict.receivedMinor)} of ${money(verdict.promisedMinor)} came in time`,
  );
}
