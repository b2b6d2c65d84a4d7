import { rowsOf, type Query } from '../platform/db';

/** What the things are called that audit lines are about, and whose they are. */
export interface Named {
  /** As the line says it: `dispute`. */
  readonly noun: string;
  readonly id: number;
  /** Empty: it has no name of its own. */
  readonly name: string;
  readonly customerId: number | null;
  readonly customer: string | null;
  /** The item that it is, or is a part of. */
  readonly itemId: number | null;
  /** 0: it was removed, and has no page any more. */
  readonly stands: number;
}

export interface About {
  readonly noun: string;
  readonly id: number;
}

interface Source {
  readonly from: string;
  readonly id?: string;
  readonly name: string;
  readonly customer?: string;
  readonly item?: string;
  /** 1 while it can be opened; what may be removed says until when. */
  readonly stands?: string;
}

/** Where each lies that belongs to a company; aliased `x`. */
const SOURCES: Readonly<Record<string, Source>> = {
  customer: { from: 'v_customer', name: `''`, customer: 'x.id' },
  item: { from: 'v_open_item_ever', id: 'x.item_id', name: 'x.document', customer: 'x.customer_id', item: 'x.item_id' },
  entry: {
    from: 'v_open_item_ever',
    id: 'x.entry_id',
    name: 'x.document',
    customer: 'x.customer_id',
    item: 'x.item_id',
  },
  activity: { from: 'v_activity', name: `''`, customer: 'x.customer_id' },
  allocation: { from: 'v_allocation', name: `''`, customer: 'x.customer_id' },
  dispute: { from: 'v_dispute', name: `''`, customer: 'x.customer_id' },
  hold: { from: 'v_hold', name: `''`, customer: 'x.customer_id' },
  promise: { from: 'v_promise', name: `''`, customer: 'x.customer_id' },
  plan: { from: 'v_plan', name: 'x.number', customer: 'x.customer_id' },
  reminder: { from: 'v_reminder', name: `''`, customer: 'x.customer_id' },
  task: { from: 'v_task', name: 'x.title', customer: 'x.customer_id' },
  message: { from: 'v_message', name: `coalesce(x.subject, '')`, customer: 'x.customer_id' },
  document: {
    from: 'document',
    name: 'x.file_name',
    customer: 'x.customer_id',
    stands: 'case when x.removed_at is null then 1 else 0 end',
  },
  dossier: { from: 'v_dossier', name: 'x.number', customer: 'x.customer_id' },
  import: { from: 'v_import', name: `coalesce(x.file_name, '')` },
  run: { from: 'v_run', name: 'x.as_on' },
  case: { from: 'v_case', name: `''`, customer: 'x.customer_id' },
  partner: { from: 'partner', name: 'x.name' },
};

export async function namesOf(q: Query, companyId: number, abouts: readonly About[]): Promise<Named[]> {
  const wanted = Object.entries(SOURCES).flatMap(([noun, source]) => {
    const ids = [...new Set(abouts.flatMap((one) => (one.noun === noun ? [one.id] : [])))];
    return ids.length === 0 ? [] : [{ noun, source, ids }];
  });
  if (wanted.length === 0) return [];
  const parts = wanted.map(({ noun, source, ids }) => {
    const {
      from,
      id = 'x.id',
      name,
      customer = 'cast(null as bigint)',
      item = 'cast(null as bigint)',
      stands = '1',
    } = source;
    return `select '${noun}' as noun, ${id} as id, ${name} as name, ${customer} as customer_id, ${item} as item_id, ${stands} as stands
      from ${from} x where x.company_id = ? and ${id} in (${ids.map(() => '?').join(', ')})`;
  });
  return rowsOf<Named>(
    q,
    `select n.noun, n.id, n.name, n.customer_id as "customerId", c.name as customer, n.item_id as "itemId", n.stands
     from (${parts.join(' union all ')}) n left join v_customer c on c.id = n.customer_id order by n.noun, n.id, n.item_id`,
    wanted.flatMap(({ ids }) => [companyId, ...ids]),
  );
}

export interface ItemNamed {
  readonly id: number;
  readonly document: string;
  readonly currency: string;
}

/** Items by their documents, also those that are settled. */
export async function itemsNamed(q: Query, companyId: number, ids: readonly number[]): Promise<ItemNamed[]> {
  if (ids.length === 0) return [];
  return rowsOf<ItemNamed>(
    q,
    `select item_id as id, document, currency from v_open_item_ever where company_id = ? and item_id in (${ids.map(() => '?').join(', ')})`,
    [companyId, ...ids],
  );
}
