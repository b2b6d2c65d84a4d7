import { stopStatements } from '../../outbox/opt-out.actions';
import { rowsOf } from '../../platform/db';
import type { Hands } from './hands';
import type { TestDesk } from './test-desk';

/** Somebody who visits: to one customer it is planned, to another, who is spared, a manager agrees first. And one who wants no statements. */
export async function somebodyVisits(
  desk: TestDesk,
  { clerk, manager }: { readonly clerk: Hands; readonly manager: Hands },
  [plain, spared]: readonly [string, string],
): Promise<readonly string[]> {
  const at = `/c/${desk.company.code}`;
  const agent = {
    name: 'Anna Berg',
    role: 'Field agent',
    qualification: 'certified mediator',
    phone: '+33 6 12 34 56 78',
  };
  await manager.fills(`${at}/visits/agents`, agent);
  for (const page of [plain, spared]) {
    const { text } = await clerk.visitor.get(`${page}/visit`);
    const [agentId, address] = ['ag', 'ad'].map((kind) => new RegExp(`<option value="(${kind}_[^"]+)"`).exec(text)?.[1] ?? ''); // prettier-ignore
    const terms = {
      agent: agentId ?? '',
      address: address ?? '',
      day: '2026-07-23',
      part: 'morning',
      reason: 'talk',
      way: 'email',
    };
    await clerk.fills(`${page}/visit`, terms);
  }
  const sheet = await clerk.link(`${at}/visits`, /\/visits\/day/);
  const unwanted = await statementsUnwanted(desk, plain);
  return [`${plain}/visit/record`, `${plain}/visit/cancel`, `${spared}/visit/approve`, sheet, ...unwanted];
}

async function statementsUnwanted(desk: TestDesk, page: string): Promise<readonly string[]> {
  const { db, ids } = desk.house;
  const customerId = ids.open('customer', page.split('/').at(-1) ?? '') ?? 0;
  const [contact] = await rowsOf<{ id: number; email: string }>(db.read, `select id, email from v_contact where customer_id = ? and email is not null`, [customerId]); // prettier-ignore
  const [message] = await rowsOf<{ id: number }>(db.read, `select id from v_message where company_id = ? order by id limit 1`, [desk.company.id]); // prettier-ignore
  if (contact === undefined || message === undefined) return [];
  await stopStatements(desk.work(), { companyId: desk.company.id, messageId: message.id, address: contact.email });
  return [`${page}/contacts/${ids.seal('contact', contact.id)}/statements`];
}
