import { createHash } from 'node:crypto';
import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { JOURNAL_WORDS } from '../languages/journal-words';
import { inLanguage } from '../languages/said';
import { inCompanyCurrency, type Rates } from '../ledger/fx';
import { waitForCompany, type Query } from '../platform/db';
import type { Work } from '../platform/work';
import {
  faultsOf,
  isSayable,
  isStopping,
  nextDay,
  toTakeBack,
  vatToCheck,
  type JournalFault,
  type Preview,
} from './books';
import { happeningsOf, keptOut, type DeedElsewhere } from './deed';
import { deedsOf, ratesUpTo, type DatedRate } from './deed.store';
import type { JournalFile, JournalLabels } from './journal-file';
import { postingsOf, rolesMissing } from './posting';
import {
  endExport,
  exportBy,
  insertExport,
  lastExport,
  lastVoucher,
  linesByKey,
  nextNumber,
  type JournalExport,
} from './store';
import { EXTENSION, journalBytes } from './write.actions';

/** What rooms above this one have to tell the books: the money of cases. */
export type DeedsElsewhere = (q: Query, companyId: number) => Promise<readonly DeedElsewhere[]>;

export interface JournalDeps {
  readonly elsewhere: DeedsElsewhere;
}

export interface JournalAsked extends JournalDeps {
  readonly until: Day;
}

/**
 * Back to the books: what would be exported up to a day, the export itself, which is the same and keeps what it told, and the way back.
 */
export async function previewJournal(q: Query, work: Work, company: Company, asked: JournalAsked): Promise<Preview> {
  const { accounting } = await settingsOf(q, company.id);
  const last = await lastExport(q, company.id);
  const { until, elsewhere } = asked;
  const from = nextDay(last, accounting) ?? until;
  const deeds = await deedsOf(q, company, await elsewhere(q, company.id));
  const told = await linesByKey(q, company.id, toTakeBack(deeds));
  const rates = ratesFrom(await ratesUpTo(q, company.currency, until), company.currency);
  const all = postingsOf(happeningsOf(deeds, until, accounting), {
    accounting,
    from,
    linesOf: (key) => told.get(key),
    inBooks: (minor, currency, on) => {
      const { minor: converted, known } = inCompanyCurrency(minor, currency, rates(on));
      return known ? converted : null;
    },
  });
  const postings = all.filter((one) => isSayable(one, accounting.format));
  const left = all.filter((one) => !isSayable(one, accounting.format)).map(({ currency }) => currency);
  const shown = {
    ...{ format: accounting.format, currency: company.currency, accounting, from, until, postings },
    late: postings.filter(({ on, eventOn }) => on > eventOn).length,
    unrated: [...new Set(left)].map((currency) => ({ currency, count: left.filter((one) => one === currency).length })),
    keptOut: keptOut(deeds, until, accounting),
    vatToCheck: vatToCheck(postings, company.country, accounting),
  };
  return { ...shown, faults: faultsOf(shown, { today: work.today, missing: rolesMissing(postings) }) };
}

/** The newest rate of each currency that is not later than a day. */
function ratesFrom(dated: readonly DatedRate[], to: string): (on: Day) => Rates {
  const known = new Map<Day, Rates>();
  return (on) => {
    const before = known.get(on);
    if (before) return before;
    const byCurrency = new Map(dated.filter((one) => one.on <= on).map(({ currency, rate }) => [currency, rate]));
    const rates = { to, byCurrency };
    known.set(on, rates);
    return rates;
  };
}

/** What stands in the way, in words; the first is why it is refused. */
export type FaultWords = (fault: JournalFault) => { readonly text: string; readonly remedy: string };

