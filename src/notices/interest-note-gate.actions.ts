import { companyById } from '../companies/store';
import { customerById } from '../customers/store';
import { dayIn } from '../kernel/day';
import type { HoldSource } from '../ledger/hold';
import { holdsFrom } from '../ledger/hold-index';
import { contentFrom } from '../outbox/content';
import type { SendGate, Verdict } from '../outbox/gate';
import type { Asker } from '../outbox/post.actions';
import { messageById } from '../outbox/store';
import type { Query } from '../platform/db';
import { notable } from './interest-note-gather.actions';

/** In the moment of sending everything that an interest note asks for must still be open, and nothing may hold it; else it is withdrawn. */
export const interestNoteAsker = (holds: (q: Query) => readonly HoldSource[]): Asker => ({
  gate:
    (q): SendGate =>
    async (waiting, now) => {
      const verdicts = new Map<number, Verdict>();
      for (const { messageId, companyId, customerId } of waiting) {
        const row = await messageById(q, companyId, messageId);
        if (row === undefined) continue;
        const today = dayIn((await companyById(q, companyId)).zone, now);
        const range = { companyId, first: customerId, last: customerId };
        const held = await holdsFrom(holds(q), range, today);
        const { asked } = await notable(q, await customerById(q, companyId, customerId), held, today);
        const open = new Map(asked.map(({ id, openMinor }) => [id, openMinor]));
        const lines = contentFrom(row.blanks).sections.flatMap(({ charges = [] }) => charges);
        const stands = lines.every(({ chargeId, amountMinor }) => open.get(chargeId ?? 0) === amountMinor);
        verdicts.set(messageId, stands ? { do: 'send' } : { do: 'withdraw', reason: asked.length === 0 ? 'held' : 'paid' }); // prettier-ignore
      }
      return verdicts;
    },
});
