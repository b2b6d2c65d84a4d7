import { Option, type Command } from 'commander';
import { theCompany } from '../companies/store';
import type { HoldSources } from '../dossier/actions';
import type { DossierDeps } from '../dossier/cli';
import { example, type Shell } from '../platform/shell';
import { onDay, type Work } from '../platform/work';
import { handOver, reopen, undoHandOver } from './actions';
import { PARTNER_KINDS, type PartnerKind } from '../mandates/partner';
import { closingCommands } from './closing.cli';
import { stepCommands } from './step.cli';
import { courseCommands } from './course.cli';
import { partnerCommands } from '../mandates/cli';
import { partnersOf } from '../mandates/partner.store';
import { casesOf } from './store';
import { supplementOf } from './supplement.actions';

/** `duly case`: hand a recovery file to a partner, close, reopen or undo it, list what is out. */
interface Common {
  readonly company?: string;
  readonly json?: boolean;
}

export function caseCommands(program: Command, shell: Shell): void {
  const group = program.command('case').description('recovery files in the hands of a partner');
  example(
    common(group.command('hand-over <number>'))
      .description('record that a partner has the recovery file; its items are no longer reminded')
      .requiredOption('--partner <name>', 'agency, bailiff or solicitor')
      .addOption(new Option('--kind <kind>', 'what the partner is').choices(PARTNER_KINDS).default('agency'))
      .option('--why <reason>', 'needed where the customer is in hardship')
      .action((number: string, options: Common & { partner: string; kind: PartnerKind; why?: string }) =>
        run(shell, options, async (work, companyId) => {
          const { partner, kind: partnerKind, why } = options;
          const id = await handOver(work, {
            companyId,
            number,
            partner,
            partnerKind,
            ...(why === undefined ? {} : { why }),
          });
          return { case: work.ids.seal('case', id), number, partner: options.partner, state: 'with_partner' };
        }),
      ),
    'duly case hand-over RF-2026-0001 --partner "Agence Delmas"',
  );
  closingCommands(group, shell);
  stepCommands(group, shell);
  courseCommands(group, shell);
  example(
    common(group.command('reopen <number>'))
      .description('it was closed by mistake')
      .action((number: string, options: Common) =>
        run(shell, options, async (work, companyId) => {
          await reopen(work, companyId, number);
          return { number, state: 'with_partner' };
        }),
      ),
    'duly case reopen RF-2026-0001',
  );
  example(
    common(group.command('undo <number>'))
      .description('it was handed over by mistake: reminders may go on')
      .action((number: string, options: Common) =>
        run(shell, options, async (work, companyId) => {
          await undoHandOver(work, companyId, number);
          return { number, state: 'undone' };
        }),
      ),
    'duly case undo RF-2026-0001',
  );
  example(
    common(group.command('list'))
      .description('all cases')
      .action((options: Common) => list(shell, options)),
    'duly case list',
  );
  partnerCommands(group, shell);
}

/** What the commands of recovery files need of cases. */
export const dossierDeps = (holdSources: HoldSources): DossierDeps => ({
  holdSources,
  supplement: (work, company, number) => supplementOf(work, company, number, holdSources),
  profileOf: async (q, companyId, partner) =>
    (await partnersOf(q, companyId)).find(({ name }) => name === partner)?.profile,
});

const common = (command: Command): Command =>
  command.option('--company <code>', 'needed where there are several').option('--json', 'for scripts');

async function run(
  shell: Shell,
  options: Common,
  act: (work: Work, companyId: number) => Promise<Readonly<Record<string, string>>>,
): Promise<void> {
  const opened = await shell.open();
  const company = await theCompany(opened.db.read, options.company);
  const done = await act(onDay(opened, company.zone), company.id);
  if (options.json) shell.json(done);
  else shell.print(`${done['number'] ?? ''}: ${Object.values(done).slice(1).join(' · ').replaceAll('_', ' ')}`);
}

async function list(shell: Shell, options: Common): Promise<void> {
  const work = await shell.open();
  const company = await theCompany(work.db.read, options.company);
  const cases = await casesOf(work.db.read, company.id);
  if (options.json) {
    shell.json(
      cases.map(({ id, dossierId, ...rest }) => ({
        case: work.ids.seal('case', id),
        dossier: work.ids.seal('dossier', dossierId),
        number: rest.number,
        customer: rest.customer,
        partner: rest.partner,
        state: rest.state,
        handedOverOn: rest.handedOverOn,
        endedOn: rest.endedOn,
        outcome: rest.outcome,
      })),
    );
    return;
  }
  if (cases.length === 0)
    shell.print('No recovery file is with a partner. Hand one over: duly case hand-over NUMBER --partner NAME');
  for (const one of cases) {
    const end = one.endedOn ? `, ${one.outcome ?? 'ended'} on ${one.endedOn}` : '';
    shell.print(
      `${one.number}  ${one.customer}  ${one.partner}  ${one.handedOverOn}  ${one.state.replace('_', ' ')}${end}`,
    );
  }
}
