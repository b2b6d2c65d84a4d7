import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { dayFrom } from '../kernel/day';
import { FRAME_WORDS } from '../languages/frame-words';
import { OUTBOX_WORDS } from '../languages/outbox-words';
import type { OutboxWords } from '../languages/outbox-words.en';
import { REMINDER_WORDS } from '../languages/reminder-words';
import type { ReminderWords } from '../languages/reminder-words.en';
import { countText, dayText, fill, inLanguage, momentText } from '../languages/said';
import { kindOf } from '../outbox/kinds';
import { MESSAGE_STATES, type MessageState } from '../outbox/message';
import { hoursOf, waitsUntil, zonePlace, type SendHours } from '../outbox/send-window';
import { page, part, see, type Answer } from '../platform/web/answer';
import { listBlanks, listHref, pageOf, readList, type Cell, type Column, type ListSpec } from '../platform/web/list';
import { messageLines, messageTotal, type MessageLine, type MessageQuestion } from './messages.panel';
import type { Run } from './run';
import { runById, runsOf } from './run.store';

/** The outbox: every message, found by state, customer, day and channel. */
export const messagesRoutes: readonly Route[] = [
  { method: 'get', path: '/messages', right: 'see', list: true, visit: list },
  { method: 'get', path: '/messages/totals', right: 'see', visit: totals },
];

async function list(visit: Visit): Promise<Answer> {
  const w = inLanguage(OUTBOX_WORDS, visit.language);
  const spec = await specOf(visit, w);
  const asked = readList(visit.asked.query, spec);
  const rows = await messageLines(visit.work.db.read, questionOf(visit, spec));
  const query = listHref(spec, asked).split('?')[1] ?? '';
  const listed = listBlanks({
    spec,
    asked,
    rows,
    words: inLanguage(FRAME_WORDS, visit.language).list,
    caption: w.caption,
    views: viewsOf(visit, w, asked.filters['state'] ?? ''),
    totals: visit.at.under(`/messages/totals${query === '' ? '' : `?${query}`}`),
    empty: { text: w.empty, action: { label: w.runs, href: visit.at.runs } },
  });
  return page('pages/reminders/messages', w.title, { title: w.title, list: listed });
}

function viewsOf({ at }: Visit, w: OutboxWords, state: string): { label: string; href: string; current: boolean }[] {
  const views = [
    ['all', ''],
    ['waiting', 'queued'],
    ['mend', 'failed'],
    ['doubtful', 'doubtful'],
    ['letters', 'made'],
  ] as const;
  return views.map(([name, value]) => ({
    label: w.views[name],
    href: at.under('/messages', value === '' ? {} : { state: value }),
    current: state === value,
  }));
}

const RUNS_OFFERED = 30;

async function specOf(visit: Visit, w: OutboxWords): Promise<ListSpec<MessageLine>> {
  const { at, locale, work, company } = visit;
  const said = inLanguage(REMINDER_WORDS, visit.language);
  const runs = [...(await runsOf(work.db.read, company.id, RUNS_OFFERED))];
  const named = work.ids.open('run', visit.asked.query.get('run') ?? '');
  const known = named === undefined || runs.some(({ id }) => id === named);
  const other: Run | undefined = known ? undefined : await runById(work.db.read, company.id, named);
  if (other) runs.push(other);
  return {
    path: at.messages,
    columns: columnsOf(visit, w, said, hoursOf(await settingsOf(work.db.read, company.id), company)),
    filters: [
      {
        name: 'state',
        label: w.filter.state,
        kind: 'select',
        options: MESSAGE_STATES.map((value) => ({ value, label: said.state[value] })),
      },
      {
        name: 'channel',
        label: w.filter.channel,
        kind: 'select',
        options: (['email', 'letter', 'sms'] as const).map((value) => ({ value, label: said.channel[value] })),
      },
      { name: 'day', label: w.filter.day, kind: 'day' },
      {
        name: 'run',
        label: w.filter.run,
        kind: 'select',
        options: runs.map((run) => ({ value: work.ids.seal('run', run.id), label: dayText(run.asOn, locale) })),
      },
    ],
    sort: '-day',
  };
}

