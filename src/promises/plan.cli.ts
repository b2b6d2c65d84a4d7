import { Option, type Command } from 'commander';
import { amountOption, atCompany, dayOption, withAsOf, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { codesOf } from '../customers/code.store';
import { findCustomer } from '../customers/store';
import { Refusal, WrongUse } from '../kernel/result';
import { gather, namedItems } from '../ledger/named.cli';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import type { DisputeHolds } from './actions';
import { askedInstead, recordConsent, takeConsentBack } from './consent.actions';
import { isPlanSource, PLAN_SOURCES, type JudgedPlan, type PlanSource } from './plan';
import { acceptPlan, approvePlan, cancelPlan, draftPlan, offerPlan, reinstatePlan, type WhichPlan } from './plan.actions'; // prettier-ignore
import { judgedPlan, judgedPlans, planNumbered } from './plan.store';
import { planJson, planLine, scheduleLines } from './plan-told';
import { policyCommand } from './policy.cli';
import { INTERVALS, type Interval } from './schedule';
import { tellSigned } from './signed.cli';

/** `duly plan`: instalments agreed over several invoices, and what became of them. */
export interface PlanDeps {
  readonly disputeHolds: DisputeHolds;
}

export function planCommands(program: Command, shell: Shell, deps: PlanDeps): void {
  const group = program
    .command('plan')
    .description('instalment plans: draft, offer, accept, cancel, see which instalments are paid');
  draftCommand(group, shell, deps);
  moveCommand(group, shell, ['approve', 'agree to terms outside the bands of the company'], approvePlan);
  consentCommand(group, shell);
  moveCommand(group, shell, ['offer', 'the customer is offered it; until the offer lapses its invoices are not reminded'], (work, which) => offerPlan(work, which, deps.disputeHolds)); // prettier-ignore
  moveCommand(group, shell, ['accept', 'the customer agreed: from now on its instalments are asked for, not its invoices'], (work, which) => acceptPlan(work, which, deps.disputeHolds)); // prettier-ignore
  whyCommand(group, shell, 'cancel', 'it ends; what is still owed is asked for as before', cancelPlan);
  whyCommand(group, shell, 'reinstate', 'one that was cancelled or is void goes on where it stood', reinstatePlan);
  example(
    withAsOf(group.command('list [customer]'))
      .description('plans as they stand on the day')
      .option('--running', 'only those whose instalments are asked for')
      .action((customer: string | undefined, options: ListOptions) => list(shell, customer, options)),
    'duly plan list',
  );
  example(
    withAsOf(group.command('show <plan>'))
      .description('one plan with its schedule and what came of each instalment')
      .action((text: string, options: Common) => change(shell, text, options, null)),
    'duly plan show P-0001',
  );
  example(
    withAsOf(group.command('signed <plan> <file>'))
      .description('the agreement came back signed: evidence, and an exhibit of the recovery file')
      .option('--on <day>', 'on which it was signed')
      .action((text: string, file: string, options: SignedOptions) => signed(shell, { text, file }, options)),
    'duly plan signed P-0001 signed.pdf --on 2026-03-01',
  );
  policyCommand(group, shell);
}

function draftCommand(group: Command, shell: Shell, deps: PlanDeps): void {
  example(
    withAsOf(group.command('draft <customer>'))
      .description('a plan over documents, or over an amount on the account, oldest first')
      .requiredOption('--first-on <day>', 'of the first regular instalment')
      .option('--count <n>', 'so many regular instalments; the last absorbs what does not divide')
      .option('--each <amount>', 'of a regular instalment; their number follows')
      .addOption(new Option('--every <interval>', 'between them').choices(INTERVALS).default('monthly'))
      .option('--item <document>', 'F-1001 or F-1001=300.00; may be repeated', gather, [])
      .option('--amount <amount>', 'of the one document; without a document: on the account')
      .option('--currency <code>', 'of an amount on the account')
      .option('--down <amount>', 'a down payment before the regular instalments')
      .option('--down-on <day>', 'its day; otherwise today')
      .option('--grace <days>', 'bank days in which an instalment is still in time')
      .option('--missed <n>', 'so many missed instalments void the plan')
      .option('--by <name>', 'who asked for it')
      .addOption(new Option('--source <source>', 'how').choices(PLAN_SOURCES).default('team'))
      .option('--note <text>')
      .option('--offer', 'and offer it at once')
      .option('--accept', 'and accept it at once: the customer has agreed')
      .action((customer: string, options: DraftOptions) => draft(shell, customer, options, deps)),
    'duly plan draft 4711 --item F-1001 --count 3 --first-on 2026-04-01',
  );
}

type DraftOptions = Common & {
  readonly firstOn: string;
  readonly count?: string;
  readonly each?: string;
  readonly every: Interval;
  readonly item: readonly string[];
  readonly amount?: string;
  readonly currency?: string;
  readonly down?: string;
  readonly downOn?: string;
  readonly grace?: string;
  readonly missed?: string;
  readonly by?: string;
  readonly source: string;
  readonly note?: string;
  readonly offer?: boolean;
  readonly accept?: boolean;
};

async function draft(shell: Shell, text: string, options: DraftOptions, deps: PlanDeps): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const whose = { companyId: company.id, customerId: customer.id };
  const { of, currency } = await planned(work, company, whose, options);
  const made = await draftPlan(
    work,
    {
      ...whose,
      of,
      terms: {
        firstOn: dayOption(options.firstOn),
        interval: options.every,
        of: sizeOf(options, currency),
        down:
          options.down === undefined
            ? null
            : {
                amountMinor: amountOption(options.down, currency),
                dueOn: options.downOn === undefined ? work.today : dayOption(options.downOn),
              },
        ...(options.grace === undefined ? {} : { graceDays: Number(options.grace) }),
        ...(options.missed === undefined ? {} : { missedLimit: Number(options.missed) }),
      },
      source: sourceOf(options.source),
      ...(options.by === undefined ? {} : { byWhom: options.by }),
      ...(options.note === undefined ? {} : { note: options.note }),
    },
    deps.disputeHolds,
  );
  const which = { companyId: company.id, planId: made.plan.id };
  const move = options.accept === true ? acceptPlan : options.offer === true ? offerPlan : null;
  let instead: Awaited<ReturnType<typeof askedInstead>> | undefined;
  const now = await (move?.(work, which, deps.disputeHolds) ?? Promise.resolve(made)).catch(async (error: unknown) => {
    instead = await askedInstead(work, which, error);
    return made;
  });
  if (options.json) {
    shell.json({ ...planJson(now, customer.code, work.ids), outside: made.outside });
    return;
  }
  tell(shell, now, customer.code);
  if (typeof instead === 'object') {
    shell.print(`  ${instead.insurer} insures what is owed and has to consent: duly plan consent ${made.plan.number}`);
  }
  if (made.outside.length === 0) return;
  shell.print(`  Outside the bands of the company: ${made.outside.join(', ').replaceAll('_', ' ')}.`);
  shell.print(`  Somebody with the right has to approve it: duly plan approve ${made.plan.number}`);
}