/** Exports what the preview shows. Refuses whole where anything of it cannot be told: a file with a hole would be taken for complete. */
export async function exportJournal(
  work: Work,
  company: Company,
  asked: JournalAsked,
  said: FaultWords,
): Promise<JournalExport> {
  const id = await work.db.transaction(async (tx) => {
    await waitForCompany(tx, company.id);
    const preview = await previewJournal(tx, work, company, asked);
    const faults = preview.faults.filter(isStopping);
    const [first] = faults;
    if (first !== undefined) {
      const { text, remedy } = said(first);
      throw new Refusal(`journal-${first.code}`, text, remedy, { faults });
    }
    const firstVoucher = (await lastVoucher(tx, company.id)) + 1;
    const number = await nextNumber(tx, company.id);
    const postings = preview.postings.map((posting, at) => ({ ...posting, voucher: firstVoucher + at }));
    const file: JournalFile = {
      ...{ number, from: preview.from, until: preview.until, accounting: preview.accounting, postings },
      company: { name: company.legalName, registerNo: company.registerNo, currency: company.currency },
      ...{ madeAt: work.now, labels: labelsFor(company) },
    };
    const bytes = journalBytes(file);
    await work.files.put(bytes);
    const debits = postings.flatMap(({ lines }) => lines.map(({ bookMinor }) => Math.max(0, bookMinor ?? 0)));
    const made = {
      ...{ number, from: preview.from, until: preview.until, format: preview.format, currency: company.currency },
      ...{ firstVoucher, settings: preview.accounting, postings, debitMinor: sum(debits) },
      fileName: `${company.code}-journal-${String(number).padStart(4, '0')}${EXTENSION[preview.format]}`,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    const exportId = await insertExport(tx, work, company.id, made);
    await record(tx, work, {
      ...{ companyId: company.id, kind: 'journal.exported', ref: `journal_export/${exportId}` },
      payload: {
        ...{
          number,
          from: made.from,
          until: made.until,
          format: made.format,
          file: made.fileName,
          sha256: made.sha256,
        },
        ...{ postings: postings.length, debitMinor: made.debitMinor, currency: made.currency },
      },
    });
    return exportId;
  });
  return theExport(work, company.id, id);
}

/** Of the books, whose language is that of the country more than that of who exports. */
const labelsFor = ({ country }: Company): JournalLabels => inLanguage(JOURNAL_WORDS, BOOKS_IN[country] ?? 'en').labels;

const BOOKS_IN: Readonly<Record<string, string>> = { FR: 'fr', MC: 'fr', DE: 'de', AT: 'de', SE: 'sv' };

async function theExport(work: Work, companyId: number, id: number): Promise<JournalExport> {
  const found = await exportBy(work.db.read, companyId, { id });
  if (found === undefined) throw new Refusal('no-such-journal', 'There is no such journal.', 'See them: duly journal list'); // prettier-ignore
  return found;
}

/** The file, byte for byte as it was exported; of a journal that was taken back too. */
export const journalFile = (work: Work, { sha256 }: JournalExport): Promise<Buffer> => work.files.get(sha256);

/**
 * Takes an export back, so that what it told is told again by the next one. Only the last: later ones go on from its numbers and may take
 * back what it told. Its file stays.
 */
export async function undoJournal(work: Work, companyId: number, id: number): Promise<JournalExport> {
  const undone = await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const found = await exportBy(tx, companyId, { id });
    if (found === undefined || found.endedAt !== null)
      throw new Refusal('journal-undone', 'This journal was taken back before.', 'See them: duly journal list');
    const last = await lastExport(tx, companyId);
    if (last !== undefined && last.number > found.number)
      throw new Refusal('journal-relied-on', `Journal ${last.number} goes on from this one.`, 'Take the later one back first.'); // prettier-ignore
    await endExport(tx, work, companyId, id);
    await record(tx, work, {
      ...{ companyId, kind: 'journal.undone', ref: `journal_export/${id}` },
      payload: { number: found.number, from: found.from, until: found.until, file: found.fileName },
    });
    return found;
  });
  return theExport(work, companyId, undone.id);
}
