import { atCompany, type Common } from '../companies/common.cli';
import { printedIban } from '../companies/iban';
import type { Company } from '../companies/company';
import { format } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { en } from '../languages/cash-words.en';
import { differenceOf } from '../ledger/difference';
import { differencesBeside } from '../ledger/difference.store';
import type { Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { entriesOfApplications, findApplications, paidBy, type Application } from './application.store';
import { lineShown, type LineShown } from './line.panel';
import { proposalFor } from './proposal.store';
import { findingSaid, givenTexts, proposalSaid } from './proposal-said';
import type { Proposal } from './proposal';
import { namesIn, namesOf, waitingRows } from './worklist.panel';

/** What the command line says of money that came in; ids are sealed, amounts signed as the bank gives them. */
export type ListOptions = Common & { readonly text?: string; readonly most?: string; readonly all?: boolean };

/** A line by its public id. */
export async function lineNamed(work: Work, company: Company, text: string): Promise<LineShown> {
  const id = work.ids.open('bank_line', text);
  const line = id === undefined ? undefined : await lineShown(work.db.read, company.id, id);
  if (!line) throw new WrongUse(`${text} is no line of a bank statement.`, 'See what waits: duly cash');
  return line;
}

function mostOf({ most = '50' }: ListOptions): number {
  const n = Number(most);
  if (!Number.isSafeInteger(n) || n < 1 || n > 100_000) throw new WrongUse(`${most} is no number of lines.`, 'Say a number from 1 to 100000.'); // prettier-ignore
  return n;
}

async function saidOf(work: Work, company: Company, of: readonly { proposal: Proposal; currency: string }[]) {
  const named = await namesOf(work.db.read, company.id, namesIn(of.map(({ proposal }) => proposal)));
  return of.map(({ proposal, currency }) => ({
    ...proposalSaid(proposal, currency, { w: en, locale: company.language, named }),
    customers: proposal.customerIds.map((id) => named.customers.get(id)?.code ?? ''),
  }));
}

const proposalJson = (work: Work, { receiptId: _, customerIds, parts, charges = [], ...rest }: Proposal): object => ({
  ...rest,
  ...(charges.length > 0 && { charges: charges.map(({ chargeId, minor }) => ({ charge: work.ids.seal('charge', chargeId), amountMinor: minor })) }), // prettier-ignore
  customers: customerIds.map((id) => work.ids.seal('customer', id)),
  parts: parts.map(({ itemId, customerId, minor }) => ({ item: work.ids.seal('item', itemId), customer: work.ids.seal('customer', customerId), amountMinor: minor })), // prettier-ignore
});

export async function listed(shell: Shell, options: ListOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const asked = { confidence: '', account: '', customer: '', customerId: null, amountMinor: null, sort: 'sure', descending: false }; // prettier-ignore
  const rows = await waitingRows(work.db.read, { ...asked, companyId: company.id, text: options.text ?? '', offset: 0, limit: mostOf(options) }); // prettier-ignore
  if (options.json) {
    shell.json(rows.map(({ lineId, proposal, confidence: _, ...row }) => ({ line: work.ids.seal('bank_line', lineId), ...row, proposal: proposalJson(work, proposal) }))); // prettier-ignore
    return;
  }
  if (rows.length === 0) shell.print('No payment waits for a decision.');
  const said = await saidOf(work, company, rows);
  rows.forEach((row, at) => {
    const { what = '', why = '', doubts = '', customers = [] } = said[at] ?? {};
    shell.print(`${work.ids.seal('bank_line', row.lineId)}  ${row.bookedOn}  ${format({ minor: row.amountMinor, currency: row.currency }, company.language)}  ${row.name ?? '–'}  ${en.sure[row.confidence]}`); // prettier-ignore
    shell.print(`  ${[customers.join(', '), what].filter((one) => one !== '').join(': ')} (${why})${doubts === '' ? '' : ` ! ${doubts}`}`); // prettier-ignore
  });
}

export async function shownLine(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const line = await lineNamed(work, company, text);
  const proposal = await proposalFor(work.db.read, company.id, line.id);
  const done = await findApplications(work.db.read, { companyId: company.id, kind: null, customerId: null, lineId: line.id, withEnded: true, most: 50, offset: 0 }); // prettier-ignore
  const told = await doneOf(work, company, done);
  if (options.json) {
    const { id: _, statementId, ...facts } = line;
    shell.json({ line: text, statement: work.ids.seal('bank_statement', statementId), ...facts, proposal: proposal ? proposalJson(work, proposal) : null, done: done.map((one) => applicationJson(work, one)) }); // prettier-ignore
    return;
  }
  shell.print(`${line.bookedOn}  ${format({ minor: line.amountMinor, currency: line.currency }, company.language)}  on ${printedIban(line.account)}`); // prettier-ignore
  for (const one of [line.name, line.behind, line.iban, line.reference, line.endToEnd, line.text]) if (one !== null && one !== '') shell.print(`  ${one}`); // prettier-ignore
  if (line.endedAt !== null) shell.print('Its statement was taken back: it does not count.');
  if (proposal) {
    const [said] = await saidOf(work, company, [{ proposal, currency: line.currency }]);
    shell.print(`Proposed, ${en.sure[proposal.confidence]}: ${said?.what ?? ''} (${said?.why ?? ''})`);
    if (said && said.doubts !== '') shell.print(`  ! ${said.doubts}`);
  }
  told.forEach((one) => shell.print(one));
}

export async function appliedLines(shell: Shell, options: ListOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const rows = await findApplications(work.db.read, { companyId: company.id, kind: null, customerId: null, lineId: null, withEnded: options.all === true, most: mostOf(options), offset: 0 }); // prettier-ignore
  if (options.json) {
    shell.json(rows.map((row) => applicationJson(work, row)));
    return;
  }
  if (rows.length === 0) shell.print('Nothing was applied yet.');
  for (const one of await doneOf(work, company, rows)) shell.print(one);
}

const applicationJson = (work: Work, { id, lineId, byRule, tookBack: _, ...row }: Application): object => ({
  application: work.ids.seal('cash_application', id),
  line: work.ids.seal('bank_line', lineId),
  byRule: byRule === 1,
  ...row,
});

async function doneOf(work: Work, company: Company, rows: readonly Application[]): Promise<string[]> {
  const entries = await entriesOfApplications(work.db.read, company.id, rows.map((row) => row.id)); // prettier-ignore
  const paid = await paidBy(work.db.read, company.id, entries.map((entry) => entry.itemId)); // prettier-ignore
  const beside = (await differencesBeside(work.db.read, company.id, entries.map((entry) => entry.itemId))).filter((one) => one.cancelledAt === null); // prettier-ignore
  const given = beside.flatMap(({ identity, amountMinor }) => differenceOf(identity, amountMinor) ?? []);
  return rows.map((row) => {
    const money = (minor: number): string => format({ minor, currency: row.currency }, company.language);
    const parts = entries.filter((entry) => entry.applicationId === row.id).map(({ itemId, customerCode, leftMinor }) => {
      const documents = paid.filter((one) => one.paymentItemId === itemId).map((one) => `${one.document} ${money(one.amountMinor)}`); // prettier-ignore
      const differences = givenTexts(given.filter((one) => one.paymentItemId === itemId), money, en);
      return `${customerCode}: ${[...documents, ...differences, ...(leftMinor > 0 ? [`${money(leftMinor)} on account`] : [])].join(', ')}`;
    }); // prettier-ignore
    const what = row.kind === 'not_ours' ? `no customer’s: ${row.note ?? ''}` : parts.join('; ');
    const how = row.byRule === 1 ? `by itself (${findingSaid(row.finding, en)})` : `by ${row.recordedBy}`;
    const ended = row.endedAt === null ? '' : `  taken back: ${row.endedWhy ?? ''}`;
    return `${work.ids.seal('cash_application', row.id)}  ${row.bookedOn}  ${money(row.amountMinor)}  ${what}  ${how}${ended}`;
  });
}
