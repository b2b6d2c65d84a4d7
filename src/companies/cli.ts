import type { Command } from 'commander';
import { assert } from '../kernel/assert';
import { WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import { changeIdentity, changeSetting, openCompany, type SettingChanged } from './actions';
import type { BankAccount } from './bank-account';
import { DELAY_HOURS } from './bank-change';
import { giveBankAccount, type BankChangeTold } from './bank-change.actions';
import { keyCommand } from './key.cli';
import { referenceCommand } from './reference.cli';
import { atCompany, common, type Common } from './common.cli';
import type { Company } from './company';
import { printedIban } from './iban';
import {
  IDENTITY,
  identityFrom,
  isIdentityField,
  type IdentityField,
  type NewBankAccount,
  type NewCompany,
} from './new-company';
import { isSettingName, SETTING_NAMES, SETTINGS, type Settings } from './settings';
import { bankAccountsOf, settingsOf } from './store';

/** `duly init` opens a company, `duly company` shows and changes it. */
export function companyCommands(
  program: Command,
  shell: Shell,
  deps: { readonly settingChanged: SettingChanged; readonly bankTold: BankChangeTold },
): void {
  initCommand(program, shell);
  const group = program.command('company').description('who claims: its facts, settings and bank accounts');
  example(
    common(group.command('show', { isDefault: true }))
      .description('everything that is set, with what it means')
      .action((options: Common) => show(shell, options)),
    'duly company show',
  );
  example(
    common(group.command('set <name> <value>'))
      .description(`a setting (${SETTING_NAMES.join(', ')}) or a fact (${Object.keys(IDENTITY).join(', ')})`)
      .action((name: string, value: string, options: Common) =>
        set(shell, deps.settingChanged, { name, value }, options),
      ),
    'duly company set minGapDays 7',
  );
  example(
    common(group.command('bank'))
      .description(
        'the account to which payments in a currency go; another than the first needs a second person and a day',
      )
      .requiredOption('--iban <iban>')
      .option('--bic <bic>')
      .option('--holder <name>', 'otherwise the legal name')
      .option('--bank <name>')
      .option('--currency <code>', 'otherwise the currency of the company')
      .action((options: BankOptions) => bank(shell, deps.bankTold, options)),
    'duly company bank --iban "FR14 2004 1010 0505 0001 3M02 606" --bic PSSTFRPPXXX',
  );
  referenceCommand(group, shell);
  keyCommand(group, shell);
}

type InitOptions = Omit<NewCompany, 'name'> & {
  readonly company: string;
  readonly iban?: string;
  readonly bic?: string;
  readonly holder?: string;
  readonly json?: boolean;
};

function initCommand(program: Command, shell: Shell): void {
  const command = program
    .command('init')
    .description('open a company to collect for')
    .requiredOption('--company <name>', 'its legal name')
    .requiredOption('--country <code>', 'two letters, such as FR')
    .requiredOption('--currency <code>', 'such as EUR; thresholds are in it')
    .option('--code <code>', 'what you type for it; otherwise made of the name')
    .option('--language <code>', 'otherwise that of the country')
    .option('--zone <zone>', 'otherwise that of the country, such as Europe/Paris')
    .option('--iban <iban>', 'the account to which payments go')
    .option('--bic <bic>')
    .option('--holder <name>', 'of the account; otherwise the legal name')
    .option('--street <street>')
    .option('--postcode <postcode>')
    .option('--city <city>')
    .option('--region <code>', 'Land, canton or nation, for its holidays')
    .option('--legal-form <form>', 'SAS, GmbH, AB …')
    .option('--register-no <number>', 'SIREN, HRB, company number …')
    .option('--vat-no <number>')
    .option('--trading-name <name>')
    .option('--email <address>', 'what messages come from')
    .option('--phone <number>')
    .option('--website <address>')
    .option('--representative <name>', 'who may sign for it')
    .option('--json', 'for scripts')
    .action((options: InitOptions) => init(shell, options));
  example(command, 'duly init --company "ACME SAS" --country FR --currency EUR');
}

async function init(shell: Shell, options: InitOptions): Promise<void> {
  const { company: name, iban, bic, holder, json, ...rest } = options;
  const opened = await shell.open();
  const account: NewBankAccount | undefined =
    iban === undefined
      ? undefined
      : { currency: rest.currency.toUpperCase(), iban, holder: holder ?? name, ...(bic === undefined ? {} : { bic }) };
  const company = await openCompany(opened, { ...rest, name }, account);
  if (json) shell.json(companyJson(company, opened.ids.seal('company', company.id)));
  else {
    shell.print(
      `${company.legalName} is open as ${company.code}: ${company.country}, ${company.currency}, ${company.zone}.`,
    );
    shell.print('Nothing is sent while testMode is on. Next: duly import FILE');
  }
}

async function show(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const settings = await settingsOf(work.db.read, company.id);
  const accounts = await bankAccountsOf(work.db.read, company.id);
  if (options.json) {
    const { id: _, ...facts } = companyJson(company, work.ids.seal('company', company.id));
    shell.json({ ...facts, settings, accounts: accounts.map(({ id: __, ...account }) => account) });
    return;
  }
  shell.print(`${company.legalName} (${company.code}) · ${company.country} · ${company.currency}`);
  for (const field of Object.keys(IDENTITY) as IdentityField[]) {
    if (company[field] !== null) shell.print(`  ${field.padEnd(16)} ${company[field]}`);
  }
  accounts.forEach((account) => shell.print(`  ${accountLine(account)}`));
  for (const name of SETTING_NAMES) shell.print(settingLine(name, settings));
}

const companyJson = ({ id: _, ...company }: Company, id: string): Omit<Company, 'id'> & { id: string } => ({
  id,
  ...company,
});

const accountLine = (account: Pick<BankAccount, 'currency' | 'iban' | 'bic' | 'holder'>): string =>
  `account ${account.currency}: ${printedIban(account.iban)} ${account.bic ?? ''} ${account.holder}`;

const settingLine = (name: (typeof SETTING_NAMES)[number], settings: Settings): string =>
  `${name.padEnd(24)} ${JSON.stringify(settings[name]).padEnd(12)} ${SETTINGS[name].explained}`;

async function set(
  shell: Shell,
  changed: SettingChanged,
  { name, value }: { readonly name: string; readonly value: string },
  options: Common,
): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  if (isSettingName(name)) {
    const after = await changeSetting(work, company.id, name, value, changed);
    tell(shell, options, name, after);
  } else if (isIdentityField(name)) {
    const after = await changeIdentity(work, company.id, name, identityFrom(name, value));
    tell(shell, options, name, after[name]);
  } else {
    throw new WrongUse(
      `There is no setting ${name}.`,
      `Known are: ${[...SETTING_NAMES, ...Object.keys(IDENTITY)].join(', ')}.`,
    );
  }
}

