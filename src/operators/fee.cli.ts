import type { Command } from 'commander';
import { caseOfDossier } from '../cases/store';
import { atCompany, common, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { Refusal, WrongUse } from '../kernel/result';
import { format } from '../kernel/money';
import { FEE_SHOWN_WORDS } from '../languages/fee-shown-words';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { drawFeeInvoices } from './fee-invoice.actions';
import { drawnBy, drawnFor, type DrawnInvoice } from './fee-invoice.store';
import { feeState } from './fee-invoice';
import { confirmFeePaid, releaseFeePayment, standingInvoice } from './fee-payment.actions';

/** `duly operator invoice | invoices | paid`: what an agency that works here invoices for new cases, and which money paid it. */
export function feeCommands(group: Command, shell: Shell): void {
  example(
    common(group.command('invoices')).description('invoices and credit notes for new cases, drawn by this company or for it').action((options: Common) => list(shell, options)), // prettier-ignore
    'duly operator invoices --company acme-sas',
  );
  example(
    common(group.command('invoice <case>')).description('draw now what is still to be invoiced or taken back for a case; else the clock does').action((number: string, options: Common) => drawOne(shell, number, options)), // prettier-ignore
    'duly operator invoice RF-2026-0001',
  );
  example(
    common(group.command('paid <case>'))
      .description('the bank paid the invoice of a case: work begins')
      .option('--line <line>', 'of the bank; else the one line that has its amount and reference')
      .option('--undo', 'it was other money')
      .action((number: string, options: Paying) => paid(shell, number, options)),
    'duly operator paid RF-2026-0001',
  );
}

interface Paying extends Common {
  readonly line?: string;
  readonly undo?: boolean;
}

const MOST = 1_000;

const told = (work: Work, one: DrawnInvoice) => ({
  ...{ invoice: work.ids.seal('partner_invoice', one.invoiceId), number: one.number, case: one.caseNumber },
  ...{ kind: one.creditsId === null ? 'invoice' : 'credit_note', issuedOn: one.issuedOn, dueOn: one.dueOn },
  ...{ currency: one.currency, netMinor: one.netMinor, vatMinor: one.vatMinor, grossMinor: one.grossMinor },
  ...{ reference: one.paymentReference, paidOn: one.paidOn, saidPaidOn: one.saidPaidOn, creditedBy: one.creditedBy },
});

function print(shell: Shell, all: readonly DrawnInvoice[]): void {
  for (const one of all) {
    const amount = format({ minor: one.grossMinor, currency: one.currency }, 'en');
    shell.print(`${one.number}  ${one.issuedOn}  ${one.caseNumber}  ${amount}  ${feeState(one, FEE_SHOWN_WORDS.en, 'en')}`); // prettier-ignore
  }
}

async function list(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const by = await drawnBy(work.db.read, company.id, MOST);
  const all = [...by, ...(await drawnFor(work.db.read, company.id, MOST)).filter(({ operatorId }) => operatorId !== company.id)]; // prettier-ignore
  if (options.json) shell.json(all.map((one) => told(work, one)));
  else if (all.length === 0) shell.print('No invoice for a new case was drawn yet.');
  else print(shell, all);
}

async function caseNamed(work: Work, company: Company, number: string): Promise<number> {
  const found = await caseOfDossier(work.db.read, company.id, number);
  if (found === undefined) throw new Refusal('no-such-case', 'There is no such case.', 'See which there are: duly case list'); // prettier-ignore
  return found.id;
}

async function drawOne(shell: Shell, number: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const caseId = await caseNamed(work, company, number);
  const drawn = await drawFeeInvoices(work, company, caseId);
  const all = (await drawnFor(work.db.read, company.id, MOST)).filter((one) => one.caseId === caseId);
  if (options.json) shell.json({ drawn, invoices: all.map((one) => told(work, one)) });
  else if (all.length === 0)
    shell.print('Nothing is to be invoiced: its partner does not work here, has no set-up fee, or sent its own invoice.'); // prettier-ignore
  else print(shell, all);
}

async function paid(shell: Shell, number: string, options: Paying): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const asked = { companyId: company.id, caseId: await caseNamed(work, company, number) };
  const lineId = options.line === undefined ? undefined : work.ids.open('bank_line', options.line);
  if (options.line !== undefined && lineId === undefined) throw new WrongUse(`${options.line} is no line of the bank.`, 'Take one from: duly bank show STATEMENT'); // prettier-ignore
  if (options.undo) await releaseFeePayment(work, asked.companyId, asked.caseId);
  else await confirmFeePaid(work, { ...asked, ...(lineId !== undefined && { lineId }) });
  const now = await standingInvoice(work.db.read, asked.companyId, asked.caseId);
  if (options.json) shell.json(told(work, now));
  else print(shell, [now]);
}
