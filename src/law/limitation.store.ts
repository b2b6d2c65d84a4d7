import type { Company } from '../companies/company';
import type { Settings } from '../companies/settings';
import { kindOfDebtor, type DebtorType } from '../customers/customer';
import { actorText } from '../kernel/actor';
import { claimTypeOf } from '../kernel/claim-type';
import type { Day } from '../kernel/day';
import type { CustomerRange } from '../ledger/hold';
import { dueBasisOf } from '../ledger/due-by';
import { labelOf } from '../ledger/open-item';
import { within } from '../ledger/range.store';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { manyRowsOf, tableOf, type ColumnKind } from '../platform/rows';
import type { Work } from '../platform/work';
import { countryOfLaw, type EventKind } from './country-rules';
import { demandThatCounts, type Demand } from './demand';
import { startOfDefault, type DefaultStart, type NoStart, type StartFacts } from './default-start';
import { lawFor, type FourCountries } from './four-countries';
import { lastSafeDay, limitationOf, type Limitation, type LimitationEvent } from './limitation';
import type { ItemEvent, LimitationSource } from './limitation-source';

/** Limitation of open items: the facts from the ledger, with one statement for thousands of them, and what was counted. */
export interface LimitationAsked {
  readonly company: Company;
  readonly settings: Settings;
  readonly range: CustomerRange;
  readonly confirmed: (rule: string) => boolean;
  /** Of rooms above: letters that left, plans that were accepted. */
  readonly sources: readonly LimitationSource[];
}

export interface ItemLimitation {
  readonly itemId: number;
  readonly customerId: number;
  readonly document: string;
  readonly countries: FourCountries;
  /** When default begins; these two undefined: the governing law is not known here. */
  readonly start: DefaultStart | NoStart | undefined;
  readonly limitation: Limitation | undefined;
}

interface ItemRow {
  readonly itemId: number;
  readonly customerId: number;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly receivedOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly contractOn: Day | null;
  /** By whose terms the due day was computed. */
  readonly dueBy: string | null;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  readonly claimType: string | null;
  readonly contractLaw: string | null;
  readonly debtorType: DebtorType;
  readonly country: string | null;
  readonly region: string | null;
  readonly language: string | null;
  readonly governingLaw: string | null;
  readonly courtCountry: string | null;
  readonly customerClaim: string | null;
}

const ITEM_FIELDS = [
  'itemId', 'customerId', 'document', 'issuedOn', 'dueOn', 'claimType', 'contractLaw', 'debtorType', 'country', 'region', 'language',
  'governingLaw', 'courtCountry', 'customerClaim', 'part', 'parts', 'receivedOn', 'deliveredOn', 'contractOn', 'dueBy',
] as const satisfies readonly (keyof ItemRow)[]; // prettier-ignore

export async function limitationsOf(q: Query, asked: LimitationAsked): Promise<ItemLimitation[]> {
  const { range } = asked;
  const [items, paid, noted, ...told] = await Promise.all([
    itemsIn(q, range),
    paymentsIn(q, range),
    notedIn(q, range),
    ...asked.sources.map((source) => source(range)),
  ]);
  const events = new Map<number, LimitationEvent[]>();
  for (const { itemId, event } of [...paid, ...noted, ...told.flat()]) {
    const own = events.get(itemId);
    if (own === undefined) events.set(itemId, [event]);
    else own.push(event);
  }
  return items.map((row) => limitationOfItem(row, events.get(row.itemId) ?? [], asked));
}

