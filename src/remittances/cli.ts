import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { amountOption, atCompany, common, dayOption, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { count } from '../kernel/count';
import { format } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { REMITTED_WORDS } from '../languages/remitted-words';
import { fill } from '../languages/said';
import { partnersOf, type Partner } from '../mandates/partner.store';
import { BadFile, example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { takeBackRemittance } from './actions';
import { bookRemittance, unbookRemittance } from './booking.actions';
import { caseNamed } from './case-named';
import { LINE_KINDS, type LineKind } from './expected';
import { candidatesOf, confirmMoney, releaseMoney } from './found.actions';
import { decide, recordInvoice, type GivenLine } from './invoice.actions';
import { invoiceByNumber, invoicesOf, invoiceState, linesOfInvoice, type InvoiceState } from './invoice.store';
import { stateOf } from './remittance';
import type { FileProblem } from './remittance-file';
import { statementCommand } from './statement.cli';
import { twiceCommands } from './twice.cli';
import { casesOfPartner, remittancesOf, type Remittance } from './store';
import { keepFile, takeFile } from './told-file.actions';

/** `duly remittance …` and `duly partner-invoice …`: money of cases on its way home, and what partners ask for it. */
interface OfPartner extends Common {
  readonly partner: string;
}

const MOST = 1_000;

export function remittanceCommands(program: Command, shell: Shell): void {
  const group = program
    .command('remittance')
    .description('what partners pass on: take a file, find the money, book it');
  const named = (name: string, text: string) => common(group.command(`${name} <reference>`)).description(text);
  example(
    common(group.command('take <file>'))
      .description('take a remittance file (CSV or Excel) of a partner; nothing of it where anything is wrong')
      .requiredOption('--partner <name>', 'whose it is')
      .option('--reference <reference>', 'the partner’s own')
      .action((file: string, options: OfPartner & { reference?: string }) => take(shell, file, options)),
    'duly remittance take remittance.csv --partner "Agence Delmas" --reference RV-77',
  );
  example(
    common(group.command('list')).description('all that stand, the latest first').action((options: Common) => list(shell, options)),
    'duly remittance list',
  ); // prettier-ignore
  example(
    named('found', 'which line of the bank is its money; without --line the one that is sure')
      .option('--line <line>', 'of duly cash')
      .action((reference: string, options: Common & { line?: string }) => found(shell, reference, options)),
    'duly remittance found RV-77 --line LINE',
  );
  example(
    named('book', 'book it to what the debtors owe').action((reference: string, options: Common) =>
      act(shell, reference, options, (work, id, one) => bookRemittance(work, id, one.id)),
    ),
    'duly remittance book RV-77',
  );
  twiceCommands(group, shell);
  example(
    named('unbook', 'take the booking back').action((reference: string, options: Common) =>
      act(shell, reference, options, (work, id, one) => unbookRemittance(work, id, one.id, BY_HAND)),
    ),
    'duly remittance unbook RV-77',
  );
  example(
    named('release', 'it was other money').action((reference: string, options: Common) =>
      act(shell, reference, options, (work, id, one) => releaseMoney(work, id, one.id, BY_HAND)),
    ),
    'duly remittance release RV-77',
  );
  example(
    named('undo', 'it was told by mistake').action((reference: string, options: Common) =>
      act(shell, reference, options, (work, id, one) => takeBackRemittance(work, id, { id: one.id, why: BY_HAND })),
    ),
    'duly remittance undo RV-77',
  );
  statementCommand(group, shell);
}

const BY_HAND = 'taken back at the command line';

async function partnerNamed(work: Work, companyId: number, name: string): Promise<Partner> {
  const found = (await partnersOf(work.db.read, companyId)).find((one) => one.name === name);
  if (found) return found;
  throw new WrongUse(`There is no partner ${name}.`, 'See which there are: duly case partners');
}

async function take(shell: Shell, path: string, options: OfPartner & { reference?: string }): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { id: partnerId } = await partnerNamed(work, company.id, options.partner);
  const whose = { companyId: company.id, partnerId };
  const kept = await keepFile(work, whose, { path, name: basename(path) });
  if (kept.problems.length > 0) {
    const text = [`Nothing of ${path} was taken.`, ...kept.problems.map((one) => `  ${problemText(one, company)}`)].join('\n'); // prettier-ignore
    throw new BadFile(text, 'Correct what is named, and take the file again.', { problems: kept.problems });
  }
  const { id, isNew } = await takeFile(work, whose, { documentId: kept.documentId, reference: options.reference ?? '' }); // prettier-ignore
  const told = (await remittancesOf(work.db.read, company.id, { most: MOST })).find((one) => one.id === id);
  if (options.json) shell.json({ remittance: work.ids.seal('partner_remittance', id), isNew, ...told });
  else shell.print(`${isNew ? 'Taken' : 'There already'}: ${told === undefined ? '' : lineOf(told)}`);
}

function problemText({ row, column, value, code, ...more }: FileProblem, { currency }: Company): string {
  const expected = more.expectedDay ?? (more.expectedMinor === undefined ? '' : format({ minor: more.expectedMinor, currency }, 'en')); // prettier-ignore
  return `${row}${column === null ? '' : `, ${column}`}: ${value === '' ? '' : `"${value}" `}${fill(REMITTED_WORDS.en.problems[code], { expected })}`; // prettier-ignore
}

const lineOf = (one: Remittance): string => {
  const amount = (minor: number): string => format({ minor, currency: one.currency }, 'en');
  return `${one.reference}  ${one.on}  ${one.partner}  ${amount(one.grossMinor)} gross, ${amount(one.netMinor)} net, ${count(one.lines, 'payment')}  (${stateOf(one)})`; // prettier-ignore
};

async function list(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const all = await remittancesOf(work.db.read, company.id, { most: MOST });
  if (options.json) shell.json(all.map((one) => asJson(work, one)));
  else if (all.length === 0) shell.print('No remittances yet.');
  else for (const one of all) shell.print(lineOf(one));
}

const asJson = (work: Work, one: Remittance): object => {
  const { id, partnerId: _, documentId: __, bankLineId: ___, ...rest } = one;
  return { remittance: work.ids.seal('partner_remittance', id), ...rest, state: stateOf(one) };
};

async function named(work: Work, companyId: number, reference: string): Promise<Remittance> {
  const all = (await remittancesOf(work.db.read, companyId, { most: MOST })).filter((one) => one.reference === reference); // prettier-ignore
  const [only, other] = all;
  if (only !== undefined && other === undefined) return only;
  const why = only === undefined ? `There is no remittance ${reference}.` : `Several partners have a remittance ${reference}.`; // prettier-ignore
  throw new WrongUse(why, 'See them: duly remittance list');
}

async function act(
  shell: Shell,
  reference: string,
  options: Common,
  doing: (work: Work, companyId: number, one: Remittance) => Promise<unknown>,
): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  await doing(work, company.id, await named(work, company.id, reference));
  const now = (await remittancesOf(work.db.read, company.id, { most: MOST })).find((one) => one.reference === reference); // prettier-ignore
  if (options.json) shell.json({ reference, state: now === undefined ? 'taken back' : stateOf(now) });
  else shell.print(now === undefined ? `${reference} is taken back.` : lineOf(now));
}

