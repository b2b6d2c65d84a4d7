import { changeSetting, type SettingChanged } from '../companies/actions';
import type { Settings } from '../companies/settings';
import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { fill, inLanguage, momentText } from '../languages/said';
import { SENDER_WORDS } from '../languages/sender-words';
import type { SenderWords } from '../languages/sender-words.en';
import { opensAt, windowOf } from '../outbox/send-window';
import { see, type Answer } from '../platform/web/answer';
import { typedIn, type Typed } from '../platform/web/form';
import { settingsPath, settingsWords } from './settings-frame.pages';
import type { More } from './settings-languages.pages';
import { valuesPage } from './settings-values.pages';

/** The hours in which mails leave, below the calendar: at any time, or on some days between two hours. */
const PATH = '/settings/calendar/window';
const DAYS = [1, 2, 3, 4, 5, 6, 7];
/** 1 January 2024 was a Monday. */
const dateOf = (weekday: number): Date => new Date(Date.UTC(2024, 0, weekday));
const USUAL: NonNullable<SendWindow> = { days: [1, 2, 3, 4, 5], from: 8, until: 18 };

type SendWindow = Settings['sendWindow'];
type Hours = Pick<Settings, 'sendWindow' | 'closedDays'>;

/** `more`: what else stands on the page of the calendar. */
export const settingsWindowRoutes = (changed: SettingChanged, more: More): readonly Route[] => [
  { method: 'post', path: PATH, right: 'administer', visit: (visit) => save(visit, changed, more) },
];

function typedFrom(window: SendWindow): Typed {
  const { days, from, until, holidays } = window ?? USUAL;
  return {
    when: window === null ? 'always' : 'within',
    ...Object.fromEntries(days.map((day) => [`day${day}`, 'on'])),
    ...(holidays === true ? { holidays: 'on' } : {}),
    from: String(from),
    until: String(until),
  };
}

/** The form; without `typed` as it was kept. */
export function windowBlanks(
  visit: Visit,
  settings: Hours,
  { typed = typedFrom(settings.sendWindow), wrong = {} }: { readonly typed?: Typed; readonly wrong?: Typed } = {},
): unknown {
  const { window: w } = inLanguage(SENDER_WORDS, visit.language);
  const { company, work, locale } = visit;
  const names = new Intl.DateTimeFormat(visit.language, { weekday: 'long', timeZone: 'UTC' });
  const opens = opensAt(windowOf(settings, company), work.now);
  const { title, submit, when, days, always, within, holidays } = w;
  return {
    ...{ title, submit, when, days, wrong: wrong['days'] ?? '' },
    holidays: { label: holidays, chosen: typed['holidays'] !== undefined },
    action: visit.at.under(PATH),
    text: fill(w.text, { zone: company.zone }),
    now: opens === null ? '' : fill(w.now, { at: momentText(opens, locale, company.zone) }),
    ways: [
      { value: 'always', label: always, chosen: typed['when'] !== 'within' },
      { value: 'within', label: within, chosen: typed['when'] === 'within' },
    ],
    weekdays: DAYS.map((day) => ({
      ...{ name: `day${day}`, label: names.format(dateOf(day)), chosen: typed[`day${day}`] !== undefined },
    })),
    hours: (['from', 'until'] as const).map((name) => ({
      ...{ name, label: w[name], value: typed[name] ?? '', wrong: wrong[name] ?? '', id: `window-${name}` },
      ...{ least: name === 'from' ? 0 : 1, most: name === 'from' ? 23 : 24 },
    })),
    mayChange: visit.may('administer') && visit.on === null,
  };
}

/** What was typed as the setting, or what is wrong with it. */
function windowIn(typed: Typed, w: SenderWords['window']): { readonly window: SendWindow } | { readonly wrong: Typed } {
  if (typed['when'] !== 'within') return { window: null };
  const days = DAYS.filter((day) => typed[`day${day}`] !== undefined);
  const [from, until] = [hourFrom(typed['from']), hourFrom(typed['until'])];
  const right = from < until && from <= 23 && until <= 24;
  const holidays = typed['holidays'] === undefined ? {} : { holidays: true };
  if (days.length > 0 && right) return { window: { days, from, until, ...holidays } };
  return { wrong: { ...(days.length > 0 ? {} : { days: w.wrongDays }), ...(right ? {} : { until: w.wrongHours }) } };
}

const hourFrom = (text = ''): number => (/^\d{1,2}$/.test(text.trim()) ? Number(text) : NaN);

async function save(visit: Visit, changed: SettingChanged, more: More): Promise<Answer> {
  const { window: w } = inLanguage(SENDER_WORDS, visit.language);
  const { work, company, asked } = visit;
  const typed = typedIn(asked.form);
  const settings = await settingsOf(work.db.read, company.id);
  const { sendWindow: before } = settings;
  const read = windowIn(typed, w);
  if ('wrong' in read) {
    const window = windowBlanks(visit, settings, { typed, wrong: read.wrong });
    return valuesPage(visit, 'calendar', { wrong: {}, more: { ...(await more(visit)), window } });
  }
  if (JSON.stringify(read.window) === JSON.stringify(before)) {
    asked.session.tell({ text: settingsWords(visit).unchanged });
  } else {
    await changeSetting(work, company.id, 'sendWindow', JSON.stringify(read.window), changed);
    asked.session.tell({ text: w.saved, undo: { path: visit.at.under(PATH), fields: typedFrom(before) } });
  }
  return see(settingsPath(visit, 'calendar'));
}
