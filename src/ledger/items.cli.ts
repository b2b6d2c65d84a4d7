import type { Command } from 'commander';
import { atCompany, common, dayOption, withAsOf, type Common } from '../companies/common.cli';
import { overridesOf } from '../customers/override.store';
import { customersInRange, findCustomer } from '../customers/store';
import { count } from '../kernel/count';
import { endOfDay } from '../kernel/day';
import { format } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { termsCode } from '../kernel/terms';
import { termsText } from '../languages/terms-text';
import type { Query } from '../platform/db';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { correctEntry, endEntryCorrection } from './correction.actions';
import { dueBasisOf } from './due-by';
import { handlerCommand } from './handled.cli';
import { linesCommand } from './invoice-line.cli';
import { CORRECTABLE, isCorrectable } from './correction';
import type { CustomerRange, Hold } from './hold';
import { holdsFrom, holdsOn } from './hold-index';
import { daysLate, labelOf, type OpenItem } from './open-item';
import type { LedgerDeps } from './sources.cli';
import { customerRanges, findItems, openItemsInRange } from './store';
import { termsCommand } from './terms.cli';

/** `duly items`: what is open, as of any day, with what holds it; and the correction of a document. */
export function itemsCommands(program: Command, shell: Shell, deps: LedgerDeps): void {
  const group = program.command('items').description('what is open, as of any day; correct a document');
  example(
    withAsOf(group.command('list', { isDefault: true }))
      .description('what is open, credits too, with what holds it')
      .option('--customer <customer>', 'only this one')
      .option('--known-on <day>', 'as it was known at the end of that day; otherwise as it is known now')
      .action((options: Options) => items(shell, options, deps)),
    'duly items --customer 4711',
  );
  linesCommand(group, shell);
  handlerCommand(group, shell);
  termsCommand(group, shell, deps);
  const fields = Object.keys(CORRECTABLE).join(', ');
  example(
    common(group.command('set <document> <field> <value>'))
      .description(`correct or fill in a field; it wins over imports. Fields: ${fields}`)
      .option('--customer <customer>', 'where several have that number')
      .requiredOption('--why <reason>')
      .action((document: string, field: string, value: string, options: SetOptions) =>
        correct(shell, { document, field, value }, options),
      ),
    'duly items set F-1001 contract_on 2026-01-15 --why "signed contract"',
  );
  example(
    common(group.command('unset <document> <field>'))
      .description('take the word of the source again')
      .option('--customer <customer>', 'where several have that number')
      .action((document: string, field: string, options: SetOptions) => correct(shell, { document, field }, options)),
    'duly items unset F-1001 contract_on',
  );
}

type Options = Common & { readonly customer?: string; readonly knownOn?: string };

/** An open item with who owes it and what holds it. */
interface Shown {
  readonly item: OpenItem;
  readonly code: string;
  readonly name: string;
  readonly holds: readonly Hold[];
}

async function items(shell: Shell, options: Options, deps: LedgerDeps): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const knownAt = options.knownOn === undefined ? null : endOfDay(dayOption(options.knownOn));
  const q = work.db.read;
  const shown: Shown[] = [];
  for (const range of await rangesOf(q, company.id, options.customer, work)) {
    const open = await openItemsInRange(q, range, work.today, knownAt);
    const on = holdsOn(await holdsFrom(deps.holdSources(q), range, work.today, knownAt));
    const who = new Map((await customersInRange(q, range)).map((customer) => [customer.id, customer]));
    for (const item of open) {
      const { code = '', name = '' } = who.get(item.customerId) ?? {};
      shown.push({ item, code, name, holds: on(item) });
    }
  }
  if (options.json) shell.json(shown.map((one) => itemJson(one, company.code, work)));
  else print(shell, shown, work, company.language);
}

async function rangesOf(q: Query, companyId: number, text: string | undefined, work: Work): Promise<CustomerRange[]> {
  if (text === undefined) return customerRanges(q, companyId);
  const { id } = await findCustomer(q, companyId, text, work.ids);
  return [{ companyId, first: id, last: id }];
}

