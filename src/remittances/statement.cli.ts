import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import type { Day } from '../kernel/day';
import { format } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { BILLED_WORDS } from '../languages/billed-words';
import { partnersOf } from '../mandates/partner.store';
import { csvOf, xlsxOf } from '../platform/sheet';
import { example, type Shell } from '../platform/shell';
import { statementRows, statementSheet } from './statement.panel';
import { statementsIn } from './statement-rows';

/** `duly remittance statement`: how it stands with a partner over a span of days, each currency apart. */
interface Options extends Common {
  readonly partner: string;
  readonly from?: string;
  readonly until?: string;
  readonly out?: string;
}

export function statementCommand(group: Command, shell: Shell): void {
  example(
    common(group.command('statement'))
      .description('how it stands with a partner: collected, commission, VAT, passed on, still to come')
      .requiredOption('--partner <name>', 'of whom')
      .option('--from <day>', 'otherwise the first of the year')
      .option('--until <day>', 'otherwise today')
      .option('--out <file>', 'as .csv or .xlsx, with each row')
      .action((options: Options) => statement(shell, options)),
    'duly remittance statement --partner "Agence Delmas"',
  );
}

async function statement(shell: Shell, options: Options): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const partner = (await partnersOf(work.db.read, company.id)).find(({ name }) => name === options.partner);
  if (partner === undefined)
    throw new WrongUse(`There is no partner ${options.partner}.`, 'See which there are: duly case partners');
  const from = options.from === undefined ? (`${work.today.slice(0, 4)}-01-01` as Day) : dayOption(options.from);
  const until = options.until === undefined ? work.today : dayOption(options.until);
  const rows = await statementRows(work.db.read, { companyId: company.id, partnerId: partner.id, until });
  const all = statementsIn(rows, { own: company.currency, from, until });
  const b = BILLED_WORDS.en;
  if (options.out !== undefined) {
    const sheet = statementSheet({ name: 'Statement', b, all, rows, from, until });
    await writeFile(options.out, options.out.endsWith('.xlsx') ? xlsxOf([sheet]) : csvOf(sheet));
  }
  if (options.json) {
    shell.json({ partner: partner.name, from, until, currencies: all.map(({ statement: of, ...one }) => ({ ...one, ...of })) }); // prettier-ignore
    return;
  }
  shell.print(`${partner.name}, ${from} to ${until}`);
  for (const { currency, statement: of } of all) {
    const line = (text: string, minor: number): void => shell.print(`  ${text}: ${format({ minor, currency }, 'en-GB')}`); // prettier-ignore
    line(b.opening, of.openingMinor);
    line(b.through, of.throughMinor);
    line(b.direct, of.directMinor);
    line(b.commissionDue, of.commissionMinor);
    line(b.vatDue, of.vatMinor);
    line(b.leftOver, of.leftMinor);
    line(b.invoiced, of.invoicesMinor);
    line(b.toldNet, of.toldMinor);
    line(b.banked, -of.remittedMinor);
    line(b.closing, of.closingMinor);
  }
}
