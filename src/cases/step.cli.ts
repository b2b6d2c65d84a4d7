import { Option, type Command } from 'commander';
import { amountOption, atCompany, common, dayOption, type Common } from '../companies/common.cli';
import { WrongUse } from '../kernel/result';
import { format } from '../kernel/money';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { caseById, type CaseView } from './case.panel';
import { agreedBy, STEP_KINDS, STEP_OUTCOMES, stepState, type FormalStep, type StepOutcome } from './step';
import { callOff, doneStep, planStep, stepFees } from './step.actions';
import { stepsOf } from './step.store';
import { caseOfDossier } from './store';

/** `duly case step`: formal steps of a case, planned, done, called off, listed. */
export function stepCommands(group: Command, shell: Shell): void {
  const step = group.command('step').description('formal steps of a case: what is planned, at what agreed cost, and how each came out'); // prettier-ignore
  example(
    common(step.command('plan <number>'))
      .description('plan a step; its cost counts as agreed only by an ask that was answered yes, or by the fees of the case')
      .addOption(new Option('--kind <kind>', 'which step').choices(STEP_KINDS).makeOptionMandatory())
      .option('--on <day>', 'for which day')
      .option('--cost <amount>', 'what it costs, net')
      .option('--note <text>', 'for the partner')
      .action((number: string, options: Common & { kind: FormalStep; on?: string; cost?: string; note?: string }) => plan(shell, number, options)),
    'duly case step plan RF-2026-0001 --kind summons --on 2026-04-15 --cost 320.00',
  ); // prettier-ignore
  example(
    common(step.command('done <number> <step>'))
      .description('a step was taken')
      .addOption(new Option('--outcome <outcome>', 'how it came out').choices(STEP_OUTCOMES).makeOptionMandatory())
      .option('--on <day>', 'when; otherwise today')
      .action((number: string, id: string, options: Common & { outcome: StepOutcome; on?: string }) => done(shell, { number, id, options })),
    'duly case step done RF-2026-0001 STEP --outcome served',
  ); // prettier-ignore
  example(
    common(step.command('off <number> <step>'))
      .description('a step is called off')
      .requiredOption('--why <text>', 'the reason')
      .action((number: string, id: string, options: Common & { why: string }) => off(shell, { number, id, options })),
    'duly case step off RF-2026-0001 STEP --why "the debtor paid"',
  );
  example(
    common(step.command('list <number>'))
      .description('the steps of a case')
      .action((number: string, options: Common) => list(shell, number, options)),
    'duly case step list RF-2026-0001',
  );
}

async function caseNamed(shell: Shell, number: string, options: Common): Promise<{ work: Work; found: CaseView }> {
  const { work, company } = await atCompany(shell, options);
  const standing = await caseOfDossier(work.db.read, company.id, number);
  const found = standing && (await caseById(work.db.read, company.id, standing.id));
  if (found === undefined) throw new WrongUse(`${number} is with no partner.`, 'See which are: duly case list');
  return { work, found };
}

async function plan(shell: Shell, number: string, options: Common & { kind: FormalStep; on?: string; cost?: string; note?: string }): Promise<void> {
  const { work, found } = await caseNamed(shell, number, options);
  const { kind, on, cost, note } = options;
  const made = { kind, plannedOn: on === undefined ? null : dayOption(on), costMinor: cost === undefined ? null : amountOption(cost, found.currency) };
  const id = await planStep(work, { companyId: found.companyId, caseId: found.id }, { ...made, askId: null, note: note ?? null });
  const step = work.ids.seal('case_step', id);
  if (options.json) shell.json({ number, step, kind, plannedOn: made.plannedOn });
  else shell.print(`${number}: ${kind.replaceAll('_', ' ')} planned (${step})`);
} // prettier-ignore

interface One<Options> {
  readonly number: string;
  readonly id: string;
  readonly options: Options;
}

function opened(work: Work, id: string): number {
  const step = work.ids.open('case_step', id);
  if (step === undefined) throw new WrongUse(`${id} is no step.`, 'See which there are: duly case step list NUMBER');
  return step;
}

async function done(shell: Shell, { number, id, options }: One<Common & { outcome: StepOutcome; on?: string }>): Promise<void> {
  const { work, found } = await caseNamed(shell, number, options);
  const { outcome, on } = options;
  const which = { companyId: found.companyId, caseId: found.id, stepId: opened(work, id) };
  await doneStep(work, which, { outcome, doneOn: on === undefined ? work.today : dayOption(on), documentId: null });
  if (options.json) shell.json({ number, step: id, outcome });
  else shell.print(`${number}: ${outcome.replaceAll('_', ' ')}`);
} // prettier-ignore

async function off(shell: Shell, { number, id, options }: One<Common & { why: string }>): Promise<void> {
  const { work, found } = await caseNamed(shell, number, options);
  await callOff(work, { companyId: found.companyId, caseId: found.id, stepId: opened(work, id) }, options.why);
  if (options.json) shell.json({ number, step: id, calledOff: options.why });
  else shell.print(`${number}: called off`);
}

async function list(shell: Shell, number: string, options: Common): Promise<void> {
  const { work, found } = await caseNamed(shell, number, options);
  const fees = await stepFees(work.db.read, found);
  const steps = (await stepsOf(work.db.read, found.companyId, found.id)).map((one) => ({
    ...{ step: work.ids.seal('case_step', one.id), kind: one.kind, state: stepState(one, work.today), plannedOn: one.plannedOn },
    ...{ doneOn: one.doneOn, costMinor: one.costMinor, agreedBy: agreedBy(one, fees), outcome: one.outcome },
  }));
  if (options.json) {
    shell.json(steps);
    return;
  }
  if (steps.length === 0) shell.print(`No formal step is planned. Plan one: duly case step plan ${number} --kind summons`);
  for (const { step, kind, state, plannedOn, costMinor, agreedBy: agreed } of steps) {
    const cost = costMinor === null ? '' : `  ${format({ minor: costMinor, currency: found.currency }, 'en')} ${agreed === null ? 'not agreed' : 'agreed'}`;
    shell.print(`${step}  ${kind.replaceAll('_', ' ')}  ${plannedOn ?? ''}  ${state.replace('_', ' ')}${cost}`);
  }
} // prettier-ignore
