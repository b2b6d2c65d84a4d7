import { record } from '../audit/actions';
import type { SettingChanged } from '../companies/actions';
import { printedFingerprint } from '../companies/company-key';
import { companyKeys } from '../companies/key.store';
import type { Settings } from '../companies/settings';
import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { holidaysIn } from '../kernel/calendar';
import { partsOf } from '../kernel/day';
import { PATHS } from '../kernel/paths';
import { HOUSE_MAIL_WORDS } from '../languages/house-mail-words';
import { countText, fill, inLanguage, weekdayText } from '../languages/said';
import { SENDER_WORDS } from '../languages/sender-words';
import { replyAddress, senderAddress, senderName } from '../outbox/parties';
import type { PostRoom } from '../outbox/post.actions';
import { sendAtOnce, type MailWays } from '../people/house-mail.actions';
import { houseMailCounts } from '../people/house-mail.store';
import { mayEverywhere } from '../people/rights';
import { see, type Answer } from '../platform/web/answer';
import { testReminders } from '../reminders/undo.store';
import { settingsAccountingRoutes } from './settings-accounting.pages';
import { settingsBankRoutes } from './settings-bank.pages';
import { settingsIntakeRoutes, type SettingsIntakeDeps } from './settings-intake.pages';
import { settingsRatesRoutes } from './settings-rates.pages';
import { settingsSmsRoutes } from './settings-sms.pages';
import { settingsPostRoutes } from './settings-post.pages';
import { languageName, languagesBlanks, settingsLanguagesRoutes } from './settings-languages.pages';
import { settingsLawRoutes } from './settings-law.pages';
import { settingsMailboxRoutes } from './settings-mailbox.pages';
import { settingsOnlineRoutes, type SettingsOnlineDeps } from './settings-online.pages';
import { settingsPortalRoutes } from './settings-portal.pages';
import { mailBlanks, settingsMailRoutes } from './settings-mail.pages';
import { settingsRetentionRoutes } from './settings-retention.pages';
import { settingsTryRoutes, tryBlanks, type TryDeps } from './settings-try.pages';
import type { Subject } from './settings-fields';
import { settingsPath, settingsWords } from './settings-frame.pages';
import { saveValues, valuesPage } from './settings-values.pages';
import { settingsWindowRoutes, windowBlanks } from './settings-window.pages';
import { messagesWaiting } from './settings.panel';

/** Settings of a company in the desk: administrators change them, managers see them. */
export interface SettingsDeps extends TryDeps, SettingsIntakeDeps, SettingsOnlineDeps {
  readonly settingChanged: SettingChanged;
  readonly mailWays: MailWays;
  readonly smtpUrl: string | null;
  post(): PostRoom;
}

export const settingsRoutes = (deps: SettingsDeps): readonly Route[] => {
  const values = (
    subject: Subject,
    path: string,
    more: (visit: Visit) => Promise<Record<string, unknown>>,
  ): Route[] => [
    {
      ...{ method: 'get', path, right: 'approve' },
      visit: async (visit) => valuesPage(visit, subject, { more: await more(visit) }),
    },
    {
      ...{ method: 'post', path, right: 'administer' },
      visit: (visit) => saveValues(visit, { subject, changed: deps.settingChanged, more }),
    },
  ];
  return [
    ...values('company', '/settings', companyMore),
    ...values('senders', '/settings/senders', (visit) => sendersMore(visit, deps)),
    ...settingsLanguagesRoutes(deps.settingChanged, (visit) => sendersMore(visit, deps)),
    ...settingsMailRoutes(deps.smtpUrl, (visit) => sendersMore(visit, deps)),
    { method: 'post', path: '/settings/senders/test', right: 'administer', visit: (visit) => testMail(visit, deps) },
    ...settingsOnlineRoutes(deps),
    ...settingsPortalRoutes(deps.settingChanged),
    ...settingsBankRoutes,
    ...settingsAccountingRoutes(deps.settingChanged),
    ...settingsLawRoutes,
    ...settingsRetentionRoutes(deps.settingChanged),
    ...settingsIntakeRoutes(deps),
    ...settingsMailboxRoutes(deps),
    ...settingsPostRoutes(deps),
    ...settingsSmsRoutes,
    ...settingsRatesRoutes,
    ...values('calendar', '/settings/calendar', calendarMore),
    ...settingsWindowRoutes(deps.settingChanged, calendarMore),
    ...values('thresholds', '/settings/thresholds', (visit) => Promise.resolve(tryBlanks(visit))),
    ...settingsTryRoutes(deps),
    ...values('test', '/settings/test', (visit) => testMore(visit, deps)),
  ];
};

