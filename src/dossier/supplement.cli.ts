import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { count } from '../kernel/count';
import { format } from '../kernel/money';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import type { MadeSupplement } from './supplement.actions';

/** `duly dossier supplement`: what changed since a file was handed over, for the partner who has it. */
type Binds = (work: Work, company: Company, number: string) => Promise<MadeSupplement>;

export function supplementCommand(
  group: Command,
  shell: Shell,
  deps: () => Promise<{ readonly supplement: Binds }>,
): void {
  example(
    common(group.command('supplement <number>'))
      .description('after the hand-over: tell the partner what was paid, credited, disputed or newly attached')
      .option('--out <folder>', 'where to write the PDF and the ZIP', '.')
      .action(async (number: string, given: Common & { out: string }) => {
        const { work, company } = await atCompany(shell, given);
        const made = await (await deps()).supplement(work, company, number);
        mkdirSync(given.out, { recursive: true });
        const write = (name: string, bytes: Buffer): string => {
          const path = resolve(join(given.out, name));
          writeFileSync(path, bytes);
          return path;
        };
        const pdfs = made.pdfs.map(({ fileName, bytes }) => write(fileName, bytes));
        const zip = write(`${made.name}.zip`, made.zip);
        const { n, currency, beforeMinor, afterMinor, changes, to } = made;
        if (given.json) {
          shell.json({ number, supplement: n, currency, beforeMinor, afterMinor, changes, pdfs, zip, to });
          return;
        }
        const money = (minor: number): string => format({ minor, currency }, 'en-GB');
        shell.print(
          `${number}, supplement ${n}: ${count(changes, 'change')}, ${money(beforeMinor)} → ${money(afterMinor)}`,
        );
        shell.print([...pdfs, zip].map((path) => `  ${path}`).join('\n'));
        shell.print(
          to === null ? 'No mail address of the partner is known: tell it yourself.' : `${to} is told by mail.`,
        );
      }),
    'duly dossier supplement RF-2026-0001 --out recovery',
  );
}
