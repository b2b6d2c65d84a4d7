import { actorText } from '../kernel/actor';
import { assert } from '../kernel/assert';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Webhook } from './webhook';

/** Webhooks, and the events of cases that are for them: rows in, rows out. */
const WEBHOOK = `select id, company_id as "companyId", partner_id as "partnerId", url, kinds, secret, since_event as "sinceEvent",
  recorded_at as "recordedAt", paused_at as "pausedAt", before_secret as "beforeSecret", before_until as "beforeUntil" from webhook`;

export interface KeptWebhook extends Webhook {
  readonly sinceEvent: number;
}

type Row = Omit<KeptWebhook, 'kinds' | 'before'> & {
  readonly kinds: string;
  readonly beforeSecret: string | null;
  readonly beforeUntil: Instant | null;
};

const webhookFrom = ({ kinds, beforeSecret, beforeUntil, ...row }: Row): KeptWebhook => ({
  ...{ ...row, kinds: JSON.parse(kinds) as string[] },
  before: beforeSecret === null || beforeUntil === null ? null : { secret: beforeSecret, until: beforeUntil },
});

/** From now on: what happened before is not told. */
export async function insertWebhook(
  tx: Tx,
  work: Work,
  made: Pick<Webhook, 'companyId' | 'partnerId' | 'url' | 'kinds' | 'secret'> & { readonly sinceEvent: number },
): Promise<number> {
  const [row] = await tx('webhook')
    .insert({
      ...{ company_id: made.companyId, partner_id: made.partnerId, url: made.url, kinds: JSON.stringify(made.kinds) },
      ...{ secret: made.secret, since_event: made.sinceEvent },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  assert(row !== undefined, 'a webhook without a number');
  return row.id;
}

/** Those that are there, oldest first. */
export async function webhooksOf(q: Query, companyId: number, partnerId?: number): Promise<KeptWebhook[]> {
  const rows = await rowsOf<Row>(
    q,
    `${WEBHOOK} where company_id = ? and ended_at is null ${partnerId === undefined ? '' : 'and partner_id = ?'} order by id`,
    [companyId, ...(partnerId === undefined ? [] : [partnerId])],
  );
  return rows.map(webhookFrom);
}

export async function webhookById(q: Query, companyId: number, id: number): Promise<KeptWebhook | undefined> {
  const [row] = await rowsOf<Row>(q, `${WEBHOOK} where company_id = ? and id = ? and ended_at is null`, [companyId, id]); // prettier-ignore
  return row && webhookFrom(row);
}

export async function pauseWebhook(tx: Tx, work: Work, id: number, paused: boolean): Promise<void> {
  await tx('webhook')
    .where({ id })
    .whereNull('ended_at')
    .update({ paused_at: paused ? work.now : null, paused_by: paused ? actorText(work.actor) : null });
}

/** Under another secret from now on. False where somebody else has changed or ended it. */
export async function renewSecret(tx: Tx, { id, secret }: Webhook, to: Pick<Webhook, 'secret' | 'before'>): Promise<boolean> {
  const many = await tx('webhook')
    .where({ id, secret })
    .whereNull('ended_at')
    .update({ secret: to.secret, before_secret: to.before?.secret ?? null, before_until: to.before?.until ?? null });
  return many === 1;
} // prettier-ignore

/** The secret before signs no more. */
export async function forgetBefore(tx: Tx, id: number, secret: string): Promise<void> {
  await tx('webhook').where({ id, before_secret: secret }).update({ before_secret: null, before_until: null });
}

/** False where somebody else has ended it. */
export async function endWebhook(tx: Tx, work: Work, id: number): Promise<boolean> {
  const many = await tx('webhook')
    .where({ id })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
  return many === 1;
}

export interface EventRow {
  readonly id: number;
  readonly kind: string;
  /** JSON. */
  readonly payload: string;
  readonly occurredOn: Day;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly caseId: number;
  readonly partnerId: number;
  readonly number: string;
  readonly partnerRef: string | null;
  readonly state: string;
  readonly stage: string;
}

/** Of these events of cases those that a partner may hear of: its case was in its hands when they were recorded, to the one that ended it. */
export async function eventsOfCases(q: Query, companyId: number, ids: readonly number[]): Promise<EventRow[]> {
  const rows: EventRow[] = [];
  for (let from = 0; from < ids.length; from += 500) {
    const some = ids.slice(from, from + 500);
    rows.push(
      ...(await rowsOf<EventRow>(
        q,
        `select e.id, e.kind, e.payload, e.occurred_on as "occurredOn", e.recorded_at as "recordedAt", e.recorded_by as "recordedBy",
           k.id as "caseId", k.partner_id as "partnerId", d.number, k.partner_ref as "partnerRef", k.state, k.stage
         from v_event e join v_case k on k.id = cast(substr(e.subject, 6) as bigint) join v_dossier d on d.id = k.dossier_id
         where e.company_id = ? and k.company_id = e.company_id and e.id in (${some.map(() => '?').join(', ')})
           and e.recorded_at <= coalesce(k.undone_at, k.ended_at, '9999') order by e.id`,
        [companyId, ...some],
      )),
    );
  }
  return rows;
}
