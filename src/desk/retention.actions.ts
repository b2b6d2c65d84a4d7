import { record } from '../audit/actions';
import type { Retained } from '../companies/retention.store';
import type { RetentionKind } from '../companies/retention-kinds';
import { settingsOf } from '../companies/store';
import { retainedContacts } from '../customers/retention.store';
import { retainedFinances } from '../finances/retention.store';
import { retainedAnnouncements } from '../insolvency/retention.store';
import { retainedProblems } from '../imports/retention.store';
import { addMonths, type Day } from '../kernel/day';
import { endedHouseMail, forgetHouseMail } from '../people/house-mail.store';
import type { Work } from '../platform/work';
import { protectedCustomers } from './retention.panel';

/** What is emptied when its time is over, each kind in one transaction with one audit line; nothing without a period. */
const mails: Retained = {
  kind: 'mails',
  figures: async (q, { companyId, before }) => {
    const { goes, oldest } = await endedHouseMail(q, companyId, before);
    return { goes, oldestKept: (oldest?.slice(0, 10) ?? null) as Day | null };
  },
  empty: (tx, { companyId, before }) => forgetHouseMail(tx, companyId, before),
};

const RETAINED: readonly Retained[] = [
  retainedContacts,
  retainedProblems,
  mails,
  retainedFinances,
  retainedAnnouncements,
];

/** In months, by kind; a kind without a period is kept. */
export type Periods = Readonly<Partial<Record<RetentionKind, number>>>;

export interface RetentionPreview {
  readonly kind: RetentionKind;
  /** How much goes the next morning. */
  readonly goes: number;
  /** The day on which there is more. */
  readonly nextOn: Day | null;
}

/** The same question as the emptying itself asks. */
export async function previewRetention(work: Work, companyId: number, periods: Periods): Promise<RetentionPreview[]> {
  const { read } = work.db;
  const asked = RETAINED.some(({ kind }) => periods[kind] !== undefined);
  const kept = asked ? await protectedCustomers(read, companyId) : [];
  return Promise.all(
    RETAINED.map(async ({ kind, figures }) => {
      const months = periods[kind];
      if (months === undefined) return { kind, goes: 0, nextOn: null };
      const before = addMonths(work.today, -months);
      const { goes, oldestKept } = await figures(read, { companyId, before, protected: kept });
      return { kind, goes, nextOn: oldestKept === null ? null : addMonths(oldestKept, months) };
    }),
  );
}

/** The clock's, once a day. Returns how much was emptied. */
export async function emptyExpired(work: Work, companyId: number): Promise<number> {
  const { retention } = await settingsOf(work.db.read, companyId);
  let count = 0;
  for (const { kind, empty } of RETAINED) {
    const months = retention[kind];
    if (months === undefined) continue;
    const before = addMonths(work.today, -months);
    count += await work.db.transaction(async (tx) => {
      const gone = await empty(tx, { companyId, before, protected: await protectedCustomers(tx, companyId) });
      const payload = { kind, months, before, gone };
      if (gone > 0)
        await record(tx, work, { companyId, kind: 'retention.emptied', ref: `company/${companyId}`, payload });
      return gone;
    });
  }
  return count;
}
