import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import type { Day, Instant } from '../kernel/day';
import { judgeFreshness } from '../ledger/freshness';
import { freshnessOf } from '../ledger/freshness.store';
import { TEMPLATE_CODES } from '../outbox/draft';
import { templateIndex } from '../outbox/template.store';
import { atOnce, rowsOf, type Query } from '../platform/db';
import { NO_CHOICES, type Choices, type CompanyRules } from './facts';
import { INITIAL_STRATEGY } from './shipped';
import { strategiesOf } from './strategy.store';

/** What a company has laid down, read: the part of the facts that is the same for all its customers on a day. */
export async function rulesOf(
  q: Query,
  company: Company,
  asOn: Day,
  knownAt: Instant | null = null,
): Promise<CompanyRules> {
  const [settings, strategies, choices, rates, languages, knownOn, fresh, sendsSms] = await atOnce(
    q,
    () => settingsOf(q, company.id, knownAt),
    () => strategiesOf(q, company.id, knownAt),
    () => choicesOf(q, company.id, knownAt),
    () => ratesOf(q, company.currency, asOn),
    () => languagesOf(q, company.id),
    () => firstKnownOn(q, company.id, asOn),
    () => freshnessOf(q, company.id, knownAt),
    () => hasGateway(q, company.id, knownAt),
  );
  const { code, country, region, currency, language } = company;
  return {
    companyId: company.id,
    code,
    country,
    region,
    currency,
    language,
    governingLaw: company.governingLaw,
    settings,
    strategies: new Map(strategies.map((strategy) => [strategy.code, strategy])),
    choices,
    rates,
    languages,
    sendsSms,
    firstKnownOn: knownOn,
    freshness: judgeFreshness(fresh, settings, asOn),
  };
}

/** As of then, or now. */
async function hasGateway(q: Query, companyId: number, knownAt: Instant | null): Promise<boolean> {
  const rows = await rowsOf(
    q,
    `select id from v_sms_gateway where company_id = ? and recorded_at <= ? and (ended_at is null or ended_at > ?)`,
    [companyId, knownAt ?? LATEST, knownAt ?? LATEST],
  );
  return rows.length > 0;
}

const LATEST = '9999';

interface ChoiceRow {
  readonly scope: 'company' | 'segment' | 'customer' | 'item';
  readonly segment: string | null;
  readonly customerId: number | null;
  readonly itemId: number | null;
  readonly rank: number;
  readonly code: string;
}

/** Which strategy rules whom, as chosen now or as known at an instant. */
export async function choicesOf(q: Query, companyId: number, knownAt: Instant | null): Promise<Choices> {
  const rows = await rowsOf<ChoiceRow>(
    q,
    `select scope, segment, customer_id as "customerId", item_id as "itemId", rank, strategy_code as code
     from strategy_choice where company_id = ? and recorded_at <= ? and (ended_at is null or ended_at > ?) order by id`,
    [companyId, knownAt ?? LATEST, knownAt ?? LATEST],
  );
  return {
    ...NO_CHOICES,
    company: rows.find((row) => row.scope === 'company')?.code ?? INITIAL_STRATEGY,
    segments: rows.flatMap((row) =>
      row.segment === null ? [] : [{ segment: row.segment, rank: row.rank, code: row.code }],
    ),
    customers: new Map(rows.flatMap((row) => (row.customerId === null ? [] : [[row.customerId, row.code]]))),
    items: new Map(rows.flatMap((row) => (row.itemId === null ? [] : [[row.itemId, row.code]]))),
  };
}

/** The newest rate of each currency on or before the day. */
async function ratesOf(q: Query, currency: string, asOn: Day): Promise<Map<string, string>> {
  const rows = await rowsOf<{ currency: string; rate: string }>(
    q,
    `select to_currency as currency, rate from v_fx_rate f where from_currency = ? and on_day = (
       select max(on_day) from v_fx_rate n
       where n.from_currency = f.from_currency and n.to_currency = f.to_currency and n.on_day <= ?)`,
    [currency, asOn],
  );
  return new Map(rows.map((row) => [row.currency, row.rate]));
}

async function languagesOf(q: Query, companyId: number): Promise<Map<string, ReadonlySet<string>>> {
  const index = await templateIndex(q, companyId);
  return new Map(TEMPLATE_CODES.map((code) => [code, index.languagesOf(code)]));
}

async function firstKnownOn(q: Query, companyId: number, asOn: Day): Promise<Day> {
  const [row] = await rowsOf<{ at: Instant | null }>(
    q,
    `select min(recorded_at) as at from v_customer where company_id = ?`,
    [companyId],
  );
  return row?.at ? (row.at.slice(0, 10) as Day) : asOn;
}
