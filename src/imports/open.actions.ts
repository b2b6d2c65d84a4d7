import { closeSync, openSync, readSync } from 'node:fs';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { termsCodeText } from '../languages/terms-text';
import type { Work } from '../platform/work';
import { isStandard } from './mapping';
import type { Profile, ReadOptions, Us } from './mapping-profile';
import { customersMeant } from './party-match';
import { customersLike } from './party.store';
import { openFile, openHere } from './read.actions';
import type { Question, Reading, Recognised } from './reading';
import { yearsBooked } from './store';
import { rememberedOf, suggestedTerms } from './terms.actions';

/**
 * A file opened with everything that is known about it: what a person says wins, then what is remembered of the source, then what the
 * file shows. What is still open is asked; with `assume` the likelier answer is taken and shown as assumed.
 */
export interface OpenRequest {
  readonly path: string;
  readonly company: Company;
  /** The name under which the mapping is remembered; empty: the kind of the file. */
  readonly source?: string | undefined;
  readonly options: ReadOptions;
  /** Take the likelier answer to what the file leaves open. */
  readonly assume: boolean;
  /** The file's own day on the disk: taken where the file does not say which day it shows. */
  readonly fileDay: Day;
}

export interface OpenedFile {
  readonly reading: Reading;
  readonly source: string;
  readonly assumed: ReadonlySet<Question['about']>;
  readonly assumptions: readonly string[];
}

/** Throws Refusal `open-questions` with the questions where something must be asked. */
export async function openForImport(work: Work, request: OpenRequest): Promise<OpenedFile> {
  const { path } = request;
  const { profile, source, options, ...found } = await openAsFound(work, request);
  let { reading } = found;
  const assumptions: string[] = [];
  const assumed = new Set<Question['about']>();
  let answers: ReadOptions = {};
  while (!reading.refusal && reading.questions.length > 0) {
    const questions = await withTerms(work, request.company, reading.questions);
    const given = questions.map((question) => answerTo(question, request));
    if (!request.assume || given.some((answer) => answer === undefined)) {
      await reading.close();
      throw mustAsk(questions);
    }
    for (const [at, question] of questions.entries()) {
      answers = { ...answers, ...answered(question.about, given[at] ?? '') };
      assumed.add(question.about);
      const said = String(given[at]);
      const taken = question.about === 'termsDays' ? termsCodeText(said, 'en') : said;
      assumptions.push(`${question.sentence} ${taken} was assumed.`);
    }
    reading = await again(reading, path, { ...together(profile, options), ...answers });
  }
  return { reading, source, assumed, assumptions };
}

/** How long people have to pay is what the company says, until somebody says otherwise. */
export async function withTerms(
  work: Work,
  { id }: { readonly id: number },
  questions: readonly Question[],
): Promise<readonly Question[]> {
  if (!questions.some(({ about }) => about === 'termsDays')) return questions;
  const suggestion = suggestedTerms(await settingsOf(work.db.read, id));
  return questions.map((question) => (question.about === 'termsDays' ? { ...question, suggestion } : question));
}

/** The file as far as it speaks for itself: its reading may leave questions open. */
export async function openAsFound(
  work: Work,
  { company, path, options: said, source: named }: Pick<OpenRequest, 'company' | 'path' | 'options' | 'source'>,
): Promise<{
  readonly reading: Reading;
  readonly source: string;
  readonly profile: Profile | undefined;
  readonly options: ReadOptions;
}> {
  const remembered = named === undefined ? undefined : await rememberedOf(work.db.read, company.id, named);
  let options: ReadOptions = { us: usOf(company), ...said };
  let reading = await open(path, together(remembered, options));
  const source = named ?? sourceOf(reading.recognised);
  let profile = remembered;
  if (!reading.refusal) {
    const kept = named === undefined ? await rememberedOf(work.db.read, company.id, source) : undefined;
    if (kept !== undefined && fits(kept, reading)) profile = kept;
    const years = reading.recognised.format === 'fec' ? await yearsBooked(work.db.read, company.id) : [];
    if (years.length > 0) options = { ...options, years };
    if (profile !== remembered || years.length > 0) reading = await again(reading, path, together(profile, options));
  }
  const known = reading.refusal ? {} : await knownAmong(work, company, reading);
  if (Object.keys(known).length > 0) {
    options = { ...options, known };
    reading = await again(reading, path, together(profile, options));
  }
  return { reading, source, profile, options };
}

