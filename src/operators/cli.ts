import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { allCompanies } from '../companies/store';
import type { IdKind } from '../kernel/ids';
import { Refusal, WrongUse } from '../kernel/result';
import { partnerNamed } from '../mandates/partner.store';
import type { MailWays } from '../people/house-mail.actions';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { feeCommands } from './fee.cli';
import { accept as acceptAll } from './finish.actions';
import { PROPOSED_DAYS, termsInForce } from './offer';
import { setOffer, writeTerms } from './offer.actions';
import { offerOf, termsOf } from './offer.store';
import { endOperation } from './operation.actions';
import { countsBy, operationsBy, seatsBy } from './operation.store';
import { OPEN_PATHS } from './paths';
import { stateOf } from './prospect';
import { refuseProspect } from './prospect.actions';
import { prospectsOf } from './prospect.store';

/** `duly operator`: quotes for whoever asks, creditors who register, and the companies that are worked for. */
export interface OperatorDeps {
  mailWays(): Promise<MailWays>;
}

export function operatorCommands(program: Command, shell: Shell, deps: OperatorDeps): void {
  const group = program.command('operator').description('work for other creditors: public quotes, who registers, companies'); // prettier-ignore
  offering(group, shell);
  deciding(group, shell, deps);
  operating(group, shell);
  feeCommands(group, shell);
}

function offering(group: Command, shell: Shell): void {
  example(
    common(group.command('show')).description('the public page of quotes: on or off, whose prices, which terms').action((options: Common) => show(shell, options)), // prettier-ignore
    'duly operator show',
  );
  example(
    common(group.command('open <partner>'))
      .description('open the public page with the prices of a partner that is the company itself')
      .option('--days <n>', 'so long a quote stands', String(PROPOSED_DAYS))
      .action((name: string, options: Common & { readonly days: string }) => open(shell, name, options)),
    'duly operator open "Agence Delmas" --days 30',
  );
  example(
    common(group.command('close')).description('close the public page; what was given stays readable').action((options: Common) => close(shell, options)), // prettier-ignore
    'duly operator close',
  );
  example(
    common(group.command('terms <language>'))
      .description('a new version of the terms that creditors accept')
      .option('--file <path>', 'a text file')
      .option('--text <text>')
      .action((language: string, options: Terms) => terms(shell, language, options)),
    'duly operator terms en --text "You pay what was quoted, and nothing else."',
  );
}

interface Terms extends Common {
  readonly file?: string;
  readonly text?: string;
}

async function show(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const offer = await offerOf(work.db.read, company.id);
  const inForce = termsInForce(await termsOf(work.db.read, company.id));
  const said = inForce.map(({ language, version, sha256 }) => ({ language, version, sha256 }));
  const path = OPEN_PATHS.ask(company.code);
  if (options.json) {
    shell.json({ open: offer?.isOpen === true, days: offer?.validDays ?? null, path, terms: said });
    return;
  }
  shell.print(offer?.isOpen === true ? `Open at ${path}: quotes stand for ${offer.validDays} days.` : 'Closed.');
  for (const { language, version, sha256 } of said) shell.print(`  terms ${language}: version ${version}, ${sha256}`);
}

async function open(shell: Shell, name: string, options: Common & { readonly days: string }): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const partner = await partnerNamed(work.db.read, company.id, name);
  if (partner === undefined) throw new Refusal('no-such-partner', 'There is no such partner.', 'See which there are: duly partner list'); // prettier-ignore
  await setOffer(work, company.id, { partnerId: partner.id, isOpen: true, validDays: Number(options.days) });
  const path = OPEN_PATHS.ask(company.code);
  if (options.json) shell.json({ open: true, path });
  else shell.print(`Open at ${path}.`);
}

async function close(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const offer = await offerOf(work.db.read, company.id);
  if (offer !== undefined) await setOffer(work, company.id, { ...offer, isOpen: false });
  if (options.json) shell.json({ open: false });
  else shell.print('Closed.');
}

async function terms(shell: Shell, language: string, options: Terms): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const text = options.file === undefined ? options.text : await readFile(options.file, 'utf8');
  if (text === undefined) throw new WrongUse('There is no text.', 'Give --file or --text.');
  const { version, sha256 } = await writeTerms(work, company.id, language.toLowerCase(), text);
  if (options.json) shell.json({ language, version, sha256 });
  else shell.print(`Version ${version} of the terms in ${language} is in force.`);
}

