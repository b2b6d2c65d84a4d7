import { countAdvice } from '../advice/actions';
import { holdSources } from '../app';
import type { MadeDossier } from '../dossier/actions';
import { limitationSources } from '../dossier/limitation-sources.store';
import { countLimitations } from '../law/limitation.actions';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeBankAccount, changeIdentity, changeSetting, openCompany } from '../companies/actions';
import type { Company } from '../companies/company';
import { theCompany } from '../companies/store';
import { attachFolder } from '../imports/attach-many.actions';
import { importFile } from '../imports/actions';
import { assert } from '../kernel/assert';
import { day, type Day } from '../kernel/day';
import type { Shell } from '../platform/shell';
import { onDay } from '../platform/work';
import { readStory, type StoryLine } from '../stories/story';
import { tellBooks } from './books.actions';
import { recoveryFile, type DemoFile } from './case.actions';
import { casesOf } from './cases.actions';
import { playMorning } from './day.actions';
import { offerOnTheLastDay } from './plan.actions';
import { bankOf, playBank, type Bank } from './cash.actions';
import { concerns, doDeed } from './deeds.actions';
import type { Firm } from './firms';
import { lawIsUsed } from './law.actions';
import { fileForCourt } from './law-papers.actions';
import { mailArrives } from './mail.actions';
import { peopleTalk } from './talks.actions';
import { customersTell } from './tells.actions';
import { nothingPlayed, type Played, type Stage } from './stage.actions';
import { LAST_DAY, LEDGER_DAY, worlds } from './world';

/** The demo as it ships: two companies, two years of invoices, half a year played day by day, one recovery file. */
const DEMO_FILES = join(__dirname, '..', '..', 'fixtures', 'demo');

/** `mornings`: at most so many per company; all of the feed if not said. */
export async function playShipped(
  stage: Stage,
  shell: Shell,
  mornings = Infinity,
): Promise<{ played: Played[]; dossier: DemoFile; forCourt: MadeDossier }> {
  const story = storyLines();
  const played: Played[] = [];
  for (const world of worlds()) {
    const { firm } = world;
    const months = nothingPlayed(await openFirm(stage, shell, firm));
    played.push(months);
    await playFeed(stage, shell, months, { story, mornings, bank: bankOf(join(DEMO_FILES, firm.code), world) });
    await countLimitations(stage.work(), months.company, limitationSources); // the clock leaves a company of the demo alone
  }
  const [first] = played;
  assert(first, 'the demo has companies');
  await offerOnTheLastDay(stage, first.company);
  const forCourt = await fileForCourt(stage, first.company);
  const dossier = await recoveryFile(stage, first.company);
  for (const { company } of played) {
    await customersTell(stage, company);
    await countAdvice(onDay(stage.work(), company.zone), company, holdSources); // what the clock would do
  }
  return { played, dossier, forCourt };
}

function storyLines(): readonly StoryLine[] {
  const told = readStory(readFileSync(join(DEMO_FILES, 'story.txt'), 'utf8'), 'story.txt');
  assert(told.ok, told.ok ? '' : told.problems.join('\n'));
  return told.story.lines;
}

/** The company as an administrator would set it up, with its ledger as of the last day of the year. */
async function openFirm(stage: Stage, shell: Shell, firm: Firm): Promise<Company> {
  stage.turnTo(LEDGER_DAY, 18);
  const { code, legalName: name, collector, accounts, email, phone, ...facts } = firm;
  const [account, ...others] = accounts;
  assert(account, `${code} has no bank account`);
  const bank = (one: typeof account) => ({
    currency: one.currency,
    iban: one.iban,
    bic: one.bic,
    holder: name,
    bankName: one.bank,
  });
  const identity = {
    legalForm: facts.legalForm,
    registerNo: facts.registerNo,
    vatNo: facts.vatNo,
    representative: facts.representative,
  };
  const address = { street: facts.street, postcode: facts.postcode, city: facts.city };
  const given = { name, code, country: firm.country, currency: 'EUR', email, phone, ...identity, ...address };
  const company = await openCompany(stage.work(), given, bank(account));
  await changeSetting(stage.work(), company.id, 'fixedDay', LAST_DAY); // the clock of a server leaves it alone
  await changeSetting(stage.work(), company.id, 'claimType', 'goods');
  await changeSetting(stage.work(), company.id, 'latePayment', 'on_demand');
  await changeIdentity(stage.work(), company.id, 'governingLaw', firm.country); // as its terms of sale say
  for (const one of others) await changeBankAccount(stage.work(), company.id, bank(one));
  const person = JSON.stringify({ name: collector.name, role: collector.role, phone, email, hours: collector.hours });
  await changeSetting(stage.work(), company.id, 'contactPerson', person);
  const folder = join(DEMO_FILES, code);
  const ledger = readdirSync(folder).find((file) => file.startsWith('ledger-'));
  await take(stage, company, join(folder, 'customers.csv'), LEDGER_DAY);
  await take(stage, company, join(folder, ledger ?? ''), LEDGER_DAY);
  shell.print(`${name}: customers and ledger of ${LEDGER_DAY} imported`);
  return theCompany(stage.house.db.read, code);
}

interface Feed {
  readonly story: readonly StoryLine[];
  readonly mornings: number;
  readonly bank: Bank;
}

async function playFeed(stage: Stage, shell: Shell, months: Played, { story, mornings, bank }: Feed): Promise<void> {
  const folder = join(DEMO_FILES, months.company.code, 'feed');
  const fed = new Set(readdirSync(folder).map((file) => day(file.slice(0, 10))));
  const days = [...new Set([...fed, ...bank.files.keys()])].sort().slice(0, mornings);
  const progress = shell.progress(months.company.legalName, days.length);
  const cases = casesOf(stage, months.company);
  for (const [at, on] of days.entries()) {
    progress.at(at, on);
    stage.turnTo(on, 5);
    if (fed.has(on)) {
      await take(stage, months.company, join(folder, `${on}.csv`), on);
      months.files += 1;
    }
    await playBank(stage, months, on, bank);
    for (const line of story.filter((one) => one.on === on)) {
      const work = onDay(stage.work(), months.company.zone, on);
      if (await concerns(work, months.company, line.deed)) await doDeed(work, months.company, line.deed);
    }
    await playMorning(stage, months, on);
    await tellBooks(stage, months.company, on);
    const evening = { on, left: days.length - 1 - at, dayLeft: (left: number) => days.at(-1 - left) };
    await peopleTalk(stage, months.company, evening);
    await lawIsUsed(stage, months.company, evening);
    await mailArrives(stage, months.company, evening);
    await cases.evening(evening);
  }
  progress.end();
  stage.turnTo(LAST_DAY, 17);
  const papers = join(DEMO_FILES, months.company.code, 'invoices');
  if (existsSync(papers))
    await attachFolder(stage.work(), shell, { companyId: months.company.id, path: papers, kind: 'invoice' });
}

async function take(stage: Stage, company: Company, path: string, asOf: Day): Promise<void> {
  const options = { asOf };
  await importFile(onDay(stage.work(), company.zone, asOf), { company, path, options, yes: true, fileDay: asOf });
}