const found = (shell: Shell, reference: string, options: Common & { line?: string }): Promise<void> =>
  act(shell, reference, options, async (work, companyId, one) => {
    const sure = options.line === undefined ? (await candidatesOf(work.db.read, companyId, one)).find((all) => all.sure)?.line.id : work.ids.open('bank_line', options.line); // prettier-ignore
    if (sure === undefined) throw new WrongUse('No line of the bank is sure to be this money.', 'Name one: duly cash, then --line'); // prettier-ignore
    await confirmMoney(work, { companyId, id: one.id, lineId: sure });
  });

interface Recording extends OfPartner {
  readonly issued: string;
  readonly vat?: string;
  readonly line: readonly string[];
}

export function partnerInvoiceCommands(program: Command, shell: Shell): void {
  const group = program
    .command('partner-invoice')
    .description('what partners invoice, line by line beside what was agreed');
  example(
    common(group.command('record <number>'))
      .description('record an invoice with its lines')
      .requiredOption('--partner <name>', 'whose it is')
      .requiredOption('--issued <day>', 'the day on it')
      .option('--vat <amount>', 'all VAT on it')
      .addOption(new Option('--line <case:kind:amount[:which]>', `each line; kind is one of ${LINE_KINDS.join(', ')}`).argParser((text: string, all: string[] | undefined) => [...(all ?? []), text]).makeOptionMandatory())
      .action((number: string, options: Recording) => recordOne(shell, number, options)),
    'duly partner-invoice record H-12 --partner "Agence Delmas" --issued 2026-03-03 --line RF-2026-0001:set_up:50.00',
  ); // prettier-ignore
  example(
    common(group.command('list')).description('all invoices, the latest first').action((options: Common) => invoices(shell, options)),
    'duly partner-invoice list',
  ); // prettier-ignore
  for (const [verb, as] of [['accept', 'accepted'], ['refuse', 'refused'], ['reopen', 'open']] as const)
    example(
      common(group.command(`${verb} <number>`))
        .description(`${verb} it`)
        .requiredOption('--partner <name>', 'whose it is')
        .option('--why <reason>', 'needed to refuse')
        .action((number: string, options: OfPartner & { why?: string }) => decideOne(shell, number, as, options)),
      `duly partner-invoice ${verb} H-12 --partner "Agence Delmas"${as === 'refused' ? ' --why "not agreed"' : ''}`,
    ); // prettier-ignore
}

