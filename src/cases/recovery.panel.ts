import { escaped, holding, wordsOf } from '../customers/sought';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { Outcome } from './case';

/** Recovery files and where they are, as the desk lists them: the newest version of each. Amounts in minor units. */
export interface RecoveryRow {
  readonly dossierId: number;
  readonly number: string;
  readonly version: number;
  readonly customerId: number;
  readonly customerCode: string;
  readonly customerName: string;
  readonly currency: string;
  readonly principalMinor: number;
  readonly pages: number;
  readonly madeAt: Instant;
  readonly caseId: number | null;
  readonly state: 'ready' | 'with_partner' | 'closed';
  readonly partner: string | null;
  readonly handedOverOn: Day | null;
  readonly outcome: Outcome | null;
}

export interface RecoveryQuestion {
  readonly companyId: number;
  /** The day looked at. */
  readonly today: Day;
  /** A part of the number, of the customer's number or name, or of the partner's name. */
  readonly text: string;
  readonly state: string;
  readonly currency: string;
  readonly partner: string;
  readonly sort: string;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

const SORTS: Readonly<Record<string, string>> = {
  number: 'd.number',
  customer: 'c.name',
  principal: 'd.principal_minor',
  made: 'd.recorded_at',
  handed: 'k.handed_over_on',
};

/** The files of the page first, then what is to be said of them: where its case is takes a look for each. */
export async function recoveryRows(q: Query, asked: RecoveryQuestion): Promise<RecoveryRow[]> {
  const { sql, bindings } = found(asked);
  const direction = asked.descending ? 'desc' : 'asc';
  const order = `order by ${SORTS[asked.sort] ?? 'd.recorded_at'} ${direction} nulls last, d.id ${direction}`;
  return rowsOf<RecoveryRow>(
    q,
    `select d.id as "dossierId", d.number, d.version, c.id as "customerId", c.code as "customerCode", c.name as "customerName",
       d.currency, d.principal_minor as "principalMinor", d.pages, d.recorded_at as "madeAt", k.id as "caseId",
       ${STATE} as state, p.name as partner, k.handed_over_on as "handedOverOn", k.outcome
     from v_dossier d join v_customer c on c.id = d.customer_id ${CASE}
     where d.id in (select d.id ${sql} ${order} limit ? offset ?) ${order}`,
    [asked.today, asked.today, ...bindings, asked.limit, asked.offset],
  );
}

export interface RecoveryTotal {
  readonly currency: string;
  readonly files: number;
  readonly principalMinor: number;
}

export async function recoveryTotals(q: Query, asked: RecoveryQuestion): Promise<RecoveryTotal[]> {
  const { sql, bindings } = found(asked);
  return rowsOf<RecoveryTotal>(
    q,
    `select d.currency, count(*) as files, sum(d.principal_minor) as "principalMinor" ${sql} group by d.currency order by d.currency`,
    bindings,
  );
}

interface Found {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/** Asked on a day. */
const STATE = `case when k.id is null then 'ready' when k.ended_on is null or k.ended_on > ? then 'with_partner' else 'closed' end`;

/** The case is the latest of the number, whichever version it was made over; of a day. */
const CASE = `left join recovery_case k on k.id = (select max(k2.id) from v_dossier d2 join recovery_case k2 on k2.dossier_id = d2.id
    where d2.company_id = d.company_id and d2.number = d.number and k2.state <> 'undone' and k2.handed_over_on <= ?)
  left join v_partner p on p.id = k.partner_id`;

/** Customer and case are joined only where something hangs on them. */
function found(asked: RecoveryQuestion): Found {
  const { companyId, today } = asked;
  const where = ['d.company_id = ?', 'substr(d.recorded_at, 1, 10) <= ?'];
  const bindings: unknown[] = [today, companyId, today];
  const add = (condition: string, ...values: readonly unknown[]): void => {
    where.push(condition);
    bindings.push(...values);
  };
  if (asked.text !== '') {
    const like = `%${escaped(asked.text.toLowerCase())}%`;
    const named = holding(wordsOf(asked.text), 'c.sought');
    add(
      `((${named.sql}) or lower(d.number) like ? escape '\\' or lower(coalesce(p.name, '')) like ? escape '\\')`,
      ...[...named.bindings, like, like],
    );
  }
  if (asked.state !== '') add(`${STATE} = ?`, today, asked.state);
  if (asked.currency !== '') add('d.currency = ?', asked.currency);
  if (asked.partner !== '') add('p.name = ?', asked.partner);
  const ofCase = asked.text !== '' || asked.state !== '' || asked.partner !== '' || asked.sort === 'handed';
  const ofCustomer = asked.text !== '' || asked.sort === 'customer';
  return {
    sql: `from v_dossier d ${ofCustomer ? 'join v_customer c on c.id = d.customer_id' : ''} ${ofCase ? CASE : ''}
      where not exists (select 1 from v_dossier n where n.company_id = d.company_id and n.number = d.number
        and n.version > d.version and substr(n.recorded_at, 1, 10) <= ?) and ${where.join(' and ')}`,
    bindings: [...(ofCase ? [today] : []), ...bindings],
  };
}

export interface DossierView {
  readonly id: number;
  readonly customerId: number;
  readonly customerCode: string;
  readonly customerName: string;
  readonly number: string;
  readonly version: number;
  readonly currency: string;
  readonly keyDate: Day;
  readonly principalMinor: number;
  readonly pages: number;
  readonly items: number;
  readonly pdfSha: string;
  readonly zipSha: string;
  readonly manifestSha: string;
  /** JSON. */
  readonly readiness: string;
  readonly claim: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

export async function dossierById(q: Query, companyId: number, id: number): Promise<DossierView | undefined> {
  const [row] = await rowsOf<DossierView>(
    q,
    `select d.id, c.id as "customerId", c.code as "customerCode", c.name as "customerName", d.number, d.version, d.currency,
       d.key_date as "keyDate", d.principal_minor as "principalMinor", d.pages, d.pdf_sha as "pdfSha", d.zip_sha as "zipSha",
       d.manifest_sha as "manifestSha", d.readiness, d.claim, d.recorded_at as "recordedAt", d.recorded_by as "recordedBy",
       (select count(*) from v_dossier_item i where i.dossier_id = d.id) as items
     from v_dossier d join v_customer c on c.id = d.customer_id where d.company_id = ? and d.id = ?`,
    [companyId, id],
  );
  return row;
}

export interface VersionRow {
  readonly id: number;
  readonly version: number;
  readonly recordedAt: Instant;
}

/** All versions of a number, newest first. */
export async function versionsOf(q: Query, companyId: number, number: string): Promise<VersionRow[]> {
  return rowsOf(
    q,
    `select id, version, recorded_at as "recordedAt" from v_dossier where company_id = ? and number = ? order by version desc`,
    [companyId, number],
  );
}
