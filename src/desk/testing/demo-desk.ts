import { theCompany } from '../../companies/store';
import { furnishDemo } from '../../demo/furnish.actions';
import { acceptInvitation, invite } from '../../people/actions';
import type { Role } from '../../people/rights';
import { LAST_DAY } from '../../demo/world';
import { rowsOf, type Query } from '../../platform/db';
import { openTestDesk, PASSWORD, type TestDesk, type Visitor } from './test-desk';

/** The desk over the demo's two companies after so many mornings, seen from the first; the second is another company's. */
export async function openDemoDesk(
  database: { readonly url: string; readonly home: string },
  mornings: number,
): Promise<TestDesk> {
  return openTestDesk(database, {
    now: `${LAST_DAY}T09:00:00.000Z`,
    furnish: async (house) => {
      await furnishDemo(house, () => undefined, mornings);
      return theCompany(house.db.read, 'lumen');
    },
  });
}

/** Signed in with this role at the first company, and with none at the other. */
export async function atLumenOnly(desk: TestDesk, role: Role): Promise<Visitor> {
  const given = { email: `${role}@lumen.example`, name: `The ${role} of Lumen`, language: 'en' };
  const { secret } = await invite(desk.work(), { ...given, roles: [{ companyId: desk.company.id, role }] });
  await acceptInvitation(desk.work(), secret, { name: given.name, password: PASSWORD });
  const visitor = desk.stranger();
  await visitor.signIn(given.email, PASSWORD);
  return visitor;
}

/** Names that only the other company knows. */
export async function namesElsewhere(q: Query): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(
    q,
    `select distinct c.name as name from customer c join company o on o.id = c.company_id where o.code = 'nordlicht'`,
  );
  return rows.map(({ name }) => name);
}
