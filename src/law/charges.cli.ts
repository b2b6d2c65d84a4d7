import type { Command } from 'commander';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { format } from '../kernel/money';
import { Refusal, WrongUse } from '../kernel/result';
import { en } from '../languages/owed-words.en';
import { chargesById, keptCharges } from '../ledger/claimed.store';
import { chargeState, type KeptCharge } from '../ledger/kept-charge';
import { labelOf } from '../ledger/open-item';
import { customerRanges } from '../ledger/store';
import type { Query } from '../platform/db';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { claimOwed, reinstate, reverseCharge, waive, type ClaimKind } from './charge.actions';
import type { DemandSource } from './demand-source';
import type { Owed } from './owed';
import { owedBeside } from './owed.actions';
import { whose } from './whose.cli';

/** `duly charges`: what is claimed beside invoices, interest and fixed sums: listed, claimed, waived, reinstated, reversed. */
export type Demands = (q: Query) => DemandSource;

interface Claiming extends Common {
  readonly interest?: boolean;
  readonly fixedSum?: boolean;
  readonly to?: string;
  readonly checked?: boolean;
  readonly dry?: boolean;
}

export function chargeCommands(program: Command, shell: Shell, demands: Demands): void {
  const group = program
    .command('charges')
    .description('interest and fixed sums beside invoices: claim, waive, reinstate, reverse');
  example(
    common(group.command('list [customer]', { isDefault: true }))
      .description('what was claimed, and what became of it')
      .action((customer: string | undefined, options: Common) => list(shell, customer, options)),
    'duly charges 4711',
  );
  example(
    common(group.command('claim <what>'))
      .description('claim what a customer or a document owes beside its principal')
      .option('--interest', 'interest; without it or --fixed-sum: both')
      .option('--fixed-sum', 'the fixed sum of the law')
      .option('--to <day>', 'the last day whose interest is claimed; otherwise today')
      .option('--checked', 'say that you checked what is not sure; it is recorded')
      .option('--dry', 'only show what would be claimed, and why nothing')
      .action((what: string, options: Claiming) => claim(shell, demands, what, options)),
    'duly charges claim F-1001 --dry',
  );
  example(
    common(group.command('waive <charge>'))
      .description('ask for it no more; its days are not claimed again')
      .requiredOption('--why <text>', 'the reason')
      .action((text: string, options: Deed) => deed(shell, 'waive', text, options)),
    'duly charges waive CHARGE --why "goodwill"',
  );
  example(
    common(group.command('reinstate <charge>'))
      .description('ask again for what was waived')
      .requiredOption('--why <text>', 'the reason')
      .action((text: string, options: Deed) => deed(shell, 'reinstate', text, options)),
    'duly charges reinstate CHARGE --why "promise broken"',
  );
  example(
    common(group.command('reverse <charge>'))
      .description('it was claimed in error: it counts as never claimed')
      .requiredOption('--why <text>', 'the reason')
      .action((text: string, options: Deed) => deed(shell, 'reverse', text, options)),
    'duly charges reverse CHARGE --why "wrong invoice"',
  );
}

type Deed = Common & { readonly why: string };

async function list(shell: Shell, text: string | undefined, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const customer = text === undefined ? undefined : await findCustomer(q, company.id, text, work.ids);
  const ranges = customer === undefined ? await customerRanges(q, company.id) : [{ companyId: company.id, first: customer.id, last: customer.id }]; // prettier-ignore
  const found: KeptCharge[] = [];
  for (const range of ranges) found.push(...(await keptCharges(q, range)));
  if (options.json) shell.json(found.map((one) => chargeJson(one, work)));
  else if (found.length === 0) shell.print('Nothing was claimed.');
  else for (const one of found) shell.print(line(one, work));
}

const chargeJson = (one: KeptCharge, { ids }: Work): object => ({
  ...{ charge: ids.seal('charge', one.id), document: one.document, kind: one.kind, state: chargeState(one) },
  ...{ from: one.fromOn, to: one.toOn, amountMinor: one.amountMinor, openMinor: one.openMinor, currency: one.currency },
  ...{ checked: one.checked, origin: one.origin, waivedWhy: one.waivedWhy, reversedWhy: one.reversedWhy },
  how: JSON.parse(one.told ?? 'null') as unknown,
});

