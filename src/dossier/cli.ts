import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { amountOption, atCompany, common, dayOption, withAsOf, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { findCustomer } from '../customers/store';
import { count } from '../kernel/count';
import { format } from '../kernel/money';
import { Refusal, WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { assess, makeDossier, type HoldSources, type MadeDossier } from './actions';
import type { Asked } from './claim.actions';
import { ROUTE_KEYS, type RouteKey } from './routes/keys';
import { scoreOf } from './score';
import { groundsOf } from './grounds';
import { groundTold } from './grounds-told';
import type { ReadinessLine } from './readiness-line';
import { PROFILE_NAMES, PROFILES, type Profile, type ProfileName } from './profile';
import type { MadeSupplement } from './supplement.actions';
import { routeCommands } from './routes/routes.cli';
import { supplementCommand } from './supplement.cli';
import { verifyCommand } from './verify.cli';
import { dossierNumbered, dossiersOf, filesOfDossier } from './store';
import { DOSSIER_LANGUAGES } from './words';

/** `duly dossier`: is it ready, make it, list it, take it out again, verify it. */
interface CreateOptions extends Common {
  readonly items?: string;
  readonly currency?: string;
  readonly out?: string;
  readonly language?: string;
  readonly interest?: string;
  readonly interestSource?: string;
  readonly partner?: string;
  readonly profile?: ProfileName;
  readonly facts?: string;
  readonly route?: RouteKey;
}

export interface DossierDeps {
  readonly holdSources: HoldSources;
  /** Binds what changed since a file was handed over. */
  supplement(work: Work, company: Company, number: string): Promise<MadeSupplement>;
  /** How a partner of that name takes a file; undefined: there is no such partner. */
  profileOf(q: Query, companyId: number, partner: string): Promise<Profile | undefined>;
}

export function dossierCommands(program: Command, shell: Shell, deps: () => Promise<DossierDeps>): void {
  const group = program.command('dossier').description('the recovery file: everything a partner needs, in one PDF');
  example(
    options(group.command('ready <customer>'))
      .description('what is missing, weak or right before the file is made')
      .action(async (customer: string, given: CreateOptions) => {
        const { work, asked } = await askedFor(shell, customer, given);
        const { holdSources, profileOf } = await deps();
        const own = asked.recipient === null ? undefined : await profileOf(work.db.read, asked.company.id, asked.recipient); // prettier-ignore
        const { readiness, claim } = await assess(work, { ...asked, ...(own && { profile: own }) }, holdSources);
        const grounds = groundsOf(claim);
        if (given.json) {
          shell.json({
            customer: asked.customer.code,
            readiness: readiness.map(asJson),
            score: scoreOf(readiness),
            grounds,
          });
          return;
        }
        printReadiness(shell, readiness);
        shell.print(`  = ${scoreOf(readiness)} % ready`);
        for (const one of grounds) shell.print(`  + ${groundTold(one, ENGLISH, claim.currency)}`);
      }),
    'duly dossier ready 1007',
  );
  example(
    options(group.command('create <customer>'))
      .description('make the recovery file of a customer')
      .option('--out <folder>', 'where to write the PDF and the ZIP', '.')
      .addOption(
        new Option('--profile <name>', 'how it is made up; otherwise as the partner takes it').choices(PROFILE_NAMES),
      )
      .action(async (customer: string, given: CreateOptions) => {
        const { work, asked } = await askedFor(shell, customer, given);
        const progress = shell.progress(`Binding the file of ${asked.customer.name}`);
        const { holdSources, profileOf } = await deps();
        const own = asked.recipient === null ? undefined : await profileOf(work.db.read, asked.company.id, asked.recipient); // prettier-ignore
        const profile = given.profile === undefined ? own : PROFILES[given.profile];
        const chosen = given.profile !== undefined;
        const made = await makeDossier(work, { ...asked, chosen, ...(profile && { profile }) }, holdSources).finally(
          () => {
            progress.end();
          },
        );
        tellMade(shell, work, made, writeOut(made, given.out ?? '.'), given.json === true);
      }),
    'duly dossier create 1007 --out recovery',
  );
  listAndGet(group, shell);
  supplementCommand(group, shell, deps);
  verifyCommand(group, shell);
  routeCommands(group, shell, { asking: { options, asked: askedFor }, deps });
}

const options = (command: Command): Command =>
  withAsOf(command)
    .option('--items <documents>', 'document numbers, separated by commas; otherwise all that is overdue')
    .option('--currency <code>', 'where the customer owes in several')
    .option('--language <code>', 'of the file: en, fr or de; otherwise that of the company')
    .option('--interest <percent>', 'a year, as the contract says, such as 10 or 12.62; or: law')
    .option('--interest-source <text>', 'where the contract says so; needed with --interest')
    .option('--partner <name>', 'for whom it is made')
    .option('--facts <text>', 'what happened, in a few sentences')
    .addOption(new Option('--route <key>', 'on which way, with the form that belongs to it').choices(ROUTE_KEYS));

async function askedFor(shell: Shell, text: string, given: CreateOptions): Promise<{ work: Work; asked: Asked }> {
  const { work, company } = await atCompany(shell, given);
  const customer = await findCustomer(work.db.read, company.id, text, work.ids);
  const listed = (given.items ?? '').split(',').map((one) => one.trim());
  const asked: Asked = {
    company,
    customer,
    items: listed.filter((one) => one !== ''),
    currency: given.currency?.toUpperCase() ?? null,
    keyDate: given.asOf === undefined ? work.today : dayOption(given.asOf),
    language: languageOption(given.language, company.language),
    interest: interestOption(given),
    recipient: given.partner ?? null,
    facts: given.facts ?? null,
    ...(given.route && { route: given.route }),
  };
  return { work, asked };
}

/** The one asked for, else the company's where a file is written in it, else English. */
function languageOption(asked: string | undefined, ofCompany: string): string {
  if (asked === undefined) return DOSSIER_LANGUAGES.includes(ofCompany) ? ofCompany : 'en';
  if (DOSSIER_LANGUAGES.includes(asked)) return asked;
  throw new WrongUse(`There is no recovery file in ${asked}.`, 'Choose --language en, fr or de.');
}

/** A rate is claimed only with the place where it was agreed. */
function interestOption({ interest, interestSource }: CreateOptions): Asked['interest'] {
  if (interest === undefined || interest === 'law') return interest ?? null;
  amountOption(interest, 'EUR'); // a plain decimal with at most two places
  if (Number(interest) <= 0 || Number(interest) > 100) {
    throw new WrongUse(`${interest} is no rate.`, 'Give percent a year, above 0 and up to 100.');
  }
  if ((interestSource ?? '').trim() === '') {
    throw new WrongUse(
      'A rate is claimed only with its source.',
      'Say where it was agreed: --interest-source "Terms of sale 2025, clause 7"',
    );
  }
  return { rates: [{ percent: interest, from: null, source: (interestSource ?? '').trim() }] };
}

/** Returns the paths of what was written. */
function writeOut({ bundle, instructions }: MadeDossier, folder: string): Written {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, bytes: Buffer): string => {
    const path = resolve(join(folder, name));
    writeFileSync(path, bytes);
    return path;
  };
  const pdfs = [...bundle.pdfs, ...(instructions?.pdfs ?? [])].map(({ fileName, bytes }) => write(fileName, bytes));
  return { pdf: pdfs[0] ?? '', pdfs, zip: write(`${bundle.name}.zip`, bundle.zip) };
}

interface Written {
  readonly pdf: string;
  readonly pdfs: readonly string[];
  readonly zip: string;
}

function tellMade(shell: Shell, work: Work, made: MadeDossier, { pdf, pdfs, zip }: Written, json: boolean): void {
  const { bundle, version, number } = made;
  if (json) {
    shell.json({
      dossier: work.ids.seal('dossier', made.id),
      number,
      version,
      readiness: made.readiness.map(asJson),
      pdf,
      pdfs,
      zip,
      pages: bundle.pages,
      manifest: bundle.manifest,
    });
    return;
  }
  printReadiness(shell, made.readiness);
  const { principalMinor, totalMinor } = bundle.manifest;
  const money = (minor: number): string => format({ minor, currency: bundle.manifest.currency }, 'en-GB');
  shell.print(
    `${number}, version ${version}: ${count(bundle.pages, 'page')}, principal ${money(principalMinor)}, total ${money(totalMinor)}`,
  );
  shell.print([...pdfs, zip].map((path) => `  ${path}`).join('\n'));
}

const asJson = ({ item, level, stop, text, fix }: ReadinessLine) => ({ item, level, fix, stop, text });

function printReadiness(shell: Shell, lines: readonly ReadinessLine[]): void {
  const marks = { missing: '✗', weak: '!', ok: '✓' } as const;
  for (const line of lines) {
    const fix = line.fix === '' ? '' : ` → ${line.fix}`;
    shell.print(`  ${line.stop ? '■' : marks[line.level]} ${line.text}${fix}`);
  }
}

function listAndGet(group: Command, shell: Shell): void {
  example(
    common(group.command('list'))
      .description('the recovery files that were made')
      .action(async (given: Common) => {
        const { work, company } = await atCompany(shell, given);
        const made = await dossiersOf(work.db.read, company.id);
        if (given.json) {
          shell.json(made.map(({ id, customerId, ...rest }) => ({
            dossier: work.ids.seal('dossier', id), customerId: work.ids.seal('customer', customerId), ...rest,
          }))); // prettier-ignore
          return;
        }
        if (made.length === 0) shell.print('No recovery file was made yet. Make one: duly dossier create CUSTOMER');
        for (const one of made) {
          const money = format({ minor: one.principalMinor, currency: one.currency }, 'en-GB');
          shell.print(
            `${one.number} v${one.version}  ${one.keyDate}  ${money}  ${count(one.pages, 'page')}  ${one.customer}`,
          );
        }
      }),
    'duly dossier list',
  );
  example(
    common(group.command('get <number>'))
      .description('write the files of a recovery file again, as they were made, with what is for the partner only')
      .option('--out <folder>', 'where to', '.')
      .action(async (number: string, given: Common & { out: string }) => {
        const { work, company } = await atCompany(shell, given);
        const found = await dossierNumbered(work.db.read, company.id, number);
        if (!found)
          throw new Refusal(
            'no-such-dossier',
            `There is no recovery file ${number}.`,
            'See which there are: duly dossier list',
          );
        mkdirSync(given.out, { recursive: true });
        const stem = resolve(join(given.out, `${found.number}_v${found.version}`));
        const pdfs: string[] = [];
        for (const { fileName, sha } of await filesOfDossier(work.db.read, found.id)) {
          pdfs.push(resolve(join(given.out, fileName)));
          writeFileSync(pdfs.at(-1) ?? '', await work.files.get(sha));
        }
        const zip = `${stem}.zip`;
        writeFileSync(zip, await work.files.get(found.zipSha));
        if (given.json) shell.json({ number, version: found.version, pdf: pdfs[0] ?? '', pdfs, zip });
        else shell.print([...pdfs, zip].join('\n'));
      }),
    'duly dossier get RF-2026-0001 --out recovery',
  );
}

const ENGLISH = { language: 'en', locale: 'en' } as const;
