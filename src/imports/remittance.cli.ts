import type { Command } from 'commander';
import type { RemittanceFault } from '../cash/remittance';
import { confirmRemittance, takeBackRemittance } from '../cash/remittance.actions';
import { remittanceById, remittancesOf, type MeantLine, type Remittance } from '../cash/remittance.store';
import { atCompany, common, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { findCustomer } from '../customers/store';
import { count } from '../kernel/count';
import { format } from '../kernel/money';
import { Refusal, WrongUse } from '../kernel/result';
import { BadFile, example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { importRemittance } from './remittance.actions';

/** `duly cash remittance …`: what customers write of what they pay. */
export function remittanceCommands(program: Command, shell: Shell): void {
  const cash = program.commands.find((one) => one.name() === 'cash') ?? program.command('cash').description('money that comes: advices of what customers pay'); // prettier-ignore
  example(
    common(cash.command('remittance <file>'))
      .description('take in an advice: CSV, Excel, UBL, PDF, or a mail (.eml) with one of them')
      .option('--customer <customer>', 'whose it is, where its documents do not say it')
      .action((file: string, options: Options) => take(shell, file, options)),
    'duly cash remittance avis.csv --customer 4711',
  );
  example(
    common(cash.command('remittances'))
      .description('advices, the latest first, with what they pay')
      .action((options: Common) => list(shell, options)),
    'duly cash remittances',
  );
  example(
    common(cash.command('remittance-confirm <advice>'))
      .description('what is in question of an advice is right')
      .action((advice: string, options: Common) => confirm(shell, advice, options)),
    'duly cash remittance-confirm ADVICE',
  );
  example(
    common(cash.command('remittance-undo <advice>'))
      .description('take an advice back')
      .action((advice: string, options: Common) => undo(shell, advice, options)),
    'duly cash remittance-undo ADVICE',
  );
}

interface Options extends Common {
  readonly customer?: string;
}

async function take(shell: Shell, path: string, options: Options): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const customerId = options.customer === undefined ? null : (await findCustomer(q, company.id, options.customer, work.ids)).id; // prettier-ignore
  const asked = { companyId: company.id, currency: company.currency, customerId, path };
  const ids = await importRemittance(work, asked).catch((error: unknown) => {
    if (!(error instanceof Refusal) || (error.code !== 'remittance-faults' && error.code !== 'no-remittance'))
      throw error;
    const faults = (error.facts['faults'] ?? []) as readonly RemittanceFault[];
    const text = [error.message, ...faults.map((fault) => `  ${faultText(fault, company)}`)].join('\n');
    throw new BadFile(text, error.remedy, { code: error.code, faults });
  });
  const all = await remittancesOf(q, company.id);
  const taken = all.filter(({ id }) => ids.includes(id));
  if (options.json) shell.json(taken.map((one) => asJson(work, one)));
  else for (const one of taken) tell(shell, work, company, one);
}

const FAULTS: Readonly<Record<RemittanceFault['code'], string>> = {
  'no-lines': 'there is no line with a document',
  'too-many-lines': 'more lines than an advice has',
  'total-differs': 'the lines come to {expected}, the advice says {said}',
  'line-differs': 'gross less what is kept back is {expected}, paid is {said}',
  'bad-amount': 'is no amount that can be read for sure',
  'bad-day': 'is no day',
  'no-document': 'an amount without the number of a document',
  'no-currency': 'is not one currency',
  'damaged-file': 'the file is damaged there',
};

function faultText({ place, code, value, expectedMinor, saidMinor }: RemittanceFault, { currency }: Company): string {
  const amount = (minor: number | undefined): string => (minor === undefined ? '?' : format({ minor, currency }, 'en'));
  const said = FAULTS[code].replace('{expected}', amount(expectedMinor)).replace('{said}', amount(saidMinor));
  return `${place}: ${value === '' ? '' : `"${value}" `}${said}`;
}

async function list(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const all = await remittancesOf(work.db.read, company.id);
  if (options.json) shell.json(all.map((one) => asJson(work, one)));
  else if (all.length === 0) shell.print('No advices yet.');
  else for (const one of all) tell(shell, work, company, one);
}

const asJson = (work: Work, { id, customerId, lines, ...rest }: Remittance): object => ({
  remittance: work.ids.seal('remittance', id),
  customer: customerId === null ? null : work.ids.seal('customer', customerId),
  ...rest,
  lines: lines.map(({ itemId, customerId: _, remittanceId: __, ...line }) => ({
    ...line,
    item: itemId === null ? null : work.ids.seal('item', itemId),
  })),
});

function tell(shell: Shell, work: Work, { language }: Company, one: Remittance): void {
  const { totalMinor: minor, currency, lines, on, payer, reference, takenAt, question, confirmedAt } = one;
  const state = takenAt === null ? '' : ' (explains money that came)';
  const asks = question === null || confirmedAt !== null ? '' : ` (a person must look: ${question})`;
  const whose = [payer, reference].filter((part) => part !== null).join(' · ');
  shell.print(`${work.ids.seal('remittance', one.id)}  ${on ?? one.recordedAt.slice(0, 10)}  ${format({ minor, currency }, language)}  ${whose}  ${count(lines.length, 'line')}${state}${asks}`); // prettier-ignore
  for (const line of lines) shell.print(`  ${lineText(line, currency, language)}`);
}

function lineText(line: MeantLine, currency: string, language: string): string {
  const amount = (minor: number): string => format({ minor, currency }, language);
  const kept = [
    ...(line.discountMinor === 0 ? [] : [`discount ${amount(line.discountMinor)}`]),
    ...(line.deductionMinor === 0 ? [] : [`kept back ${amount(line.deductionMinor)}`]),
    ...(line.reason === null ? [] : [line.reason]),
    ...(line.itemId === null ? ['not known here'] : []),
  ];
  return `${line.document}  ${amount(line.paidMinor)}${kept.length === 0 ? '' : `  (${kept.join(', ')})`}`;
}

async function named(work: Work, company: Company, text: string): Promise<number> {
  const id = work.ids.open('remittance', text);
  const found = id === undefined ? undefined : await remittanceById(work.db.read, company.id, id);
  if (!found) throw new WrongUse(`${text} is no advice.`, 'See them: duly cash remittances');
  return found.id;
}

async function confirm(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  await confirmRemittance(work, { companyId: company.id, id: await named(work, company, text) });
  if (options.json) shell.json({ confirmed: text });
  else shell.print(`${text} is confirmed.`);
}

async function undo(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  await takeBackRemittance(work, { companyId: company.id, id: await named(work, company, text) });
  if (options.json) shell.json({ undone: text });
  else shell.print(`${text} is taken back.`);
}