function limitationOfItem(row: ItemRow, events: readonly LimitationEvent[], asked: LimitationAsked): ItemLimitation {
  const { company, settings, confirmed } = asked;
  const debtor = kindOfDebtor(row, settings).type;
  const countries = lawFor({
    ...{ debtor, contractLaw: row.contractLaw, customer: row, said: [] },
    company: { ...company, courtCountry: settings.courtCountry },
  });
  const claim = claimTypeOf(row.claimType) ?? claimTypeOf(row.customerClaim) ?? settings.claimType;
  const { law } = countries;
  const { issuedOn, dueOn } = row;
  return {
    ...{ itemId: row.itemId, customerId: row.customerId, document: labelOf(row), countries },
    start: law === null ? undefined : startOfDefault(startFacts(row, events, { law, debtor })),
    limitation:
      law === null
        ? undefined
        : limitationOf({
            law,
            debtor,
            claim,
            issuedOn,
            dueOn,
            deliveredOn: row.deliveredOn,
            contractOn: row.contractOn,
            abroad: row.country !== company.country,
            events,
            confirmed,
          }),
  };
}

/** A day that the customer's own terms make was agreed with it; any other only stands on the invoice until somebody proves more. */
function startFacts(
  row: ItemRow,
  events: readonly LimitationEvent[],
  { law, debtor }: Pick<StartFacts, 'law' | 'debtor'>,
): StartFacts {
  const { issuedOn, dueOn, receivedOn, deliveredOn, dueBy } = row;
  const region = row.country === countryOfLaw(law) ? row.region : null;
  const asked = events.flatMap(({ kind, on, reachedOn = null }): Demand[] => kind === 'letter' || kind === 'formal_letter' ? [{ on, receivedOn: reachedOn, channel: 'letter', until: null, formal: kind === 'formal_letter' }] : []); // prettier-ignore
  const demand = demandThatCounts({ law, debtor, issuedOn, dueOn, country: row.country, region: row.region }, asked);
  return {
    ...{ law, debtor, region, issuedOn, dueOn, receivedOn, deliveredOn },
    ...{ demandedOn: demand?.demandedOn ?? null, demandEndsOn: demand?.endsOn ?? null },
    dueIs: dueBasisOf(dueBy).whose === 'customer' ? 'agreed' : 'stated',
  };
}

function itemsIn(q: Query, range: CustomerRange): Promise<ItemRow[]> {
  const whose = within('i.customer_id', range);
  return manyRowsOf<ItemRow>(
    q,
    ITEM_FIELDS,
    `select i.item_id as "itemId", i.customer_id as "customerId", i.document, i.issued_on as "issuedOn", i.due_on as "dueOn",
       e.claim_type as "claimType", e.governing_law as "contractLaw", c.debtor_type as "debtorType", c.country, c.region, c.language,
       c.governing_law as "governingLaw", c.court_country as "courtCountry", c.claim_type as "customerClaim",
       i.part, i.parts, e.einvoice_received_on as "receivedOn", e.delivery_on as "deliveredOn", e.contract_on as "contractOn", i.due_by as "dueBy"
     from v_open_item i join v_entry e on e.id = i.entry_id join v_customer c on c.id = i.customer_id
     where i.company_id = ? and ${whose.sql} and i.open_minor > 0 and i.type = 'invoice' order by i.item_id`,
    [range.companyId, ...whose.bindings],
  );
}

/** Payments that are applied in part to what is still open, by the day on which the money came. */
async function paymentsIn(q: Query, range: CustomerRange): Promise<ItemEvent[]> {
  const whose = within('a.customer_id', range);
  const rows = await rowsOf<{ itemId: number; document: string; on: Day }>(
    q,
    `select a.to_item_id as "itemId", p.document, p.issued_on as "on"
     from v_allocation a join v_open_item p on p.item_id = a.from_item_id and p.type = 'payment'
     join v_open_item i on i.item_id = a.to_item_id and i.open_minor > 0
     where a.company_id = ? and ${whose.sql} group by a.to_item_id, p.item_id, p.document, p.issued_on
     having sum(a.amount_minor) > 0`,
    [range.companyId, ...whose.bindings],
  );
  return rows.map(({ itemId, document, on }) => ({ itemId, event: { kind: 'part_payment', on, about: document } }));
}

const LASTING: ReadonlySet<EventKind> = new Set<EventKind>(['court_action', 'negotiation', 'mediation']);

