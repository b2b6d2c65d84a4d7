import { Option, type Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import type { Settings } from '../companies/settings';
import { settingsOf } from '../companies/store';
import { Refusal, WrongUse } from '../kernel/result';
import { csvOf } from '../platform/sheet';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { addContact, correctCustomer, endCorrection, putAddress, removeContact } from './actions';
import { creditCommands } from './credit.cli';
import { CORRECTABLE, isCorrectable, type CorrectableField } from './correction';
import {
  ADDRESS_ROLES,
  CONTACT_ROLES,
  kindOfDebtor,
  type AddressRole,
  type Contact,
  type ContactRole,
  type Customer,
} from './customer';
import { mailCommand } from './mail.cli';
import { changesOf, overridesOf } from './override.store';
import { addressesInRange, contactsInRange, findCustomer, searchCustomers } from './store';

/** `duly customers`: who owes, how to reach them, and what was corrected by hand. */
export function customerCommands(program: Command, shell: Shell): Command {
  const group = program.command('customers').description('who owes: look up, export, correct, merge');
  example(
    common(group.command('list [text]', { isDefault: true }))
      .description('those whose number, name or town has the text; otherwise all')
      .option('--csv', 'as CSV on standard output')
      .option('--most <count>', 'at most so many', '1000000')
      .action((text: string | undefined, options: ListOptions) => list(shell, text ?? '', options)),
    'duly customers list',
  );
  example(
    common(group.command('show <customer>'))
      .description('one customer with contacts, addresses and corrections')
      .action((text: string, options: Common) => show(shell, text, options)),
    'duly customers show 4711',
  );
  example(
    common(group.command('set <customer> <field> <value>'))
      .description(`correct a field; the correction wins over imports. Fields: ${Object.keys(CORRECTABLE).join(', ')}`)
      .requiredOption('--why <reason>')
      .action((text: string, field: string, value: string, options: SetOptions) =>
        set(shell, { text, field, value }, options),
      ),
    'duly customers set 4711 debtor_type company --why "register extract"',
  );
  example(
    common(group.command('unset <customer> <field>'))
      .description('take the word of the source again')
      .action((text: string, field: string, options: Common) => unset(shell, text, field, options)),
    'duly customers unset 4711 debtor_type',
  );
  contactCommands(group, shell);
  mailCommand(group, shell);
  creditCommands(group, shell);
  return group;
}

function contactCommands(group: Command, shell: Shell): void {
  example(
    common(group.command('contact <customer>'))
      .description('add, replace or end a contact')
      .addOption(new Option('--role <role>').choices(CONTACT_ROLES).default('reminder'))
      .option('--name <name>')
      .option('--email <address>')
      .option('--phone <number>')
      .option('--language <code>')
      .addOption(new Option('--sms <what>', 'what is known of short messages to it').choices(['agreed', 'no']))
      .option('--replaces <who>', 'the email or name of the contact that it corrects')
      .option('--end <who>', 'the email or name of the contact that is to go')
      .action((text: string, options: ContactOptions) => contact(shell, text, options)),
    'duly customers contact 4711 --role reminder --email ap@example.com',
  );
  example(
    common(group.command('address <customer>'))
      .description('put an address in its role; the one before is kept as ended')
      .addOption(new Option('--role <role>').choices(ADDRESS_ROLES).default('billing'))
      .option('--name <name>', 'first line where it differs from the customer’s')
      .option('--street <street>')
      .option('--postcode <postcode>')
      .requiredOption('--city <city>')
      .option('--region <region>')
      .option('--country <code>')
      .action((text: string, options: AddressOptions) => address(shell, text, options)),
    'duly customers address 4711 --street "1 rue de la Paix" --postcode 75002 --city Paris --country FR',
  );
}

type ListOptions = Common & { readonly csv?: boolean; readonly most: string };

async function list(shell: Shell, text: string, options: ListOptions): Promise<void> {
  const limit = Number(options.most);
  if (!Number.isSafeInteger(limit) || limit < 1) throw new WrongUse(`${options.most} is no count.`, 'Write --most 50.');
  const { work, company } = await atCompany(shell, options);
  const found = await searchCustomers(work.db.read, { companyId: company.id, text, limit });
  const settings = await settingsOf(work.db.read, company.id);
  if (options.csv) {
    const head = ['customer', 'name', 'legal name', 'debtor type', 'country', 'language', 'segment', 'collector'];
    const rows = found.map((c) => [
      c.code,
      c.name,
      c.legalName,
      c.debtorType,
      c.country,
      c.language,
      c.segment,
      c.collector,
    ]);
    shell.print(csvOf({ name: 'Customers', head, rows }).trimEnd());
  } else if (options.json) {
    shell.json(found.map((customer) => customerJson(work, { company, settings }, customer)));
  } else if (found.length === 0) {
    shell.print(
      text === ''
        ? 'There are no customers yet. Next: duly import FILE'
        : `Nobody has ${text} in number, name or town.`,
    );
  } else {
    for (const customer of found) {
      const { code, name, country } = customer;
      shell.print(`${code}  ${name}  ${country ?? ''}  ${kindInWords(customer, settings)}`);
    }
  }
}

/** `company`, `company, assumed`: what the customer is in law. */
function kindInWords(customer: Customer, settings: Settings): string {
  const { type, assumed } = kindOfDebtor(customer, settings);
  return assumed ? `${type}, assumed` : type;
}

interface Ours {
  readonly company: Company;
  readonly settings: Settings;
}

const customerJson = (work: Work, { company, settings }: Ours, customer: Customer): Record<string, unknown> => {
  const { id, companyId: _, partyId: __, parentId, payerId, code, ...facts } = customer;
  const sealed = (row: number | null): string | null => (row === null ? null : work.ids.seal('customer', row));
  return {
    id: sealed(id),
    company: company.code,
    customer: code,
    ...facts,
    assumedDebtorType: kindOfDebtor(customer, settings).assumed ? settings.debtorType : null,
    parent: sealed(parentId),
    payer: sealed(payerId),
  };
};

async function show(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const customer = await findCustomer(q, company.id, text, work.ids);
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const contacts = await contactsInRange(q, range);
  const addresses = await addressesInRange(q, range);
  const corrections = await overridesOf(q, company.id, `customer/${customer.id}`);
  const settings = await settingsOf(q, company.id);
  if (options.json) {
    shell.json({
      ...customerJson(work, { company, settings }, customer),
      contacts: contacts.map(({ id: _, customerId: __, ...rest }) => rest),
      addresses: addresses.map(({ id: _, customerId: __, ...rest }) => rest),
      corrections: corrections.map(({ id: _, subject: __, ...rest }) => rest),
      changes: await changesOf(q, company.id, customer.id),
    });
    return;
  }
  const kind = kindInWords(customer, settings);
  shell.print(`${customer.code}  ${customer.name}  (${kind}, ${customer.country ?? 'country unknown'})`);
  for (const { role, name, email, phone, state } of contacts) {
    const filled = [name, email, phone, state === 'ok' ? null : state].filter((part) => part !== null);
    shell.print(`  ${role}: ${filled.join(' · ')}`);
  }
  for (const { role, street, postcode, city, country, invalidSince } of addresses) {
    const filled = [street, postcode, city, country].filter((part) => part !== null);
    shell.print(`  ${role} address: ${filled.join(', ')}${invalidSince === null ? '' : ' (a letter came back)'}`);
  }
  for (const { field, value, sourceValue, by, why } of corrections) {
    shell.print(`  ${field}: ${value ?? '–'} (source: ${sourceValue ?? '–'}; ${by}: ${why})`);
  }
}

type SetOptions = Common & { readonly why: string };

async function set(
  shell: Shell,
  given: { readonly text: string; readonly field: string; readonly value: string },
  options: SetOptions,
): Promise<void> {
  const { work, company, customer } = await atCustomer(shell, given.text, options);
  const field = fieldNamed(given.field);
  await correctCustomer(work, {
    companyId: company.id,
    customerId: customer.id,
    field,
    text: given.value,
    why: options.why,
  });
  await show(shell, customer.code, options);
}

async function unset(shell: Shell, text: string, name: string, options: Common): Promise<void> {
  const { work, company, customer } = await atCustomer(shell, text, options);
  await endCorrection(work, { companyId: company.id, customerId: customer.id, field: fieldNamed(name) });
  await show(shell, customer.code, options);
}

function fieldNamed(name: string): CorrectableField {
  if (isCorrectable(name)) return name;
  throw new WrongUse(
    `A customer has no field ${name} that can be corrected.`,
    `Known are: ${Object.keys(CORRECTABLE).join(', ')}.`,
  );
}

type ContactOptions = Common & {
  readonly role: ContactRole;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly language?: string;
  readonly sms?: 'agreed' | 'no';
  readonly replaces?: string;
  readonly end?: string;
};

async function contact(shell: Shell, text: string, options: ContactOptions): Promise<void> {
  const { work, company, customer } = await atCustomer(shell, text, options);
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const contacts = await contactsInRange(work.db.read, range);
  if (options.end !== undefined) {
    await removeContact(work, company.id, contactNamed(contacts, options.end).id);
  } else {
    const { name = null, email = null, phone = null, language = null, sms = null, role } = options;
    if (name === null && email === null && phone === null) {
      throw new WrongUse('A contact needs a name, an email or a phone.', 'Give --email, --phone or --name.');
    }
    if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
      throw new WrongUse(`${email} is no email address.`, 'Write it as name@example.com.');
    }
    const replaces = options.replaces === undefined ? undefined : contactNamed(contacts, options.replaces).id;
    const fields = { companyId: company.id, customerId: customer.id, role, name, email, phone, language, sms };
    await addContact(work, fields, replaces);
  }
  await show(shell, customer.code, options);
}

