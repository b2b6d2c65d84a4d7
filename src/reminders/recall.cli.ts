import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { addMonths, type Day } from '../kernel/day';
import { WrongUse } from '../kernel/result';
import { messageNamed } from '../outbox/named.cli';
import type { PostRoom } from '../outbox/post.actions';
import { previewDraft } from '../outbox/show.actions';
import { example, type Shell } from '../platform/shell';
import { correctionDraft, recallMessage } from './recall-message.actions';
import { errorsByMonth } from './recall-message.store';

/** `duly run recall` and `duly run errors`: a reminder that should not have left, and how often that happens. */
export function recallCommands(group: Command, shell: Shell, post: () => Promise<PostRoom>): void {
  example(
    common(group.command('recall <message>'))
      .description('take back a reminder that should not have been: its steps no longer count')
      .option('--why <reason>', 'why, for us')
      .option('--correct', 'also tell who got it that it was sent in error')
      .option('--words <text>', 'your own words in that correction')
      .option('--preview', 'only show the correction; nothing is taken back and nothing is sent')
      .action((text: string, options: RecallOptions) => recall(shell, post, text, options)),
    'duly run recall 4711 --why "paid in cash" --correct --preview',
  );
  example(
    common(group.command('errors'))
      .description('by month: what was saved from error in the moment of sending, and what was sent in error')
      .option('--months <n>', 'how many months back', '12')
      .action((options: ErrorOptions) => errors(shell, options)),
    'duly run errors',
  );
}

type RecallOptions = Common & {
  readonly why?: string;
  readonly correct?: boolean;
  readonly words?: string;
  readonly preview?: boolean;
};

async function recall(
  shell: Shell,
  post: () => Promise<PostRoom>,
  text: string,
  options: RecallOptions,
): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const row = await messageNamed(work, company.id, text);
  const words = options.words ?? '';
  if (options.preview) {
    const said = await previewDraft(work, await post(), company, correctionDraft(work, row, words));
    if (options.json) shell.json({ subject: said.subject, text: said.text });
    else shell.print(`Subject: ${said.subject}\n\n${said.text}\nNothing was taken back, nothing was sent.`);
    return;
  }
  const why = options.why?.trim() ?? '';
  if (why === '') throw new WrongUse('Nothing is taken back without a reason.', 'Add --why "…"');
  const correction = options.correct ? { words } : undefined;
  const done = await recallMessage(work, { company, messageId: row.id, why, ...(correction ? { correction } : {}) });
  const id = done.correctionId === null ? null : work.ids.seal('message', done.correctionId);
  if (options.json) {
    shell.json({ message: work.ids.seal('message', row.id), ...done, correctionId: undefined, correction: id });
    return;
  }
  if (done.withdrawn) shell.print('It had not left: it is withdrawn, and its steps do not count.');
  else if (done.reminders > 0) shell.print('It left and counts as sent in error; its steps no longer count.');
  if (id !== null) shell.print(`The correction ${id} waits in the outbox: duly outbox deliver`);
}

type ErrorOptions = Common & { readonly months: string };

async function errors(shell: Shell, options: ErrorOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const months = Number(options.months);
  if (!Number.isSafeInteger(months) || months < 1 || months > 120)
    throw new WrongUse(`${options.months} is no number of months.`, 'Give a whole number from 1 to 120.');
  const from = addMonths(`${work.today.slice(0, 7)}-01` as Day, 1 - months);
  const found = await errorsByMonth(work.db.read, company.id, { from, to: work.today });
  if (options.json) {
    shell.json(found);
    return;
  }
  if (found.length === 0) shell.print('Nothing had to be held back, and nothing was sent in error.');
  for (const { month, saved, sentInError } of found)
    shell.print(
      `${month}  saved from error ${String(saved).padStart(6)}  sent in error ${String(sentInError).padStart(6)}`,
    );
}