async function recordOne(shell: Shell, number: string, options: Recording): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { id: partnerId } = await partnerNamed(work, company.id, options.partner);
  const own = await casesOfPartner(work.db.read, company.id, partnerId);
  const lines = options.line.map((text): GivenLine => {
    const [named = '', kind = '', amount = '', about] = text.split(':');
    const one = named === '' ? undefined : caseNamed(own, named);
    if (named !== '' && one === undefined) throw new WrongUse(`${named} is no case of ${options.partner}.`, 'See them: duly case list'); // prettier-ignore
    if (!LINE_KINDS.includes(kind as LineKind)) throw new WrongUse(`${kind} is no kind of a line.`, `Say one of ${LINE_KINDS.join(', ')}.`); // prettier-ignore
    return { caseId: one?.caseId ?? null, kind: kind as LineKind, about: about ?? null, minor: amountOption(amount, company.currency) }; // prettier-ignore
  });
  const vatMinor = options.vat === undefined ? 0 : amountOption(options.vat, company.currency);
  const given = { companyId: company.id, partnerId, number, issuedOn: dayOption(options.issued), dueOn: null, currency: company.currency }; // prettier-ignore
  const id = await recordInvoice(work, { ...given, vatMinor, documentId: null, lines });
  const kept = await linesOfInvoice(work.db.read, company.id, id);
  if (options.json) shell.json({ invoice: work.ids.seal('partner_invoice', id), number, lines: kept.map(({ caseId: _, ...line }) => line) }); // prettier-ignore
  const amount = (minor: number | null): string => (minor === null ? 'nothing agreed' : format({ minor, currency: company.currency }, 'en')); // prettier-ignore
  if (!options.json) for (const { number: of, kind, minor, expectedMinor, why } of kept) shell.print(`${of ?? '-'}  ${kind}  ${amount(minor)}, agreed: ${amount(expectedMinor)} (${why.why.replaceAll('_', ' ')})`); // prettier-ignore
}

async function invoices(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const all = await invoicesOf(work.db.read, company.id, MOST);
  if (options.json) shell.json(all.map(({ id, partnerId: _, documentId: __, ...one }) => ({ invoice: work.ids.seal('partner_invoice', id), ...one, state: invoiceState(one) }))); // prettier-ignore
  else if (all.length === 0) shell.print('No invoices of partners yet.');
  else for (const one of all) shell.print(`${one.number}  ${one.issuedOn}  ${one.partner}  ${format({ minor: one.grossMinor, currency: one.currency }, 'en')}  (${invoiceState(one)})`); // prettier-ignore
}

async function decideOne(
  shell: Shell,
  number: string,
  as: InvoiceState,
  options: OfPartner & { why?: string },
): Promise<void> {
  // prettier-ignore
  const { work, company } = await atCompany(shell, options);
  const { id: partnerId } = await partnerNamed(work, company.id, options.partner);
  const invoice = await invoiceByNumber(work.db.read, { companyId: company.id, partnerId, number });
  if (invoice === undefined) throw new WrongUse(`There is no invoice ${number} of ${options.partner}.`, 'See them: duly partner-invoice list'); // prettier-ignore
  await decide(work, { companyId: company.id, id: invoice.id, as, ...(options.why !== undefined && { why: options.why }) }); // prettier-ignore
  if (options.json) shell.json({ number, state: as });
  else shell.print(`${number} is ${as}.`);
}
