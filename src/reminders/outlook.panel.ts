import type { Company } from '../companies/company';
import type { Day } from '../kernel/day';
import type { Hold, HoldSource } from '../ledger/hold';
import type { Query } from '../platform/db';
import { decide } from './decide';
import { demanded } from './decision';
import { strategyOf, type Facts } from './facts';
import { factsOfCustomer } from './facts.store';
import { nextMove } from './foresee';
import type { Owed } from './owed';
import { rulesOf } from './rules.store';
import { stagesOf } from './stage';
import type { StepKind } from './strategy';

/**
 * What the customer's page shows of reminders: which strategy rules, how far each item has come, and what follows when a
 * hold ends. Told by the rules that decide, never by a second set of them.
 */
export interface Outlook {
  readonly strategy: {
    readonly code: string;
    readonly name: string;
    readonly version: number;
    readonly chosenBy: string;
  };
  /** The step an item has reached; null: never demanded. */
  stepOf(item: Owed): { readonly n: number; readonly kind: StepKind | null } | null;
  /** The first step that would be taken of what the hold covers, after its last day. */
  afterHold(hold: Hold): AfterHold | null;
}

export interface AfterHold {
  readonly on: Day;
  readonly step: { readonly n: number; readonly kind: StepKind };
}

/** Null where nothing is or was owed that matters. */
export async function outlookOf(
  q: Query,
  company: Company,
  asked: { readonly customerId: number; readonly asOn: Day; readonly holds: readonly HoldSource[] },
): Promise<Outlook | null> {
  const { customerId, asOn, holds } = asked;
  const rules = await rulesOf(q, company, asOn);
  return outlookFrom(await factsOfCustomer(q, rules, customerId, { asOn, knownAt: null, holds }), asOn);
}

/** The same of facts that are known already. */
export function outlookFrom(facts: Facts | undefined, asOn: Day): Outlook | null {
  if (!facts) return null;
  const stage = stagesOf(facts);
  const { strategy, chosenBy } = strategyOf(facts, null);
  return {
    strategy: { code: strategy.code, name: strategy.name, version: strategy.version, chosenBy },
    stepOf: (item) => {
      const { step } = stage(item);
      const { ladder } = strategyOf(facts, item.itemId).strategy;
      return step === 0 ? null : { n: step, kind: ladder.find(({ n }) => n === step)?.kind ?? null };
    },
    afterHold: (hold) => afterHold(facts, asOn, hold),
  };
}

function afterHold(facts: Facts, asOn: Day, { itemId, until, caused }: Hold): AfterHold | null {
  if (caused || until === null) return null;
  const move = nextMove(facts, asOn, decide(facts, asOn), ({ on, decision }) => {
    const concerned = itemId === null || demanded(decision).some(({ item }) => item.itemId === itemId);
    return on > until && concerned;
  });
  return move ? { on: move.on, step: move.decision.step } : null;
}
