import type { Command } from 'commander';
import { amountOption, atCompany, common, dayOption, type Common } from '../companies/common.cli';
import { ibanFrom, printedIban } from '../companies/iban';
import { addDays } from '../kernel/day';
import { format } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { findItems } from '../ledger/store';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { stateOfRefund, type Refund } from './refund';
import { askRefund, sayRefundPaid, undoRefund } from './refund.actions';
import { sayRefundLine } from './refund-line.actions';
import { refundsOf } from './refund.store';
import { lineNamed } from './told.cli';

/** `duly cash refund`, `refunds`, `refunded`, `refund-undo`: money on an account that is to be paid back. */
export function refundCommands(group: Command, shell: Shell): void {
  example(
    common(group.command('refund <document>'))
      .description(
        'what is left of a payment or credit note is to be paid back, to an account from which the customer paid',
      )
      .option('--amount <amount>', 'of it; otherwise all that is left')
      .option('--to <iban>', 'to which account, where the customer paid from several')
      .option('--due <day>', 'until when; otherwise in a week')
      .requiredOption('--why <text>', 'why')
      .action((document: string, options: AskOptions) => ask(shell, document, options)),
    'duly cash refund P-77 --amount 5.00 --why "paid twice"',
  );
  example(
    common(group.command('refunds'))
      .description('what is to be paid back, and to which account')
      .option('--all', 'also what was paid back, or is not to be')
      .action((options: Common & { readonly all?: boolean }) => list(shell, options)),
    'duly cash refunds',
  );
  example(
    common(group.command('refunded <refund>'))
      .description('it was paid back: as a line of the bank shows, or as you say')
      .option('--how <text>', 'how, where no line shows it')
      .option('--on <day>', 'the day; otherwise today')
      .option('--line <line>', 'the line of the bank that shows it')
      .action((refund: string, options: PaidOptions) => paid(shell, refund, options)),
    'duly cash refunded REFUND --how "by cheque"',
  );
  example(
    common(group.command('refund-undo <refund>'))
      .description('it was not paid back after all; where it was not paid yet, it is not to be')
      .requiredOption('--why <text>', 'why')
      .action((refund: string, options: Common & { readonly why: string }) => undo(shell, refund, options)),
    'duly cash refund-undo REFUND --why "the cheque was not cashed"',
  );
}

type AskOptions = Common & {
  readonly amount?: string;
  readonly to?: string;
  readonly due?: string;
  readonly why: string;
};
type PaidOptions = Common & { readonly how?: string; readonly on?: string; readonly line?: string };

async function ask(shell: Shell, text: string, options: AskOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const [credit] = await findItems(work.db.read, { companyId: company.id, text, ids: work.ids, among: 'credits' });
  if (credit === undefined)
    throw new WrongUse(`${text} is no payment or credit note.`, 'See what lies on accounts: duly statement CUSTOMER');
  const iban = options.to === undefined ? null : ibanFrom(options.to);
  if (iban === undefined)
    throw new WrongUse(`${options.to ?? ''} is no IBAN.`, 'Check it: each IBAN carries its own check digits.');
  const id = await askRefund(work, company.id, {
    ...{ itemId: credit.itemId, iban, reason: options.why },
    amountMinor: options.amount === undefined ? null : amountOption(options.amount, credit.currency),
    dueOn: options.due === undefined ? addDays(work.today, 7) : dayOption(options.due),
  });
  const refund = work.ids.seal('cash_refund', id);
  if (options.json) shell.json({ refund });
  else
    shell.print(
      `${refund} is to be paid back. The bank, or you, will say when it is: duly cash refunded ${refund} --how "…"`,
    );
}

async function list(shell: Shell, options: Common & { readonly all?: boolean }): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const rows = await refundsOf(work.db.read, {
    companyId: company.id,
    which: options.all === true ? 'all' : 'due',
    most: 10_000,
  });
  if (options.json) {
    shell.json(rows.map((row) => refundJson(work, row)));
    return;
  }
  if (rows.length === 0) shell.print('Nothing is to be paid back.');
  for (const row of rows) {
    const amount = format({ minor: row.amountMinor, currency: row.currency }, company.language);
    const to = row.iban === null ? 'no account is known' : printedIban(row.iban);
    const short = stateOfRefund(row) === 'due' && row.leftMinor < row.amountMinor ? '  ! less than that is left' : '';
    shell.print(
      `${work.ids.seal('cash_refund', row.id)}  ${row.customerCode} ${row.customerName}  ${amount} of ${row.document}  ${to}  ${stateText(row)}  ${row.reason}${short}`,
    );
  }
}

function stateText(row: Refund): string {
  const state = stateOfRefund(row);
  if (state === 'due') return `until ${row.dueOn}`;
  if (state === 'withdrawn') return `not to be paid back: ${row.endedWhy ?? ''}`;
  return `paid ${row.paidOn ?? ''}${row.paidHow === null ? '' : ` (${row.paidHow})`}`;
}

const refundJson = (work: Work, row: Refund): object => ({
  refund: work.ids.seal('cash_refund', row.id),
  state: stateOfRefund(row),
  customer: row.customerCode,
  item: work.ids.seal('item', row.itemId),
  ...{ document: row.document, currency: row.currency, amountMinor: row.amountMinor, leftMinor: row.leftMinor },
  ...{
    iban: row.iban,
    holder: row.holder,
    dueOn: row.dueOn,
    reason: row.reason,
    paidOn: row.paidOn,
    paidHow: row.paidHow,
  },
  line: row.lineId === null ? null : work.ids.seal('bank_line', row.lineId),
});

function refundNamed(work: Work, text: string): number {
  const id = work.ids.open('cash_refund', text);
  if (id === undefined) throw new WrongUse(`${text} is no refund.`, 'See them: duly cash refunds');
  return id;
}

async function paid(shell: Shell, text: string, { how, on, line, ...options }: PaidOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const id = refundNamed(work, text);
  if ((how === undefined) === (line === undefined))
    throw new WrongUse('It is not said how it was paid back.', 'Say --how, or name the line of the bank: --line LINE');
  if (line !== undefined)
    await sayRefundLine(work, company.id, { lineId: (await lineNamed(work, company, line)).id, refundId: id });
  else await sayRefundPaid(work, company.id, { id, how: how ?? '', on: on === undefined ? work.today : dayOption(on) });
  if (options.json) shell.json({ refund: text, state: 'paid' });
  else shell.print(`${text} is paid back.`);
}

async function undo(shell: Shell, text: string, options: Common & { readonly why: string }): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const state = await undoRefund(work, company.id, refundNamed(work, text), options.why);
  if (options.json) shell.json({ refund: text, state });
  else shell.print(state === 'due' ? `${text} is to be paid back again.` : `${text} is not to be paid back; the money stays on the account.`);
} // prettier-ignore
