import type { Company } from '../companies/company';
import { assert } from '../kernel/assert';
import { day, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { disputeHolds } from '../disputes/store';
import { findItems } from '../ledger/store';
import { onDay, type Work } from '../platform/work';
import { acceptPlan, approvePlan, draftPlan, offerPlan, type WhichPlan } from '../promises/plan.actions';
import type { Stage } from './stage.actions';
import { LAST_DAY } from './world';

/** Instalments of the demo: what a customer agreed to in the story, and what a gallery is offered on the last day. */
export interface DemoPlan {
  readonly documents: readonly string[];
  readonly count: number;
  readonly firstOn: Day;
}

const OFFERED: DemoPlan = { documents: ['FA-2026-0247', 'FA-2026-0300'], count: 3, firstOn: day('2026-07-15') };

export async function agreeOn(work: Work, company: Company, plan: DemoPlan): Promise<void> {
  await acceptPlan(work, await drawnUp(work, company, plan), disputeHolds);
}

/** By telephone: its mail of the day is a reminder. Not in a demo that ends before these invoices are there. */
export async function offerOnTheLastDay(stage: Stage, company: Company): Promise<void> {
  stage.turnTo(LAST_DAY, 16);
  const work = onDay(stage.work(), company.zone, LAST_DAY);
  const drafted = await drawnUp(work, company, OFFERED).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'no-such-item') return undefined;
    throw error;
  });
  if (drafted === undefined) return;
  await offerPlan(work, drafted, disputeHolds);
}

async function drawnUp(work: Work, company: Company, { documents, count, firstOn }: DemoPlan): Promise<WhichPlan> {
  const found = await Promise.all(documents.map((text) => findItems(work.db.read, { companyId: company.id, text })));
  const items = found.flatMap(([item]) => (item === undefined ? [] : [{ ...item, amountMinor: null }]));
  const [first] = items;
  assert(first !== undefined && items.length === documents.length, `not all of ${documents.join(', ')} are there`);
  const terms = { firstOn, interval: 'monthly', of: { count }, down: null } as const;
  const request = { companyId: company.id, customerId: first.customerId, of: { items }, terms };
  const made = await draftPlan(work, request, disputeHolds);
  const which = { companyId: company.id, planId: made.plan.id };
  if (made.outside.length > 0) await approvePlan(work, which);
  return which;
}
