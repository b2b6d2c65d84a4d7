import { domainToASCII } from 'node:url';
import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { WrongUse } from '../kernel/result';
import { MAIL_CHECK_WORDS } from '../languages/mail-check-words';
import { fill } from '../languages/said';
import { openDns } from '../platform/dns';
import { example, type Shell } from '../platform/shell';
import { checkMail } from './mail-check.actions';
import { keyHost, keyRecord, mailDomain } from './mail-key';
import { mailKeyOf, publishKey } from './mail-key.actions';

/** `duly mail`: what makes mail arrive, the keys with which it is signed and what must stand in DNS. */
export function mailCommands(program: Command, shell: Shell, smtpUrl: () => string | null): void {
  const group = program.command('mail').description('what makes mail arrive: keys, DNS');
  example(
    group
      .command('dkim <domain>')
      .description('the key with which mail of a domain is signed, made here; prints the record to publish')
      .option('--another', 'another key, to take the place of the one that signs now')
      .option('--published', 'its record is published: sign with it from now on (duly mail check finds out by itself)')
      .option('--json', 'for scripts')
      .action((domain: string, options: DkimOptions) => dkim(shell, domain, options)),
    'duly mail dkim acme.example',
  );
  example(
    common(group.command('check'))
      .description('what mail servers find in DNS of the domains that mails come from, and what to publish')
      .action((options: Common) => check(shell, smtpUrl(), options)),
    'duly mail check',
  );
}

async function check(shell: Shell, smtpUrl: string | null, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const checked = await checkMail(work, company, { dns: openDns(), smtpUrl });
  if (options.json) {
    shell.json(checked);
    return;
  }
  const w = MAIL_CHECK_WORDS.en;
  if (checked.length === 0) shell.print(w.noSender);
  for (const { domain, findings, signsNow } of checked) {
    shell.print(domain);
    for (const { what, level, code, values, publish } of findings) {
      shell.print(`  ${level.padEnd(7)} ${what.padEnd(5)} ${fill(w.found[code], values)}`);
      if (publish) shell.print(`${' '.repeat(16)}${publish.host}  ${publish.type}  ${publish.value}`);
    }
    if (signsNow) shell.print(`  ${fill(w.signsNow, { domain })}`);
  }
}

interface DkimOptions {
  readonly another?: boolean;
  readonly published?: boolean;
  readonly json?: boolean;
}

async function dkim(shell: Shell, text: string, options: DkimOptions): Promise<void> {
  const domain = mailDomain(domainToASCII(text.trim()));
  if (domain === undefined) {
    throw new WrongUse(`${text} is no domain.`, 'Give what stands behind the @ of the sender, such as acme.example.');
  }
  const work = await shell.open();
  const key = await mailKeyOf(work, domain, options.another === true);
  const begins = options.published === true && key.publishedAt === null;
  if (begins) await publishKey(work, key);
  const signs = begins || key.publishedAt !== null;
  if (options.json) {
    shell.json({
      domain,
      selector: key.selector,
      signs,
      record: { type: 'TXT', host: keyHost(key), value: keyRecord(key) },
    });
    return;
  }
  shell.print(`${keyHost(key)}  TXT\n${keyRecord(key)}\n`);
  shell.print(
    signs
      ? `Mail of ${domain} is signed with this key.`
      : `Publish this record. Mail is signed once duly mail check has seen it, or with: duly mail dkim ${domain} --published`,
  );
  shell.print(
    'Its private part lies in the folder keys of DULY_HOME and in no backup: keep a copy of that folder apart.',
  );
}
