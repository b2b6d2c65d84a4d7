import type { CoverReport, CreditCover } from '../customers/credit';
import { coverOf, coverReportsOf } from '../customers/credit.store';
import { addressesInRange, contactsInRange } from '../customers/store';
import type { Address, Contact } from '../customers/customer';
import { overridesOf } from '../customers/override.store';
import type { Override } from '../customers/override';
import { disputesOf } from '../disputes/store';
import type { Dispute } from '../disputes/dispute';
import { documentsOf } from '../documents/store';
import type { Document } from '../documents/document';
import { dayFrom, dayIn, type Day } from '../kernel/day';
import type { Hold } from '../ledger/hold';
import { holdsFrom } from '../ledger/hold-index';
import type { OpenItem } from '../ledger/open-item';
import { openItemsInRange } from '../ledger/store';
import type { JudgedPlan } from '../promises/plan';
import { judgedPlans } from '../promises/plan.store';
import type { Judged } from '../promises/promise';
import { judgedPromises } from '../promises/store';
import { answerWhy, type Answer as Why } from '../reminders/explain.store';
import { outlookOf, type Outlook } from '../reminders/outlook.panel';
import { tasksOf } from '../tasks/store';
import type { Task } from '../tasks/task';
import type { CustomerDeps, CustomerView } from './customer-asked.pages';
import { groupOf, groupSums, type Group, type GroupSum } from './customer.panel';
import { timelineOf, type TimelineRow } from './customer-timeline.panel';

/** Everything the page of one customer tells, asked of the rooms: on the day that is looked at. */
export interface Gathered {
  readonly items: readonly OpenItem[];
  readonly holds: readonly Hold[];
  readonly whyOn: Day;
  readonly why: Why;
  readonly outlook: Outlook | null;
  readonly promises: readonly Judged[];
  readonly plans: readonly JudgedPlan[];
  readonly disputes: readonly Dispute[];
  readonly contacts: readonly Contact[];
  readonly addresses: readonly Address[];
  readonly tasks: readonly Task[];
  readonly documents: readonly Document[];
  readonly notes: readonly TimelineRow[];
  readonly overrides: readonly Override[];
  readonly cover: CreditCover | null;
  readonly coverReports: readonly CoverReport[];
  readonly group: Group;
  readonly groupSums: readonly GroupSum[];
}

const MOST_NOTES = 5;

export async function gather({ visit, customer }: CustomerView, deps: CustomerDeps): Promise<Gathered> {
  const { work, company, asked } = visit;
  const { today } = work;
  const q = work.db.read;
  const whose = { companyId: company.id, customerId: customer.id };
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const sources = deps.holdSources(q);
  const whyOn = dayFrom(asked.query.get('why') ?? '') ?? today;
  const group = await groupOf(q, customer);
  return {
    items: await openItemsInRange(q, range, today),
    holds: await holdsFrom(sources, range, today),
    whyOn,
    why: await answerWhy(q, { company, customer, asOn: whyOn, now: work.now, holds: sources }),
    outlook: await outlookOf(q, company, { customerId: customer.id, asOn: today, holds: sources }),
    promises: (await judgedPromises(q, { companyId: company.id, customers: range }, today)).filter(
      ({ promise }) => promise.givenOn <= today,
    ),
    plans: (await judgedPlans(q, { companyId: company.id, customers: range }, today)).filter(({ plan }) =>
      plan.steps.some(({ on }) => on <= today),
    ),
    disputes: (await disputesOf(q, whose)).filter(({ raisedOn }) => raisedOn <= today),
    contacts: await contactsInRange(q, range),
    addresses: await addressesInRange(q, range),
    tasks: (await tasksOf(q, whose)).filter(({ recordedAt }) => dayIn(company.zone, recordedAt) <= today),
    documents: await documentsOf(q, company.id, { customerId: customer.id }),
    notes: await timelineOf(q, { ...whose, until: today, kind: 'note', offset: 0, limit: MOST_NOTES }),
    overrides: await overridesOf(q, company.id, `customer/${customer.id}`),
    cover: await coverOf(q, company.id, customer.id),
    coverReports: await coverReportsOf(q, whose),
    group,
    groupSums: group.entities.length === 0 ? [] : await groupSums(q, customer),
  };
}
