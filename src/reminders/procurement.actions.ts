import { record } from '../audit/actions';
import { Refusal, WrongUse } from '../kernel/result';
import type { Day } from '../kernel/day';
import { asks } from '../languages/task-title';
import { putObstacleIn } from '../ledger/actions';
import { correctEntryIn } from '../ledger/correction.actions';
import { entriesOf } from '../ledger/entry.store';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { openItemsOf } from '../ledger/store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import type { NewTask } from '../tasks/task';
import {
  documentList,
  einvoiceStateIn,
  lookDays,
  portalCalled,
  portalTerms,
  type LookDays,
  type LookState,
  type PortalTerms,
} from './procurement';
import {
  causesToLook,
  endPortal,
  insertLooks,
  insertPortal,
  looksComing,
  portalOf,
  type LookCause,
  type ProcurementPortal,
} from './procurement.store';

/** What a person does about a customer's procurement portal, and the task that asks somebody to look there. */
interface Whose {
  readonly companyId: number;
  readonly customerId: number;
}

/** The customer takes its invoices there from now on; one that was named before ends. */
export async function setPortal(work: Work, whose: Whose, typed: PortalTerms): Promise<ProcurementPortal> {
  const terms = portalTerms(typed);
  return work.db.transaction(async (tx) => {
    await over(tx, work, whose, 'another portal');
    await insertPortal(tx, work, whose, terms);
    await record(tx, work, {
      companyId: whose.companyId,
      kind: 'procurement.set',
      ref: `customer/${whose.customerId}`,
      payload: terms,
    });
    const made = await portalOf(tx, whose.companyId, whose.customerId);
    if (!made) throw noPortal();
    return made;
  });
}

/** The customer takes its invoices otherwise. Refuses where no portal is named. */
export async function dropPortal(work: Work, whose: Whose): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await over(tx, work, whose, 'no portal any more'))) throw noPortal();
    const { companyId, customerId } = whose;
    await record(tx, work, { companyId, kind: 'procurement.ended', ref: `customer/${customerId}`, payload: {} });
  });
}

async function over(tx: Tx, work: Work, whose: Whose, outcome: string): Promise<boolean> {
  const ended = await endPortal(tx, work, whose);
  if (ended === undefined) return false;
  await closeTasksAbout(tx, work, { companyId: whose.companyId, abouts: [aboutPortal(ended)], outcome });
  return true;
}

const noPortal = (): Refusal =>
  new Refusal(
    'no-portal',
    'No procurement portal of this customer is known.',
    'Say which: duly procurement set CUSTOMER --name ariba --link https://…',
  );

const aboutPortal = (id: number): string => `portal/${id}`;

export interface Look extends Whose {
  readonly itemIds: readonly number[];
  readonly state: LookState;
  readonly on?: Day;
  /** Empty: as the state says. */
  readonly next?: Day;
  readonly note?: string;
}

export interface Looked extends LookDays {
  readonly items: readonly OpenItem[];
}

/**
 * What was read there of these documents. It is the state of their e-invoices from now on, as if corrected, and holds what that holds;
 * what is not there is an obstacle until the next look. Whoever was asked to look has done so, and is asked again on that day.
 */
export async function looked(work: Work, look: Look): Promise<Looked> {
  const { companyId, customerId, itemIds, state } = look;
  const days = lookDays(state, work.today, look);
  if (itemIds.length === 0) throw new WrongUse('No document is named.', 'Name at least one, such as: --item F-1001');
  return work.db.transaction(async (tx) => {
    const portal = await portalOf(tx, companyId, customerId);
    if (!portal) throw noPortal();
    const items = await openItemsOf(tx, companyId, [...new Set(itemIds)]);
    if (items.length < new Set(itemIds).size || items.some((item) => item.customerId !== customerId)) {
      throw new Refusal('no-such-item', 'That document is not this customer’s.', 'See what is open: duly items');
    }
    const note = look.note?.trim() ?? '';
    const kept = { companyId, portalId: portal.id, state, ...days, note: note === '' ? null : note };
    const lookId = await insertLooks(tx, work, { ...kept, itemIds: items.map(({ itemId }) => itemId) });
    await follow(tx, work, { portal, items, state, days });
    await closeTasksAbout(tx, work, { companyId, abouts: [aboutPortal(portal.id)], outcome: state });
    await openTasks(tx, work, await looksAhead(tx, work, portal, { companyId, lookId }));
    const payload = { portal: portal.name, documents: items.map(labelOf), ...kept };
    await record(tx, work, { companyId, kind: 'procurement.looked', ref: `customer/${customerId}`, payload });
    return { items, ...days };
  });
}

