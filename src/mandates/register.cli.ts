import { Option, type Command } from 'commander';
import { theCompany } from '../companies/store';
import { Refusal, WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import { onDay } from '../platform/work';
import { agreeing } from './agree.cli';
import { accountCommands, columnsCommand } from './account.cli';
import { channelCommands } from './channel.cli';
import { stateOf } from './agreement';
import { agreementsOf } from './agreement.store';
import { addContact, setContactOver } from './contact.actions';
import { common, named, which, type At, type Common, type Told } from './common.cli';
import { contactsOf } from './contact.store';
import { feesOf } from './fee.store';
import { mandateFault } from './mandate';
import { CONTACT_ROLES, namedOnly, PARTNER_KINDS, type PartnerKind } from './partner';
import {
  endPartner,
  identityOf,
  noSuchPartner,
  registerPartner,
  resumePartner,
  type CasesOut,
} from './partner.actions';
import { registerOf } from './partner.store';
import { contactTyped, identityTyped } from './typed';

/** `duly partner`: who partners are, what they charge, what was agreed; the same as the desk does. */
export interface RegisterDeps {
  readonly casesOut: CasesOut;
  publicUrl(): string;
  /** Trying a way out is the matter of the room that walks it. */
  channelTest(channel: Command): void;
}

export function registerCommands(program: Command, shell: Shell, deps: RegisterDeps): void {
  const group = program.command('partner').description('partners: who they are, what they charge, what was agreed');
  const at = async ({ company: code }: Common): Promise<At> => {
    const opened = await shell.open();
    const company = await theCompany(opened.db.read, code);
    return { work: onDay(opened, company.zone), company };
  };
  const tell = ({ json }: Common, value: object, text: string): void => (json ? shell.json(value) : shell.print(text));
  const told = { at, tell, shell };
  keeping(group, told);
  listing(group, told);
  agreeing(group, told);
  accountCommands(group, told, () => deps.publicUrl());
  columnsCommand(group, told);
  deps.channelTest(channelCommands(group, told));
  ending(group, told, deps.casesOut);
}

function listing(group: Command, { at, tell, shell }: Told): void {
  example(
    common(group.command('list'))
      .description('all partners, those that ended last')
      .action(async (options: Common) => {
        const { work, company } = await at(options);
        const partners = await registerOf(work.db.read, company.id);
        const rows = partners.map((one) => ({ name: one.name, kind: one.kind, country: one.country, ended: one.endedAt !== null })); // prettier-ignore
        const lines = rows.map(({ name, kind, country, ended }) => `${name}  ${kind}  ${country ?? '–'}${ended ? '  ended' : ''}`); // prettier-ignore
        if (options.json) shell.json(rows);
        else tell(options, rows, lines.length === 0 ? 'No partner is known yet. Add one: duly partner add NAME --kind agency' : lines.join('\n')); // prettier-ignore
      }),
    'duly partner list',
  );
  example(
    common(group.command('show <name>'))
      .description('one partner: identity, contacts, fees, agreements, and whether anything may be handed over to it')
      .action(async (name: string, options: Common) => {
        const here = await at(options);
        const { work, company } = here;
        const partner = await named(here, name);
        const contacts = await contactsOf(work.db.read, company.id, partner.id);
        const fees = await feesOf(work.db.read, company.id, partner.id);
        const agreements = await agreementsOf(work.db.read, company.id, partner.id);
        const fault = mandateFault(partner, agreements, work.today);
        const said = {
          ...identityOf(partner),
          channel: partner.channel,
          contacts: contacts.map(({ id: _, partnerId: __, ...one }) => one),
          fees: fees.map((one) => ({ name: one.name, from: one.validFrom, until: one.validUntil, model: one.model })),
          agreements: agreements.map((one) => ({ agreement: work.ids.seal('agreement', one.id), kind: one.kind, state: stateOf(one, work.today), from: one.validFrom, until: one.validUntil, signedOn: one.signedOn })), // prettier-ignore
          mandate: fault === null ? 'may be handed over to' : fault.fault,
        };
        const lines = [
          `${partner.name}  ${partner.kind}  ${partner.country ?? '–'}  ${partner.channel}`,
          ...said.contacts.map((one) => `  ${one.role}: ${one.name}  ${one.email ?? ''}  ${one.phone ?? ''}`.trimEnd()),
          ...said.fees.map((one) => `  fees: ${one.name}  ${one.model.currency}  ${one.from} – ${one.until ?? ''}`.trimEnd()),
          ...said.agreements.map((one) => `  ${one.kind.replaceAll('_', ' ')}: ${one.state.replace('_', ' ')}  ${one.from} – ${one.until ?? ''}`.trimEnd()), // prettier-ignore
          `  mandate: ${said.mandate}`,
        ];
        tell(options, said, lines.join('\n'));
      }),
    'duly partner show "Agence Delmas"',
  );
} // prettier-ignore

interface AddOptions extends Common {
  readonly kind: PartnerKind;
  readonly [field: string]: unknown;
}

/** What the options of a command say of the fields that the desk's form has. */
const formOf = (
  options: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string>>,
): URLSearchParams => {
  const form = new URLSearchParams();
  for (const [option, field] of Object.entries(names)) {
    const text = options[option];
    if (typeof text === 'string') form.set(field, text);
  }
  return form;
};

function refuseFields(wrong: Readonly<Record<string, string>>): never {
  const [[field, fault] = ['', '']] = Object.entries(wrong);
  throw new WrongUse(`--${field.replaceAll('_', '-')} cannot be taken: ${fault}.`, 'See duly partner --help.');
}

const IDENTITY = { name: 'name', kind: 'kind', legalName: 'legal_name', register: 'register_no', vat: 'vat_no', street: 'street', postcode: 'postcode', city: 'city', country: 'country', email: 'email', phone: 'phone', language: 'language', countries: 'countries', districts: 'districts', languages: 'languages', note: 'note', needsAgreement: 'needs_agreement' }; // prettier-ignore

function keeping(group: Command, { at, tell }: Told): void {
  example(
    common(group.command('add <name>'))
      .description('a partner that is worked with')
      .addOption(new Option('--kind <kind>', 'what it is').choices(PARTNER_KINDS).default('agency'))
      .option('--legal-name <text>')
      .option('--register <number>', 'such as SIREN or HRB')
      .option('--vat <number>')
      .option('--street <text>')
      .option('--postcode <text>')
      .option('--city <text>')
      .option('--country <code>', 'two letters')
      .option('--email <address>')
      .option('--phone <number>')
      .option('--language <code>', 'in which it is written to')
      .option('--countries <codes>', 'in which it works, such as FR,BE')
      .option('--districts <names>', 'court districts, with commas')
      .option('--languages <codes>', 'in which it works')
      .option('--note <text>', 'for us alone')
      .addOption(new Option('--needs-agreement <yes>', 'signed, before a hand-over').choices(['yes', 'no']))
      .action(async (name: string, options: AddOptions) => {
        const { work, company } = await at(options);
        const read = identityTyped(formOf({ ...options, name }, IDENTITY));
        if ('wrong' in read) return refuseFields(read.wrong);
        const id = await registerPartner(work, company.id, { ...namedOnly(name, options.kind), ...read.value });
        tell(options, { partner: work.ids.seal('partner', id), name }, `${name}: added`);
      }),
    'duly partner add "Agence Delmas" --country FR --districts "Nantes, Rennes"',
  );
  example(
    common(group.command('contact <partner>'))
      .description('who answers there: added, or with --end no longer')
      .requiredOption('--name <name>')
      .addOption(new Option('--role <role>', 'what they do').choices(CONTACT_ROLES).default('account'))
      .option('--email <address>')
      .option('--phone <number>')
      .option('--language <code>')
      .option('--end', 'no longer a contact')
      .action(async (partner: string, options: Common & { name: string; end?: boolean }) => {
        const here = await at(options);
        const found = await named(here, partner);
        if (options.end) {
          const all = await contactsOf(here.work.db.read, found.companyId, found.id);
          const one = all.find(({ name }) => name === options.name);
          if (one === undefined) throw new Refusal('no-such-contact', 'There is no such contact.', 'See who there is: duly partner show NAME'); // prettier-ignore
          await setContactOver(here.work, which(found), one.id, true);
          tell(options, { name: options.name, state: 'ended' }, `${options.name}: ended`);
          return;
        }
        const read = contactTyped(formOf({ ...options }, { name: 'name', role: 'role', email: 'email', phone: 'phone', language: 'language' })); // prettier-ignore
        if ('wrong' in read) return refuseFields(read.wrong);
        await addContact(here.work, which(found), read.value);
        tell(options, { ...read.value }, `${read.value.name}: noted`);
      }),
    'duly partner contact "Agence Delmas" --name "Léa Roux" --role collector --email lea@delmas.example --language fr',
  );
}

function ending(group: Command, { at, tell }: Told, casesOut: CasesOut): void {
  example(
    common(group.command('end <name>'))
      .description('it is no longer worked with; with --undo it is again')
      .option('--undo', 'it is worked with again')
      .action(async (name: string, options: Common & { undo?: boolean }) => {
        const { work, company } = await at(options);
        const all = await registerOf(work.db.read, company.id);
        const found = options.undo ? all.findLast((one) => one.name === name) : all.find((one) => one.name === name);
        if (found === undefined) throw noSuchPartner();
        if (options.undo) await resumePartner(work, which(found));
        else await endPartner(work, which(found), casesOut);
        const state = options.undo ? 'worked with' : 'ended';
        tell(options, { name, state }, `${name}: ${state}`);
      }),
    'duly partner end "Agence Delmas"',
  );
}
