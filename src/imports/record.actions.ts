import { record } from '../audit/actions';
import { settingsOf } from '../companies/store';
import { appendEvents } from '../ledger/event.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Outcome } from './outcome';
import { insertProblems, keepProfile, noteCounts } from './store';
import { asRemembered } from './terms.actions';

/**
 * What is kept of an import: its counts, the lines that it left out, how the source writes its files, one audit line, and one event of
 * each kind, however many lines there were.
 */
export async function keepRecord(tx: Tx, work: Work, companyId: number, outcome: Outcome): Promise<void> {
  const { rows, booked, changed, unchanged, voided, missing, problems, source, recognised } = outcome;
  const importId = outcome.importId ?? 0;
  const skipped = outcome.skipped.reduce((sum, { count }) => sum + count, 0);
  const counts = { rows, booked, changed, unchanged, skipped, missing: missing.items, problems: outcome.problemCount };
  await noteCounts(tx, importId, counts, outcome.totals);
  await insertProblems(tx, importId, problems);
  await keepProfile(tx, work, {
    companyId,
    source,
    profile: asRemembered(recognised.profile, await settingsOf(tx, companyId)),
  });
  const happened = { booked, changed, cancelled: voided, settled: missing.items + missing.closed };
  const subject = `import/${importId}`;
  await appendEvents(
    tx,
    work,
    Object.entries(happened).flatMap(([kind, lines]) =>
      lines === 0 ? [] : [{ companyId, customerId: null, kind, subject, payload: { lines }, occurredOn: outcome.asOf }],
    ),
  );
  const payload = { file: recognised.file, sha256: recognised.sha256, source, ...counts };
  await record(tx, work, { companyId, kind: 'import.booked', ref: subject, payload });
}
