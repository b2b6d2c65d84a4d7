import { sum } from '../kernel/money';
import type { Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { StepKind } from './plan';
import { judgedRows, mayFit, planRows, UNPAID_SQL, type PlanQuestion, type PlanRow } from './plan-register.panel';
import { STANDS } from './plan.store';
import { SINCE } from './store';
import { LATEST } from './unapplied.store';

/**
 * One page of the register. Where a plan stands, and what was paid of those of which something is open, is asked for all at once; only the plans
 * of the page are judged. What that cannot tell apart (a missed instalment, words with accents) goes the long way.
 */
export async function planPage(q: Query, asked: PlanQuestion, { offset, limit }: Slice): Promise<readonly PlanRow[]> {
  if (!isShort(asked)) return (await planRows(q, asked)).slice(offset, offset + limit);
  const found = await sorted(q, asked);
  const shown = found.slice(offset, offset + limit);
  const rows = await judgedRows(q, asked, shown.map(({ id }) => id)); // prettier-ignore
  const byId = new Map(rows.map((row) => [row.plan.id, row]));
  return shown.flatMap(({ id }) => byId.get(id) ?? []);
}

interface Slice {
  readonly offset: number;
  readonly limit: number;
}

export interface PlanSum {
  readonly currency: string;
  readonly count: number;
  readonly amountMinor: number;
  readonly leftMinor: number;
}

type Summed = Pick<Weighed, 'currency' | 'amountMinor' | 'leftMinor'>;

/** By currency, in its order. */
export async function planSums(q: Query, asked: PlanQuestion): Promise<PlanSum[]> {
  const all: readonly Summed[] = isShort(asked)
    ? await weighed(q, asked, true)
    : (await planRows(q, asked)).map(({ plan, leftMinor }) => ({ ...plan, leftMinor }));
  return [...grouped(all, ({ currency }) => currency)]
    .map(([currency, own]) => ({
      ...{ currency, count: own.length },
      amountMinor: sum(own.map((one) => one.amountMinor)),
      leftMinor: sum(own.map((one) => one.leftMinor)),
    }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

const ENDED = ['completed', 'defaulted', 'cancelled'] as const;
/** What is shown under each; told apart by where a plan stands and whether all of it came. */
const SHORT: Readonly<Record<string, readonly Place[]>> = {
  all: ['draft', 'offered', 'running', ...ENDED],
  ...{ ended: ENDED, open: ['draft', 'offered'], running: ['running'], draft: ['draft'], offered: ['offered'] },
  ...{ completed: ['completed'], defaulted: ['defaulted'], cancelled: ['cancelled'] },
};

const ASCII = /^[\x20-\x7e]*$/;
const isShort = ({ state, text, collector }: PlanQuestion): boolean =>
  Object.hasOwn(SHORT, state) && ASCII.test(text) && ASCII.test(collector);

type Place = 'draft' | 'offered' | 'running' | (typeof ENDED)[number];

interface Light {
  readonly id: number;
  readonly number: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly name: string;
  readonly kind: StepKind;
  /** Its instalments are or were asked for: what came counts. */
  readonly accepted: number;
  /** It runs, and something of its invoices is open. */
  readonly unpaid: number;
}

interface Weighed extends Light {
  readonly place: Place;
  readonly leftMinor: number;
  /** Of one that runs. */
  readonly nextOn: Day | null;
}

const RUNS: ReadonlySet<StepKind> = new Set<StepKind>(['accepted', 'reinstated']);

async function sorted(q: Query, asked: PlanQuestion): Promise<Weighed[]> {
  const keyOf = ({ name, number, amountMinor, leftMinor, nextOn }: Weighed): string | number => {
    if (asked.sort === 'customer') return name.toLowerCase();
    if (asked.sort === 'amount') return amountMinor;
    if (asked.sort === 'left') return leftMinor;
    return asked.sort === 'next' ? (nextOn ?? '9999') : number;
  };
  const sign = asked.descending ? -1 : 1;
  const keyed = (await weighed(q, asked, asked.sort === 'left')).map((row) => ({ row, key: keyOf(row) }));
  return keyed
    .sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : b.row.id - a.row.id))
    .map(({ row }) => row);
}

/** `left`: what is left of all is wanted, and not only of those that run. */
async function weighed(q: Query, asked: PlanQuestion, left: boolean): Promise<Weighed[]> {
  const wanted = SHORT[asked.state] ?? [];
  const rows = await light(q, asked);
  // in the whole list nobody asks what each is, unless it is in the order of what is left or next
  if (asked.state === 'all' && !left && asked.sort !== 'next')
    return rows.map((row) => ({ ...row, place: 'draft', leftMinor: 0, nextOn: null }));
  const settled = (one: Light): boolean => RUNS.has(one.kind) && one.accepted === 1 && one.unpaid === 0;
  const runs = rows.filter((one) => RUNS.has(one.kind) && !settled(one));
  const open = left ? rows.filter((one) => !settled(one)) : runs;
  const covers = await coversOf(q, open, asked.today);
  const due = await instalmentsOf(q, runs);
  return rows.flatMap((row) => {
    const coverMinor = settled(row) ? row.amountMinor : Math.max(0, Math.min(row.amountMinor, covers.get(row.id) ?? 0));
    const nextOn = nextAfter(due.get(row.id) ?? [], coverMinor);
    const place = placeOf(row, nextOn);
    const leftMinor = row.amountMinor - coverMinor;
    return wanted.includes(place) ? [{ ...row, place, leftMinor, nextOn: place === 'running' ? nextOn : null }] : [];
  });
}

function placeOf({ kind }: Light, nextOn: Day | null): Place {
  if (RUNS.has(kind)) return nextOn === null ? 'completed' : 'running';
  return kind === 'offered' || kind === 'cancelled' || kind === 'defaulted' ? kind : 'draft';
}

/** Every plan that may fit, with where it stands. */
function light(q: Query, asked: PlanQuestion): Promise<Light[]> {
  const { companyId, customerId, today } = asked;
  const fits = mayFit({ ...asked, state: 'all' });
  const kinds = KINDS[asked.state];
  const last = (list: string): string =>
    `coalesce((select max(x.id) from plan_step x where x.plan_id = p.id and x.kind in (${list}) and x.on_day <= ?), 0)`;
  return rowsOf(
    q,
    `select p.id, p.number, p.currency, p.amount_minor as "amountMinor", c.name, s.kind,
       case when s.kind = 'accepted' then 1 when s.kind in ('drafted', 'offered') then 0
         when ${last(`'accepted'`)} > ${last(`'offered', 'drafted'`)} then 1 else 0 end as accepted,
       case when s.kind in ('accepted', 'reinstated') and ${UNPAID_SQL} then 1 else 0 end as unpaid
     from plan p join v_customer c on c.id = p.customer_id join plan_step s on ${STANDS}
     where p.company_id = ? ${customerId === null ? '' : 'and p.customer_id = ?'} ${fits.sql === '' ? '' : `and ${fits.sql}`}
       ${kinds === undefined ? '' : `and s.kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})`}`,
    [
      ...[today, today, today, today, LATEST, companyId],
      ...(customerId === null ? [] : [customerId]),
      ...fits.bindings,
    ],
  );
}

