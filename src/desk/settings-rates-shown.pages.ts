import type { Visit } from '../companies/visit.pages';
import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { RATES_WORDS } from '../languages/rates-words';
import type { RatesWords } from '../languages/rates-words.en';
import { dayText, fill, inLanguage, momentText } from '../languages/said';
import { missingRates } from '../law/missing-rates';
import { RATE_FIELDS, type GivenRate, type RateFault } from '../law/rate-given';
import { standings, type RecordedRate, type StandingRate } from '../law/rate-history';
import { shippedRates } from '../law/rate-table';
import { isUnsure, lastKnownDay, rateOn, type RateRow, type RateSeries, type RateTable } from '../law/rates';
import { nameOf } from '../people/colleagues';
import type { ListedPerson } from '../people/person';

/** The rates as the settings show them: what is missing, what waits, each series today, and one of them whole. */
export interface RatesSeen {
  readonly table: RateTable;
  readonly recorded: readonly RecordedRate[];
  readonly people: readonly ListedPerson[];
  /** May say what rates are. */
  readonly may: boolean;
}

export const ratesWords = (visit: Visit): RatesWords => inLanguage(RATES_WORDS, visit.language);

export const ratesPath = (visit: Visit, path = '', series: string | null = null): string =>
  visit.at.under(`/settings/rates${path}`, series === null ? {} : { series });

export function listBlanks(visit: Visit, { table, recorded, people, may }: RatesSeen): Record<string, unknown> {
  const w = ratesWords(visit);
  const { company, work, locale, language } = visit;
  const country = new Intl.DisplayNames([language], { type: 'region' }).of(company.country) ?? company.country;
  const n = Object.values(table.series).reduce((sum, { rows }) => sum + rows.length, 0);
  const missing = missingRates(table, [company.country], work.today).map(({ series, period, why, rules }) => ({
    href: ratesPath(visit, '', series.name),
    label: series.label,
    text: `${fill(w[why], { period })} ${fill(w.used, { rules: rules.join(', ') })}`,
  }));
  return {
    facts: [{ label: w.version, text: fill(w.versionText, { version: table.version, n }) }],
    missing,
    missing_text: fill(missing.length === 0 ? w.missingNone : w.missingText, { country }),
    waiting: standings(recorded).filter(({ standing }) => standing === 'awaits').map((one) => waitingBlanks(visit, one, { people, may })), // prettier-ignore
    rate_on: fill(w.column.rate, { day: dayText(work.today, locale) }),
    series: Object.values(table.series).map((series) => seriesBlanks(visit, series, table)),
  };
}

function seriesBlanks(visit: Visit, series: RateSeries, table: RateTable): Record<string, unknown> {
  const w = ratesWords(visit);
  const answer = rateOn(table, series.name, visit.work.today);
  const shared = { name: series.name, label: series.label, href: ratesPath(visit, '', series.name) };
  if (!answer.known) {
    const text =
      series.rows.length === 0 ? w.nothing : fill(w.unknownFrom, { day: dayText(answer.unknownFrom, visit.locale) });
    return { ...shared, value: '–', known: text, wait: true, to: '' };
  }
  const { row, holdsTo } = answer;
  const to = holdsTo === null ? w.ever : dayText(holdsTo, visit.locale);
  return {
    ...shared,
    value: valueText(visit, series, row.value),
    known: w.status[row.status],
    wait: isUnsure(row),
    to,
  };
}

/** As people write numbers; as many decimals as it has. */
function valueText(visit: Visit, { unit }: Pick<RateSeries, 'unit'>, value: string): string {
  const w = ratesWords(visit);
  const text = new Intl.NumberFormat(visit.locale, { maximumFractionDigits: 4, minimumFractionDigits: unit === 'percent' ? 2 : 0 }).format(Number(value)); // prettier-ignore
  return unit === 'percent' ? fill(w.unit.percent, { value: text }) : fill(w.unit.amount, { value: text, unit });
}

interface Whose {
  readonly people: readonly ListedPerson[];
  readonly may: boolean;
}

function waitingBlanks(visit: Visit, one: StandingRate, { people, may }: Whose): Record<string, unknown> {
  const w = ratesWords(visit);
  const own = one.recordedBy === actorText(visit.work.actor);
  const series = shippedRates().rules.find(({ name }) => name === one.row.series);
  return {
    label: series?.label ?? one.row.series,
    text: `${dayText(one.row.from, visit.locale)}: ${valueText(visit, { unit: series?.unit ?? 'percent' }, one.row.value)}`,
    source: one.row.source,
    entered: enteredText(visit, one, people),
    note: own ? w.yours : '',
    confirm: may && !own ? deedPath(visit, one, 'confirm') : '',
    refuse: may ? deedPath(visit, one, 'refuse') : '',
  };
}

