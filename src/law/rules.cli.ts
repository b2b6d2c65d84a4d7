import type { Command } from 'commander';
import { Option } from 'commander';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { findCustomer } from '../customers/store';
import { overridesOf } from '../customers/override.store';
import { kindOfDebtor, type Customer } from '../customers/customer';
import { Refusal, WrongUse } from '../kernel/result';
import { LAW_WORDS } from '../languages/law-words';
import { fill } from '../languages/said';
import { findItems } from '../ledger/store';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { isFromMemory, partsOf, stateOf, type AnyRule, type Confirmation } from './confirmation';
import { confirmRule, unconfirmRule } from './confirmation.actions';
import { confirmationsOf } from './confirmation.store';
import { EVENT_KINDS, LAWS, lawOf, rulesOf, type EventKind } from './country-rules';
import { lawFor, type FourCountries, type Named } from './four-countries';
import { limitationsNow, noteEvent, type LimitationSources } from './limitation.actions';
import type { ItemLimitation } from './limitation.store';
import { lastSafeDay } from './limitation';
import { ruleSaid } from './rule-text';
import { saidOfCustomer } from './said';

/** `duly law`: what the law of a country says, which rules from memory somebody has read, and until when claims can be brought to a court. */
export function lawRuleCommands(group: Command, shell: Shell, sources: LimitationSources): void {
  example(
    common(group.command('show <country>', { isDefault: true }))
      .description('fixed sums, fees, default, notices, limitation, payments: each rule with where it stands')
      .action((country: string, options: Common) => show(shell, country, options)),
    'duly law FR',
  );
  example(
    common(group.command('confirm <rule>'))
      .description('you have read a rule from memory in the official text, or confirm what somebody else has read')
      .requiredOption('--read-in <source>', 'where: a gazette, an address')
      .action((rule: string, options: Common & { readonly readIn: string }) => confirm(shell, rule, options)),
    'duly law confirm FR-EVENT-PAYMENT --read-in "legifrance.gouv.fr, art. 2240"',
  );
  example(
    common(group.command('unconfirm <rule>'))
      .description('the rule is not verified again')
      .action((rule: string, options: Common) => unconfirm(shell, rule, options)),
    'duly law unconfirm FR-EVENT-PAYMENT',
  );
  example(
    common(group.command('of <customer>'))
      .description('law, court and language of a customer with their reasons, and the limitation of what it owes')
      .action((customer: string, options: Common) => ofCustomer(shell, customer, options, sources)),
    'duly law of 4711',
  );
  example(
    common(group.command('event <customer>'))
      .description('note what interrupts or suspends limitation and nothing else here tells')
      .addOption(new Option('--kind <kind>', 'what happened').choices(EVENT_KINDS).makeOptionMandatory())
      .requiredOption('--on <day>', 'on which it happened or began')
      .option('--until <day>', 'its last day; without: it goes on')
      .option('--item <document>', 'only this document; may be repeated', gather, [])
      .requiredOption('--why <text>', 'in words, such as the number of the case')
      .action((customer: string, options: EventOptions) => event(shell, customer, options)),
    'duly law event 4711 --kind court_action --on 2026-03-02 --why "claim 12/2026"',
  );
}

const { en } = LAW_WORDS;

const gather = (value: string, before: readonly string[]): string[] => [...before, value];

async function show(shell: Shell, country: string, options: Common): Promise<void> {
  const law = lawOf(country);
  const rules = law === null ? undefined : rulesOf(law);
  if (law === null || rules === undefined) throw new WrongUse(`${country} is no country whose law is known here.`, `Known are: ${LAWS.join(', ')}.`); // prettier-ignore
  const confirmations = await confirmationsHere(shell, options);
  if (options.json) {
    const parts = Object.entries(partsOf(rules)).map(([part, list]) => [
      part,
      list.map((rule: AnyRule) => ({
        ...rule,
        verified: !isFromMemory(rule),
        confirmed: confirmations.get(rule.key) ?? null,
      })),
    ]);
    shell.json({ law, sources: rules.sources, ...Object.fromEntries(parts) });
    return;
  }
  shell.print(fill(en.page.at, { law, country: new Intl.DisplayNames(['en'], { type: 'region' }).of(law === 'UK' ? 'GB' : law) ?? law })); // prettier-ignore
  for (const [part, list] of Object.entries(partsOf(rules)) as [keyof typeof en.part, readonly AnyRule[]][]) {
    if (list.length === 0) continue;
    shell.print(`\n${en.part[part]}`);
    for (const rule of list) {
      const { of, says } = ruleSaid(rule, { w: en, locale: 'en-GB' });
      const mark = isFromMemory(rule) ? ` (${confirmations.get(rule.key) ?? en.evidence.memory})` : '';
      shell.print(`  ${rule.key}  ${of}: ${says.join('; ')}`);
      shell.print(`    ${rule.basis.text}${mark}`);
    }
  }
  shell.print(`\n${fill(en.page.sources, { sources: rules.sources.join('; ') })}`);
}