/** Customers that the file means by what identifies them, under the numbers that they have here. */
async function knownAmong(
  work: Work,
  { id }: Company,
  { parties }: Reading,
): Promise<Readonly<Record<string, string>>> {
  return parties.length === 0 ? {} : customersMeant(parties, await customersLike(work.db.read, id, parties));
}

const usOf = ({ legalName, tradingName, vatNo, registerNo }: Company): Us => ({
  names: [legalName, ...(tradingName === null ? [] : [tradingName])],
  vatNo: vatNo ?? '',
  registerNo: registerNo ?? '',
});

/** A standard format is a source of its own: what was said of a list does not hold for it. */
const sourceOf = ({ format, kind }: Recognised): string => (isStandard(format) ? format : (kind?.value ?? 'items'));

async function again(reading: Reading, path: string, options: ReadOptions): Promise<Reading> {
  await reading.close();
  return open(path, options);
}

/** What is remembered of a source with what a person says now, which wins: for a field, for a column, and for what is left alone. */
function together(profile: Profile | undefined, options: ReadOptions): ReadOptions {
  const ignore = [...new Set([...(profile?.ignore ?? []), ...(options.ignore ?? [])])];
  const said = new Set([...Object.values(options.columns ?? {}), ...ignore]);
  const kept = Object.entries(profile?.columns ?? {}).filter(([, heading]) => !said.has(heading));
  const named = new Set(Object.values(options.columns ?? {}));
  return {
    ...profile,
    ...options,
    columns: { ...Object.fromEntries(kept), ...options.columns },
    ...(profile?.codes || options.codes ? { codes: { ...profile?.codes, ...options.codes } } : {}),
    ...(ignore.length > 0 ? { ignore: ignore.filter((heading) => !named.has(heading)) } : {}),
  };
}

/** Bytes up to which a text is read in place: the start of a thread takes longer. */
const SMALL = 200_000;

const open = (path: string, options: ReadOptions): Promise<Reading> =>
  isSmallText(path) ? openHere(path, options) : openFile(path, options);

/** Workbooks are never small: what they unpack to is not to be trusted. */
function isSmallText(path: string): boolean {
  try {
    const handle = openSync(path, 'r');
    const head = Buffer.alloc(SMALL);
    const bytes = readSync(handle, head, 0, SMALL, 0);
    closeSync(handle);
    return bytes < SMALL && !head.subarray(0, 4).equals(ZIP) && !head.subarray(0, 1_024).includes('%PDF-');
  } catch {
    return false;
  }
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** A mapping kept without a name of its own is used only for a file that has all its headings. */
function fits(profile: Profile, reading: Reading): boolean {
  const headings = new Set(reading.recognised.columns.map((column) => column.heading));
  return Object.values(profile.columns ?? {}).every((heading) => headings.has(heading));
}

function answerTo(question: Question, { company, fileDay }: OpenRequest): string | undefined {
  if (question.suggestion !== null) return question.suggestion;
  if (question.about === 'currency') return company.currency;
  return question.about === 'asOf' ? fileDay : undefined;
}

/** An answer as the option that it becomes. */
function answered(about: Question['about'], answer: string): ReadOptions {
  if (about === 'termsDays') return { termsDays: answer };
  if (about === 'texts') return { texts: answer === 'yes' };
  return about === 'accounts' ? { accounts: answer.split(',') } : { [about]: answer };
}

const OPTION: Readonly<Record<Question['about'], string>> = {
  currency: '--currency', currencyColumn: '--column', asOf: '--as-of', dateOrder: '--date-order', decimalMark: '--decimal', kind: '--kind', sheet: '--sheet',
  accounts: '--accounts', termsDays: '--terms', texts: '--texts',
}; // prettier-ignore

function mustAsk(questions: readonly Question[]): Refusal {
  const [first] = questions;
  const ways = questions.map((question) => {
    const choices = question.choices.map(({ value, means }) => `${value} (${means})`).join(' or ');
    return `${OPTION[question.about]} ${choices === '' ? 'VALUE' : choices}`;
  });
  const assumable = questions.every(
    ({ suggestion, about }) => suggestion !== null || about === 'currency' || about === 'asOf',
  );
  return new Refusal(
    'open-questions',
    questions.length === 1 && first ? first.sentence : questions.map(({ sentence }) => sentence).join(' '),
    `Say ${ways.join(', ')}${assumable ? ', or --yes to take the likelier answer' : ''}.`,
    { questions },
  );
}
