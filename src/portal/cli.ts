import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import type { Customer } from '../customers/customer';
import { customersElsewhere } from '../cases/elsewhere.store';
import { contactsInRange, findCustomer } from '../customers/store';
import { PATHS } from '../kernel/paths';
import { Refusal, WrongUse } from '../kernel/result';
import { linksAbout, linkState, type ListedLink } from '../people/link-list.store';
import { endVisit, endVisits, giveVisit } from '../people/visit-link.actions';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { mailPortalLink } from '../reminders/portal-link.actions';

/** `duly portal`: the links by which customers come in. */
export interface PortalCliDeps {
  /** What links begin with. */
  publicUrl(): string;
}

export function portalCommands(program: Command, shell: Shell, deps: PortalCliDeps): void {
  const group = program.command('portal').description('how customers come in: links');
  example(
    common(group.command('links <customer>'))
      .description('which there are, for what they were made, and who used them')
      .action((customer: string, options: Common) => list(shell, customer, options)),
    'duly portal links 4711',
  );
  example(
    example(
      common(group.command('link <customer>'))
        .description('print a link to the account; whoever has it can open it')
        .option('--days <n>', 'so long it opens', '30')
        .option('--send', 'mail it to the contact that messages go to; it opens as long as the links of messages do')
        .option('--to <email>', 'with --send: to this contact')
        .action((customer: string, options: LinkOptions) => make(shell, customer, options, deps)),
      'duly portal link 4711 --days 14',
    ),
    'duly portal link 4711 --send',
  );
  example(
    common(group.command('revoke <customer> [link]'))
      .description('the link opens for nobody any more, or none of the customer’s does')
      .action((customer: string, link: string | undefined, options: Common) => revoke(shell, customer, link, options)),
    'duly portal revoke 4711',
  );
}

type LinkOptions = Common & { readonly days: string; readonly send?: boolean; readonly to?: string };

interface At {
  readonly work: Work;
  readonly company: Company;
  readonly customer: Customer;
  readonly about: string;
}

async function customerAt(shell: Shell, text: string, options: Common): Promise<At> {
  const { work, company } = await atCompany(shell, options);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  return { work, company, customer, about: `customer/${customer.id}` };
}

const MOST = 200;

async function list(shell: Shell, text: string, options: Common): Promise<void> {
  const { work, company, about } = await customerAt(shell, text, options);
  const links = await linksAbout(work.db.read, { companyId: company.id, kind: 'portal', about }, MOST);
  if (options.json) {
    shell.json(links.map((link) => linkJson(work, link)));
    return;
  }
  for (const link of links) shell.print(lineOf(work, link));
  if (links.length === 0) shell.print('No links. Each message carries one; to copy one: duly portal link CUSTOMER');
}

function lineOf(work: Work, link: ListedLink): string {
  const { link: id, state, for: what, uses, lastUsedAt, expiresAt, recordedBy } = linkJson(work, link);
  const used = uses === 0 ? 'never used' : `used ${uses} ${uses === 1 ? 'time' : 'times'}, last ${lastUsedAt ?? ''}`;
  return `${id}  ${state.padEnd(7)}  until ${expiresAt.slice(0, 10)}  ${used}  ${what ?? `by ${recordedBy}`}`;
}

function linkJson(work: Work, link: ListedLink) {
  const { id, contactId, madeFor, ...rest } = link;
  const message = /^message\/(\d+)$/.exec(madeFor ?? '')?.[1];
  return {
    link: work.ids.seal('link', id),
    state: linkState(link, work.now),
    for: message === undefined ? null : `message ${work.ids.seal('message', Number(message))}`,
    contact: contactId === null ? null : work.ids.seal('contact', contactId),
    ...rest,
  };
}

async function make(shell: Shell, text: string, options: LinkOptions, deps: PortalCliDeps): Promise<void> {
  if (options.send === true) return send(shell, text, options, deps);
  if (options.to !== undefined)
    throw new WrongUse('Without --send nothing is mailed.', 'Add --send, or leave --to out.');
  const days = Number(options.days);
  if (!Number.isSafeInteger(days) || days < 1 || days > 365)
    throw new WrongUse(`${options.days} is no number of days.`, 'Give a whole number from 1 to 365.');
  const { work, company, about } = await customerAt(shell, text, options);
  const secret = await giveVisit(work, { kind: 'portal', about, companyId: company.id, days });
  const link = `${deps.publicUrl()}${PATHS.portal(secret)}`;
  if (options.json) shell.json({ link, days });
  else shell.print(link);
}

async function send(shell: Shell, text: string, { to, ...options }: LinkOptions, deps: PortalCliDeps): Promise<void> {
  const { work, company, customer } = await customerAt(shell, text, options);
  const whose = { companyId: company.id, first: customer.id, last: customer.id };
  const contact = to === undefined ? undefined : (await contactsInRange(work.db.read, whose)).find(({ email }) => email?.toLowerCase() === to.toLowerCase()); // prettier-ignore
  if (to !== undefined && contact === undefined)
    throw new Refusal('no-such-contact', `The customer has no contact ${to}.`, 'See: duly customer show CUSTOMER');
  const site = { url: deps.publicUrl(), elsewhere: customersElsewhere };
  const { email, messageId } = await mailPortalLink(work, { company, customer, contactId: contact?.id ?? null, site });
  const message = work.ids.seal('message', messageId);
  if (options.json) shell.json({ message, email });
  else shell.print(`${message}: a mail with a link to ${email} is on its way.`);
}

async function revoke(shell: Shell, text: string, named: string | undefined, options: Common): Promise<void> {
  const { work, about } = await customerAt(shell, text, options);
  const revoked = named === undefined ? await endVisits(work, 'portal', about) : await revokeOne(work, about, named);
  if (options.json) shell.json({ revoked });
  else shell.print(`${revoked} ${revoked === 1 ? 'link does' : 'links do'} not open any more.`);
}

async function revokeOne(work: Work, about: string, named: string): Promise<number> {
  const id = work.ids.open('link', named);
  if (id !== undefined && (await endVisit(work, 'portal', about, id))) return 1;
  throw new Refusal('no-such-link', `The customer has no open link ${named}.`, 'See: duly portal links CUSTOMER');
}
