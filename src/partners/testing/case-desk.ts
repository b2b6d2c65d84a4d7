import { holdSources } from '../../app';
import { handOver } from '../../cases/actions';
import type { Company } from '../../companies/company';
import { customerById } from '../../customers/store';
import { openTestDesk, type DeskOptions, type TestDesk, type Visitor } from '../../desk/testing/test-desk';
import { makeDossier } from '../../dossier/actions';
import { giveVisit } from '../../people/visit-link.actions';
import { rowsOf } from '../../platform/db';
import type { testDatabase } from '../../platform/testing/database';

/** A desk with two cases of one customer at two partners, and somebody who came to one of them by its link. */
export interface CaseDesk {
  readonly desk: TestDesk;
  /** At the Agence Delmas. */
  readonly caseId: number;
  /** At another agency. */
  readonly otherId: number;
  readonly partnerId: number;
  readonly otherPartnerId: number;
  entered(about?: number): Promise<Visitor>;
}

export async function openCaseDesk(
  open: ReturnType<typeof testDatabase>,
  options: DeskOptions = {},
): Promise<CaseDesk> {
  const desk = await openTestDesk({ url: open.url, home: open.home }, options);
  await open.db.transaction((tx) =>
    tx('customer').where({ code: '1007' }).update({ legal_name: 'Brauhaus Nord GmbH' }),
  );
  const caseId = await handedOver(desk, ['F-1003'], 'Agence Delmas');
  const otherId = await handedOver(desk, ['F-1004'], 'Another Agency');
  const partnerOf = async (id: number): Promise<number> =>
    (await rowsOf<{ id: number }>(open.db.read, 'select partner_id as id from recovery_case where id = ?', [id]))[0]?.id ?? 0; // prettier-ignore
  return {
    ...{ desk, caseId, otherId, partnerId: await partnerOf(caseId), otherPartnerId: await partnerOf(otherId) },
    entered: async (about = caseId) => {
      const who = desk.stranger();
      const secret = await giveVisit(desk.work(), { kind: 'partner', about: `case/${about}`, companyId: desk.company.id, days: 90 }); // prettier-ignore
      expect((await who.post(`/partner/${secret}`)).location).toBe('/partner/case');
      return who;
    },
  };
}

/** A recovery file over these invoices of a customer, in the hands of that agency. */
export async function handedOver(
  desk: TestDesk,
  items: readonly string[],
  partner: string,
  { company = desk.company, code = '1007' }: { readonly company?: Company; readonly code?: string } = {},
): Promise<number> {
  const work = desk.work();
  const [row] = await rowsOf<{ id: number }>(work.db.read, 'select id from customer where company_id = ? and code = ?', [company.id, code]); // prettier-ignore
  const customer = await customerById(work.db.read, company.id, row?.id ?? 0);
  const asked = {
    ...{ company, customer, items, currency: null, keyDate: work.today, language: 'en' },
    ...{ interest: null, recipient: partner, facts: null },
  };
  const { number } = await makeDossier(work, asked, holdSources);
  return handOver(work, { companyId: company.id, number, partner, partnerKind: 'agency' });
}

export const onceIn = (text: string): string => /name="once" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? '';
