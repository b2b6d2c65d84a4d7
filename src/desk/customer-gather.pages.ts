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
import type { Assignment } from '../ledger/assignment';
import { assignmentsOf } from '../ledger/assignment.store';
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
import { outlookFrom, outlookOf, type Outlook } from '../reminders/outlook.panel';
import { tasksOf } from '../tasks/store';
import type { Task } from '../tasks/task';
import type { CustomerDeps, CustomerView } from './customer-asked.pages';
import { mailOf, type MailOf } from './customer-mail.pages';
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
  readonly assignments: readonly Assignment[];
  readonly group: Group;
  readonly groupSums: readonly GroupSum[];
  readonly mail: MailOf;
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
  const [why, items, holds, promises, plans, disputes, contacts, addresses, tasks, documents, notes] =
    await Promise.all([
      answerWhy(q, { company, customer, asOn: whyOn, now: work.now, holds: sources, papers: deps.papers }),
      openItemsInRange(q, range, today),
      holdsFrom(sources, range, today),
      judgedPromises(q, { companyId: company.id, customers: range }, today),
      judgedPlans(q, { companyId: company.id, customers: range }, today),
      disputesOf(q, whose),
      contactsInRange(q, range),
      addressesInRange(q, range),
      tasksOf(q, whose),
      documentsOf(q, company.id, { customerId: customer.id }),
      timelineOf(q, { ...whose, until: today, kind: 'note', offset: 0, limit: MOST_NOTES }),
    ]);
  const [overrides, cover, coverReports, group, assignments, mail] = await Promise.all([
    overridesOf(q, company.id, `customer/${customer.id}`),
    coverOf(q, company.id, customer.id),
    coverReportsOf(q, whose),
    groupOf(q, customer),
    assignmentsOf(q, whose),
    mailOf(q, customer),
  ]);
  const { standing } = why;
  return {
    items,
    holds,
    whyOn,
    why,
    outlook:
      standing !== null && whyOn === today
        ? outlookFrom(standing.facts, today)
        : await outlookOf(q, company, { customerId: customer.id, asOn: today, holds: sources }),
    promises: promises.filter(({ promise }) => promise.givenOn <= today),
    plans: plans.filter(({ plan }) => plan.steps.some(({ on }) => on <= today)),
    disputes: disputes.filter(({ raisedOn }) => raisedOn <= today),
    contacts,
    mail,
    addresses,
    tasks: tasks.filter(({ recordedAt }) => dayIn(company.zone, recordedAt) <= today),
    documents,
    notes,
    overrides,
    cover,
    coverReports,
    group,
    assignments,
    groupSums: group.entities.length === 0 ? [] : await groupSums(q, customer),
  };
}
