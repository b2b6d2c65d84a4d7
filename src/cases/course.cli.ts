import { Option, type Command } from 'commander';
import { theCompany } from '../companies/store';
import { dayFrom, type Day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import { onDay, type Work } from '../platform/work';
import { recordAgreed } from './agreed-plan.actions';
import { ANSWERS, type AskAnswer } from './ask';
import { answerAsk } from './ask.actions';
import { asksOf } from './ask.store';
import { caseById, type CaseView } from './case.panel';
import { nextTold } from './course.pages';
import { nextActionsOf } from './course-facts.panel';
import { STAGE_NAMES, STAGES, waysOn, type Stage } from './course';
import { assignClerk, assignHandler, moveStage } from './course.actions';
import { handlerFrom, handlerSchema } from './collector';
import { writeMessage } from './message.actions';
import { caseOfDossier } from './store';

/** `duly case show|move|pause|assign|answer|message`: the course of a case, from the command line. */
interface Common {
  readonly company?: string;
  readonly json?: boolean;
}

const common = (command: Command): Command =>
  command.option('--company <code>', 'needed where there are several').option('--json', 'for scripts');

export function courseCommands(group: Command, shell: Shell): void {
  example(
    common(group.command('show <number>'))
      .description('where a case stands, what comes next, what is asked')
      .action((number: string, options: Common) => run(shell, options, number, show)),
    'duly case show RF-2026-0001',
  );
  example(
    common(group.command('move <number>'))
      .description('move a case on')
      .addOption(new Option('--to <stage>', 'where it goes').choices(STAGES.filter((one) => one !== 'paused')).makeOptionMandatory())
      .option('--why <reason>', 'the partner sees it')
      .action((number: string, options: Common & { to: Stage; why?: string }) =>
        run(shell, options, number, async (work, { companyId, id }) => {
          await moveStage(work, { companyId, caseId: id, to: options.to, why: options.why ?? null });
          return { number, stage: options.to };
        }),
      ),
    'duly case move RF-2026-0001 --to received',
  );
  example(
    common(group.command('pause <number>'))
      .description('let a case rest until a day; then it goes on by itself')
      .requiredOption('--until <day>', 'the day on which it goes on')
      .requiredOption('--why <reason>', 'why it rests')
      .action((number: string, options: Common & { until: string; why: string }) =>
        run(shell, options, number, async (work, { companyId, id }) => {
          await moveStage(work, { companyId, caseId: id, to: 'paused', until: aDay(options.until), why: options.why });
          return { number, stage: 'paused', until: options.until };
        }),
      ),
    'duly case pause RF-2026-0001 --until 2099-12-31 --why "instalments run"',
  );
  assignCommand(group, shell);
  answerCommand(group, shell);
  example(
    common(group.command('message <number> <text>'))
      .description('write to the partner, or a note for us alone')
      .option('--internal', 'a note that the partner never sees')
      .requiredOption('--key <key>', 'the same key twice is one message')
      .action((number: string, text: string, options: Common & { internal?: boolean; key: string }) =>
        run(shell, options, number, async (work, { companyId, id }) => {
          const visibility = options.internal ? 'internal' : 'partner';
          const isNew = await writeMessage(work, { companyId, caseId: id, text, author: work.actor.name, visibility, key: options.key });
          return { number, message: isNew === undefined ? 'written before' : 'written' };
        }),
      ),
    'duly case message RF-2026-0001 "Please call before noon." --key m1',
  );
} // prettier-ignore

interface Assigning extends Common {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly language?: string;
  readonly ref?: string;
  readonly clerk?: string;
}

function assignCommand(group: Command, shell: Shell): void {
  example(
    common(group.command('assign <number>'))
      .description('who works a case at the partner, under which number, and who of us follows it')
      .option('--name <name>', 'the collector at the partner')
      .option('--email <email>')
      .option('--phone <phone>')
      .option('--language <code>', 'two letters, such as fr')
      .option('--ref <number>', 'the number of the partner')
      .option('--clerk <email>', 'a colleague')
      .action((number: string, options: Assigning) => run(shell, options, number, (work, found) => assign(work, found, options))),
    'duly case assign RF-2026-0001 --name "Inès Roy" --language fr --ref D-77',
  );
} // prettier-ignore

async function assign(work: Work, found: CaseView, options: Assigning): Promise<Record<string, unknown>> {
  const { name, email = null, phone = null, language = null, ref, clerk } = options;
  const { companyId, id: caseId, number } = found;
  const named = name === undefined ? undefined : handlerSchema.safeParse({ name, email, phone, language });
  if (named && !named.success) throw new WrongUse('The collector is not said as needed.', 'Give --name, and a good --email and two letters of --language.'); // prettier-ignore
  const handler = named?.data ?? handlerFrom(found.handler);
  if (named !== undefined || ref !== undefined)
    await assignHandler(work, { companyId, caseId, handler, partnerRef: ref ?? found.partnerRef });
  if (clerk !== undefined) await assignClerk(work, companyId, caseId, clerk);
  return { number, collector: handler?.name ?? '', reference: ref ?? found.partnerRef ?? '' };
}

function answerCommand(group: Command, shell: Shell): void {
  example(
    common(group.command('answer <number>'))
      .description('answer what the partner asks; without --ask, the question that is due first')
      .addOption(new Option('--answer <answer>', 'agree, decline, or otherwise').choices(ANSWERS).makeOptionMandatory())
      .option('--ask <id>', 'as `duly case show --json` names it')
      .option('--reason <text>', 'needed to decline or to answer otherwise')
      .action((number: string, options: Common & { answer: AskAnswer; ask?: string; reason?: string }) =>
        run(shell, options, number, async (work, { companyId, id }) => {
          const open = (await asksOf(work.db.read, companyId, id)).filter(({ decidedAt }) => decidedAt === null);
          const one = options.ask === undefined ? open[0] : open.find((ask) => work.ids.seal('ask', ask.id) === options.ask);
          if (one === undefined) throw new Refusal('no-such-ask', 'There is no such question.', 'Look at the case again.');
          await answerAsk(work, { companyId, askId: one.id, answer: options.answer, reason: options.reason ?? null, approver: true, then: recordAgreed(work, true) });
          return { number, ask: one.kind, answer: options.answer };
        }),
      ),
    'duly case answer RF-2026-0001 --answer no --reason "Not at that price."',
  );
} // prettier-ignore

async function show(work: Work, found: CaseView): Promise<Record<string, unknown>> {
  const { companyId, id, number, partner, stage } = found;
  const next = (await nextActionsOf(work.db.read, companyId, [id], work.today)).get(id);
  const asks = await asksOf(work.db.read, companyId, id);
  const said = next === undefined ? '' : nextTold(next, { language: 'en', locale: 'en-GB', partner, company: 'The creditor' });
  return {
    ...{ number, partner, state: found.state, stage: STAGE_NAMES[stage], since: found.stagedOn, next: said },
    ...{ may_become: waysOn(stage, 'us').map((one) => one) },
    asks: asks.map(({ id: ask, kind, answerBy, decision }) => ({ ask: work.ids.seal('ask', ask), kind, answerBy, decision })),
  };
} // prettier-ignore

function aDay(text: string): Day {
  const day = dayFrom(text);
  if (day === undefined) throw new WrongUse(`${text} is no day.`, 'Give a day such as 2026-03-02.');
  return day;
}

async function run(
  shell: Shell,
  options: Common,
  number: string,
  act: (work: Work, found: CaseView) => Promise<Record<string, unknown>>,
): Promise<void> {
  const opened = await shell.open();
  const company = await theCompany(opened.db.read, options.company);
  const work = onDay(opened, company.zone);
  const kept = await caseOfDossier(work.db.read, company.id, number);
  const found = kept && (await caseById(work.db.read, company.id, kept.id));
  if (found === undefined)
    throw new Refusal('no-such-case', `${number} is with no partner.`, 'See which there are: duly case list');
  const done = await act(work, found);
  if (options.json) shell.json(done);
  else
    for (const [key, value] of Object.entries(done))
      if (value !== '' && !(Array.isArray(value) && value.length === 0))
        shell.print(`${key.replaceAll('_', ' ')}: ${plain(value)}`);
}

const plain = (value: unknown): string =>
  Array.isArray(value) ? value.map(plain).join(' · ')
  : typeof value === 'object' && value !== null ? Object.values(value).filter((one) => one !== null).join(' ')
  : String(value); // prettier-ignore
