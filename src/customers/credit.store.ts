import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { CoverReport, CreditCover } from './credit';

/** Credit covers: one in force of a customer; the ones before are ended and kept. */
export async function coverOf(q: Query, companyId: number, customerId: number): Promise<CreditCover | null> {
  const [cover] = await rowsOf<Flagged>(
    q,
    `select insurer, limit_minor as "limitMinor", currency, notice_days as "noticeDays", claim_days as "claimDays",
       longest_extension_days as "longestExtensionDays", plan_needs_consent as "planNeedsConsent",
       insurer_collects as "insurerCollects"
     from v_credit_cover where company_id = ? and customer_id = ?`,
    [companyId, customerId],
  );
  if (cover === undefined) return null;
  return { ...cover, planNeedsConsent: cover.planNeedsConsent === 1, insurerCollects: cover.insurerCollects === 1 };
}

interface Flagged extends Omit<CreditCover, 'planNeedsConsent' | 'insurerCollects'> {
  readonly planNeedsConsent: number;
  readonly insurerCollects: number;
}

/** Null: it is not insured any more. */
export async function putCover(
  tx: Tx,
  work: Work,
  { companyId, customerId }: { readonly companyId: number; readonly customerId: number },
  cover: CreditCover | null,
): Promise<void> {
  await tx('credit_cover')
    .where({ company_id: companyId, customer_id: customerId, ended_at: null })
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
  if (cover === null) return;
  await tx('credit_cover').insert({
    ...{ company_id: companyId, customer_id: customerId, insurer: cover.insurer, limit_minor: cover.limitMinor },
    ...{ currency: cover.currency, notice_days: cover.noticeDays, claim_days: cover.claimDays, from_on: work.today },
    longest_extension_days: cover.longestExtensionDays,
    ...{ plan_needs_consent: Number(cover.planNeedsConsent), insurer_collects: Number(cover.insurerCollects) },
    ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
  });
}

type Whose = { readonly companyId: number; readonly customerId: number };

/** What the insurer was told, the newest first. */
export async function coverReportsOf(q: Query, { companyId, customerId }: Whose): Promise<CoverReport[]> {
  return rowsOf<CoverReport>(
    q,
    `select id, kind, due_on as "dueOn", told_on as "toldOn", reference, recorded_by as "by" from v_cover_report
     where company_id = ? and customer_id = ? order by told_on desc, id desc`,
    [companyId, customerId],
  );
}

/** undefined: that was told already. */
export async function insertCoverReport(
  tx: Tx,
  work: Work,
  { companyId, customerId }: Whose,
  report: Omit<CoverReport, 'id' | 'by'>,
): Promise<number | undefined> {
  const [made] = await rowsOf<{ id: number }>(
    tx,
    `insert into cover_report (company_id, customer_id, kind, due_on, told_on, reference, recorded_at, recorded_by)
     values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id`,
    [
      ...[companyId, customerId, report.kind, report.dueOn, report.toldOn, report.reference],
      ...[work.now, actorText(work.actor)],
    ],
  );
  return made?.id;
}

/** Returns whether it stood. */
export async function endCoverReport(
  tx: Tx,
  work: Work,
  { companyId, customerId }: Whose,
  id: number,
): Promise<boolean> {
  const ended = await tx('cover_report')
    .where({ company_id: companyId, customer_id: customerId, id, ended_at: null })
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
  return ended > 0;
}
