import { Option, type Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { settingsOf } from '../companies/store';
import { findCustomer } from '../customers/store';
import { count } from '../kernel/count';
import { WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { settleDoubt, type Decision } from './change.actions';
import { deliver, type DeliveryReport } from './delivery.actions';
import { batchOption, messageNamed } from './named.cli';
import { listMessages, stepsOf, type ListedMessage, type ListFilter } from './list.store';
import { MESSAGE_STATES, type MessageState } from './message';
import type { PostRoom } from './post.actions';
import { letterCommands } from './letter.cli';
import { mailCommands } from './mail.cli';
import { smsCommands } from './sms.cli';
import { wordsOf } from './show.actions';

/**
 * `duly outbox`: messages on their way and what left the house. The post room is opened when a command needs it,
 * and closed by whoever opened it.
 */
export function outboxCommands(
  program: Command,
  shell: Shell,
  post: () => Promise<PostRoom>,
  smtpUrl: () => string | null = () => null,
): void {
  const group = program.command('outbox').description('messages on their way and what left the house');
  example(
    common(group.command('list', { isDefault: true }))
      .description('the newest messages')
      .addOption(new Option('--state <state>', 'only those in it').choices(MESSAGE_STATES))
      .addOption(new Option('--channel <channel>', 'only those').choices(['email', 'letter', 'sms']))
      .option('--customer <customer>', 'only those to this one')
      .option('--run <run>', 'only those of this run')
      .option('--most <n>', 'at most so many', '50')
      .action((options: ListOptions) => list(shell, options)),
    'duly outbox list',
  );
  example(
    common(group.command('show <message>'))
      .description(
        'one message with its text and all that happened to it; named by its id, or by a customer: its newest',
      )
      .action((text: string, options: Common) => show(shell, post, text, options)),
    'duly outbox show 4711',
  );
  example(
    common(group.command('deliver'))
      .description('send the emails and make the letters that wait')
      .option('--most <n>', 'at most so many')
      .action((options: DeliverOptions) => deliverAll(shell, post, options)),
    'duly outbox deliver',
  );
  letterCommands(group, shell, post);
  smsCommands(group, shell);
  example(
    common(group.command('doubtful <message>'))
      .description('say what became of an email that was handed over and never answered')
      .addOption(
        new Option('--sent', 'it was sent: the provider or the recipient has it').conflicts(['again', 'withdraw']),
      )
      .addOption(new Option('--again', 'it was not: send it again').conflicts(['sent', 'withdraw']))
      .addOption(new Option('--withdraw', 'it was not, and it shall not be').conflicts(['sent', 'again']))
      .action((text: string, options: DoubtOptions) => doubtful(shell, post, text, options)),
    'duly outbox doubtful MESSAGE --sent',
  );
  mailCommands(program, shell, smtpUrl);
}

type ListOptions = Common & {
  readonly state?: MessageState;
  readonly channel?: 'email' | 'letter' | 'sms';
  readonly customer?: string;
  readonly run?: string;
  readonly most: string;
};

async function list(shell: Shell, options: ListOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { read } = work.db;
  const customer =
    options.customer === undefined ? undefined : await findCustomer(read, company.id, options.customer, work.ids);
  const filter: ListFilter = {
    companyId: company.id,
    most: wholeOption(options.most),
    ...(options.state === undefined ? {} : { state: options.state }),
    ...(options.channel === undefined ? {} : { channel: options.channel }),
    ...(options.run === undefined ? {} : { batch: batchOption(work, options.run) }),
    ...(customer === undefined ? {} : { customerId: customer.id }),
  };
  const messages = await listMessages(read, filter);
  if (options.json) {
    shell.json(messages.map((message) => messageJson(work, message)));
    return;
  }
  const { testMode } = await settingsOf(read, company.id);
  if (testMode) shell.print(TEST_BANNER);
  for (const message of messages) shell.print(messageLine(work, message));
  if (messages.length === 0) shell.print('No messages. They come with a run: duly run --as-of DAY');
}

const TEST_BANNER = 'Test mode: emails go into the outbox folder of this machine and to nobody else.';

function messageLine(work: Work, message: ListedMessage): string {
  const { channel, state, day, customer, toName, recipient, subject, template, withdrawnReason } = message;
  const what = subject ?? template;
  const why = withdrawnReason === null ? '' : ` (${withdrawnReason})`;
  const id = work.ids.seal('message', message.id);
  return `${id}  ${day}  ${channel.padEnd(6)} ${state.padEnd(9)} ${customer.padEnd(10)} ${toName ?? recipient}  ${what}${why}`;
}

function messageJson(work: Work, message: ListedMessage): Record<string, unknown> {
  const { id, ...rest } = message;
  return { message: work.ids.seal('message', id), ...rest };
}

async function show(shell: Shell, post: () => Promise<PostRoom>, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const row = await messageNamed(work, company.id, text);
  const room = await post();
  const words = await wordsOf(work, room, company, row);
  const steps = await stepsOf(work.db.read, row.id);
  const told = steps.map(({ detail, ...step }) => ({ ...step, detail: JSON.parse(detail) as unknown }));
  if (options.json) {
    shell.json({
      message: work.ids.seal('message', row.id),
      channel: row.channel,
      state: row.state,
      day: row.day,
      language: row.language,
      to: { name: row.to_name, recipient: row.recipient, cc: JSON.parse(row.cc) as unknown },
      subject: words.subject,
      text: words.text,
      evidence: { html: row.html_sha, text: row.text_sha, raw: row.raw_sha },
      attachments: JSON.parse(row.attachments) as unknown,
      steps: told,
    });
    return;
  }
  shell.print(`${row.channel} of ${row.day} to ${row.to_name ?? ''} <${row.recipient}>: ${row.state}`);
  for (const { kind, recordedAt, recordedBy, detail } of told) {
    shell.print(`  ${recordedAt}  ${kind.padEnd(11)} ${recordedBy}  ${JSON.stringify(detail)}`);
  }
  shell.print(`\nSubject: ${words.subject}\n\n${words.text}`);
}

type DeliverOptions = Common & { readonly most?: string };

async function deliverAll(shell: Shell, post: () => Promise<PostRoom>, options: DeliverOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const room = await post();
  const progress = shell.progress('delivering');
  try {
    const report = await deliver(work, room, company, {
      progress: (done) => progress.at(done),
      ...(options.most === undefined ? {} : { most: wholeOption(options.most) }),
    });
    progress.end();
    if (options.json) shell.json(report);
    else for (const line of reportLines(report)) shell.print(line);
  } finally {
    progress.end();
  }
}

function reportLines(report: DeliveryReport): string[] {
  const saved = Object.entries(report.withdrawn);
  const savedCount = saved.reduce((sum, [, n]) => sum + n, 0);
  return [
    ...(report.by === 'folder' ? ['Emails went into the outbox folder of this machine, to nobody else.'] : []),
    `${count(report.accepted, 'email')} accepted, ${count(report.made, 'letter')} made, ${report.failed} failed, ${report.doubtful} in doubt.`,
    ...(savedCount > 0
      ? [`Saved from error: ${savedCount} (${saved.map(([why, n]) => `${why} ${n}`).join(', ')}).`]
      : []),
    ...(report.waiting > 0 ? [`${report.waiting} wait.`] : []),
    ...(report.trouble === null ? [] : [`Emails stay in the queue: ${report.trouble}`]),
  ];
}

type DoubtOptions = Common & { readonly sent?: boolean; readonly again?: boolean; readonly withdraw?: boolean };

async function doubtful(
  shell: Shell,
  post: () => Promise<PostRoom>,
  text: string,
  options: DoubtOptions,
): Promise<void> {
  const decision: Decision | undefined = options.sent
    ? 'sent'
    : options.again
      ? 'again'
      : options.withdraw
        ? 'withdraw'
        : undefined;
  if (decision === undefined) throw new WrongUse('Say what became of it.', 'Add --sent, --again or --withdraw.');
  const { work, company } = await atCompany(shell, options);
  const row = await messageNamed(work, company.id, text);
  const room = await post();
  await settleDoubt(work, room, { companyId: company.id, messageId: row.id, decision });
  const message = work.ids.seal('message', row.id);
  if (options.json) shell.json({ message, decision });
  else
    shell.print(
      `Recorded: ${decision === 'sent' ? 'it was sent' : decision === 'again' ? 'it is sent again' : 'it is given up'}.`,
    );
}

function wholeOption(text: string): number {
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < 1)
    throw new WrongUse(`${text} is no number of messages.`, 'Give a whole number, such as 50.');
  return n;
}