function sourceOf(text: string): PlanSource {
  return isPlanSource(text) ? text : 'team';
}

function sizeOf({ count, each }: DraftOptions, currency: string): { count: number } | { eachMinor: number } {
  if ((count === undefined) === (each === undefined)) {
    throw new WrongUse('It is not said how the amount is divided.', 'Give --count 6, or --each 250.00, not both.');
  }
  return count === undefined ? { eachMinor: amountOption(each ?? '', currency) } : { count: Number(count) };
}

async function planned(
  work: Work,
  company: Company,
  whose: { readonly companyId: number; readonly customerId: number },
  options: DraftOptions,
): Promise<{ of: Parameters<typeof draftPlan>[1]['of']; currency: string }> {
  if (options.item.length > 0) {
    const named = await namedItems(work, whose, options.item, options.amount);
    const of = { items: named.map(({ item, amountMinor }) => ({ itemId: item.itemId, amountMinor })) };
    return { of, currency: named[0]?.item.currency ?? company.currency };
  }
  if (options.amount === undefined) {
    throw new WrongUse('It is not said what is paid in instalments.', 'Name a document (--item F-1001) or --amount.');
  }
  const currency = (options.currency ?? company.currency).toUpperCase();
  return { of: { totalMinor: amountOption(options.amount, currency), currency }, currency };
}

