import { Secret, TOTP } from 'otpauth';
import type { House } from '../src/app';
import { dayIn, type Day, type Instant } from '../src/kernel/day';
import type { Claim } from '../src/dossier/claim';
import { sampleClaim } from '../src/dossier/testing/sample-claim';
import { inviteToSeat } from '../src/mandates/account.actions';
import type { FeeModel } from '../src/mandates/fees/fee-model';
import { rowsOf, type Db } from '../src/platform/db';
import { CODE, dated, numbers, RECORDED } from './pages-company';

/**
 * Years of cases in the company of `pages-company.ts`, written set-based: cases that twelve partners have now, on open items, and four
 * times as many that ended, on paid ones; each with its moves, reports, questions, messages, steps, money and events. Most of the open
 * ones are on time; one in twenty is late, one in ten waits for us.
 */
const PARTNERS = 12;
export const SEAT = 'seat@partner.example.test';

const MODEL = {
  currency: 'EUR',
  setUp: { feeMinor: 0, first: false },
  commission: {
    by: 'whole',
    of: 'all',
    directBps: 1_000,
    bands: [{ ageFrom: 0, ageTo: null, amountFrom: 0, amountTo: null, rateBps: 1_000, leastMinor: 0 }],
  },
  steps: [],
  hourly: null,
  withdrawal: { feeMinor: 0, ofPrincipalBps: 0 },
  vat: { kind: 'standard', bps: 2_000 },
} satisfies FeeModel;

export interface Sizes {
  /** Open items of the company; half as many again were paid. */
  readonly items: number;
  readonly open: number;
  readonly closed: number;
}

