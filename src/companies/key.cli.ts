import type { Command } from 'commander';
import { example, type Shell } from '../platform/shell';
import { atCompany, common, type Common } from './common.cli';
import { printedFingerprint } from './company-key';
import { currentKey, replaceKey } from './key.actions';
import { companyKeys } from './key.store';

/** `duly company key`: the key that seals recovery files; made here or with the first file, replaced by `--new`. */
export function keyCommand(group: Command, shell: Shell): void {
  example(
    common(group.command('key'))
      .description('the fingerprint of the key that seals recovery files, to be given to partners; --new replaces it')
      .option('--new', 'another key from now on; what the old one sealed stays sealed')
      .action(async (options: Common & { readonly new?: boolean }) => {
        const { work, company } = await atCompany(shell, options);
        const { fingerprint, publicKey } = await (options.new ? replaceKey(work, company) : currentKey(work, company));
        const former = (await companyKeys(work.db.read, company.id)).filter(({ endedAt }) => endedAt !== null);
        if (options.json) {
          shell.json({ fingerprint, publicKey, former });
          return;
        }
        shell.print(`${company.legalName} seals with the key ${printedFingerprint(fingerprint)}`);
        for (const one of former) shell.print(`  until ${one.endedAt ?? ''}: ${printedFingerprint(one.fingerprint)}`);
        shell.print(
          'Its private part lies in the folder keys of DULY_HOME and in no backup: keep a copy of that folder apart.',
        );
      }),
    'duly company key',
  );
}
