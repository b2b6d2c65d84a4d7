import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import { isInstalment } from './owed';

/**
 * What a reminder demands, row by row: items, and instalments of plans, which lie apart and have numbers below zero wherever a
 * decision is about both.
 */
export interface Demands {
  readonly table: 'reminder_item' | 'reminder_instalment';
  readonly column: 'item_id' | 'instalment_id';
  /** The number of what is demanded, of row `ri`. */
  readonly item: string;
}

export const DEMANDS: readonly Demands[] = [
  { table: 'reminder_item', column: 'item_id', item: 'ri.item_id' },
  { table: 'reminder_instalment', column: 'instalment_id', item: '-ri.instalment_id' },
];

export interface NewReminderItem {
  readonly reminderId: number;
  readonly itemId: number;
  readonly step: number;
  readonly round: number;
  readonly advances: boolean;
  readonly demanded: boolean;
  readonly demandMinor: number;
}

export async function insertReminderItems(tx: Tx, items: readonly NewReminderItem[]): Promise<void> {
  await insertDemands(tx, 'item', items.filter((item) => !isInstalment(item))); // prettier-ignore
  const instalments = items.filter(isInstalment).map((item) => ({ ...item, itemId: -item.itemId }));
  await insertDemands(tx, 'instalment', instalments);
}

async function insertDemands(tx: Tx, of: 'item' | 'instalment', items: readonly NewReminderItem[]): Promise<void> {
  if (items.length === 0) return;
  const columns = { reminder_id: 'bigint', [`${of}_id`]: 'bigint', step: 'bigint', round: 'bigint', advances: 'bigint', demanded: 'bigint', demanded_minor: 'bigint' } as const; // prettier-ignore
  const names = Object.keys(columns).join(', ');
  const given = tableOf(
    tx,
    columns,
    items.map((item) => ({
      reminder_id: item.reminderId,
      [`${of}_id`]: item.itemId,
      step: item.step,
      round: item.round,
      advances: item.advances ? 1 : 0,
      demanded: item.demanded ? 1 : 0,
      demanded_minor: item.demandMinor,
    })),
  );
  await tx.raw(`insert into reminder_${of} (${names}) select ${names} from ${given.sql} as given where true`, [
    ...given.bindings,
  ]);
}

/** None of the steps of these reminders counts any more. */
export async function discount(tx: Tx, reminderIds: readonly number[]): Promise<void> {
  const gone = tableOf(tx, { id: 'bigint' }, reminderIds.map((id) => ({ id }))); // prettier-ignore
  for (const { table } of DEMANDS) {
    await tx.raw(`update ${table} set counts = 0 where reminder_id in (select id from ${gone.sql} as gone)`, [
      ...gone.bindings,
    ]);
  }
}

/** Was a later step taken with one of its items? */
export async function hasLaterStep(q: Query, reminderId: number): Promise<boolean> {
  const laterIn = ({ table, column }: Demands): string =>
    `select later.reminder_id as id from ${table} mine join ${table} later on later.${column} = mine.${column}
     where mine.reminder_id = ? and later.counts = 1 and later.advances = 1 and later.step > mine.step
       and later.round = mine.round`;
  const rows = await rowsOf(q, `${DEMANDS.map(laterIn).join(' union all ')} limit 1`, [reminderId, reminderId]);
  return rows.length > 0;
}