export async function casesOf(house: House, now: Instant, sizes: Sizes): Promise<void> {
  const { db } = house;
  const today = dayIn('Europe/Paris', now);
  await db.transaction(async (tx) => {
    if (db.dialect === 'postgres') await tx.raw('set local session_replication_role = replica');
    for (const sql of [...filesOf(db, { today, sizes, claim: await smallClaim() }), ...toldOf(db, today, sizes)])
      await tx.raw(sql);
  });
  for (const table of db.dialect === 'postgres' ? ['dossier', 'recovery_case', 'partner', 'partner_invoice'] : [])
    await db.write.raw(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`);
  await db.write.raw(db.dialect === 'postgres' ? 'vacuum analyze' : 'analyze');
}

const CASE_COLUMNS = `(id, company_id, customer_id, dossier_id, partner_id, state, handed_over_on, ended_on, outcome, stage, staged_on, age_days, partner_ref,
  fee_model_id, recorded_at, recorded_by)`;
/** Each file by its number: that of its case too. */
const FILES = '(select id as n, customer_id, currency from dossier)';
const partnerOf = `1 + n % ${PARTNERS}`;

/** Whole, and as small as most are. */
async function smallClaim(): Promise<string> {
  const { claim } = await sampleClaim('fr');
  const none = { account: [], unclaimed: [], charges: [], costs: [], disputes: [], promises: [], contacts: [], reminders: [], exhibits: [] };
  return JSON.stringify({ ...claim, ...none, entries: claim.entries.slice(0, 1) } satisfies Claim).replaceAll("'", "''").replaceAll('?', '');
} // prettier-ignore

interface Written {
  readonly today: Day;
  readonly sizes: Sizes;
  /** JSON, as SQL has it. */
  readonly claim: string;
}

function filesOf(db: Db, { today, sizes: { items, open, closed }, claim }: Written): string[] {
  const all = numbers(open + closed);
  const item = `case when n <= ${open} then n else ${items - open} + n end`;
  const handed = dated(db, today, `case when n <= ${open} then -(3 + n % 60) else -(200 + n % 700) end`);
  const at = `${handed} || 'T09:00:00.000Z'`;
  return [
    `insert into partner (id, company_id, name, kind, country, email, recorded_at, recorded_by)
     ${numbers(PARTNERS)} select n, 1, 'Partner ' || n, case n % 3 when 0 then 'bailiff' when 1 then 'agency' else 'solicitor' end, 'FR',
       'partner' || n || '@example.test', ${RECORDED} from numbers`,
    `insert into fee_model (id, company_id, partner_id, name, model, valid_from, recorded_at, recorded_by)
     ${numbers(PARTNERS)} select n, 1, n, 'Model ' || n, '${JSON.stringify(MODEL)}', '2020-01-01', ${RECORDED} from numbers`,
    `insert into dossier (id, company_id, customer_id, number, version, currency, key_date, route, principal_minor, claim, readiness, pdf_sha, zip_sha,
       manifest_sha, pages, recorded_at, recorded_by)
     ${all} select n, 1, i.customer_id, 'RF-' || (1000000 + n), 1, i.currency, ${handed}, 'amicable', i.amount_minor, '${claim}', '[]', 'x', 'x', 'x', 12, ${at}, 'bench'
     from numbers join open_item i on i.id = ${item}`,
    `insert into dossier_item (dossier_id, item_id, claimed_minor) ${all} select n, ${item}, i.amount_minor from numbers join open_item i on i.id = ${item}`,
    `insert into recovery_case ${CASE_COLUMNS}
     select n, 1, d.customer_id, n, ${partnerOf}, case when n <= ${open} then 'with_partner' else 'closed' end, ${handed},
       case when n > ${open} then ${dated(db, today, `case when n <= ${open} then 0 else -(200 + n % 700) + 150 end`)} end,
       case when n > ${open} then case n % 4 when 0 then 'uncollectable' else 'paid' end end,
       case when n > ${open} then 'legal' else case n % 20 when 1 then 'needs_info' when 2 then 'contract_pending' when 3 then 'legal' else 'pre_legal' end end,
       ${handed}, 60 + n % 300, 'P/' || n, ${partnerOf}, ${at}, 'bench' from ${FILES} d`,
    `insert into case_item (case_id, item_id) select dossier_id, item_id from dossier_item where dossier_id <= ${open + closed}`,
  ];
}

/** What happened in each. Late: one in twenty, of which nobody has heard since it was handed over. */
function toldOf(db: Db, today: Day, { open, closed }: Sizes): string[] {
  const on = (days: string): string =>
    dated(db, today, `case when n <= ${open} then -(3 + n % 60) else -(200 + n % 700) end + ${days}`);
  const all = `with times(t) as (select 1 union all select 2 union all select 3 union all select 4)`;
  const heard = `n % 20 <> 7`;
  const instant = (days: string): string => `${on(days)} || 'T10:00:00.000Z'`;
  const kinds = (t: string): string => `case ${t} when 1 then 'received' when 2 then 'letter' when 3 then 'called' else 'promise' end`;
  return [
    `insert into case_report (company_id, case_id, kind, on_day, currency, key, recorded_at, recorded_by)
     ${all} select 1, n, ${kinds('t')}, ${on('(t - 1) / 2')}, 'EUR', 'r' || t, ${instant('(t - 1) / 2')}, 'partner:x' from ${FILES} d, times where ${heard}`,
    `insert into case_move (company_id, case_id, from_stage, to_stage, side, on_day, recorded_at, recorded_by)
     ${all} select 1, n, case t when 1 then 'submitted' else 'received' end, case t when 1 then 'received' else 'pre_legal' end, 'partner', ${on('1')},
       ${instant('1')}, 'partner:x' from ${FILES} d, times where t <= 2 and ${heard}`,
    `insert into case_ask (company_id, case_id, kind, answer_by, key, recorded_at, recorded_by, decided_at, decided_by, decision)
     ${all} select 1, n, 'info', ${dated(db, today, 'n % 20')}, 'a', ${instant('2')}, 'partner:x', case when n > ${open} then ${instant('3')} end,
       case when n > ${open} then 'bench' end, case when n > ${open} then 'yes' end from ${FILES} d, times where t = 1 and n % 20 = 1`,
    `insert into case_message (company_id, case_id, side, author, text, key, recorded_at, recorded_by, read_at, read_by)
     ${all} select 1, n, case t % 2 when 0 then 'us' else 'partner' end, 'x', 'Message ' || t, 'm' || t, ${instant('2')}, 'partner:x',
       case when t < 3 or n % 25 <> 0 or n > ${open} then ${instant('3')} end, 'bench' from ${FILES} d, times where t < 4`,
    `insert into case_step (company_id, case_id, kind, planned_on, done_on, currency, recorded_at, recorded_by)
     ${all} select 1, n, 'summons', ${dated(db, today, 'n % 30')}, case when n > ${open} then ${on('100')} end, 'EUR', ${RECORDED} from ${FILES} d, times
     where t = 1 and n % 5 = 3`,
    `insert into supplement (company_id, case_id, n, on_day, until_at, currency, before_minor, after_minor, facts, files, zip_sha, opened_at, recorded_at, recorded_by)
     ${all} select 1, n, 1, ${on('5')}, ${instant('5')}, 'EUR', 2000, 1000, '{"items":[]}', '[]', 'x', case when n % 60 = 0 and n <= ${open} then null else ${instant('5')} end,
       ${instant('5')}, 'bench' from ${FILES} d, times where t = 1 and n % 6 = 0`,
    `insert into collected (company_id, case_id, way, on_day, currency, gross_minor, principal_minor, interest_minor, costs_minor, commission_minor, vat_minor,
       net_minor, fee_model_id, source, recorded_at, recorded_by)
     ${all} select 1, n, case t when 1 then 'partner' else 'direct' end, ${on('t')}, d.currency, 5000, 5000, 0, 0, 500, 100, 4400, ${partnerOf},
       case t when 1 then 't/1' else 'allocation/' || coalesce((select a.id from allocation a join case_item ci on ci.item_id = a.to_item_id where ci.case_id = n), -n) end,
       ${RECORDED} from ${FILES} d, times where t <= 2 and (n % 3 = 0 or n > ${open})`,
    `insert into case_report (company_id, case_id, kind, on_day, currency, amount_minor, key, recorded_at, recorded_by)
     ${numbers(open + closed)} select 1, n, 'paid', ${on('1')}, 'EUR', 5000, 'paid', ${instant('1')}, 'partner:x' from numbers where n % 3 = 0 or n > ${open}`,
    `insert into partner_invoice (id, company_id, partner_id, number, issued_on, currency, net_minor, vat_minor, gross_minor, recorded_at, recorded_by)
     ${numbers(400)} select n, 1, ${partnerOf}, 'I-' || n, ${dated(db, today, '-n')}, 'EUR', 20000, 4000, 24000, ${RECORDED} from numbers`,
    `insert into partner_invoice_line (company_id, invoice_id, place, case_id, kind, amount_minor, expected_minor, why)
     ${numbers(8_000)} select 1, 1 + n % 400, 1 + n / 400, n, 'set_up', 1000, 1000, '{"why":"set_up","minor":1000,"vatBps":2000}' from numbers where n <= ${open + closed}`,
    `insert into event (company_id, customer_id, kind, subject, payload, occurred_on, recorded_at, recorded_by)
     ${all} select 1, d.customer_id, case t when 1 then 'case.moved' when 2 then 'case.asked' when 3 then 'case.message' else 'case.reported' end, 'case/' || n,
       '{}', ${on('1')}, ${instant('1')}, 'partner:x' from ${FILES} d, times`,
  ];
} // prettier-ignore

export interface SeatMade {
  /** Opens the invitation. */
  readonly secret: string;
  /** The code of this moment. */
  code(): string;
}

/** Somebody at the first partner with an account. */
export async function seatAt(house: House, now: Instant): Promise<SeatMade> {
  const work = house.work({ kind: 'user', name: CODE }, now);
  const { secret } = await inviteToSeat(work, { companyId: 1, partnerId: 1, email: SEAT, name: 'Seat', language: 'en' });
  const [row] = await rowsOf<{ key: string }>(house.db.read, 'select totp_secret as key from partner_account where email = ?', [SEAT]);
  const key = row?.key ?? '';
  return { secret, code: () => new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() }) };
} // prettier-ignore
