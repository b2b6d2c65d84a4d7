import { Option, type Command } from 'commander';
import { atCompany, common, dayOption, withAsOf, type Common } from '../companies/common.cli';
import { codesOf } from '../customers/code.store';
import { findCustomer } from '../customers/store';
import { WrongUse } from '../kernel/result';
import { gather, namedItems } from '../ledger/named.cli';
import type { WriteOffDeps } from '../ledger/write-off.actions';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { confirm, moveOn, raise, voidDispute, type Step } from './actions';
import { CATEGORY_CODES } from './category';
import { shortPaymentCommands } from './deduction.cli';
import { objectedItems } from './line.cli';
import { disputeNamed, disputeJson, lines, oneLine } from './told.cli';
import { DISPUTE_OUTCOMES, type Dispute, type DisputeOutcome } from './dispute';
import { approvalsOf } from './e-invoice.store';
import { answer, settle } from './settle.actions';
import { disputesOf, movesOf } from './store';

/** `duly dispute`: a customer's objection, from the day it is raised to the day it is over. */
export function disputeCommands(program: Command, shell: Shell, deps: WriteOffDeps): void {
  const group = program.command('dispute').description('what customers object to: raise, answer, settle');
  raiseCommand(group, shell);
  answerCommands(group, shell);
  endCommands(group, shell);
  example(
    common(group.command('list [customer]'))
      .description('disputes that are not over; with --all the others too')
      .option('--all', 'also those that are over')
      .action((customer: string | undefined, options: ListOptions) => list(shell, customer, options)),
    'duly dispute list',
  );
  example(
    common(group.command('show <dispute>'))
      .description('one dispute with all that was done; a dispute is named by its id or by a document that it is about')
      .action((text: string, options: Common) => show(shell, text, options)),
    'duly dispute show F-1001',
  );
  shortPaymentCommands(program, shell, deps);
}

function raiseCommand(group: Command, shell: Shell): void {
  example(
    withAsOf(group.command('raise <customer>', { isDefault: true }))
      .description('the customer objects: what is disputed is held back, the rest stays demandable')
      .option('--item <document>', 'what is disputed, F-1001 or F-1001=300.00; may be repeated', gather, [])
      .option('--line <document=number>', 'only that line of it, F-1001=2; may be repeated', gather, [])
      .option('--amount <amount>', 'only so much of the one document')
      .addOption(new Option('--category <category>', 'what it is about').choices(CATEGORY_CODES).default('other'))
      .requiredOption('--because <text>', 'the objection, in the words of the customer')
      .option('--raised-on <day>', 'the day of the objection; otherwise today')
      .option('--owner <name>', 'who answers for it; otherwise as the category says')
      .option('--review-on <day>', 'when somebody looks again; otherwise as the category says')
      .action((customer: string, options: RaiseOptions) => raiseOne(shell, customer, options)),
    'duly dispute raise 4711 --item F-1001 --amount 300.00 --category price --because "the order says 12.00 each"',
  );
}

type RaiseOptions = Common & {
  readonly item: readonly string[];
  readonly line: readonly string[];
  readonly amount?: string;
  readonly category: string;
  readonly because: string;
  readonly raisedOn?: string;
  readonly owner?: string;
  readonly reviewOn?: string;
};

async function raiseOne(shell: Shell, text: string, options: RaiseOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const whose = { companyId: company.id, customerId: customer.id };
  const named = await objectedItems(work, whose, options);
  const dispute = await raise(work, {
    ...whose,
    items: named,
    category: options.category,
    objection: options.because,
    ...(options.owner === undefined ? {} : { owner: options.owner }),
    ...(options.raisedOn === undefined ? {} : { raisedOn: dayOption(options.raisedOn) }),
    ...(options.reviewOn === undefined ? {} : { reviewOn: dayOption(options.reviewOn) }),
  });
  await tell(shell, options, work, dispute);
}

