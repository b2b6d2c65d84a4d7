import { endCase } from '../../cases/closing.actions';
import { handOver } from '../../cases/actions';
import { planStep } from '../../cases/step.actions';
import { rowsOf } from '../../platform/db';
import { recordInvoice } from '../../remittances/invoice.actions';
import type { TestDesk } from './test-desk';

/** What only a case far on its way has: a formal step, a partner's invoice for it, and one that was lost with its VAT to claim back. */
export async function casesGoOn(desk: TestDesk, kase: string): Promise<readonly string[]> {
  const { company, house } = desk;
  const work = desk.work();
  const caseId = house.ids.open('case', kase.split('/').at(-1) ?? '') ?? 0;
  const which = { companyId: company.id, caseId };
  const step = await planStep(work, which, {
    kind: 'summons',
    plannedOn: work.today,
    costMinor: 320_00,
    askId: null,
    note: null,
  });
  const [at] = await rowsOf<{ partnerId: number; currency: string }>(
    house.db.read,
    `select c.partner_id as "partnerId", d.currency from recovery_case c join dossier d on d.id = c.dossier_id where c.id = ?`,
    [caseId],
  );
  const invoice = await recordInvoice(work, {
    ...{ companyId: company.id, partnerId: at?.partnerId ?? 0, currency: at?.currency ?? 'EUR', documentId: null },
    ...{ number: 'HD-2026-118', issuedOn: work.today, dueOn: null, vatMinor: 20_00 },
    lines: [{ caseId, kind: 'commission', about: null, minor: 100_00 }],
  });
  const here = `/c/${company.code}`;
  return [
    `${kase}/steps/${house.ids.seal('case_step', step)}`,
    `${here}/recovery/invoices/${house.ids.seal('partner_invoice', invoice)}`,
    await oneIsLost(desk, here),
  ];
}

/** The file that was made for a court, in vain. */
async function oneIsLost({ company, house, work }: TestDesk, here: string): Promise<string> {
  const [file] = await rowsOf<{ number: string }>(
    house.db.read,
    `select d.number from dossier d where d.company_id = ?
     and not exists (select 1 from recovery_case c where c.dossier_id = d.id) order by d.id limit 1`,
    [company.id],
  );
  const number = file?.number ?? '';
  const id = await handOver(work(), {
    companyId: company.id,
    number,
    partner: 'Cabinet Orsel',
    partnerKind: 'solicitor',
  });
  await endCase(work(), company.id, number, { outcome: 'uncollectable', why: 'nothing to be had' });
  return `${here}/cases/${house.ids.seal('case', id)}/relief`;
}