async function companyMore(visit: Visit): Promise<Record<string, unknown>> {
  const { fact, another } = settingsWords(visit);
  const { country, currency, code, id } = visit.company;
  const key = (await companyKeys(visit.work.db.read, id)).find(({ endedAt }) => endedAt === null);
  const facts = [
    { label: fact.country, text: country, wait: false },
    { label: fact.currency, text: currency, wait: false },
    { label: fact.code, text: code, wait: false },
    { label: fact.key, text: key ? printedFingerprint(key.fingerprint) : fact.noKey, wait: false },
  ];
  return { facts, link: mayEverywhere(visit.person, 'administer') ? { href: PATHS.start, label: another } : null };
}

/** The holidays of this year, and of the next, which comes sooner than one thinks. */
async function calendarMore(visit: Visit): Promise<Record<string, unknown>> {
  const { holidays: w } = settingsWords(visit);
  const { company, work, locale, language } = visit;
  const country = new Intl.DisplayNames([language], { type: 'region' }).of(company.country) ?? company.country;
  const place = [country, company.region ?? ''].filter(Boolean).join(', ');
  const [year] = partsOf(work.today);
  const years = [year, year + 1].map((one) => {
    const days = holidaysIn(company, one, language);
    return {
      title: fill(w.title, { year: one }),
      text: fill(days.length === 0 ? w.none : w.text, { place }),
      days: days.map(({ on, name }) => ({ on: weekdayText(on, locale), name, past: on < work.today })),
      open: one === year,
    };
  });
  return { years, window: windowBlanks(visit, await settingsOf(work.db.read, company.id)) };
}

async function sendersMore(visit: Visit, deps: SettingsDeps): Promise<Record<string, unknown>> {
  const { fact, mail } = settingsWords(visit);
  const { company, work, locale } = visit;
  const { smtpUrl } = deps;
  const settings = await settingsOf(work.db.read, company.id);
  const { waiting, failed } = await houseMailCounts(work.db.read, company.id);
  const from = senderAddress(company, settings);
  const facts = [
    { label: fact.from, text: `${company.tradingName ?? company.legalName} <${from ?? mail.noAddress}>`, wait: !from },
    { label: fact.answers, text: replyAddress(company, settings) || mail.noAddress, wait: false },
    {
      label: fact.smtp,
      text: smtpUrl === null ? mail.smtpNone : fill(mail.smtpAt, { host: new URL(smtpUrl).host }),
      wait: false,
    },
    { label: fact.goes, text: mail[await wayOf(visit, deps)], wait: false },
    {
      label: fact.colleagues,
      text: `${countText(mail.waiting, waiting, locale)}, ${countText(mail.failed, failed, locale)}`,
      wait: failed > 0,
    },
  ];
  const way = { value: 'now', label: mail.wayNow, chosen: true };
  const ways = smtpUrl === null ? [] : [way, { value: 'smtp', label: mail.waySmtp, chosen: false }];
  const text = fill(mail.testText, { email: visit.person.email });
  const test = { title: mail.test, text, legend: mail.way, ways, button: mail.testButton };
  const languages = languagesBlanks(visit, settings.senders);
  const action = visit.at.under('/settings/senders/test');
  return {
    facts,
    languages,
    mail: mailBlanks(visit),
    actions: [{ ...test, ...testSenders(visit, settings.senders), action }],
  };
}

