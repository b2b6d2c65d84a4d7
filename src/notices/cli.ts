import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { atCompany, common, withAsOf, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { findCustomer } from '../customers/store';
import { toDecimal } from '../kernel/money';
import { Refusal, WrongUse } from '../kernel/result';
import type { HoldSource } from '../ledger/hold';
import { legalPapers, papersFor } from '../law/paper';
import { DISPATCH_WAYS, type DispatchWay } from '../outbox/legal';
import type { PostRoom } from '../outbox/post.actions';
import { previewDraft } from '../outbox/show.actions';
import type { Query } from '../platform/db';
import { BadFile, example, type Shell } from '../platform/shell';
import { checkText } from './check-text';
import { noticed, usualItems, type Noticeable, type Noticed } from './gather.actions';
import { makeNotice } from './make.actions';
import { languageOf, stopsIn, timeOf, type NoticeChoice } from './notice';
import { OFFICIAL_SLOTS } from './official';
import { fileOfficial, noticePdf, withEnclosures } from './paper.actions';
import { paperRecipient, wayOf, waysTo } from './recipient.actions';
import { sendNotice } from './send.actions';
import { noticesOf } from './store';

/** What the house hands to the commands of this room. */
export interface NoticeDeps {
  holdSources(q: Query): readonly HoldSource[];
  post(): Promise<PostRoom>;
}

/** `duly notice`: the legal papers of each country, written to a customer, looked at, sent. */
export function noticeCommands(program: Command, shell: Shell, deps: NoticeDeps): void {
  const group = program.command('notice').description('legal papers: formal notices and official reminders by country');
  example(
    common(group.command('papers'))
      .description('which papers there are, to whom, with how much time, and how sure that is')
      .option('--law <country>', 'only of this one, such as FR; UK is England and Wales')
      .action((options: PapersOptions) => papers(shell, options)),
    'duly notice papers --law FR',
  );
  example(
    withAsOf(group.command('write <paper> <customer>'))
      .description('a paper to a customer: looked at, printed to a file, or with --send put into the outbox')
      .option('--law <country>', 'otherwise that of the country where the customer is')
      .option('--lang <language>', 'otherwise the customer’s own, where there is one')
      .addOption(new Option('--by <way>', 'how it is sent').choices(['letter', 'email']).default('letter'))
      .addOption(new Option('--registered <way>', 'as the letter says').choices([...DISPATCH_WAYS]))
      .addOption(new Option('--then <step>', 'what is announced, and will be done').choices(['partner', 'court']))
      .option('--interest', 'claim the interest that the law gives')
      .option('--fixed', 'claim the fixed sums and costs that the law gives')
      .option('--checked', 'say that what is not sure of it was checked: it is claimed too')
      .option('--copies', 'copies of the invoices go with it')
      .option('--out <file>', 'write it as PDF')
      .option('--send', 'queue it')
      .action((paper: string, customer: string, options: WriteOptions) => write(shell, deps, [paper, customer], options)), // prettier-ignore
    'duly notice write notice 4711 --lang fr --out notice.pdf',
  );
  example(
    common(group.command('list <customer>'))
      .description('which were written to a customer')
      .action((customer: string, options: Common) => list(shell, customer, options)),
    'duly notice list 4711',
  );
  example(
    common(group.command('official <slot> <file>'))
      .description(`file an official paper that must go with a letter: ${OFFICIAL_SLOTS.join(', ')}`)
      .action((slot: string, file: string, options: Common) => official(shell, slot, file, options)),
    'duly notice official uk-reply-form contract.pdf',
  );
}

interface PapersOptions extends Common {
  readonly law?: string;
}

async function papers(shell: Shell, options: PapersOptions): Promise<void> {
  const shown = legalPapers().filter(({ law }) => options.law === undefined || law === options.law.toUpperCase());
  if (shown.length === 0) throw new WrongUse(`No papers of ${options.law ?? ''} are known.`, 'See: duly notice papers');
  await Promise.resolve();
  if (options.json) {
    shell.json(shown);
    return;
  }
  for (const { law, name, title, debtors, period, languages } of shown) {
    const unsure = period.evidence === 'memory' ? ' (not verified against the official text)' : '';
    shell.print(`${law} ${name}  ${title['en'] ?? ''}  to ${debtors.join(', ')}  in ${languages.join(', ')}`);
    shell.print(
      `   ${period.days} days, counted from: ${period.counted.replaceAll('_', ' ')}; ${period.basis}${unsure}`,
    );
  }
}

interface WriteOptions extends Common {
  readonly law?: string;
  readonly lang?: string;
  readonly by: 'letter' | 'email';
  readonly registered?: DispatchWay;
  readonly then?: 'partner' | 'court';
  readonly interest?: boolean;
  readonly fixed?: boolean;
  readonly checked?: boolean;
  readonly copies?: boolean;
  readonly out?: string;
  readonly send?: boolean;
}

async function write(shell: Shell, deps: NoticeDeps, names: readonly string[], options: WriteOptions): Promise<void> {
  const [name = '', text = ''] = names;
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const about: Noticeable = { company, customerId: customer.id, holds: (q) => deps.holdSources(q) };
  const known = await noticed(work, about);
  const choice = choiceOf(company, known, name, { ...options, today: work.today });
  const ways = await waysTo(work, company, known.customer);
  const to = options.send === true ? wayOf(ways, options.by) : paperRecipient(ways, known.customer);
  const made = await makeNotice(work, about, known, { choice, to });
  const post = await deps.post();
  const whose = { company, customer: known.customer, ways };
  if (options.out !== undefined) await writeFile(options.out, await noticePdf(work, post, whose, made));
  const sent = options.send === true && stopsIn(made.checks).length === 0;
  if (options.send === true) await sendNotice(work, about, known, sent ? await withEnclosures(work, post, whose, made) : made); // prettier-ignore
  const { subject, text: said } = await previewDraft(work, post, company, made.draft);
  if (options.json) {
    const { paper, deadlineOn, parts, currency, costsMinor, later } = made.claim;
    const sums = parts.map((part) => ({ ...part, principal: toDecimal(part.principalMinor, currency) }));
    shell.json({ law: paper.law, paper: paper.name, language: made.draft.language, deadlineOn, deadline: made.deadline, parts: sums, costsMinor, later, beside: made.figures.grounds, checks: made.checks, subject, sentences: made.sentences.map(({ key, version, evidence, basis }) => ({ key, version, evidence, basis })), sent }); // prettier-ignore
    return;
  }
  for (const check of made.checks) shell.print(`${check.is === 'stop' ? 'stop' : 'look'}: ${checkText(check)}`);
  const missing = made.checks.find(({ code }) => code === 'enclosure_missing')?.of ?? [];
  for (const slot of missing) shell.print(`      file it: duly notice official ${slot} FILE`);
  if (options.out !== undefined) shell.print(`written to ${options.out}`);
  if (sent) shell.print('queued: it leaves with the outbox');
  if (options.out === undefined && !sent) shell.print(`${subject}\n\n${said}`);
}

interface Chosen extends WriteOptions {
  readonly today: string;
}

function choiceOf(company: Company, known: Noticed, name: string, options: Chosen): NoticeChoice {
  const law = options.law?.toUpperCase() ?? known.home;
  const possible = law === null ? [] : papersFor(law, known.debtor);
  const paper = possible.find((one) => one.name === name);
  if (paper === undefined) {
    throw new Refusal(
      'no-such-paper',
      `There is no paper ${name} of ${law ?? 'that country'} for a ${known.debtor.replaceAll('_', ' ')}.`,
      'See which there are: duly notice papers',
    );
  }
  return {
    paper,
    language: languageOf(paper, options.lang ?? known.customer.language, company.language),
    itemIds: usualItems(known, options.today).map(({ itemId }) => itemId),
    then: options.then ?? null,
    dispatch: options.registered === undefined ? null : { way: options.registered, number: null },
    claims: {
      interest: options.interest === true,
      fixed: options.fixed === true,
      checked: options.checked === true,
    },
    copies: options.copies === true,
  };
}

async function list(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const notices = await noticesOf(work.db.read, company.id, customer.id);
  if (options.json) {
    shell.json(notices.map(({ id: _, customerId: __, messageId, ...one }) => ({ ...one, until: timeOf({ ...one }), message: work.ids.seal('message', messageId) }))); // prettier-ignore
    return;
  }
  if (notices.length === 0) shell.print('No legal paper was written to this customer.');
  for (const one of notices) {
    const { law, paper, language, writtenOn, deadlineOn, principalMinor, currency, sentOn } = one;
    const left = sentOn === null ? 'not sent' : `left on ${sentOn}, its time ends on ${timeOf(one) ?? ''}`;
    shell.print(
      `${writtenOn}  ${law} ${paper} in ${language}  ${toDecimal(principalMinor, currency)} ${currency}, by ${deadlineOn}; ${left}`,
    );
  }
}

async function official(shell: Shell, slot: string, file: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) throw new BadFile(`${file} cannot be read.`, 'Name the file.');
  const fileName = basename(file);
  await fileOfficial(work, company, { slot, fileName, bytes });
  if (options.json) shell.json({ slot, file: fileName });
  else shell.print(`${slot}: ${fileName} goes from now on with every letter that needs it`);
}
