import { WrongUse } from './kernel/result';
import { RECOVERY_ROOMS } from './recovery-commands';
import { app, holds, postOf, type Room } from './room';

/** Which room has which command, and what each is for: in the order of the journey. A room is loaded when its command is asked for. */
/* eslint-disable @typescript-eslint/no-require-imports -- a room is loaded when its command is asked for, not before */
const smtpUrl = () => (require('./config') as typeof import('./config')).readConfig().smtpUrl;
const told = () => require('./tasks/bank-told.actions') as typeof import('./tasks/bank-told.actions');

/** In the order of the journey, which is that of the help. */
export const ROOMS: readonly Room[] = [
  {
    commands: {
      init: 'open a company to collect for',
      company: 'who claims: its facts, settings and bank accounts',
    },
    add: (program, shell) => {
      const room = require('./companies/cli') as typeof import('./companies/cli');
      room.companyCommands(program, shell, {
        settingChanged: (...given) => app().settingChanged(smtpUrl())(...given),
        bankTold: (...given) => told().bankChangeTold(...given),
      });
    },
  },
  {
    commands: {
      import: 'a file of receivables into the ledger',
      bank: 'statements of the bank: what came in',
      cash: 'money that came in: what waits, and what is to be done with it',
      intake: 'sources that deliver by themselves: watched folders and SFTP servers',
      post: 'the service that prints and posts the letters',
      pay: 'the provider with which customers may pay online',
    },
    add: (program, shell, near) => {
      const undoDeps = (work: import('./platform/work').Work) => app().undoDeps(work);
      (require('./imports/cli') as typeof import('./imports/cli')).importCommands(program, shell, undoDeps);
      const from = { root: () => near.config().intakeRoot, undoDeps, post: postOf(near) };
      (require('./intake/cli') as typeof import('./intake/cli')).intakeCommands(program, shell, from);
      (require('./cash/cli') as typeof import('./cash/cli')).cashCommands(program, shell);
      (require('./postal/cli') as typeof import('./postal/cli')).postalCommands(program, shell, from);
      (require('./checkout/cli') as typeof import('./checkout/cli')).checkoutCommands(program, shell, near);
    },
  },
  {
    commands: {
      attach: 'file documents; a folder or ZIP of invoices is matched by the number in each name',
      documents: 'what was filed of a customer',
    },
    add: (program, shell) => {
      const room = require('./documents/cli') as typeof import('./documents/cli');
      const { findMessage } = require('./outbox/named.cli') as typeof import('./outbox/named.cli');
      const many = require('./imports/attach-many.actions') as typeof import('./imports/attach-many.actions');
      room.documentCommands(program, shell, { findEntry, attachFolder: many.attachFolder, findMessage });
    },
  },
  {
    commands: { customers: 'who owes: look up, export, correct, merge' },
    add: (...to) =>
      (require('./desk/customers.cli') as typeof import('./desk/customers.cli')).customersCommands(to[0], to[1]),
  },
  {
    commands: {
      items: 'what is open, as of any day; correct a document',
      statement: 'a customer’s account, entry by entry, with the balance after each',
      ageing: 'what is open per customer and currency, by how late it is',
      hold: 'a reason not to chase: put it, end it, list them',
      allocate: 'apply payments and credit notes to documents by hand',
      assigned: 'claims that a factor, bank or insurer holds, and that come back',
    },
    add: (program, shell) => {
      const room = require('./ledger/cli') as typeof import('./ledger/cli');
      room.ledgerCommands(program, shell, { ...holds, bankTold: (...given) => told().bankChangeTold(...given) });
    },
  },
  {
    commands: {
      law: 'what the law of a country says, with its sources, and until when claims can be brought to a court',
      interest: 'interest on late payment as of a day: of a customer, a document or a sum, line by line',
      charges: 'interest and fixed sums beside invoices: claim, waive, reinstate, reverse',
    },
    add: (program, shell) => {
      const { limitationSources } = require('./dossier/limitation-sources.store') as typeof import('./dossier/limitation-sources.store'); // prettier-ignore
      (require('./law/cli') as typeof import('./law/cli')).lawCommands(program, shell, limitationSources);
      (require('./law/interest.cli') as typeof import('./law/interest.cli')).interestCommands(program, shell);
      const { demandsOf } = require('./notices/demanded.store') as typeof import('./notices/demanded.store');
      (require('./law/charges.cli') as typeof import('./law/charges.cli')).chargeCommands(program, shell, demandsOf);
      (require('./notices/interest-note.cli') as typeof import('./notices/interest-note.cli')).noteCommand(program, shell, holds); // prettier-ignore
    },
  },
  {
    commands: { dispute: 'what customers object to: raise, answer, settle', short: 'short payments: decide on rests' },
    add: (...to) => (require('./disputes/cli') as typeof import('./disputes/cli')).disputeCommands(to[0], to[1], holds),
  },
  {
    commands: {
      promise: 'what customers promised to pay, and whether they did',
      plan: 'instalment plans: draft, offer, accept, cancel, see which instalments are paid',
    },
    add: (program, shell) => {
      const room = require('./promises/cli') as typeof import('./promises/cli');
      const { disputeHolds } = require('./disputes/store') as typeof import('./disputes/store');
      room.promiseCommands(program, shell, { disputeHolds });
    },
  },
  {
    commands: {
      calls: 'calls that are agreed with customers, and the hours for them',
      visits: 'visits to customers: planned, announced, recorded',
      tasks: 'what people must do, and by when',
    },
    add: (...to) => {
      (require('./calls/cli') as typeof import('./calls/cli')).callCommands(to[0], to[1]);
      (require('./visits/cli') as typeof import('./visits/cli')).visitCommands(to[0], to[1], holds);
      (require('./tasks/cli') as typeof import('./tasks/cli')).taskCommands(to[0], to[1]);
    },
  },
  {
    commands: {
      strategy: 'schedules of reminders: see them, choose, write one',
      simulate: 'what a run would do that day: the run itself, rolled back',
      run: 'the day’s run: decide, issue and send reminders',
      explain: 'why a customer is, was or will be chased or not, on any day',
      drill: 'a fire drill: every message, call and task of the coming days; nothing is written or sent',
      stop: 'deliveries to a customer: stopped, released, against prepayment',
      script: 'what to say to a customer on the telephone, in its language and with its figures',
      procurement: 'procurement portals of customers, and what was read there',
      log: 'log a call, visit, appointment, reply or note; without one, show what was logged',
      told: 'what a customer told in the portal and waits for a person',
      hardship: 'customers who are treated with care: recorded, and ended',
    },
    add: (program, shell, near) => {
      const room = require('./reminders/cli') as typeof import('./reminders/cli');
      room.reminderCommands(program, shell, {
        ...{ holdSources: (q) => app().holdSources(q), post: postOf(near) },
        papers: (...asked) => app().papers(...asked),
      });
    },
  },
  {
    commands: {
      notice: 'legal papers: formal notices and official reminders by country',
      statements: 'statements of account to many at once, by email or on paper',
    },
    add: (program, shell, near) => {
      const deps = { ...holds, post: postOf(near) };
      (require('./notices/cli') as typeof import('./notices/cli')).noticeCommands(program, shell, deps);
      (require('./statements/cli') as typeof import('./statements/cli')).statementsCommands(program, shell, deps);
    },
  },
  {
    commands: { journal: 'back to accounting: fees, interest, write-offs, differences and what partners cost' },
    add: (program, shell) => {
      const { partnerDeeds: elsewhere } =
        require('./remittances/deeds.panel') as typeof import('./remittances/deeds.panel');
      (require('./journals/cli') as typeof import('./journals/cli')).journalCommands(program, shell, { elsewhere });
    },
  },
  {
    commands: {
      outbox: 'messages on their way and what left the house',
      mail: 'what makes mail arrive: keys, DNS',
      inbox: 'mail that comes in, and whose it is',
      portal: 'how customers come in: links',
    },
    add: (program, shell, near) => {
      (require('./outbox/cli') as typeof import('./outbox/cli')).outboxCommands(program, shell, postOf(near), smtpUrl);
      (require('./inbox/cli') as typeof import('./inbox/cli')).inboxCommands(program, shell, { post: postOf(near) });
      const { portalCommands } = require('./portal/cli') as typeof import('./portal/cli');
      portalCommands(program, shell, { publicUrl: () => near.config().publicUrl });
    },
  },
  ...RECOVERY_ROOMS,
  {
    commands: { people: 'who works here: let in, give roles, disable' },
    add: (program, shell, near) => {
      const { peopleCommands } = require('./people/cli') as typeof import('./people/cli');
      const { allCompanies } = require('./companies/store') as typeof import('./companies/store');
      peopleCommands(program, shell, { companies: allCompanies, publicUrl: () => near.config().publicUrl });
    },
  },
  {
    commands: { audit: 'who did what, when; with --verify: is the record as it was written?' },
    add: (program, shell) => {
      const { auditCommands } = require('./audit/cli') as typeof import('./audit/cli');
      const { theCompany } = require('./companies/store') as typeof import('./companies/store');
      auditCommands(program, shell, { companyOf: theCompany });
    },
  },
  {
    commands: {
      backup: 'write database and kept files into one archive, while everything runs',
      restore: 'make an installation of a backup, where DATABASE_URL and DULY_HOME say; only into an empty one',
      doctor: 'is this machine fit for Duly, and what to install or change',
    },
    add: (program, shell, near) => {
      (require('./platform/cli') as typeof import('./platform/cli')).houseCommands(program, shell, () => ({ ...near.config(), now: near.now() })); // prettier-ignore
    },
  },
];

const findEntry: import('./documents/cli').AttachDeps['findEntry'] = async (work, whose, text) => {
  const { findItems } = require('./ledger/store') as typeof import('./ledger/store');
  const [item] = await findItems(work.db.read, { ...whose, text, ids: work.ids, among: 'all' });
  if (item === undefined) throw new WrongUse(`There is no document ${text}.`, 'See what is open: duly items');
  return { about: `entry/${item.entryId}`, customerId: item.customerId };
};