/** Where messages to customers go now. */
async function wayOf({ work, company }: Visit, deps: SettingsDeps): Promise<'goesFolder' | 'goesHeld' | 'goesSmtp'> {
  const { testMode } = await settingsOf(work.db.read, company.id);
  if (testMode || deps.smtpUrl === null) return 'goesFolder';
  return (await deps.post().held?.(work.db.read, company.id)) ? 'goesHeld' : 'goesSmtp';
}

/** Whose mail is tried: the company's, or that of a language with its own sender. */
function testSenders(visit: Visit, senders: Settings['senders']): Record<string, unknown> {
  const { test: w } = inLanguage(SENDER_WORDS, visit.language);
  const own = Object.keys(senders).map((value) => ({ value, label: languageName(visit, value), chosen: false }));
  return { from: w.language, senders: own.length === 0 ? [] : [{ value: '', label: w.own, chosen: true }, ...own] };
}

/** To oneself alone; the answer says where it went. */
async function testMail(visit: Visit, deps: SettingsDeps): Promise<Answer> {
  const { mail: w } = settingsWords(visit);
  const { company, work, person } = visit;
  const settings = await settingsOf(work.db.read, company.id);
  const now = await deps.mailWays(company.id);
  const bySmtp = deps.smtpUrl !== null && visit.asked.form.get('way') === 'smtp';
  const { mailer: smtp, folder } = deps.post();
  const mailer = bySmtp || !settings.testMode ? smtp : folder;
  const { hello, test } = inLanguage(HOUSE_MAIL_WORDS, person.language);
  const whose = visit.asked.form.get('language') ?? '';
  const name = senderName(company, settings, whose);
  const from = { name, address: senderAddress(company, settings, whose) ?? now.from.address };
  const replyTo = replyAddress(company, settings, whose);
  const values = { name: person.name, company: name, from: from.address, replyTo };
  const said = {
    subject: fill(test.subject, values),
    paragraphs: [fill(hello, values), fill(test.text, values)],
    link: null,
  };
  const answer = await sendAtOnce(work, { ...now, mailer, from }, `test-${person.id}-${Date.parse(work.now)}`, {
    ...{ to: person, said, replyTo: replyTo === '' ? from.address : replyTo },
  });
  const outcome = answer.outcome === 'accepted' ? answer.ref : answer.answer;
  await work.db.transaction((tx) =>
    record(tx, work, {
      ...{ companyId: company.id, kind: 'sender.tested', ref: `company/${company.id}` },
      payload: { by: mailer.name, outcome: answer.outcome, answer: outcome },
    }),
  );
  const went = answer.outcome !== 'accepted' ? w.sentNot : mailer.name === 'smtp' ? w.sentSmtp : w.sentFolder;
  visit.asked.session.tell({ text: fill(went, { answer: outcome, email: person.email, file: `outbox/${outcome}` }) });
  return see(settingsPath(visit, 'senders'));
}

async function testMore(visit: Visit, deps: SettingsDeps): Promise<Record<string, unknown>> {
  const { fact, test: w } = settingsWords(visit);
  const { company, work, locale } = visit;
  const { read } = work.db;
  const { testMode } = await settingsOf(read, company.id);
  const { emails, letters } = await messagesWaiting(read, company.id);
  const tested = testMode ? (await testReminders(read, company.id)).length : 0;
  const waiting = `${countText(w.emails, emails, locale)}, ${countText(w.letters, letters, locale)}`;
  const facts = [
    { label: fact.now, text: testMode ? w.on : w.off, wait: testMode },
    { label: fact.waiting, text: waiting, wait: false },
    ...(testMode ? [{ label: fact.ending, text: countText(w.forgotten, tested, locale), wait: tested > 0 }] : []),
  ];
  const held = deps.smtpUrl === null ? null : await deps.post().held?.(read, company.id);
  return { facts, extra: held ? w.refused : '' };
}