type Change = (work: Work, which: WhichPlan) => Promise<JudgedPlan>;

function moveCommand(group: Command, shell: Shell, [name, says]: readonly [string, string], by: Change): void {
  example(
    withAsOf(group.command(`${name} <plan>`))
      .description(says)
      .action((text: string, options: Common) => change(shell, text, options, by)),
    `duly plan ${name} P-0001`,
  );
}

function consentCommand(group: Command, shell: Shell): void {
  example(
    withAsOf(group.command('consent <plan>'))
      .description('the insurer of what is owed consents to it')
      .option('--reference <text>', 'of the insurer', '')
      .option('--undo', 'it does not after all')
      .action((text: string, options: Common & { reference: string; undo?: boolean }) =>
        change(shell, text, options, (work, which) =>
          options.undo === true ? takeConsentBack(work, which) : recordConsent(work, which, options.reference),
        ),
      ),
    'duly plan consent P-0001 --reference 2026-881',
  );
}

type Ending = (work: Work, which: WhichPlan, why: string) => Promise<JudgedPlan>;

function whyCommand(group: Command, shell: Shell, name: string, says: string, by: Ending): void {
  example(
    withAsOf(group.command(`${name} <plan>`))
      .description(says)
      .requiredOption('--why <text>')
      .action((text: string, options: Common & { why: string }) =>
        change(shell, text, options, (work, which) => by(work, which, options.why)),
      ),
    `duly plan ${name} P-0001 --why "agreed by telephone"`,
  );
}

async function change(shell: Shell, text: string, options: Common, by: Change | null): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const which = { companyId: company.id, planId: await planIdOf(work, company, text) };
  const judged =
    by === null ? await judgedPlan(work.db.read, company.id, which.planId, work.today) : await by(work, which);
  if (!judged) throw noPlan(text);
  const { customerId } = judged.plan;
  const code = (await codesOf(work.db.read, company.id, [customerId])).get(customerId) ?? '';
  if (options.json) shell.json(planJson(judged, code, work.ids));
  else tell(shell, judged, code);
}

function tell(shell: Shell, judged: JudgedPlan, code: string): void {
  shell.print(planLine(judged, code));
  for (const line of scheduleLines(judged)) shell.print(line);
}

type SignedOptions = Common & { readonly on?: string };

async function signed(shell: Shell, named: { text: string; file: string }, options: SignedOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const planId = await planIdOf(work, company, named.text);
  const judged = await judgedPlan(work.db.read, company.id, planId, work.today);
  if (!judged) throw noPlan(named.text);
  const whose = { companyId: company.id, customerId: judged.plan.customerId, about: `plan/${planId}` };
  await tellSigned(shell, work, whose, { file: named.file, ...options });
}

/** By its number or its id. */
async function planIdOf(work: Work, company: Company, text: string): Promise<number> {
  const id = work.ids.open('plan', text) ?? (await planNumbered(work.db.read, company.id, text));
  if (id === undefined) throw noPlan(text);
  return id;
}

const noPlan = (text: string): Refusal =>
  new Refusal('no-such-plan', `There is no plan ${text}.`, 'See which there are: duly plan list');

type ListOptions = Common & { readonly running?: boolean };

async function list(shell: Shell, text: string | undefined, options: ListOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const customer = text === undefined ? undefined : await findCustomer(q, company.id, text, work.ids);
  const customers = customer ? { customers: { first: customer.id, last: customer.id } } : {};
  const running = options.running === true ? { running: true } : {};
  const plans = await judgedPlans(q, { companyId: company.id, ...customers, ...running }, work.today);
  const shown =
    options.running === true ? plans.filter(({ state }) => state === 'accepted' || state === 'active') : plans;
  const codes = await codesOf(q, company.id, [...new Set(shown.map(({ plan }) => plan.customerId))]);
  const codeOf = ({ plan }: JudgedPlan): string => codes.get(plan.customerId) ?? '';
  if (options.json) {
    shell.json(shown.map((one) => planJson(one, codeOf(one), work.ids)));
    return;
  }
  if (shown.length === 0) shell.print('No instalments are agreed.');
  for (const one of shown) shell.print(planLine(one, codeOf(one)));
}