function tell(shell: Shell, options: Common, name: string, value: unknown): void {
  if (options.json) shell.json({ name, value });
  else shell.print(`${name} is ${JSON.stringify(value)}.`);
}

type BankOptions = Common & {
  readonly iban: string;
  readonly bic?: string;
  readonly holder?: string;
  readonly bank?: string;
  readonly currency?: string;
};

/** Scripts and thieves change accounts as fast as people do: it goes the way of the desk, with a second person and a day. */
async function bank(shell: Shell, told: BankChangeTold, options: BankOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { inForce, proposed } = await giveBankAccount(
    work,
    { companyId: company.id, told },
    {
      currency: (options.currency ?? company.currency).toUpperCase(),
      iban: options.iban,
      holder: options.holder ?? company.legalName,
      ...(options.bic === undefined ? {} : { bic: options.bic }),
      ...(options.bank === undefined ? {} : { bankName: options.bank }),
    },
  );
  const account = proposed ?? inForce;
  assert(account !== null, 'an account that was given is neither in force nor proposed');
  if (options.json) {
    const { currency, iban, bic, holder } = account;
    shell.json({ currency, iban, bic, holder, state: proposed === null ? 'in_force' : 'proposed' });
    return;
  }
  if (proposed === null) {
    shell.print(`From now on: ${accountLine(account)}`);
    return;
  }
  shell.print(`Proposed, not in force: ${accountLine(account)}`);
  shell.print(
    `An administrator confirms or stops it in the desk (Settings, Bank accounts); it holds ${DELAY_HOURS} hours after that.`,
  );
  if (inForce !== null) shell.print(`Until then payments go to: ${accountLine(inForce)}`);
}
