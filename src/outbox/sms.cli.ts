import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { WrongUse } from '../kernel/result';
import { fill } from '../languages/said';
import { SMS_WORDS } from '../languages/sms-words';
import { example, type Shell } from '../platform/shell';
import { smsDraftFrom } from './sms-gateway';
import { removeGateway, setGateway, testGateway } from './sms-setup.actions';
import { gatewayOf, type KeptGateway } from './sms.store';

/** `duly outbox sms`: by which gateway short messages leave. */
export function smsCommands(outbox: Command, shell: Shell): void {
  const group = outbox.command('sms').description('by which gateway short messages leave');
  const set = common(group.command('set'))
    .description('set the gateway, whole: what is not said is as it comes')
    .requiredOption('--sender <name>', 'up to 11 letters and digits, or a number')
    .requiredOption('--url <address>', 'may hold {to}, {text}, {id}, {from}')
    .option('--method <method>', 'POST or PUT', 'POST')
    .option('--form <form>', 'json or form', 'json')
    .option('--body <json>', 'its texts may hold {to}, {text}, {id}, {from}')
    .option('--auth-header <name>', 'such as Authorization')
    .option('--secret-file <file>', 'what is sent in it; - for standard input')
    .option('--ref-path <path>', 'where its own number stands in its answer, such as messages.0.id')
    .option('--status-url <address>', 'with {ref}: where to ask what became of it')
    .option('--status-path <path>', 'where the state stands in that answer')
    .option('--delivered-words <words>', 'parted by commas')
    .option('--failed-words <words>', 'parted by commas')
    .option('--per-minute <n>', 'at most so many', '60')
    .action((options: SetOptions) => setOne(shell, options));
  example(set, 'duly outbox sms set --sender ACME --url https://sms.example.com/send --ref-path id');
  const show = common(group.command('show')).description('the gateway').action((options: Common) => showOne(shell, options)); // prettier-ignore
  example(show, 'duly outbox sms show');
  const test = common(group.command('test <mobile>'))
    .description('send one short message to a telephone of yours, now, in test mode too')
    .action((to: string, options: Common) => testOne(shell, to, options));
  example(test, 'duly outbox sms test +33612345678');
  const remove = common(group.command('remove')).description('send none any more').action((options: Common) => removeOne(shell, options)); // prettier-ignore
  example(remove, 'duly outbox sms remove');
}

const W = SMS_WORDS.en;

interface SetOptions extends Common {
  readonly sender: string;
  readonly url: string;
  readonly method: string;
  readonly form: string;
  readonly body?: string;
  readonly authHeader?: string;
  readonly secretFile?: string;
  readonly refPath?: string;
  readonly statusUrl?: string;
  readonly statusPath?: string;
  readonly deliveredWords?: string;
  readonly failedWords?: string;
  readonly perMinute: string;
}

async function setOne(shell: Shell, options: SetOptions): Promise<void> {
  const { secretFile, json: _, company: __, asOf: ___, ...typed } = options;
  const secret = secretFile === undefined ? '' : (readFileSync(secretFile === '-' ? 0 : secretFile, 'utf8').split(/\r?\n/)[0] ?? ''); // prettier-ignore
  const made = smsDraftFrom({ ...typed, secret });
  if ('wrong' in made) {
    const said = Object.entries(made.wrong).map(([field, fault]) => `${W.field[field as keyof typeof W.field]}: ${W.wrong[fault]}`); // prettier-ignore
    throw new WrongUse(said.join('\n'), 'See: duly outbox sms set --help');
  }
  const { work, company } = await atCompany(shell, options);
  await setGateway(work, company, made.draft);
  if (options.json) shell.json(shown(await gatewayOf(work.db.read, company.id)));
  else shell.print(`${W.done} Test it: duly outbox sms test +33612345678`);
}

const shown = (kept: KeptGateway | undefined): object | null =>
  kept === undefined ? null : { sender: kept.sender, perMinute: kept.perMinute, ...kept.settings, secret: kept.secret !== null }; // prettier-ignore

async function showOne(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const kept = await gatewayOf(work.db.read, company.id);
  if (options.json) shell.json(shown(kept));
  else if (kept === undefined) shell.print(W.none);
  else shell.print(`${kept.sender}  ${kept.settings.method} ${kept.settings.url}  ${kept.perMinute}/min  ${kept.settings.statusUrl === null ? W.notAsked : W.asked}`); // prettier-ignore
}

async function testOne(shell: Shell, to: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const answer = await testGateway(work, company, to);
  if (options.json) shell.json(answer);
  else shell.print(fill(W.tested[answer.outcome], { answer: 'answer' in answer ? answer.answer : '' }));
}

async function removeOne(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  await removeGateway(work, company);
  if (options.json) shell.json({ removed: true });
  else shell.print(W.removed);
}
