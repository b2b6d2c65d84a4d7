import { theCompany } from '../../companies/store';
import { furnishDemo } from '../../demo/furnish.actions';
import { acceptInvitation, invite } from '../../people/actions';
import { MAY, type Role } from '../../people/rights';
import { LAST_DAY } from '../../demo/world';
import { rowsOf, type Query } from '../../platform/db';
import { bringAbout } from './states';
import { openTestDesk, PASSWORD, type TestDesk, type Visitor } from './test-desk';

export interface DemoDesk extends TestDesk {
  /** Addresses of pages that a state brought about: to be looked at first. */
  readonly states: readonly string[];
}

/**
 * The desk over the demo's two companies after so many mornings and all that is brought about, seen from the first; the second is
 * another company's.
 */
export async function openDemoDesk(
  database: { readonly url: string; readonly home: string },
  mornings: number,
): Promise<DemoDesk> {
  const desk = await openTestDesk(database, {
    now: `${LAST_DAY}T09:00:00.000Z`,
    furnish: async (house) => {
      await furnishDemo(house, () => undefined, mornings);
      return theCompany(house.db.read, 'lumen');
    },
  });
  return { ...desk, states: await bringAbout(desk) };
}

/** Those whose page this role may see. */
export function statesFor({ routes, company, states }: DemoDesk, role: Role): readonly string[] {
  const fits = (path: string, of: string): boolean =>
    new RegExp(`^/c/${company.code}${path.replace(/:\w+/g, '[^/?]+')}(\\?|$)`).test(of);
  return states.filter((state) =>
    routes.some(({ method, path, right }) => method === 'get' && fits(path, state) && MAY[role].includes(right)),
  );
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
