import type { Command } from 'commander';
import { countryFrom } from '../companies/country';
import { theCompany } from '../companies/store';
import { customerById } from '../customers/store';
import type { Claim } from '../dossier/claim';
import { exponent, format, fromDecimal } from '../kernel/money';
import { Refusal, WrongUse } from '../kernel/result';
import { offersFor, quoteState, type Asked, type Offer } from '../mandates/quote';
import { candidatesOf, quotesOf } from '../mandates/quote.store';
import type { PartnerKind } from '../mandates/partner';
import { example, type Shell } from '../platform/shell';
import { onDay, type Work } from '../platform/work';
import { fileClaim } from './file-claim';
import { pastCases } from './past-cases.panel';
import { takeOffers } from './quote.actions';
import { dossierById } from './recovery.panel';
import { latestDossier } from './store';

/** `duly quote`: what each partner would charge, for a claim by hand or a recovery file; and accepting it. */
interface Common {
  readonly company?: string;
  readonly json?: boolean;
}

interface AskOptions extends Common {
  readonly file?: string;
  readonly debtor?: string;
  readonly country?: string;
  readonly amount?: string;
  readonly currency?: string;
  readonly age?: string;
}

export function quoteCommands(program: Command, shell: Shell): void {
  const group = program.command('quote').description('what partners would charge, before anything is handed over');
  example(
    common(group.command('ask'))
      .description('quotes of all partners side by side; nothing is kept')
      .option('--file <number>', 'for a recovery file')
      .option('--debtor <name>', 'else: who owes')
      .option('--country <code>', 'country of the debtor, two letters')
      .option('--amount <amount>', 'what is owed, such as 1250.00')
      .option('--currency <code>', 'else that of the company')
      .option('--age <days>', 'days since it was due')
      .action((options: AskOptions) => ask(shell, options)),
    'duly quote ask --debtor "Brauhaus Nord" --country DE --amount 1250.00 --age 120',
  );
  example(
    common(group.command('list'))
      .description('quotes that were kept')
      .action((options: Common) => list(shell, options)),
    'duly quote list',
  );
  example(
    common(group.command('accept <numbers...>'))
      .description('hand recovery files over to a partner as it quotes for them now: all of them, or none')
      .requiredOption('--partner <name>', 'whose quote is accepted')
      .option('--why <reason>', 'needed where the customer is in hardship')
      .action((numbers: string[], options: Common & { partner: string; why?: string }) =>
        accept(shell, numbers, options),
      ),
    'duly quote accept RF-2026-0001 --partner "Agence Delmas"',
  );
}

const common = (command: Command): Command =>
  command.option('--company <code>', 'needed where there are several').option('--json', 'for scripts');

async function opened(shell: Shell, options: Common) {
  const work = await shell.open();
  const company = await theCompany(work.db.read, options.company);
  return { work: onDay(work, company.zone), company };
}

async function offers(
  { db, today }: Work,
  companyId: number,
  asked: Asked,
  kinds: readonly PartnerKind[],
): Promise<Offer[]> {
  return offersFor(asked, await candidatesOf(db.read, companyId, today), await pastCases(db.read, companyId), kinds);
}

async function fileAsked({ db, today }: Work, companyId: number, number: string) {
  const newest = await latestDossier(db.read, companyId, number);
  const dossier = newest && (await dossierById(db.read, companyId, newest.id));
  if (dossier === undefined)
    throw new Refusal('no-such-dossier', `There is no recovery file ${number}.`, 'See which there are: duly dossier list'); // prettier-ignore
  const { name, country, language } = await customerById(db.read, companyId, dossier.customerId);
  return { dossier, ...fileClaim(JSON.parse(dossier.claim) as Claim, { name, country, language }, today) };
}

