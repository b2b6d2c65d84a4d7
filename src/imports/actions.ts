import { allCompanies } from '../companies/store';
import { noteCustomerStatistics } from '../customers/merge.store';
import { noteStatistics } from '../ledger/book.store';
import { openBulk } from '../platform/bulk';
import type { Tx } from '../platform/db';
import { BadFile } from '../platform/shell';
import type { Work } from '../platform/work';
import { bookStaged, type Staged } from './book.actions';
import { mustDecide, proposedCodes } from './code.actions';
import { openForImport, type OpenedFile } from './open.actions';
import { NO_MARKS } from '../ledger/book';
import { NOTHING_MISSING, outcomeJson, type Outcome } from './outcome';
import { sentence } from './problem';
import type { ImportRequest } from './request';
import { keepPapers } from './paper.actions';
import { withStops, type StopSource } from './stops.actions';
import { fieldsOf, stageRows } from './stage.store';

/**
 * A file into the ledger. It is read and staged outside any transaction, then booked in one: all of it, or nothing. A preview is the
 * same transaction, rolled back. Lines with problems stop the file, unless the good rows are to be taken alone.
 */
/** The file, or lines of it, cannot be taken: nothing was booked. */
export class RefusedFile extends BadFile {
  constructor(
    readonly outcome: Outcome,
    remedy: string,
  ) {
    const shown = outcome.problems.slice(0, SHOWN).map(sentence);
    const more = outcome.problemCount - shown.length;
    super([...shown, ...(more > 0 ? [`… and ${more} more.`] : [])].join('\n'), remedy, outcomeJson(outcome, null));
  }
}

const SHOWN = 40;
const NOTHING = 'Nothing was imported.';
const LINES = 'Nothing was imported. Correct these lines in the source, or take the others alone: --good-rows';

/**
 * Imports a file, or shows what importing it would do. Throws RefusedFile with all its problems; Refusal where something must be asked
 * or confirmed (`open-questions`, `many-vanished`); WrongUse where the file cannot be opened.
 */
export async function importFile(
  work: Work,
  request: ImportRequest,
  also: Also = NOTHING_ELSE,
  stops?: StopSource,
): Promise<Outcome> {
  const opened = await openForImport(work, { ...request, assume: request.yes === true });
  try {
    if (opened.reading.refusal) throw new RefusedFile(refusedWhole(work, request, opened), NOTHING);
    return await stageAndBook(work, request, { opened, also, stops });
  } finally {
    await opened.reading.close();
  }
}

/** What is done in the transaction that books: both happen, or neither. Not done by a preview. */
type Also = (tx: Tx, booked: Outcome) => Promise<void>;
const NOTHING_ELSE: Also = () => Promise.resolve();

async function stageAndBook(
  work: Work,
  request: ImportRequest,
  { opened, also, stops }: { readonly opened: OpenedFile; readonly also: Also; readonly stops: StopSource | undefined },
): Promise<Outcome> {
  const { reading } = opened;
  const bulk = await openBulk(work.db);
  try {
    await stageRows(bulk, reading, request.watch ?? (() => undefined));
    const totals = reading.totals();
    const kind = reading.recognised.kind?.value ?? 'items';
    const codes = (await allCompanies(work.db.read)).map((company) => company.code);
    const otherCompanies = codes.filter((code) => reading.columns.includes('company') && code !== request.company.code);
    const proposed = await proposedCodes(bulk.query, request.company.id, { reading, totals, otherCompanies });
    const fields = fieldsOf(reading.columns, kind);
    const staged: Staged = { request, opened, totals, kind, fields, otherCompanies, proposed };
    const badLines = totals.problemCount > 0 && (request.goodRows !== true || totals.rows === 0);
    if (totals.refusal !== undefined || badLines) {
      throw new RefusedFile(refusedLines(work, staged), LINES);
    }
    mustDecide(request, proposed);
    await noteCustomerStatistics(bulk.query);
    await noteStatistics(bulk.query);
    const preview: { outcome?: Outcome } = {};
    const outcome = await bulk
      .transaction(async (tx) => {
        const booked = await withStops(tx, { stops, companyId: request.company.id }, () =>
          bookStaged(tx, work, staged),
        );
        refuseFound(work, staged, booked);
        if (request.dryRun !== true) {
          await keepPapers(tx, work, request, { reading, importId: booked.importId });
          await also(tx, booked);
          return booked;
        }
        preview.outcome = { ...booked, importId: null, state: 'previewed' };
        throw new RolledBack();
      })
      .catch((error: unknown) => {
        if (error instanceof RolledBack && preview.outcome) return preview.outcome;
        throw error;
      });
    if (outcome.state === 'booked' && outcome.booked >= MUCH) {
      await noteCustomerStatistics(bulk.query);
      await noteStatistics(bulk.query);
    }
    return outcome;
  } finally {
    await bulk.close();
  }
}

/** What only the booking shows of lines (payers that are none) refuses them like what the reading showed. */
function refuseFound(work: Work, staged: Staged, { problems, problemCount }: Outcome): void {
  if (problemCount === staged.totals.problemCount || staged.request.goodRows === true) return;
  throw new RefusedFile({ ...refusedLines(work, staged), problems, problemCount }, LINES);
}

/** Lines after which a ledger is no longer what the planner knew. */
const MUCH = 1_000;

/** Ends the transaction of a preview. */
class RolledBack extends Error {}

function refusedWhole(work: Work, request: ImportRequest, opened: OpenedFile): Outcome {
  const { recognised, refusal } = opened.reading;
  return {
    ...nothingBooked(work, request, opened),
    kind: recognised.kind?.value ?? 'items',
    rows: 0,
    skipped: [],
    problems: refusal ? [refusal] : [],
    problemCount: 1,
    totals: {},
    assumptions: recognised.assumptions,
  };
}

function refusedLines(work: Work, staged: Staged): Outcome {
  const { totals, opened, request } = staged;
  return {
    ...nothingBooked(work, request, opened),
    codes: { proposed: staged.proposed, read: totals.codes },
    kind: staged.kind,
    rows: totals.rows,
    skipped: totals.skipped,
    problems: totals.problems,
    problemCount: totals.problemCount,
    totals: totals.byCurrency,
    assumptions: [...opened.assumptions, ...totals.assumptions],
  };
}

function nothingBooked(
  work: Work,
  request: ImportRequest,
  { reading, source, assumed }: OpenedFile,
): Omit<Outcome, 'kind' | 'rows' | 'skipped' | 'problems' | 'problemCount' | 'totals' | 'assumptions'> {
  return {
    importId: null,
    state: 'refused',
    recognised: reading.recognised,
    source,
    mode: request.mode ?? 'delta',
    scope: request.scope ?? {},
    asOf: reading.recognised.asOf?.value ?? work.today,
    asOfAssumed: assumed.has('asOf'),
    booked: 0,
    changed: 0,
    unchanged: 0,
    customers: { booked: 0, changed: 0 },
    voided: 0,
    marks: NO_MARKS,
    codes: { proposed: [], read: [] },
    stopped: [],
    missing: NOTHING_MISSING,
    notices: [],
  };
}
