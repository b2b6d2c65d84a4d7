import type { Command } from 'commander';
import { printedFingerprint } from '../companies/company-key';
import { count } from '../kernel/count';
import { BadFile, example, type Shell } from '../platform/shell';
import type { Trust } from '../platform/time-stamp';
import { timeStampRoots } from '../platform/time-stamp-roots';
import { verifyFile } from './verify.actions';

/** `duly dossier verify`: is a recovery file still what was made? It needs no database. */
export function verifyCommand(group: Command, shell: Shell): void {
  example(
    group
      .command('verify <file>')
      .description('is it still what was made? Needs no network and no database')
      .option('--key <fingerprint>', 'of the key that the maker gives: sealed with another it is not the maker’s')
      .option('--manifest <sha256>', 'the fingerprint of the manifest that the maker gives')
      .option('--trust <file>', 'certificates (PEM) trusted for the time; otherwise TIME_STAMP_ROOTS')
      .option('--json', 'for scripts')
      .action(async (file: string, given: VerifyOptions) => verify(shell, file, given)),
    'duly dossier verify recovery/RF-2026-0001_v1.pdf',
  );
}

interface VerifyOptions {
  readonly trust?: string;
  readonly key?: string;
  readonly manifest?: string;
  readonly json?: boolean;
}

const TRUST: Readonly<Record<Trust, string>> = {
  trusted: 'whose certificate leads to a trusted root',
  'other-root': 'whose certificate leads to no trusted root',
  'not-checked': 'not checked against a trusted root (give one: --trust FILE)',
};

async function verify(shell: Shell, file: string, { key, manifest, trust, json }: VerifyOptions): Promise<void> {
  const roots = await timeStampRoots(trust);
  const found = await verifyFile(file, { manifest, roots, keys: key === undefined ? undefined : [key] });
  if (json) shell.json(found);
  else if (found.ok)
    shell.print(
      `${found.reference ?? file} v${found.version ?? '?'}: ${count(found.pieces, 'piece')}, all as they were made.`,
    );
  if (!json && found.seal) {
    const { fingerprint, creditor, stamped } = found.seal;
    shell.print(`  sealed as ${creditor} with the key ${printedFingerprint(fingerprint)}`);
    if (stamped) shell.print(`  time stamped ${stamped.at} by ${stamped.by}, ${TRUST[stamped.trust]}`);
    if (key === undefined)
      shell.print(
        '  Is it the creditor’s key? Compare it with the one that the creditor gives you, or pass it as --key.',
      );
  }
  for (const one of json ? [] : found.differences) {
    shell.print(`  ${one.piece}: ${one.what}; expected ${one.expected}, found ${one.found}`);
  }
  if (!found.ok) throw new BadFile(`${file} is not what was made.`);
}
