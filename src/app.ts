import { join } from 'node:path';
import { sealAudit } from './audit/actions';
import { followAdvices } from './cash/advised.actions';
import { followBank } from './cash/matching.actions';
import { followPayouts } from './checkout/hear.actions';
import { checkoutHolds } from './checkout/store';
import { caseDependents, caseHolds } from './cases/store';
import { noticeDirectMoney } from './cases/direct.actions';
import { noticeUnopened } from './cases/supplement-told.actions';
import type { Deductions } from './cash/deductions.actions';
import type { SettingChanged } from './companies/actions';
import { applyBankChanges } from './companies/bank-change.actions';
import type { Company } from './companies/company';
import { allCompanies, settingsOf } from './companies/store';
import type { Config } from './config';
import { bankChangeTold } from './tasks/bank-told.actions';
import { gatherNotices, mailDigests } from './desk/notices.actions';
import { emptyExpired } from './desk/retention.actions';
import { disputeDependents } from './disputes/clock.store';
import { noticeRests } from './disputes/deduction.actions';
import { deductionHolds } from './disputes/deduction.store';
import { noticeEinvoices } from './disputes/e-invoice.actions';
import { einvoiceHolds } from './disputes/e-invoice.store';
import { followLedger as followDisputes, reviewDisputes } from './disputes/jobs';
import { disputeHolds } from './disputes/store';
import { openDeduction, takeBackDeduction } from './disputes/short-payment.actions';
import type { UndoDeps } from './imports/undo.actions';
import { sweepUploads } from './imports/upload.actions';
import { CLOCK, type Actor } from './kernel/actor';
import { dayIn, hourIn, type Day, type Instant } from './kernel/day';
import type { Ids } from './kernel/ids';
import type { HoldSource } from './ledger/hold';
import { ledgerHolds } from './ledger/store';
import { noticeWithheld } from './ledger/withheld.actions';
import { NO_BOUNCE_MAILBOX, refuseSmtp } from './outbox/bounce-mailbox';
import { deliver } from './outbox/delivery.actions';
import { ALWAYS_SEND } from './outbox/gate';
import type { AboutKind } from './outbox/kinds';
import { mailWaysOf } from './outbox/mail-ways.actions';
import { closePostRoom, openPostRoom, type Asker, type PostRoom } from './outbox/post.actions';
import { noticeUnposted } from './outbox/posting.actions';
import { loadShippedTemplates } from './outbox/template.actions';
import { deliverHouseMail, type MailWays } from './people/house-mail.actions';
import type { Due } from './platform/clock';
import { openDb, type Db, type Query } from './platform/db';
import { diskFiles, type FileStore } from './platform/files';
import { installationIds } from './platform/installation';
import { migrate } from './platform/migrate';
import { closeBrowser } from './platform/pdf/browser';
import { sweepCounts } from './platform/web/limit';
import { onDay, type Work } from './platform/work';
import { followLedger as followPromises, judgePromises } from './promises/jobs';
import { agreedHolds } from './promises/plan.store';
import { promiseDependents } from './promises/undo.store';
import { freeAsker } from './reminders/free.actions';
import { reminderAsker } from './reminders/gate.actions';
import { dailyRun as runReminders } from './reminders/jobs';
import { forgetTestReminders } from './reminders/test-mode.actions';
import { tellReturns } from './reminders/returned.actions';
import { askToLook } from './reminders/procurement.actions';
import { noticeReleases } from './reminders/stop.actions';
import { withdrawReminders } from './reminders/undo.actions';
import { noticeUncollected } from './reminders/uncollected.actions';
import { reminderDependents, untrueMessages } from './reminders/undo.store';
import { statementAsker } from './statements/gate.actions';
import { carryOnStatements, monthlyStatements } from './statements/jobs';
import { followAlike } from './merging/alike.actions';
import { passToManager } from './tasks/late.actions';

/**
 * The house, opened: its database (migrated), its files, its ids, the post room, and the work that rooms are handed. What
 * rooms below need of rooms above (holds, gates, dependents) is wired here and nowhere else. Whoever opens it closes it.
 */
export interface House {
  readonly config: Config;
  readonly db: Db;
  readonly files: FileStore;
  readonly ids: Ids;
  /** Opened when it is first asked for. */
  post(): PostRoom;
  /** Work for one action: the moment is given; the day is that of UTC until `onDay` puts the company's own. */
  work(actor: Actor, now: Instant): Work;
  close(): Promise<void>;
}