/** A task for each day on which somebody looks again, also at what was looked at before; what is late is for today. */
async function looksAhead(
  tx: Tx,
  work: Work,
  portal: ProcurementPortal,
  { companyId, lookId }: { readonly companyId: number; readonly lookId: number },
): Promise<NewTask[]> {
  const days = new Map<Day, string[]>();
  for (const { nextOn, document } of await looksComing(tx, portal.id)) {
    const on = nextOn < work.today ? work.today : nextOn;
    days.set(on, [...new Set([...(days.get(on) ?? []), document])]);
  }
  const asked = { portalId: portal.id, customerId: portal.customerId, name: portal.name };
  return [...days].map(([dueOn, documents]) =>
    lookTask(companyId, { ...asked, documents }, { cause: `look/${lookId}/${dueOn}`, dueOn }),
  );
}

async function follow(
  tx: Tx,
  work: Work,
  read: {
    readonly portal: ProcurementPortal;
    readonly items: readonly OpenItem[];
    readonly state: LookState;
    readonly days: LookDays;
  },
): Promise<void> {
  const { portal, items, state, days } = read;
  const called = portalCalled(portal.name);
  const [first] = items;
  const value = einvoiceStateIn(state);
  if (value === null) {
    if (first === undefined) return;
    const { companyId, customerId } = first;
    const itemIds = items.map(({ itemId }) => itemId);
    const held = { companyId, customerId, itemIds, amountMinor: null, until: days.nextOn, owner: null };
    await putObstacleIn(tx, work, { ...held, obstacle: 'not_received', reason: called });
    return;
  }
  const why = `${called}, ${days.onDay}`;
  const byEntry = new Map(items.map((item) => [item.entryId, item]));
  for (const entry of await entriesOf(tx, first?.companyId ?? 0, [...byEntry.keys()])) {
    const item = byEntry.get(entry.id);
    if (item === undefined) continue;
    if (entry.einvoiceState !== value)
      await correctEntryIn(tx, work, { item, field: 'einvoice_state', text: value, why });
    if (entry.einvoiceChannel === null)
      await correctEntryIn(tx, work, { item, field: 'einvoice_channel', text: called, why });
  }
}

/** Of whom somebody has to look again: after a reminder, and where something is in the way there. Returns how many tasks are new. */
export async function askToLook(work: Work, companyId: number, customerId: number | null = null): Promise<number> {
  const causes = await causesToLook(work.db.read, { companyId, customerId, today: work.today });
  if (causes.length === 0) return 0;
  const portals = new Map<number, LookCause[]>();
  for (const one of causes) portals.set(one.portalId, [...(portals.get(one.portalId) ?? []), one]);
  return work.db.transaction((tx) =>
    openTasks(
      tx,
      work,
      [...portals.values()].flatMap((own) => {
        const last = own.at(-1);
        if (last === undefined) return [];
        const documents = [...new Set(own.flatMap(({ document }) => document ?? []))];
        const cause = `${last.cause}/after/${last.lastLookId}`;
        return [lookTask(companyId, { ...last, documents }, { cause, dueOn: work.today })];
      }),
    ),
  );
}

const lookTask = (
  companyId: number,
  { portalId, customerId, name, documents }: Asked,
  { cause, dueOn }: { readonly cause: string; readonly dueOn: Day },
): NewTask => ({
  ...{
    companyId,
    customerId,
    kind: 'portal_look',
    about: aboutPortal(portalId),
    key: `${aboutPortal(portalId)}/${cause}`,
  },
  title:
    documents.length === 0
      ? asks('lookInPortalWhole', { portal: portalCalled(name) })
      : asks('lookInPortal', { portal: portalCalled(name), documents: documentList(documents) }),
  dueOn,
  assignee: 'billing',
});

interface Asked {
  readonly portalId: number;
  readonly customerId: number;
  readonly name: string;
  readonly documents: readonly string[];
}
