import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { format } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import { joinBooked, sayOther, saySame, tellApart, twiceOf, type Pair } from './same-money.actions';
import type { OurBooked } from './same-money.store';
import { remittancesOf } from './store';

/** `duly remittance twice|same|other|apart`: payments of accounting that may be money of a remittance, both shown, and the answer. */
export function twiceCommands(group: Command, shell: Shell): void {
  example(
    common(group.command('twice'))
      .description('what accounting tells that may be money of a remittance; what is certain becomes one payment first')
      .action((options: Common) => list(shell, options)),
    'duly remittance twice',
  );
  for (const [verb, text] of [['other', 'it is other money: both count'], ['same', 'accounting’s payment is the money of the remittance: one payment']] as const)
    example(
      common(group.command(`${verb} <payment>`)).description(text).option('--collected <collected>', 'of which money, where several may be it').action((their: string, options: Common & { collected?: string }) => answer(shell, verb, their, options)),
      `duly remittance ${verb} PAYMENT`,
    ); // prettier-ignore
  example(
    common(group.command('apart <reference>'))
      .description('what became one payment was two')
      .option('--case <number>', 'where it is several of the remittance')
      .action((reference: string, options: Common & { case?: string }) => apart(shell, reference, options)),
    'duly remittance apart RV-77',
  );
}

const MOST = 300;

async function waiting(shell: Shell, options: Common) {
  const { work, company } = await atCompany(shell, options);
  const booked = await remittancesOf(work.db.read, company.id, { state: 'booked', most: MOST });
  const open: Pair[] = [];
  const joined: OurBooked[] = [];
  for (const { id } of booked) {
    const twice = await twiceOf(work.db.read, company.id, id);
    open.push(...twice.open);
    joined.push(...twice.joined);
  }
  return { work, company, open, joined };
}

async function list(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  await joinBooked(work, company.id);
  const { open } = await waiting(shell, options);
  const rows = open.map(({ our, their }) => ({
    ...{ collected: work.ids.seal('collected', our.id), payment: work.ids.seal('entry', their.id), remittance: our.reference, partner: our.partner },
    ...{ case: our.number, customer: our.customer, currency: our.currency, grossMinor: our.grossMinor, on: our.on },
    ...{ theirMinor: their.amountMinor, theirOn: their.on, theirDocument: their.document },
  })); // prettier-ignore
  if (options.json) shell.json(rows);
  else if (rows.length === 0) shell.print('Nothing waits: no payment of accounting may be money of a remittance.');
  else
    for (const row of rows) {
      const amount = (minor: number): string => format({ minor, currency: row.currency }, 'en');
      shell.print(`${row.collected}  ${row.remittance} ${row.customer}: ${amount(row.grossMinor)} of ${row.on}; accounting: ${row.payment}  ${amount(row.theirMinor)} of ${row.theirOn} ${row.theirDocument}`); // prettier-ignore
    }
}

const noSuch = (): WrongUse => new WrongUse('There is no such money of a remittance.', 'See what waits: duly remittance twice'); // prettier-ignore

type Answering = Common & { readonly collected?: string };

async function answer(shell: Shell, verb: 'same' | 'other', their: string, options: Answering): Promise<void> {
  const { work, company, open } = await waiting(shell, options);
  const theirId = work.ids.open('entry', their);
  const ourId = options.collected === undefined ? undefined : work.ids.open('collected', options.collected);
  const found = open.filter((one) => one.their.id === theirId && (options.collected === undefined || one.our.id === ourId)); // prettier-ignore
  const [pair, another] = found;
  if (!pair) throw noSuch();
  if (another)
    throw new WrongUse('This payment may be one of several.', 'Name which with --collected: duly remittance twice');
  const asked = { companyId: company.id, remittanceId: pair.our.remittanceId, ourId: pair.our.id, theirId: pair.their.id }; // prettier-ignore
  await (verb === 'same' ? saySame : sayOther)(work, asked);
  if (options.json) shell.json({ collected: work.ids.seal('collected', pair.our.id), payment: their, answer: verb });
  else shell.print(verb === 'same' ? 'It is one payment now.' : 'Both count.');
}

async function apart(shell: Shell, reference: string, options: Common & { readonly case?: string }): Promise<void> {
  const { work, company, joined } = await waiting(shell, options);
  const found = joined.filter((one) => one.reference === reference && (options.case === undefined || one.number === options.case)); // prettier-ignore
  const [one, another] = found;
  if (!one) throw noSuch();
  if (another) throw new WrongUse('Several payments of this remittance became one with accounting’s.', 'Name the case with --case.'); // prettier-ignore
  await tellApart(work, { companyId: company.id, remittanceId: one.remittanceId, ourId: one.id });
  if (options.json) shell.json({ reference, case: one.number, answer: 'apart' });
  else shell.print('They are two payments again. What accounting has stands on the account.');
}
