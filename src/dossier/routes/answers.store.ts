import { actorText } from '../../kernel/actor';
import { rowsOf, type Query, type Tx } from '../../platform/db';
import type { Work } from '../../platform/work';
import type { Answers, ClaimRoute, RouteKey } from './keys';

/** What people wrote into the forms of a customer: the answers in force. */
export interface FormScope {
  readonly companyId: number;
  readonly customerId: number;
  readonly route: RouteKey;
}

/** The way that was chosen, with what was written into its form. */
export async function routeAsked(
  q: Query,
  {
    company,
    customer,
    route,
  }: {
    readonly company: { readonly id: number };
    readonly customer: { readonly id: number };
    readonly route?: RouteKey;
  },
): Promise<{ readonly route: ClaimRoute; readonly answers?: Answers }> {
  if (route === undefined) return { route: 'amicable' };
  return { route, answers: await answersOf(q, { companyId: company.id, customerId: customer.id, route }) };
}

export async function answersOf(q: Query, { companyId, customerId, route }: FormScope): Promise<Answers> {
  const rows = await rowsOf<{ box: string; value: string }>(
    q,
    `select box, value from v_form_answer where company_id = ? and customer_id = ? and route = ? order by box`,
    [companyId, customerId, route],
  );
  return Object.fromEntries(rows.map(({ box, value }) => [box, value]));
}

/** An empty value only ends what was there. */
export async function putAnswer(
  tx: Tx,
  work: Work,
  { companyId, customerId, route }: FormScope,
  { box, value }: { readonly box: string; readonly value: string },
): Promise<void> {
  const where = { company_id: companyId, customer_id: customerId, route, box };
  const actor = actorText(work.actor);
  await tx('form_answer').where(where).whereNull('ended_at').update({ ended_at: work.now, ended_by: actor });
  if (value !== '') await tx('form_answer').insert({ ...where, value, recorded_at: work.now, recorded_by: actor });
}
