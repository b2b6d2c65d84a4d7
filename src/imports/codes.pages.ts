import type { ImportsWords } from '../languages/imports-words';
import { fill } from '../languages/said';
import type { CodeProposal } from './code-alike';
import type { Outcome } from './outcome';
import type { ImportWork, Said } from './upload';

/**
 * Customer numbers of an upload that may be damaged: each with the customer that it seems to mean, for a person to decide; and those
 * that were decided before, which can be decided anew. What is decided is kept with the source when the file is booked.
 */
interface Row {
  readonly field: string;
  readonly code: string;
  readonly name: string;
  readonly meant: string;
  readonly meantName: string;
  readonly because: CodeProposal['because'] | 'decided';
}

/** On a page; when these are decided, the others come. */
const SHOWN = 50;

function rowsOf({ result }: ImportWork): Row[] {
  if (result?.is !== 'previewed' && result?.is !== 'refused') return [];
  const { proposed, read } = (result.outcome as Partial<Outcome>).codes ?? NOTHING;
  const rows = [
    ...proposed.map(({ code, name, meant, because }) => ({ code, name, meant: meant.code, meantName: meant.name, because })),
    ...read.map(({ code, meant }) => ({ code, name: '', meant, meantName: '', because: 'decided' as const })),
  ]; // prettier-ignore
  return rows.slice(0, SHOWN).map((row, at) => ({ ...row, field: `code-${at}` }));
}

/** Of an upload that was looked at before customer numbers were. */
const NOTHING = { proposed: [], read: [] };

/** True where something must be decided before the file can be booked: lines with numbers that were cut are left out anyway. */
export const mustDecideCodes = (upload: ImportWork): boolean =>
  rowsOf(upload).some(({ because }) => because !== 'cut' && because !== 'decided');

/** How many numbers somebody has still to decide of. */
export const undecidedCodes = (upload: ImportWork): number =>
  rowsOf(upload).filter(({ because }) => because !== 'decided').length;

export function codeBlanks(w: ImportsWords, upload: ImportWork): unknown {
  const rows = rowsOf(upload);
  if (rows.length === 0) return null;
  const c = w.codes;
  return {
    must: mustDecideCodes(upload) ? c.must : '',
    rows: rows.map(({ field, code, name, meant, meantName, because }) => ({
      field,
      legend: fill(name === '' ? c.number : c.numberName, { code, name }),
      why: c.because[because],
      same: fill(meantName === '' ? c.sameNumber : c.same, { code: meant, name: meantName }),
      other: because === 'cut' ? c.leaveOut : c.other,
      isDecided: because === 'decided',
      required: because !== 'cut',
    })),
  };
}

/** What was decided of the numbers that were shown; a number without an answer stays as it is. */
export function codesSaid(form: URLSearchParams, upload: ImportWork): Said {
  const codes = new Map(Object.entries(upload.said.options.codes ?? {}));
  for (const { field, code, meant, because } of rowsOf(upload)) {
    const chosen = form.get(field);
    if (chosen === 'same') codes.set(code, meant);
    else if (chosen === 'other' && because !== 'cut') codes.set(code, code);
  }
  const { said } = upload;
  return { ...said, options: { ...said.options, codes: Object.fromEntries(codes) } };
}
