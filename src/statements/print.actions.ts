import { Refusal } from '../kernel/result';
import { stackOf } from '../outbox/stack';
import { writeZip, type ZipEntry } from '../platform/zip';
import type { Work } from '../platform/work';
import { papersOfRun, type Paper } from './papers.store';

/** The statements of a run in one piece: a PDF for the printer, or an archive of all files. */
export interface OfRun {
  readonly companyId: number;
  readonly runId: number;
}

/** So many files go into one piece: it is made in memory. */
const MOST = 5_000;

/** Each statement begins on the front of a sheet. `printed`: only those that go by post. Refuses where there are none. */
export async function stackOfRun(
  work: Work,
  which: OfRun & { readonly printed: boolean },
): Promise<{ readonly pdf: Uint8Array; readonly pages: number }> {
  const papers = await some(work, { ...which, pdfOnly: true });
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const { sha256 } of papers) yield work.files.get(sha256);
  }
  return stackOf(bytes(), true);
}

export async function archiveOf(work: Work, which: OfRun): Promise<{ readonly zip: Buffer; readonly entries: number }> {
  const papers = await some(work, { ...which, printed: false, pdfOnly: false });
  const entries: ZipEntry[] = [];
  const taken = new Set<string>();
  for (const paper of papers) entries.push({ name: freeName(paper, taken), bytes: await work.files.get(paper.sha256) });
  return { zip: await writeZip(entries, work.now), entries: entries.length };
}

/** Two customers may have numbers that are one as the name of a file. */
function freeName({ fileName }: Paper, taken: Set<string>): string {
  const dot = fileName.lastIndexOf('.');
  let name = fileName;
  for (let n = 2; taken.has(name); n += 1) name = `${fileName.slice(0, dot)}-${n}${fileName.slice(dot)}`;
  taken.add(name);
  return name;
}

async function some(
  work: Work,
  which: OfRun & { readonly printed: boolean; readonly pdfOnly: boolean },
): Promise<Paper[]> {
  const papers = await papersOfRun(work.db.read, which);
  if (papers.length === 0) {
    throw new Refusal('nothing-to-print', 'There is no such file in this run.', 'See what became of it on its page.');
  }
  if (papers.length > MOST) {
    throw new Refusal(
      'too-many-files',
      `These are ${papers.length} files; at most ${MOST} go into one.`,
      'Send statements to one segment at a time.',
    );
  }
  return papers;
}
