import { record } from '../audit/actions';
import { ensureHandlers } from '../customers/handled.store';
import { endManyOverrides, insertManyOverrides } from '../customers/override.store';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import { correctionFrom } from './correction';
import { appendEvents } from './event.store';
import { handlersOf, storeHandlers, type HandlerMove } from './handled.store';
import type { OpenItem } from './open-item';
import type { Tx } from '../platform/db';

/** Who at the customer handles invoices, as people say it; said of many at once, and taken back. */
type Of = Pick<OpenItem, 'entryId' | 'customerId'>;

export interface HandlerNamed {
  readonly companyId: number;
  /** Any open items of the invoices. */
  readonly items: readonly Of[];
  /** As it was typed; empty: nobody. */
  readonly email: string;
  /** For whoever is no contact of the customer yet. */
  readonly name: string | null;
  readonly why: string;
}

const FIELD = 'handler_email';

/** Who handles these invoices, as a person says: it wins over what the source brings. Throws WrongUse where it is no address. */
export async function nameHandlers(work: Work, named: HandlerNamed): Promise<number> {
  const { companyId, name, why } = named;
  const email = correctionFrom(FIELD, named.email);
  return work.db.transaction(async (tx) => {
    const entries = entriesIn(named.items);
    const before = await handlersOf(tx, companyId, [...entries.keys()]);
    const moves = [...entries.keys()].map((id) => ({ entryId: id, before: before.get(id) ?? null, after: email }));
    await insertManyOverrides(
      tx,
      work,
      moves.map((one) => ({
        ...{ companyId, subject: `entry/${one.entryId}`, field: FIELD, why },
        ...{ sourceValue: one.before, value: email },
      })),
    );
    if (email !== null) await ensureHandlers(tx, work, { companyId, email, name }, [...entries.values()]);
    await settle(tx, work, { companyId, entries, moves, kind: 'entry.handler_named', why });
    return moves.length;
  });
}

/** Takes the source's word again. Refuses where nobody said anything of any of them. */
export async function unnameHandlers(work: Work, companyId: number, items: readonly Of[]): Promise<number> {
  return work.db.transaction(async (tx) => {
    const entries = entriesIn(items);
    const subjects = [...entries.keys()].map((id) => `entry/${id}`);
    const ended = await endManyOverrides(tx, work, { companyId, subjects, field: FIELD });
    if (ended.length === 0)
      throw new Refusal(
        'no-handler-named',
        'Nobody said who handles any of these.',
        'Look at what the source says: duly items handler DOCUMENT',
      );
    const moves = ended.map(({ subject, value, sourceValue }) => ({
      entryId: Number(subject.slice('entry/'.length)),
      before: value,
      after: sourceValue,
    }));
    await settle(tx, work, { companyId, entries, moves, kind: 'entry.handler_unnamed', why: '' });
    return moves.length;
  });
}

/** Whose each invoice is. */
const entriesIn = (items: readonly Of[]): ReadonlyMap<number, number> =>
  new Map(items.map(({ entryId, customerId }) => [entryId, customerId]));

interface Settled {
  readonly companyId: number;
  readonly entries: ReadonlyMap<number, number>;
  readonly moves: readonly HandlerMove[];
  readonly kind: string;
  readonly why: string;
}

async function settle(tx: Tx, work: Work, { companyId, entries, moves, kind, why }: Settled): Promise<void> {
  await storeHandlers(tx, work, companyId, moves);
  await appendEvents(
    tx,
    work,
    moves.map(({ entryId, before, after }) => ({
      ...{ companyId, customerId: entries.get(entryId) ?? 0, kind: 'changed' as const, subject: `entry/${entryId}` },
      ...{ payload: { field: FIELD, before, after }, occurredOn: work.today },
    })),
  );
  const payload = { entries: moves, why };
  await record(tx, work, {
    companyId,
    kind,
    ref: moves.length === 1 ? `entry/${moves[0]?.entryId ?? 0}` : 'entries',
    payload,
  });
}