function deciding(group: Command, shell: Shell, deps: OperatorDeps): void {
  example(
    common(group.command('prospects')).description('creditors who registered and confirmed, those who wait first').action((options: Common) => prospects(shell, options)), // prettier-ignore
    'duly operator prospects',
  );
  example(
    common(group.command('accept <prospect>'))
      .description('open a company for a prospect, in which your people work; again, what broke off is finished')
      .action((sealed: string, options: Common) => accept(shell, deps, sealed, options)),
    'duly operator accept PROSPECT',
  );
  example(
    common(group.command('refuse <prospect>'))
      .description('no company is opened; the creditor reads the reason')
      .requiredOption('--why <reason>')
      .action((sealed: string, options: Common & { readonly why: string }) => refuse(shell, deps, sealed, options)),
    'duly operator refuse PROSPECT --company acme-sas --why "We do not collect from consumers."',
  );
}

const MOST = 500;

async function prospects(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const rows = (await prospectsOf(work.db.read, company.id, MOST)).map((one) => ({
    prospect: work.ids.seal('prospect', one.id),
    ...{ company: one.is.legalName, country: one.is.country, person: one.person, email: one.email },
    ...{ state: stateOf(one), accepted: one.acceptedAt, terms: one.termsSha },
  }));
  if (options.json) shell.json(rows);
  else if (rows.length === 0) shell.print('Nobody has registered yet.');
  else for (const row of rows) shell.print(`${row.prospect}  ${row.company}  ${row.country}  ${row.person} <${row.email}>  ${row.state}`); // prettier-ignore
}

function opened(work: Work, kind: IdKind, sealed: string): number {
  const id = work.ids.open(kind, sealed);
  if (id === undefined) throw new WrongUse(`${sealed} is no id.`, 'Take one from: duly operator prospects | companies');
  return id;
}

async function accept(shell: Shell, deps: OperatorDeps, sealed: string, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const { company: made, told } = await acceptAll(work, await deps.mailWays(), company, opened(work, 'prospect', sealed)); // prettier-ignore
  if (options.json) shell.json({ company: made.code, told });
  else shell.print(`${made.legalName} is open as ${made.code}; ${told ? 'its person was told by mail' : 'no mail could be sent to its person: accept again to repeat it'}.`); // prettier-ignore
}

async function refuse(shell: Shell, deps: OperatorDeps, sealed: string, options: Common & { readonly why: string }): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const asked = { id: opened(work, 'prospect', sealed), reason: options.why };
  const told = await refuseProspect(work, await deps.mailWays(), company, asked);
  if (options.json) shell.json({ prospect: sealed, state: 'refused', told });
  else shell.print(`Refused${told ? ', and told by mail' : ''}.`);
} // prettier-ignore

function operating(group: Command, shell: Shell): void {
  example(
    common(group.command('companies')).description('companies that are worked for: open cases, waiting tasks, seats').action((options: Common) => companies(shell, options)), // prettier-ignore
    'duly operator companies --company acme-sas',
  );
  example(
    common(group.command('end <operation>'))
      .description('end the work for a company: the seats there end, all else stays')
      .requiredOption('--why <reason>')
      .action(async (sealed: string, options: Common & { readonly why: string }) => {
        const { work, company } = await atCompany(shell, options);
        await endOperation(work, company.id, opened(work, 'operation', sealed), options.why);
        if (options.json) shell.json({ operation: sealed, ended: true });
        else shell.print('Ended: the seats there have ended, all else stays.');
      }),
    'duly operator end OPERATION --company acme-sas --why "the contract has ended"',
  );
}

async function companies(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const rows = await operated(work, company);
  if (options.json) shell.json(rows);
  else if (rows.length === 0) shell.print('No company is worked for yet.');
  else for (const row of rows) shell.print(`${row.operation}  ${row.company}  since ${row.since.slice(0, 10)}  ${row.ended ? 'ended' : `${row.cases} cases, ${row.waits} tasks, ${row.seats.join(', ')}`}`); // prettier-ignore
}

async function operated(work: Work, company: Company) {
  const { read } = work.db;
  const [known, counts] = [await allCompanies(read), await countsBy(read, company.id)];
  const seats = await seatsBy(read, company.id);
  return (await operationsBy(read, company.id)).map((one) => {
    const counted = counts.find(({ companyId }) => companyId === one.companyId);
    return {
      ...{ operation: work.ids.seal('operation', one.id), company: known.find(({ id }) => id === one.companyId)?.code ?? '' }, // prettier-ignore
      ...{ since: one.recordedAt, ended: one.endedAt !== null, why: one.endedWhy },
      ...{ cases: counted?.cases ?? 0, waits: counted?.waits ?? 0 },
      seats: seats.filter(({ operationId }) => operationId === one.id).map(({ name }) => name),
    };
  });
}