function answerCommands(group: Command, shell: Shell): void {
  example(
    withAsOf(group.command('answer <dispute>'))
      .description('the reasoned answer that was sent to the customer')
      .requiredOption('--text <text>', 'with reasons: it becomes an exhibit')
      .option('--sent-on <day>', 'otherwise today')
      .action((text: string, options: AnswerOptions) =>
        change(shell, text, options, (work, which) =>
          answer(work, { ...which, text: options.text, sentOn: dayGiven(options.sentOn) ?? work.today }),
        ),
      ),
    'duly dispute answer F-1001 --text "The order of 3 May says 15.00 each, see the copy."',
  );
  example(
    withAsOf(group.command('settle <dispute>'))
      .description('who was right: justified awaits a credit note, unjustified is reminded again after seven days')
      .addOption(new Option('--outcome <outcome>', 'who was right').choices(DISPUTE_OUTCOMES).makeOptionMandatory())
      .option('--justified <amount>', 'of `partly`: 120.00, or F-1001=120.00 where there are several', gather, [])
      .option('--answer <text>', 'the reasoned answer, where it was not recorded before')
      .option('--sent-on <day>', 'when the answer was sent')
      .option('--resumes-on <day>', 'first day of the next reminder, where the customer was told a later one')
      .option('--root-cause <text>', 'what should be mended in the house')
      .option('--note <text>')
      .action((text: string, options: SettleOptions) => settleOne(shell, text, options)),
    'duly dispute settle F-1001 --outcome unjustified',
  );
}

type AnswerOptions = Common & { readonly text: string; readonly sentOn?: string };
type SettleOptions = Common & {
  readonly outcome: DisputeOutcome;
  readonly justified: readonly string[];
  readonly answer?: string;
  readonly sentOn?: string;
  readonly resumesOn?: string;
  readonly rootCause?: string;
  readonly note?: string;
};

async function settleOne(shell: Shell, text: string, options: SettleOptions): Promise<void> {
  if (options.justified.length > 0 && options.outcome !== 'partly') {
    throw new WrongUse('--justified belongs to --outcome partly.', 'Leave it out, or settle it as partly justified.');
  }
  await change(shell, text, options, async (work, which, dispute) => {
    const justified = await justifiedParts(work, dispute, options.justified);
    return settle(work, which, {
      outcome: options.outcome,
      justified: justified.map(({ item, amountMinor }) => ({ itemId: item.itemId, amountMinor: amountMinor ?? 0 })),
      ...given('answer', options.answer),
      ...given('answeredOn', dayGiven(options.sentOn)),
      ...given('resumesOn', dayGiven(options.resumesOn)),
      ...given('rootCause', options.rootCause),
      ...given('note', options.note),
    });
  });
}

/** A bare amount is of the only item of the dispute. */
async function justifiedParts(work: Work, dispute: Dispute, texts: readonly string[]): ReturnType<typeof namedItems> {
  const [only, another] = dispute.items;
  const label = only && !another ? work.ids.seal('item', only.itemId) : undefined;
  return namedItems(
    work,
    dispute,
    texts.map((text) => {
      if (text.includes('=')) return text;
      if (label !== undefined) return `${label}=${text}`;
      throw new WrongUse(
        'Several documents are in this dispute.',
        'Name them with the amount: --justified F-1001=120.00',
      );
    }),
  );
}

const given = <K extends string, V>(name: K, value: V | undefined): { [P in K]?: V } =>
  (value === undefined ? {} : { [name]: value }) as { [P in K]?: V };

const dayGiven = (text: string | undefined): ReturnType<typeof dayOption> | undefined =>
  text === undefined ? undefined : dayOption(text);

