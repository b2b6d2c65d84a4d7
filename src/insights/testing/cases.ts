import { rowsOf, type Db, type Tx } from '../../platform/db';

/** Cases written straight into the tables, each with what happened to it: for tests of what is counted over them. */
export interface MadeCase {
  readonly partner: string;
  readonly customer: string;
  readonly handedOverOn: string;
  readonly claimedMinor: number;
  readonly currency?: string;
  readonly ageDays?: number;
  readonly stage?: string;
  readonly stagedOn?: string;
  readonly pausedUntil?: string;
  readonly ended?: { readonly on: string; readonly outcome: string };
  readonly undone?: boolean;
  readonly ref?: string;
  /** Kind and day. */
  readonly reports?: readonly (readonly [kind: string, on: string, reached?: string])[];
  /** Of the partner. */
  readonly moves?: readonly (readonly [from: string, to: string, on: string])[];
  /** Until when an answer is asked for. */
  readonly asks?: readonly string[];
  /** Days on which the partner wrote, unread. */
  readonly messages?: readonly string[];
  readonly steps?: readonly string[];
  readonly collected?: readonly { readonly on: string; readonly gross: number; readonly commission: number; readonly vat: number }[]; // prettier-ignore
  /** Other lines of a partner's invoice, net. */
  readonly invoiced?: readonly { readonly kind: string; readonly net: number; readonly refused?: boolean }[];
  readonly unopened?: boolean;
}

const AT = '2026-01-01T08:00:00.000Z';
const BY = { recorded_at: AT, recorded_by: 'test' };

/** Returns the row numbers, in the order of what was given. */
export async function makeCases(db: Db, companyId: number, cases: readonly MadeCase[]): Promise<number[]> {
  return db.transaction(async (tx) => {
    const ids: number[] = [];
    for (const [n, one] of cases.entries()) ids.push(await make(tx, companyId, one, n + 1));
    return ids;
  });
}

