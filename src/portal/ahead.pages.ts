import type { Day } from '../kernel/day';
import { PORTAL_ABOUT_WORDS } from '../languages/portal-about-words';
import type { PortalAboutWords } from '../languages/portal-about-words.en';
import { dayText, fill } from '../languages/said';
import { courseOf } from '../reminders/course';
import type { Foreseen } from '../reminders/foresee';
import { factsOfCustomer } from '../reminders/facts.store';
import { strategyOf, type Facts } from '../reminders/facts';
import { rulesOf } from '../reminders/rules.store';
import type { StepKind } from '../reminders/strategy';
import type { PortalDeps, PortalVisit } from './visit.pages';

/**
 * What we do next if nothing changes, as the customer may hear it: the same decisions that a run takes, asked day by day. What is
 * only proposed to a person here is not announced.
 */
export interface Ahead {
  readonly on: Day;
  readonly text: string;
}

const TOLD = 2;
/** Steps looked at, since some are not told. */
const LOOKED_AT = 8;

const SAID: Readonly<Partial<Record<StepKind, keyof PortalAboutWords['ahead']>>> = {
  pre_due: 'preDue',
  reminder: 'reminder',
  call: 'call',
  final: 'final',
  formal_notice: 'formalNotice',
};

export async function factsOf(visit: PortalVisit, deps: PortalDeps): Promise<Facts | undefined> {
  const { work, company, customer } = visit;
  const { read } = work.db;
  const rules = await rulesOf(read, company, work.today);
  const asking = { asOn: work.today, knownAt: null, holds: deps.holdSources(read) };
  return factsOfCustomer(read, rules, customer.id, asking);
}

/** Nothing where the company sends nothing, or nothing is to come. */
export async function aheadOf(visit: PortalVisit, deps: PortalDeps): Promise<readonly Ahead[]> {
  const { work, settings, locale, language } = visit;
  if (settings.shadowMode) return [];
  const facts = await factsOf(visit, deps);
  if (facts === undefined) return [];
  const { ahead: w } = PORTAL_ABOUT_WORDS[language];
  return courseOf(facts, work.today, LOOKED_AT, enough())
    .steps.flatMap((one) => {
      const said = saidOf(one);
      return said === undefined ? [] : [{ on: one.on, text: fill(w[said], { day: dayText(one.on, locale) }) }];
    })
    .slice(0, TOLD);
}

const saidOf = ({ decision }: Foreseen): keyof PortalAboutWords['ahead'] | undefined =>
  decision.do === 'propose' ? undefined : SAID[decision.step.kind];

/** As many as are told: each day further is a decision about every invoice. */
function enough(): (one: Foreseen) => boolean {
  const told = new Set<Foreseen>();
  return (one) => saidOf(one) !== undefined && told.add(one).size >= TOLD;
}

/** Does the way that this customer's invoices take end with a partner? */
export const mayBeHandedOver = (facts: Facts): boolean =>
  [null, ...facts.customer.items.map(({ itemId }) => itemId)].some((itemId) =>
    strategyOf(facts, itemId).strategy.steps.some(({ kind }) => kind === 'propose_hand_over'),
  );
