import { isDay, readDay, serialDay } from '../imports/formats/day';
import { cellText, type Cell, type RawRow } from '../imports/formats/row';
import type { Day } from '../kernel/day';
import type { ProceedingKind } from './proceeding';

/**
 * A list of proceedings that were announced (BODACC, Insolvenzbekanntmachungen, a Gazette, or anybody's): columns are found by their
 * headings, and each row that cannot be used says why. What a file says is text and nothing else.
 */
export type Field =
  | 'name' | 'register' | 'vat' | 'court' | 'number' | 'kind' | 'opened' | 'published' | 'administrator' | 'postcode' | 'city'; // prettier-ignore

export type RowProblem =
  'no-headings' | 'no-rows' | 'too-many-rows' | 'damaged' | 'nobody' | 'no-day' | 'not-a-day' | 'future-day';

export interface ListProblem {
  /** Line of the file, from 1. */
  readonly row: number;
  readonly code: RowProblem;
  readonly value: string;
}

export interface Announcement {
  readonly row: number;
  readonly name: string;
  readonly register: string;
  readonly vat: string;
  readonly postcode: string;
  readonly city: string;
  readonly court: string;
  readonly number: string;
  /** As the list says it. */
  readonly kind: string;
  readonly administrator: string;
  readonly openedOn: Day | null;
  readonly publishedOn: Day | null;
}

export interface ListRead {
  readonly rows: readonly Announcement[];
  readonly problems: readonly ListProblem[];
}

/** Without accents and signs, in small letters. */
const plain = (text: string): string =>
  text.slice(0, 200).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss').replace(/[^\p{L}\p{N}]+/gu, ' ').trim(); // prettier-ignore

/** The first that fits counts: `registre court` is a court, `date of publication` no name. */
const HEADINGS: readonly (readonly [Field, RegExp])[] = [
  ['published', /\b(publication|published|parution|dateparution|notice date|veroffentlicht|veroffentlichung\w*|bekanntmachung\w*|kungjord|kungorelse|kungorelsedag)\b|^date ?parution/],
  ['opened', /\b(opening|opened|ouverture|jugement|date jugement|commencement|eroffnung\w*|eroffnet|beschluss\w*|inledd|beslutsdatum|appointment date)\b|^(date|datum)$/],
  ['court', /\b(court|tribunal|greffe|gericht|insolvenzgericht|amtsgericht|domstol|tingsratt|rechtbank)\b/],
  ['vat', /\b(vat|tva|ust|ustid|umsatzsteuer\w*|moms|momsnummer)\b/],
  ['register', /\b(siren|siret|rcs|register|registre|registernummer|registration|company number|company no|handelsregister|hrb|org nr|organisationsnummer|orgnr|kvk|immatriculation)\b/],
  ['number', /\b(case|case number|aktenzeichen|az|numero de procedure|procedure number|malnummer|mal nr|notice number|numero annonce|numeroannonce)\b/],
  ['kind', /\b(kind|nature|type|famille|familleavis lib|verfahren|verfahrensart|procedure|category|notice type|forfarande|art)\b/],
  ['administrator', /\b(administrator|administrateur|mandataire|liquidateur|insolvenzverwalter|verwalter|insolvency practitioner|practitioner|office holder|forvaltare|konkursforvaltare|curator)\b/],
  ['postcode', /\b(postcode|post code|postal code|code postal|cp|plz|postleitzahl|postnummer|zip)\b/],
  ['city', /\b(city|town|ville|ort|stadt|wohnort|sitz|ort|postort)\b/],
  ['name', /\b(name|company|company name|debtor|denomination|raison sociale|commercant|debiteur|schuldner|firma|bolag|gaeldenar|galdenar|foretag)\b/],
]; // prettier-ignore

const fieldOf = (heading: string): Field | undefined => {
  const text = plain(heading);
  return text === '' ? undefined : HEADINGS.find(([, words]) => words.test(text))?.[0];
};

const MOST_ROWS = 50_000;
const MOST_ABOVE = 30;
const MOST_PROBLEMS = 200;
const LONGEST = 200;
type Columns = ReadonlyMap<Field, number>;

