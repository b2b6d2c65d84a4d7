import { Option, type Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import type { Day } from '../kernel/day';
import { WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import { declareHardship, endHardship } from './hardship.actions';
import { proposalText } from './proposal';
import { decideProposal } from './proposal.actions';
import { proposalsOf } from './proposal.store';
import { questionsOf } from './question.store';
import { wrongPersonsOf } from './wrong-person.store';

/** `duly told` and `duly hardship`: what a customer told in the portal and waits for a person; and who is treated with care. */
export function toldCommands(program: Command, shell: Shell): void {
  const command = program
    .command('told <customer>')
    .description('what a customer told in the portal and waits for a person')
    .addOption(new Option('--decide <correction>', 'accept a proposed correction, or decline it (--decline)'))
    .option('--decline', 'the correction is not right')
    .option('--why <reason>', 'needed to decide')
    .action((text: string, options: ToldOptions) => told(shell, text, options));
  example(common(command), 'duly told 4711');
  const group = program.command('hardship').description('customers who are treated with care: recorded, and ended');
  example(
    common(group.command('put <customer>'))
      .description(
        'friendliest words, longer gaps, a person looks at each reminder, no interest, no hand-over by itself',
      )
      .requiredOption('--hard <text>', 'what makes paying hard; only who works with customers reads it')
      .option('--possible <text>', 'what would be possible')
      .action((text: string, options: PutOptions) => put(shell, text, options)),
    'duly hardship put 4711 --hard "lost his job" --possible "50 a month"',
  );
  example(
    common(group.command('end <customer>'))
      .description('reminded like others from now on')
      .requiredOption('--why <reason>')
      .action((text: string, options: Common & { why: string }) => end(shell, text, options)),
    'duly hardship end 4711 --why "works again"',
  );
}

type ToldOptions = Common & { readonly decide?: string; readonly decline?: boolean; readonly why?: string };
type PutOptions = Common & { readonly hard: string; readonly possible?: string };

async function told(shell: Shell, text: string, options: ToldOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { id: customerId, hardship } = await findCustomer(work.db.read, company.id, text, work.ids);
  const whose = { companyId: company.id, customerId };
  if (options.decide !== undefined) {
    const proposalId = work.ids.open('proposal', options.decide);
    if (proposalId === undefined)
      throw new WrongUse(`There is no correction ${options.decide}.`, 'See which wait: duly told CUSTOMER');
    const decision = options.decline === true ? 'declined' : 'accepted';
    await decideProposal(work, { ...whose, proposalId, decision, why: options.why ?? '' });
  }
  const questions = (await questionsOf(work.db.read, whose)).filter(({ answeredAt }) => answeredAt === null);
  const proposals = await proposalsOf(work.db.read, { ...whose, open: true });
  const wrong = await wrongPersonsOf(work.db.read, company.id, customerId);
  const rows: readonly Waits[] = [
    ...questions.map(({ id, text: asked, answerBy }) => ({
      ...{ id: work.ids.seal('question', id), what: 'question', text: asked, answerBy },
    })),
    ...proposals.map(({ id, kind, value }) => ({
      ...{ id: work.ids.seal('proposal', id), what: `correction of ${kind}`, text: proposalText(value) },
    })),
    ...wrong.map(({ id, said }) => ({ id: work.ids.seal('wrong_person', id), what: 'wrong person', text: said })),
  ];
  if (options.json) shell.json({ hardship, waits: rows });
  else print(shell, hardship, rows);
}

interface Waits {
  readonly id: string;
  readonly what: string;
  readonly text: string;
  readonly answerBy?: Day;
}

function print(shell: Shell, hardship: boolean, rows: readonly Waits[]): void {
  if (hardship) shell.print('In hardship: treated with care.');
  if (rows.length === 0) shell.print('Nothing waits for a person.');
  for (const row of rows) {
    const by = row.answerBy === undefined ? '' : `  (answer by ${row.answerBy})`;
    shell.print(`${row.id}  ${row.what}: ${row.text.replace(/\s+/g, ' ')}${by}`);
  }
}

async function put(shell: Shell, text: string, options: PutOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { id: customerId, name } = await findCustomer(work.db.read, company.id, text, work.ids);
  const said = { hard: options.hard, possible: options.possible ?? '', wantsCall: false };
  await declareHardship(work, { companyId: company.id, customerId, source: 'desk', ...said });
  if (options.json) shell.json({ customer: text, hardship: true });
  else shell.print(`${name} is treated with care from now on.`);
}

async function end(shell: Shell, text: string, options: Common & { readonly why: string }): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { id: customerId, name } = await findCustomer(work.db.read, company.id, text, work.ids);
  await endHardship(work, { companyId: company.id, customerId, why: options.why });
  if (options.json) shell.json({ customer: text, hardship: false });
  else shell.print(`${name} is reminded like others from now on.`);
}
