import { customerMoves } from '../desk/moves.store';
import { CUSTOMER_STAYS, placeOf } from '../customers/moves';
import { ADVICE_STAYS } from '../advice/moves.store';
import { CASH_STAYS } from '../cash/moves.store';
import { JOURNAL_STAYS } from '../journals/moves.store';
import { LEDGER_STAYS } from '../ledger/moves.store';
import { readSource } from '../platform/testing/sources';
import { REMINDER_STAYS } from '../reminders/moves.store';

/** Whatever names a customer moves with it or is said to stay, and why: a new table cannot be forgotten. */
const STAYS = [...CUSTOMER_STAYS, ...CASH_STAYS, ...LEDGER_STAYS, ...JOURNAL_STAYS, ...REMINDER_STAYS, ...ADVICE_STAYS];

function namingCustomers(schema: string): string[] {
  const found: string[] = [];
  for (const [, table, body] of schema.matchAll(/^create table `(\w+)` \(([\s\S]*?)\);$/gim)) {
    const named = [...body!.matchAll(/foreign key\(`(\w+)`\) references `customer`/g)].map(([, column]) => column!);
    if (/^ {2}`customer_id`/m.test(body!)) named.push('customer_id');
    if (table === 'customer') named.push('merged_into');
    for (const column of new Set(named)) found.push(column === 'customer_id' ? table! : `${table}.${column}`);
  }
  return found.sort();
}

describe('what hangs on a customer', () => {
  it('moves or stays, all of it', () => {
    const said = [...customerMoves.filter((one) => one.written === undefined), ...STAYS].map((one) => placeOf(one));
    expect(said.sort()).toEqual(namingCustomers(readSource('fixtures/schema.sql')));
  });

  it('would be missed', () => {
    const schema = 'CREATE TABLE `lent` (\n  `id` integer,\n  `customer_id` bigint,\n  `who_id` bigint,\n  foreign key(`who_id`) references `customer`(`id`));\n';
    expect(namingCustomers(schema)).toEqual(['lent', 'lent.who_id']);
  });
}); // prettier-ignore