export async function openHouse(config: Config, clock: () => Instant): Promise<House> {
  const db = openDb(config.databaseUrl);
  try {
    await migrate(db);
    const house = furnish(config, db, await installationIds(db, clock()), clock);
    await loadShippedTemplates(house.work(CLOCK, clock()));
    return house;
  } catch (error) {
    await db.close();
    throw error;
  }
}

function furnish(config: Config, db: Db, ids: Ids, clock: () => Instant): House {
  const files = diskFiles(join(config.home, 'files'));
  const opened: { post?: PostRoom } = {};
  return {
    config,
    db,
    files,
    ids,
    post: () =>
      (opened.post ??= openPostRoom({
        home: config.home,
        smtpUrl: config.smtpUrl,
        held: NO_BOUNCE_MAILBOX,
        askers,
        clock,
      })),
    work: (actor, now) => ({ db, files, ids, actor, now, today: now.slice(0, 10) as Day }),
    close: async () => {
      if (opened.post) await closePostRoom(opened.post);
      await closeBrowser();
      await db.close();
    },
  };
}

/** The same open house by another clock: for the demo, which plays months in a minute. Only its owner closes it. */
export const houseBy = (house: House, clock: () => Instant): House => furnish(house.config, house.db, house.ids, clock);

/** Everything that may hold a customer, an item or a part of an amount. */
export const holdSources = (q: Query): readonly HoldSource[] =>
  [ledgerHolds, disputeHolds, deductionHolds, einvoiceHolds, agreedHolds, caseHolds, checkoutHolds].map((of) => of(q));

/** What an undo of an import would touch, and how it is taken back. */
export const undoDeps = ({ db }: Work): UndoDeps => ({
  dependents: [disputeDependents, promiseDependents, reminderDependents, caseDependents].map((of) => of(db.read)),
  withdraw: withdrawReminders,
  stops: untrueMessages,
});

/** What a changed setting means for rooms above the companies. */
export const settingChanged =
  (smtpUrl: string | null): SettingChanged =>
  async (tx, work, given) => {
    refuseSmtp(smtpUrl, given);
    await forgetTestReminders(tx, work, given);
  };

/** What payments keep back becomes a case. */
export const deductions: Deductions = { open: openDeduction, takeBack: takeBackDeduction };

/** The rooms that ask for messages, by the kind of their `about`. */
const askers = {
  reminder: reminderAsker(holdSources),
  dispute: { gate: () => ALWAYS_SEND },
  free: freeAsker(holdSources),
  returned: freeAsker(holdSources),
  correction: { gate: () => ALWAYS_SEND },
  statement: statementAsker(holdSources),
  receipt: { gate: () => ALWAYS_SEND },
} satisfies Readonly<Record<AboutKind, Asker>>;

/** Where mail to colleagues goes. */
export const mailWays = ({ db, post, config }: House): MailWays => mailWaysOf(db.read, post, config.publicUrl);

/** Before the first run of a day can be due anywhere, the morning's judgement is made. */
const MORNING_HOUR = 5;

/** The mail of the morning lies there when people come. */
const DIGEST_HOUR = 7;

/** What the clock has to do now, in this order: what follows from the ledger, the morning, the run, the post, old uploads, the seal. */
export async function clockWork(house: House, now: Instant): Promise<Due[]> {
  const due: Due[] = [];
  for (const company of await allCompanies(house.db.read)) {
    const { runHour, fixedDay } = await settingsOf(house.db.read, company.id);
    if (fixedDay === null) due.push(...companyWork(house, company, { now, runHour }));
  }
  due.push({
    name: 'sweep',
    company: '',
    key: now.slice(0, 10),
    work: async (at) =>
      counted({
        uploads: await sweepUploads(house.work(CLOCK, at), house.config.home),
        counts: await sweepCounts(house.db, at),
      }),
  });
  due.push({
    name: 'house mail',
    company: '',
    key: null,
    work: async (at) => counted({ ...(await deliverHouseMail(house.work(CLOCK, at), mailWays(house))) }),
  });
  due.push({
    name: 'seal',
    company: '',
    key: null,
    work: async (at) => counted({ sealed: await sealAudit(house.work(CLOCK, at)) }),
  });
  return due;
}

