import { MAY, ROLES, type Role } from '../../people/rights';
import { testDatabase } from '../../platform/testing/database';
import { atLumenOnly, namesElsewhere, openDemoDesk, statesFor, type DemoDesk } from './demo-desk';
import type { Visitor } from './test-desk';
import { walkEverything, type WalkRules } from './walk';

/** Who signs out is gone; the demo is not furnished twice; the other company has pages of its own. */
const LEAVE = /^\/sign-out|sign-out-everywhere|^\/start\/demo|^\/c\/(nordlicht|vaart|hafen|quai)|^\/assets\//;

/** The demo after so many mornings, walked by everybody, who all send rubbish by every form. */
export function testWalk(mornings: number): void {
  const database = testDatabase();
  let desk: DemoDesk;
  let strangers: ReadonlyMap<string, string> = new Map();
  let names: readonly string[];
  const rulesOf = (role: Role, rest: Pick<WalkRules, 'visitor' | 'secrets'>): WalkRules => ({
    ...{ routes: desk.routes, root: '/c/lumen', leave: LEAVE, strangers, tried: new Set() },
    ...{ ofAPage: 6, alike: 2 },
    ...{ may: ({ right }) => MAY[role].includes(right), ...rest },
  });

  beforeAll(async () => {
    desk = await openDemoDesk(database, mornings);
    names = await namesElsewhere(desk.house.db.read);
    const rules = rulesOf('administrator', { visitor: await desk.as('administrator'), secrets: [] });
    const there = { ...rules, root: '/c/nordlicht', leave: /^\/c\/lumen|^\/assets/ };
    const { ids } = await walkEverything(there, ['/c/nordlicht'], { forms: false });
    strangers = new Map([...ids].filter(([kind]) => kind !== 'pe')); // people belong to no company
  }, 600_000);
  afterAll(() => desk.close());

  it('there is something of the other company to look for', () => {
    expect(names.length).toBeGreaterThan(10);
    expect([...strangers.keys()]).toEqual(expect.arrayContaining(['cu', 'it', 'me']));
  });

  it.each([...ROLES].reverse())(
    'by a %s',
    async (role) => {
      const visitor = role === 'administrator' ? await desk.as(role) : await atLumenOnly(desk, role);
      const secrets = role === 'administrator' ? names : [...names, 'Nordlicht', 'nordlicht'];
      const { faults, pages, forms } = await walkEverything(rulesOf(role, { visitor, secrets }), [
        ...STARTS,
        ...(await statesLeft(desk, role, visitor)),
      ]);
      expect([...faults, ...desk.failures]).toEqual([]);
      expect([role, pages.size >= LEAST[role], forms > pages.size]).toEqual([role, true, true]);
    },
    600_000,
  );

  it('by nobody, who is sent to sign in from wherever it is', async () => {
    const { pages } = await walkEverything(
      rulesOf('reader', { visitor: await desk.as('reader'), secrets: names }),
      [...STARTS, ...statesFor(desk, 'reader')],
      { forms: false },
    );
    for (const url of pages.values()) {
      const { status, location, text } = await desk.stranger().get(url);
      expect([url, status, location.startsWith('/sign-in?next='), text.length < 200]).toEqual([url, 303, true, true]);
    }
  });
}

/** What somebody before has undone or brought to its end is there no more. */
async function statesLeft(desk: DemoDesk, role: Role, visitor: Visitor): Promise<string[]> {
  const left: string[] = [];
  for (const state of statesFor(desk, role))
    if (!ENDS.test(state) || (await visitor.get(state)).status < 400) left.push(state);
  return left;
}

const ENDS = /\/(undo|visit\/record|visit\/cancel|visit\/approve|contacts\/[^/]+\/statements)$/;

const STARTS = ['/c/lumen', '/', '/account'];
/** So many different pages there are at least: a walk that stops at the door finds nothing wrong either. */
const LEAST: Readonly<Record<Role, number>> = { reader: 30, collector: 45, manager: 55, administrator: 65 };