/** What people noted because no other room knows it. */
async function notedIn(q: Query, range: CustomerRange): Promise<ItemEvent[]> {
  const whose = within('i.customer_id', range);
  const rows = await rowsOf<{ itemId: number; kind: EventKind; on: Day; until: Day | null; why: string }>(
    q,
    `select v.item_id as "itemId", v.kind, v.on_day as "on", v.until_on as "until", v.why
     from limitation_event v join v_open_item i on i.item_id = v.item_id
     where v.company_id = ? and ${whose.sql} and v.ended_at is null order by v.id`,
    [range.companyId, ...whose.bindings],
  );
  return rows.map(({ itemId, kind, on, until, why }) => ({
    itemId,
    event: { kind, on, about: why, ...(LASTING.has(kind) ? { until } : {}) },
  }));
}

export interface NewEvent {
  readonly itemIds: readonly number[];
  readonly kind: EventKind;
  readonly on: Day;
  readonly until: Day | null;
  readonly why: string;
}

export async function insertEvents(tx: Tx, work: Work, companyId: number, event: NewEvent): Promise<void> {
  const { itemIds, kind, on, until, why } = event;
  await tx('limitation_event').insert(
    itemIds.map((itemId) => ({
      ...{ company_id: companyId, item_id: itemId, kind, on_day: on, until_on: until, why },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })),
  );
}

/** Ends what was noted of an item in error. Returns how many. */
export async function endEvents(tx: Tx, work: Work, companyId: number, ids: readonly number[]): Promise<number> {
  return tx('limitation_event')
    .where({ company_id: companyId })
    .whereIn('id', ids)
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
}

export interface KeptEvent {
  readonly id: number;
  readonly itemId: number;
  readonly document: string;
  readonly kind: EventKind;
  readonly on: Day;
  readonly until: Day | null;
  readonly why: string;
  readonly by: string;
}

export async function eventsOf(q: Query, companyId: number, customerId: number): Promise<KeptEvent[]> {
  return rowsOf(
    q,
    `select v.id, v.item_id as "itemId", i.document, v.kind, v.on_day as "on", v.until_on as "until", v.why, v.recorded_by as by
     from limitation_event v join v_open_item i on i.item_id = v.item_id
     where v.company_id = ? and i.customer_id = ? and v.ended_at is null order by v.on_day, v.id`,
    [companyId, customerId],
  );
}

/** What was counted of a range takes the place of what was counted of it before. */
export async function keepLimitations(
  tx: Tx,
  work: Work,
  range: CustomerRange,
  counted: readonly ItemLimitation[],
): Promise<void> {
  const whose = within('customer_id', range);
  await tx.raw(
    `delete from limitation where company_id = ? and item_id in (select item_id from v_open_item_ever where company_id = ? and ${whose.sql})`,
    [range.companyId, range.companyId, ...whose.bindings],
  );
  const rows = counted.flatMap(({ itemId, countries, limitation }) => {
    if (limitation === undefined || countries.law === null) return [];
    const { endsOn, latestOn, sure, unsure, rule } = limitation;
    return [
      {
        ...{ item_id: itemId, law: countries.law, rule: rule.key, ends_on: endsOn, latest_on: latestOn },
        ...{ file_by: endsOn === null ? null : lastSafeDay(endsOn), sure: sure ? 1 : 0, doubts: unsure.join(' ') },
      },
    ];
  });
  if (rows.length === 0) return;
  const given = tableOf(tx, COLUMNS, rows);
  const names = Object.keys(COLUMNS).join(', ');
  await tx.raw(
    `insert into limitation (company_id, counted_on, ${names}) select ?, ?, ${names} from ${given.sql} as given`,
    [range.companyId, work.today, ...given.bindings],
  );
}

const COLUMNS: Readonly<Record<string, ColumnKind>> = {
  ...{ item_id: 'bigint', law: 'text', rule: 'text', ends_on: 'text', latest_on: 'text', file_by: 'text' },
  ...{ sure: 'bigint', doubts: 'text' },
};
