import { format } from '../kernel/money';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk } from './testing/test-desk';

/** The sums of Today come after its page. */
const open = testDatabase();
let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk(open);
});
afterAll(() => desk.close());

describe('the sums of Today', () => {
  it('come by themselves after the page, or with it for whoever has no script', async () => {
    const [owed] = await rowsOf<{ minor: number }>(
      open.db.read,
      `select sum(open_minor) as minor from v_open_item where company_id = ? and open_minor > 0 and due_on < ?`,
      [desk.company.id, desk.work().today],
    );
    const overdue = format({ minor: owed!.minor, currency: 'EUR' }, 'en-GB');
    const reader = await desk.as('reader');
    const at = `/c/${desk.company.code}`;
    const page = (await reader.get(at)).text;
    expect(page).toContain(`${at}/figures`);
    expect(page).not.toContain(overdue);
    const late = (await reader.get(`${at}/figures`, { headers: { 'hx-request': 'true' } })).text;
    expect(late).toContain(overdue);
    expect(late).not.toContain('<html');
    const whole = (await reader.get(`${at}/figures`)).text;
    expect(whole).toContain(overdue);
    expect(whole).toContain('<html');
  });
});
