import { companyById } from '../companies/store';
import { dayIn, type Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import type { Hold, HoldSource } from '../ledger/hold';
import { holdsFrom } from '../ledger/hold-index';
import { spansOf } from '../ledger/spans';
import type { SendGate, Verdict } from '../outbox/gate';
import { optOutsOf } from '../outbox/opt-out.store';
import type { Asker } from '../outbox/post.actions';
import type { Query } from '../platform/db';
import { sumsInRange, type CustomerSum } from './account.store';
import { stops } from './judge';
import type { AccountSum } from './run';
import { linesOfMessages, type LeavingLine } from './sending.store';

/** In the moment of sending: nobody holds the customer meanwhile, and the account still says what the statement says. */
export const statementAsker = (holds: (q: Query) => readonly HoldSource[]): Asker => ({
  gate:
    (q): SendGate =>
    async (waiting, now) => {
      const verdicts = new Map<number, Verdict>(waiting.map(({ messageId }) => [messageId, { do: 'send' }]));
      const [first] = waiting;
      if (first === undefined) return verdicts;
      const { companyId } = first;
      const today = dayIn((await companyById(q, companyId)).zone, now);
      const lines = await linesOfMessages(q, companyId, [...verdicts.keys()]);
      const unwanted = await optOutsOf(
        q,
        companyId,
        lines.map(({ recipient }) => recipient),
      );
      for (const [asOn, leaving] of grouped(lines, (line) => line.asOn)) {
        const known = await accountsOf(q, { companyId, asOn, today, holds: holds(q) }, leaving);
        for (const line of leaving) {
          const { sums, held } = known(line.customerId);
          const reason = unwanted.has(line.recipient)
            ? 'unwanted'
            : (held ?? (saysTheSame(line.sums, sums) ? null : 'changed'));
          if (reason !== null) verdicts.set(line.messageId, { do: 'withdraw', reason });
        }
      }
      return verdicts;
    },
});

interface Asked {
  readonly companyId: number;
  readonly asOn: Day;
  readonly today: Day;
  readonly holds: readonly HoldSource[];
}

interface Account {
  readonly sums: readonly AccountSum[];
  /** Why the customer gets none now; null: nothing is in the way. */
  readonly held: ReturnType<typeof stops>;
}

/** What the accounts of these customers say now, and what holds the customers: a few questions however many they are. */
async function accountsOf(
  q: Query,
  { companyId, asOn, today, holds }: Asked,
  leaving: readonly LeavingLine[],
): Promise<(customerId: number) => Account> {
  const sums: CustomerSum[] = [];
  const held: Hold[] = [];
  for (const span of spansOf(leaving.map(({ customerId }) => customerId))) {
    const range = { companyId, ...span };
    sums.push(...(await sumsInRange(q, { range, asOn, today, segment: '' })));
    held.push(...(await holdsFrom(holds, range, today)));
  }
  const sumsOf = grouped(sums, ({ customerId }) => customerId);
  const holdsOf = grouped(held, ({ customerId }) => customerId);
  return (customerId) => ({ sums: sumsOf.get(customerId) ?? [], held: stops(holdsOf.get(customerId) ?? []) });
}

function saysTheSame(said: readonly AccountSum[], now: readonly AccountSum[]): boolean {
  const text = (sums: readonly AccountSum[]): string =>
    sums.map(({ currency, balanceMinor, overdueMinor }) => `${currency} ${balanceMinor} ${overdueMinor}`).join(', ');
  return text(said) === text(now);
}