async function idOf(tx: Tx, table: string, row: Record<string, unknown>): Promise<number> {
  const [made] = await tx(table).insert(row).returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

async function partnerId(tx: Tx, companyId: number, name: string): Promise<number> {
  const [found] = await rowsOf<{ id: number }>(tx, 'select id from partner where company_id = ? and name = ?', [companyId, name]); // prettier-ignore
  return found?.id ?? idOf(tx, 'partner', { company_id: companyId, name, kind: 'agency', ...BY });
}

async function make(tx: Tx, companyId: number, one: MadeCase, n: number): Promise<number> {
  const [owing] = await rowsOf<{ id: number }>(tx, 'select id from customer where company_id = ? and code = ?', [companyId, one.customer]); // prettier-ignore
  const customerId = owing?.id ?? 0;
  const currency = one.currency ?? 'EUR';
  const partner = await partnerId(tx, companyId, one.partner);
  const dossier = await idOf(tx, 'dossier', {
    ...{
      company_id: companyId,
      customer_id: customerId,
      number: `RF-T-${String(n).padStart(4, '0')}`,
      version: 1,
      currency,
    },
    ...{
      key_date: one.handedOverOn,
      route: 'amicable',
      principal_minor: one.claimedMinor,
      claim: '{}',
      readiness: '[]',
    },
    ...{ pages: 1, pdf_sha: 'x', zip_sha: 'x', manifest_sha: 'x', ...BY },
  });
  const id = await idOf(tx, 'recovery_case', {
    ...{ company_id: companyId, customer_id: customerId, dossier_id: dossier, partner_id: partner },
    state: one.undone ? 'undone' : one.ended ? 'closed' : 'with_partner',
    ...{ handed_over_on: one.handedOverOn, ended_on: one.ended?.on ?? null, outcome: one.ended?.outcome ?? null },
    ...{ stage: one.stage ?? 'pre_legal', staged_on: one.stagedOn ?? one.handedOverOn, age_days: one.ageDays ?? null },
    ...{ paused_until: one.pausedUntil ?? null, partner_ref: one.ref ?? null, ...BY },
  });
  const about = { company_id: companyId, case_id: id };
  await claims(tx, { companyId, customerId, dossier, id, one, currency });
  await happened(tx, about, one, currency);
  await money(tx, { companyId, partner, id, one, currency });
  return id;
}

async function happened(
  tx: Tx,
  about: Readonly<Record<string, number>>,
  one: MadeCase,
  currency: string,
): Promise<void> {
  for (const [at, [kind, on, reached]] of (one.reports ?? []).entries())
    await tx('case_report').insert({ ...about, kind, on_day: on, currency, details: JSON.stringify({ reached }), key: `r${at}`, recorded_at: `${on}T10:00:00.000Z`, recorded_by: 'partner:x' }); // prettier-ignore
  for (const [from, to, on] of one.moves ?? [])
    await tx('case_move').insert({ ...about, from_stage: from, to_stage: to, side: 'partner', on_day: on, ...BY });
  for (const [at, by] of (one.asks ?? []).entries())
    await tx('case_ask').insert({
      ...about,
      kind: 'info',
      answer_by: by,
      key: `a${at}`,
      ...BY,
      recorded_by: 'partner:x',
    });
  for (const [at, on] of (one.messages ?? []).entries())
    await tx('case_message').insert({ ...about, side: 'partner', author: 'x', text: 'Hello', key: `m${at}`, recorded_at: `${on}T10:00:00.000Z`, recorded_by: 'partner:x' }); // prettier-ignore
  for (const on of one.steps ?? [])
    await tx('case_step').insert({ ...about, kind: 'summons', planned_on: on, currency, ...BY });
  if (one.unopened)
    await tx('supplement').insert({ ...about, n: 1, on_day: '2026-02-01', until_at: AT, currency, before_minor: 2, after_minor: 1, facts: '{}', files: '[]', zip_sha: 'x', ...BY }); // prettier-ignore
}

interface Made {
  readonly companyId: number;
  readonly id: number;
  readonly one: MadeCase;
  readonly currency: string;
}

/** An invoice of its own, of what is claimed. */
async function claims(tx: Tx, made: Made & { readonly customerId: number; readonly dossier: number }): Promise<void> {
  const { companyId, customerId, dossier, id, one, currency } = made;
  const entry = await idOf(tx, 'entry', {
    ...{
      company_id: companyId,
      customer_id: customerId,
      identity: `T-${id}`,
      type: 'invoice',
      document: `T-${id}`,
      currency,
    },
    ...{ amount_minor: one.claimedMinor, issued_on: '2025-06-01', ...BY },
  });
  const item = await idOf(tx, 'open_item', {
    ...{ entry_id: entry, part: 1, company_id: companyId, customer_id: customerId, currency, due_on: '2025-07-01' },
    ...{ amount_minor: one.claimedMinor, open_minor: one.claimedMinor - (one.collected ?? []).reduce((sum, { gross }) => sum + gross, 0) },
  }); // prettier-ignore
  await tx('dossier_item').insert({ dossier_id: dossier, item_id: item, claimed_minor: one.claimedMinor });
  await tx('case_item').insert({ case_id: id, item_id: item });
}

async function money(
  tx: Tx,
  { companyId, partner, id, one, currency }: Made & { readonly partner: number },
): Promise<void> {
  for (const [at, { on, gross, commission, vat }] of (one.collected ?? []).entries())
    await tx('collected').insert({
      ...{
        company_id: companyId,
        case_id: id,
        way: 'partner',
        on_day: on,
        currency,
        gross_minor: gross,
        principal_minor: gross,
      },
      ...{
        interest_minor: 0,
        costs_minor: 0,
        commission_minor: commission,
        vat_minor: vat,
        net_minor: gross - commission - vat,
      },
      ...{ source: `t/${at}`, ...BY },
    });
  for (const [at, { kind, net, refused }] of (one.invoiced ?? []).entries()) {
    const invoice = await idOf(tx, 'partner_invoice', {
      ...{ company_id: companyId, partner_id: partner, number: `I-${id}-${at}`, issued_on: '2026-02-01', currency },
      ...{ net_minor: net, vat_minor: 0, gross_minor: net, refused_at: refused ? AT : null, ...BY },
    });
    await tx('partner_invoice_line').insert({ company_id: companyId, invoice_id: invoice, place: 1, case_id: id, kind, amount_minor: net }); // prettier-ignore
  }
}
