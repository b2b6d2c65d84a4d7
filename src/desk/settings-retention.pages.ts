import { changeSetting, type SettingChanged } from '../companies/actions';
import { RETENTION_KINDS, type RetentionKind } from '../companies/retention-kinds';
import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { dayText, fill, numberText } from '../languages/said';
import { see, type Answer } from '../platform/web/answer';
import { previewRetention, type Periods } from './retention.actions';
import { protectedCount } from './retention.panel';
import { settingsPage, settingsPath, settingsWords } from './settings-frame.pages';

/** Data retention: a period for each kind, shown in figures before it is kept. */
export const settingsRetentionRoutes = (changed: SettingChanged): readonly Route[] => [
  { method: 'get', path: '/settings/retention', right: 'approve', visit: show },
  { method: 'post', path: '/settings/retention', right: 'administer', visit: (visit) => save(visit, changed) },
];

type Typed = Readonly<Record<RetentionKind, string>>;

async function show(visit: Visit): Promise<Answer> {
  const { retention } = await settingsOf(visit.work.db.read, visit.company.id);
  return shown(
    visit,
    typedFrom((kind) => String(retention[kind] ?? '')),
    false,
  );
}

const typedFrom = (of: (kind: RetentionKind) => string | null): Typed =>
  Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, (of(kind) ?? '').trim().slice(0, 20)])) as Typed;

/** Undefined: it is no period. */
function periodsOf(typed: Typed): { readonly periods: Periods; readonly wrong: readonly RetentionKind[] } {
  const given = RETENTION_KINDS.filter((kind) => typed[kind] !== '');
  const right = (kind: RetentionKind): boolean =>
    /^\d{1,3}$/.test(typed[kind]) && Number(typed[kind]) >= 1 && Number(typed[kind]) <= 240;
  const periods = Object.fromEntries(given.filter(right).map((kind) => [kind, Number(typed[kind])])) as Periods;
  return { periods, wrong: given.filter((kind) => !right(kind)) };
}

async function shown(visit: Visit, typed: Typed, preview: boolean): Promise<Answer> {
  const { retention: w } = settingsWords(visit);
  const { work, company, locale } = visit;
  const { periods, wrong } = periodsOf(typed);
  const [previews, kept] = await Promise.all([
    previewRetention(work, company.id, periods),
    protectedCount(work.db.read, company.id),
  ]);
  const rows = previews.map(({ kind, goes, nextOn }) => ({
    ...{ kind, label: w[kind], value: typed[kind], wrong: wrong.includes(kind) ? w.wrong : '' },
    goes: periods[kind] === undefined ? w.none : numberText(goes, locale),
    next: nextOn === null ? w.none : dayText(nextOn, locale),
  }));
  const blanks = {
    action: settingsPath(visit, 'retention'),
    rows,
    shown: preview && wrong.length === 0 ? w.shown : '',
    never: fill(w.never, { n: numberText(kept, locale) }),
  };
  return settingsPage(visit, 'retention', 'pages/desk/settings-retention', { blanks, wrong: wrong.length > 0 });
}

async function save(visit: Visit, changed: SettingChanged): Promise<Answer> {
  const { retention: w } = settingsWords(visit);
  const { work, company, asked } = visit;
  const typed = typedFrom((kind) => asked.form.get(kind));
  const { periods, wrong } = periodsOf(typed);
  if (wrong.length > 0 || asked.form.has('preview')) return shown(visit, typed, true);
  const { retention: before } = await settingsOf(work.db.read, company.id);
  await changeSetting(work, company.id, 'retention', JSON.stringify(periods), changed);
  const fields = Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, String(before[kind] ?? '')]));
  asked.session.tell({ text: w.kept, undo: { path: settingsPath(visit, 'retention'), fields } });
  return see(settingsPath(visit, 'retention'));
}
