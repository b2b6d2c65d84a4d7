import { companyById } from '../companies/store';
import { dayIn } from '../kernel/day';
import type { HoldSource } from '../ledger/hold';
import { holdsFrom } from '../ledger/hold-index';
import type { SendGate, Verdict } from '../outbox/gate';
import type { Asker } from '../outbox/post.actions';
import type { Query } from '../platform/db';
import { sumsInRange } from './account.store';
import { stops } from './judge';
import type { AccountSum } from './run';
import { linesOfMessages } from './sending.store';

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
      for (const line of await linesOfMessages(q, companyId, [...verdicts.keys()])) {
        const range = { companyId, first: line.customerId, last: line.customerId };
        const held = stops(await holdsFrom(holds(q), range, today));
        const sums = await sumsInRange(q, { range, asOn: line.asOn, today, segment: '' });
        const reason = held ?? (saysTheSame(line.sums, sums) ? null : 'changed');
        if (reason !== null) verdicts.set(line.messageId, { do: 'withdraw', reason });
      }
      return verdicts;
    },
});

function saysTheSame(said: readonly AccountSum[], now: readonly AccountSum[]): boolean {
  const text = (sums: readonly AccountSum[]): string =>
    sums.map(({ currency, balanceMinor, overdueMinor }) => `${currency} ${balanceMinor} ${overdueMinor}`).join(', ');
  return text(said) === text(now);
}
