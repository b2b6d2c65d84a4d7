import { holdSources } from '../../app';
import { handOver } from '../../cases/actions';
import { happen } from '../../cases/happening.actions';
import { customerById } from '../../customers/store';
import type { TestDesk } from '../../desk/testing/test-desk';
import { makeDossier } from '../../dossier/actions';
import { partnersOf } from '../../mandates/partner.store';
import { rowsOf } from '../../platform/db';

/** A case that a partner has, over the small ledger of the test desk. */
export interface HandedOver {
  readonly caseId: number;
  readonly number: string;
  readonly customerId: number;
  readonly partnerId: number;
}

export async function handedOver(
  desk: TestDesk,
  items: readonly string[],
  partner: string,
  code = '1007',
): Promise<HandedOver> {
  const work = desk.work();
  const { read } = desk.house.db;
  await desk.house.db.transaction((tx) => tx('customer').where({ code }).update({ legal_name: tx.ref('name') })); // prettier-ignore
  const [row] = await rowsOf<{ id: number }>(read, `select id from customer where code = ?`, [code]);
  const customer = await customerById(read, desk.company.id, row?.id ?? 0);
  const asked = {
    ...{ company: desk.company, customer, items, currency: null, keyDate: work.today, language: 'en' },
    ...{ interest: null, recipient: partner, facts: null },
  };
  const { number } = await makeDossier(work, asked, holdSources);
  const caseId = await handOver(work, { companyId: desk.company.id, number, partner, partnerKind: 'agency' });
  const found = (await partnersOf(read, desk.company.id)).find(({ name }) => name === partner);
  return { caseId, number, customerId: customer.id, partnerId: found?.id ?? 0 };
}

/** Something happens in it. */
export const happens = (desk: TestDesk, { caseId, customerId }: HandedOver, kind: string, more: { payload?: Record<string, unknown>; internal?: boolean } = {}): Promise<void> =>
  desk.house.db.transaction((tx) =>
    happen(tx, desk.work(), { id: caseId, companyId: desk.company.id, customerId }, { kind, payload: {}, ...more }),
  ); // prettier-ignore