function line(one: KeptCharge, { ids }: Work): string {
  const days = one.fromOn === null || one.toOn === null ? '' : ` ${one.fromOn} to ${one.toOn}`;
  const money = (minor: number): string => format({ minor, currency: one.currency }, 'en');
  const why = one.reversedWhy ?? one.waivedWhy;
  return `${ids.seal('charge', one.id)}  ${one.document}  ${en.kind[one.kind]}${days}  ${money(one.amountMinor)}, open ${money(chargeState(one) === 'open' ? one.openMinor : 0)}  ${en.state[chargeState(one)]}${why === null ? '' : `: ${why}`}`; // prettier-ignore
}

async function claim(shell: Shell, demands: Demands, what: string, options: Claiming): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { customerId, itemIds } = await whose(work, company.id, what);
  const to = options.to === undefined ? work.today : dayOption(options.to);
  const demanded = demands(work.db.read);
  const range = { companyId: company.id, first: customerId, last: customerId };
  const owed = await owedBeside(work.db.read, work, { company, range, asOn: to, itemIds, demanded });
  const kinds = kindsOf(options);
  if (options.dry === true) {
    if (options.json) shell.json(owed.map((one) => owedJson(one, kinds)));
    else if (owed.length === 0) shell.print('Nothing is late.');
    else for (const one of owed) for (const kind of kinds) shell.print(wouldBe(one, kind));
    return;
  }
  const picks = owed.flatMap((one) => kinds.flatMap((kind) => (mayOf(one, kind).why === null ? [{ itemId: one.item.itemId, kind }] : []))); // prettier-ignore
  if (picks.length === 0) {
    throw new Refusal('nothing-to-claim', 'Nothing of this can be claimed now.', `See why: duly charges claim ${what} --dry`); // prettier-ignore
  }
  const made = await claimOwed(work, { company, customerId, picks, to, checked: options.checked === true, origin: 'desk', demanded }); // prettier-ignore
  if (options.json) shell.json(made.map((one) => chargeJson(one, work)));
  else for (const one of made) shell.print(line(one, work));
}

const kindsOf = ({ interest, fixedSum }: Claiming): readonly ClaimKind[] =>
  interest === fixedSum ? ['interest', 'fixed_sum'] : interest === true ? ['interest'] : ['fixed_sum'];

const mayOf = ({ claimable }: Owed, kind: ClaimKind) => (kind === 'interest' ? claimable.interest : claimable.fixed);

const owedJson = (one: Owed, kinds: readonly ClaimKind[]): object => ({
  ...{ document: labelOf(one.item), law: one.countries.law, debtor: one.kind },
  claims: kinds.map((kind) => ({ kind, ...mayOf(one, kind) })),
});

function wouldBe(one: Owed, kind: ClaimKind): string {
  const { why, amountMinor, from, to, doubts } = mayOf(one, kind);
  const head = `${labelOf(one.item)}  ${en.kind[kind]}`;
  if (why !== null) return `${head}  nothing: ${en.why[why]}`;
  const days = from === null || to === null ? '' : ` ${from} to ${to}`;
  const amount = format({ minor: amountMinor, currency: one.item.currency }, 'en');
  return [`${head}${days}  ${amount}`, ...doubts.map((doubt) => `  ! ${en.doubt[doubt]}`)].join('\n');
}

const DEEDS = { waive, reinstate, reverse: reverseCharge };

async function deed(shell: Shell, what: keyof typeof DEEDS, text: string, options: Deed): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const id = work.ids.open('charge', text);
  const why = options.why.trim();
  if (why === '' || why.length > 500) throw new WrongUse('The reason is missing or too long.', 'Give --why in a few words.'); // prettier-ignore
  if (id === undefined || (await chargesById(work.db.read, company.id, [id])).length === 0) {
    throw new Refusal('no-such-charge', `There is no such claim beside an invoice: ${text}`, 'See what was claimed: duly charges'); // prettier-ignore
  }
  await DEEDS[what](work, company.id, id, why);
  const [after] = await chargesById(work.db.read, company.id, [id]);
  if (after === undefined) return;
  if (options.json) shell.json(chargeJson(after, work));
  else shell.print(line(after, work));
}