function contactNamed(contacts: readonly Contact[], who: string): Contact {
  const wanted = who.toLowerCase();
  const found = contacts.filter((one) => one.email?.toLowerCase() === wanted || one.name?.toLowerCase() === wanted);
  if (found.length === 1 && found[0]) return found[0];
  throw new Refusal(
    'which-contact',
    found.length === 0 ? `There is no contact ${who}.` : `Several contacts are called ${who}.`,
    `Known are: ${contacts.map((one) => `${one.role} ${one.email ?? one.name ?? ''}`).join(', ')}.`,
  );
}

type AddressOptions = Common & {
  readonly role: AddressRole;
  readonly city: string;
  readonly name?: string;
  readonly street?: string;
  readonly postcode?: string;
  readonly region?: string;
  readonly country?: string;
};

async function address(shell: Shell, text: string, options: AddressOptions): Promise<void> {
  const { work, company, customer } = await atCustomer(shell, text, options);
  const { role, city, name = null, street = null, postcode = null, region = null } = options;
  const country = options.country?.toUpperCase() ?? customer.country;
  const fields = { role, name, street, postcode, city, region, country };
  await putAddress(work, { companyId: company.id, customerId: customer.id, ...fields });
  await show(shell, customer.code, options);
}

async function atCustomer(
  shell: Shell,
  text: string,
  options: Common,
): Promise<{ work: Work; company: Company; customer: Customer }> {
  const { work, company } = await atCompany(shell, options);
  return { work, company, customer: await findCustomer(work.db.read, company.id, text, work.ids) };
}