async function ask(shell: Shell, options: AskOptions): Promise<void> {
  const { work, company } = await opened(shell, options);
  const { asked, kinds } = options.file === undefined
    ? { asked: typedIn(options, company.currency), kinds: [] }
    : await fileAsked(work, company.id, options.file); // prettier-ignore
  const all = await offers(work, company.id, asked, kinds);
  if (options.json) {
    shell.json(all.map(({ partner, quote, unsuited }) => ({ partner: partner.name, quote, unsuited, papers: partner.papers }))); // prettier-ignore
    return;
  }
  if (all.length === 0) shell.print('No partner is known yet. See: duly case partners');
  const money = (minor: number): string => format({ minor, currency: asked.currency }, 'en');
  for (const { partner, quote, unsuited } of all)
    shell.print(quote === null
      ? `${partner.name}: no quote (${unsuited.join(', ').replaceAll('_', ' ')})`
      : `${partner.name}: set-up ${money(quote.setUp.feeMinor)}, commission ${money(quote.commission.ifAllMinor)} and VAT ${money(quote.ifAll.vatMinor)} if all comes in, you keep ${money(quote.ifAll.netMinor)}; if nothing comes in ${money(quote.ifNothing.netMinor)}${quote.expected === null ? '' : `; expected ${money(quote.expected.netMinor)} from ${quote.expected.basis.cases} own cases`}`); // prettier-ignore
}

const MOST_DAYS = 20_000;

function typedIn({ debtor, country, amount, currency, age }: AskOptions, usual: string): Asked {
  const money = (currency ?? usual).toUpperCase();
  const principalMinor = fromDecimal(amount ?? '', money) ?? 0;
  if (principalMinor <= 0)
    throw new WrongUse(`${amount ?? 'Nothing'} is no amount.`, `Give it with at most ${exponent(money)} decimals: --amount 1250.00`); // prettier-ignore
  const ageDays = Number(age ?? '0');
  if (!Number.isInteger(ageDays) || ageDays < 0 || ageDays > MOST_DAYS)
    throw new WrongUse(`${age ?? ''} is no age.`, 'Give whole days: --age 120');
  const found = country === undefined ? null : countryFrom(country);
  if (found === undefined) throw new WrongUse(`${country ?? ''} is no country.`, 'Two letters: --country DE');
  return { debtor: debtor ?? '', country: found, language: null, currency: money, principalMinor, interestMinor: 0, costsMinor: 0, ageDays }; // prettier-ignore
}

async function list(shell: Shell, options: Common): Promise<void> {
  const { work, company } = await opened(shell, options);
  const kept = await quotesOf(work.db.read, company.id, MOST_LISTED);
  if (options.json) {
    shell.json(kept.map(({ id, partner, asked, told, validUntil, ...quote }) => ({ quote: work.ids.seal('quote', id), partner, asked, told, validUntil, state: quoteState({ ...quote, validUntil }, work.today) }))); // prettier-ignore
    return;
  }
  if (kept.length === 0) shell.print('No quote was kept yet. Ask for one: duly quote ask');
  for (const one of kept)
    shell.print(`${one.partner}  ${one.asked.debtor}  ${format({ minor: one.claimMinor, currency: one.currency }, 'en')}  ${quoteState(one, work.today)}  until ${one.validUntil}`); // prettier-ignore
}

const MOST_LISTED = 1_000;

async function accept(
  shell: Shell,
  numbers: readonly string[],
  options: Common & { partner: string; why?: string },
): Promise<void> {
  const { work, company } = await opened(shell, options);
  const taken = [];
  for (const number of numbers) {
    const { asked, kinds, dossier } = await fileAsked(work, company.id, number);
    const offer = (await offers(work, company.id, asked, kinds)).find(
      ({ partner }) => partner.name === options.partner,
    );
    if (!offer?.quote || offer.modelId === null)
      throw new Refusal('no-quote', `${options.partner} has no quote for ${number}.`, 'See why beside the quotes of the others.'); // prettier-ignore
    taken.push({ partnerId: offer.partner.id, feeModelId: offer.modelId, told: offer.quote, asked, customerId: dossier.customerId, dossierId: dossier.id }); // prettier-ignore
  }
  const why = options.why === undefined ? {} : { why: options.why };
  const registered = await takeOffers(work, { companyId: company.id, ...why }, taken);
  if (options.json) {
    shell.json(registered.map(({ caseId, number, partner }) => ({ case: work.ids.seal('case', caseId), number, partner }))); // prettier-ignore
    return;
  }
  for (const { number, partner } of registered) shell.print(`${number}: handed over to ${partner} as quoted`);
}