const itemJson = ({ item, code, name, holds }: Shown, company: string, work: Work): Record<string, unknown> => ({
  item: work.ids.seal('item', item.itemId),
  company,
  customer: code,
  customerName: name,
  document: labelOf(item),
  type: item.type,
  issuedOn: item.issuedOn,
  dueOn: item.dueOn,
  ...dueJson(item.dueBy),
  daysLate: daysLate(item, work.today),
  currency: item.currency,
  amountMinor: item.amountMinor,
  openMinor: item.openMinor,
  basis: item.basis,
  presumedSettledOn: item.presumedSettledOn,
  holds: holds.map(({ kind, from, until, reason, amountMinor }) => ({ kind, from, until, reason, amountMinor })),
});

const dueJson = (dueBy: string | null): Record<string, unknown> => {
  const { basis, whose, terms } = dueBasisOf(dueBy);
  return { dueBasis: basis, dueWhose: whose, dueTerms: terms && termsCode(terms) };
};

function print(shell: Shell, shown: readonly Shown[], work: Work, locale: string): void {
  if (shown.length === 0) shell.print(`Nothing is open on ${work.today}.`);
  const totals = new Map<string, number>();
  for (const { item, code, name, holds } of shown) {
    totals.set(item.currency, (totals.get(item.currency) ?? 0) + item.openMinor);
    const late = daysLate(item, work.today) ?? 0;
    const marks = [
      late > 0 && item.openMinor > 0 ? `${count(late, 'day')} late` : '',
      dueMark(item),
      item.presumedSettledOn === null ? '' : `presumed settled on ${item.presumedSettledOn}`,
      ...holds.map(({ kind, until }) => `on hold: ${kind}${until === null ? '' : ` until ${until}`}`),
    ].filter((mark) => mark !== '');
    const open = format({ minor: item.openMinor, currency: item.currency }, locale).padStart(16);
    shell.print(`${code}  ${name}  ${labelOf(item)}  ${item.dueOn ?? '–'}  ${open}  ${marks.join(' · ')}`.trimEnd());
  }
  for (const [currency, minor] of totals) shell.print(`Open in all: ${format({ minor, currency }, locale)}`);
}

/** `due day computed from company terms: 30 days`. */
function dueMark({ dueBy }: OpenItem): string {
  const { basis, whose, terms } = dueBasisOf(dueBy);
  if (terms === null) return '';
  return `due day ${basis}${basis === 'assumed' ? '' : ` from ${whose} terms`}: ${termsText(terms, 'en')}`;
}

type SetOptions = Common & { readonly customer?: string; readonly why?: string };

/** Without a value the correction ends. */
async function correct(
  shell: Shell,
  given: { readonly document: string; readonly field: string; readonly value?: string },
  options: SetOptions,
): Promise<void> {
  const { document, field, value } = given;
  if (!isCorrectable(field)) {
    throw new WrongUse(
      `A document has no field ${field} that can be corrected.`,
      `Known are: ${Object.keys(CORRECTABLE).join(', ')}.`,
    );
  }
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const customer =
    options.customer === undefined ? undefined : await findCustomer(q, company.id, options.customer, work.ids);
  const whose = customer ? { customerId: customer.id } : {};
  const [item] = await findItems(q, { companyId: company.id, text: document, ids: work.ids, among: 'all', ...whose });
  if (!item) return;
  if (value === undefined) await endEntryCorrection(work, item, field);
  else await correctEntry(work, { item, field, text: value, why: options.why ?? '' });
  const [correction] = (await overridesOf(q, company.id, `entry/${item.entryId}`)).filter((one) => one.field === field);
  if (options.json)
    shell.json({
      document: item.document,
      field,
      corrected: correction?.value ?? null,
      source: correction?.sourceValue ?? null,
    });
  else if (correction)
    shell.print(
      `${item.document}: ${field} is ${correction.value ?? 'empty'}; the source says ${correction.sourceValue ?? 'nothing'}.`,
    );
  else shell.print(`${item.document}: ${field} is what the source says.`);
}