/** At which steps plans of a tab stand, where that leaves some out. */
const KINDS: Readonly<Record<string, readonly StepKind[]>> = {
  ...{ draft: ['drafted'], offered: ['offered'], open: ['drafted', 'offered'], running: ['accepted', 'reinstated'] },
  ...{ completed: ['accepted', 'reinstated'], defaulted: ['defaulted'], cancelled: ['cancelled'] },
  ended: ['accepted', 'reinstated', 'defaulted', 'cancelled'],
};

/** What each plan was relieved of, as `judgePlan` has it: by what came for its invoices, and by those of which less is owed. */
async function coversOf(q: Query, plans: readonly Light[], today: Day): Promise<Map<number, number>> {
  if (plans.length === 0) return new Map();
  const given = tableOf(q, { id: 'bigint' }, plans.map(({ id }) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ planId: number; amountMinor: number; owedMinor: number; cameMinor: number }>(
    q,
    `select pp.plan_id as "planId", pp.amount_minor as "amountMinor",
       case when v.cancelled_at <= ? then 0 when pp.after_allocation_id is null then pp.amount_minor else v.amount_minor - (
         select coalesce(sum(a.amount_minor), 0) from v_allocation a
         where a.to_item_id = pp.item_id and a.id <= pp.after_allocation_id) end as "owedMinor",
       (select coalesce(sum(a.amount_minor), 0) from v_allocation a where ${SINCE} and a.allocated_on <= ?) as "cameMinor"
     from plan_item pp join v_open_item_ever v on v.item_id = pp.item_id
     where pp.plan_id in (select id from ${given.sql} as given)`,
    [LATEST, today, ...given.bindings],
  );
  const accepted = new Set(plans.flatMap((one) => (one.accepted === 1 ? [one.id] : [])));
  const covers = new Map<number, number>();
  for (const { planId, amountMinor, owedMinor, cameMinor } of rows) {
    const expected = Math.max(0, Math.min(amountMinor, owedMinor));
    const came = accepted.has(planId) ? Math.min(expected, Math.max(0, cameMinor)) : 0;
    covers.set(planId, sum([covers.get(planId) ?? 0, amountMinor - expected, came]));
  }
  return covers;
}

interface Due {
  readonly planId: number;
  readonly dueOn: Day;
  readonly amountMinor: number;
}

async function instalmentsOf(q: Query, plans: readonly Light[]): Promise<Map<number, Due[]>> {
  if (plans.length === 0) return new Map();
  const given = tableOf(q, { id: 'bigint' }, plans.map(({ id }) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<Due>(
    q,
    `select plan_id as "planId", due_on as "dueOn", amount_minor as "amountMinor" from plan_instalment
     where plan_id in (select id from ${given.sql} as given) order by plan_id, n`,
    given.bindings,
  );
  return grouped(rows, ({ planId }) => planId);
}

/** The day of the first instalment that is not covered whole. */
function nextAfter(due: readonly Due[], coverMinor: number): Day | null {
  let before = 0;
  for (const { dueOn, amountMinor } of due) {
    before += amountMinor;
    if (before > coverMinor) return dueOn;
  }
  return null;
}
