import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openHouse, type House } from '../app';
import { allCompanies } from '../companies/store';
import { readConfig } from '../config';
import { casesOf } from '../cases/store';
import { findCustomer } from '../customers/store';
import type { MadeDossier } from '../dossier/actions';
import { ageingOf } from '../ledger/ageing.store';
import { dayIn, instant, type Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { isPostgres } from '../platform/db';
import { failureFrom } from '../platform/failure';
import { lettersToPrint } from '../outbox/list.store';
import { printLetters } from '../outbox/show.actions';
import type { Shell } from '../platform/shell';
import { progressOn, tellFailure, type Terminal } from '../platform/terminal';
import { judgedPromises } from '../promises/store';
import { lawPapers } from './law-papers.actions';
import { playOwn } from './own.actions';
import { playShipped } from './shipped.actions';
import { stageOf, type DemoClock, type Played, type Stage } from './stage.actions';
import { aClerk, waysIn } from './ways.actions';
import { cashTold, type CashTold } from './told.panel';
import { sums, table } from './summary';
import { LAST_DAY } from './world';

/**
 * `npm run demo`: the main job on the shipped ledger. `npm run demo -- FILE…`: the same on anybody's own export. It plays in
 * a folder of its own, made anew each time, and touches nothing else.
 */
async function main(files: readonly string[], terminal: Terminal): Promise<void> {
  const started = performance.now();
  const config = readConfig();
  const home = join(config.home, 'demo');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const databaseUrl = isPostgres(config.databaseUrl) ? config.databaseUrl : join(home, 'duly.sqlite');
  const clock: DemoClock = { now: instant(new Date()) };
  const house = await openHouse({ ...config, home, databaseUrl }, () => clock.now);
  try {
    await mustBeEmpty(house);
    const stage = stageOf(house, clock);
    const shell = shellOf(stage, terminal, home);
    const out = join(home, 'out');
    mkdirSync(out);
    if (files.length === 0) await shipped(stage, shell, out);
    else await own(stage, shell, { files, out });
    shell.print(
      `\nEverything lies in ${relative('.', home)}: database, outbox (a folder of .eml while test mode is on), files.`,
    );
    shell.print(`It took ${((performance.now() - started) / 1000).toFixed(0)} s.`);
  } finally {
    await house.close();
  }
}

async function shipped(stage: Stage, shell: Shell, out: string): Promise<void> {
  const clerk = await aClerk(stage);
  const { played, dossier, forCourt } = await playShipped(stage, shell);
  await tellMonths(stage, shell, played, LAST_DAY);
  const letters = await letterStacks(stage, played, out);
  for (const path of letters) shell.print(`Letters ready to print: ${path}`);
  tellDossier(shell, dossier.made, out);
  const [english] = writeBundle(dossier.inEnglish, out);
  shell.print(`The same in English: ${english ?? ''}`);
  const [court] = writeBundle(forCourt, out);
  shell.print(`What the court is asked for, with the form as a draft: ${court ?? ''}`);
  for (const { company } of played) await tellCases(shell, stage, company);
  shell.print('\nPapers of the law:');
  for (const { what, name, bytes } of await lawPapers(stage, played)) {
    writeFileSync(join(out, name), bytes);
    shell.print(`  ${relative('.', join(out, name))}  ${what}`);
  }
  for (const line of await waysIn(stage, played, {
    clerk,
    now: instant(new Date()),
    home: relative('.', shell.env.home),
  }))
    shell.print(line);
}

async function tellCases(shell: Shell, { house }: Stage, { id, legalName }: Played['company']): Promise<void> {
  shell.print(`\nCases of ${legalName} at its partners:`);
  for (const { number, customer, partner, outcome } of await casesOf(house.db.read, id)) {
    const { name } = await findCustomer(house.db.read, id, customer);
    shell.print(`  ${number}  ${name}  ${partner}  ${(outcome ?? 'at work').replace('_', ' ')}`);
  }
}

async function own(
  stage: Stage,
  shell: Shell,
  { files, out }: { files: readonly string[]; out: string },
): Promise<void> {
  const today = dayIn('UTC', instant(new Date()));
  const result = await playOwn(
    stage,
    shell,
    files.map((file) => resolve(file)),
    today,
  );
  await tellMonths(stage, shell, [result.played], stage.work().today);
  if (result.dossier) tellDossier(shell, result.dossier, out);
  else shell.print('No recovery file: nobody was overdue with everything that one needs.');
}

/** The demo never plays into a database that somebody uses. */
async function mustBeEmpty(house: House): Promise<void> {
  if ((await allCompanies(house.db.read)).length === 0) return;
  throw new Refusal(
    'database-in-use',
    'The database of DATABASE_URL has companies in it.',
    'Give the demo an empty database, or leave DATABASE_URL unset.',
  );
}

async function tellMonths(stage: Stage, shell: Shell, played: readonly Played[], on: Day): Promise<void> {
  const { db } = stage.house;
  const head = played.map(({ company }) => company.legalName);
  const row = (what: string, of: (one: Played) => string | number) => ({ what, values: played.map(of) });
  const overdue = new Map<Played, string>();
  const verdicts = new Map<Played, string>();
  const cash = new Map<Played, CashTold>();
  for (const one of played) {
    const totals = new Map<string, number>();
    for (const { currency, buckets } of await ageingOf(db.read, one.company.id, on)) {
      totals.set(currency, (totals.get(currency) ?? 0) + sum(buckets.slice(1)));
    }
    overdue.set(one, sums(totals));
    const judged = await judgedPromises(db.read, { companyId: one.company.id }, on);
    verdicts.set(one, judged.map(({ verdict }) => verdict.state).join(', ') || '–');
    cash.set(one, await cashTold(db.read, one.company.id, on));
  }
  const reasons = [...new Set(played.flatMap((one) => [...one.reasons.keys()]))].sort();
  shell.print(`\n${table(head, [
    row('mornings played', (one) => one.days),
    row('daily files imported', (one) => one.files),
    row('bank statements imported', (one) => one.bankFiles),
    row('payments applied by the rule', (one) => cash.get(one)?.byRule ?? 0),
    row('  of which taken back', (one) => cash.get(one)?.takenBack ?? 0),
    row('payments decided by a person', (one) => cash.get(one)?.byPerson ?? 0),
    row('payments to decide', (one) => cash.get(one)?.toDecide ?? 0),
    row('emails sent', (one) => one.messages),
    row('letters made', (one) => one.letters),
    row('tasks for people', (one) => one.calls),
    row('saved from error', (one) => one.saved),
    row('promises', (one) => verdicts.get(one) ?? '–'),
    row(`overdue on ${on}`, (one) => overdue.get(one) ?? ''),
    ...reasons.map((reason) => row(`  ${reason}`, (one) => one.reasons.get(reason) ?? 0)),
  ])}`); // prettier-ignore
}

/** What was made on the last day waits for the post; all before has left. */
async function letterStacks(stage: Stage, played: readonly Played[], out: string): Promise<string[]> {
  const paths: string[] = [];
  for (const { company } of played) {
    if ((await lettersToPrint(stage.house.db.read, company.id, null)).length === 0) continue;
    const stack = await printLetters(stage.work(), company, { batch: null, duplex: false });
    const path = join(out, `letters-${company.code}.pdf`);
    writeFileSync(path, stack.pdf);
    paths.push(relative('.', path));
  }
  return paths;
}

/** Returns where the PDF and the archive came to lie. */
function writeBundle({ bundle }: MadeDossier, out: string): string[] {
  const write = (name: string, bytes: Buffer): string => {
    const path = join(out, name);
    writeFileSync(path, bytes);
    return relative('.', path);
  };
  return [write(`${bundle.name}.pdf`, bundle.pdf), write(`${bundle.name}.zip`, bundle.zip)];
}

function tellDossier(shell: Shell, made: MadeDossier, out: string): void {
  const { bundle, readiness } = made;
  shell.print(`\nRecovery file ${bundle.manifest.reference}: ${bundle.pages} pages`);
  for (const path of writeBundle(made, out)) shell.print(`  ${path}`);
  for (const line of readiness.filter(({ level }) => level !== 'ok'))
    shell.print(`  ${line.level}: ${line.text} ${line.fix}`);
}

function shellOf(stage: Stage, terminal: Terminal, home: string): Shell {
  return {
    open: () => Promise.resolve(stage.work()),
    print: (text) => terminal.out(`${text}\n`),
    json: (value) => terminal.out(`${JSON.stringify(value)}\n`),
    progress: (label, total, unit) => progressOn(terminal, label, { total, unit }),
    env: { home },
  };
}

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  watched: process.stderr.isTTY,
};

const files = process.argv.slice(2);
const missing = files.find((file) => !existsSync(file));
const done =
  missing === undefined
    ? main(files, terminal)
    : Promise.reject(new Refusal('no-such-file', `There is no file ${missing}.`, 'Check the path.'));
void done.catch((error: unknown) => {
  const failure = failureFrom(error);
  tellFailure(terminal, failure, false);
  process.exitCode = failure.exit;
});