const deedPath = (visit: Visit, { id }: RecordedRate, deed: 'confirm' | 'refuse'): string =>
  ratesPath(visit, `/${visit.work.ids.seal('law_rate', id)}/${deed}`);

function enteredText(visit: Visit, one: RecordedRate, people: readonly ListedPerson[]): string {
  const w = ratesWords(visit);
  const at = momentText(one.recordedAt, visit.locale, visit.company.zone);
  if (one.origin === 'shipped') return w.came;
  return fill(w.entered, { name: nameOf(people, one.recordedBy), at, version: one.version });
}

/** One series: its picture, and every row that was ever recorded, beside those that are computed. */
export function oneBlanks(visit: Visit, series: RateSeries, seen: RatesSeen): Record<string, unknown> {
  const w = ratesWords(visit);
  const { table, recorded, people, may } = seen;
  const kept = standings(recorded).filter(({ row }) => row.series === series.name);
  const held = new Set(kept.filter(({ standing }) => standing === 'in_force').map(({ row }) => row.from));
  const computed = series.rows.filter(({ from }) => !held.has(from));
  const rows = [
    ...kept.map((one) => ({ from: one.row.from, ...keptBlanks(visit, series, one, { people, may }) })),
    ...computed.map((row) => ({
      ...rowBlanks(visit, series, row),
      entered: w.computed,
      state: w.standing.in_force,
      verify: '',
    })),
  ].sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
  const last = lastKnownDay(series);
  return {
    name: series.name,
    label: series.label,
    note: series.note ?? '',
    facts: [
      { label: w.lastDay, text: last === null ? w.ever : dayText(last, visit.locale) },
      { label: w.version, text: table.version },
    ],
    chart: JSON.stringify({
      kind: series.rows.length > 1 ? 'line' : 'bar',
      labels: series.rows.map(({ from }) => dayText(from, visit.locale)),
      series: [{ name: series.label, values: series.rows.map(({ value }) => Number(value)) }],
    }),
    rows,
  };
}

function rowBlanks(visit: Visit, series: RateSeries, row: RateRow): { readonly from: Day } & Record<string, unknown> {
  const w = ratesWords(visit);
  return {
    from: row.from,
    on: dayText(row.from, visit.locale),
    value: valueText(visit, series, row.value),
    known: w.status[row.status],
    wait: isUnsure(row),
    source: row.source,
    read: row.source.readOn === null ? '' : fill(w.read, { day: dayText(row.source.readOn, visit.locale) }),
  };
}

function keptBlanks(
  visit: Visit,
  series: RateSeries,
  one: StandingRate,
  { people, may }: Whose,
): Record<string, unknown> {
  const w = ratesWords(visit);
  const { verdict, standing, supersededIn, origin } = one;
  const confirmed = verdict?.verdict === 'confirmed';
  const row = confirmed ? { ...one.row, confirmedBy: verdict.recordedBy } : one.row;
  const said = confirmed ? fill(w.by, { name: nameOf(people, verdict.recordedBy) }) : origin === 'person' && standing === 'in_force' ? w.alone : ''; // prettier-ignore
  const state = fill(w.standing[standing], { version: supersededIn ?? '' });
  const own = one.recordedBy === actorText(visit.work.actor);
  const open = may && verdict === null && standing === 'in_force' && !own && (origin === 'person' || isUnsure(row));
  const label = fill(w.verifyLabel, { series: series.label, from: dayText(row.from, visit.locale) });
  return {
    ...rowBlanks(visit, series, row),
    entered: enteredText(visit, one, people),
    state: said === '' ? state : `${state}, ${said}`,
    verify: open ? deedPath(visit, one, 'confirm') : '',
    verify_label: label,
  };
}

export function formBlanks(visit: Visit, typed: Partial<GivenRate>, faults: readonly RateFault[]): readonly unknown[] {
  const w = ratesWords(visit);
  const options = (field: string): readonly unknown[] | null => {
    if (field === 'series') {
      const names = shippedRates().rules.filter(({ reading }) => reading !== 'fixed');
      return names.map(({ name, label }) => ({ value: name, label, chosen: typed.series === name }));
    }
    if (field !== 'status') return null;
    return (['official', 'secondary'] as const).map((value) => ({ value, label: w.status[value], chosen: typed.status === value })); // prettier-ignore
  };
  const day = new Set(['from', 'readOn', 'certainTo']);
  return RATE_FIELDS.map((field) => {
    const fault = faults.find((one) => one.field === field);
    return {
      name: field,
      label: w.field[field],
      hint: field in w.hint ? w.hint[field as keyof RatesWords['hint']] : '',
      value: typed[field] ?? '',
      type: day.has(field) ? 'date' : field === 'url' ? 'url' : 'text',
      options: options(field),
      wrong: fault === undefined ? '' : fill(w.wrong[fault.why], { expected: fault.expected }),
    };
  });
}