export function readAnnouncements(rows: Iterable<RawRow>, today: Day): ListRead {
  const problems: ListProblem[] = [];
  const found: Announcement[] = [];
  let columns: Columns | undefined;
  let [above, seen] = [0, 0];
  for (const row of rows) {
    if (columns === undefined) {
      columns = headings(row);
      if (columns === undefined && (above += 1) > MOST_ABOVE) break;
      continue;
    }
    if (row.fault === undefined && row.cells.every((cell) => cellText(cell) === '')) continue;
    if ((seen += 1) > MOST_ROWS) return only('too-many-rows', String(MOST_ROWS));
    const one = announcementIn(row, columns, today);
    if (!('code' in one)) found.push(one);
    else if (problems.length < MOST_PROBLEMS) problems.push(one);
  }
  if (columns === undefined) return only('no-headings', '');
  return seen === 0 ? only('no-rows', '') : { rows: found, problems };
}

const only = (code: RowProblem, value: string): ListRead => ({ rows: [], problems: [{ row: 1, code, value }] });

/** Who, and when: less is no list of proceedings. */
function headings({ cells }: RawRow): Columns | undefined {
  const found = new Map<Field, number>();
  cells.forEach((cell, at) => {
    const field = typeof cell === 'number' ? undefined : fieldOf(cellText(cell));
    if (field !== undefined && !found.has(field)) found.set(field, at);
  });
  const who = found.has('name') || found.has('register') || found.has('vat');
  return who && (found.has('opened') || found.has('published')) ? found : undefined;
}

function announcementIn(row: RawRow, columns: Columns, today: Day): Announcement | ListProblem {
  const cell = (field: Field): Cell | undefined => row.cells[columns.get(field) ?? -1];
  const text = (field: Field): string => cellText(cell(field)).replace(/\s+/g, ' ').slice(0, LONGEST);
  const wrong = (code: RowProblem, value: string): ListProblem => ({ row: row.line, code, value: value.slice(0, 80) });
  if (row.fault !== undefined) return wrong('damaged', row.fault);
  const who = { name: text('name'), register: text('register'), vat: text('vat') };
  if (who.name === '' && who.register === '' && who.vat === '') return wrong('nobody', '');
  const days: (Day | null)[] = [];
  for (const field of ['opened', 'published'] as const) {
    const day = dayIn(cell(field));
    if (day === 'wrong') return wrong('not-a-day', text(field));
    if (day !== null && day > today) return wrong('future-day', text(field));
    days.push(day);
  }
  const [openedOn = null, publishedOn = null] = days;
  if (openedOn === null && publishedOn === null) return wrong('no-day', '');
  return {
    ...{ row: row.line, ...who, postcode: text('postcode'), city: text('city'), court: text('court') },
    ...{ number: text('number'), kind: text('kind'), administrator: text('administrator'), openedOn, publishedOn },
  };
}

/** Null: none stands there. */
function dayIn(cell: Cell | undefined): Day | 'wrong' | null {
  const text = cellText(cell);
  if (text === '' || /^[-–—]$/.test(text)) return null;
  const order = /^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/.test(text) ? 'dmy' : null;
  const day = typeof cell === 'number' ? serialDay(cell) : readDay(text.replace(/T[\d:.+Z-]*$/, ''), { order, serial: true });
  return isDay(day) ? day : 'wrong';
} // prettier-ignore

/** Which proceeding a list means, as far as its words say so in that country. */
export function kindIn(country: string, said: string): ProceedingKind | null {
  const text = plain(said);
  return KINDS.find(([of, words]) => of === country && words.test(text))?.[2] ?? null;
}

const KINDS: readonly (readonly [string, RegExp, ProceedingKind])[] = [
  ['FR', /sauvegarde/, 'fr_sauvegarde'],
  ['FR', /redressement/, 'fr_redressement'],
  ['FR', /liquidation/, 'fr_liquidation'],
  ['DE', /vorlaufig|sicherungsmassnahme/, 'de_preliminary'],
  ['DE', /eroffn|insolvenzverfahren/, 'de_insolvency'],
  ['GB', /voluntary arrangement|cva/, 'gb_cva'],
  ['GB', /creditors voluntary|cvl/, 'gb_cvl'],
  ['GB', /winding up|compulsory/, 'gb_compulsory'],
  ['GB', /administration|administrator/, 'gb_administration'],
  ['NL', /surseance/, 'nl_surseance'],
  ['NL', /faillissement/, 'nl_faillissement'],
  ['SE', /rekonstruktion/, 'se_rekonstruktion'],
  ['SE', /konkurs/, 'se_konkurs'],
  ['ES', /concurso/, 'es_concurso'],
  ['BE', /reorgani/, 'be_prj'],
  ['BE', /faillite|faillissement/, 'be_faillite'],
  ['IT', /liquidazione|fallimento/, 'it_liquidazione'],
];