function companyWork(house: House, company: Company, { now, runHour }: { now: Instant; runHour: number }): Due[] {
  const { id, code, zone } = company;
  const hour = hourIn(zone, now);
  const today = `${code} ${dayIn(zone, now)}`;
  const at = (moment: Instant): Work => onDay(house.work(CLOCK, moment), zone);
  const statements = { company, holds: holdSources, post: () => house.post() };
  const jobs: (Omit<Due, 'company'> & { readonly fromHour: number })[] = [
    { name: 'follow', key: null, fromHour: 0, work: async (moment) => counted(await followed(at(moment), company)) },
    // prettier-ignore
    { name: 'morning', key: today, fromHour: Math.min(MORNING_HOUR, runHour), work: (moment) => morning(at(moment), company) },
    {
      name: 'bank accounts',
      key: null,
      fromHour: 0,
      work: async (moment) =>
        counted({ changed: await applyBankChanges(at(moment), { companyId: id, told: bankChangeTold }) }),
    },
    // prettier-ignore
    { name: 'notices', key: null, fromHour: 0, work: async (moment) => counted({ told: await gatherNotices(at(moment), company) }) },
    {
      name: 'digest',
      key: today,
      fromHour: DIGEST_HOUR,
      work: async (moment) => counted({ mails: await mailDigests(at(moment), company) }),
    },
    { name: 'run', key: today, fromHour: runHour, work: (moment) => dailyRun(at(moment), company) },
    // prettier-ignore
    { name: 'monthly statements', key: today, fromHour: runHour, work: async (moment) => counted(await monthlyStatements(at(moment), statements)) },
    // prettier-ignore
    { name: 'statements', key: null, fromHour: 0, work: async (moment) => counted(await carryOnStatements(at(moment), statements)) },
    { name: 'deliver', key: null, fromHour: 0, work: async (moment) => delivered(house, at(moment), company) },
  ];
  return jobs.filter(({ fromHour }) => hour >= fromHour).map((job) => ({ ...job, company: code }));
}

async function followed(work: Work, company: Company): Promise<Record<string, number>> {
  const payouts = await followPayouts(work, company.id);
  const cash = {
    payouts,
    ...(await followBank(work, company)),
    kept_back: await followAdvices(work, company.id, deductions),
  };
  const [disputes, promises] = [await followDisputes(work, company.id), await followPromises(work, company.id)];
  const [einvoices, looks] = [await noticeEinvoices(work, company.id), await askToLook(work, company.id)];
  const alike = await followAlike(work, company.id);
  return {
    ...cash,
    ...disputes,
    ...promises,
    einvoices,
    looks,
    money_untold: await noticeDirectMoney(work, company.id),
    alike,
    told: await tellReturns(work, { company, holds: holdSources }),
  };
}

async function morning(work: Work, company: Company): Promise<Record<string, unknown>> {
  const [promises, disputes] = [await judgePromises(work, company.id), await reviewDisputes(work, company.id)];
  const [rests, withheld] = [await noticeRests(work, company.id), await noticeWithheld(work, company.id)];
  const [debits, releases] = [await noticeUncollected(work, company.id), await noticeReleases(work, company.id)];
  const [late, emptied] = [await passToManager(work, company.id), await emptyExpired(work, company.id)];
  const [unposted, unopened] = [await noticeUnposted(work, company), await noticeUnopened(work, company)];
  return { ...promises, ...disputes, rests, withheld, debits, releases, late, emptied, unposted, unopened };
}

async function dailyRun(work: Work, company: Company): Promise<Record<string, unknown>> {
  const { run, issued } = await runReminders(work, { company, holds: holdSources });
  return { asOn: run.asOn, messages: issued.messages, tasks: issued.tasks };
}

async function delivered(house: House, work: Work, company: Company): Promise<Record<string, unknown> | undefined> {
  const { accepted, made, failed, doubtful, withdrawn } = await deliver(work, house.post(), company);
  const saved = Object.values(withdrawn).reduce((sum, count) => sum + count, 0);
  return counted({ accepted, made, failed, doubtful, saved });
}

/** Nothing happened: no line in the log. */
const counted = (counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> | undefined =>
  Object.values(counts).some((count) => count > 0) ? counts : undefined;
