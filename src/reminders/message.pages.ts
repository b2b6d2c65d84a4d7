import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import { OUTBOX_WORDS } from '../languages/outbox-words';
import type { OutboxWords } from '../languages/outbox-words.en';
import { TEMPLATES_WORDS } from '../languages/templates-words';
import { REMINDER_WORDS } from '../languages/reminder-words';
import { dayText, fill, inLanguage, labelled, momentText, numberText } from '../languages/said';
import type { MessageContent } from '../outbox/content';
import type { SentAttachment } from '../outbox/delivery.store';
import { stepsOf, type Step } from '../outbox/list.store';
import { maskedMail } from '../outbox/masked-mail';
import { ownVersions, templateVersions } from '../outbox/template.store';
import { hoursOf, type Place } from '../outbox/send-window';
import { smsSize } from '../outbox/sms';
import { letterPdf, sheetOf } from '../outbox/sheet.actions';
import type { MessageRow } from '../outbox/store';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { file, NotFound, page, sheet, type Answer } from '../platform/web/answer';
import type { ReminderPagesDeps } from './deps.pages';
import { messageAsked } from './message-asked.pages';
import { kindText, savedText, TONES, waitingOf } from './messages.pages';
import { remindersIn } from './messages.panel';
import { recallBlanks } from './recall-message.pages';
import { stateText } from './template-asked.pages';

/** One message: exactly as it left, with everything that happened to it and what went with it. */
export const messageRoutes = (deps: ReminderPagesDeps): readonly Route[] => [
  { method: 'get', path: '/messages/:message', right: 'see', visit: show },
  { method: 'get', path: '/messages/:message/sheet', right: 'see', visit: (visit) => asSheet(visit, deps) },
  { method: 'get', path: '/messages/:message/original', right: 'see', visit: (visit) => original(visit, deps) },
  { method: 'get', path: '/messages/:message/attachments/:n', right: 'see', visit: attachment },
];

const hasLeft = (row: MessageRow): boolean => row.raw_sha !== null && row.state !== 'queued' && row.state !== 'sending';

async function show(visit: Visit): Promise<Answer> {
  const { work, company, at, locale } = visit;
  const q = work.db.read;
  const w = inLanguage(OUTBOX_WORDS, visit.language);
  const said = inLanguage(REMINDER_WORDS, visit.language);
  const row = await messageAsked(visit);
  const content = JSON.parse(row.blanks) as MessageContent;
  const customer = await customerById(q, company.id, row.customer_id);
  const [steps, people] = [await stepsOf(q, row.id), await peopleOf(q)];
  const to = row.to_name ?? row.recipient;
  const sealed = work.ids.seal('message', row.id);
  const under = (path: string): string => at.under(`/messages/${sealed}${path}`);
  const title = row.subject ?? kindText(content.kind, w, said);
  const runId = /^run\/(\d+)$/.exec(row.batch ?? '')?.[1];
  const blanks = {
    title,
    w,
    kind: `${kindText(content.kind, w, said)} · ${said.channel[row.channel]}`,
    state: said.state[row.state],
    tone: TONES[row.state] ?? 'plain',
    why: row.withdrawn_reason === null ? await waitsOf(visit, row, customer) : savedText(row.withdrawn_reason, said),
    to,
    recipient: row.recipient === to ? '' : row.recipient,
    cc: (JSON.parse(row.cc) as string[]).join(', '),
    customer: { name: customer.name, code: customer.code, href: at.customer(work.ids.seal('customer', customer.id)) },
    day: dayText(row.day, locale),
    language: new Intl.DisplayNames([visit.language], { type: 'language' }).of(row.language) ?? row.language,
    wording: await wordingBlanks(visit, row),
    run_day: dayText(row.day, locale),
    run: runId === undefined ? '' : at.run(work.ids.seal('run', Number(runId))),
    heading: hasLeft(row) ? w.one.asSent : w.one.asWould,
    size: row.channel === 'sms' ? await sizeOf(visit, row) : null,
    sheet: under('/sheet'),
    frame: fill(w.one.frame, { to }),
    original: hasLeft(row) || row.channel === 'letter' ? under('/original') : '',
    original_label: hasLeft(row) ? w.one.original[row.channel] : w.one.preview,
    attachments: attachmentsOf(row).map(({ name, bytes }, n) => ({
      name,
      size: `${numberText(Math.max(1, Math.round(bytes / 1024)), locale)} kB`,
      href: under(`/attachments/${n}`),
    })),
    steps: steps.map((step) => stepBlanks(visit, w, { ...step, recordedBy: nameOf(people, step.recordedBy) })),
    fingerprint: row.raw_sha ?? '',
    ...(await actionBlanks(visit, row, under)),
    ...(await recallBlanks(visit, row, to)),
  };
  return page('pages/reminders/message', title, blanks);
}

