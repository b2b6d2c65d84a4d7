import { readFile } from 'node:fs/promises';
import type { Route, Visit } from '../companies/visit.pages';
import { Refusal } from '../kernel/result';
import { refusalText, remedyText } from '../languages/refusal';
import { dayText, fill } from '../languages/said';
import { LARGEST_FILE, ratesFromFile } from '../law/rate-file';
import { RATE_FIELDS, rateFrom, type GivenRate, type Known, type RateFault } from '../law/rate-given';
import { ratesCsv } from '../law/rate-shown';
import { shippedRates } from '../law/rate-table';
import { isSeries } from '../law/rates';
import { addRates, confirmRate, refuseRate } from '../law/rates.actions';
import { rateTable, recordedRates } from '../law/store';
import { mayEverywhere } from '../people/rights';
import { peopleOf } from '../people/store';
import { file, NotFound, see, type Answer } from '../platform/web/answer';
import { settingsPage } from './settings-frame.pages';
import { formBlanks, listBlanks, oneBlanks, ratesPath, ratesWords, type RatesSeen } from './settings-rates-shown.pages';

/** Settings, Rates: the reference rates of the law with their sources, for all companies; added by one person, confirmed by another. */
export const settingsRatesRoutes: readonly Route[] = [
  { method: 'get', path: '/settings/rates', right: 'approve', visit: (visit) => show(visit) },
  { method: 'get', path: '/settings/rates/export', right: 'approve', visit: exported },
  { method: 'post', path: '/settings/rates', right: 'administer', visit: add },
  { method: 'post', path: '/settings/rates/file', right: 'administer', uploads: { files: 1, bytes: LARGEST_FILE + 1 }, visit: addFile }, // prettier-ignore
  { method: 'post', path: '/settings/rates/:rate/confirm', right: 'administer', visit: (visit) => judge(visit, 'confirm') },
  { method: 'post', path: '/settings/rates/:rate/refuse', right: 'administer', visit: (visit) => judge(visit, 'refuse') },
]; // prettier-ignore

interface Sent {
  readonly typed?: Partial<GivenRate>;
  readonly faults?: readonly RateFault[];
  /** Why nothing was done. */
  readonly said?: readonly string[];
}

async function seenBy(visit: Visit): Promise<RatesSeen> {
  const { read } = visit.work.db;
  const [table, recorded, people] = [await rateTable(read), await recordedRates(read), await peopleOf(read)];
  return { table, recorded, people, may: mayAdd(visit) };
}

const mayAdd = (visit: Visit): boolean => mayEverywhere(visit.person, 'administer') && visit.on === null;

async function show(visit: Visit, { typed = {}, faults = [], said = [] }: Sent = {}): Promise<Answer> {
  const seen = await seenBy(visit);
  const asked = visit.asked.query.get('series');
  if (asked !== null && !isSeries(seen.table, asked)) throw new NotFound();
  const one = asked === null ? undefined : seen.table.series[asked];
  const wrong = faults.length > 0 || said.length > 0;
  const blanks = {
    ...{ r: ratesWords(visit), said, may: seen.may, all: ratesPath(visit), action: ratesPath(visit) },
    ...{ file: ratesPath(visit, '/file'), export: ratesPath(visit, '/export', asked) },
    one: one === undefined ? null : oneBlanks(visit, one, seen),
    overview: one === undefined ? listBlanks(visit, seen) : null,
    fields: formBlanks(visit, { ...(asked === null ? {} : { series: asked }), status: 'official', ...typed }, faults),
    open: wrong,
  };
  return settingsPage(visit, 'rates', 'pages/desk/settings-rates', { blanks, wrong });
}

async function exported(visit: Visit): Promise<Answer> {
  const { series } = await rateTable(visit.work.db.read);
  const asked = visit.asked.query.get('series');
  if (asked !== null && !Object.hasOwn(series, asked)) throw new NotFound();
  const rows = Object.values(series).filter(({ name }) => (asked ?? name) === name).flatMap((one) => one.rows); // prettier-ignore
  const name = asked === null ? 'rates.csv' : `rates-${asked.toLowerCase()}.csv`;
  return file(name, 'text/csv; charset=utf-8', Buffer.from(ratesCsv(rows), 'utf8'));
}

/** Rates hold for every company: who looks after one of several does not say what they are. */
function mustBeAllowed(visit: Visit): void {
  if (mayEverywhere(visit.person, 'administer')) return;
  throw new Refusal(
    'rates-everywhere',
    'Rates of the law hold for all companies.',
    'Ask an administrator of all companies.',
  );
}

const knownNow = async (visit: Visit): Promise<Known> => ({
  rules: shippedRates().rules,
  table: await rateTable(visit.work.db.read),
  today: visit.work.today,
});

async function add(visit: Visit): Promise<Answer> {
  mustBeAllowed(visit);
  const given = Object.fromEntries(RATE_FIELDS.map((name) => [name, visit.asked.form.get(name) ?? ''])) as Record<keyof GivenRate, string>; // prettier-ignore
  const read = rateFrom(given, await knownNow(visit));
  if ('faults' in read) return show(visit, { typed: given, faults: read.faults });
  const { added, awaits, version } = await addRates(visit.work, [read.rate]);
  const w = ratesWords(visit);
  const said = added.length === 0 ? w.known : awaits ? w.proposed : fill(w.added, { version });
  visit.asked.session.tell({ text: said });
  return see(awaits && added.length > 0 ? ratesPath(visit) : ratesPath(visit, '', read.rate.series));
}

async function addFile(visit: Visit): Promise<Answer> {
  mustBeAllowed(visit);
  const w = ratesWords(visit);
  const upload = visit.asked.uploads.find(({ field, name }) => field === 'file' && name !== '');
  if (upload === undefined) return show(visit, { said: [w.fileNone] });
  const bytes = await readFile(upload.path);
  const read = ratesFromFile(bytes, await knownNow(visit));
  if ('faults' in read) {
    const faults = read.faults.slice(0, MOST_SHOWN);
    return show(visit, { said: faults.map(({ line, text }) => `${line === null ? upload.name : fill(w.fileLine, { line })}: ${text}`) }); // prettier-ignore
  }
  const { added, known, awaits } = await addRates(visit.work, read.rates, bytes);
  const text = fill(w.fileDone, { n: added.length, known });
  visit.asked.session.tell({ text: awaits && added.length > 0 ? `${text} ${w.waitsText}` : text });
  return see(ratesPath(visit));
}

/** What fits a page; the rest shows once these are mended. */
const MOST_SHOWN = 20;

async function judge(visit: Visit, deed: 'confirm' | 'refuse'): Promise<Answer> {
  mustBeAllowed(visit);
  const id = visit.work.ids.open('law_rate', visit.asked.params['rate'] ?? '');
  if (id === undefined) throw new NotFound();
  try {
    const { row } = await (deed === 'confirm' ? confirmRate(visit.work, id) : refuseRate(visit.work, id));
    const w = ratesWords(visit);
    const text = fill(deed === 'confirm' ? w.confirmed : w.refused, { series: row.series, from: dayText(row.from, visit.locale) }); // prettier-ignore
    visit.asked.session.tell({ text });
    return see(ratesPath(visit));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return show(visit, { said: [`${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`.trim()] });
  }
}
