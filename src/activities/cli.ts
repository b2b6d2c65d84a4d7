import { Option, type Command } from 'commander';
import { atCompany, dayOption, withAsOf, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { findCustomer } from '../customers/store';
import { WrongUse } from '../kernel/result';
import { namedEntry } from '../ledger/named.cli';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { logActivity } from './actions';
import {
  ACTIVITY_KINDS,
  ACTIVITY_VISIBILITIES,
  DIRECTIONS,
  OUTCOMES,
  type Activity,
  type ActivityKind,
} from './activity';
import type { Contact } from './logging';
import { activitiesOf } from './store';

/** What the house hands to the commands of this room: a call that counts as a step of reminders, and one that does so no more. */
export interface ActivityDeps {
  asStep(work: Work, company: Company, contact: Contact): Promise<{ activity: Activity; step: number }>;
  notAStep(work: Work, whose: Whose, why: string): Promise<void>;
}

interface Whose {
  readonly companyId: number;
  readonly customerId: number;
}

/** `duly log`: what was said to a customer and what came back, beside our messages. */
export function activityCommands(program: Command, shell: Shell, deps: ActivityDeps): void {
  const command = program
    .command('log <customer>')
    .description('log a call, visit, appointment, reply or note; without one, show what was logged')
    .option('--call <text>', 'we called, or they did (--direction in)')
    .option('--visit <text>')
    .option('--appointment <text>', 'may be in the future')
    .option('--reply <text>', 'what they wrote')
    .option('--note <text>', 'for the house only')
    .option('--on <day>', 'otherwise today')
    .option('--item <document>', 'what it is about')
    .addOption(new Option('--outcome <outcome>', 'what came of it').choices(OUTCOMES))
    .addOption(new Option('--direction <direction>').choices(DIRECTIONS))
    .addOption(new Option('--visibility <visibility>', 'who may see it').choices(ACTIVITY_VISIBILITIES))
    .option('--counts', 'keeps the next reminder at its distance; a call of ours does so by itself')
    .option('--no-counts', 'the reminders go on as if it had not been')
    .option('--step', 'it was the step of the reminders that is due: the next reminder goes on from there')
    .option('--not-a-step <reason>', 'the last call that counts as a step does so no more')
    .action((customer: string, options: LogOptions) => log(shell, deps, customer, options));
  example(withAsOf(command), 'duly log 4711 --call "Ms Roux will pay by Friday" --outcome promised --item F-1001');
}

type LogOptions = Common &
  Readonly<Partial<Record<ActivityKind, string>>> & {
    readonly on?: string;
    readonly item?: string;
    readonly outcome?: string;
    readonly direction?: string;
    readonly visibility?: string;
    readonly counts?: boolean;
    readonly step?: boolean;
    readonly notAStep?: string;
  };

async function log(shell: Shell, deps: ActivityDeps, text: string, options: LogOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const whose = { companyId: company.id, customerId: customer.id };
  const kinds = ACTIVITY_KINDS.filter((kind) => options[kind] !== undefined);
  const [kind] = kinds;
  if (kinds.length > 1) throw new WrongUse(`${kinds.join(' and ')} are two activities.`, 'Log one at a time.');
  if (options.notAStep !== undefined) {
    if (kind !== undefined || options.step)
      throw new WrongUse('A step is taken back alone.', 'Log the call afterwards.');
    await takeStepBack(deps, { ...whose, work, why: options.notAStep });
    if (options.json) shell.json({ customer: customer.code, step: null });
    else shell.print('The call stays logged and counts as no step any more.');
    return;
  }
  if (kind === undefined) {
    if (options.step) throw new WrongUse('Nothing was said.', 'Say what: duly log CUSTOMER --call "…" --step');
    const activities = await activitiesOf(work.db.read, company.id, customer.id);
    if (options.json) shell.json(activities.map((activity) => activityJson(activity, customer.code, work)));
    else if (activities.length === 0) shell.print('Nothing was logged.');
    else for (const activity of activities) shell.print(line(activity));
    return;
  }
  const about = options.item === undefined ? undefined : (await namedEntry(work, whose, options.item)).about;
  const contact = contactOf(whose, kind, about, options);
  if (options.step && options.counts === false)
    throw new WrongUse('A step always keeps the next reminder at its distance.', 'Leave --no-counts out.');
  const { activity, step } = options.step
    ? await deps.asStep(work, company, contact)
    : { activity: await logActivity(work, contact), step: null };
  const told = step === null ? '' : `\nIt counts as step ${step}: the next reminder goes on from there.`;
  if (options.json) shell.json({ ...activityJson(activity, customer.code, work), ...(step === null ? {} : { step }) });
  else shell.print(line(activity) + told);
}

/** What was left out is left to the rules. */
function contactOf(whose: Whose, kind: ActivityKind, about: string | undefined, options: LogOptions): Contact {
  return {
    ...whose,
    kind,
    note: options[kind] ?? '',
    ...(about === undefined ? {} : { about }),
    ...(options.on === undefined ? {} : { onDay: dayOption(options.on) }),
    ...(options.outcome === undefined ? {} : { outcome: options.outcome }),
    ...(options.direction === undefined ? {} : { direction: options.direction }),
    ...(options.visibility === undefined ? {} : { visibility: options.visibility }),
    ...(options.counts === undefined ? {} : { countsInGap: options.counts }),
  };
}

async function takeStepBack(
  deps: ActivityDeps,
  { work, why, ...whose }: Whose & { readonly work: Work; readonly why: string },
): Promise<void> {
  if (why.trim() === '') throw new WrongUse('Nothing is taken back without a reason.', 'Say why.');
  await deps.notAStep(work, whose, why);
}

const activityJson = (activity: Activity, customer: string, work: Work): Record<string, unknown> => ({
  activity: work.ids.seal('activity', activity.id),
  customer,
  kind: activity.kind,
  direction: activity.direction,
  onDay: activity.onDay,
  outcome: activity.outcome,
  note: activity.note,
  visibility: activity.visibility,
  countsInGap: activity.countsInGap,
  recordedBy: activity.recordedBy,
});

function line(activity: Activity): string {
  const direction = activity.direction === 'none' ? '' : ` ${activity.direction}`;
  const outcome = activity.outcome === null ? '' : ` (${activity.outcome.replaceAll('_', ' ')})`;
  const counts = activity.countsInGap ? '; the next reminder keeps its distance' : '';
  return `${activity.onDay}  ${activity.kind}${direction}${outcome}: ${activity.note}  [${activity.visibility}${counts}]`;
}
