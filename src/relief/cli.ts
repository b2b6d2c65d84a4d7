import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { caseById, type CaseView } from '../cases/case.panel';
import { caseOfDossier } from '../cases/store';
import { atCompany, common, withAsOf, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { format } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { RELIEF_WORDS } from '../languages/relief-words';
import { LANGUAGES, type Language } from '../languages/said';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { caseRelief, isLost, makePack } from './pack.actions';
import { rateLines, sourceLines, unknownVat } from './said';

/** `duly relief`: whether the VAT of a lost case comes back, and the papers for it. */
export function reliefCommands(program: Command, shell: Shell): void {
  const group = program.command('relief').description('VAT of what nobody will pay: whether it comes back, and the papers');
  example(
    withAsOf(group.command('show <number>'))
      .description('each invoice of a lost case with its VAT, the days to claim it, and what is open')
      .action((number: string, options: Common) => show(shell, number, options)),
    'duly relief show RF-2026-0001',
  );
  example(
    common(group.command('pack <number>'))
      .description('certificate, wording for the invoices, table and checklist as one PDF, filed with the case')
      .option('--out <folder>', 'where to write it as well', '.')
      .addOption(new Option('--language <language>', 'of the paper').choices(LANGUAGES))
      .action((number: string, options: Packing) => pack(shell, number, options)),
    'duly relief pack RF-2026-0001 --out relief',
  );
} // prettier-ignore

interface Packing extends Common {
  readonly out: string;
  readonly language?: Language;
}

async function lostCase(work: Work, company: Company, number: string): Promise<CaseView> {
  const standing = await caseOfDossier(work.db.read, company.id, number);
  const found = standing && (await caseById(work.db.read, company.id, standing.id));
  if (found === undefined || !isLost(found)) {
    const text = 'There is no VAT relief for this case: it did not end without payment.';
    throw new Refusal('no-vat-relief', text, 'Close it first as uncollectable or insolvent.');
  }
  return found;
}

async function show(shell: Shell, number: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const found = await lostCase(work, company, number);
  const { rule, items } = await caseRelief(work.db.read, work, company, found);
  if (options.json) {
    const { source = null, verified = false } = rule ?? {};
    shell.json({ number, country: company.country, source, verified, currency: found.currency, items });
    return;
  }
  const saying = { w: RELIEF_WORDS.en, locale: 'en', currency: found.currency };
  const money = (minor: number): string => format({ minor, currency: found.currency }, 'en');
  for (const one of items) {
    const vat = one.vatMinor === null ? 'VAT not known' : `VAT ${money(one.vatMinor)}`;
    const days = [one.from === null ? '' : `from ${one.from}`, one.until === null ? '' : `until ${one.until}`];
    const state = saying.w.state[one.standing];
    shell.print([one.item.document, `${money(one.lostMinor)} not paid`, vat, ...days, state].filter((part) => part !== '').join(' · ')); // prettier-ignore
    for (const { condition, standing } of one.conditions)
      shell.print(`  ${saying.w.condition[condition]}: ${saying.w.standing[standing]}`);
  }
  for (const line of [
    ...rateLines(saying, items),
    unknownVat(saying, items),
    ...sourceLines(saying, rule, company.country),
  ])
    if (line !== '') shell.print(line);
}

async function pack(shell: Shell, number: string, options: Packing): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const found = await lostCase(work, company, number);
  const document = await makePack(work, company, found, options.language ?? company.language);
  mkdirSync(options.out, { recursive: true });
  const path = join(options.out, document.fileName);
  writeFileSync(path, await readFile(work.files.path(document.sha256)));
  if (options.json) shell.json({ number, document: document.id, file: path });
  else shell.print(`${number}: ${path}`);
}