function endCommands(group: Command, shell: Shell): void {
  example(
    withAsOf(group.command('move <dispute>'))
      .description('somebody takes it up or waits; also takes up again what was settled')
      .addOption(
        new Option('--to <state>', 'where it stands')
          .choices(['in_review', 'waiting_internal', 'waiting_customer'])
          .makeOptionMandatory(),
      )
      .option('--note <text>')
      .option('--owner <name>', 'who answers for it now')
      .option('--review-on <day>', 'when somebody looks again')
      .action((text: string, options: MoveOptions) =>
        change(shell, text, options, (work, which) =>
          moveOn(work, {
            ...which,
            to: options.to,
            ...given('note', options.note),
            ...given('owner', options.owner),
            ...given('reviewOn', dayGiven(options.reviewOn)),
          }),
        ),
      ),
    'duly dispute move F-1001 --to in_review --note "new evidence came" --owner anna',
  );
  example(
    withAsOf(group.command('confirm <dispute>'))
      .description('a settled dispute is over: the customer accepted it')
      .option('--note <text>', 'how we know', '')
      .action((text: string, options: Common & { note: string }) =>
        change(shell, text, options, (work, which) => confirm(work, which, options.note)),
      ),
    'duly dispute confirm F-1001 --note "accepted by mail"',
  );
  example(
    withAsOf(group.command('void <dispute>'))
      .description('it was raised by mistake: it never held anything')
      .requiredOption('--why <text>')
      .action((text: string, options: Common & { why: string }) =>
        change(shell, text, options, (work, which) => voidDispute(work, which, options.why)),
      ),
    'duly dispute void F-1001 --why "meant for another customer"',
  );
}

type MoveOptions = Common & {
  readonly to: Step['to'];
  readonly note?: string;
  readonly owner?: string;
  readonly reviewOn?: string;
};

type Change = (work: Work, which: { companyId: number; disputeId: number }, dispute: Dispute) => Promise<Dispute>;

async function change(shell: Shell, text: string, options: Common, by: Change): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const dispute = await disputeNamed(work, company.id, text);
  await tell(shell, options, work, await by(work, { companyId: company.id, disputeId: dispute.id }, dispute));
}

async function tell(shell: Shell, options: Common, work: Work, dispute: Dispute): Promise<void> {
  const codes = await codesOf(work.db.read, dispute.companyId, [dispute.customerId]);
  if (options.json) shell.json(disputeJson(dispute, codes, work.ids));
  else for (const line of lines(dispute, codes, work)) shell.print(line);
}

type ListOptions = Common & { readonly all?: boolean };

async function list(shell: Shell, text: string | undefined, options: ListOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const customer = text === undefined ? undefined : await findCustomer(q, company.id, text, work.ids);
  const disputes = await disputesOf(q, {
    companyId: company.id,
    live: options.all !== true,
    ...given('customerId', customer?.id),
  });
  const codes = await codesOf(
    q,
    company.id,
    disputes.map((dispute) => dispute.customerId),
  );
  if (options.json) shell.json(disputes.map((dispute) => disputeJson(dispute, codes, work.ids)));
  else if (disputes.length === 0) shell.print('Nothing is disputed.');
  else for (const dispute of disputes) shell.print(oneLine(dispute, codes, work));
}

async function show(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const dispute = await disputeNamed(work, company.id, text);
  const codes = await codesOf(work.db.read, company.id, [dispute.customerId]);
  const moves = await movesOf(work.db.read, dispute.id);
  const approvals = await approvalsOf(work.db.read, company.id, dispute.items.map(({ itemId }) => itemId)); // prettier-ignore
  if (options.json) {
    shell.json({ ...disputeJson(dispute, codes, work.ids), approved: approvals.map(({ itemId, on }) => ({ item: work.ids.seal('item', itemId), on })), moves }); // prettier-ignore
    return;
  }
  for (const line of lines(dispute, codes, work, approvals)) shell.print(line);
  for (const move of moves) {
    const why = [move.cause, move.note].filter((part) => part !== null && part !== '').join(', ');
    shell.print(
      `  ${move.onDay}  ${move.toState.replaceAll('_', ' ')}${why === '' ? '' : `: ${why}`}  (${move.recordedBy})`,
    );
  }
}
