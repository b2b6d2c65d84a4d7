import { escaped, holding, wordsOf } from '../customers/sought';
import { addDays, endOfDay, type Day, type Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** Tasks as the desk lists them, with the customer's name. Of a past day: those that stood open at its end. */
export interface TaskRow {
  readonly taskId: number;
  readonly kind: string;
  readonly title: string;
  readonly ask: string | null;
  readonly about: string;
  readonly assignee: string | null;
  readonly dueOn: Day;
  readonly customerId: number | null;
  readonly customerCode: string | null;
  readonly customerName: string | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly doneAt: Instant | null;
  readonly doneBy: string | null;
  readonly outcome: string | null;
}

export interface TaskQuestion {
  readonly companyId: number;
  readonly today: Day;
  readonly past: Day | null;
  /** A part of the title, or of the customer's number or name. */
  readonly text: string;
  /** Names under which somebody has tasks, in small letters; empty: everybody's. */
  readonly assignees: readonly string[];
  /** Only those that nobody has. */
  readonly nobody: boolean;
  /** late · today · week; empty: all. */
  readonly due: string;
  readonly kind: string;
  readonly done: boolean;
  readonly customerId: number | null;
  readonly sort: string;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** What the list can be sorted by. */
const SORTS: Readonly<Record<string, string>> = {
  due: 't.due_on',
  kind: 't.kind',
  customer: 'c.name',
  assignee: 't.assignee',
  done: 't.done_at',
};

const COLUMNS = `t.id as "taskId", t.kind, t.title, t.ask, t.about, t.assignee, t.due_on as "dueOn", t.customer_id as "customerId",
  c.code as "customerCode", c.name as "customerName", t.recorded_at as "recordedAt", t.recorded_by as "recordedBy",
  t.done_at as "doneAt", t.done_by as "doneBy", t.outcome`;
const FROM = `from v_task t left join v_customer c on c.id = t.customer_id`;

export async function taskRows(q: Query, asked: TaskQuestion): Promise<TaskRow[]> {
  const { where, bindings } = conditions(q, asked);
  const sort = SORTS[asked.sort] ?? 't.due_on';
  return rowsOf<TaskRow>(
    q,
    `select ${COLUMNS} ${FROM} where ${where} order by ${sort} ${asked.descending ? 'desc' : 'asc'} nulls last, t.id
     limit ? offset ?`,
    [...bindings, asked.limit, asked.offset],
  );
}

export async function taskTotal(q: Query, asked: TaskQuestion): Promise<number> {
  const { where, bindings } = conditions(q, asked);
  const [row] = await rowsOf<{ n: number }>(q, `select count(*) as n ${FROM} where ${where}`, bindings);
  return row?.n ?? 0;
}

export async function taskRow(q: Query, companyId: number, taskId: number): Promise<TaskRow | undefined> {
  const [row] = await rowsOf<TaskRow>(q, `select ${COLUMNS} ${FROM} where t.company_id = ? and t.id = ?`, [
    companyId,
    taskId,
  ]);
  return row;
}

/** Those of these tasks that are the company's and still to be done. */
export async function openTasksIn(q: Query, companyId: number, ids: readonly number[]): Promise<number[]> {
  const wanted = tableOf(
    q,
    { id: 'bigint' },
    ids.map((id) => ({ id })),
  );
  const rows = await rowsOf<{ id: number }>(
    q,
    `select id from v_task where company_id = ? and done_at is null and id in (select id from ${wanted.sql} as wanted)
     order by id`,
    [companyId, ...wanted.bindings],
  );
  return rows.map(({ id }) => id);
}

/** The kinds of tasks that are to be done. */
export async function taskKinds(q: Query, companyId: number): Promise<string[]> {
  const rows = await rowsOf<{ kind: string }>(
    q,
    `select distinct kind from v_task where company_id = ? and done_at is null`,
    [companyId],
  );
  return rows.map(({ kind }) => kind);
}

const WEEK = 7;

function conditions(q: Query, asked: TaskQuestion): { where: string; bindings: unknown[] } {
  const where = ['t.company_id = ?'];
  const bindings: unknown[] = [asked.companyId];
  const add = (condition: string, ...values: readonly unknown[]): void => {
    where.push(condition);
    bindings.push(...values);
  };
  const end = asked.past === null ? null : endOfDay(asked.past);
  if (end !== null) add('t.recorded_at <= ?', end);
  if (end === null) add(asked.done ? 't.done_at is not null' : 't.done_at is null');
  else if (asked.done) add('t.done_at <= ?', end);
  else add('(t.done_at is null or t.done_at > ?)', end);
  if (asked.nobody) add('t.assignee is null');
  if (asked.assignees.length > 0) {
    const names = tableOf(
      q,
      { name: 'text' },
      asked.assignees.map((name) => ({ name })),
    );
    add(`lower(t.assignee) in (select name from ${names.sql} as names)`, ...names.bindings);
  }
  if (asked.due === 'late') add('t.due_on < ?', asked.today);
  if (asked.due === 'today') add('t.due_on <= ?', asked.today);
  if (asked.due === 'week') add('t.due_on <= ?', addDays(asked.today, WEEK));
  if (asked.kind !== '') add('t.kind = ?', asked.kind);
  if (asked.customerId !== null) add('t.customer_id = ?', asked.customerId);
  if (asked.text !== '') {
    const named = holding(wordsOf(asked.text), 'c.sought');
    add(
      `(lower(t.title) like ? escape '\\' or (${named.sql}))`,
      `%${escaped(asked.text.toLowerCase())}%`,
      ...named.bindings,
    );
  }
  return { where: where.join(' and '), bindings };
}