function columnsOf(
  visit: Visit,
  w: OutboxWords,
  said: ReminderWords,
  hours: SendHours,
): readonly Column<MessageLine>[] {
  const waits = waitingOf(visit, hours);
  const { at, locale, work } = visit;
  const c = w.column;
  return [
    { key: 'day', label: c.day, sortable: true, cell: (row) => ({ text: dayText(row.day, locale) }) },
    {
      key: 'customer',
      label: c.customer,
      sortable: true,
      cell: (row) => ({
        text: row.customerName,
        href: at.customer(work.ids.seal('customer', row.customerId)),
        note: row.customerCode,
      }),
    },
    {
      key: 'subject',
      label: c.subject,
      cell: (row) => ({
        text: kindText(row.kind, w, said),
        href: at.message(work.ids.seal('message', row.id)),
        note: row.subject ?? '',
      }),
    },
    { key: 'channel', label: c.channel, cell: (row) => ({ text: said.channel[row.channel] }) },
    {
      key: 'to',
      label: c.to,
      sortable: true,
      cell: (row) => ({ text: row.toName ?? row.recipient, note: row.recipient }),
    },
    { key: 'state', label: c.state, cell: (row) => stateCell(row, said, waits(row)) },
    { key: 'language', label: c.language, optional: true, cell: (row) => ({ text: row.language }) },
  ];
}

export const kindText = (kind: MessageLine['kind'], w: OutboxWords, said: ReminderWords): string =>
  kind === 'answer' || kind === 'free' || kind === 'statement' || kind === 'correction'
    ? w.kind[kind]
    : said.kind[kind];

export const TONES: Readonly<Partial<Record<MessageState, 'bad' | 'wait' | 'quiet'>>> = {
  failed: 'bad',
  doubtful: 'bad',
  returned: 'bad',
  refused: 'bad',
  queued: 'wait',
  sending: 'wait',
  made: 'wait',
  withdrawn: 'quiet',
};

function stateCell({ state, withdrawnReason }: MessageLine, said: ReminderWords, waits: string): Cell {
  const tone = TONES[state];
  const note = withdrawnReason === null ? waits : savedText(withdrawnReason, said);
  return { text: said.state[state], note, ...(tone === undefined ? {} : { tone }) };
}

/** Until when what is queued waits, in words; empty: for nothing. Messages of a run mostly wait for the same moment. */
export function waitingOf(
  visit: Visit,
  hours: SendHours,
): (of: Pick<MessageLine, 'state' | 'about' | 'channel' | 'notBefore' | 'country' | 'region'>) => string {
  const { waits } = inLanguage(OUTBOX_WORDS, visit.language);
  const { company, work, locale } = visit;
  const known = new Map<string, string>();
  return ({ state, ...of }) => {
    if (state !== 'queued') return '';
    const key = [kindOf(of.about), of.channel, of.notBefore, of.country, of.region].join(' ');
    const said = known.get(key);
    if (said !== undefined) return said;
    const until = waitsUntil(of, hours, work.now);
    // an hour that is somebody else's says whose it is
    const zone = (of.channel === 'email' && hours.theirs(of)?.zone) || company.zone;
    const place = zone === company.zone ? '' : ` (${zonePlace(zone)})`;
    const text = until === null ? '' : fill(waits, { at: `${momentText(until, locale, zone)}${place}` });
    known.set(key, text);
    return text;
  };
}

/** Why it was withdrawn: a word of the gate, or what somebody wrote. */
export const savedText = (reason: string, { saved }: ReminderWords): string =>
  (Object.hasOwn(saved, reason) ? (saved as Readonly<Record<string, string>>)[reason] : undefined) ?? reason;

function questionOf({ asked: { query }, company, work }: Visit, spec: ListSpec<MessageLine>): MessageQuestion {
  const asked = readList(query, spec);
  const run = work.ids.open('run', asked.filters['run'] ?? '');
  return {
    companyId: company.id,
    text: asked.text,
    state: asked.filters['state'] ?? '',
    channel: asked.filters['channel'] ?? '',
    day: dayFrom(asked.filters['day'] ?? '') ?? '',
    batch: run === undefined ? '' : `run/${run}`,
    sort: asked.sort,
    descending: asked.descending,
    ...pageOf(asked),
  };
}

async function totals(visit: Visit): Promise<Answer> {
  if (!visit.asked.partial) return see(visit.at.messages);
  const w = inLanguage(OUTBOX_WORDS, visit.language);
  const n = await messageTotal(visit.work.db.read, questionOf(visit, await specOf(visit, w)));
  return part('pages/partials/totals', { lines: [{ label: countText(w.total, n, visit.locale), sum: '' }] });
}