/** What people confirmed, in words by rule; of a house without a company nothing. */
async function confirmationsHere(shell: Shell, options: Common): Promise<ReadonlyMap<string, string>> {
  try {
    const { work, company } = await atCompany(shell, options);
    const found = await confirmationsOf(work.db.read, company.id);
    return new Map(found.map((one) => [one.rule, confirmedText(one, work)]));
  } catch (error) {
    if (error instanceof Refusal && options.company === undefined) return new Map();
    throw error;
  }
}

const confirmedText = (one: Confirmation, { now }: Pick<Work, 'now'>): string =>
  fill(en.evidence[stateOf(one, now)], {
    who: one.confirmedBy ?? one.proposedBy,
    where: one.readIn,
    at: one.countsFrom?.slice(0, 16).replace('T', ' ') ?? '',
  });

async function confirm(shell: Shell, rule: string, options: Common & { readonly readIn: string }): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const made = await confirmRule(work, company.id, { rule, readIn: options.readIn });
  if (options.json) shell.json({ ...made, id: undefined, state: stateOf(made, work.now) });
  else shell.print(`${rule}: ${confirmedText(made, work)}`);
}

async function unconfirm(shell: Shell, rule: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  await unconfirmRule(work, company.id, rule);
  if (options.json) shell.json({ rule, confirmed: false });
  else shell.print(`${rule}: ${en.evidence.memory}`);
}

async function ofCustomer(shell: Shell, text: string, options: Common, sources: LimitationSources): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const countries = await countriesOf(work, company, customer);
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const items = await limitationsNow(work, company, range, sources);
  if (options.json) {
    shell.json({ customer: customer.code, ...countries, items: items.map(itemJson) });
    return;
  }
  shell.print(`${customer.code}  ${customer.name}`);
  for (const name of ['governing', 'debtor', 'court', 'language'] as const)
    shell.print(`  ${name}: ${namedText(countries[name])}`);
  for (const item of items) shell.print(`  ${item.document}  ${limitationText(item)}`);
}

async function countriesOf(work: Work, company: Company, customer: Customer): Promise<FourCountries> {
  const settings = await settingsOf(work.db.read, company.id);
  const overrides = await overridesOf(work.db.read, company.id, `customer/${customer.id}`);
  return lawFor({
    ...{ debtor: kindOfDebtor(customer, settings).type, contractLaw: null, customer, said: saidOfCustomer(overrides) },
    company: { ...company, courtCountry: settings.courtCountry },
  });
}

const namedText = ({ value, reason, assumed, said }: Named): string =>
  `${value ?? 'unknown'} (${reason}${assumed ? ', assumed' : ''}${said === null ? '' : `: ${said.by}, ${said.at.slice(0, 10)}, ${said.why}`})`;

const itemJson = ({ document, countries, limitation, start }: ItemLimitation): Record<string, unknown> => ({
  document,
  law: countries.law,
  default: start ?? null,
  endsOn: limitation?.endsOn ?? null,
  latestOn: limitation?.latestOn ?? null,
  fileBy: limitation?.endsOn ? lastSafeDay(limitation.endsOn) : null,
  sure: limitation?.sure ?? false,
  unsure: limitation?.unsure ?? [],
  rule: limitation?.rule.key ?? null,
  chain: limitation?.chain ?? [],
});

function limitationText({ countries, limitation }: ItemLimitation): string {
  if (limitation === undefined) return `law ${countries.governing.value ?? 'unknown'}: limitation is not known here`;
  const { endsOn, unsure, rule } = limitation;
  const doubts = unsure.length === 0 ? '' : `; ${unsure.join(', ').replaceAll('_', ' ')}`;
  const until = endsOn === null ? 'the time does not run' : `until ${endsOn}, file by ${lastSafeDay(endsOn)}`;
  return `${until} (${rule.basis.text}${doubts})`;
}

type EventOptions = Common & {
  readonly kind: EventKind;
  readonly on: string;
  readonly until?: string;
  readonly item: readonly string[];
  readonly why: string;
};

async function event(shell: Shell, text: string, options: EventOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const customer = await findCustomer(q, company.id, text, work.ids);
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const open = await limitationsNow(work, company, range, () => []);
  const named: number[] = [];
  for (const document of options.item) {
    const items = await findItems(q, { companyId: company.id, customerId: customer.id, text: document, ids: work.ids });
    named.push(...items.map(({ itemId }) => itemId));
  }
  await noteEvent(work, {
    ...{
      companyId: company.id,
      customerId: customer.id,
      kind: options.kind,
      on: dayOption(options.on),
      why: options.why,
    },
    itemIds: options.item.length === 0 ? open.map(({ itemId }) => itemId) : named,
    until: options.until === undefined ? null : dayOption(options.until),
  });
  if (options.json)
    shell.json({ customer: customer.code, kind: options.kind, on: options.on, until: options.until ?? null });
  else shell.print(`${customer.code}: ${en.event[options.kind]} on ${options.on} is noted.`);
}
