import { actorText } from '../kernel/actor';
import { assert } from '../kernel/assert';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { SHIPPED } from './shipped';
import { checkStrategy, type Strategy } from './strategy';

/** Strategies of a company and who is under which: versions, never changed. */
const LATEST = '9999';

/** The company's own strategies, then the shipped ones that it has none of its own for. */
export async function strategiesOf(q: Query, companyId: number, knownAt: Instant | null = null): Promise<Strategy[]> {
  const rows = await rowsOf<{ code: string; version: number; name: string; steps: string }>(
    q,
    `select code, version, name, steps from strategy
     where company_id = ? and recorded_at <= ? and (ended_at is null or ended_at > ?) order by code`,
    [companyId, knownAt ?? LATEST, knownAt ?? LATEST],
  );
  const own = rows.map(({ code, version, name, steps }) => {
    const checked = checkStrategy({ code, name, steps: JSON.parse(steps) as unknown }, version);
    assert(checked.ok, `stored strategy ${code} is none`);
    return checked.strategy;
  });
  return [...own, ...SHIPPED.filter((shipped) => own.every((one) => one.code !== shipped.code))];
}

/** Puts a new version of a strategy in force and returns its number. */
export async function putStrategy(tx: Tx, work: Work, companyId: number, strategy: Strategy): Promise<number> {
  const [last] = await rowsOf<{ version: number | null }>(
    tx,
    `select max(version) as version from strategy where company_id = ? and code = ?`,
    [companyId, strategy.code],
  );
  const by = actorText(work.actor);
  await tx('strategy')
    .where({ company_id: companyId, code: strategy.code })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: by });
  const version = (last?.version ?? 0) + 1;
  await tx('strategy').insert({
    company_id: companyId,
    code: strategy.code,
    version,
    name: strategy.name,
    steps: JSON.stringify(
      strategy.steps.map(({ template, ...step }) => (template === null ? step : { ...step, template })),
    ),
    recorded_at: work.now,
    recorded_by: by,
  });
  return version;
}

/** Whom a strategy is chosen for. */
export type Scope =
  | { readonly scope: 'company' }
  | { readonly scope: 'segment'; readonly segment: string; readonly rank: number }
  | { readonly scope: 'customer'; readonly customerId: number }
  | { readonly scope: 'item'; readonly itemId: number };

/** Chooses a strategy for a scope, or takes the choice back (`code` null); what was chosen before is kept, ended. */
export async function putChoice(
  tx: Tx,
  work: Work,
  companyId: number,
  scope: Scope,
  code: string | null,
): Promise<void> {
  const columns = {
    company_id: companyId,
    scope: scope.scope,
    segment: scope.scope === 'segment' ? scope.segment : null,
    customer_id: scope.scope === 'customer' ? scope.customerId : null,
    item_id: scope.scope === 'item' ? scope.itemId : null,
  };
  const recordedBy = actorText(work.actor);
  await tx('strategy_choice').where(columns).whereNull('ended_at').update({ ended_at: work.now, ended_by: recordedBy });
  if (code === null) return;
  await tx('strategy_choice').insert({
    ...columns,
    rank: scope.scope === 'segment' ? scope.rank : 0,
    strategy_code: code,
    recorded_at: work.now,
    recorded_by: recordedBy,
  });
}

/** The customers whom a choice may concern. */
export async function customersUnder(q: Query, companyId: number, scope: Scope): Promise<number[]> {
  const [condition, bindings] = conditionOf(scope);
  const rows = await rowsOf<{ id: number }>(q, `select id from v_customer where company_id = ? and merged_into is null and ${condition}`, [companyId, ...bindings]); // prettier-ignore
  return rows.map((row) => row.id);
}

function conditionOf(scope: Scope): [condition: string, bindings: readonly unknown[]] {
  switch (scope.scope) {
    case 'company':
      return ['1 = 1', []];
    case 'segment':
      return ['segment = ?', [scope.segment]];
    case 'customer':
      return ['id = ?', [scope.customerId]];
    case 'item':
      return ['id = (select customer_id from v_open_item where item_id = ?)', [scope.itemId]];
  }
}
