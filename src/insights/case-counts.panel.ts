import { NEXT_FIELDS, NEXT_KEPT } from '../cases/course-facts.panel';
import type { NextAction } from '../cases/next-action';
import type { KeptNext } from '../cases/next-kept';
import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { amongIds, manyRowsOf } from '../platform/rows';
import { casesFound, nextOf, type CaseFilter, type Nexts } from './case-list.panel';

/** What of the open cases needs a person: counted for Today and above the list, and named for who is to be told. */
const EVERY = {
  ...{ text: '', show: 'open', next: '', partner: '', stage: '', kind: '', country: '', collector: '', currency: '' },
  ...{ outcome: '', unopened: false, age: '', amount: '', from: null, to: null },
} as const satisfies Omit<CaseFilter, 'companyId' | 'today'>;

export interface CaseCounts {
  /** Whose next action is ours: an answer that is asked for, a message unread, any other. */
  readonly answer: number;
  readonly read: number;
  readonly other: number;
  /** Whoever's turn it is. */
  readonly late: number;
}

/** What of the open cases needs a person today. */
export async function caseCounts(q: Query, companyId: number, today: Day): Promise<CaseCounts> {
  const actions = [...(await openNext(q, companyId, today)).next.values()];
  const ours = actions.filter(({ who }) => who === 'us').map(({ what }) => what);
  const of = (one: string): number => ours.filter((what) => what === one).length;
  return {
    ...{ answer: of('answer'), read: of('read'), other: ours.length - of('answer') - of('read') },
    late: actions.filter(({ late }) => late).length,
  };
}

async function openNext(q: Query, companyId: number, today: Day): Promise<{ cases: readonly KeptNext[]; next: Nexts }> {
  const asked = { ...EVERY, companyId, today };
  const { sql, bindings } = casesFound(asked);
  const cases = await manyRowsOf<KeptNext>(q, NEXT_FIELDS, `select ${NEXT_KEPT} ${sql} order by k.id`, bindings);
  return { cases, next: await nextOf(q, asked, cases) };
}

/** How many open cases have a supplement that the partner has not opened. */
export async function unopenedCount(q: Query, companyId: number, today: Day): Promise<number> {
  const { sql, bindings } = casesFound({ ...EVERY, companyId, today, unopened: true });
  const [row] = await rowsOf<{ n: number }>(q, `select count(*) as n ${sql}`, bindings);
  return row?.n ?? 0;
}

export interface LateCase {
  readonly caseId: number;
  readonly customerId: number;
  readonly customerName: string;
  readonly collector: string | null;
  readonly what: NextAction['what'];
  readonly by: Day;
}

/** Open cases that are late as of the day, whoever's turn it is. */
export async function lateCases(q: Query, companyId: number, today: Day): Promise<LateCase[]> {
  const { cases, next } = await openNext(q, companyId, today);
  const late = cases.filter(({ id }) => next.get(id)?.late === true);
  if (late.length === 0) return [];
  const among = amongIds(q, late.map(({ id }) => id)); // prettier-ignore
  const rows = await rowsOf<Omit<LateCase, 'what' | 'by'>>(
    q,
    `select k.id as "caseId", c.id as "customerId", c.name as "customerName", c.collector
     from v_case k join v_customer c on c.id = k.customer_id where k.id in ${among.sql} order by k.id`,
    among.bindings,
  );
  return rows.flatMap((row) => {
    const action = next.get(row.caseId);
    return action?.by ? [{ ...row, what: action.what, by: action.by }] : [];
  });
}