/** How much of a telephone a short message fills; it is counted once it was put into words. */
async function sizeOf(visit: Visit, row: MessageRow): Promise<{ label: string; text: string } | null> {
  if (row.text_sha === null) return null;
  const { length, parts } = smsSize((await visit.work.files.get(row.text_sha)).toString('utf8'));
  const w = inLanguage(OUTBOX_WORDS, visit.language).one.size;
  return { label: w.label, text: fill(w.text, { length, parts }) };
}

async function waitsOf(visit: Visit, row: MessageRow, { country, region }: Place): Promise<string> {
  const hours = hoursOf(await settingsOf(visit.work.db.read, visit.company.id), visit.company);
  return waitingOf(visit, hours)({ ...row, notBefore: row.not_before, country, region });
}

/** With which wording it was written; it stays so, whatever is in force by now. */
async function wordingBlanks(visit: Visit, row: MessageRow): Promise<unknown> {
  const { work, company, at } = visit;
  const q = work.db.read;
  const version = (await templateVersions(q, [row.template_version_id])).get(row.template_version_id);
  if (version === undefined) return null;
  const { code, language, companyId } = version;
  const w = inLanguage(TEMPLATES_WORDS, visit.language);
  const versions = companyId === null ? [] : await ownVersions(q, company.id, code, language);
  const n = versions.findIndex(({ id }) => id === version.id) + 1;
  const named: Readonly<Record<string, string>> = w.code;
  return {
    title: w.template,
    text: `${named[code] ?? code} · ${stateText(visit, n > 0, n)}`,
    href: at.under(`/templates/${code}/${language}${n > 0 ? `/versions/${n}` : ''}`),
  };
}

const attachmentsOf = (row: MessageRow): readonly SentAttachment[] =>
  JSON.parse(row.attachments) as readonly SentAttachment[];

function stepBlanks({ language, locale, company, at: to, work }: Visit, w: OutboxWords, step: Step): unknown {
  const detail = JSON.parse(step.detail) as Readonly<Record<string, unknown>>;
  const told = (Object.keys(w.detail) as (keyof OutboxWords['detail'])[]).flatMap((name) => {
    const value = detail[name];
    if (value === true) return [w.detail[name]];
    return typeof value === 'string' && value !== ''
      ? [labelled(language, w.detail[name], name === 'to' && value === 'folder' ? w.folder : value)]
      : [];
  });
  return {
    at: momentText(step.recordedAt, locale, company.zone),
    day: dayText(step.onDay, locale),
    what: w.step[step.kind],
    by: step.recordedBy,
    detail: told.join(' · '),
    proof: typeof detail['proof'] === 'number' ? to.document(work.ids.seal('document', detail['proof'])) : '',
  };
}

/** What can be done about it now, by whoever may. */
async function actionBlanks(
  visit: Visit,
  row: MessageRow,
  under: (path: string) => string,
): Promise<Record<string, unknown>> {
  const w = inLanguage(OUTBOX_WORDS, visit.language);
  const reminders = await remindersIn(visit.work.db.read, visit.company.id, row.id);
  const counting = reminders.some(({ state }) => state === 'issued');
  const ended = reminders.find(({ state }) => state !== 'issued');
  const may = visit.may('work') && visit.on === null;
  const why = ended?.why?.replace(/^gate: /, '') ?? '';
  const { saved } = inLanguage(REMINDER_WORDS, visit.language);
  return {
    doubt: may && row.state === 'doubtful' ? under('/doubt') : '',
    post: may && row.channel === 'letter' && row.state === 'made' ? under('/posted') : '',
    news: may && row.state === 'posted' ? under('/news') : '',
    unpost: may && row.state === 'posted' ? under('/unposted') : '',
    today: visit.work.today,
    counts:
      reminders.length === 0
        ? ''
        : counting
          ? w.one.counts
          : fill(w.one.cancelled, { why: (saved as Readonly<Record<string, string>>)[why] ?? why }),
  };
}

async function asSheet(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const row = await messageAsked(visit);
  return sheet(await sheetOf(visit.work, deps.post(), visit.company, row));
}

/** The mail that left, or the letter's PDF, with the way to the account hidden; of a letter that was not made yet, as it would be printed. */
async function original(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const row = await messageAsked(visit);
  const name = `${row.day}-${visit.work.ids.seal('message', row.id)}`;
  if (row.channel === 'letter') {
    const pdf = await letterPdf(visit.work, deps.post(), visit.company, row, visit.may('work'));
    if (pdf) return file(`${name}.pdf`, 'application/pdf', pdf, true);
  }
  if (row.raw_sha === null || !hasLeft(row)) throw new NotFound();
  if (row.channel === 'sms') return file(`${name}.txt`, 'text/plain', await visit.work.files.get(row.raw_sha));
  return file(`${name}.eml`, 'message/rfc822', maskedMail(await visit.work.files.get(row.raw_sha)));
}

async function attachment(visit: Visit): Promise<Answer> {
  const row = await messageAsked(visit);
  const found = attachmentsOf(row)[Number(visit.asked.params['n'] ?? '')];
  if (found === undefined) throw new NotFound();
  return file(found.name, 'application/octet-stream', await visit.work.files.get(found.sha256));
}
