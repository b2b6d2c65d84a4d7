import { join } from 'node:path';
import { customersElsewhere } from './cases/elsewhere.store';
import { checkoutHolds } from './checkout/store';
import { caseDependents, caseHolds } from './cases/store';
import type { Deductions } from './cash/deductions.actions';
import type { SettingChanged } from './companies/actions';
import type { Config } from './config';
import { disputeDependents } from './disputes/clock.store';
import { deductionHolds } from './disputes/deduction.store';
import { einvoiceHolds } from './disputes/e-invoice.store';
import { disputeHolds } from './disputes/store';
import { openDeduction, takeBackDeduction } from './disputes/short-payment.actions';
import type { UndoDeps } from './imports/undo.actions';
import { CLOCK, type Actor } from './kernel/actor';
import { type Day, type Instant } from './kernel/day';
import type { Ids } from './kernel/ids';
import { loadShippedRates } from './law/rates.actions';
import type { HoldSource } from './ledger/hold';
import { ledgerHolds } from './ledger/store';
import { hasReadMailbox } from './inbox/mailbox.store';
import { heldWithout, refuseSmtp } from './outbox/bounce-mailbox.actions';
import { ALWAYS_SEND } from './outbox/gate';
import type { AboutKind } from './outbox/kinds';
import { companyMailOf, mailWaysOf, type CompanyMail } from './outbox/mail-ways.actions';
import { closePostRoom, openPostRoom, type Asker, type PostRoom } from './outbox/post.actions';
import { loadShippedTemplates } from './outbox/template.actions';
import { type MailWays } from './people/house-mail.actions';
import type { ParcelRoom } from './parcels/mail.actions';
import { openDb, type Db, type Query } from './platform/db';
import { diskFiles, type FileStore } from './platform/files';
import { installationIds } from './platform/installation';
import { migrate } from './platform/migrate';
import { closeBrowser } from './platform/pdf/browser';
import type { Work } from './platform/work';
import { agreedHolds } from './promises/plan.store';
import { promiseDependents } from './promises/undo.store';
import { noticeAsker } from './notices/gate.actions';
import { stepPapers } from './notices/step-papers.actions';
import { interestNoteAsker } from './notices/interest-note-gate.actions';
import { freeAsker } from './reminders/free.actions';
import { reminderAsker } from './reminders/gate.actions';
import type { PaperMaker } from './reminders/papers.actions';
import { forgetTestReminders } from './reminders/test-mode.actions';
import { withdrawReminders } from './reminders/undo.actions';
import { reminderDependents, untrueMessages } from './reminders/undo.store';
import { statementAsker } from './statements/gate.actions';
import { visitAsker } from './visits/gate.actions';

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
    await loadShippedRates(house.work(CLOCK, clock()));
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
        held,
        askers,
        clock,
        site: { url: config.publicUrl, elsewhere: customersElsewhere },
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

/** Who makes the legal papers of steps that are such. */
export const papers: PaperMaker = stepPapers;

/** What an undo of an import would touch, and how it is taken back. */
export const undoDeps = ({ db }: Work): UndoDeps => ({
  dependents: [disputeDependents, promiseDependents, reminderDependents, caseDependents].map((of) => of(db.read)),
  withdraw: withdrawReminders,
  stops: untrueMessages,
});

/** Where mail that comes back is read. */
const held = heldWithout(hasReadMailbox);

/** What a changed setting means for rooms above the companies. */
export const settingChanged =
  (smtpUrl: string | null): SettingChanged =>
  async (tx, work, given) => {
    await refuseSmtp(smtpUrl, held)(tx, work, given);
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
  link: { gate: () => ALWAYS_SEND },
  notice: noticeAsker(holdSources),
  note: interestNoteAsker(holdSources),
  visit: visitAsker,
} satisfies Readonly<Record<AboutKind, Asker>>;

/** Where mail to colleagues goes. */
export const mailWays = ({ db, post, config }: House): MailWays => mailWaysOf(db.read, post, config.publicUrl);

/** By which way parcels go to partners. */
export const parcelRoom = ({ post, config }: House): ParcelRoom => ({ post, publicUrl: config.publicUrl });

/** By which way companies write to customers at once. */
export const companyMail = ({ post, config }: House): CompanyMail => companyMailOf(post, config.publicUrl);
